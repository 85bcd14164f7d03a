"""Name and date of birth: the two fields that say who the patient is."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtWidgets import QCompleter

from exoconsent.consent.cleantext import NAME_LIMIT
from exoconsent.consent.draft import Draft, age_on
from exoconsent.consent.facts import OLDEST, UNKNOWN, Fact, Kind
from exoconsent.gui.another_person import same_name
from exoconsent.gui.day_text import read_day
from exoconsent.gui.examples import LEAST_LETTERS
from exoconsent.gui.fact_fields import LineField, bad
from exoconsent.gui.known_people import KnownPeople
from exoconsent.gui.session import Session
from exoconsent.gui.translation import mark, said
from exoconsent.gui.typed_text import typed_text
from exoconsent.library.patients import PatientFile

NAME_WORDS, BORN_WORDS = mark("NameField", "patient's name"), mark("BornField", "date of birth")
NAME = Fact(name="name", kind=Kind.TEXT, words=NAME_WORDS)
BORN = Fact(name="born", kind=Kind.TEXT, words=BORN_WORDS)


class NameField(LineField):
    """The name, with the known patients as one types."""

    found = Signal(object)
    """A ``PatientFile`` was taken by Enter or click."""
    replaced = Signal(str)
    """Quite another name was typed over a person of whom more is known; not taken until somebody says who it is."""

    def __init__(self, people: KnownPeople) -> None:
        """``people`` are asked when the first letters are typed."""
        super().__init__(replace(NAME, words=said(NAME_WORDS)), hint=self.tr("Name, or letters of a known one"))
        self._people = people
        self._stranger, self._waiting = "", ""
        self.settled = ""
        """The name that the facts belong to, whatever is being typed."""
        self.is_new: Callable[[], bool] = lambda: True
        """Whether nothing is known yet but the name."""
        self._names = QStringListModel(self)
        completer = QCompleter(self._names, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.line.setCompleter(completer)
        self.line.textEdited.connect(self._suggest)
        self.line.returnPressed.connect(self._enter)
        self.line.editingFinished.connect(self._met)
        completer.activated.connect(self._take_name)

    def read(self) -> tuple[Any, str]:
        """The name; a blank one is no name."""
        name, problems = self._typed()
        if problems:
            return bad(), ". ".join(problems)
        return (bad(), self.tr("Is this another person? Enter asks")) if self._is_other(name) else (name, "")

    def _typed(self) -> tuple[str, tuple[str, ...]]:
        return typed_text(self.line.text(), what=self.tr("The name"), limit=NAME_LIMIT)

    def _is_other(self, name: str) -> bool:
        known = bool(name and self.settled) and not self.is_new()
        return known and name != self.settled and not same_name(self.settled, name)

    def settle(self, name: str) -> None:
        """``name`` is that of the person whom the facts are about."""
        self.settled = name
        self.commit()

    def finish(self) -> None:
        """The hand has left the field: take the name, or ask whose it is."""
        name, problems = self._typed()
        if self._is_other(name) and not problems:
            self.replaced.emit(name)
        elif name and not problems:
            self.settled = name

    def type_in(self, text: str, *, entered: bool) -> None:
        """As if ``text`` were typed here now, and Enter pressed behind it where ``entered``."""
        self.line.selectAll()
        self.line.insert(text)
        self._hide_list()  # it came up before the line had its place in the window
        if entered:
            self._enter()

    def _hide_list(self) -> None:
        if popup := self.line.completer().popup():
            popup.hide()

    def select(self) -> None:
        """All of it, to be typed over; the beginning shows, which is what people know each other by."""
        self.line.end(False)
        self.line.home(True)

    def tell(self, trouble: str) -> None:
        """The trouble, or that nobody of that name is known."""
        super().tell(trouble or self._stranger)

    def show_value(self, value: Any, *, afresh: bool = False) -> None:
        """Follow the draft; another patient is no stranger."""
        if afresh or value != self._typed()[0]:
            self.settled = value or ("" if afresh else self.settled)
        if afresh:
            self._meet("")
        super().show_value(value, afresh=afresh)

    def _suggest(self, text: str) -> None:
        looked_for = text.strip()
        here, self._waiting = self._people.here(looked_for), looked_for
        self._names.setStringList(list(here))
        self._meet("")
        self._people.ask(looked_for, lambda more: self._answer(looked_for, here, more))

    def _answer(self, looked_for: str, here: tuple[str, ...], more: tuple[str, ...]) -> None:
        """The records have answered, maybe after Enter was pressed or more was typed."""
        if looked_for != self._waiting:
            return
        names = [*more, *here]
        if self._list(names) and self.line.hasFocus() and names:
            self.line.completer().complete()
        self._meet(looked_for if not names and len(looked_for) >= LEAST_LETTERS else "")

    def _list(self, names: list[str]) -> bool:
        """Nothing is waited for any more; whether the list is another one than before."""
        self._waiting = ""
        other = names != self._names.stringList()
        if other:
            self._names.setStringList(names)
        return other

    def _meet(self, name: str) -> None:
        """Say that nobody is called ``name``; empty to say no more."""
        new = self.tr("No one called “{name}”. Enter makes a new patient.")
        other = self.tr("No one called “{name}”: this changes only the name. Ctrl+N begins a new patient.")
        other = self.tr("No one called “{name}” is known here.") if self._is_other(name) else other
        self._stranger = (new if self.is_new() else other).format(name=name) if name else ""
        self.tell(self.read()[1])

    def _met(self) -> None:
        self._meet("")
        self.finish()

    def _enter(self) -> None:
        """The first of the list; a hand that is faster than the records means the same person."""
        if not self.line.isModified():
            return
        if self._waiting:
            self._list([*self._people.ask_now(self._waiting), *self._names.stringList()])
        if self._names.stringList():
            self._take_name(self._names.stringList()[0])

    def _take_name(self, name: str) -> None:
        patient: PatientFile | None = self._people.person(name)
        if patient is None:
            return
        self._timer.stop()
        self._waiting = ""
        self._names.setStringList([])
        self._hide_list()
        self.line.setModified(False)
        self.found.emit(patient)


class BornField(LineField):
    """The date of birth, with the age beside it."""

    def __init__(self, session: Session) -> None:
        """``session`` tells today."""
        super().__init__(replace(BORN, words=said(BORN_WORDS)), hint=self.tr("YYYY-MM-DD"))
        self._session = session
        self.line.editingFinished.connect(self.finish)

    def read(self) -> tuple[Any, str]:
        """The day, ``None`` for an empty line."""
        text = self.line.text().strip()
        if not text:
            return None, ""
        day, trouble = read_day(text)
        return (bad(), trouble) if day is None else (day, self._odd(day))

    def finish(self) -> None:
        """Write a day that was typed in another way as all days are written, so that one sees how it was taken."""
        day = self.read()[0]
        if isinstance(day, date) and self.line.text() != day.isoformat():
            self.line.setText(day.isoformat())

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
