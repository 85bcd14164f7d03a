"""What can be done with a record: words, key and the reason when it cannot be done, as buttons below the document."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QFrame, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from exoconsent.gui.chip_row import ChipRow
from exoconsent.gui.icons import icon, icon_size
from exoconsent.gui.messages import plain_label, plain_tip
from exoconsent.gui.translation import Marked, mark, said
from exoconsent.records.record import WITHDRAWABLE, Kind, Row, Scope, State


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordDeed:
    """One thing to do."""

    name: str
    words: Marked
    key: str
    icon: str
    right: str
    """The name of the right that it needs (``clinic.permissions.Deed``)."""
    of_window: bool = False
    """The window has that key already and hands it on."""
    kept: bool = False
    """Only for records whose time of keeping is over, on their list."""


DEEDS: Final = (
    RecordDeed(name="verify", words=mark("RecordDeed", "Verif&y"), key="F9", icon="verify", right="view"),
    RecordDeed(
        name="copy",
        words=mark("RecordDeed", "Pr&int a copy"),
        key="Ctrl+P",
        icon="print",
        right="reprint",
        of_window=True,
    ),
    RecordDeed(
        name="export", words=mark("RecordDeed", "E&xport…"), key="Ctrl+E", icon="export", right="export", of_window=True
    ),
    RecordDeed(name="renew", words=mark("RecordDeed", "Rene&w"), key="Ctrl+R", icon="renew", right="renew"),
    RecordDeed(
        name="withdraw", words=mark("RecordDeed", "Wi&thdraw…"), key="Ctrl+T", icon="withdrawn", right="withdraw"
    ),
    RecordDeed(
        name="form", words=mark("RecordDeed", "Withdrawal for&m"), key="Ctrl+Shift+T", icon="form", right="withdraw"
    ),
    RecordDeed(name="correct", words=mark("RecordDeed", "&Correct…"), key="F2", icon="form", right="correct"),
    RecordDeed(
        name="void", words=mark("RecordDeed", "Mark as v&oid…"), key="Ctrl+Shift+Del", icon="void", right="void"
    ),
    RecordDeed(
        name="ask_deletion",
        words=mark("RecordDeed", "Ask for &deletion…"),
        key="Ctrl+D",
        icon="waiting",
        right="retention",
        kept=True,
    ),
    RecordDeed(
        name="agree_deletion",
        words=mark("RecordDeed", "Agree to deletio&n…"),
        key="Ctrl+Shift+D",
        icon="check",
        right="agree",
        kept=True,
    ),
)
NO_ROW: Final = mark("RecordDeed", "Choose a record first.")
NOT_YOU: Final = mark("RecordDeed", "{what}: your role may not do this. Ask a practitioner or the manager.")
_VOID: Final = mark("RecordDeed", "This record is void.")
_STILL_KEPT: Final = mark("RecordDeed", "Deleting is offered on the list of records kept long enough (Lists).")
_NOT_CONSENT: Final = mark("RecordDeed", "This record is not a consent that was given.")
_GONE: Final = mark("RecordDeed", "All of it is withdrawn already.")


def bare(words: str) -> str:
    """``words`` without the mark of its letter and the dots."""
    return words.replace("&", "").rstrip("…")


def why_not(deed: RecordDeed, row: Row | None, rights: frozenset[str], *, kept: bool = False) -> str:
    """Why it cannot be done with that record now, as a sentence; empty when it can.

    ``kept``: it stands on the list of records whose time of keeping is over.
    """
    if deed.kept and not kept:
        return said(_STILL_KEPT)
    if deed.right not in rights:
        return said(NOT_YOU, what=bare(said(deed.words)))
    if row is None:
        return said(NO_ROW)
    if row.state is State.VOID and deed.name in ("withdraw", "form", "renew", "void"):
        return said(_VOID)
    if deed.name in ("withdraw", "form") and row.kind not in WITHDRAWABLE:
        return said(_NOT_CONSENT)
    if deed.name in ("withdraw", "form") and Scope.ALL in row.withdrawn:
        return said(_GONE)
    return said(_NOT_CONSENT) if deed.name == "renew" and row.kind is Kind.WITHDRAWAL else ""


def native(key: str) -> str:
    """The key as this system writes it."""
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)


class ActsBar(QWidget):
    """A button for each deed with its key below; what a role may not do is off and says why."""

    wanted = Signal(str)
    """The deed's name."""
    refused = Signal(str)
    """Why a deed that was asked for by its key cannot be done."""

    def __init__(self, place: QWidget) -> None:
        """The keys work anywhere in ``place``."""
        super().__init__(place)
        self.buttons = {deed.name: self._button(deed) for deed in DEEDS}
        self.actions_by_name: Mapping[str, QAction] = {deed.name: self._action(deed, place) for deed in DEEDS}
        self._reasons: dict[str, str] = {}
        self.why = plain_label("")
        self.why.setWordWrap(True)
        self.why.setVisible(False)
        holder = QWidget()
        row = ChipRow(holder)
        self._pairs = {deed.name: _with_key(self.buttons[deed.name], native(deed.key)) for deed in DEEDS}
        for pair in self._pairs.values():
            row.addWidget(pair)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(_line())
        column.addWidget(holder)
        column.addWidget(self.why)

    def offer(self, row: Row | None, rights: frozenset[str], *, kept: bool = False) -> None:
        """Say what can be done with ``row``; ``kept`` as in ``why_not``."""
        self._reasons = {deed.name: why_not(deed, row, rights, kept=kept) for deed in DEEDS}
        for deed in DEEDS:
            self._pairs[deed.name].setVisible(kept or not deed.kept)
            self.actions_by_name[deed.name].setVisible(kept or not deed.kept)
            button, reason = self.buttons[deed.name], self._reasons[deed.name]
            button.setEnabled(not reason)
            button.setToolTip(plain_tip(reason or f"{bare(button.text())} ({native(deed.key)})"))
            button.setAccessibleDescription(reason or native(deed.key))
            self.actions_by_name[deed.name].setEnabled(not reason)
        self._tell_rights(rights, [deed for deed in DEEDS if kept or not deed.kept])

    def ask(self, name: str) -> None:
        """Do it, or say why not."""
        if reason := self._reasons.get(name, said(NO_ROW)):
            self.refused.emit(reason)
        else:
            self.wanted.emit(name)

    def changeEvent(self, event: QEvent) -> None:
        """Icons follow the text."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            for button in self.buttons.values():
                button.setIconSize(icon_size(button))

    def _tell_rights(self, rights: frozenset[str], shown: list[RecordDeed]) -> None:
        """What the role bars stands there as text: a tool tip is found by nobody who has no mouse."""
        barred = [bare(said(deed.words)) for deed in shown if deed.right not in rights]
        self.why.setText(said(NOT_YOU, what=", ".join(barred)) if barred and rights else "")
        self.why.setVisible(bool(self.why.text()))

    def _button(self, deed: RecordDeed) -> QPushButton:
        button = QPushButton(icon(deed.icon), said(deed.words))
        button.setIconSize(icon_size(button))
        button.setMinimumHeight(30)
        button.setAccessibleName(bare(button.text()))
        button.clicked.connect(lambda: self.ask(deed.name))
        return button

    def _action(self, deed: RecordDeed, place: QWidget) -> QAction:
        """For the menu of the list; its key is a shortcut of its own, because an action that is off is mute."""
        action = QAction(icon(deed.icon), said(deed.words), place)
        action.triggered.connect(lambda: self.ask(deed.name))
        if not deed.of_window:
            key = QAction(place)
            key.setShortcut(QKeySequence(deed.key))
            key.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            key.triggered.connect(lambda: self.ask(deed.name))
            place.addAction(key)
        action.setText(f"{said(deed.words)}\t{native(deed.key)}")
        return action


def keys_of() -> tuple[tuple[str, str], ...]:
    """Keys and words, for Help."""
    return tuple((native(deed.key), bare(said(deed.words))) for deed in DEEDS)


def _with_key(button: QPushButton, key: str) -> QWidget:
    """Below the button: in its text the key would stand wrongly where one reads from right to left."""
    pair = QWidget()
    column = QVBoxLayout(pair)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    words = plain_label(key)
    words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    words.setEnabled(False)
    pair.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    column.addWidget(button)
    column.addWidget(words)
    return pair


def _line() -> QFrame:
    line = QFrame()
    line.setFrameShape(QFrame.Shape.HLine)
    line.setFrameShadow(QFrame.Shadow.Sunken)
    return line
