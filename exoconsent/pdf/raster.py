"""Pictures of pages, for the window and for looking at what was made."""

import io
import math
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Lock
from typing import Any, Final

_ONE_AT_A_TIME: Final = Lock()
"""PDFium is not thread-safe (its own documentation); one page is drawn at a time in the whole process."""

POINTS_PER_INCH: Final = 72


@dataclass(frozen=True, slots=True, kw_only=True)
class Pixels:
    """A drawn page, rows from the top; shown without its data, which is the patient's page."""

    width: int
    height: int
    stride: int
    """Bytes from one row to the next."""
    data: bytes = field(repr=False)
    """Four bytes a pixel: blue, green, red, and one without meaning."""


def page_pixels(pdf: bytes, page: int, dpi: int) -> Pixels:
    """A zero-based ``page`` as plain pixels, ``ceil(points * dpi / 72)`` wide and high; form fields are drawn too.

    Raises ``IndexError`` for a page that is not there.
    """
    with _drawn(pdf, page, dpi, prefer_bgrx=True) as bitmap:
        return _plain(bitmap)


def pages_pixels(pdf: bytes, pages: Iterable[int], dpi: int) -> Iterator[tuple[int, Pixels]]:
    """Several pages as ``page_pixels`` gives them, opening the document once; pages that are not there are left out."""
    with opened(pdf) as document:
        for page in pages:
            if 0 <= page < len(document):
                yield page, _plain(document[page].render(**_how(dpi), prefer_bgrx=True))


def page_sizes(pdf: bytes) -> tuple[tuple[float, float], ...]:
    """Width and height of each page, points."""
    with opened(pdf) as document:
        return tuple(document[page].get_size() for page in range(len(document)))


def page_png(pdf: bytes, page: int, dpi: int) -> bytes:
    """A zero-based ``page`` as PNG; signatures and other form fields are drawn too.

    Raises ``IndexError`` for a page that is not there.
    """
    with _drawn(pdf, page, dpi) as bitmap:
        picture = bitmap.to_pil().copy()
    out = io.BytesIO()
    picture.save(out, format="PNG")
    return out.getvalue()


def _plain(bitmap: Any) -> Pixels:
    return Pixels(width=bitmap.width, height=bitmap.height, stride=bitmap.stride, data=bytes(bitmap.buffer))


def _how(dpi: int) -> dict[str, Any]:
    return {"scale": dpi / POINTS_PER_INCH, "may_draw_forms": True}


def text_sizes(pdf: bytes, page: int, box: tuple[float, float, float, float]) -> tuple[float, ...]:
    """The type size, in points on the paper, of each letter whose middle lies in ``box`` of a zero-based ``page``.

    As PDFium reads it from the finished file: the font's size times the scale of its text matrix.
    """
    import pypdfium2

    with _ONE_AT_A_TIME:
        document = pypdfium2.PdfDocument(pdf)
        try:
            letters = document[page].get_textpage()
            return tuple(_sizes(letters, pypdfium2.raw, box))
        finally:
            document.close()


def _sizes(letters: Any, raw: Any, box: tuple[float, float, float, float]) -> Iterator[float]:
    left, bottom, right, top = box
    matrix = raw.FS_MATRIX()
    for index in range(letters.count_chars()):
        if raw.FPDFText_IsGenerated(letters, index) or chr(raw.FPDFText_GetUnicode(letters, index)).isspace():
            continue
        x0, y0, x1, y1 = letters.get_charbox(index)
        if left <= (x0 + x1) / 2 <= right and bottom <= (y0 + y1) / 2 <= top:
            raw.FPDFText_GetMatrix(letters, index, matrix)
            yield float(raw.FPDFText_GetFontSize(letters, index)) * math.hypot(matrix.c, matrix.d)


@contextmanager
def _drawn(pdf: bytes, page: int, dpi: int, **how: bool) -> Iterator[Any]:
    """PDFium's own bitmap of a page; it may not be touched once the block is left."""
    with opened(pdf) as document:
        if not 0 <= page < len(document):
            raise IndexError(f"There is no page {page + 1}; the document has {len(document)}.")
        yield document[page].render(**_how(dpi), **how)


@contextmanager
def opened(pdf: bytes) -> Iterator[Any]:
    """PDFium's own document with its form fields; nobody else uses PDFium until the block is left."""
    import pypdfium2

    with _ONE_AT_A_TIME:
        document = pypdfium2.PdfDocument(pdf)
        try:
            document.init_forms()
            yield document
        finally:
            document.close()
