"""Spelling in the window: which words are right, asked in the worker and remembered, so that typing never waits."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from exoconsent.errors import ExoConsentError
from exoconsent.gui.studio_session import StudioSession
from exoconsent.gui.studio_step import sentence
from exoconsent.library.spelling import covers, folded

if TYPE_CHECKING:
    from exoconsent.clinic.spelling import ClinicSpelling

KEY = "spelling"
"""Under which the desk remembers whether it checks."""


class SpellingDesk(QObject):
    """For all editors of the Templates place; lives on the window's thread and waits for nothing."""

    changed = Signal()
    """There are other verdicts: wavy lines are drawn anew."""
    told = Signal(str)
    """Something was done, or could not be, as a sentence."""
    switched = Signal(bool)
    """Checking was switched on or off."""

    def __init__(self, session: StudioSession, parent: QObject | None = None) -> None:
        """The lists are read when the first word is asked about."""
        super().__init__(parent)
        self._session = session
        self._on = True
        self._verdicts: dict[tuple[str, str], bool] = {}
        self._asked: set[tuple[str, str]] = set()
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._ask)
        session.listed.connect(lambda _lines: self._hand_on())

    @property
    def on(self) -> bool:
        """Whether it checks."""
        return self._on

    def switch(self, on: bool) -> None:
        """Check, or let everything stand; the remarks among the checks follow."""
        if on == self._on:
            return
        self._on = on
        self.switched.emit(on)
        self.changed.emit()
        if self._session.form is not None:
            self._hand_on()
            self._check_anew()

    def is_wrong(self, word: str, language: str, section_id: str) -> bool:
        """Whether ``word`` is in no list, as far as is known now; a new word is looked up, and ``changed`` tells."""
        key = (language, folded(word))
        right = self._verdicts.get(key)
        if right is None:
            if self._on and covers(language):
                self._asked.add(key)
                self._soon.start()
            return False
        return self._on and not right and not self._spelling.is_ignored(word, language, section_id)

    def suggest(self, word: str, language: str, then: Callable[[tuple[str, ...]], None]) -> None:
        """``then`` gets what may have been meant, a moment later."""
        spelling = self._spelling

        def work() -> tuple[str, ...]:
            speller = spelling.speller(language)
            return speller.suggestions(word) if speller else ()

        self._session.desk.filing.submit("spelling-suggest", work, then, self._fault)

    def ignore(self, word: str, language: str, section_id: str) -> None:
        """In this one section, until ExoConsent is closed."""
        self._spelling.ignore(word, language, section_id)
        self.changed.emit()
        self._check_anew()
        self.told.emit(self.tr("“{word}” is let stand in this section until ExoConsent is closed.").format(word=word))

    def add(self, word: str, language: str) -> None:
        """Among the clinic's own words."""
        spelling = self._spelling

        def done(_nothing: object) -> None:
            self._verdicts[language, folded(word)] = True
            self.changed.emit()
            self._check_anew()
            self.told.emit(
                self.tr("“{word}” is one of this clinic's words now. They stand in {file}.").format(
                    word=word, file=spelling.words_file(language)
                )
            )

        self._session.desk.filing.submit(
            f"spelling-add {word}", lambda: spelling.add(word, language), done, self._fault
        )

    def renew(self) -> None:
        """The clinic's words may have been edited by hand: everything is looked up again."""
        self._verdicts.clear()
        self.changed.emit()

    @property
    def _spelling(self) -> "ClinicSpelling":
        return self._session.studio.spelling

    def _hand_on(self) -> None:
        """The remarks among the checks follow the switch."""
        self._spelling.on = self._on

    def _check_anew(self) -> None:
        self._session.look_as(self._session.person, self._session.language, self._session.options)

    def _ask(self) -> None:
        """All that was asked about in this round, in one job; an older one that was overtaken is asked again."""
        asked, spelling = frozenset(self._asked), self._spelling

        def work() -> dict[tuple[str, str], bool]:
            return dict(_looked_up(asked, spelling))

        self._session.desk.filing.submit("spelling-words", work, self._answer, self._fault)

    def _answer(self, verdicts: dict[tuple[str, str], bool]) -> None:
        self._asked -= verdicts.keys()
        self._verdicts.update(verdicts)
        if not all(verdicts.values()):
            self.changed.emit()

    def _fault(self, fault: Exception) -> None:
        self._asked.clear()
        if isinstance(fault, ExoConsentError):
            self.told.emit(sentence(fault))


def _looked_up(asked: Iterable[tuple[str, str]], spelling: "ClinicSpelling") -> Iterable[tuple[tuple[str, str], bool]]:
    for language, word in asked:
        speller = spelling.speller(language)
        yield (language, word), speller is None or speller.known(word)
