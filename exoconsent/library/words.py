"""A language's fixed words: closed keys, and places such as ``{page}`` that are plain names."""

import string
from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from exoconsent.consent.form import FALLBACK_LANGUAGE, TextStatus
from exoconsent.consent.translation import source_mark
from exoconsent.consent.words import FOREIGN_KEYS, KEYS, Words
from exoconsent.library.fields import below, choice, pairs, word
from exoconsent.library.nodes import Node, Scalar, Sink
from exoconsent.library.shape import check_shape


def read_words(tree: Node, sink: Sink) -> Words:
    """The words in ``tree``; worth nothing once ``sink`` holds complaints."""
    check_shape(tree, "words", sink)
    for key, node in pairs(tree, "words"):
        if isinstance(node, Scalar) and isinstance(node.data, str) and places(node.data) is None:
            sink.say(node, f'"{key.text}": braces may hold only a place such as {{page}}; check them')
    texts = {k.text: n.data for k, n in pairs(tree, "words") if isinstance(n, Scalar) and isinstance(n.data, str)}
    status = choice(TextStatus, tree, "status")
    missing = [key for key in FOREIGN_KEYS if key not in texts and word(tree, "language") != FALLBACK_LANGUAGE]
    for name in missing:
        sink.say(below(tree, "words"), f'missing key "{name}"; its English stands in the program')
    return Words(
        language=word(tree, "language"),
        status=status,
        texts=MappingProxyType(texts),
        translated_from=word(tree, "translated_from"),
    )


def compared(words: Mapping[str, Words]) -> dict[str, Words]:
    """Each language's words with the mark of the English ones, so that they can tell whether those have changed."""
    english = words.get(FALLBACK_LANGUAGE)
    mark = source_mark(english) if english else ""
    return {tag: replace(w, english=mark) if tag != FALLBACK_LANGUAGE else w for tag, w in words.items()}


def places(text: str) -> frozenset[str] | None:
    """The names of the ``{places}`` in ``text``; ``None`` when a brace holds anything but a plain name.

    Attribute and index access, conversions and formats are refused: ``str.format`` would follow them into objects.
    """
    try:
        found = [part for part in string.Formatter().parse(text) if part[1] is not None]
    except ValueError:
        return None
    fine = all(name and name.isidentifier() and not spec and not conversion for _text, name, spec, conversion in found)
    return frozenset(str(name) for _text, name, _spec, _conversion in found) if fine else None


def compare_places(words: Words, model: Words, sink: Sink) -> None:
    """Tell where ``words`` has other places than ``model``, the language they were translated from."""
    for key in KEYS:
        wanted, given = places(model.texts.get(key, "")), places(words.texts.get(key, ""))
        if key in words.texts and wanted is not None and given is not None and wanted != given:
            named = ", ".join(f"{{{name}}}" for name in sorted(wanted)) or "none"
            sink.say(0, f'"{key}" must have the same places as in {model.language}: {named}')
