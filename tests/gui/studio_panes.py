"""A studio session and its panes without the rest of the window, and what differs between two values by field."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

from exoconsent.clinic import Clinic
from exoconsent.consent.form import Form
from exoconsent.gui.session import Session
from exoconsent.gui.studio_editor import SectionEditor
from exoconsent.gui.studio_form_words import FormWords
from exoconsent.gui.studio_session import StudioSession

OTHER = ("AllOf", "AnyOf", "Test", "Always", "Run", "Blank", "Paragraph", "Bullets")
"""Values that are compared whole."""


class Panes:
    """Both editors of the middle, on one session; nothing is written unless asked."""

    def __init__(self, folder: Path, clock: Any) -> None:
        self.desk = Session(Clinic.demo(folder), clock)
        self.session = StudioSession(self.desk)
        self.session.may_change = True
        self.editor, self.words = SectionEditor(self.session), FormWords(self.session)
        self.session.changed.connect(lambda _form: self.follow())
        self.session.chosen.connect(lambda _id: self.follow())
        self.session.leaving.connect(self.commit)
        self.said: list[str] = []
        self.session.refused.connect(self.said.append)

    def show(self, form: Form, section_id: str = "") -> None:
        """As if ``form`` had just been opened."""
        self.session.undo.clear()
        self.session.section_id = section_id
        self.session.show(form, section_id)
        self.follow()
        for timer in self.session._timers.values():
            timer.stop()

    def follow(self) -> None:
        if self.session.section is not None:
            self.editor.show_section()
        else:
            self.words.show_form(self.session.form)

    def commit(self) -> None:
        (self.editor if self.session.section is not None else self.words).commit()

    def close(self) -> None:
        for timer in self.session._timers.values():
            timer.stop()
        self.editor.deleteLater()
        self.words.deleteLater()
        self.desk.close()
        self.desk.clinic.close()


def differing(old: Any, new: Any, name: str = "") -> set[str]:
    """Which fields differ, as ``Class.field``; lists and maps of other members differ as a whole."""
    if old == new:
        return set()
    if is_dataclass(old) and type(old) is type(new) and type(old).__name__ not in OTHER:
        kind = type(old).__name__
        found = [differing(getattr(old, f.name), getattr(new, f.name), f"{kind}.{f.name}") for f in fields(old)]
        return set().union(*found)
    if isinstance(old, (dict, MappingProxyType, Mapping)) and list(old) == list(new):
        return set().union(*(differing(old[key], new[key], name) for key in old))
    if isinstance(old, tuple) and isinstance(new, tuple) and len(old) == len(new) and _members(old):
        return set().union(*(differing(a, b, name) for a, b in zip(old, new, strict=True)))
    return {name}


def _members(values: tuple[Any, ...]) -> bool:
    return bool(values) and all(is_dataclass(v) and type(v).__name__ not in OTHER for v in values)
