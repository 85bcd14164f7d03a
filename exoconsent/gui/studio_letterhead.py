"""LetterheadDialog: the clinic's name, address, telephones and logo, beside the top of the page that they make."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QImage, QPixmap
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from exoconsent.clinic.letterhead import keep_letterhead, read_picture
from exoconsent.consent.blanks import BLANKS
from exoconsent.gui.card import Rows, trouble_line, words
from exoconsent.gui.choosing import file_to_open
from exoconsent.gui.clinic_fields import profile_of
from exoconsent.gui.fact_fields import capital
from exoconsent.gui.letterhead_picture import top_of_page
from exoconsent.gui.messages import plain_label
from exoconsent.gui.upkeep_desk import sentence_of

if TYPE_CHECKING:
    from exoconsent.clinic import Clinic
    from exoconsent.consent.document import Logo
    from exoconsent.consent.draft import ClinicProfile
    from exoconsent.gui.session import Session

PHONES: Final = ("clinic.phone", "clinic.phone_24h", "clinic.complaints")
_WAIT_MS: Final = 250
_WIDE = 700
_SHOWN: Final = QSize(660, 250)
"""Of the top of the page, pixels."""


class LetterheadDialog(QDialog):
    """Nothing is kept before “Keep”; a picture that is refused leaves the one before."""

    def __init__(self, session: "Session", form_id: str, parent: QWidget | None = None) -> None:
        """``form_id`` is the form whose top is shown; ``ask_which`` is open to be set by tests."""
        super().__init__(parent)
        self._session, self._form_id = session, form_id
        self._before = session.clinic.profile
        self.logo: Logo | None = self._before.logo
        self.ask_which: Callable[[], Path | None] = self._ask_which
        self.setWindowTitle(self.tr("Letterhead"))
        self.name, self.lines = QLineEdit(self._before.name), QPlainTextEdit("\n".join(self._before.lines))
        self.phones = {blank: QLineEdit(self._before.answers.get(blank, "")) for blank in PHONES}
        self.choose, self.away = QPushButton(self.tr("Choose a &picture…")), QPushButton(self.tr("&Without a logo"))
        self.about, self.top, self.trouble = words(""), QLabel(), trouble_line(self)
        self._timer = QTimer(self, singleShot=True, interval=_WAIT_MS)
        self._lay_out()
        self._connect()
        self._tell_logo()
        self._look()
        self.resize(_WIDE, self.minimumSizeHint().height())
        (self.choose if session.clinic.is_demo else self.name).setFocus()

    @property
    def profile(self) -> "ClinicProfile":
        """What stands in the fields, with the logo."""
        return self._read()[0]

    def _lay_out(self) -> None:
        demo = self._session.clinic.is_demo
        self.lines.setTabChangesFocus(True)
        self.lines.setFixedHeight(int(3.4 * self.fontMetrics().lineSpacing()))
        rows = [(self.tr("Clinic's &name"), self.name), (self.tr("&Address, and what else stands below"), self.lines)]
        telephones = [(capital(BLANKS[blank]), field) for blank, field in self.phones.items()]
        column = QVBoxLayout(self)
        column.setSpacing(8)
        self.top.setFixedHeight(_SHOWN.height())
        self.top.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.top.setAccessibleName(self.tr("Top of the first page"))
        column.addWidget(self.top)
        if demo:
            told = self.tr("The demo clinic's name and telephones are invented and stay; a logo can be tried out here.")
            column.addWidget(words(told))
        column.addWidget(Rows(*rows))
        beside = QHBoxLayout()
        for label, field in telephones:
            beside.addWidget(Rows((label, field)), 1, Qt.AlignmentFlag.AlignBottom)
        column.addLayout(beside)
        for line in (self.name, *self.phones.values()):
            line.setReadOnly(demo)
        self.lines.setReadOnly(demo)
        column.addLayout(self._logo_row())
        column.addWidget(self.trouble)
        column.addWidget(self._buttons())

    def _logo_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        label = plain_label(self.tr("Logo"))
        row.addWidget(label)
        row.addWidget(self.about, 1)
        for button in (self.choose, self.away):
            button.setAccessibleName(button.text().replace("&", "").replace("…", ""))
            button.setAutoDefault(False)
            row.addWidget(button)
        return row

    def _buttons(self) -> QDialogButtonBox:
        kinds = QDialogButtonBox.StandardButton
        buttons = QDialogButtonBox(kinds.Save | kinds.Cancel)
        self.keep = buttons.button(kinds.Save)
        self.keep.setText(self.tr("&Keep"))
        self.keep.setDefault(True)
        buttons.button(kinds.Cancel).setAutoDefault(False)
        buttons.accepted.connect(self.enter)
        buttons.rejected.connect(self.reject)
        return buttons

    def _connect(self) -> None:
        self.choose.clicked.connect(self._choose)
        self.away.clicked.connect(lambda: self._take(None))
        for line in (self.name, *self.phones.values()):
            line.textChanged.connect(self._look)
        self.lines.textChanged.connect(self._look)
        self._timer.timeout.connect(self._draw)

    def _read(self) -> "tuple[ClinicProfile, str]":
        texts = {"name": self.name.text(), "lines": self.lines.toPlainText()}
        texts |= {blank: line.text() for blank, line in self.phones.items()}
        profile, fault = profile_of(texts, frozenset(self._before.not_applicable), self._before)
        return replace(profile, logo=self.logo), fault

    def _look(self) -> None:
        fault = self._read()[1]
        self.trouble.setText(capital(fault))
        self.keep.setEnabled(not fault)
        if not fault:
            self._timer.start()

    def _draw(self) -> None:
        session = self._session
        work = partial(top_of_page, session.clinic, self.profile, self._form_id, session.options, session.now())
        session.jobs.submit("letterhead", work, self._drawn, lambda fault: self._tell(sentence_of(fault)))

    def _drawn(self, image: QImage) -> None:
        ratio = self.devicePixelRatioF()
        picture = QPixmap.fromImage(image).scaled(
            _SHOWN * ratio, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
        picture.setDevicePixelRatio(ratio)
        self.top.setPixmap(picture)

    def _ask_which(self) -> Path | None:
        return file_to_open(self, self.tr("Which picture"), self.tr("Pictures (*.png *.jpg *.jpeg)"))

    def _choose(self) -> None:
        path = self.ask_which()
        if path is not None:
            self._session.filing.submit("logo", partial(read_picture, path), self._take, self._refused)

    def _take(self, logo: "Logo | None") -> None:
        self.logo = logo
        self._tell_logo()
        self._look()

    def _tell_logo(self) -> None:
        pixels = self.tr("{width} by {height} pixels are kept; nothing else that the picture's file holds.")
        none = self.tr("None. PNG or JPEG; it stands beside the name on the first page.")
        self.about.setText(pixels.format(width=self.logo.width, height=self.logo.height) if self.logo else none)
        self.away.setEnabled(self.logo is not None)
        self.choose.setAccessibleDescription(self.about.text())

    def _refused(self, fault: Exception) -> None:
        self._tell(sentence_of(fault))

    def enter(self) -> None:
        """Keep it in the worker; when the disk refuses, what was typed stays here."""
        profile, fault = self._read()
        if fault:
            return
        self.keep.setEnabled(False)
        work = partial(keep_letterhead, self._session.clinic, profile, self._session.now)
        self._session.filing.submit("letterhead", work, self._kept, self._not_kept)

    def _kept(self, clinic: "Clinic") -> None:
        self._session.take_letterhead(clinic.profile)
        self.accept()

    def _not_kept(self, fault: Exception) -> None:
        self.keep.setEnabled(True)
        self._tell(sentence_of(fault))

    def _tell(self, text: str) -> None:
        self.trouble.setText(text)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.trouble, text))

    def done(self, result: int) -> None:
        """No picture is drawn for it any more."""
        self._timer.stop()
        for jobs, name in ((self._session.jobs, "letterhead"), (self._session.filing, "logo")):
            jobs.forget(name)
        super().done(result)
