"""The people whom a desk knows: those in its records, and in the demo clinic the invented ones that ship."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final

from exoconsent.consent.facts import Facts
from exoconsent.errors import ExoConsentError
from exoconsent.gui.examples import LEAST_LETTERS, examples, matching
from exoconsent.gui.records_words import standing
from exoconsent.gui.translation import mark, said
from exoconsent.library.patients import PatientFile

if TYPE_CHECKING:
    from exoconsent.clinic.archive import Archive
    from exoconsent.gui.session import Session
    from exoconsent.records.record import Row

MOST: Final = 8
"""People in the list below the name; who is not among them is found by one more letter."""
_LINE: Final = mark("NameField", "{name}, born {born}. Last consent: {state}")
_LINE_UNBORN: Final = mark("NameField", "{name}. Last consent: {state}")


class KnownPeople:
    """Asked by letters; what the records know comes a moment later than what is in memory."""

    def __init__(self, session: "Session", folder: Path) -> None:
        """``folder`` holds the invented patients."""
        self._session, self._folder = session, folder
        self._found: dict[str, PatientFile] = {}
        self._made_up: dict[int, bool] = {}
        """By record that was seen; records do not change, and telling means opening one whole."""

    def here(self, letters: str) -> tuple[str, ...]:
        """The invented people with these letters; never beside real ones."""
        if len(letters) < LEAST_LETTERS or not self._session.clinic.is_demo:
            return ()
        return matching(letters, examples(self._folder))

    def ask(self, letters: str, then: Callable[[tuple[str, ...]], None]) -> None:
        """Tell ``then`` the lines of those in the records, as soon as they are found."""
        if len(letters) < LEAST_LETTERS:
            self._session.errands.forget("known-people")
            then(())
            return
        clinic, now = self._session.clinic, self._session.now

        def work() -> dict[str, PatientFile]:
            return self._people(clinic.archive(now), letters)

        def answer(found: dict[str, PatientFile]) -> None:
            self._found = found
            then(tuple(found))

        self._session.errands.submit("known-people", work, answer, lambda _fault: then(()))

    def ask_now(self, letters: str) -> tuple[str, ...]:
        """The same lines at once, for Enter: milliseconds, and not behind a printer that others wait for."""
        self.forget()
        try:
            self._found = self._people(self._session.clinic.archive(self._session.now), letters)
        except ExoConsentError:  # as when nobody answers: what was typed is a name
            self._found = {}
        return tuple(self._found)

    def forget(self) -> None:
        """Whoever asked last is gone."""
        self._session.errands.forget("known-people")

    def _people(self, archive: "Archive", letters: str) -> dict[str, PatientFile]:
        """Who they are, and nothing more: what was true of their health at the last consent has to be asked again."""
        newest: dict[tuple[str, object], Row] = {}
        for row in archive.find(letters, limit=MOST * 8):
            if row.name:
                newest.setdefault((row.name, row.born), row)
        rows = list(newest.values())[:MOST]
        return {_line(row): self._known(archive, row) for row in rows}

    def _known(self, archive: "Archive", row: "Row") -> PatientFile:
        if row.id not in self._made_up:
            self._made_up[row.id] = archive.is_made_up(row.id)
        return PatientFile(name=row.name, born=row.born, facts=Facts({}), synthetic=self._made_up[row.id])

    def person(self, line: str) -> PatientFile | None:
        """Whom a line of either list means."""
        return self._found.get(line) or self._examples().get(line)

    def _examples(self) -> Mapping[str, PatientFile]:
        return examples(self._folder) if self._session.clinic.is_demo else {}


def _line(row: "Row") -> str:
    if row.born is None:
        return said(_LINE_UNBORN, name=row.name, state=standing(row))
    return said(_LINE, name=row.name, born=row.born.isoformat(), state=standing(row))
