"""Why is this section here? For the selected one: rule and value, by whose hand, evidence; above it STOP and WARN."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from exoconsent.consent.adapt import Decision, Outcome
from exoconsent.consent.form import section_text
from exoconsent.gui.choices import is_idle
from exoconsent.gui.flag_box import FlagBox
from exoconsent.gui.messages import plain_label, plain_tip
from exoconsent.gui.read_area import FRAME, ReadArea
from exoconsent.gui.session import Session, Sheet
from exoconsent.gui.why_words import background, state, why

FLAG_SHARE = 55
"""Per cent of the height that flags may take from the section."""
LEAST_FLAGS = 80
"""Pixels; the heading and the first sentence."""


class WhyPane(QWidget):
    """Shows one section of the sheet; its buttons ask, and whoever hears them decides."""

    toggle_asked = Signal(str, bool)
    """Section id, and whether it should be in."""
    move_asked = Signal(str, int)
    """Section id, and -1 for up or 1 for down."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        """Begin without a section."""
        super().__init__(parent)
        self._session = session
        self._section = ""
        self._told: object = None
        self._wanted = False
        self.flags = FlagBox()
        self.title, self.state = plain_label(""), plain_label("")
        self.toggle = QPushButton()
        self.up, self.down = QPushButton(self.tr("↑ Up")), QPushButton(self.tr("↓ Down"))
        self._words = QVBoxLayout()
        self._more = QVBoxLayout()
        self._build()
        self.toggle.clicked.connect(self._toggle)
        self.up.clicked.connect(lambda: self.move_asked.emit(self._section, -1))
        self.down.clicked.connect(lambda: self.move_asked.emit(self._section, 1))
        session.rendered.connect(self.show_sheet)
        if session.sheet is not None:
            self.show_sheet(session.sheet)
        else:
            self._tell(None)

    def _build(self) -> None:
        font = self.title.font()
        font.setBold(True)
        font.setPointSizeF(font.pointSizeF() * 1.25)
        self.title.setFont(font)
        for label in (self.title, self.state):
            label.setWordWrap(True)
        self.up.setAccessibleName(self.tr("Move the section up"))
        self.down.setAccessibleName(self.tr("Move the section down"))
        buttons = QHBoxLayout()
        for button in (self.toggle, self.up, self.down):
            buttons.addWidget(button)
        inner = QWidget()
        rows = QVBoxLayout(inner)
        rows.setContentsMargins(0, 0, 4, 0)
        for part in (self.title, self.state):
            rows.addWidget(part)
        for layout in (self._words, buttons, self._more):
            rows.addLayout(layout)
        rows.addStretch(1)
        area = self._area = ReadArea(inner, self.tr("Why is this section here?"))
        self._flag_area = ReadArea(self.flags, self.tr("Stops and warnings"))
        self._flag_area.setMinimumHeight(LEAST_FLAGS)
        self.flags.hide()  # a scroll area shows whatever is put into it, even a box with nothing to tell
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._flag_area, FLAG_SHARE)
        layout.addWidget(area, 100 - FLAG_SHARE)

    @property
    def section(self) -> str:
        """Id of the section that is told about; empty for none."""
        return self._section

    def show_section(self, section_id: str) -> None:
        """Tell about that one, from its beginning."""
        self._section = section_id
        if self._session.sheet is not None:
            self.show_sheet(self._session.sheet)
        self._area.verticalScrollBar().setValue(0)

    def show_sheet(self, sheet: Sheet) -> None:
        """Follow the newest pages."""
        adaptation = sheet.prepared.adaptation
        self.flags.show_flags(adaptation.flags, frozenset(sheet.draft.acknowledged))
        self._give_room()
        decision = next((d for d in adaptation.decisions if d.section.id == self._section), None)
        idle = decision is not None and is_idle(sheet.draft, decision)
        if (decision, sheet.draft.language, idle) != self._told:
            self._told = (decision, sheet.draft.language, idle)
            self._tell(decision)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The flags keep their share."""
        super().resizeEvent(event)
        self._give_room()

    def _give_room(self) -> None:
        """The flags stand above everything, and scroll by themselves when they would take more than their share."""
        shown = not self.flags.isHidden()
        self._flag_area.setVisible(shown)
        if shown:
            wanted = self.flags.heightForWidth(self._flag_area.viewport().width())
            self._flag_area.setMaximumHeight(min(max(wanted + 2 * FRAME, LEAST_FLAGS), self._share()))

    def _share(self) -> int:
        return max(LEAST_FLAGS, self.height() * FLAG_SHARE // 100)

    def _tell(self, decision: Decision | None) -> None:
        for button in (self.toggle, self.up, self.down):
            button.setVisible(decision is not None)
        _clear(self._words)
        _clear(self._more)
        if decision is None:
            self.title.setText(self.tr("Why is it here?"))
            self.state.setText(self.tr("Choose a section on the page to see why it is there."))
            return
        language = self._session.draft.language
        self.title.setText(section_text(decision.section, language).title)
        self.state.setText(state(decision))
        self._buttons(decision)
        _add(self._words, *why(decision))
        for heading, lines in background(decision, language):
            _add(self._more, heading, lines)

    def _buttons(self, decision: Decision) -> None:
        self.toggle.setText(self.tr("Leave out…") if decision.included else self.tr("Put in…"))
        idle = is_idle(self._session.draft, decision)
        if idle:
            back = decision.outcome is Outcome.MANDATORY
            self.toggle.setText(self.tr("Put it back") if back else self.tr("Take the choice back"))
        self._wanted = decision.included if idle else not decision.included
        bound = decision.included and decision.outcome is Outcome.MANDATORY and not idle
        self.toggle.setEnabled(not bound)
        tip = self.tr("It cannot be left out, it is {reason}").format(reason=decision.reason) if bound else ""
        self.toggle.setToolTip(plain_tip(tip))
        self.toggle.setAccessibleDescription(tip)
        self.up.setEnabled(decision.included)
        self.down.setEnabled(decision.included)

    def _toggle(self) -> None:
        self.toggle_asked.emit(self._section, self._wanted)


def _clear(rows: QVBoxLayout) -> None:
    while (item := rows.takeAt(0)) is not None:
        widget = item.widget()
        if widget:
            widget.setParent(None)
            widget.deleteLater()


def _add(rows: QVBoxLayout, heading: str, lines: tuple[str, ...]) -> None:
    bold = _words(heading)
    font = bold.font()
    font.setBold(True)
    bold.setFont(font)
    for label in (bold, *map(_words, lines)):
        rows.addWidget(label)
        label.setVisible(True)


def _words(text: str) -> QLabel:
    label = plain_label(text)
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
