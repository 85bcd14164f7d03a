"""Text of a document made readable without a word changed: blanks, line ends, invisible signs; every change is kept.

Look-alike letters come after this, in ``consent.letters``: they are put right letter for letter, so the two together
lead from any place in the repaired text back to the place in the document's own.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from exoconsent.consent.cleantext import refused

LOST: Final = "□"
"""Stands for a sign that has no letter of its own, such as one of a symbol font: it is shown, never left out."""

_LIGATURES: Final = {chr(code): unicodedata.normalize("NFKC", chr(code)) for code in range(0xFB00, 0xFB07)}
_PARTED: Final = r"(?<=[^\W\d_])-[ \t]{0,80}\r?\n[ \t]{0,80}(?=[^\W\d_])"
_WORD_BEFORE: Final = re.compile(r"[^\W\d_]{1,40}\Z")
_WORD_AFTER: Final = re.compile(r"[^\W\d_]{1,40}")
_WORDS: Final = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """One change: a stretch of the document's text, and what is read in its place."""

    start: int
    """Offset into the document's text."""
    end: int
    at: int
    """Offset into the paragraph's readable text, where ``text`` stands."""
    text: str
    hyphen: bool = False
    """A word that was parted at a line end was joined."""


class Folding:
    """How one document's text is folded: which invisible signs it holds, and its words, which say how to join."""

    def __init__(self, raw: str) -> None:
        self._raw = raw
        odd = {char for char in set(raw) if not char.isspace() and refused(char, lines=True)}
        dropped = {char for char in odd if unicodedata.category(char) in ("Cc", "Cf")}
        self._pattern = _pattern("".join(sorted(dropped)), "".join(sorted(odd - dropped)))
        self._words: frozenset[str] | None = None

    def folded(self, start: int, end: int, marks: Iterable[tuple[int, int]] = ()) -> tuple[str, tuple[Edit, ...]]:
        """The readable text of a stretch, and what was changed for it; ``marks`` are left out as well."""
        changes = dict.fromkeys(marks, ("", False))
        left_out = {place for a, b in changes for place in range(a, b)}
        for found in self._pattern.finditer(self._raw, start, end):
            text, hyphen = self._instead(found, start, end)
            if text != found.group() and left_out.isdisjoint(range(found.start(), found.end())):
                changes[found.span()] = (text, hyphen)
        return self._applied(start, end, changes)

    def _applied(
        self, start: int, end: int, changes: dict[tuple[int, int], tuple[str, bool]]
    ) -> tuple[str, tuple[Edit, ...]]:
        pieces: list[str] = []
        edits: list[Edit] = []
        length, done = 0, start
        for a, b in sorted(changes):
            if a < done:  # marks inside marks
                continue
            text, hyphen = changes[a, b]
            pieces += (self._raw[done:a], text)
            length += a - done
            edits.append(Edit(start=a, end=b, at=length, text=text, hyphen=hyphen))
            length += len(text)
            done = b
        return "".join([*pieces, self._raw[done:end]]), tuple(edits)

    def _instead(self, found: re.Match[str], start: int, end: int) -> tuple[str, bool]:
        text = found.group()
        if found.lastgroup == "parted":
            return self._joint(found), True
        if found.lastgroup == "lost":
            return LOST, False
        if found.lastgroup == "joined":
            return _LIGATURES[text], False
        inside = found.start() > start and found.end() < end
        return (" " if inside and any(map(str.isspace, text)) else ""), False

    def _joint(self, found: re.Match[str]) -> str:
        """A hyphen where the document itself writes the word with one elsewhere and never without; or nothing."""
        after = _WORD_AFTER.match(self._raw, found.end())
        before = _WORD_BEFORE.search(self._raw, max(0, found.start() - 40), found.start())
        if not after or not before or not after.group()[0].islower():
            return "-"
        parts = (before.group().lower(), after.group().lower())
        words = self._all_words()
        return "-" if "-".join(parts) in words and "".join(parts) not in words else ""

    def _all_words(self) -> frozenset[str]:
        if self._words is None:
            self._words = frozenset(word.lower() for word in _WORDS.findall(self._raw))
        return self._words


def shown(raw: str, start: int, end: int) -> str:
    """A stretch of plain text as it is read and quoted: blanks folded, invisible signs left out."""
    return Folding(raw).folded(start, end)[0]


@lru_cache(maxsize=16)
def _pattern(dropped: str, lost: str) -> re.Pattern[str]:
    never = r"(?!)"
    return re.compile(
        f"(?P<parted>{_PARTED})|(?P<run>[\\s{re.escape(dropped)}]+)"
        f"|(?P<lost>{f'[{re.escape(lost)}]' if lost else never})|(?P<joined>[\ufb00-\ufb06])"
    )
