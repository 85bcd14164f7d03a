"""A clinic's spelling: the kept lists, the words of the shipped forms, and the words that this clinic has added.

The clinic's words stand in ``<its folder>/forms/spelling/<language>.txt``, one a line, to be edited by hand as well.
Lists are read when a language is first asked for; that takes a moment and belongs in a worker.
"""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from threading import RLock
from typing import Final

from exoconsent.clinic.studio_assessment import named, of_section
from exoconsent.consent.form import Form, Section
from exoconsent.consent.problem import Problem, Severity
from exoconsent.errors import BadInputError, ExoConsentError, StorageError
from exoconsent.files import read_limited, why, write_safely
from exoconsent.library.load import load_library
from exoconsent.library.spelling import LANGUAGES, Speller, covers, folded
from exoconsent.library.spelling_texts import form_lines, own_words, placed_lines
from exoconsent.paths import FORMS, RESOURCES

LIMIT: Final = 1 << 20
"""Bytes of a file of words."""
TOLD: Final = 5
"""Words that a remark names; the others it counts."""
_HEAD: Final = "# Words that the spell checker takes as right in this clinic. One a line; edit freely.\n"

Found = tuple[tuple[str, str], ...]
"""Words that are in no list, each behind the part of the section where it stands first."""


class ClinicSpelling:
    """May be used from any thread; whoever comes second waits."""

    def __init__(self, folder: Path, builtin: Path = FORMS) -> None:
        """``folder`` is the clinic's own folder of forms, which need not be there yet."""
        self.folder, self._builtin = folder, builtin
        self.on = True
        """Off: nothing is looked up and nothing is remarked."""
        self._lock = RLock()
        self._spellers: dict[str, tuple[tuple[int, int], Speller]] = {}
        self._ignored: set[tuple[str, str, str]] = set()
        self._known: dict[tuple[str, str], tuple[Section, Speller, Found]] = {}

    def words_file(self, language: str) -> Path:
        """Where the clinic's own words are."""
        return self.folder / "spelling" / f"{_base(language)}.txt"

    def speller(self, language: str) -> Speller | None:
        """As the files are now; ``None`` for a language without a list."""
        base = _base(language)
        if not covers(base):
            return None
        with self._lock:
            state = _state(self.words_file(base))
            if base not in self._spellers or self._spellers[base][0] != state:
                extra = _kept(base) | _of_forms(self._builtin, base) | _read(self.words_file(base))
                self._spellers[base] = state, Speller(base, extra)
            return self._spellers[base][1]

    def add(self, word: str, language: str) -> None:
        """Take ``word`` as right from now on, in every form of this clinic.

        Raises:
            BadInputError: the file is there but cannot be read, or ``word`` is none.
            StorageError: the disk refused.
        """
        clean, path = word.strip(), self.words_file(language)
        if not clean or len(clean.split()) != 1 or not covers(language):
            raise BadInputError.saying("this is not one word")
        with self._lock:
            text = read_limited(path, LIMIT).decode(errors="replace") if path.exists() else _HEAD
            if folded(clean) in _words(text):
                return
            try:
                path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            except OSError as fault:
                raise StorageError(f"{path.parent}: could not be made ({why(fault)})") from None
            write_safely(path, f"{text if text.endswith(chr(10)) or not text else text + chr(10)}{clean}\n".encode())

    def ignore(self, word: str, language: str, section_id: str) -> None:
        """Take ``word`` as right in that one section, until ExoConsent is closed."""
        with self._lock:
            self._ignored.add((section_id, _base(language), folded(word)))

    def is_ignored(self, word: str, language: str, section_id: str) -> bool:
        """Whether ``ignore`` was told so."""
        return (section_id, _base(language), folded(word)) in self._ignored

    def remarks(self, form: Form) -> Iterator[Problem]:
        """For each section and language how many words are in no list, and which; never an error."""
        if not self.on:
            return
        for section in form.sections:
            for language in section.texts:
                found = self._left(self._wrong(section, language), language, section.id)
                if found:
                    part, word = found[0]
                    message = _remark(f"{named(section)} ({language})", found)
                    yield of_section(
                        section, "SPELLING", Severity.INFO, message, language=language, part=part, words=word
                    )
        for language in form.texts:
            speller = self.speller(language)
            lines = (("", line) for line in form_lines(form, language))
            if found := self._left(_unknown(lines, speller) if speller else (), language, ""):
                message = _remark(f"The form's own words ({language})", found)
                yield Problem(code="SPELLING", severity=Severity.INFO, message=message, place="form")

    def _left(self, found: Found, language: str, section_id: str) -> Found:
        return tuple(one for one in found if not self.is_ignored(one[1], language, section_id))

    def _wrong(self, section: Section, language: str) -> Found:
        """What was found in a section is kept until it or the lists change."""
        speller = self.speller(language)
        if speller is None:
            return ()
        known = self._known.get((section.id, language))
        if known is None or known[0] is not section or known[1] is not speller:
            known = section, speller, _unknown(placed_lines(section, language), speller)
            self._known[section.id, language] = known
        return known[2]


def _unknown(lines: Iterable[tuple[str, str]], speller: Speller) -> Found:
    """Each word once, where it comes first."""
    found = {spot.word: part for part, line in reversed(list(lines)) for spot in reversed(speller.wrong(line))}
    return tuple((part, word) for word, part in reversed(found.items()))


def _remark(where: str, found: Found) -> str:
    more = f" and {len(found) - TOLD} more" if len(found) > TOLD else ""
    words = ", ".join(f'"{word}"' for _part, word in found[:TOLD])
    count = "1 word may be misspelt" if len(found) == 1 else f"{len(found)} words may be misspelt"
    return f"{where}: {count}: {words}{more}"


def _base(language: str) -> str:
    return language.partition("-")[0]


def _state(path: Path) -> tuple[int, int]:
    with suppress(OSError):
        found = path.stat()
        return found.st_mtime_ns, found.st_size
    return 0, 0


def _read(path: Path) -> frozenset[str]:
    """A file that cannot be read has no words; nothing but the wavy lines depends on it."""
    with suppress(ExoConsentError):
        return _words(read_limited(path, LIMIT).decode(errors="replace")) if path.is_file() else frozenset()
    return frozenset()


def _words(text: str) -> frozenset[str]:
    lines = (line.partition("#")[0].strip() for line in text.splitlines())
    return frozenset(folded(line) for line in lines if line)


@lru_cache(maxsize=len(LANGUAGES))
def _kept(language: str) -> frozenset[str]:
    return _read(RESOURCES / "spelling" / f"{language}.txt")


@lru_cache(maxsize=8)
def _of_forms(builtin: Path, language: str) -> frozenset[str]:
    """From the forms as they ship, never from the clinic's own: those are what is being checked."""
    with suppress(ExoConsentError):
        return own_words(load_library(builtin), language)
    return frozenset()
