"""Sentences of the rules without the names that only programs use: "donor_type" is called as its field is."""

import re
from typing import Final

from exoconsent.consent.facts import VOCABULARY

_NAME: Final = re.compile(r"\b[a-z]+(?:_[a-z0-9]+)+\b")


def in_words(text: str) -> str:
    """``text`` with every name such as ``active_infection`` in words; facts as the fields call them."""
    return _NAME.sub(_said, text)


def _said(found: re.Match[str]) -> str:
    fact = VOCABULARY.get(found[0])
    return fact.words if fact else found[0].replace("_", " ")
