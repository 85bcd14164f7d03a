"""Rows of a form in the studio: words that are never taken for HTML, and the field they belong to."""

from PySide6.QtWidgets import QFormLayout, QLayout, QLineEdit, QWidget

from exoconsent.gui.messages import plain_label


def add_row(form: QFormLayout, words: str, field: QWidget | QLayout, buddy: QWidget | None = None) -> None:
    """A row; ``buddy`` takes the keyboard of a field that is a layout."""
    label = plain_label(words)
    target = buddy or (field if isinstance(field, QWidget) else None)
    if target is not None:
        label.setBuddy(target)
        if not target.accessibleName():
            target.setAccessibleName(words.replace("&", ""))
    form.addRow(label, field)


def show_note(field: QLineEdit, note: str) -> None:
    """A note in one line; a hand may have written it in several."""
    if field.text().strip() != _in_line(note):
        field.setText(_in_line(note))
        field.setCursorPosition(0)


def note_of(field: QLineEdit, note: str) -> str:
    """What ``field`` says; ``note`` itself, lines and all, while nobody typed anything else."""
    typed = field.text().strip()
    return note if typed == _in_line(note) else typed


def _in_line(note: str) -> str:
    return " ".join(note.split())
