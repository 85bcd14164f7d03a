"""The parts of a section: a menu to add, take out and set for whom and where each is printed."""

from collections.abc import Callable
from dataclasses import replace
from types import MappingProxyType

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QInputDialog, QMenu, QToolButton, QWidget

from exoconsent.clinic.studio_names import moved_part, name_of, renamed_part, without_part
from exoconsent.clinic.studio_steps import with_text
from exoconsent.consent.conditions import Condition
from exoconsent.consent.form import Keep, Part, Section
from exoconsent.gui.studio_rules import Ask
from exoconsent.gui.studio_session import StudioSession


class PartMenu(QToolButton):
    """About the part that ``chosen`` names."""

    shown = Signal(str)
    """Id of a part to be shown now."""
    ask_rule: Ask | None = None

    def __init__(self, session: StudioSession, chosen: Callable[[], str], parent: QWidget | None = None) -> None:
        """``chosen`` gives the id of the part that is edited."""
        super().__init__(parent)
        self._session, self._chosen = session, chosen
        self.setText(self.tr("Parts"))
        self.setAccessibleName(self.tr("Add, take out or set the parts of this section"))
        self.setToolTip(self.accessibleName())
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setMinimumHeight(28)
        self.setMenu(QMenu(self))
        self.menu().aboutToShow.connect(self.fill)

    def fill(self) -> None:
        """As the part is set now."""
        menu, part = self.menu(), self._part()
        menu.clear()
        menu.addAction(self.tr("New part…"), self._ask_new)
        if part is None:
            return
        place, last = self._parts().index(part), len(self._parts()) - 1
        menu.addAction(self.tr("Another name…"), self._ask_name)
        menu.addAction(self.tr("Print it earlier"), lambda: self.move_part(-1)).setEnabled(place > 0)
        menu.addAction(self.tr("Print it later"), lambda: self.move_part(1)).setEnabled(place < last)
        menu.addAction(self.tr("Take this part out"), self.take_out).setEnabled(last > 0)
        menu.addSeparator()
        asks = menu.addAction(self.tr("Printed when…"), self._ask_rule)
        asks.setEnabled(self.ask_rule is not None)
        menu.addAction(self.tr("Always printed"), lambda: self._rule(None)).setEnabled(part.when is not None)
        ruled = part.when is not None
        self._tick(self.tr("Names the variant"), "variant", part.variant).setEnabled(ruled)
        self._tick(self.tr("Also printed while a fact is not known"), "if_unknown", part.if_unknown).setEnabled(ruled)
        self._tick(self.tr("Printed when no variant is"), "otherwise", part.otherwise).setEnabled(not ruled)
        keeps = menu.addMenu(self.tr("On the page that the patient keeps"))
        words = (
            (Keep.NOTHING, self.tr("nothing")),
            (Keep.FIRST, self.tr("first paragraph")),
            (Keep.ALL, self.tr("all")),
        )
        for keep, said in words:
            action = keeps.addAction(said, lambda k=keep: self._change(replace(part, keep=k)))  # type: ignore[misc]
            action.setCheckable(True)
            action.setChecked(part.keep is keep)

    def add(self, title: str) -> None:
        """A part of that name behind the one that is edited."""
        section = self._session.section
        if section is None or not title.strip():
            return
        taken = {part.id for part in section.parts}
        name = name_of(title)
        name = next(n for n in (name, *(f"{name}_{i}" for i in range(2, len(taken) + 3))) if n not in taken)
        place = next((i for i, part in enumerate(section.parts) if part.id == self._chosen()), len(section.parts) - 1)
        parts = (*section.parts[: place + 1], Part(id=name), *section.parts[place + 1 :])
        changed = replace(section, parts=parts)
        for text in tuple(section.texts.values()):
            changed = with_text(changed, replace(text, parts=MappingProxyType({**text.parts, name: ()})))
        self._session.apply_section(changed, self.tr("Add part {name}").format(name=name))
        self.shown.emit(name)

    def take_out(self) -> None:
        """With its words in all languages; Ctrl+Z puts it back."""
        section, gone = self._session.section, self._chosen()
        if section is None:
            return
        words = self.tr("Take out part {name}").format(name=gone)
        self._session.apply_section(without_part(section, gone), words)

    def move_part(self, way: int) -> None:
        """One place earlier (-1) or later (1) on the page."""
        if (section := self._session.section) is not None:
            words = self.tr("Move part {name}").format(name=self._chosen())
            self._session.apply_section(moved_part(section, self._chosen(), way), words)

    def rename(self, words: str) -> None:
        """The part that is edited, in all languages."""
        section, old = self._session.section, self._chosen()
        if section is None or not words.strip() or name_of(words) == old:
            return
        changed = renamed_part(section, old, words)
        if changed == section:
            self._session.refused.emit(self.tr("There is a part of that name already."))
            return
        self._session.apply_section(changed, self.tr("Name of part {name}").format(name=old))
        self.shown.emit(name_of(words))

    def _ask_name(self) -> None:
        asked = self.tr("A short name, for staff only:")
        name, fine = QInputDialog.getText(self, self.tr("Name of the part"), asked, text=self._chosen())
        if fine:
            self.rename(name)

    def _ask_new(self) -> None:
        name, fine = QInputDialog.getText(self, self.tr("New part"), self.tr("A short name, for staff only:"))
        if fine:
            self.add(name)

    def _ask_rule(self) -> None:
        part = self._part()
        if part is not None and self.ask_rule is not None:
            self.ask_rule(self, part.when, self._rule)

    def _rule(self, rule: Condition | None) -> None:
        part = self._part()
        if part is not None:
            plain = rule is None
            self._change(
                replace(
                    part,
                    when=rule,
                    variant=part.variant and not plain,
                    if_unknown=part.if_unknown or plain,
                    otherwise=part.otherwise and plain,
                )
            )

    def _tick(self, words: str, field: str, on: bool) -> QAction:
        action = self.menu().addAction(words)
        action.setCheckable(True)
        action.setChecked(on)
        action.triggered.connect(lambda ticked: self._flag(field, ticked))
        return action

    def _flag(self, field: str, on: bool) -> None:
        part = self._part()
        if part is not None:
            flags = {"variant": part.variant, "if_unknown": part.if_unknown, "otherwise": part.otherwise, field: on}
            variant, unknown, otherwise = flags["variant"], flags["if_unknown"], flags["otherwise"]
            self._change(replace(part, variant=variant, if_unknown=unknown, otherwise=otherwise))

    def _change(self, part: Part) -> None:
        section = self._session.section
        if section is not None:
            parts = tuple(part if p.id == part.id else p for p in section.parts)
            self._session.apply_section(replace(section, parts=parts), self.tr("Part {name}").format(name=part.id))

    def _part(self) -> Part | None:
        return next((part for part in self._parts() if part.id == self._chosen()), None)

    def _parts(self) -> tuple[Part, ...]:
        section: Section | None = self._session.section
        return section.parts if section is not None else ()
