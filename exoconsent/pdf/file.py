"""The file's syntax: numbered objects, packed streams, the cross-reference table (ISO 32000-1, 7.3 and 7.5)."""

import hashlib
import zlib
from collections.abc import Iterable
from itertools import accumulate
from typing import Final

_HEAD: Final = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
"""The four bytes above 127 say that the file is not text (7.5.2, and ISO 19005-3, 6.1.2)."""
_LEVEL: Final = 4
"""For what is packed anew for each document: a page takes two thirds of the time of level 6 and 3 % more room."""
_KEPT_LEVEL: Final = 6


class PdfFile:
    """Objects by number, in the order in which they were asked for."""

    def __init__(self) -> None:
        """A file without objects."""
        self._objects: list[bytes] = []

    def reserve(self) -> int:
        """A number whose object comes later."""
        self._objects.append(b"")
        return len(self._objects)

    def put(self, number: int, body: str) -> None:
        """The object of a reserved number."""
        self._objects[number - 1] = body.encode("ascii")

    def add(self, body: str) -> int:
        """One more object; its number."""
        self._objects.append(body.encode("ascii"))
        return len(self._objects)

    def stream(self, data: bytes, entries: str = "") -> int:
        """A stream as it stands, for readers that look for plain bytes (XMP)."""
        return self._stream(data, entries)

    def packed(self, data: bytes, entries: str = "") -> int:
        """A stream of data that ``pack`` returned."""
        return self._stream(data, f"/Filter /FlateDecode {entries}")

    def finish(self, root: int, info: int) -> bytes:
        """The whole file. Its identifier is a digest of its objects, so equal files have equal ones."""
        if not all(self._objects):
            raise ValueError("an object was reserved and never put")
        parts = [b"%d 0 obj\n%b\nendobj\n" % pair for pair in enumerate(self._objects, 1)]
        body = b"".join(parts)
        size = len(parts) + 1
        starts = accumulate(map(len, parts[:-1]), initial=len(_HEAD))
        table = "".join([f"xref\n0 {size}\n0000000000 65535 f \n", *[f"{start:010} 00000 n \n" for start in starts]])
        name = hashlib.sha256(body).hexdigest()[:32]
        trailer = (
            f"trailer\n<< /Size {size} /Root {root} 0 R /Info {info} 0 R /ID [<{name}><{name}>] >>\n"
            f"startxref\n{len(_HEAD) + len(body)}\n%%EOF\n"
        )
        return b"".join((_HEAD, body, table.encode(), trailer.encode()))

    def _stream(self, data: bytes, entries: str) -> int:
        # Both bytes of the line end before ``endstream`` (ISO 19005-3, 6.1.7.1): after data that happen to end in CR a
        # lone LF would read as one end of line with it, and the length would seem wrong by one.
        head = f"<< /Length {len(data)} {entries} >>\nstream\n".encode("ascii")
        self._objects.append(b"%b%b\r\nendstream" % (head, data))
        return len(self._objects)


def pack(data: bytes, *, kept: bool = False) -> bytes:
    """``data`` deflated; with more care where the answer is ``kept`` for other documents."""
    return zlib.compress(data, _KEPT_LEVEL if kept else _LEVEL)


def pdf_text(text: str) -> str:
    """``text`` as a PDF string: literal where ASCII, otherwise UTF-16 in hexadecimal."""
    if text.isascii() and text.isprintable():
        return "(" + text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)") + ")"
    return "<FEFF" + text.encode("utf-16-be").hex().upper() + ">"


def references(numbers: Iterable[int]) -> str:
    """An array of references."""
    return f"[ {' '.join(f'{number} 0 R' for number in numbers)} ]"
