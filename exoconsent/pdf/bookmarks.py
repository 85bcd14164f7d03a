"""The outline: bookmarks as a tree of file objects (ISO 32000-1, 12.3.3), all open."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from exoconsent.pdf.file import PdfFile, pdf_text
from exoconsent.pdf.tags import Bookmark


@dataclass(slots=True)
class _Item:
    number: int
    words: str = ""
    """Title and destination."""
    kids: "list[_Item]" = field(default_factory=list)

    def count(self) -> int:
        """All items below."""
        return sum(1 + kid.count() for kid in self.kids)

    def below(self) -> str:
        """The entries that lead to the kids; empty without any."""
        if not self.kids:
            return ""
        return f" /First {self.kids[0].number} 0 R /Last {self.kids[-1].number} 0 R /Count {self.count()}"


def add_bookmarks(file: PdfFile, bookmarks: Sequence[tuple[Bookmark, int]]) -> str:
    """Write the outline; each bookmark stands with the object number of its page. Returns the catalogue's entry."""
    if not bookmarks:
        return ""
    top = _Item(file.reserve())
    above = [top]
    for bookmark, page in bookmarks:
        del above[bookmark.level + 1 :]
        target = f"/Dest [ {page} 0 R /XYZ 0 {round(bookmark.top, 2):.8g} 0 ]"
        item = _Item(file.reserve(), f"/Title {pdf_text(bookmark.title)} {target}")
        above[-1].kids.append(item)
        above.append(item)
    file.put(top.number, f"<< /Type /Outlines{top.below()} >>")
    _put(file, top)
    return f"/Outlines {top.number} 0 R"


def _put(file: PdfFile, parent: _Item) -> None:
    last = len(parent.kids) - 1
    for index, item in enumerate(parent.kids):
        before = f" /Prev {parent.kids[index - 1].number} 0 R" if index else ""
        after = f" /Next {parent.kids[index + 1].number} 0 R" if index < last else ""
        file.put(item.number, f"<< {item.words} /Parent {parent.number} 0 R{before}{after}{item.below()} >>")
        _put(file, item)
