"""The check before drawing: a character that cannot be printed right is refused by name, never left blank."""

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from exoconsent.consent.document import Consent, SectionBlock, Spans, words_of
from exoconsent.errors import BadInputError, Complaint
from exoconsent.pdf.mixed import unprintable


def refuse_unprintable(consent: Consent) -> None:
    """Raise ``BadInputError`` with every character that no face holds and the place where it stands."""
    first = _found(_texts(consent))
    for section in (*consent.sections, *(consent.parallel.sections if consent.parallel else ())):
        for character, place in _in_section(section).items():
            first.setdefault(character, place)
    if first:
        raise BadInputError(Complaint(message=_sentence(character, place)) for character, place in first.items())


def _found(texts: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Each character, and where it stands first."""
    first: dict[str, str] = {}
    for place, text in texts:
        for character in _lacking(text):
            first.setdefault(character, place)
    return first


def _lacking(text: str) -> tuple[str, ...]:
    """The characters that cannot be printed; the first face holds all of printable ASCII."""
    return () if text.isascii() and text.isprintable() else _sought(text)


@lru_cache(maxsize=512)
def _sought(text: str) -> tuple[str, ...]:
    return unprintable(text)


@lru_cache(maxsize=256)
def _in_section(section: SectionBlock) -> Mapping[str, str]:
    """The same of one section, remembered: most are asked again and again, and hold nothing."""
    place = f'section {section.number} "{section.title}"' if section.number else f'section "{section.title}"'
    texts = (section.title, *(text for block in section.blocks for text in words_of(block)))
    return _found((place, text) for text in texts)


def _sentence(character: str, place: str) -> str:
    name = unicodedata.name(character, "unnamed character")
    return (
        f"The character U+{ord(character):04X} ({name}) in {place} cannot be printed: no font of ExoConsent "
        "shows it correctly. Use letters that can be printed: Latin, Greek, Cyrillic, Arabic, Hebrew or Devanagari."
    )


def _texts(consent: Consent) -> Iterator[tuple[str, str]]:
    """Every printed text outside the sections with its place."""
    yield from _texts(consent.parallel) if consent.parallel else ()
    yield from (("the letterhead", text) for text in (consent.letterhead.name, *consent.letterhead.lines))
    yield from (("the title", text) for text in (consent.title, consent.subtitle))
    yield from (("the page header", text) for text in (consent.patient_label, consent.form_label))
    yield from (("the page footer", text) for text in (consent.number, consent.labels.page, consent.labels.document))
    yield from (("the notices", text) for text in consent.notices)
    yield from (("the reasons for not signing", text) for text in consent.stop_reasons)
    for label, value in consent.identity:
        place = f'the identity row "{label}"'
        yield from ((place, text) for text in (label, *_spans(value)))
    yield "the headings", consent.labels.continued
    yield "the signatures' heading", consent.signatures_title
    for block in consent.signatures:
        place = f'the signature block "{block.role_label}"'
        texts = (block.role_label, block.meaning, block.name, block.name_label, block.time_label, block.signature_label)
        yield from ((place, text) for text in (*texts, *(text for row in block.extra for text in row)))


def _spans(spans: Spans) -> Iterator[str]:
    return (span.text for span in spans)
