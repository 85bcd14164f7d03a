"""Translations: from which English text one was made, and whether a person has checked it."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final, TypeVar

from exoconsent.consent.form import FALLBACK_LANGUAGE, FormText, SectionText, TextStatus
from exoconsent.consent.text import Block, Bullets, Inlines, Run
from exoconsent.consent.words import Words

Text = SectionText | FormText | Words
AnyText = TypeVar("AnyText", SectionText, FormText, Words)

_MARK_LENGTH: Final = 16


class Standing(StrEnum):
    """How far a text in one language can be relied on; the worse comes later."""

    FINE = "fine"
    UNREVIEWED = "unreviewed"
    """No person has checked it."""
    STALE = "stale"
    """The English text has changed since, or nobody wrote down from which text it was made."""
    MISSING = "missing"
    """There is none, so the English text is printed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A text as it is printed, and how far it can be relied on."""

    language: str
    """Of the words printed, which is English where a translation is missing."""
    standing: Standing


def source_mark(text: Text) -> str:
    """The mark of a text's wording: 16 hex digits of SHA-256, as ``translated_from`` holds it.

    It covers the words a patient reads and nothing else, so that a status or a date does not make translations stale.
    """
    plain = json.dumps(_wording(text), sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(plain.encode()).hexdigest()[:_MARK_LENGTH]


def held(texts: Mapping[str, AnyText], language: str) -> Held:
    """What is printed of ``texts`` in a document in ``language``."""
    text = texts.get(language)
    if text is None:
        return Held(language=FALLBACK_LANGUAGE, standing=Standing.MISSING)
    return Held(language=language, standing=_standing(text, texts.get(FALLBACK_LANGUAGE)))


def _standing(text: Text, english: Text | None) -> Standing:
    if text.language == FALLBACK_LANGUAGE:
        return Standing.UNREVIEWED if text.status is TextStatus.MACHINE else Standing.FINE
    if english is not None and text.translated_from != source_mark(english):
        return Standing.STALE
    return Standing.FINE if text.status is TextStatus.REVIEWED else Standing.UNREVIEWED


def _wording(text: Text) -> Any:
    match text:
        case SectionText():
            asked = [text.teach_back.ask, text.teach_back.good_answer] if text.teach_back else []
            parts = {name: list(_blocks(blocks)) for name, blocks in text.parts.items()}
            numbers = {name: _inlines(line) for name, line in text.numbers.items()}
            return [text.title, parts, _inlines(text.frequency), numbers, asked, text.initials]
        case FormText():
            return [text.title, text.subtitle, text.review_notice, list(_blocks(text.intro))]
        case Words():
            return dict(text.texts)


def _blocks(blocks: Iterable[Block]) -> Iterator[Any]:
    for block in blocks:
        if isinstance(block, Bullets):
            yield ["bullets", *map(_inlines, block.items)]
        else:
            yield ["paragraph", _inlines(block.inlines)]


def _inlines(inlines: Inlines) -> list[Any]:
    return [
        [i.text, i.bold, i.emphasis, i.href] if isinstance(i, Run) else [f"{{{i.name}}}", i.bold, i.emphasis]
        for i in inlines
    ]
