"""The required elements of a consent: which rule asks for each, and which section gives it; missing ones first."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from exoconsent.clinic.studio_assessment import Check
from exoconsent.consent.elements_held import FORM, Held
from exoconsent.consent.problem import Severity
from exoconsent.gui.icons import icon

_GIVER = Qt.ItemDataRole.UserRole
NAMED = 4
"""So many sections that give an element are named; the rest is counted."""


class ElementsList(QListWidget):
    """An element is "found" or "not found", never "compliant": what the law asks is for the clinic's counsel."""

    go = Signal(object)
    """A ``Check`` with the section that gives the element, or the form."""

    def __init__(self) -> None:
        """Nothing is known yet."""
        super().__init__()
        self._shown: tuple[tuple[Held, ...], Mapping[str, str]] = ((), {})
        self.setWordWrap(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Required elements"))
        self.itemActivated.connect(lambda item: self.go.emit(item.data(_GIVER)))

    def show_elements(self, held: tuple[Held, ...], titles: Mapping[str, str]) -> str:
        """Those of one language; the words for the tab come back."""
        if (held, titles) != self._shown:
            self._shown = held, titles
            row = self.currentRow()
            self.clear()
            for element in sorted(held, key=lambda one: (one.found, one.without is None)):
                self._add(element, titles)
            self.setCurrentRow(min(max(row, 0), self.count() - 1))
        words = self._counted(held)
        self.setAccessibleName(words)
        return words

    def _counted(self, held: tuple[Held, ...]) -> str:
        """What is missing: of what is found the program gives most by itself, so that a form of nothing has much."""
        if not held:
            return self.tr("Required: nothing")
        missing = [one for one in held if not one.found]
        open_ones = sum(not (one.measured or one.told) for one in missing)
        parts = [self.tr("%n not found", "", len(missing) - open_ones)] if len(missing) > open_ones else []
        parts += [self.tr("%n not checked", "", open_ones)] if open_ones else []
        partly = sum(one.found and one.without is not None for one in held)
        parts += [self.tr("%n not for everybody", "", partly)] if partly else []
        return self.tr("Required: {what}").format(what=", ".join(parts) or self.tr("all found"))

    def _add(self, element: Held, titles: Mapping[str, str]) -> None:
        lines = (f"{element.rule.what}: {self._given(element, titles)}", self._asked(element))
        sign = "check" if element.found and element.without is None else "warning"
        sign = "error" if not element.found and element.rule.severity == Severity.ERROR else sign
        item = QListWidgetItem(icon(sign), "\n".join(lines))
        giver = next((name for name in element.sections if name != FORM), "")
        place = f"section:{giver}" if giver else "form"
        item.setData(_GIVER, Check(code=element.rule.id, severity=Severity.INFO, message=lines[0], place=place))
        self.addItem(item)

    def _asked(self, element: Held) -> str:
        return self.tr("{id}, asked for by: {source}").format(id=element.rule.id, source=element.rule.citation)

    def _given(self, element: Held, titles: Mapping[str, str]) -> str:
        if element.program:
            return self.tr("found; the program prints it or asks for it")
        if not element.found and element.measured:
            return self.tr("NOT SO")
        if not element.found:
            return self.tr("NOT FOUND") if element.told else self.tr("not checked in this language")
        names = [
            titles.get(name, name) if name != FORM else self.tr("the form's own words") for name in element.sections
        ]
        listed = ", ".join(f"“{name}”" for name in names[:NAMED])
        if len(names) > NAMED:
            listed = self.tr("{listed} and {more} more").format(listed=listed, more=len(names) - NAMED)
        if element.without is not None:
            return self.tr("found only in {listed}, which is not shown to everybody whom it concerns").format(
                listed=listed
            )
        return self.tr("found in {listed}").format(listed=listed)
