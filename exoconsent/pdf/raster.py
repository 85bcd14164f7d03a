"""Pictures of pages, for the window and for looking at what was made."""

import io
from threading import Lock
from typing import Final

_ONE_AT_A_TIME: Final = Lock()
"""PDFium is not thread-safe (its own documentation); one page is drawn at a time in the whole process."""

POINTS_PER_INCH: Final = 72


def page_png(pdf: bytes, page: int, dpi: int) -> bytes:
    """A zero-based ``page`` as PNG; signatures and other form fields are drawn too.

    Raises ``IndexError`` for a page that is not there.
    """
    import pypdfium2

    with _ONE_AT_A_TIME:
        document = pypdfium2.PdfDocument(pdf)
        try:
            document.init_forms()
            if not 0 <= page < len(document):
                raise IndexError(f"There is no page {page + 1}; the document has {len(document)}.")
            picture = document[page].render(scale=dpi / POINTS_PER_INCH, may_draw_forms=True).to_pil()
        finally:
            document.close()
    out = io.BytesIO()
    picture.save(out, format="PNG")
    return out.getvalue()
