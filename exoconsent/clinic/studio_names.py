"""Parts and numbers of a section by name: renamed, moved, taken out, in all languages; and copies of sections."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import TypeVar

from exoconsent.clinic.studio_steps import with_text
from exoconsent.consent.form import FALLBACK_LANGUAGE, FrequencyNumber, Section, SectionText
from exoconsent.library.article_passage import free_id, slug

Words = TypeVar("Words")


def name_of(words: str) -> str:
    """``words`` as the name of a part or number: small letters and digits joined by ``_``."""
    return slug(words, "part").replace("-", "_")


def renamed_part(section: Section, old: str, words: str) -> Section:
    """``section`` with that part under another name; as it is where the name is taken."""
    new = name_of(words)
    if new in {part.id for part in section.parts}:
        return section
    parts = tuple(replace(part, id=new) if part.id == old else part for part in section.parts)
    return _texts(replace(section, parts=parts), lambda t: replace(t, parts=_renamed(t.parts, old, new)))


def moved_part(section: Section, name: str, way: int) -> Section:
    """That part one place earlier (-1) or later (1)."""
    parts = list(section.parts)
    at = next((i for i, part in enumerate(parts) if part.id == name), -1)
    if at < 0 or not 0 <= at + way < len(parts):
        return section
    parts.insert(at + way, parts.pop(at))
    return replace(section, parts=tuple(parts))


def without_part(section: Section, gone: str) -> Section:
    """``section`` without that part and its words in all languages."""
    kept = replace(section, parts=tuple(part for part in section.parts if part.id != gone))
    return _texts(kept, lambda t: replace(t, parts=_without(t.parts, gone)))


def number_named(section: Section, number: FrequencyNumber) -> Section:
    """``section`` with the number of that name changed."""
    numbers = tuple(number if n.id == number.id else n for n in section.frequency.numbers)
    return replace(section, frequency=replace(section.frequency, numbers=numbers))


def renamed_number(section: Section, old: str, words: str) -> Section:
    """``section`` with that number under another name; as it is where the name is taken."""
    new = name_of(words)
    if new in {number.id for number in section.frequency.numbers}:
        return section
    numbers = tuple(replace(n, id=new) if n.id == old else n for n in section.frequency.numbers)
    changed = replace(section, frequency=replace(section.frequency, numbers=numbers))
    return _texts(changed, lambda t: replace(t, numbers=_renamed(t.numbers, old, new)))


def without_number(section: Section, gone: str) -> Section:
    """``section`` without that number and its lines in all languages."""
    numbers = tuple(number for number in section.frequency.numbers if number.id != gone)
    kept = replace(section, frequency=replace(section.frequency, numbers=numbers))
    return _texts(kept, lambda t: replace(t, numbers=_without(t.numbers, gone)))


def copied(section: Section, title: str, taken: Collection[str]) -> Section:
    """A section of its own that says the same under ``title``, so that a change to it leaves other forms alone."""
    copy = replace(section, id=free_id(title, taken), path="")
    text = copy.texts.get(FALLBACK_LANGUAGE)
    return with_text(copy, replace(text, title=" ".join(title.split()))) if text is not None else copy


def _texts(section: Section, change: Callable[[SectionText], SectionText]) -> Section:
    return replace(section, texts=MappingProxyType({tag: change(text) for tag, text in section.texts.items()}))


def _renamed(words: Mapping[str, Words], old: str, new: str) -> Mapping[str, Words]:
    return MappingProxyType({new if name == old else name: said for name, said in words.items()})


def _without(words: Mapping[str, Words], gone: str) -> Mapping[str, Words]:
    return MappingProxyType({name: said for name, said in words.items() if name != gone})
