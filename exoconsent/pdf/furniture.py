"""What stands on every page: header, notices, footer and QR code."""

from dataclasses import dataclass, replace

from exoconsent.consent.document import Consent, Span
from exoconsent.pdf.bidi import in_order
from exoconsent.pdf.codes import page_code, qr_picture
from exoconsent.pdf.design import HAIR, INK, Design
from exoconsent.pdf.pen import Pen, Placed, stacked
from exoconsent.pdf.structure import Element
from exoconsent.pdf.tags import FOOTER, HEADER, Drawn, Sheet
from exoconsent.pdf.typeset import Lines, break_lines, height_of, text_lines

_BAND = (0.9, 0.9, 0.9)
_BAND_PAD = 6.0
STANDARD_BODY = 12.0
"""Points; large print may set the furniture a step below its body and still be large."""


@dataclass(frozen=True, kw_only=True)
class Furniture:
    """The furniture of one document, measured once and drawn on each page."""

    consent: Consent
    design: Design
    header: tuple[Placed, ...]
    """With tops counted from the top of the paper, downwards as negative numbers."""
    header_bottom: float
    """From the top of the paper to the rule under the header."""
    notices: tuple[Lines, ...]

    @property
    def band(self) -> float:
        """Height of the notices' band; 0 without notices."""
        lines = sum(height_of(lines) for lines in self.notices)
        return lines + 2 * _BAND_PAD if self.notices else 0.0

    @property
    def top(self) -> float:
        """From the top of the paper to the text."""
        below = self.header_bottom + (self.band + 10.0 if self.notices else 0.0) + 18.0
        return max(self.design.top, below)

    def head(self, notice_element: Element | None) -> Drawn:
        """Header and notices; on the first page the notices belong to ``notice_element``, further pages are alike."""
        sheet = Sheet()
        pen = Pen(sheet, self.design.mirror)
        self._draw_header(pen)
        self._draw_notices(pen, notice_element)
        return sheet.drawn()

    def foot(self, page: int, pages: int) -> Drawn:
        """Footer of a zero-based page."""
        sheet = Sheet()
        self._draw_footer(Pen(sheet, self.design.mirror), page + 1, pages)
        return sheet.drawn()

    def _draw_header(self, pen: Pen) -> None:
        design = self.design
        pen.text(None, [(line, x, design.height + top) for line, x, top in self.header], kind=HEADER)
        pen.rule(design.side, design.width - design.side, design.height - self.header_bottom, 0.6, HAIR, HEADER)

    def _draw_notices(self, pen: Pen, element: Element | None) -> None:
        if not self.notices:
            return
        design = self.design
        top = design.height - self.header_bottom - 10.0
        box = (design.side, top - self.band, design.width - design.side, top)
        pen.panel(box, _BAND, INK, 1.4)
        y = top - _BAND_PAD
        beside = self.consent.parallel
        for index, lines in enumerate(self.notices):
            own = element.new("P") if element else None
            if own and beside and index >= len(self.consent.notices):
                own.language = beside.language
            pen.text(own, stacked(lines, design.side + 10.0, y), kind=HEADER)
            y -= height_of(lines)

    def _draw_footer(self, pen: Pen, page: int, pages: int) -> None:
        design, consent = self.design, self.consent
        words = consent.labels.page.replace("{page}", str(page)).replace("{pages}", str(pages))
        number = consent.labels.document.replace("{number}", in_order(consent.number) if design.rtl else consent.number)
        width = design.measure - design.code - 14.0
        number = f"{number} · {consent.form_label}"
        lines = (*text_lines(words, design.furniture_bold, width), *text_lines(number, design.hint, width))
        base = design.foot + design.code
        pen.rule(design.side, design.width - design.side, base + 7.0, 0.6, HAIR, FOOTER)
        # The words stand right of the code: under the text's left edge, extractors that look for columns would
        # read them before the right-hand cells of the last rows.
        pen.text(None, stacked(lines, design.side + design.code + 14.0, base + 1.0), kind=FOOTER)
        code = qr_picture(page_code(consent.number, page, pages, consent.content_hash), design.code)
        pen.picture(None, code, design.side, design.foot, FOOTER)


def furniture_for(consent: Consent, design: Design) -> Furniture:
    """Measure the furniture."""
    header, bottom = _header(consent, design)
    notice = design.small if design.small.size > STANDARD_BODY else design.body
    width = design.measure - 20.0
    beside = consent.parallel.notices if consent.parallel else ()
    texts = (*consent.notices, *beside)
    notices = tuple(break_lines((Span(text=text, bold=True),), notice, width) for text in texts)
    return Furniture(consent=consent, design=design, header=header, header_bottom=bottom, notices=notices)


def _header(consent: Consent, design: Design) -> tuple[tuple[Placed, ...], float]:
    """The patient, on every page: a page that fell out of its file finds its way back."""
    kind = replace(design.hint, bold=True)
    lines = text_lines(consent.patient_label, kind, design.measure)
    return tuple(stacked(lines, design.side, -design.head)), design.head + height_of(lines) + 3.0
