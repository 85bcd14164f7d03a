"""The paper of this desk: kept once chosen, else the custom of the country that the system is set to."""

from typing import Final

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QComboBox

from exoconsent.gui.remembered import Remembered
from exoconsent.gui.translation import mark, said
from exoconsent.pdf.layout import Paper

_KEY: Final = "paper"
_LETTER: Final = ("US", "CA", "MX", "CL", "CO", "VE", "PH", "GT", "PA", "DO", "PR")
"""Territories whose custom is Letter (Unicode CLDR, supplemental data, paperSize; PH and PR by use)."""
_WORDS: Final = {
    Paper.A4: mark("Paper", "A4 (210 × 297 mm)"),
    Paper.LETTER: mark("Paper", "Letter (8.5 × 11 in)"),
}


def paper_of(remembered: Remembered) -> Paper:
    """The paper that pages are made for at this desk."""
    kept = remembered.get(_KEY, "")
    if kept in set(Paper):
        return Paper(kept)
    territory = QLocale.territoryToCode(QLocale.system().territory())
    return Paper.LETTER if territory in _LETTER else Paper.A4


class PaperBox(QComboBox):
    """Asks for the paper and keeps the answer."""

    chosen = Signal(object)
    """The ``Paper``, when somebody took another one."""

    def __init__(self, remembered: Remembered) -> None:
        """Shows the present one."""
        super().__init__()
        self._remembered = remembered
        for paper, words in _WORDS.items():
            self.addItem(said(words), paper.value)
        self.setCurrentIndex(self.findData(paper_of(remembered).value))
        for widget in (self, self.view()):
            widget.setAccessibleName(self.tr("Paper"))
        self.activated.connect(self._take)

    def _take(self, _index: int) -> None:
        paper = Paper(self.currentData())
        self._remembered.put(_KEY, paper.value)
        self.chosen.emit(paper)
