"""The page that the patient keeps: when to get help and from whom, and the product card, in the form's own words.

Nothing is said here that the form does not say: the words are those of the parts marked ``keep`` in their sections.
"""

from typing import Final

from exoconsent.consent import document as doc
from exoconsent.consent.adapt import Adaptation
from exoconsent.consent.filling import Filling
from exoconsent.consent.form import Keep, section_text
from exoconsent.consent.text import Blocks
from exoconsent.consent.words import Words

SECTION: Final = "keep-this-page"

_BLOCKS: Final = {Keep.FIRST: 1, Keep.ALL: None}


def kept_parts(adaptation: Adaptation, language: str) -> tuple[Blocks, ...]:
    """The words of every printed part that is marked to be kept, in printing order."""
    return tuple(
        section_text(decision.section, language).parts[part.id][: _BLOCKS[part.keep]]
        for decision in adaptation.printed
        for part in decision.parts
        if part.keep is not Keep.NOTHING
    )


def keep_page(blocks: tuple[doc.Block, ...], card: doc.CardBlock, words: Words) -> tuple[doc.SectionBlock, ...]:
    """The page as a section of its own; none where the form marks nothing to be kept."""
    if not blocks:
        return ()
    return (
        doc.SectionBlock(id=SECTION, number=0, title=words.say("title.keep"), blocks=(*blocks, card), own_page=True),
    )


def product_card(filling: Filling, number: str, day: str, words: Words) -> doc.CardBlock:
    """Name, maker, lot, expiry, route, dates and document number; what is not known is a line to write on."""
    # The day it was given is written by hand: the form is printed before.
    dated: tuple[tuple[str, str], ...] = (("label.date", day), ("card.given", ""))
    known = (tuple((key, _joined(filling, names)) for key, names in row) for row in _ROWS)
    shown = (*known, dated, (("card.number", number),))
    lines = tuple(_line(row, words) for row in shown)
    return doc.CardBlock(title=words.say("card.title"), lines=lines, overleaf=words.say("card.overleaf"))


def _joined(filling: Filling, names: tuple[str, ...]) -> str:
    return ", ".join(filling[name] for name in names if name in filling)


def _line(row: tuple[tuple[str, str], ...], words: Words) -> doc.Spans:
    spans: list[doc.Span] = []
    for key, value in row:
        spans += [doc.Span(text=_BETWEEN)] if spans else []
        spans += [doc.Span(text=f"{words.say(key)}: ", bold=True), doc.Span(text=value, empty=not value)]
    return tuple(spans)


_ROWS: Final = (
    (("card.product", ("product.name",)), ("card.maker", ("product.maker",))),
    (("card.lot", ("product.lot",)), ("card.expiry", ("product.expiry",))),
    (("card.route", ("treatment.route", "treatment.body_site")),),
    (("card.clinic", ("clinic.name", "clinic.phone")),),
)
"""Label and blanks of each entry, by line."""
_BETWEEN: Final = " · "
