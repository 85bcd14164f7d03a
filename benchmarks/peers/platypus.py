"""Plain ReportLab platypus, untagged, as its guide teaches it: paragraphs, tables, a canvas that counts pages."""

import io
from collections.abc import Callable, Iterator, Mapping
from functools import cache, partial
from typing import Any, Final
from xml.sax.saxutils import escape, quoteattr

from reportlab.lib.colors import HexColor, black
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Frame,
    HRFlowable,
    KeepTogether,
    PageTemplate,
    Paragraph,
    Spacer,
    Table,
)

from benchmarks import look
from exoconsent.consent import document as tree

ACCENT, HAIR, PANEL, BAND = map(HexColor, (look.ACCENT, look.HAIR, look.PANEL, look.BAND))
NORMAL, BOLD = "Body", "Body-Bold"
_PAD: Final = [
    ("LEFTPADDING", (0, 0), (-1, -1), look.PAD),
    ("RIGHTPADDING", (0, 0), (-1, -1), look.PAD),
    ("TOPPADDING", (0, 0), (-1, -1), look.PAD * 0.5),
    ("BOTTOMPADDING", (0, 0), (-1, -1), look.PAD * 0.5),
    ("VALIGN", (0, 0), (-1, -1), "TOP"),
]


def render(consent: tree.Consent) -> bytes:
    """``consent`` as PDF."""
    styles()
    out = io.BytesIO()
    page = Frame(look.SIDE, look.BOTTOM, look.MEASURE, look.HEIGHT - look.TOP - look.BOTTOM, 0, 0, 0, 0, showBoundary=0)
    facts = {"title": consent.title, "author": consent.letterhead.name, "lang": consent.language}
    document = BaseDocTemplate(out, pagesize=(look.WIDTH, look.HEIGHT), initialFontName=NORMAL, **facts)
    document.addPageTemplates(PageTemplate(frames=[page], onPage=partial(_furniture, consent)))
    document.build(list(_story(consent)), canvasmaker=partial(_CountingCanvas, consent.labels.page))
    return out.getvalue()


class _CountingCanvas(Canvas):  # type: ignore[misc]
    """Keeps the pages back until their number is known (the way of the ReportLab user guide)."""

    def __init__(self, label: str, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self._label = label
        self._kept: list[dict[str, Any]] = []

    def showPage(self) -> None:
        self._kept.append(dict(self.__dict__))
        self._startPage()

    def save(self) -> None:
        for number, state in enumerate(self._kept, 1):
            self.__dict__.update(state)
            self.setFont(BOLD, look.HINT)
            words = self._label.replace("{page}", str(number)).replace("{pages}", str(len(self._kept)))
            self.drawString(look.SIDE, 66, words)
            super().showPage()
        super().save()


@cache
def styles() -> Mapping[str, ParagraphStyle]:
    """Fonts and styles, made once per process."""
    pdfmetrics.registerFont(TTFont(NORMAL, str(look.REGULAR)))
    pdfmetrics.registerFont(TTFont(BOLD, str(look.BOLD)))
    pdfmetrics.registerFontFamily(NORMAL, normal=NORMAL, bold=BOLD, italic=NORMAL, boldItalic=BOLD)

    def style(name: str, size: float, lead: float = look.LEAD, font: str = NORMAL, **more: Any) -> ParagraphStyle:
        return ParagraphStyle(name, fontName=font, fontSize=size, leading=size * lead, **more)

    made = (
        style("body", look.BODY, spaceBefore=look.PARAGRAPH_GAP),
        style("item", look.BODY, spaceBefore=look.ITEM_GAP, leftIndent=look.INDENT, bulletFontName=NORMAL),
        style("bullet", look.BODY, spaceBefore=look.ITEM_GAP),
        style("small", look.SMALL, spaceBefore=look.PARAGRAPH_GAP),
        style("line", look.SMALL),
        style("hint", look.HINT, 1.25),
        style("cell", look.BODY),
        style("label", look.BODY, font=BOLD, textColor=ACCENT),
        style("bold", look.BODY, font=BOLD),
        style("heading", look.HEADING, 1.3, BOLD, textColor=ACCENT, spaceBefore=look.SECTION_GAP, keepWithNext=1),
        style("title", look.TITLE, 1.2, BOLD, spaceBefore=look.SECTION_GAP),
        style("subtitle", look.SUBTITLE, 1.3, spaceBefore=look.ITEM_GAP),
        style("clinic", look.CLINIC, 1.2, BOLD, textColor=ACCENT),
    )
    return {each.name: each for each in made}


def _text(words: str, style: str, **options: Any) -> Paragraph:
    return Paragraph(escape(words), styles()[style], **options)


def _rich(spans: tree.Spans, style: str, **options: Any) -> Paragraph:
    return Paragraph("".join(map(_markup, spans)), styles()[style], **options)


def _markup(span: tree.Span) -> str:
    if span.empty:
        return f'____________ <font size="{look.HINT}">{escape(span.text)}</font>'
    words = f"<b>{escape(span.text)}</b>" if span.bold or span.emphasis else escape(span.text)
    if span.href:
        return f'<a href={quoteattr(span.href)} color="{look.ACCENT}"><u>{words}</u></a>'
    return words


# ------------------------------------------------------------------------------------------------------- the story


def _story(consent: tree.Consent) -> Iterator[Any]:
    yield _text(consent.letterhead.name, "clinic")
    yield from (_text(line, "line") for line in consent.letterhead.lines)
    yield HRFlowable(width="100%", thickness=1.6, color=ACCENT, spaceBefore=8, spaceAfter=0)
    yield _text(consent.title, "title")
    yield _text(consent.subtitle, "subtitle")
    yield from (_text(f"! {reason}", "bold") for reason in consent.stop_reasons)
    yield Spacer(0, look.SECTION_GAP)
    yield _identity(consent)
    for section in consent.sections:
        yield from _section(section)
    if consent.signatures:
        yield _text(consent.signatures_title, "heading")
    for block in consent.signatures:
        yield Spacer(0, look.PARAGRAPH_GAP)
        yield KeepTogether([_signature(block)])


def _identity(consent: tree.Consent) -> Table:
    rows = [[_text(label, "label"), _rich(value, "cell")] for label, value in consent.identity]
    rules = [("LINEABOVE", (0, 0), (-1, -1), 0.6, HAIR), ("LINEBELOW", (0, -1), (-1, -1), 0.6, HAIR)]
    return _table(rows, (look.LABELS, 1 - look.LABELS), rules)


def _table(rows: list[list[Any]], shares: tuple[float, ...], rules: list[Any], **options: Any) -> Table:
    unit = look.MEASURE / sum(shares)
    return Table(rows, colWidths=[unit * share for share in shares], style=[*_PAD, *rules], **options)


def _section(section: tree.SectionBlock) -> Iterator[Any]:
    title = f"{section.number}. {section.title}" if section.number else section.title
    bricks = [_text(title, "heading")]
    for block in section.blocks:
        bricks += _BUILDERS[type(block)](block)
    yield from [KeepTogether(bricks)] if section.id.startswith("risk-") else bricks


def _paragraph(block: tree.ParagraphBlock) -> list[Any]:
    return [_rich(block.spans, "small" if block.small else "body")]


def _bullets(block: tree.BulletsBlock) -> list[Any]:
    return [_rich(spans, "item", bulletText="•") for spans in block.items]


def _words_table(block: tree.TableBlock) -> list[Any]:
    head = [_text(words, "bold") for words in block.header]
    rows = [[_rich(spans, "cell") for spans in row] for row in block.rows]
    rules = [("BACKGROUND", (0, 0), (-1, 0), PANEL), ("LINEBELOW", (0, 0), (-1, -1), 0.5, HAIR)]
    shares = block.widths or (1.0,) * len(block.header)
    caption = [_text(block.caption, "bold")] if block.caption else []
    return [*caption, Spacer(0, look.PARAGRAPH_GAP), _table([head, *rows], shares, rules, repeatRows=1)]


def _frequency(block: tree.FrequencyBlock) -> list[Any]:
    look_of_box = [("BACKGROUND", (0, 0), (-1, -1), PANEL), ("LINEBEFORE", (0, 0), (0, -1), 3, ACCENT)]
    return [Spacer(0, look.PARAGRAPH_GAP), _table([[_rich(block.spans, "cell")]], (1.0,), look_of_box)]


def _initials(block: tree.InitialsBlock) -> list[Any]:
    rows = [["", _text(block.label, "bold")], [_text(block.who, "hint"), ""]]
    return [Spacer(0, look.PARAGRAPH_GAP), _table(rows, (0.3, 0.7), [("LINEBELOW", (0, 0), (0, 0), 0.7, black)])]


def _teach_back(block: tree.TeachBackBlock) -> list[Any]:
    under = [_text(block.answer, "cell")] if block.answer else [Spacer(0, look.WRITING)] * 2
    inside = [_text(block.question, "bold"), _text(block.answer_label, "hint")]
    rows = [[brick] for brick in (*inside, *under, _text(f"{block.attempts_label} ______", "hint"))]
    rules = [("BOX", (0, 0), (-1, -1), 0.6, HAIR)]
    rules += [] if block.answer else [("LINEBELOW", (0, 2), (0, 3), 0.7, black)]
    return [Spacer(0, look.PARAGRAPH_GAP), KeepTogether([_table(rows, (1.0,), rules)])]


_BUILDERS: Final[Mapping[type, Callable[[Any], list[Any]]]] = {
    tree.ParagraphBlock: _paragraph,
    tree.BulletsBlock: _bullets,
    tree.TableBlock: _words_table,
    tree.FrequencyBlock: _frequency,
    tree.InitialsBlock: _initials,
    tree.TeachBackBlock: _teach_back,
}


def _signature(block: tree.SignatureBlock) -> Table:
    labelled = ((block.name_label, block.name), *block.extra, (block.time_label, ""))
    rows = [[_text(block.role_label, "label"), ""], [_text(block.meaning, "cell"), ""]]
    rows += [[_text(block.signature_label, "hint"), ""]]
    rows += [[_text(label, "hint"), _text(value or "____________", "cell")] for label, value in labelled]
    rules = [
        ("BOX", (0, 0), (-1, -1), 1, ACCENT),
        ("SPAN", (0, 0), (1, 0)),
        ("SPAN", (0, 1), (1, 1)),
        ("BACKGROUND", (1, 2), (1, 2), PANEL),
        ("LINEBELOW", (1, 2), (1, 2), 0.9, black),
    ]
    heights = [None, None, look.SIGNING, *[None] * len(labelled)]
    return _table(rows, (look.LABELS, 1 - look.LABELS), rules, rowHeights=heights)


# --------------------------------------------------------------------------------------------------- on every page


def _furniture(consent: tree.Consent, canvas: Canvas, _document: Any) -> None:
    canvas.saveState()
    canvas.setFont(BOLD, look.HINT)
    canvas.drawString(look.SIDE, look.HEIGHT - 46, consent.patient_label)
    canvas.setFont(NORMAL, look.HINT)
    canvas.drawString(look.SIDE, look.HEIGHT - 58, consent.form_label)
    canvas.drawString(look.SIDE, 54, consent.labels.document.replace("{number}", consent.number))
    if consent.notices:
        rules = [("BOX", (0, 0), (-1, -1), 1.4, black), ("BACKGROUND", (0, 0), (-1, -1), BAND)]
        band = _table([[_text(notice, "bold")] for notice in consent.notices], (1.0,), rules)
        _, height = band.wrapOn(canvas, look.MEASURE, look.HEIGHT)
        band.drawOn(canvas, look.SIDE, look.HEIGHT - 70 - height)
    canvas.restoreState()
