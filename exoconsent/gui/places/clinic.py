"""The Clinic place: whose name stands on the forms, the staff PIN, the printer; people, backup, checks, rules."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from exoconsent.gui.clinic_care import ClinicCare, demo_words
from exoconsent.gui.clinic_fields import still_open
from exoconsent.gui.field_grid import LowArea
from exoconsent.gui.icons import IconLabel, icon, icon_size
from exoconsent.gui.messages import Heading, plain_label, plain_tip
from exoconsent.gui.paper import PaperBox
from exoconsent.gui.staff_pin import FORGOTTEN
from exoconsent.gui.translation import said

if TYPE_CHECKING:
    from exoconsent.clinic import Clinic
    from exoconsent.gui.messages import Messages
    from exoconsent.gui.remembered import Remembered
    from exoconsent.gui.session import Session
    from exoconsent.gui.upkeep_desk import UpkeepDesk

_WIDEST = 860


class ClinicPlace(QWidget):
    """Cards with what is settled and a button to settle it otherwise."""

    printer_wanted = Signal()

    def __init__(
        self,
        care: ClinicCare,
        remembered: "Remembered",
        session: "Session",
        messages: "Messages",
        parent: QWidget | None = None,
    ) -> None:
        """``care`` does what the buttons say; ``remembered`` keeps the paper."""
        super().__init__(parent)
        self._session, self._messages, self._remembered = session, messages, remembered
        self.desk: UpkeepDesk | None = None
        """Made with the pages when somebody comes here for the first time: the start of the program need not wait."""
        self._care = care
        self.paper = PaperBox(remembered)
        title = Heading(self.tr("Clinic"))
        self.name, self.switch = QPushButton(), QPushButton()
        self.pin, self.printer = QPushButton(), QPushButton(self.tr("Choose a &printer…"))
        self.about, self.pin_words = plain_label(""), plain_label("")
        first = QWidget()
        column = QVBoxLayout(first)
        column.setContentsMargins(4, 12, 12, 12)
        column.setSpacing(12)
        label = plain_label(self.tr("P&aper"))
        label.setBuddy(self.paper)  # on Linux a screen reader calls a combo box by its value otherwise
        printing = plain_label(self.tr("Ctrl+P prints at once: the clinic's copy and the patient's."))
        column.addWidget(_card("clinic", self.about, self.name, self.switch))
        column.addWidget(_card("person", self.pin_words, self.pin))
        column.addWidget(_card("print", printing, self.printer, label, self.paper))
        column.addStretch(1)
        self.tabs = self._tabs(first)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(32, 24, 32, 16)
        outer.addWidget(title)
        outer.addWidget(self.tabs, 1)
        self.setFocusProxy(self.name)
        self._connect()
        self.show_settings()

    def show_settings(self) -> None:
        """Say how things stand."""
        demo, founded = self._care.clinic.is_demo, self._care.founded
        self.about.setText(_about(self._session.clinic))  # with the letterhead as it was kept last
        self.name.setText(self.tr("&Change…") if founded else self.tr("&Name your clinic…"))
        self.switch.setText(self.tr("&Work in your clinic") if demo else self.tr("&Try something in the demo clinic"))
        self.switch.setVisible(founded)
        chosen = self._care.pin.chosen
        state = (
            self.tr("A staff PIN is set.") if chosen else self.tr("No staff PIN is set yet; the first signing asks.")
        )
        self.pin_words.setText(f"{state} {said(FORGOTTEN)}" if chosen else state)
        self.pin.setText(self.tr("Set another staff P&IN…") if chosen else self.tr("Set a staff P&IN…"))
        for button in (self.name, self.switch, self.pin, self.printer):
            button.setAccessibleName(button.text().replace("&", ""))
        self.name.setAccessibleDescription(self.about.text())
        self.pin.setAccessibleDescription(self.pin_words.text())

    def _connect(self) -> None:
        self.name.clicked.connect(self._care.name_clinic)
        self.switch.clicked.connect(self._care.switch)
        self.pin.clicked.connect(lambda _checked=False: self._care.set_pin())
        self.printer.clicked.connect(self.printer_wanted)
        self._care.changed.connect(self.show_settings)

    def _tabs(self, first: QWidget) -> QTabWidget:
        area = LowArea()
        area.setWidget(first)
        tabs = QTabWidget()
        tabs.setDocumentMode(True)
        tabs.addTab(area, self.tr("This clinic"))
        for named in (tabs, tabs.tabBar()):
            named.setAccessibleName(self.tr("Pages of the clinic"))
        return tabs

    def _open_pages(self) -> "UpkeepDesk":
        from exoconsent.gui.upkeep_backup import BackupPage
        from exoconsent.gui.upkeep_checks import ChecksPage
        from exoconsent.gui.upkeep_desk import UpkeepDesk
        from exoconsent.gui.upkeep_people import PeoplePage
        from exoconsent.gui.upkeep_rules import RulesPage

        desk = self.desk = UpkeepDesk(self._session, self._messages, self._remembered, self)
        desk.sheets.told.connect(self._messages.say)
        self.people, self.backup = PeoplePage(desk), BackupPage(desk)
        self.checks, self.rules = ChecksPage(desk), RulesPage(desk)
        self.tabs.addTab(self.people, self.tr("People"))
        self.tabs.addTab(self.backup, self.tr("Backup"))
        self.tabs.addTab(self.checks, self.tr("Checks"))
        self.tabs.addTab(self.rules, self.tr("Rules"))
        return desk

    def showEvent(self, event: QShowEvent) -> None:
        """How things stand is read when somebody comes here."""
        super().showEvent(event)
        self.show_settings()
        (self.desk or self._open_pages()).look()


class DemoBadge(QPushButton):
    """Seen in every place for as long as the invented clinic is open; a press names the own one or goes there."""

    def __init__(self, care: ClinicCare) -> None:
        """``care`` knows which clinic is open."""
        super().__init__(icon("warning"), demo_words())
        self.setIconSize(icon_size(self))
        self._care = care
        font = self.font()
        font.setBold(True)
        self.setFont(font)
        self.setMinimumHeight(32)
        self.setVisible(care.clinic.is_demo)
        words = self.tr("Its name, address and seal are invented. Press to work in your own clinic.")
        self.setToolTip(plain_tip(words))
        self.setAccessibleName(self.text())
        self.setAccessibleDescription(words)
        self.clicked.connect(self._leave)

    def _leave(self) -> None:
        if self._care.founded:
            self._care.switch()
        else:
            self._care.name_clinic()


def _about(clinic: "Clinic") -> str:
    parts = (demo_words() if clinic.is_demo else "", clinic.profile.name, *clinic.profile.lines)
    return "\n".join(part for part in (*parts, still_open(clinic.profile)) if part)


def _card(picture: str, words: QLabel, *buttons: QWidget) -> QFrame:
    card = QFrame()
    card.setFrameShape(QFrame.Shape.StyledPanel)
    card.setMaximumWidth(_WIDEST)
    sign = IconLabel(picture, 1.7)
    words.setWordWrap(True)
    row = QHBoxLayout(card)
    row.setContentsMargins(16, 14, 16, 14)
    row.setSpacing(14)
    row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(words, 1)
    side = QVBoxLayout()
    for button in buttons:
        side.addWidget(button)
    side.addStretch(1)
    row.addLayout(side)
    return card
