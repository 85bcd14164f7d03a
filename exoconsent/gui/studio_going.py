"""From a check to its place: the section, the language, the part or tab, and the words themselves where they stand."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit

from exoconsent.clinic.studio_assessment import Check
from exoconsent.consent.problem import Problem
from exoconsent.gui.studio_editor import SectionEditor
from exoconsent.gui.studio_session import StudioSession

_BY_CHECK = Qt.FocusReason.ShortcutFocusReason


def go_to(session: StudioSession, editor: SectionEditor, problem: Problem) -> bool:
    """Bring the section and its words to the keyboard; whether the place is in a section at all."""
    check = problem if isinstance(problem, Check) else None
    kind, _, name = problem.place.partition(":")
    section_id = name if kind == "section" else ""
    session.choose(section_id)
    section = session.section
    if section is None:
        return False
    if check is not None and check.language in section.texts and check.language != editor.tag:
        editor.show_language(check.language)
    part = check.part if check is not None else ""
    if part in {p.id for p in section.parts}:
        if part != editor.part_id:
            editor.show_part(part)
        _select(editor.wording.edit, check.words if check is not None else "")
    else:
        _elsewhere(editor, part)
    return True


def _select(edit: QTextEdit | QPlainTextEdit, words: str) -> None:
    """``words`` selected; a stretch over several lines by its first one."""
    edit.setFocus(_BY_CHECK)
    line = next(iter(words.splitlines()), "")
    found = edit.document().find(line, 0) if line else QTextCursor()
    if not found.isNull():
        edit.setTextCursor(found)
        edit.ensureCursorVisible()


def _elsewhere(editor: SectionEditor, part: str) -> None:
    if part == "title":
        editor.title.setFocus(_BY_CHECK)
        editor.title.selectAll()
        return
    tabs = {"rules": 0, "teach-back": 2, "initials": 2}
    if part:  # the lines of the frequency and of its numbers are called by the number's own name
        editor.tabs.setCurrentIndex(tabs.get(part, 1))
        editor.tabs.setFocus(_BY_CHECK)
    else:
        editor.wording.edit.setFocus(_BY_CHECK)
