"""Why a rule holds, for people: "donor_type is allogeneic" becomes "whose cells they were: another person"."""

import re
from typing import Final

from exoconsent.consent.facts import VOCABULARY
from exoconsent.consent.words import Words

_SAID: Final = re.compile(rf"\b({'|'.join(VOCABULARY)}) (?:is|has) (not known|[\w-]+(?:, [\w-]+)*)")
_KNOWN: Final = re.compile(r"whether ([a-z_]+) has ([\w, ]+?) is not known")
_NAME: Final = re.compile(rf"\b({'|'.join(name for name in VOCABULARY if '_' in name)})\b")


def called(name: str) -> str:
    """What a fact is, in a few words, without the examples behind them."""
    return re.split("[:;]", VOCABULARY[name].words)[0]


def value_of(name: str, value: str, words: Words | None) -> str:
    """A value of the fact ``name`` as ``words`` call it; an ingredient is called as the allergy to it is."""
    if words is None:
        return value.replace("_", " ")
    return words.value("allergies" if name == "excipients" else name, value)


def plain_reason(reason: str, words: Words | None) -> str:
    """``reason`` of a rule (``conditions.Answer``) without the names that only rules use.

    ``words`` are the English ones; without them a value is spelled as the rules have it.
    """
    text = _KNOWN.sub(lambda m: f"{called(m[1])}: {_listed(m[1], m[2], words)} not ruled out", reason)
    text = _SAID.sub(lambda m: f"{called(m[1])}: {_listed(m[1], m[2], words)}", text)
    return _NAME.sub(lambda m: called(m[1]), text)


def _listed(name: str, values: str, words: Words | None) -> str:
    return ", ".join(value_of(name, value, words) for value in values.split(", "))
