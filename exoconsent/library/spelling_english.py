"""English words for the spell checker: British spellings, possessives and what medicine puts in front of words."""

import re
from collections.abc import Callable, Iterator
from itertools import chain
from typing import Final

Listed = Callable[[str], bool]

_BRITISH: Final = tuple(
    (re.compile(british), american)
    for british, american in (
        (r"our(?=(?:s|ed|ing|able|al|ful|less|ites?|ers?|hood|ably)?$)", "or"),
        (r"is(?=(?:e|es|ed|ing|er|ers|ation|ations|able)$)", "iz"),
        (r"ys(?=(?:e|es|ed|ing|er|ers)$)", "yz"),
        (r"(?<=h)ae(?=m)|ae(?=sthe|mi|tio|cal|diat|cum)|(?<=p)ae(?=d)|(?<=gyn)ae|(?<=orthop)ae", "e"),
        (r"oe(?=dem|soph|str|tus|tal|liac)|(?<=rrh)oe", "e"),
        (r"ogue(?=s?$)", "og"),
        (r"ence(?=s?$)", "ense"),
        (r"ll(?=(?:ed|ing|er|ers|ery)$)", "l"),
        (r"l(?=(?:ment|ments|ful|s)?$)", "ll"),
        (r"(?<=[tb])re(?=s?$)", "er"),
        (r"mme(?=s?$)", "m"),
    )
)
"""The kept list writes as in the United States; a clinic may be anywhere."""
_FRONTS: Final = (
    *("anti", "auto", "bio", "cardio", "co", "cyto", "electro", "endo", "extra", "hyper", "hypo", "immuno", "inter"),
    *(
        "intra",
        "macro",
        "micro",
        "mis",
        "mono",
        "multi",
        "nano",
        "neo",
        "neuro",
        "non",
        "osteo",
        "over",
        "para",
        "peri",
    ),
    *("poly", "post", "pre", "re", "semi", "sub", "super", "trans", "ultra", "un", "under", "xeno"),
)
_LEAST: Final = 5
"""Letters that must stand behind a front; fewer make a word of any slip."""


def is_english(word: str, listed: Listed) -> bool:
    """Whether ``word``, small letters with straight apostrophes, is listed or a regular form of a listed word."""
    base = word.removesuffix("'s").removesuffix("'") or word
    return any(map(listed, chain((word, base), _american(base), _behind(base), _ends(base))))


def _american(word: str) -> Iterator[str]:
    for british, american in _BRITISH:
        changed = british.sub(american, word)
        if changed != word and len(word) > _LEAST - 1:
            yield changed


def _behind(word: str) -> Iterator[str]:
    for front in _FRONTS:
        rest = word.removeprefix(front)
        if rest != word and len(rest) >= _LEAST:
            yield rest


def _ends(word: str) -> Iterator[str]:
    """Plurals, and adverbs of long words."""
    if len(word) > 5 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        yield word[:-1]
    if len(word) > 7 and word.endswith("ly"):
        yield word[:-2]
