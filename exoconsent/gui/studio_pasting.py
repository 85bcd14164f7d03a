"""What was left out of pasted text, in one line."""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from exoconsent.gui.translation import mark, said
from exoconsent.library.pasted import Left

_LEFT = mark("Pasting", "Pasted; left out: {what}.")
_PASTED = mark("Pasting", "Pasted.")
_NUMBERS = mark("Pasting", "numbers of lists (they are bullets)")


def left_out(left: Mapping[Left, int]) -> str:
    """As a sentence or two."""
    gone = ", ".join(_counted(kind, count) for kind, count in left.items() if kind is not Left.MIXED)
    told = said(_LEFT, what=gone) if gone else said(_PASTED)
    mixed = left.get(Left.MIXED, 0)
    return f"{told} {_counted(Left.MIXED, mixed)}" if mixed else told


def _counted(kind: Left, count: int) -> str:
    match kind:
        case Left.PICTURE:
            return QCoreApplication.translate("Pasting", "%n picture(s)", "", count)
        case Left.TABLE:
            return QCoreApplication.translate("Pasting", "%n table(s) (each cell is a line)", "", count)
        case Left.LINK:
            return QCoreApplication.translate("Pasting", "%n link(s) (their words stay)", "", count)
        case Left.DELETED:
            return QCoreApplication.translate("Pasting", "%n tracked deletion(s)", "", count)
        case Left.NOTE:
            return QCoreApplication.translate("Pasting", "%n comment(s) or footnote(s)", "", count)
        case Left.UNSEEN:
            return QCoreApplication.translate("Pasting", "%n invisible sign(s)", "", count)
        case Left.MIXED:
            return QCoreApplication.translate(
                "Pasting", "%n word(s) mix look-alike letters of two scripts; the checks name them.", "", count
            )
        case Left.NUMBERS:
            return said(_NUMBERS)
