"""The words that the structure tree of a consent must read, in order, from the model alone."""

from collections.abc import Iterator

from exoconsent.consent.document import (
    Block,
    BulletsBlock,
    Consent,
    FrequencyBlock,
    InitialsBlock,
    SectionBlock,
    SignatureBlock,
    TeachBackBlock,
    words_of,
)


def spoken(consent: Consent) -> list[str]:
    """Every word in order of reading; a picture's words stand in its Alt and are not among them."""
    return " ".join(_all(consent)).split()


def _all(consent: Consent) -> Iterator[str]:
    yield from consent.notices
    yield from (consent.letterhead.name, *consent.letterhead.lines, consent.title, consent.subtitle)
    for reason in consent.stop_reasons:
        yield from ("!", reason)
    for label, value in consent.identity:
        yield from (label, "".join(span.text for span in value))
    for section in consent.sections:
        yield from _section(section)
        yield from (text for block in consent.signatures if block.section == section.id for text in _signing(block))
    if not consent.signatures:
        return
    yield consent.signatures_title
    for block in consent.signatures:
        yield from () if block.section else _signing(block)


def _signing(block: SignatureBlock) -> Iterator[str]:
    yield from (block.role_label, block.meaning, block.signature_label, block.name_label, block.name)
    yield from (text for row in block.extra for text in row)
    yield block.time_label


def _section(section: SectionBlock) -> Iterator[str]:
    yield f"{section.number}. {section.title}" if section.number else section.title
    for block in section.blocks:
        yield from _block(block)


def _block(block: Block) -> Iterator[str]:
    words = list(words_of(block))
    match block:
        case BulletsBlock():
            yield from (part for item in words for part in ("•", item))
        case InitialsBlock():
            yield from reversed(words)
        case TeachBackBlock():
            yield from (words[0], words[2], words[3], words[1])
        case FrequencyBlock():
            yield words[0]
        case _:
            yield from words
