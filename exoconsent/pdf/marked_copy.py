"""A copy of a filed consent for paper: every page says that it is one, and what became of the consent since."""

import ctypes
import io
from typing import Any, Final

from exoconsent.errors import StorageError
from exoconsent.paths import RESOURCES
from exoconsent.pdf.raster import opened

_FONT: Final = RESOURCES / "fonts" / "NotoSans-Bold.ttf"
_SIZE: Final = 8.0
"""Points; read at arm's length, and small enough for the margin above the page's own header."""
_LEFT, _DOWN, _STEP = 56.0, 15.0, 10.0
"""Points from the left edge, from the top edge to the first line, and between lines."""
_FLAT_FOR_PRINT: Final = 1


def marked_copy(pdf: bytes, lines: tuple[str, ...]) -> bytes:
    """``pdf`` as plain pages with ``lines`` at the top of each, for printing only.

    The signatures are drawn and no longer seals: nobody can take the copy for the consent itself, which stays as it
    was filed. At most two lines fit above the header. Raises ``StorageError`` when the pages cannot be copied.
    """
    with opened(pdf) as document:
        font = _loaded(document)
        for number in range(len(document)):
            _flatten(document[number])
            _mark(document, document[number], font, lines)  # loaded anew: PDFium would forget what it flattened
        _detach(document)
        out = io.BytesIO()
        document.save(out)
    return out.getvalue()


def _loaded(document: Any) -> Any:
    import pypdfium2.raw as pdfium

    data = _FONT.read_bytes()
    array = (ctypes.c_uint8 * len(data)).from_buffer_copy(data)
    font = pdfium.FPDFText_LoadFont(document.raw, array, len(data), pdfium.FPDF_FONT_TRUETYPE, True)
    if not font:
        raise StorageError("The copy could not be made: the program's own font cannot be read. Install it anew.")
    return font


def _detach(document: Any) -> None:
    """Without the machine-readable record: a paper has none, and a saved copy needs none."""
    import pypdfium2.raw as pdfium

    while pdfium.FPDFDoc_GetAttachmentCount(document.raw):
        if not pdfium.FPDFDoc_DeleteAttachment(document.raw, 0):
            return


def _flatten(page: Any) -> None:
    import pypdfium2.raw as pdfium

    if pdfium.FPDFPage_Flatten(page.raw, _FLAT_FOR_PRINT) == pdfium.FLATTEN_FAIL:
        raise StorageError("The copy could not be made: a page with its signatures could not be drawn.")
    page.close()


def _mark(document: Any, page: Any, font: Any, lines: tuple[str, ...]) -> None:
    import pypdfium2.raw as pdfium

    top = page.get_height() - _DOWN
    for row, line in enumerate(lines):
        _write(document, page, font, line, top - row * _STEP)
    pdfium.FPDFPage_GenerateContent(page.raw)


def _write(document: Any, page: Any, font: Any, line: str, height: float) -> None:
    import pypdfium2.raw as pdfium

    text = pdfium.FPDFPageObj_CreateTextObj(document.raw, font, _SIZE)
    units = (line + "\0").encode("utf-16-le")
    pdfium.FPDFText_SetText(text, ctypes.cast(ctypes.create_string_buffer(units), pdfium.FPDF_WIDESTRING))
    pdfium.FPDFPageObj_Transform(text, 1, 0, 0, 1, _LEFT, height)
    pdfium.FPDFPage_InsertObject(page.raw, text)
