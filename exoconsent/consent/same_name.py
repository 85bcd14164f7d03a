"""Whether two spellings are one name, and whether initials are those of a name: a question to ask, never a proof."""

import unicodedata
from typing import Final

_UNDECOMPOSED: Final = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ı": "i", "æ": "ae", "œ": "oe"})
"""Letters whose strokes Unicode does not take off."""


def same_name(one: str, other: str) -> bool:
    """Whether both have the same words, whatever their case, accents, order and punctuation; brackets do not count."""
    return sorted(_words(one)) == sorted(_words(other))


def initials_fit(initials: str, name: str) -> bool:
    """Whether every letter begins a word of ``name``; of no name, and of no letters, nothing can be said: True."""
    first = {word[0] for word in _words(name)}
    return not first or all(letter in first for letter in "".join(_words(initials)))


def _words(name: str) -> list[str]:
    """``name`` in bare letters; the mark "(fictitious)" belongs to the form."""
    folded = unicodedata.normalize("NFKD", name.split("(")[0]).casefold().translate(_UNDECOMPOSED)
    # Of marks only accents go: in Indic scripts a vowel sign is a mark too, and tells one name from another.
    bare = "".join(char for char in folded if not unicodedata.combining(char))
    letters = "".join(c if unicodedata.category(c)[0] in "LMN" else "" if c in "'’.`´" else " " for c in bare)
    return letters.split()
