"""Which characters a value typed by people may hold: one rule for the GUI, patient files and form files.

Source of the rule: the threat table of the security study, row 11 (right-to-left overrides, control characters and
markup in names). Markup characters are data and fine; what is refused is text that cannot be printed as it reads.
"""

import unicodedata
from typing import Final

from exoconsent.consent.letters import repair

NAME_LIMIT: Final = 200
"""Longest name, in characters."""
TEXT_LIMIT: Final = 2_000
"""Longest other value, in characters."""

_JOINERS: Final = frozenset("\u200c\u200d")
"""Joiners that Persian and Indic spellings and emoji need."""
_ARABIC_SIGNS: Final = frozenset(map(chr, (*range(0x600, 0x606), 0x6DD, 0x70F, 0x890, 0x891, 0x8E2)))
"""Visible number signs that Unicode files under "format"."""
_BIDI: Final = frozenset(map(chr, (0x61C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A))))
_BREAKS: Final = frozenset("\u0085\u2028\u2029")
_CATEGORIES: Final = {
    "Cc": "a control character",
    "Cf": "an invisible character",
    "Co": "a private-use character, which every font draws differently",
    "Cn": "a character that Unicode has not assigned",
    "Cs": "half of a broken character (a lone surrogate)",
}


def refused(char: str, *, lines: bool = False) -> str:
    """What is wrong with ``char``, in words; empty when it may stand in a value.

    ``lines`` allows line feeds and tabs.
    """
    if char < "\x7f" and (char >= " " or (lines and char in "\n\t")):
        return ""
    if char in _BIDI:
        return "a hidden character that changes the direction of the text"
    if char in _BREAKS:
        return "a hidden line break"
    if char == "\ufffd":
        return "the sign for a character that was lost"
    if char in _JOINERS or char in _ARABIC_SIGNS:
        return ""
    return _CATEGORIES.get(unicodedata.category(char), "")


def text_problems(
    text: str, *, what: str = "the text", limit: int = TEXT_LIMIT, lines: bool = False
) -> tuple[str, ...]:
    """Everything that bars ``text`` from being printed, as sentences; the text itself is never repeated.

    Each kind of character is told once, with its first position (one-based).
    """
    found: dict[str, str] = {}
    for place, char in enumerate(text, start=1):
        why = refused(char, lines=lines)
        if why and char not in found:
            found[char] = f"{what} holds {why}, {code_point(char)}, at character {place}; delete it and type it anew"
    if len(text) > limit:
        return (*found.values(), f"{what} is {len(text):,} characters long; {limit:,} are allowed")
    return tuple(found.values())


def clean_text(
    text: str, *, what: str = "the text", limit: int = TEXT_LIMIT, lines: bool = False
) -> tuple[str, tuple[str, ...]]:
    """``text`` in Unicode form NFC without blanks around it, and its problems (see ``text_problems``)."""
    clean = text.strip() if any(map(_is_surrogate, text)) else unicodedata.normalize("NFC", text).strip()
    return clean, text_problems(clean, what=what, limit=limit, lines=lines)


def clean_name(text: str, *, what: str = "the name") -> tuple[str, tuple[str, ...]]:
    """A name in NFC, and its problems: empty, over 200 characters, a refused character, or mixed look-alikes.

    A name wholly in Greek, Cyrillic or any other script is an honest name. A Latin word of which single letters are
    look-alikes from another script is not: it reads as another person's.
    """
    clean, problems = clean_text(text, what=what, limit=NAME_LIMIT)
    if not clean:
        return clean, (f"{what} is empty; type it as it should be printed",)
    return clean, (*problems, *_disguises(clean, what))


def _disguises(name: str, what: str) -> tuple[str, ...]:
    """Letters that pretend to belong to the word around them; nothing where no Latin letter stands beside them."""
    found = {fault.raw: fault for fault in reversed(repair(name)[1]) if _beside_latin(name, fault.offset)}
    return tuple(
        f"{what} holds {code_point(fault.raw)} at character {fault.offset + 1}, which looks like the Latin letter "
        f"{fault.repaired} beside it; type the whole word in one script"
        for fault in sorted(found.values(), key=lambda fault: fault.offset)
    )


def _beside_latin(name: str, offset: int) -> bool:
    start = max(name.rfind(" ", 0, offset), name.rfind("-", 0, offset)) + 1
    word = name[start:].split(" ", 1)[0].split("-", 1)[0]
    return any(unicodedata.name(char, "").startswith("LATIN") for char in word)


def code_point(char: str) -> str:
    """``U+202E (RIGHT-TO-LEFT OVERRIDE)`` for a character; the number alone where Unicode gives no name."""
    name = unicodedata.name(char, "")
    return f"U+{ord(char):04X} ({name})" if name else f"U+{ord(char):04X}"


def _is_surrogate(char: str) -> bool:
    return "\ud800" <= char <= "\udfff"
