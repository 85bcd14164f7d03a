"""What people type or paste, freed from what nobody sees; anything else that cannot be printed is left to be told."""

import re
from typing import Final

from exoconsent.consent.cleantext import TEXT_LIMIT, clean_text

_UNSEEN: Final = dict.fromkeys((0xAD, 0x200B, 0x2060, 0xFEFF))
"""Soft hyphen, zero-width space, word joiner, byte-order mark: web pages and PDFs put them where a line may break."""
_BREAKS: Final = re.compile("[\t\n\r\x0b\x0c\x85\u2028\u2029]+")
_LATIN: Final = "A-Za-z\u00c0-\u024f"
_IDLE_JOINERS: Final = re.compile(f"(?<=[{_LATIN}])[\u200c\u200d]+|[\u200c\u200d]+(?=[{_LATIN}])")
"""Persian, Indic scripts and emoji need their joiners; beside a Latin letter one only makes two words differ."""


def typed_text(text: str, *, what: str, limit: int = TEXT_LIMIT, between: str = " ") -> tuple[str, tuple[str, ...]]:
    """As ``clean_text``, without invisible characters that change nothing; ``between`` stands for breaks of lines."""
    seen = _IDLE_JOINERS.sub("", _BREAKS.sub(between, text).translate(_UNSEEN))
    return clean_text(seen, what=what, limit=limit)
