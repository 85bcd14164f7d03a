"""Shut: the clinic's records cannot be opened; why, and what can still be done."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton

from exoconsent.gui.card import Card, CardPage, words
from exoconsent.gui.messages import Heading


class Shut(CardPage):
    """Never the end of the road: try again, put a backup back, or work in the demo clinic."""

    again_wanted = Signal()
    restore_wanted = Signal()
    demo_wanted = Signal()

    def __init__(self, clinic_name: str, why: str) -> None:
        """``why`` is a sentence."""
        super().__init__()
        self.again = QPushButton(self.tr("&Try again"))
        self.restore = QPushButton(self.tr("&Restore a backup…"))
        self.demo = QPushButton(self.tr("Try something in the &demo clinic"))
        self.why = words(why)
        about = words(
            self.tr("Nothing was changed. A backup that is restored does not replace what is here: that is kept aside.")
        )
        title = Heading(clinic_name or self.tr("Your clinic"), 1.6)
        self.show_card(Card(title, self.why, about, self.again, self.restore, self.demo))
        for button, signal in (
            (self.again, self.again_wanted),
            (self.restore, self.restore_wanted),
            (self.demo, self.demo_wanted),
        ):
            button.setAccessibleDescription(why)
            button.clicked.connect(signal)
        self.setFocusProxy(self.again)
