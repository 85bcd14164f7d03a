"""The words that the tree of a parallel print must read, in order, from the model alone: section by section twice."""

from collections.abc import Iterator
from itertools import zip_longest

from exoconsent.consent.document import (
    Block,
    Consent,
    InitialsBlock,
    ParagraphBlock,
    SectionBlock,
    SignatureBlock,
    StatuteBlock,
    TableBlock,
    TeachBackBlock,
)
from tests.pdf.spoken import _block, _section

Two = tuple[Consent, Consent]


def spoken_beside(consent: Consent) -> list[str]:
    """Every word in order of reading: the patient's language first, what is filled in once with both its labels."""
    assert consent.parallel
    return " ".join(_all((consent, consent.parallel))).split()


def _all(both: Two) -> Iterator[str]:
    mine, yours = both
    yield from (*mine.notices, *yours.notices, mine.letterhead.name, *mine.letterhead.lines)
    yield from (text for each in both for text in (each.title, each.subtitle))
    yield from (text for each in both for reason in each.stop_reasons for text in ("!", reason))
    for (label, value), (theirs, _) in zip(mine.identity, yours.identity, strict=True):
        yield from (label, theirs, "".join(span.text for span in value))
    others = {section.id: section for section in yours.sections}
    for section in mine.sections:
        yield from _both_sections(section, others.get(section.id), both)
    if mine.signatures:
        yield from (mine.signatures_title, yours.signatures_title, *_signed(both, ""))


def _both_sections(mine: SectionBlock, yours: SectionBlock | None, both: Two) -> Iterator[str]:
    if any(isinstance(block, StatuteBlock) for block in mine.blocks):
        yield from (*_section(mine), *_signed(both, mine.id))  # the words of the law stand once
    elif yours is None or mine.own_page:
        yield from (*_section(mine), *(_section(yours) if yours else ()))
    else:
        yield from _pair(mine, yours)


def _pair(mine: SectionBlock, yours: SectionBlock) -> Iterator[str]:
    left, right = ([f"{s.number}. {s.title}" if s.number else s.title] for s in (mine, yours))
    blocks, others = list(mine.blocks), list(yours.blocks)
    for own, words in ((blocks, left), (others, right)):
        if own and isinstance(own[0], ParagraphBlock) and own[0].small and own[0].language:
            words += _block(own.pop(0))  # a note on the translation has no counterpart
    for one, two in zip_longest(blocks, others):
        if once := list(_once(one, two)):
            left += once
            continue
        left += _block(one) if one else ()
        right += [two.label] if isinstance(two, InitialsBlock) else _block(two) if two else ()
    yield from (*left, *right)


def _once(one: Block | None, two: Block | None) -> Iterator[str]:
    """What is filled in."""
    match one, two:
        case TeachBackBlock(), TeachBackBlock():
            asked = (f"{each.answer_label} · {each.attempts_label}:" for each in (one, two))
            yield from (one.question, two.question, *asked, one.answer)
        case TableBlock(caption="", header=(_, _)), TableBlock():
            yield from (one.header[0], two.header[0], one.header[1], two.header[1])
            for mine, yours in zip(one.rows, two.rows, strict=True):
                yield from ("".join(span.text for span in cell) for cell in (mine[0], yours[0], mine[1]))


def _signed(both: Two, section: str) -> Iterator[str]:
    for one, two in zip(both[0].signatures, both[1].signatures, strict=True):
        if one.section == section:
            yield from _signing(one, two)


def _signing(one: SignatureBlock, two: SignatureBlock) -> Iterator[str]:
    yield from (one.role_label, two.role_label, one.meaning, two.meaning, one.signature_label, two.signature_label)
    yield from (one.name_label, two.name_label, one.name)
    for (label, value), (theirs, _) in zip(one.extra, two.extra, strict=True):
        yield from (label, theirs, value)
    yield from (one.time_label, two.time_label)
