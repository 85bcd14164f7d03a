"""SignatoryPage: one person, the sentence being signed, and the ways to sign it."""

from dataclasses import dataclass, field
from typing import Final

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from exoconsent.consent.document import SignatureBlock
from exoconsent.consent.on_screen import plain
from exoconsent.consent.same_name import same_name
from exoconsent.consent.signature import INK_MINIMUM_MM, Method, Strokes
from exoconsent.gui.asking import Asking
from exoconsent.gui.signature_pad import SignaturePad
from exoconsent.gui.staff_note import StaffNote
from exoconsent.gui.tongue import Spoken
from exoconsent.gui.touch import announce, big_button, big_line, big_tick, is_enter, plain_label

_NAME_LIMIT: Final = 120
_NOTE_LIMIT: Final = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """What a person did on the page, ready to be sealed; shown without name, ink and note."""

    name: str = field(repr=False)
    method: Method
    strokes: Strokes | None = field(repr=False)
    note: str = field(default="", repr=False)
    printed: str = field(default="", repr=False)
    """The name on the form, where ``name`` is another and was confirmed; else empty."""


class SignatoryPage(Spoken, QWidget):
    """Draw, type, or make a mark; then Accept. What was done stays when sealing fails."""

    signed = Signal(object)
    """A ``Signature``."""

    def __init__(
        self,
        block: SignatureBlock,
        *,
        witnesses: int,
        staff: bool = False,
        warnings: tuple[str, ...] = (),
        parent: QWidget | None = None,
    ) -> None:
        """``witnesses``: of a mark, 0 where none may be made. ``staff`` may add a note, on open ``warnings``."""
        super().__init__(parent)
        self.block = block
        self.staff = StaffNote(wanted=staff, warnings=warnings)
        self.note = self.staff.note
        self._confirmed = ""
        self.pad = SignaturePad()
        self.name = big_line(self.tr("Your name in print"), _NAME_LIMIT)
        self.name.setText(block.name)
        self.typed = big_line(self.tr("Type your full name"), _NAME_LIMIT)
        self.is_mine = big_tick(self.tr("This is my signature"))
        self.problem = plain_label()
        self.ways = self._build_ways(witnesses)
        self._stack = self._build_stack()
        self.accept = big_button(self.tr("Accept"), self._accept, name=self.tr("Accept this signature"))
        self.asking = Asking(self.tr("Yes, that is me, spelled otherwise"))
        self.asking.said_yes.connect(self._confirm)
        self.asking.said_no.connect(self._not_me)
        self.typed.textChanged.connect(self._end_asking)
        self._lay_out()
        self.pad.accepted.connect(self._accept)
        # Where a witness was called, a mark is what this person was going to make; drawing is one press away.
        self._choose(Method.MARK if witnesses else Method.DRAWN)

    # How it is built

    def _build_ways(self, witnesses: int) -> dict[Method, QPushButton]:
        words = {
            Method.DRAWN: self.tr("Draw"),
            Method.TYPED: self.tr("Type my name"),
            Method.MARK: self._mark_words(witnesses),
        }
        group = QButtonGroup(self)
        ways = {}
        for method, text in words.items():
            if method is Method.MARK and not witnesses:
                continue
            button = big_button(text, lambda m=method: self._choose(m))  # type: ignore[misc]
            button.setCheckable(True)
            button.toggled.connect(lambda on, m=method: self._choose(m) if on else None)  # a screen reader toggles
            group.addButton(button)
            ways[method] = button
        return ways

    def _mark_words(self, witnesses: int) -> str:
        one = self.tr("Make a mark (a witness signs too)")
        return one if witnesses == 1 else self.tr("Make a mark (two witnesses sign too)")

    def _build_stack(self) -> QStackedWidget:
        stack = QStackedWidget()
        drawing = QWidget()
        undo = big_button(self.tr("Undo stroke"), self.pad.undo)
        clear = big_button(self.tr("Clear"), self.pad.clear, name=self.tr("Clear the signature"))
        beside = QVBoxLayout()
        for button in (undo, clear):
            beside.addWidget(button)
        beside.addStretch(1)
        row = QHBoxLayout(drawing)
        row.setContentsMargins(0, 0, 0, 0)
        sheet = QVBoxLayout()
        sheet.addWidget(self.pad, 100)
        sheet.addStretch(1)  # takes what the pad leaves, so that it stays at the top
        row.addLayout(sheet, 1)
        row.addLayout(beside)
        typing = QWidget()
        column = QVBoxLayout(typing)
        column.setContentsMargins(0, 0, 0, 0)
        self.typed.setPlaceholderText(self.tr("Type your full name"))
        column.addWidget(self.typed)
        column.addWidget(self.is_mine)
        column.addStretch(1)
        stack.addWidget(drawing)
        stack.addWidget(typing)
        return stack

    def _lay_out(self) -> None:
        inner = QWidget()
        column = self._column = QVBoxLayout(inner)
        column.setSpacing(10)
        who = f"{self.block.role_label}: {self.block.name}" if self.block.name else self.block.role_label
        column.addWidget(plain_label(who, bold=True))
        column.addWidget(plain_label(self.block.meaning))
        for label, value in self.block.extra:
            column.addWidget(plain_label(f"{label}: {value}" if value else label))
        self.name.setPlaceholderText(self.tr("Your name in print"))
        self.name.setVisible(not self.block.name)
        column.addWidget(self.name)
        column.addWidget(self.staff)
        ways = QHBoxLayout()
        for button in self.ways.values():
            ways.addWidget(button)
        ways.addStretch(1)
        column.addLayout(ways)
        column.addWidget(self._stack, 1)
        scroll = self._scroll = QScrollArea()
        scroll.setWidget(inner)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        foot = QHBoxLayout()
        foot.addWidget(self.problem, 1)
        foot.addWidget(self.accept)
        whole = QVBoxLayout(self)
        whole.addWidget(scroll, 1)
        whole.addWidget(self.asking)
        whole.addLayout(foot)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Warnings are told in full where the pad stays in sight below them."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Larger words want more room."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            QTimer.singleShot(0, self, self._fit)

    def _fit(self) -> None:
        seen = self._scroll.viewport()
        self.staff.show_warnings(True)
        self._column.activate()
        self.staff.show_warnings(self._column.heightForWidth(seen.width()) <= seen.height())

    # What happens on it

    @property
    def method(self) -> Method:
        """The way of signing that is chosen."""
        return next(m for m, button in self.ways.items() if button.isChecked())

    def _choose(self, method: Method) -> None:
        from exoconsent.signing.ink import MARK_MINIMUM_MM

        self.ways[method].setChecked(True)
        self._end_asking()
        self._stack.setCurrentIndex(1 if method is Method.TYPED else 0)
        self.pad.minimum_mm = MARK_MINIMUM_MM if method is Method.MARK else INK_MINIMUM_MM
        self.name.setVisible(not self.block.name and method is not Method.TYPED)
        self.say("")

    def begin(self) -> None:
        """Put the keyboard where the work begins."""
        must = self.staff.must and not self.note.toPlainText().strip()
        first = self.note if must else self.name if not self.block.name else self.pad
        first.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, f"{self.block.role_label}. {self.block.meaning}")

    def say(self, sentence: str) -> None:
        """Show and speak what stands in the way; empty takes it away."""
        self.problem.setText(sentence)
        announce(self.problem, sentence)

    def work(self, *, busy: bool) -> None:
        """While the signature is sealed nothing here can be changed."""
        self.setEnabled(not busy)
        self.accept.setText(self.tr("Signing…") if busy else self.tr("Accept"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter leads from the printed name to the pad, and accepts from everywhere else."""
        if not is_enter(event):
            super().keyPressEvent(event)
        elif self.name.hasFocus():
            self.pad.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self._accept()

    def _accept(self) -> None:
        if not self.accept.isEnabled():
            return
        sentence, place = self._missing()
        self.say(sentence)
        signature = self._signature()
        if place is not None:
            place.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.block.name and signature.name != self._confirmed and not same_name(signature.name, self.block.name):
            words = self.tr("The form says “{printed}”. You gave “{given}”. Is this you?")
            self.asking.ask(words.format(printed=self.block.name, given=signature.name))
        else:
            self.signed.emit(signature)

    def _end_asking(self) -> None:
        self.asking.hide()

    def _confirm(self) -> None:
        self._confirmed = self._signature().name
        self._end_asking()
        self._accept()

    def _not_me(self) -> None:
        self._end_asking()
        self.say(self.tr("Then do not sign here. Give this screen to the staff, or type your name as the form has it."))
        self.typed.setFocus(Qt.FocusReason.OtherFocusReason)

    def _missing(self) -> tuple[str, QWidget | None]:
        """The first thing that is missing, as a sentence and a place; no place when nothing is."""
        if self.staff.must and not self.note.toPlainText().strip():
            return self.tr("Write a note on the open warnings and the questions without a tick first."), self.note
        if len(self.note.toPlainText()) > _NOTE_LIMIT:
            return self.tr("The note is too long: at most {n} letters.").format(n=_NOTE_LIMIT), self.note
        if self.method is Method.TYPED:
            if not self.typed.text().strip():
                return self.tr("Type your full name."), self.typed
            if not self.is_mine.isChecked():
                return self.tr("Tick “This is my signature”, so that your name counts as it."), self.is_mine
            return "", None
        if not self.name.text().strip():
            return self.tr("Write your name in print first."), self.name
        if self.pad.strokes() is None:
            return self._too_little(), self.pad
        return "", None

    def _too_little(self) -> str:
        if self.pad.is_empty():
            return self.tr("Sign in the white area, or choose another way.")
        words = self.tr(
            "That is {n} mm of ink, too little for a signature ({least} mm). Draw on, or clear and sign again."
        )
        return words.format(n=round(self.pad.ink_mm()), least=round(self.pad.minimum_mm))

    def _signature(self) -> Signature:
        method = self.method
        typed = method is Method.TYPED
        name = " ".join((self.typed if typed else self.name).text().split())
        return Signature(
            name=name,
            method=method,
            strokes=None if typed else self.pad.strokes(),
            note=plain(self.note.toPlainText()),
            printed=self.block.name if name == self._confirmed else "",
        )
