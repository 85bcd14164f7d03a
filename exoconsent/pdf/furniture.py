"""What stands on every page: header, notices, footer and QR code."""

from dataclasses import dataclass, replace

from exoconsent.consent.document import Consent, Span
from exoconsent.pdf.bidi import in_order, set_apart
from exoconsent.pdf.codes import page_code, qr_picture
from exoconsent.pdf.design import HAIR, INK, Design, in_language
from exoconsent.pdf.keeping import keep
from exoconsent.pdf.pen import Pen, Placed, stacked
from exoconsent.pdf.structure import Element
from exoconsent.pdf.tags import FOOTER, HEADER, Drawn, Sheet
from exoconsent.pdf.typeset import Lines, Type, break_lines, height_of, text_lines

_BAND = (0.9, 0.9, 0.9)
_BAND_PAD = 6.0
STANDARD_BODY = 12.0
"""Points; large print may set the furniture a step below its body and still be large."""


Notice = tuple[Lines, str]
"""Lines, and their language where it is not the document's."""


@dataclass(frozen=True, kw_only=True)
class Furniture:
    """The furniture of one document, measured once and drawn on each page."""

    consent: Consent
    design: Design
    patient: str
    """For the header."""
    header_bottom: float
    """From the top of the paper to the rule under the header."""
    notices: tuple[Notice, ...]

    @property
    def top(self) -> float:
        """From the top of the paper to the text."""
        below = self.header_bottom + (_band_height(self.notices) + 10.0 if self.notices else 0.0) + 18.0
        return max(self.design.top, below)

    def head(self, notice_element: Element | None) -> Drawn:
        """Header and notices; on the first page the notices belong to ``notice_element``, further pages are alike."""
        drawn, elements = _head(self.patient, self.notices, self.design, notice_element is not None)
        if notice_element:
            notice_element.kids += elements
        return drawn

    def foot(self, page: int, pages: int) -> Drawn:
        """Footer of a zero-based page."""
        design, consent = self.design, self.consent
        words = consent.labels.page.replace("{page}", str(page + 1)).replace("{pages}", str(pages))
        number = consent.labels.document.replace("{number}", in_order(consent.number) if design.rtl else consent.number)
        sheet = Sheet()
        line, height = _page_line(words, design)
        sheet.take(line)
        sheet.take(_number_line(f"{number} · {consent.form_label}", height, design))
        code = qr_picture(page_code(consent.number, page + 1, pages, consent.content_hash), design.code)
        Pen(sheet, design.mirror).picture(None, code, design.side, design.foot, FOOTER)
        return sheet.drawn()


def furniture_for(consent: Consent, design: Design) -> Furniture:
    """Measure the furniture."""
    patient = _patient(consent, design.hint)
    _, bottom = _header(patient, design)
    notices = _notices(consent, design)
    if consent.parallel:
        notices += _notices(consent.parallel, in_language(design, consent.parallel.language), consent.parallel.language)
    return Furniture(consent=consent, design=design, patient=patient, header_bottom=bottom, notices=notices)


def _notices(consent: Consent, design: Design, language: str = "") -> tuple[Notice, ...]:
    kind = design.small if design.small.size > STANDARD_BODY else design.body
    width = design.measure - 20.0
    return tuple((break_lines((Span(text=text, bold=True),), kind, width), language) for text in consent.notices)


def _patient(consent: Consent, kind: Type) -> str:
    """Name and day of birth as the first page says them, neither of which may pull the other over."""
    told = ("".join(span.text for span in value) for _, value in consent.identity)
    return set_apart(consent.patient_label, (*told, *(block.name for block in consent.signatures)), rtl=kind.rtl)


@keep(64)
def _head(patient: str, notices: tuple[Notice, ...], design: Design, first: bool) -> tuple[Drawn, tuple[Element, ...]]:
    """Header and notices, and the elements of the notices."""
    header, bottom = _header(patient, design)
    band, elements = _band(notices, design.height - bottom - 10.0, design, first)
    sheet = Sheet()
    sheet.take(header)
    sheet.take(band)
    return sheet.drawn(), elements


@keep(64)
def _header(patient: str, design: Design) -> tuple[Sheet, float]:
    """The patient, on every page: a page that fell out of its file finds its way back. With its height."""
    sheet = Sheet()
    pen = Pen(sheet, design.mirror)
    lines = text_lines(patient, replace(design.hint, bold=True), design.measure)
    bottom = design.head + height_of(lines) + 3.0
    placed = stacked(lines, design.side, -design.head)
    pen.text(None, [(line, x, design.height + top) for line, x, top in placed], kind=HEADER)
    pen.rule(design.side, design.width - design.side, design.height - bottom, 0.6, HAIR, HEADER)
    return sheet, bottom


@keep(64)
def _band(notices: tuple[Notice, ...], top: float, design: Design, first: bool) -> tuple[Sheet, tuple[Element, ...]]:
    """The notices; only on the ``first`` page they are text, further on they repeat it."""
    sheet = Sheet()
    if not notices:
        return sheet, ()
    pen = Pen(sheet, design.mirror)
    pen.panel((design.side, top - _band_height(notices), design.width - design.side, top), _BAND, INK, 1.4)
    y = top - _BAND_PAD
    elements = []
    for lines, language in notices:
        element = Element("P") if first else None
        if element:
            element.language = language
            elements.append(element)
        pen.text(element, stacked(lines, design.side + 10.0, y), kind=HEADER)
        y -= height_of(lines)
    return sheet, tuple(elements)


def _band_height(notices: tuple[Notice, ...]) -> float:
    return sum(height_of(lines) for lines, _ in notices) + 2 * _BAND_PAD


@keep(256)
def _page_line(words: str, design: Design) -> tuple[Sheet, float]:
    """The rule over the footer, and which page it is; with the height of that."""
    sheet = Sheet()
    pen = Pen(sheet, design.mirror)
    pen.rule(design.side, design.width - design.side, design.foot + design.code + 7.0, 0.6, HAIR, FOOTER)
    placed = _beside_code(words, design.furniture_bold, 0.0, design)
    pen.text(None, placed, kind=FOOTER)
    return sheet, height_of(line for line, _, _ in placed)


@keep(64)
def _number_line(words: str, down: float, design: Design) -> Sheet:
    """Under it, which document it is; alike on all pages."""
    sheet = Sheet()
    Pen(sheet, design.mirror).text(None, _beside_code(words, design.hint, down, design), kind=FOOTER)
    return sheet


def _beside_code(words: str, kind: Type, down: float, design: Design) -> list[Placed]:
    # The words stand right of the code: under the text's left edge, extractors that look for columns would
    # read them before the right-hand cells of the last rows.
    lines = text_lines(words, kind, design.measure - design.code - 14.0)
    return stacked(lines, design.side + design.code + 14.0, design.foot + design.code + 1.0 - down)
