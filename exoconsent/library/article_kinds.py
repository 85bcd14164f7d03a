"""Which kinds of documents are read, told by the name and checked against the first bytes; others get a sentence."""

from collections.abc import Mapping
from enum import StrEnum
from pathlib import PurePath
from types import MappingProxyType
from typing import Final

from exoconsent.errors import BadInputError


class Kind(StrEnum):
    """What kind of file a document is."""

    TXT = "txt"
    MD = "md"
    HTML = "html"
    DOCX = "docx"
    PDF = "pdf"


ENDINGS: Final[Mapping[str, Kind]] = MappingProxyType(
    {
        ".txt": Kind.TXT, ".text": Kind.TXT, ".md": Kind.MD, ".markdown": Kind.MD, ".html": Kind.HTML,
        ".htm": Kind.HTML, ".xhtml": Kind.HTML, ".docx": Kind.DOCX, ".pdf": Kind.PDF,
    }
)  # fmt: skip
"""The kind for each ending of a name, for the dialog that opens a document too."""

_AS_WORD: Final = "; open it in a word processor and save it as .docx"
_OTHERS: Final[Mapping[str, str]] = MappingProxyType(
    {
        ".doc": f"is an old Word document{_AS_WORD}",
        ".docm": "is a Word document that may hold macros (a program); in Word, save it as .docx without macros",
        ".dotm": "is a Word template that may hold macros (a program); in Word, save it as .docx without macros",
        ".dotx": f"is a Word template{_AS_WORD}",
        ".rtf": f"is an RTF document{_AS_WORD}",
        ".odt": f"is an OpenDocument text{_AS_WORD}",
        ".pages": "is a Pages document; in Pages, export it as Word (.docx)",
        ".epub": "is an e-book; save the chapter you need as HTML or text",
        ".mht": "is a web archive; save the page as HTML",
        ".mhtml": "is a web archive; save the page as HTML",
        **dict.fromkeys(
            (".png", ".jpg", ".jpeg", ".tif", ".tiff", ".gif", ".heic"),
            "is a picture; ask for the document with text, or have its text recognised (OCR) first and check it",
        ),
    }
)
_ZIP: Final = b"PK\3\4"
_OLD_WORD: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PDF: Final = b"%PDF-"
_PDF_WITHIN: Final = 1_024
"""Bytes before which a PDF must begin (ISO 32000-1, note to 7.5.2)."""


def kind_of(data: bytes, name: str) -> Kind:
    """The kind of the file ``name`` that holds ``data``.

    Raises:
        BadInputError: empty, of another kind, or not what its name says.
    """
    ending = PurePath(name).suffix.lower()
    if ending not in ENDINGS:
        read = ", ".join(sorted({f".{kind}" for kind in Kind}))
        raise BadInputError.saying(_OTHERS.get(ending, f"is of a kind that is not read here; read are {read}"))
    if not data.strip():
        raise BadInputError.saying("is empty; choose another document")
    _check_bytes(data, ENDINGS[ending])
    return ENDINGS[ending]


def _check_bytes(data: bytes, kind: Kind) -> None:
    if data.startswith(_OLD_WORD):
        raise BadInputError.saying(
            f"is an old Word document or one that is locked with a password{_AS_WORD} without a password"
        )
    if kind is Kind.DOCX and not data.startswith(_ZIP):
        raise BadInputError.saying("is no Word document, although its name ends in .docx; open it and save it anew")
    if kind is Kind.PDF and _PDF not in data[:_PDF_WITHIN]:
        raise BadInputError.saying("is no PDF, although its name ends in .pdf; open it and save it anew")
    if kind not in (Kind.DOCX, Kind.PDF) and data.startswith((_ZIP, _PDF, b"{\\rtf")):
        raise BadInputError.saying(f"is no text, although its name ends in .{kind}; give it the right ending")
