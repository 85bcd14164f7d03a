"""Name and date of birth: the two fields that say who the patient is."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtWidgets import QCompleter

from exoconsent.consent.cleantext import NAME_LIMIT, clean_text
from exoconsent.consent.draft import Draft, age_on
from exoconsent.consent.facts import OLDEST, UNKNOWN, Fact, Kind
from exoconsent.gui.examples import examples, matching
from exoconsent.gui.fact_fields import LineField, bad
from exoconsent.gui.session import Session
from exoconsent.library.patients import PatientFile

NAME = Fact(name="name", kind=Kind.TEXT, words="patient's name")
BORN = Fact(name="born", kind=Kind.TEXT, words="date of birth")


class NameField(LineField):
    """The name, with the known patients as one types."""

    found = Signal(object)
    """A ``PatientFile`` was taken by Enter or click."""

    def __init__(self, folder: Path) -> None:
        """``folder`` holds the patients; it is read when the first letters are typed."""
        super().__init__(NAME, hint=self.tr("Name, or letters of a known one"))
        self._folder = folder
        self._names = QStringListModel(self)
        completer = QCompleter(self._names, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.line.setCompleter(completer)
        self.line.textEdited.connect(self._suggest)
        self.line.returnPressed.connect(self._enter)
        completer.activated.connect(self._take_name)

    def read(self) -> tuple[Any, str]:
        """The name; a blank one is no name."""
        name, problems = clean_text(self.line.text(), what=self.tr("The name"), limit=NAME_LIMIT)
        return (bad(), ". ".join(problems)) if problems else (name, "")

    def _suggest(self, text: str) -> None:
        names = matching(text, examples(self._folder)) if len(text.strip()) > 1 else ()
        self._names.setStringList(list(names))

    def _enter(self) -> None:
        if self.line.isModified() and self._names.stringList():
            self._take_name(self._names.stringList()[0])

    def _take_name(self, name: str) -> None:
        patient: PatientFile | None = examples(self._folder).get(name)
        if patient is None:
            return
        self._timer.stop()
        self._names.setStringList([])
        self.line.setModified(False)
        self.found.emit(patient)


class BornField(LineField):
    """The date of birth, with the age beside it."""

    def __init__(self, session: Session) -> None:
        """``session`` tells today."""
        super().__init__(BORN, hint=self.tr("YYYY-MM-DD"))
        self._session = session

    def read(self) -> tuple[Any, str]:
        """The day, ``None`` for an empty line."""
        text = self.line.text().strip()
        if not text:
            return None, ""
        try:
            day = date.fromisoformat(text) if len(text) == len("1961-04-30") else None
        except ValueError:
            day = None
        if day is None or day.isoformat() != text:
            return bad(), self.tr("This is not a day; write it as 1961-04-30")
        return day, self._odd(day)

    def display(self, value: Any) -> None:
        """Write the day."""
        self.line.setText(value.isoformat() if isinstance(value, date) else "")

    def tell(self, trouble: str) -> None:
        """The trouble, or the age."""
        value = self.read()[0]
        age = age_on(value, self._today()) if isinstance(value, date) else 0
        super().tell(trouble or (self.tr("{age} years old").format(age=age) if isinstance(value, date) else ""))

    def _today(self) -> date:
        return self._session.now().date()

    def _odd(self, day: date) -> str:
        """Kept, for the person may be right about it; but told here, and it bars signing."""
        if day > self._today():
            return self.tr("This day lies ahead of today")
        years = age_on(day, self._today())
        return self.tr("Nobody is {years} years old; check the year").format(years=years) if years > OLDEST else ""


def person_changed(draft: Draft, name: str, value: Any) -> Draft:
    """``draft`` with name or date of birth changed; an example stays one under any name, and says so in print."""
    if name == "born":
        return replace(draft, patient=replace(draft.patient, born=None if value is UNKNOWN else value))
    return replace(draft, patient=replace(draft.patient, name=value))
