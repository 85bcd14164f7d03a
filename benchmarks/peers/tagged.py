"""ReportLab platypus, tagged and archival: the same story as ``platypus``, each flowable with its structure element."""

import io
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any, Final
from xml.sax.saxutils import escape

from reportlab.lib.colors import black
from reportlab.platypus import BaseDocTemplate, Frame, HRFlowable, KeepTogether, PageTemplate, Spacer

from benchmarks import look
from benchmarks.peers import platypus
from benchmarks.peers.platypus import _PAD, ACCENT, BAND, BOLD, HAIR, NORMAL, PANEL, _markup, styles
from benchmarks.peers.tagged_canvas import El, TaggedCanvas, mend
from benchmarks.peers.tagged_flowables import Field, Grid, Item, Words
from exoconsent.consent import document as tree
from exoconsent.pdf.render import _facts

_HEADER: Final = "/Type /Pagination /Subtype /Header /Attached [ /Top ]"
_FOOTER: Final = "/Type /Pagination /Subtype /Footer /Attached [ /Bottom ]"


def render(consent: tree.Consent) -> bytes:
    """``consent`` as PDF."""
    mend()
    styles()
    out = io.BytesIO()
    root, facts = El("Document"), _facts(consent)
    notices = root.new("Div")
    page = Frame(look.SIDE, look.BOTTOM, look.MEASURE, look.HEIGHT - look.TOP - look.BOTTOM, 0, 0, 0, 0, showBoundary=0)
    info = {"title": facts.title, "author": facts.author, "subject": facts.subject, "keywords": facts.keywords}
    more = {"creator": "ExoConsent", "producer": "ExoConsent with ReportLab", "lang": facts.language}
    document = BaseDocTemplate(out, pagesize=(look.WIDTH, look.HEIGHT), initialFontName=NORMAL, **info, **more)
    document.addPageTemplates(PageTemplate(frames=[page], onPage=partial(_furniture, consent, notices)))
    canvas = partial(_CountingCanvas, label=consent.labels.page, root=root, facts=facts)
    document.build(list(_story(consent, root)), canvasmaker=canvas)
    return out.getvalue()


class _CountingCanvas(TaggedCanvas):
    """The number of pages is a form drawn on each page and made when it is known (ReportLab user guide)."""

    def __init__(self, *args: Any, label: str, **options: Any) -> None:
        super().__init__(*args, **options)
        self._label = label.replace("{pages}", "")

    def showPage(self) -> None:
        with self.artifact(_FOOTER):
            self.setFont(BOLD, look.HINT)
            words = self._label.replace("{page}", str(self.getPageNumber()))
            self.drawString(look.SIDE, 66, words)
            self.saveState()
            self.translate(look.SIDE + self.stringWidth(words, BOLD, look.HINT), 66)
            self.doForm("pages")
            self.restoreState()
        super().showPage()

    def save(self) -> None:
        number = str(self.getPageNumber() - 1)
        self.beginForm("pages", 0, -3, 40, 10)
        self.setFont(BOLD, look.HINT)
        self.drawString(0, 0, number)
        self.endForm()
        super().save()


def _text(element: El, words: str, style: str) -> Words:
    made = Words(escape(words), styles()[style])
    made.element = element
    return made


def _rich(element: El, spans: tree.Spans, style: str) -> Words:
    made = Words("".join(map(_markup, spans)), styles()[style])
    made.element = element
    return made


# ------------------------------------------------------------------------------------------------------- the story


def _story(consent: tree.Consent, root: El) -> Iterator[Any]:
    head = root.new("Div")
    yield _text(head.new("P"), consent.letterhead.name, "clinic")
    yield from (_text(head.new("P"), line, "line") for line in consent.letterhead.lines)
    yield HRFlowable(width="100%", thickness=1.6, color=ACCENT, spaceBefore=8, spaceAfter=0)
    yield _text(root.new("H1"), consent.title, "title")
    yield _text(root.new("P"), consent.subtitle, "subtitle")
    yield from (_text(root.new("P"), f"! {reason}", "bold") for reason in consent.stop_reasons)
    yield Spacer(0, look.SECTION_GAP)
    yield _identity(consent, root.new("Table"))
    for section in consent.sections:
        yield from _section(section, root.new("Sect"))
    if consent.signatures:
        last = root.new("Sect")
        yield _text(last.new("H2"), consent.signatures_title, "heading")
        for block in consent.signatures:
            yield Spacer(0, look.PARAGRAPH_GAP)
            yield KeepTogether([_signature(block, last.new("Sect"))])


def _identity(consent: tree.Consent, table: El) -> Grid:
    rows = []
    for label, value in consent.identity:
        row = table.new("TR")
        head = row.new("TH", "<< /O /Table /Scope /Row >>")
        rows.append([_text(head, label, "label"), _rich(row.new("TD"), value, "cell")])
    rules = [("LINEABOVE", (0, 0), (-1, -1), 0.6, HAIR), ("LINEBELOW", (0, -1), (-1, -1), 0.6, HAIR)]
    return _table(rows, (look.LABELS, 1 - look.LABELS), rules)


def _table(rows: list[list[Any]], shares: tuple[float, ...], rules: list[Any], **options: Any) -> Grid:
    unit = look.MEASURE / sum(shares)
    style = [*_PAD, ("FONT", (0, 0), (-1, -1), NORMAL, 10), *rules]
    return Grid(rows, colWidths=[unit * share for share in shares], style=style, **options)


def _section(section: tree.SectionBlock, element: El) -> Iterator[Any]:
    title = f"{section.number}. {section.title}" if section.number else section.title
    bricks: list[Any] = [_text(element.new("H2"), title, "heading")]
    for block in section.blocks:
        bricks += _BUILDERS[type(block)](block, element)
    yield from [KeepTogether(bricks)] if section.id.startswith("risk-") else bricks


def _paragraph(block: tree.ParagraphBlock, parent: El) -> list[Any]:
    return [_rich(parent.new("P"), block.spans, "small" if block.small else "body")]


def _bullets(block: tree.BulletsBlock, parent: El) -> list[Any]:
    items = parent.new("L", "<< /O /List /ListNumbering /Disc >>")
    made = []
    for spans in block.items:
        item = items.new("LI")
        label = _text(item.new("Lbl"), "•", "cell")
        made.append(Item(label, _rich(item.new("LBody").new("P"), spans, "bullet"), look.INDENT))
    return made


def _words_table(block: tree.TableBlock, parent: El) -> list[Any]:
    table = parent.new("Table")
    caption = [_text(table.new("Caption"), block.caption, "bold")] if block.caption else []
    head_row = table.new("THead").new("TR")
    column = "<< /O /Table /Scope /Column >>"
    rows = [[_text(head_row.new("TH", column), words, "bold") for words in block.header]]
    body = table.new("TBody")
    for row in block.rows:
        element = body.new("TR")
        first = element.new("TH", "<< /O /Table /Scope /Row >>")
        cells = [first, *(element.new("TD") for _ in row[1:])]
        rows.append([_rich(cell, spans, "cell") for cell, spans in zip(cells, row, strict=True)])
    rules = [("BACKGROUND", (0, 0), (-1, 0), PANEL), ("LINEBELOW", (0, 0), (-1, -1), 0.5, HAIR)]
    shares = block.widths or (1.0,) * len(block.header)
    return [*caption, Spacer(0, look.PARAGRAPH_GAP), _table(rows, shares, rules, repeatRows=1)]


def _frequency(block: tree.FrequencyBlock, parent: El) -> list[Any]:
    rules = [("BACKGROUND", (0, 0), (-1, -1), PANEL), ("LINEBEFORE", (0, 0), (0, -1), 3, ACCENT)]
    cell = _rich(parent.new("P"), block.spans, "cell")
    return [Spacer(0, look.PARAGRAPH_GAP), _table([[cell]], (1.0,), rules)]


def _initials(block: tree.InitialsBlock, parent: El) -> list[Any]:
    who, label = parent.new("P"), parent.new("P")
    rows: list[list[Any]] = [["", _text(label, block.label, "bold")], [_text(who, block.who, "hint"), ""]]
    return [Spacer(0, look.PARAGRAPH_GAP), _table(rows, (0.3, 0.7), [("LINEBELOW", (0, 0), (0, 0), 0.7, black)])]


def _teach_back(block: tree.TeachBackBlock, parent: El) -> list[Any]:
    div = parent.new("Div")
    inside: list[Any] = [_text(div.new("P"), block.question, "bold"), _text(div.new("P"), block.answer_label, "hint")]
    if block.answer:
        inside.append(_text(div.new("P"), block.answer, "cell"))
    else:
        inside += [Spacer(0, look.WRITING)] * 2
    inside.append(_text(div.new("P"), f"{block.attempts_label} ______", "hint"))
    rules = [("BOX", (0, 0), (-1, -1), 0.6, HAIR)]
    rules += [] if block.answer else [("LINEBELOW", (0, 2), (0, 3), 0.7, black)]
    return [Spacer(0, look.PARAGRAPH_GAP), KeepTogether([_table([[brick] for brick in inside], (1.0,), rules)])]


_BUILDERS: Final[Mapping[type, Callable[[Any, El], list[Any]]]] = {
    tree.ParagraphBlock: _paragraph,
    tree.BulletsBlock: _bullets,
    tree.TableBlock: _words_table,
    tree.FrequencyBlock: _frequency,
    tree.InitialsBlock: _initials,
    tree.TeachBackBlock: _teach_back,
}


def _signature(block: tree.SignatureBlock, element: El) -> Grid:
    head = _text(element.new("H3"), block.role_label, "label")
    meaning = _text(element.new("P"), block.meaning, "cell")
    label = _text(element.new("P"), block.signature_label, "hint")
    tip = f"{block.signature_label}, {block.role_label}"
    room: Any = Field(element.new("Form"), block.field, tip, look.SIGNING - look.PAD) if block.field else ""
    rows: list[list[Any]] = [[head, ""], [meaning, ""], [label, room]]
    for name, value in ((block.name_label, block.name), *block.extra, (block.time_label, "")):
        cells = element.new("P"), element.new("P")
        rows.append([_text(cells[0], name, "hint"), _text(cells[1], value or "____________", "cell")])
    rules = [
        ("BOX", (0, 0), (-1, -1), 1, ACCENT),
        ("SPAN", (0, 0), (1, 0)),
        ("SPAN", (0, 1), (1, 1)),
        ("BACKGROUND", (1, 2), (1, 2), PANEL),
        ("LINEBELOW", (1, 2), (1, 2), 0.9, black),
    ]
    return _table(rows, (look.LABELS, 1 - look.LABELS), rules)


# --------------------------------------------------------------------------------------------------- on every page


def _furniture(consent: tree.Consent, notices: El, canvas: TaggedCanvas, _document: Any) -> None:
    canvas.saveState()
    with canvas.artifact(_HEADER):
        canvas.setFont(BOLD, look.HINT)
        canvas.drawString(look.SIDE, look.HEIGHT - 46, consent.patient_label)
        canvas.setFont(NORMAL, look.HINT)
        canvas.drawString(look.SIDE, look.HEIGHT - 58, consent.form_label)
    with canvas.artifact(_FOOTER):
        canvas.drawString(look.SIDE, 54, consent.labels.document.replace("{number}", consent.number))
    if consent.notices:
        rules = [("BOX", (0, 0), (-1, -1), 1.4, black), ("BACKGROUND", (0, 0), (-1, -1), BAND)]
        first = canvas.getPageNumber() == 1
        made = _text if first else (lambda _element, words, style: platypus._text(words, style))
        band = _table([[made(notices.new("P"), notice, "bold")] for notice in consent.notices], (1.0,), rules)
        _, height = band.wrapOn(canvas, look.MEASURE, look.HEIGHT)
        if first:
            band.drawOn(canvas, look.SIDE, look.HEIGHT - 70 - height)
        else:
            with canvas.artifact(_HEADER):
                band.drawOn(canvas, look.SIDE, look.HEIGHT - 70 - height)
    canvas.restoreState()
