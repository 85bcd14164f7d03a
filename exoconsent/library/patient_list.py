"""A list of patients as a spreadsheet saves it (CSV): one patient a line, every mistake told at its line.

Columns are named by facts of the vocabulary, or by the everyday words in ``list_columns``, in any order. A column that
nobody knows is told and not read; a line that is wrong is told and left out, and the others are taken.
"""

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from exoconsent.consent.cleantext import clean_name, clean_text
from exoconsent.consent.facts import OLDEST, VOCABULARY, Fact, Facts, Kind, read_facts
from exoconsent.errors import BadInputError, Complaint
from exoconsent.files import is_no_file, read_limited
from exoconsent.library.list_columns import (
    BORN,
    COLUMNS,
    FAMILY,
    GIVEN,
    LANGUAGE,
    NAME,
    Spoken,
    folded,
    value_of,
)
from exoconsent.library.patients import PatientFile

SIZE_LIMIT: Final = 8 << 20
"""Bytes of a file; a line has some hundred."""
LINES_LIMIT: Final = 5_000
"""Patients of one list; more is no day's work and most likely another sort of file."""
_CELL_LIMIT: Final = 10_000
_COLUMNS_LIMIT: Final = 200
_NOTHING: Final[Spoken] = MappingProxyType({})
_YES: Final = frozenset(("yes", "y", "true", "x", "1", "si"))
_NO: Final = frozenset(("no", "n", "false", "0"))
_DAY: Final = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})")


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedPatient:
    """One line of the list; shown without its patient."""

    line: int
    """In the file, counted from 1; the heading is line 1."""
    patient: PatientFile = field(repr=False)
    language: str = ""
    """Of the form, where the list says so: "es"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WrongLine:
    """A line that was left out; shown without its patient."""

    line: int
    name: str = field(repr=False)
    """As it can be read; maybe empty."""
    complaints: tuple[Complaint, ...] = field(repr=False)
    """All that is wrong in it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PatientList:
    """What a list held."""

    patients: tuple[ListedPatient, ...]
    wrong: tuple[WrongLine, ...] = ()
    """Lines that were left out."""
    unread: tuple[str, ...] = ()
    """Headings of the columns that nobody knows."""


def read_patient_list(path: Path, known: Spoken = _NOTHING) -> PatientList:
    """The list in the file at ``path``; raises ``BadInputError`` when it is none, or cannot be read."""
    if is_no_file(path):
        raise BadInputError.saying("is no file; choose a list", path.name)
    return patient_list(read_limited(path, SIZE_LIMIT), str(path), known)


def patient_list(data: bytes, path: str, known: Spoken = _NOTHING) -> PatientList:
    """The list in ``data``; ``path`` names it in what is said. Raises ``BadInputError``.

    Cells may say values by their names, or by the words in ``known``.
    """
    rows = list(_rows(_text(data, path), path))
    if len(rows) < 2:
        raise BadInputError.saying("is no list of patients: it needs a line of headings, and a line for each", path)
    headings = [heading.strip() for heading in rows[0][1]]
    columns = [COLUMNS.get(folded(heading), "") for heading in headings]
    _check_headings(headings, columns, path)
    day_first = _order(columns, [cells for _line, cells in rows[1:]])
    patients, wrong = [], []
    for line, cells in rows[1:]:
        found = _Line(dict(zip(columns, cells, strict=False)), line, path, day_first, known)
        one = found.read()
        if found.complaints:
            wrong.append(WrongLine(line=line, name=one.patient.name, complaints=tuple(found.complaints)))
        else:
            patients.append(one)
    unread = tuple(heading for heading, column in zip(headings, columns, strict=True) if not column and heading)
    return PatientList(patients=tuple(patients), wrong=tuple(wrong), unread=unread)


class _Line:
    """One line while it is read: all of its mistakes are gathered."""

    def __init__(self, cells: Mapping[str, str], line: int, path: str, day_first: bool | None, known: Spoken) -> None:
        self.complaints: list[Complaint] = []
        self._cells, self._line, self._path, self._day_first = cells, line, path, day_first
        self._known = known

    def read(self) -> ListedPatient:
        name = self._name()
        born = self._born()
        facts, complaints = read_facts(self._facts())
        for complaint in complaints:
            self._say(complaint.message)
        patient = PatientFile(name=name, born=born, facts=facts if not complaints else Facts())
        language = self._cells.get(LANGUAGE, "").strip().casefold()
        return ListedPatient(line=self._line, patient=patient, language=language)

    def _say(self, message: str) -> None:
        self.complaints.append(Complaint(message=message, path=self._path, line=self._line))

    def _name(self) -> str:
        parts = (self._cells.get(column, "") for column in (GIVEN, FAMILY))
        given = self._cells.get(NAME, "") or " ".join(part.strip() for part in parts)
        name, problems = clean_name(given, what="the name")
        for problem in problems:
            self._say(problem)
        return name

    def _born(self) -> date | None:
        text = self._cells.get(BORN, "").strip()
        if not text:
            return None
        try:
            return date.fromisoformat(text.replace("/", "-")) if text[:4].isdecimal() else self._local(text)
        except ValueError:
            self._say(f'the date of birth "{text[:30]}" does not exist; write it as 1961-04-30')
            return None

    def _local(self, text: str) -> date | None:
        """A day that begins with day or month; which it is, the whole column has to show."""
        found = _DAY.fullmatch(text)
        if found is None:
            self._say(f'the date of birth "{text[:30]}" cannot be read; write it as 1961-04-30')
            return None
        first, second, year = map(int, found.groups())
        if self._day_first is None and first != second and max(first, second) <= 12:
            self._say(f'the date of birth "{text[:30]}" could be two days; write it as 1961-04-30')
            return None
        day_first = self._day_first if self._day_first is not None else first > 12
        day, month = (first, second) if day_first else (second, first)
        return date(year, month, day)

    def _facts(self) -> dict[str, Any]:
        """What the cells say, as the vocabulary reads it; an empty cell says nothing."""
        given: dict[str, Any] = {}
        for column, raw in self._cells.items():
            text = raw.strip()
            name, _, part = column.partition(".")
            if not text or name not in VOCABULARY:
                continue
            clean, problems = clean_text(text, what=f'"{column}"')
            for problem in problems:
                self._say(problem)
            if part:
                given.setdefault("product", {})[part] = clean
            else:
                given[name] = _value(VOCABULARY[name], clean, self._known)
        return given


def _value(fact: Fact, text: str, known: Spoken) -> Any:
    kind = fact.kind
    if kind is Kind.YEARS:
        return int(text) if text.isdecimal() and len(text) <= len(str(OLDEST)) else text
    if kind is Kind.FLAG:
        word = folded(text)
        return word in _YES if word in _YES | _NO else text
    if kind is Kind.SET:
        return [value_of(fact.name, part.strip(), known) for part in re.split(r"[;|,]", text) if part.strip()]
    return value_of(fact.name, text, known) if kind is Kind.CHOICE else text


def _text(data: bytes, path: str) -> str:
    """As the file's first bytes say, else UTF-8, else as Windows writes in western Europe and America."""
    if b"\0" in data[:4096] and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise BadInputError.saying("is no text; save the list as CSV (a spreadsheet offers it) and choose that", path)
    for code in ("utf-16",) if data.startswith((b"\xff\xfe", b"\xfe\xff")) else ("utf-8-sig", "cp1252"):
        try:
            return data.decode(code)
        except UnicodeDecodeError:
            continue
    raise BadInputError.saying("holds letters that cannot be read; save it as CSV in UTF-8", path)


def _rows(text: str, path: str) -> Iterator[tuple[int, list[str]]]:
    """Line number and cells of each line that is not empty."""
    first = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    count = 0
    try:
        for cells in reader:
            if not any(map(str.strip, cells)):
                continue
            count += 1
            if count > LINES_LIMIT + 1:
                raise BadInputError.saying(f"has more than {LINES_LIMIT:,} lines; cut it in parts", path)
            if len(cells) > _COLUMNS_LIMIT or any(len(cell) > _CELL_LIMIT for cell in cells):
                raise _bad("holds a line that is too long for a list of patients", path, reader.line_num)
            yield reader.line_num, cells
    except csv.Error:
        raise _bad("is no CSV file that can be read", path, reader.line_num) from None


def _check_headings(headings: Sequence[str], columns: Sequence[str], path: str) -> None:
    named = [column for column in columns if column]
    twice = sorted({column for column in named if named.count(column) > 1})
    if twice:
        raise _bad(f"has two columns for: {', '.join(twice)}; take one of them out", path, 1)
    if not {NAME, GIVEN, FAMILY} & set(named):
        known = ", ".join(f'"{heading[:30]}"' for heading in headings if heading) or "none"
        raise _bad(f'has no column "name"; its headings are: {known}', path, 1)


def _order(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> bool | None:
    """Whether its days begin with the day; None where no line of the list shows it, or two lines differ."""
    if BORN not in columns:
        return None
    place = columns.index(BORN)
    found = [_DAY.fullmatch(row[place].strip()) for row in rows if place < len(row)]
    pairs = [(int(day[1]), int(day[2])) for day in found if day]
    day_first, month_first = any(first > 12 for first, _ in pairs), any(second > 12 for _, second in pairs)
    return None if day_first == month_first else day_first


def _bad(message: str, path: str, line: int) -> BadInputError:
    return BadInputError([Complaint(message=message, path=path, line=line)])
