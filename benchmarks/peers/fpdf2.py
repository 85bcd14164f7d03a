"""fpdf2, untagged: cells, Markdown for bold, its own tables; no page is kept from one document to the next."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from benchmarks import look
from exoconsent.consent import document as tree


def render(consent: tree.Consent) -> bytes:
    """``consent`` as PDF."""
    pdf: Any = _document(consent)
    pdf.add_font("Body", "", str(look.REGULAR))
    pdf.add_font("Body", "B", str(look.BOLD))
    pdf.set_margins(look.SIDE, look.TOP, look.SIDE)
    pdf.set_auto_page_break(auto=True, margin=look.BOTTOM)
    pdf.add_page()
    _front(pdf, consent)
    for section in consent.sections:
        title = f"{section.number}. {section.title}" if section.number else section.title
        _heading(pdf, title)
        for block in section.blocks:
            _BUILDERS[type(block)](pdf, block)
    _heading(pdf, consent.signatures_title)
    for signature in consent.signatures:
        _signature(pdf, signature)
    return bytes(pdf.output())


def _document(consent: tree.Consent) -> Any:
    from fpdf import FPDF

    class Pages(FPDF):  # type: ignore[misc,unused-ignore]
        def header(self) -> None:
            self.set_font("Body", "B", look.HINT)
            self.text(look.SIDE, 46, consent.patient_label)
            self.set_font("Body", "", look.HINT)
            self.text(look.SIDE, 58, consent.form_label)
            self.set_xy(look.SIDE, 70)
            self.set_font("Body", "B", look.BODY)
            for notice in consent.notices:
                self.multi_cell(look.MEASURE, look.LEADING, notice, border=1, new_x="LMARGIN", new_y="NEXT")
            self.set_y(look.TOP)

        def footer(self) -> None:
            self.set_font("Body", "B", look.HINT)
            words = consent.labels.page.replace("{page}", str(self.page_no())).replace("{pages}", "{nb}")
            self.text(look.SIDE, look.HEIGHT - 66, words)
            self.set_font("Body", "", look.HINT)
            self.text(look.SIDE, look.HEIGHT - 54, consent.labels.document.replace("{number}", consent.number))

    return Pages(unit="pt", format=(look.WIDTH, look.HEIGHT))


def _put(pdf: Any, words: str, size: float, *, bold: bool = False, gap: float = 0.0, indent: float = 0.0) -> None:
    pdf.ln(gap)
    pdf.set_font("Body", "B" if bold else "", size)
    pdf.set_x(look.SIDE + indent)
    width = look.MEASURE - indent
    pdf.multi_cell(width, size * look.LEAD, words, align="L", markdown=not bold, new_x="LMARGIN", new_y="NEXT")


def _heading(pdf: Any, title: str) -> None:
    _put(pdf, title, look.HEADING, bold=True, gap=look.SECTION_GAP)


def _front(pdf: Any, consent: tree.Consent) -> None:
    _put(pdf, consent.letterhead.name, look.CLINIC, bold=True)
    for line in consent.letterhead.lines:
        _put(pdf, line, look.SMALL)
    _put(pdf, consent.title, look.TITLE, bold=True, gap=look.SECTION_GAP)
    _put(pdf, consent.subtitle, look.SUBTITLE)
    for reason in consent.stop_reasons:
        _put(pdf, f"! {reason}", look.BODY, bold=True)
    _table(pdf, [(label, _rich(value)) for label, value in consent.identity], (look.LABELS, 1 - look.LABELS))


def _table(pdf: Any, rows: list[tuple[str, ...]], shares: tuple[float, ...], *, head: bool = False) -> None:
    pdf.ln(look.PARAGRAPH_GAP)
    pdf.set_font("Body", "", look.BODY)
    options = {"width": look.MEASURE, "col_widths": shares, "text_align": "LEFT", "markdown": True, "padding": 4}
    with pdf.table(**options, line_height=look.LEADING, first_row_as_headings=head, borders_layout="MINIMAL") as table:
        for row in rows:
            cells = table.row()
            for words in row:
                cells.cell(words)


def _rich(spans: tree.Spans) -> str:
    return "".join(map(_span, spans))


def _span(span: tree.Span) -> str:
    if span.empty:
        return f"............ {span.text}"
    if span.href:
        return f"[{span.text}]({span.href})"
    return f"**{span.text.strip()}** " if span.bold or span.emphasis else span.text


def _bullets(pdf: Any, block: tree.BulletsBlock) -> None:
    for spans in block.items:
        _put(pdf, f"• {_rich(spans)}", look.BODY, gap=look.ITEM_GAP, indent=look.INDENT)


def _words_table(pdf: Any, block: tree.TableBlock) -> None:
    rows = [block.header, *(tuple(map(_rich, row)) for row in block.rows)]
    _table(pdf, rows, block.widths or (1.0,) * len(block.header), head=True)


def _initials(pdf: Any, block: tree.InitialsBlock) -> None:
    _put(pdf, f"............ {block.label}", look.BODY, gap=look.PARAGRAPH_GAP)
    _put(pdf, block.who, look.HINT)


def _teach_back(pdf: Any, block: tree.TeachBackBlock) -> None:
    _put(pdf, block.question, look.BODY, bold=True, gap=look.PARAGRAPH_GAP)
    _put(pdf, block.answer_label, look.HINT)
    _put(pdf, block.answer or "............\n............", look.BODY)
    _put(pdf, f"{block.attempts_label} ......", look.HINT)


_BUILDERS: Final[Mapping[type, Callable[[Any, Any], None]]] = {
    tree.ParagraphBlock: lambda pdf, block: _put(
        pdf, _rich(block.spans), look.SMALL if block.small else look.BODY, gap=look.PARAGRAPH_GAP
    ),
    tree.BulletsBlock: _bullets,
    tree.TableBlock: _words_table,
    tree.FrequencyBlock: lambda pdf, block: _put(pdf, _rich(block.spans), look.BODY, gap=look.PARAGRAPH_GAP),
    tree.InitialsBlock: _initials,
    tree.TeachBackBlock: _teach_back,
}


def _signature(pdf: Any, block: tree.SignatureBlock) -> None:
    _put(pdf, block.role_label, look.BODY, bold=True, gap=look.PARAGRAPH_GAP)
    _put(pdf, block.meaning, look.BODY)
    rows = ((block.signature_label, ""), (block.name_label, block.name), *block.extra, (block.time_label, ""))
    _table(pdf, [(label, value or "............") for label, value in rows], (look.LABELS, 1 - look.LABELS))
