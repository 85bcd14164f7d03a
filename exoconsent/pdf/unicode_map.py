"""ToUnicode maps: which letters the codes of an embedded font stand for."""

from collections.abc import Iterable
from typing import Final

_BLOCK: Final = 100
"""Most entries of one block of a ToUnicode map (Adobe Technical Note 5411)."""


def unicode_map(letters: Iterable[tuple[int, str]], digits: int) -> str:
    """The map for ``letters`` by code, in their order; a code has so many hexadecimal ``digits``."""
    rows = [f"<{code:0{digits}X}> <{text.encode('utf-16-be').hex().upper()}>" for code, text in letters]
    lines = [
        "/CIDInit /ProcSet findresource begin",
        "12 dict begin",
        "begincmap",
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
        "/CMapName /Adobe-Identity-UCS def",
        "/CMapType 2 def",
        "1 begincodespacerange",
        f"<{'0' * digits}> <{'F' * digits}>",
        "endcodespacerange",
    ]
    for block in (rows[start : start + _BLOCK] for start in range(0, len(rows), _BLOCK)):
        lines += [f"{len(block)} beginbfchar", *block, "endbfchar"]
    return "\n".join([*lines, "endcmap", "CMapName currentdict /CMap defineresource pop", "end", "end"])
