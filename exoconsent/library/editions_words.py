"""The fixed words of an edition: as they were published, and whole for a program that knows more of them today."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Final, TypeAlias

from exoconsent.consent.blanks import BLANKS
from exoconsent.consent.flags import RULES
from exoconsent.consent.form import FALLBACK_LANGUAGE, TextStatus
from exoconsent.consent.words import FOREIGN_KEYS, KEYS, Words
from exoconsent.errors import BadFormError
from exoconsent.library.fields import choice, pairs, word
from exoconsent.library.nodes import Scalar, Sink
from exoconsent.library.words import compared, places
from exoconsent.library.yamltree import read_tree

Shipped: TypeAlias = Callable[[str], Words | None]
"""The words that come with the program, by language; ``None`` for a language that it does not ship."""

_READ: Final = 64
_NOT_KNOWN: Final = "flag.not_known"
_ENGLISH: Final[Mapping[str, str]] = MappingProxyType(
    {f"flag.{rule.code}.{part}": getattr(rule, part) for rule in RULES for part in ("label", "sentence", "remedy")}
    | {f"blank.{name}": hint for name, hint in BLANKS.items()}
    | {_NOT_KNOWN: "{sentence}"}
)
"""What ``FOREIGN_KEYS`` say in English, whose file does not hold them."""


def read_kept(data: bytes, path: Path) -> Words:
    """An edition's words of one language, from a program that may have known other keys; nothing is missed or refused.

    Raises ``BadFormError`` when they cannot be read, or are of another language than their file's name says.
    """
    words = _read(data, path.stem)
    if isinstance(words, BadFormError):
        raise BadFormError([replace(complaint, path=str(path)) for complaint in words.complaints])
    return words


def whole(kept: Mapping[str, Words], shipped: Shipped) -> Mapping[str, Words]:
    """``kept`` with the keys that came into the program later; a key that an edition has stays as it was published.

    What an edition lacks comes from ``shipped`` and never from the clinic's folder, where anybody may write: in its
    language, and in English for one that does not ship. How far a translation can be relied on is judged by the
    edition's own English words, as on the day of publishing.

    Raises:
        BadFormError: a sentence has a place that this program does not fill, or braces that are none.
    """
    english, sink = shipped(FALLBACK_LANGUAGE), Sink("")
    found = {tag: _whole(words, english, shipped(tag), sink) for tag, words in compared(kept).items()}
    sink.raise_as(BadFormError)
    return MappingProxyType(found)


def _whole(words: Words, english: Words | None, own: Words | None, sink: Sink) -> Words:
    if english is None:
        return words
    own = own or english
    for key in _changed(words, own):
        _check(key, words, english, sink)
    keys = KEYS if words.language == FALLBACK_LANGUAGE else (*KEYS, *FOREIGN_KEYS)
    missing = {key: own.texts.get(key) or _ENGLISH.get(key, "") for key in keys if key not in words.texts}
    return replace(words, texts=MappingProxyType({**words.texts, **missing})) if missing else words


def _changed(words: Words, own: Words) -> Iterator[str]:
    """Keys that the program fills in and whose text is not the one that it ships, which is known to be sound."""
    said = (key for key in (*KEYS, _NOT_KNOWN) if key in words.texts)
    yield from (key for key in said if words.texts[key] != own.texts.get(key))


def _check(key: str, words: Words, english: Words, sink: Sink) -> None:
    given, known = places(words.texts[key]), places(english.texts.get(key) or _ENGLISH.get(key, "")) or frozenset()
    if given is None:
        sink.say(0, f'the fixed words ({words.language}): "{key}" has braces that hold no place')
    elif given - known:
        named = ", ".join(f"{{{name}}}" for name in sorted(given - known))
        sink.say(
            0, f'the fixed words ({words.language}): "{key}" asks for {named}, which this ExoConsent does not fill'
        )


@lru_cache(maxsize=_READ)
def _read(data: bytes, language: str) -> Words | BadFormError:
    """Editions never change, and most have the same words: what was read is remembered by its very bytes."""
    sink = Sink("")
    try:
        tree = read_tree(data, "")
    except BadFormError as error:
        return error
    if word(tree, "language") != language:
        sink.say(0, f'"language" is "{word(tree, "language")[:20]}", but the file is named "{language}.yaml"')
        return BadFormError(sink.complaints)
    said = ((k.text, n.data) for k, n in pairs(tree, "words") if isinstance(n, Scalar) and isinstance(n.data, str))
    return Words(
        language=language,
        status=choice(TextStatus, tree, "status"),
        texts=MappingProxyType(dict(said)),
        translated_from=word(tree, "translated_from"),
    )
