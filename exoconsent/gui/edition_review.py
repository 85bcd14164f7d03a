"""The second reader: where the reading of a draft stands, in words, and what whoever is logged in can do about it."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from exoconsent.gui.edition_words import minute
from exoconsent.gui.messages import plain_label
from exoconsent.gui.translation import mark, said

if TYPE_CHECKING:
    from exoconsent.clinic.studio_editions import Outlook

_NOT_WANTED: Final = mark(
    "EditionReview", "Your clinic does not ask for a second reader. The manager can change that: Clinic, Rules."
)
_NOBODY: Final = mark(
    "EditionReview",
    "Nobody else here may change forms, so nobody can be the second reader. The manager can add somebody (Clinic, "
    "People), or do without a second reader (Clinic, Rules).",
)
_OTHERS: Final = mark("EditionReview", "It can be read by: {names}.")
_AGREED: Final = mark("EditionReview", "{who} read this draft on {moment} and agreed to it.")
_WAITS: Final = mark(
    "EditionReview",
    "You put this draft forward on {moment}. Another practitioner logs in, reads it here and agrees. You cannot agree "
    "to your own draft.",
)
_YOURS: Final = mark(
    "EditionReview",
    "{who} put this draft forward on {moment}. Read what changed below, and the whole text in Editions…, before you "
    "agree. Your name goes into the edition.",
)
_DECLINED: Final = mark("EditionReview", "{who} did not agree on {moment}: {remarks}")


class ReviewBlock(QWidget):
    """Hidden buttons are those that this person cannot use now; the words say why."""

    ask_wanted = Signal()
    answer_wanted = Signal(bool, str)
    """Whether it is agreed, and remarks."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Empty."""
        super().__init__(parent)
        self.words, self.remarks = plain_label(""), QLineEdit()
        self.words.setWordWrap(True)
        self.ask = QPushButton(self.tr("Ask for a &review"))
        self.agree = QPushButton(self.tr("I have read it and &agree"))
        self.decline = QPushButton(self.tr("I do &not agree"))
        self.remarks.setPlaceholderText(self.tr("What must change, if you do not agree"))
        self.remarks.setAccessibleName(self.remarks.placeholderText())
        row = QHBoxLayout()
        for widget in (self.ask, self.agree, self.decline):
            row.addWidget(widget)
        row.addWidget(self.remarks, 1)
        row.addStretch(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.words)
        column.addLayout(row)
        self.ask.clicked.connect(lambda: self.ask_wanted.emit())
        self.agree.clicked.connect(lambda: self.answer_wanted.emit(True, self.remarks.text().strip()))
        self.decline.clicked.connect(lambda: self.answer_wanted.emit(False, self.remarks.text().strip()))

    def show_outlook(self, outlook: "Outlook") -> None:
        """How it stands for whoever is logged in."""
        review = outlook.review
        open_ask = outlook.second_reader and review is not None and not review.read_by and not outlook.changed_since
        mine = review is not None and review.asked_by.casefold() == outlook.me.casefold()
        may = outlook.may and not outlook.errors
        self.ask.setVisible(outlook.second_reader and may and bool(outlook.review_lacks) and not open_ask)
        for widget in (self.agree, self.decline, self.remarks):
            widget.setVisible(open_ask and outlook.may and not mine)
        self.words.setText(_standing(outlook, waits=open_ask, mine=mine))


def _standing(outlook: "Outlook", *, waits: bool, mine: bool) -> str:
    review = outlook.review
    if not outlook.second_reader:
        return said(_NOT_WANTED)
    if review is not None and not outlook.review_lacks:
        return said(_AGREED, who=review.read_by, moment=minute(review.read_at))
    if review is not None and waits:
        asked = minute(review.asked_at)
        return said(_WAITS, moment=asked) if mine else said(_YOURS, who=review.asked_by, moment=asked)
    told = [f"{outlook.review_lacks[:1].upper()}{outlook.review_lacks[1:]}."]
    if review is not None and review.read_by and not review.agreed:
        told.append(said(_DECLINED, who=review.read_by, moment=minute(review.read_at), remarks=review.remarks))
    told.append(said(_OTHERS, names=", ".join(outlook.others)) if outlook.others else said(_NOBODY))
    return " ".join(told)
