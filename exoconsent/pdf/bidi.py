"""Which way each character runs: the Unicode bidirectional algorithm (UAX #9) for paragraphs of a form.

Covers everything but the embedding and override controls, which no form and no typed value may hold; they are passed
over. Isolates (U+2066 to U+2069) count: they keep a name written from right to left out of the sentence around it.
Our own, because python-bidi tells the finished order of characters only, and a typesetter needs the levels; the tests
hold this module to python-bidi's answers.
"""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import groupby
from typing import Final
from unicodedata import bidirectional

_DIALLED: Final = re.compile(
    r"(?<![\w+])(?:\+[0-9][0-9 ./()\u00a0-]*[0-9]|\(?[0-9]+\)?(?:[ ./\u00a0-]{1,2}[0-9]+){2,})(?!\w)"
)
_LEAST_DIALLED: Final = 7
ISOLATES: Final = frozenset("\u2066\u2067\u2068\u2069")
_OPENERS: Final = {"LRI": 0, "RLI": 1}
_PASSED_OVER: Final = frozenset(("BN", "LRE", "RLE", "LRO", "RLO", "PDF"))
_STRONG: Final = frozenset("LR") | {"AL"}
_NEUTRAL: Final = frozenset(("B", "S", "WS", "ON", "LRI", "RLI", "FSI", "PDI"))
_PAIRED: Final = "()[]{}⟨⟩⟦⟧⟪⟫⁅⁆⁽⁾₍₎❨❩（）［］"
_BRACKETS: Final = dict(zip(_PAIRED[::2], _PAIRED[1::2], strict=True))
_CLOSING: Final = frozenset(_BRACKETS.values())
_MOST_OPEN: Final = 63
"""Brackets open at the same time; UAX #9, BD16."""


_RTL_LANGUAGES: Final = frozenset(("ar", "arc", "ckb", "dv", "fa", "he", "ks", "ps", "sd", "syr", "ug", "ur", "yi"))
_RTL_SCRIPTS: Final = frozenset(("arab", "aran", "hebr", "syrc", "thaa"))


def written_rtl(language: str) -> bool:
    """Whether a language, given as a BCP 47 tag, is written from right to left; a script in the tag decides."""
    first, *more = language.casefold().split("-")
    scripts = [part for part in more if len(part) == 4 and part.isalpha()]
    return scripts[0] in _RTL_SCRIPTS if scripts else first in _RTL_LANGUAGES


def asks_turned(language: str) -> bool:
    """Whether the question mark of a language (BCP 47) is turned round (U+061F); in Hebrew writing it is not."""
    first, *more = language.casefold().split("-")
    return written_rtl(language) and first not in ("he", "yi") and "hebr" not in more


@lru_cache(maxsize=2048)
def levels(text: str, rtl: bool) -> tuple[int, ...]:
    """The embedding level of each character of a paragraph; odd levels run from right to left."""
    classes = [bidirectional(c) or "L" for c in text]
    found = [int(rtl)] * len(text)
    for level, indices in _sequences(text, classes, int(rtl)):
        _resolve(text, classes, indices, level, found)
    for index, kind in enumerate(classes):
        if kind in _PASSED_OVER:
            found[index] = found[index - 1] if index else int(rtl)
    return tuple(found)


def in_order(text: str) -> str:
    """``text`` isolated as running from left to right: a number such as 2026-000123 amid Arabic stays as it is."""
    return f"\u2066{text}\u2069"


def first_strong(text: str) -> str:
    """``text`` isolated as running the way of its first letter."""
    return f"\u2068{text}\u2069"


def set_apart(text: str, values: Iterable[str], *, rtl: bool) -> str:
    """``text`` with each of the ``values`` in it isolated: a name, a date or a number does not reorder its neighbours.

    ``rtl`` is the direction of the text. What all runs from left to right is given back as it is.
    """
    if not rtl and not any(bidirectional(c) in ("R", "AL") for c in text):
        return text
    known = sorted({value for value in values if value in text and not value.isspace()} - {""}, key=len, reverse=True)
    found = re.compile("|".join(rf"(?<!\w){re.escape(value)}(?!\w)" for value in known))
    return found.sub(lambda match: first_strong(match[0]), text) if known else text


def numbers_in_order(text: str) -> str:
    """``text`` with telephone numbers and the like isolated from left to right, as every language dials them.

    Seven figures and more in three groups are meant, or a ``+`` before them; a range runs as its sentence does.
    """
    return _DIALLED.sub(lambda match: in_order(match[0]) if _dialled(match[0]) else match[0], text)


def _dialled(figures: str) -> bool:
    return figures[0] == "+" or sum(map(str.isdigit, figures)) >= _LEAST_DIALLED


def visual_order(of_levels: Sequence[int]) -> list[int]:
    """Indices from left to right for items with these levels on one line (rule L2)."""
    order = list(range(len(of_levels)))
    for level in range(max(of_levels, default=0), 0, -1):
        start = 0
        for high, group in groupby(list(order), key=lambda index: of_levels[index] >= level):
            end = start + len(list(group))
            if high:
                order[start:end] = order[start:end][::-1]
            start = end
    return order


def _sequences(text: str, classes: Sequence[str], base: int) -> list[tuple[int, list[int]]]:
    """The isolating run sequences with their levels: without embeddings, each isolate's inside is one (X5a to X10)."""
    sequences: list[tuple[int, list[int]]] = [(base, [])]
    open_ones = [0]
    for index, kind in enumerate(classes):
        if kind in _PASSED_OVER:
            continue
        if kind == "PDI" and len(open_ones) > 1:
            open_ones.pop()
        level, members = sequences[open_ones[-1]]
        members.append(index)
        if kind in ("LRI", "RLI", "FSI"):
            odd = _OPENERS[kind] if kind in _OPENERS else int(_isolate_is_rtl(classes, index))
            open_ones.append(len(sequences))
            sequences.append((level + 1 + (level + 1 + odd) % 2, []))
    return sequences


def _isolate_is_rtl(classes: Sequence[str], start: int) -> bool:
    """Direction of a first-strong isolate that opens at ``start`` (P2, P3); what is isolated inside does not count."""
    depth = 0
    for kind in classes[start + 1 :]:
        if kind in ("LRI", "RLI", "FSI"):
            depth += 1
        elif kind == "PDI":
            depth -= 1
            if depth < 0:
                return False
        elif depth == 0 and kind in _STRONG:
            return kind != "L"
    return False


def _resolve(text: str, classes: Sequence[str], indices: Sequence[int], level: int, found: list[int]) -> None:
    kinds = [classes[index] for index in indices]
    own = "R" if level % 2 else "L"
    _weak(kinds, own)
    _brackets(kinds, [text[index] for index in indices], [classes[index] for index in indices], own)
    _neutral(kinds, own)
    for index, kind in zip(indices, kinds, strict=True):
        if level % 2:
            found[index] = level + (kind != "R")
        else:
            found[index] = level + {"L": 0, "R": 1}.get(kind, 2)


def _weak(kinds: list[str], own: str) -> None:
    """Rules W1 to W7."""
    before, strong = own, own
    for place, kind in enumerate(kinds):
        if kind == "NSM":
            kind = "ON" if before in ("LRI", "RLI", "FSI", "PDI") else before
        before = kind
        if kind in _STRONG:
            strong = kind
        kinds[place] = "AN" if kind == "EN" and strong == "AL" else kind
    kinds[:] = ["R" if kind == "AL" else kind for kind in kinds]
    for place in range(1, len(kinds) - 1):
        left, kind, right = kinds[place - 1 : place + 2]
        if left == right and ((kind == "ES" and left == "EN") or (kind == "CS" and left in ("EN", "AN"))):
            kinds[place] = left
    _terminators(kinds)
    strong = own
    for place, kind in enumerate(kinds):
        if kind in "LR":
            strong = kind
        elif kind == "EN" and strong == "L":
            kinds[place] = "L"
        elif kind in ("ES", "ET", "CS"):
            kinds[place] = "ON"


def _terminators(kinds: list[str]) -> None:
    """Rule W5: signs such as % and $ belong to the European number beside them."""
    start = 0
    for kind, group in groupby(list(kinds)):
        end = start + len(list(group))
        if kind == "ET" and "EN" in (*kinds[max(0, start - 1) : start], *kinds[end : end + 1]):
            kinds[start:end] = ["EN"] * (end - start)
        start = end


def _brackets(kinds: list[str], characters: Sequence[str], classes: Sequence[str], own: str) -> None:
    """Rule N0: a pair of brackets goes with what it holds, so that it opens and closes the same way."""
    for opening, closing in _pairs(kinds, characters):
        inside = {_as_strong(kind) for kind in kinds[opening + 1 : closing]} - {""}
        if own in inside:
            way = own
        elif inside:
            before = next((s for s in map(_as_strong, reversed(kinds[:opening])) if s), own)
            way = before if before != own else own
        else:
            continue
        for place in (opening, closing):
            kinds[place] = way
            for after in range(place + 1, len(kinds)):
                if classes[after] != "NSM":
                    break
                kinds[after] = way


def _pairs(kinds: Sequence[str], characters: Sequence[str]) -> list[tuple[int, int]]:
    waiting: list[tuple[str, int]] = []
    pairs: list[tuple[int, int]] = []
    for place, (kind, character) in enumerate(zip(kinds, characters, strict=True)):
        if kind != "ON":
            continue
        if character in _BRACKETS:
            if len(waiting) == _MOST_OPEN:
                return []
            waiting.append((_BRACKETS[character], place))
        elif character in _CLOSING:
            match = next((i for i in reversed(range(len(waiting))) if waiting[i][0] == character), None)
            if match is not None:
                pairs.append((waiting[match][1], place))
                del waiting[match:]
    return sorted(pairs)


def _neutral(kinds: list[str], own: str) -> None:
    """Rules N1 and N2: what has no direction takes that of its neighbours where they agree."""
    start = 0
    for neutral, group in groupby(list(kinds), key=_NEUTRAL.__contains__):
        end = start + len(list(group))
        if neutral:
            left = _as_strong(kinds[start - 1]) if start else own
            right = _as_strong(kinds[end]) if end < len(kinds) else own
            kinds[start:end] = [left if left == right else own] * (end - start)
        start = end


def _as_strong(kind: str) -> str:
    """The direction that a class gives to neutrals beside it; empty for none."""
    return kind if kind == "L" else "R" if kind in ("R", "EN", "AN") else ""
