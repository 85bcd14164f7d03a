"""One page of the Clinic place: cards with what is settled and buttons; what may not be done says who may."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from exoconsent.clinic.permissions import Deed
from exoconsent.gui.field_grid import LowArea
from exoconsent.gui.icons import IconLabel
from exoconsent.gui.messages import Heading, plain_label, plain_tip
from exoconsent.gui.upkeep_desk import Standing, UpkeepDesk

WIDEST = 860


class _Inner(QWidget):
    """As high as its words need at this width: a layout that lacks height would squeeze its fields to nothing."""

    def event(self, event: QEvent) -> bool:
        """After each change of width or words."""
        done = super().event(event)
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Resize) and (layout := self.layout()):
            self.setMinimumHeight(layout.totalHeightForWidth(min(self.width(), WIDEST)))
        return done


class UpkeepPage(LowArea):
    """Scrolls where the screen is small."""

    def __init__(self, desk: UpkeepDesk) -> None:
        """Empty; ``card`` adds."""
        super().__init__()
        self.desk = desk
        self.standing: Standing | None = None
        self._deeds: dict[QPushButton, Deed | None] = {}
        self._reasons: dict[QLabel, tuple[QPushButton, ...]] = {}
        inner = _Inner()
        self._column = QVBoxLayout(inner)
        self._column.setContentsMargins(4, 12, 12, 12)
        self._column.setSpacing(12)
        self._column.addStretch(1)
        self.setWidget(inner)
        desk.standing.connect(self._take)
        desk.busy.connect(self._hold)

    def button(self, words: str, do: Callable[[], None], deed: Deed | None = None) -> QPushButton:
        """A button for ``deed``; None is for what everybody may."""
        made = QPushButton(words)
        made.setAccessibleName(words.replace("&", ""))
        made.setEnabled(False)
        made.clicked.connect(lambda _checked=False: do())
        self._deeds[made] = deed
        return made

    def card(self, picture: str, title: str, *parts: QWidget, buttons: tuple[QPushButton, ...] = ()) -> None:
        """Title, parts below each other, buttons at the side; below them who may press those that are off."""
        frame = QFrame()
        frame.setFrameShape(QFrame.Shape.StyledPanel)
        frame.setMaximumWidth(WIDEST)
        row = QHBoxLayout(frame)
        row.setContentsMargins(16, 14, 16, 14)
        row.setSpacing(14)
        row.addWidget(IconLabel(picture, 1.7), 0, Qt.AlignmentFlag.AlignTop)
        middle, side, reason = QVBoxLayout(), QVBoxLayout(), plain_label("")
        reason.setWordWrap(True)
        for widget in (Heading(title, 1.15, bold=True), *parts, reason):
            middle.addWidget(widget)
        middle.addStretch(1)
        for button in buttons:
            side.addWidget(button)
        side.addStretch(1)
        row.addLayout(middle, 1)
        row.addLayout(side)
        self._reasons[reason] = buttons
        self._column.insertWidget(self._column.count() - 1, frame)

    def paragraph(self, text: str = "") -> QLabel:
        """Words in a card."""
        label = plain_label(text)
        label.setWordWrap(True)
        return label

    def show_standing(self, standing: Standing) -> None:
        """Say how things stand; for the pages."""

    def refusal(self, deed: Deed | None) -> str:
        """Why ``deed`` may not be done now; empty when it may."""
        if self.standing is None or deed is None:
            return ""
        return self.standing.refusals.get(deed, "")

    def _take(self, standing: Standing) -> None:
        self.standing = standing
        for button, deed in self._deeds.items():
            why = self.refusal(deed)
            button.setEnabled(not why)
            button.setAccessibleDescription(why)
            button.setToolTip(plain_tip(why))
        for reason, buttons in self._reasons.items():
            told = dict.fromkeys(why for button in buttons if (why := self.refusal(self._deeds[button])))
            reason.setText(" ".join(told))
            reason.setVisible(bool(told))
        self.show_standing(standing)

    def _hold(self, busy: bool) -> None:
        for button, deed in self._deeds.items():
            button.setEnabled(not busy and self.standing is not None and not self.refusal(deed))
