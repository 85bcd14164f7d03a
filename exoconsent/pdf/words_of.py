"""The words of somebody else's PDF, page by page: lines as they stand, paragraphs parted by an empty line.

PDFium knows letters and lines, not paragraphs. Where a paragraph ends is judged from the page: a wider gap, another
type size, a bullet, or a short line that ends a sentence. Nothing is drawn, run or followed. A stranger's file is read
in a process of its own (``words_apart``); what is here may fill the memory when the file was built to do so.
"""

import itertools
import statistics
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Final

from exoconsent.errors import BadInputError
from exoconsent.pdf.raster import opened

PAGE_LIMIT: Final = 1_000
LETTER_LIMIT: Final = 2_000_000
"""Letters of the whole document."""
LETTERS_OF_A_PAGE: Final = 100_000
"""A page of small print in three columns holds about 10,000."""
_AT_A_TIME: Final = 8
"""Pages read before other work may use PDFium."""

_HYPHEN: Final = 2
"""What PDFium gives for a hyphen that parts a word at the end of a line."""
_BULLETS: Final = "•◦▪‣●○■□–·"
_ENDINGS: Final = ".!?:;…”\"')"
_WIDER: Final = 1.35
"""A gap between lines that parts paragraphs, in usual gaps."""
_SHORT: Final = 0.88
"""A line that ends before this part of the page's widest line may be a paragraph's last."""
_WRONG_PASSWORD: Final = 4
"""``FPDF_ERR_PASSWORD``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    text: str
    left: float
    right: float
    bottom: float
    height: float
    """Of the type, points."""
    parted: bool
    """Ends with a hyphen that parts a word."""


def pages_of(pdf: bytes) -> tuple[str, ...]:
    r"""The text of each page: lines end in ``\n``, paragraphs in ``\n\n``; empty where a page holds no text (a scan).

    Raises:
        BadInputError: no PDF, locked with a password, or larger than this program reads.
    """
    pages: list[str] = []
    letters, total = 0, 1
    while len(pages) < total:
        found, total = _some(pdf, len(pages))
        pages += found
        letters += sum(map(len, found))
        if letters > LETTER_LIMIT:
            raise BadInputError.saying(f"the PDF holds more than {LETTER_LIMIT:,} letters; split it")
    return tuple(pages)


def _some(pdf: bytes, first: int) -> tuple[list[str], int]:
    """A few pages from the zero-based ``first`` on, and how many there are; PDFium is free again afterwards."""
    import pypdfium2

    try:
        with opened(pdf) as document:
            total = len(document)
            _check_count(total)
            return [_page(document, page) for page in range(first, min(first + _AT_A_TIME, total))], total
    except pypdfium2.PdfiumError as fault:
        if getattr(fault, "err_code", None) == _WRONG_PASSWORD:
            raise BadInputError.saying("the PDF is locked with a password; save it without one and try again") from None
        raise BadInputError.saying("the PDF is damaged, or is none at all; get it again and try once more") from None


def _check_count(pages: int) -> None:
    if pages == 0:
        raise BadInputError.saying("the PDF has no pages; get it again and try once more")
    if pages > PAGE_LIMIT:
        raise BadInputError.saying(f"the PDF has {pages:,} pages; {PAGE_LIMIT:,} are read at most; split it")


def _page(document: Any, number: int) -> str:
    page = document[number]
    letters = page.get_textpage()
    try:
        if letters.count_chars() > LETTERS_OF_A_PAGE:
            raise BadInputError.saying(
                f"page {number + 1} of the PDF holds more than {LETTERS_OF_A_PAGE:,} letters, which no page does"
            )
        return _in_paragraphs(tuple(_lines(letters)))
    finally:
        letters.close()
        page.close()


def _lines(letters: Any) -> Iterator[_Line]:
    from pypdfium2 import raw

    line: list[tuple[int, int]] = []
    for index in range(letters.count_chars()):
        code = raw.FPDFText_GetUnicode(letters, index)
        if code in (10, 13, _HYPHEN):
            yield from _line(letters, line, parted=code == _HYPHEN)
            line = []
        elif code:
            line.append((index, code))
    yield from _line(letters, line, parted=False)


def _line(letters: Any, line: list[tuple[int, int]], *, parted: bool) -> Iterator[_Line]:
    text = _text(code for _index, code in line).strip()
    seen = [index for index, code in line if not chr(code).isspace()]
    if text and seen:
        left, bottom, _right, top = letters.get_charbox(seen[0], loose=True)
        right = letters.get_charbox(seen[-1], loose=True)[2]
        yield _Line(text=text, left=left, right=right, bottom=bottom, height=top - bottom, parted=parted)


def _text(codes: Iterable[int]) -> str:
    """Code units as text: signs beyond the first plane come in halves, and broken halves become the sign for lost."""
    units = b"".join(chr(code).encode("utf-16-le", "surrogatepass") for code in codes)
    return units.decode("utf-16-le", "replace")


def _in_paragraphs(lines: tuple[_Line, ...]) -> str:
    gaps = [a.bottom - b.bottom for a, b in itertools.pairwise(lines) if a.bottom - b.bottom > a.height / 2]
    usual = statistics.median_low(gaps) if gaps else 0.0
    widest = max((line.right - line.left for line in lines), default=0.0)
    out: list[str] = []
    for place, line in enumerate(lines):
        if place:
            out.append("\n\n" if _parts(lines[place - 1], line, usual, widest) else "\n")
        out.append(f"{line.text}-" if line.parted else line.text)
    return "".join(out)


def _parts(line: _Line, following: _Line, usual: float, widest: float) -> bool:
    """Whether a paragraph ends between two lines."""
    if line.parted:
        return False
    if following.text[0] in _BULLETS or abs(following.height - line.height) > 0.1 * line.height:
        return True
    gap = line.bottom - following.bottom
    ended = line.text[-1] in _ENDINGS
    if gap < 0 or gap > 3 * usual:  # the next column, or past a figure: a sentence may go on there
        return ended
    indented = following.left > line.left + line.height / 2
    return gap > _WIDER * usual or (ended and (indented or line.right - line.left < _SHORT * widest))
