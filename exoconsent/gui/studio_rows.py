"""Rows of a form in the studio: words that are never taken for HTML, and the field they belong to."""

from PySide6.QtWidgets import QFormLayout, QLayout, QWidget

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
