"""Spreadsheet: rows as a CSV file that every spreadsheet opens and none executes.

A cell that begins with "=", "+", "-" or "@" is a formula to a spreadsheet. It gets an apostrophe in front, which shows
as text. The same is done inside a cell after ";", "," and "|": where a computer's custom is another separator, the
program may cut the cell there, and its second half would begin a cell of its own.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Final

_STARTERS: Final = "=+\\-@＝＋－＠﹢﹣﹦﹫"  # full-width and small forms are folded to the plain sign by some programs
_FORMULA: Final = re.compile(rf"(?:^|(?<=[,;|]))(?=[\s\"'\u200b-\u200f\u2060\ufeff]*[{_STARTERS}])")
_CONTROL: Final = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")
MARK: Final = "\ufeff"
"""Tells a spreadsheet that the file is UTF-8."""


def defused(text: str) -> str:
    """``text`` as a cell that is only ever shown: no formula, no tabulator, no end of line."""
    return _FORMULA.sub("'", _CONTROL.sub(" ", text))


def csv_line(cells: Iterable[str]) -> str:
    """One row, every cell defused and quoted, ended as RFC 4180 asks."""
    return ",".join('"' + defused(cell).replace('"', '""') + '"' for cell in cells) + "\r\n"


def csv_lines(heading: Iterable[str], rows: Iterable[Iterable[str]]) -> Iterator[bytes]:
    """A whole file in pieces, in UTF-8 with the mark that spreadsheets want."""
    yield (MARK + csv_line(heading)).encode()
    for row in rows:
        yield csv_line(row).encode()
