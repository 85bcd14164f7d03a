"""What was left out of pasted text, in one line."""

from collections.abc import Mapping

from PySide6.QtCore import QObject

from exoconsent.gui.translation import mark, said
from exoconsent.library.pasted import Left

_LEFT = mark("Pasting", "Pasted; left out: {what}.")
_PASTED = mark("Pasting", "Pasted.")
_NUMBERS = mark("Pasting", "numbers of lists (they are bullets)")


def left_out(left: Mapping[Left, int]) -> str:
    """As a sentence or two."""
    counted = Pasting().counted
    gone = ", ".join(counted(kind, count) for kind, count in left.items() if kind is not Left.MIXED)
    told = said(_LEFT, what=gone) if gone else said(_PASTED)
    mixed = left.get(Left.MIXED, 0)
    return f"{told} {counted(Left.MIXED, mixed)}" if mixed else told


class Pasting(QObject):
    """Counts in words: lupdate knows plurals by ``self.tr`` alone."""

    def counted(self, kind: Left, count: int) -> str:
        """So many of a kind."""
        match kind:
            case Left.PICTURE:
                return self.tr("%n picture(s)", "", count)
            case Left.TABLE:
                return self.tr("the grid of %n table(s) (each cell is a line now)", "", count)
            case Left.LINK:
                return self.tr("the address of %n link(s) (the words stay)", "", count)
            case Left.DELETED:
                return self.tr("%n tracked deletion(s)", "", count)
            case Left.NOTE:
                return self.tr("%n comment(s) or footnote(s)", "", count)
            case Left.UNSEEN:
                return self.tr("%n invisible sign(s)", "", count)
            case Left.MIXED:
                return self.tr("%n word(s) mix look-alike letters of two scripts; the checks name them.", "", count)
            case Left.NUMBERS:
                return said(_NUMBERS)
