"""Spanish words for the spell checker: plurals, feminines, adverbs and verb forms of the words that are listed."""

import re
from collections.abc import Callable, Iterator
from typing import Final

from exoconsent.library.spelling_verbs import is_verb

Listed = Callable[[str], bool]

_CLOSED: Final = frozenset(
    [
        "qué",
        "quién",
        "quiénes",
        "cuál",
        "cuáles",
        "cómo",
        "cuándo",
        "cuánto",
        "cuánta",
        "cuántos",
        "cuántas",
        "dónde",
        "adónde",
        "por",
        "qué",
        "aún",
        "unos",
        "unas",
        "algunos",
        "algunas",
        "ningunos",
        "ningunas",
        "muchos",
        "muchas",
        "pocos",
        "pocas",
        "otros",
        "otras",
        "todos",
        "todas",
        "ambos",
        "ambas",
        "varios",
        "varias",
        "cualesquiera",
        "nosotras",
        "vosotras",
        "ellas",
        "aquellos",
        "aquellas",
        "dicha",
        "dichas",
        "dichos",
        "cuyos",
        "cuyas",
        "tales",
        "cuales",
        "quienes",
    ]
)
"""Small words without an entry of their own."""
_NEVER: Final = frozenset({"estan", "esten", "esteis"})
"""Regular forms of irregular verbs."""
_FRONTS: Final = (
    *("anti", "auto", "bio", "cardio", "co", "contra", "dermo", "des", "electro", "endo", "extra", "fármaco", "foto"),
    *("hemo", "hiper", "hipo", "in", "im", "infra", "inmuno", "inter", "intra", "macro", "micro", "mono", "multi"),
    *("nano", "neo", "neuro", "no", "osteo", "peri", "poli", "post", "pos", "pre", "pro", "psico", "radio", "re"),
    *("semi", "sobre", "sub", "super", "tele", "trans", "tras", "ultra", "uni", "vaso", "xeno"),
)
"""What medicine and grammar put in front of whole words."""
_PLAIN: Final = str.maketrans("áéíóú", "aeiou")
_SHARP: Final = {"a": "á", "e": "é", "i": "í", "o": "ó", "u": "ú"}


def is_spanish(word: str, listed: Listed) -> bool:
    """Whether ``word``, small letters, is listed, or a regular form of a listed word."""
    if listed(word) or word in _CLOSED:
        return True
    if word in _NEVER or any(listed(one) or _is_named(one, listed) for one in _accented(word)):
        return False
    if _is_named(word, listed) or is_verb(word, listed):
        return True
    return any(
        len(rest) > 4 and (listed(rest) or _is_named(rest, listed) or is_verb(rest, listed)) for rest in _behind(word)
    )


def _accented(word: str) -> Iterator[str]:
    """The nouns that ``word`` is without their accent, as "medico" of "médico"; one at the end may be a past."""
    if word != word.translate(_PLAIN) or word.endswith(("amos", "emos", "imos")):
        return
    vowels = [place for place, letter in enumerate(word) if letter in _SHARP]
    for place in vowels[:-1]:
        yield word[:place] + _SHARP[word[place]] + word[place + 1 :]


def _behind(word: str) -> Iterator[str]:
    for front in _FRONTS:
        if word.startswith(front):
            rest = word[len(front) :]
            yield rest
            if rest.startswith("rr"):  # antirrábico
                yield rest[1:]


def _is_named(word: str, listed: Listed) -> bool:
    """A noun or an adjective, or an adverb of one."""
    return any(listed(one) for one in _named(word))


def _named(word: str) -> Iterator[str]:
    yield from _of_one(word)
    for one in _singular(word):
        yield one
        yield from _of_one(one)


def _singular(word: str) -> Iterator[str]:
    if len(word) < 4 or not word.endswith("s"):
        return
    if word[-2] in "aeoáéóiu":
        yield word[:-1]
    if not word.endswith("es"):
        return
    stem = word[:-2]
    if stem[-1] in "lrndzjysxdíú":
        moves = stem[-1] in "ns" and (stem[-2] in "áéíóú" or (stem == stem.translate(_PLAIN) and _long(stem)))
        if not moves:  # the accent goes with the place of the stress: razón, razones; imagen, imágenes
            yield stem
        if stem[-1] == "n" and stem[-2] not in "áéíóú" and stem != stem.translate(_PLAIN):
            yield stem.translate(_PLAIN)
        place = max(stem.rfind(vowel) for vowel in "aeiou")
        if place >= 0 and stem[-1] in "nsl" and stem == stem.translate(_PLAIN):
            yield stem[:place] + _SHARP[stem[place]] + stem[place + 1 :]  # razones
    if word.endswith("ces"):
        yield f"{word[:-3]}z"


def _of_one(word: str) -> Iterator[str]:
    """Of one woman to of one man; small and large ones; adverbs."""
    if len(word) > 3 and word.endswith("a"):
        stem = word[:-1]
        yield f"{stem}o"
        if stem.endswith("r"):
            yield stem
        for bare, sharp in (("on", "ón"), ("an", "án"), ("in", "ín"), ("es", "és")):
            if stem.endswith(bare):
                yield stem[: -len(bare)] + sharp
    if word.endswith("mente") and len(word) > 8:
        stem = word.removesuffix("mente")
        yield stem
        if stem.endswith("a"):
            yield f"{stem[:-1]}o"
    for small in ("ito", "ita", "ísimo", "ísima"):
        if word.endswith(small) and len(word) > len(small) + 3:
            stem = word[: -len(small)]
            yield from (stem, f"{stem}o", f"{stem}a", f"{stem}e")


def _long(word: str) -> bool:
    """More than one syllable."""
    return len(re.findall("[aeiouáéíóúü]+", word)) > 1
