"""Passphrases: four words offered by the program, and the sentences that refuse one that others would guess.

After NIST SP 800-63B-4: at least 15 characters, no rules of composition, NFKC before anything else, and a list of what
is used everywhere. The list is of short things, so a passphrase is counted by its pieces: a listed word, a year, a run
such as 1234 or aaaa counts as one character, and what is said twice counts once.
"""

import gzip
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import Final

from exoconsent.paths import RESOURCES

WORDS: Final = RESOURCES / "passphrases" / "words.txt"
BLOCKED: Final = RESOURCES / "passphrases" / "blocked.txt.gz"
LENGTH: Final = 15
"""Least characters, NIST SP 800-63B-4 for a secret that stands alone."""
LONGEST: Final = 500
OFFERED_WORDS: Final = 4
"""Of 4,639 words: 48.7 bits."""
_FEWEST: Final = 5
"""Pieces; four words that everybody uses are too few."""
_LOOKALIKES: Final = str.maketrans("@4301!$57", "aaeoiisst")
_SHORTEST_RUN: Final = 3
_SHORTEST_NAME: Final = 2
_YEAR_LENGTH: Final = 4
_YEAR: Final = re.compile(r"(?:19|20)\d\d")


def prepared(text: str) -> bytes:
    """What the key is made of: NFKC, trimmed, each gap one space, UTF-8. Equal looks give equal bytes."""
    return " ".join(unicodedata.normalize("NFKC", text).split()).encode("utf-8", "surrogatepass")


def offered(random: Callable[[int], int]) -> str:
    """Four different words with spaces between; ``random`` picks below a number, such as ``secrets.randbelow``."""
    left, chosen = list(_words()), []
    for _ in range(OFFERED_WORDS):
        chosen.append(left.pop(random(len(left))))
    return " ".join(chosen)


def refused(text: str, *, names: Iterable[str] = ()) -> tuple[str, ...]:
    """A sentence for each reason against this passphrase; none when it will do.

    ``names`` are those of the user and the clinic, which others would try first.
    """
    plain = prepared(text).decode("utf-8", "surrogatepass")
    if len(plain) < LENGTH:
        return (f"A passphrase needs {LENGTH} characters or more, such as four words. This one has {len(plain)}.",)
    if len(plain) > LONGEST:
        return (f"A passphrase has {LONGEST} characters at most.",)
    if any(unicodedata.category(letter) in {"Cc", "Cs"} for letter in plain):
        return ("This passphrase has a character that cannot be typed everywhere. Use letters, digits and spaces.",)
    if _pieces(plain, _parts(names)) < _FEWEST:
        return ("This passphrase is made of what many people use: others would try it. Take four words at random.",)
    return ()


def folded(text: str) -> str:
    """Letters and digits only, without case and marks; signs that make up a script's syllables stay."""
    apart = unicodedata.normalize("NFKD", text).casefold()
    return "".join(letter for letter in apart if letter.isalnum())


def _parts(names: Iterable[str]) -> frozenset[str]:
    """Each name as a whole and by its words."""
    spoken = [part for name in names for part in (name, *name.split())]
    return frozenset(part for part in map(folded, spoken) if len(part) >= _SHORTEST_NAME)


def _pieces(plain: str, names: frozenset[str]) -> int:
    known = _blocked() | names
    straight = folded(plain)
    alike = folded(plain.casefold().translate(_LOOKALIKES))
    return min(_fewest(straight, known), _fewest(alike, known))


def _fewest(text: str, known: frozenset[str]) -> int:
    """How many different pieces the text has when it is cut into as few as can be."""
    cut: list[tuple[int, int]] = [(0, 0)]  # for each place: how few pieces lead there, where the last one begins
    for end in range(1, len(text) + 1):
        cut.append(min((cut[start][0] + 1, start) for start in _starts(text, end, known)))
    pieces, end = set(), len(text)
    while end:
        start = cut[end][1]
        pieces.add(text[start:end] if end - start > 1 else (start, end))
        end = start
    return min(len(pieces), _period(text))


def _starts(text: str, end: int, known: frozenset[str]) -> Iterator[int]:
    """Where a piece that ends at ``end`` may begin: a single character, a run, a year, a listed word."""
    yield end - 1
    if (run := _run_start(text, end)) <= end - _SHORTEST_RUN:
        yield run
    if end >= _YEAR_LENGTH and _YEAR.fullmatch(text, end - _YEAR_LENGTH, end):
        yield end - _YEAR_LENGTH
    yield from (start for start in range(max(0, end - _longest(known)), end - 1) if text[start:end] in known)


def _run_start(text: str, end: int) -> int:
    """Where the longest run of equal, rising or falling characters that ends at ``end`` begins."""
    starts = []
    for step in (-1, 0, 1):
        start = end - 1
        while start and ord(text[start]) - ord(text[start - 1]) == step:
            start -= 1
        starts.append(start)
    return min(starts)


def _period(text: str) -> int:
    """How many characters it takes until the text says itself again; its length when it never does."""
    return next((size for size in range(1, len(text)) if text[size:] == text[:-size]), len(text))


@cache
def _words() -> tuple[str, ...]:
    return tuple(WORDS.read_text(encoding="utf-8").split())


@cache
def _blocked() -> frozenset[str]:
    return frozenset(gzip.decompress(BLOCKED.read_bytes()).decode("utf-8").split())


@cache
def _longest(known: frozenset[str]) -> int:
    return max(map(len, known))
