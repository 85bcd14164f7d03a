"""Pictures of pages, for the window and for looking at what was made."""

import io
from collections.abc import Iterator
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
        return Pixels(width=bitmap.width, height=bitmap.height, stride=bitmap.stride, data=bytes(bitmap.buffer))


def page_png(pdf: bytes, page: int, dpi: int) -> bytes:
    """A zero-based ``page`` as PNG; signatures and other form fields are drawn too.

    Raises ``IndexError`` for a page that is not there.
    """
    with _drawn(pdf, page, dpi) as bitmap:
        picture = bitmap.to_pil().copy()
    out = io.BytesIO()
    picture.save(out, format="PNG")
    return out.getvalue()


@contextmanager
def _drawn(pdf: bytes, page: int, dpi: int, **how: bool) -> Iterator[Any]:
    """PDFium's own bitmap of a page; it may not be touched once the block is left."""
    import pypdfium2

    with _ONE_AT_A_TIME:
        document = pypdfium2.PdfDocument(pdf)
        try:
            document.init_forms()
            if not 0 <= page < len(document):
                raise IndexError(f"There is no page {page + 1}; the document has {len(document)}.")
            yield document[page].render(scale=dpi / POINTS_PER_INCH, may_draw_forms=True, **how)
        finally:
            document.close()
