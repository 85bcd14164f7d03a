"""Fields for facts, one sort for each kind of the vocabulary: they read, check, tell trouble beside themselves."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QVBoxLayout, QWidget

from exoconsent.consent.facts import UNKNOWN, VOCABULARY, Fact, Kind, read_facts
from exoconsent.gui.messages import plain_label
from exoconsent.gui.translation import mark, said
from exoconsent.gui.typed_text import typed_text

PAUSE_MS: Final = 250
"""A typed text counts this long after the last letter, so that one word is one step to undo."""
LATEST_MS: Final = 500
"""A hand that never rests does not keep its text from the disk longer than this."""
_BAD: Final = object()
Say = Callable[[str, str], str]
"""(fact name, value) → the value in words."""


class CalmCombo(QComboBox):
    """A combo box that the wheel changes only while it has the focus: scrolling past it must not change a fact."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Focus by Tab and click, not by the wheel."""
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(10)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the page scroll instead."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class FactField(QWidget):
    """Shows one value and lets a person change it. What was typed stays until the value itself changes."""

    changed = Signal(str, object)
    """Name of the fact and its new value."""
    refused_changed = Signal()
    """``refused`` has."""

    def __init__(self, fact: Fact, words: str = "") -> None:
        """``words`` name the field to screen readers; the fact's own ones if there are none."""
        super().__init__()
        self.refused = ""
        """Why the draft does not hold what the field shows, as a sentence; empty while it does, or somebody types."""
        self.fact, self.words = fact, words or fact.words
        self._shown: Any = UNKNOWN
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(2)
        self.trouble = plain_label("")
        self.trouble.setWordWrap(True)
        self.trouble.setVisible(False)
        font = self.trouble.font()
        font.setBold(True)
        self.trouble.setFont(font)
        self._timer = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._timer.timeout.connect(self.commit)
        self._latest = QTimer(self, singleShot=True, interval=LATEST_MS)
        self._latest.timeout.connect(self._take_so_far)

    def read(self) -> tuple[Any, str]:
        """The value in the field and what is wrong with it."""
        raise NotImplementedError

    def display(self, value: Any) -> None:
        """Put ``value`` into the widgets without telling anybody."""
        raise NotImplementedError

    def show_value(self, value: Any, *, afresh: bool = False) -> None:
        """Follow the draft; ``afresh`` also forgets what was typed and not taken (another patient)."""
        known, self._shown = self._shown, value
        if not afresh and (value == known or self._same(value)):
            return
        self._stop_waiting()
        self.display(value)
        self.tell("")
        self._refuse("")

    def commit(self) -> None:
        """Take what was typed, now; bad input stays in the field with its trouble beside it."""
        self._stop_waiting()
        value, trouble = self.read()
        self.tell(trouble)
        self._refuse(trouble if value is _BAD else "")
        self._offer(value)

    def _offer(self, value: Any) -> None:
        nothing = value is UNKNOWN and self._shown == ""  # a file may say "no words" where the line says "not known"
        if value is not _BAD and value != self._shown and not nothing:
            self.changed.emit(self.fact.name, value)

    def commit_if_typing(self) -> None:
        """Do not wait for the pause after the last letter: somebody prints or signs now."""
        if self._timer.isActive():
            self.commit()

    def tell(self, trouble: str) -> None:
        """Words beside the field; none for all well."""
        self.trouble.setText(trouble)
        self.trouble.setVisible(bool(trouble))
        editor = self.focusProxy() or self
        editor.setAccessibleDescription(trouble)

    def typed(self) -> None:
        """Somebody is typing; the value follows when the hand rests."""
        self._timer.start()
        if not self._latest.isActive():
            self._latest.start()

    def _refuse(self, why: str) -> None:
        if why != self.refused:
            self.refused = why
            self.refused_changed.emit()

    def _take_so_far(self) -> None:
        """In the middle of typing: what is good already counts, what is not yet good is not blamed."""
        self._offer(self.read()[0])

    def _stop_waiting(self) -> None:
        self._timer.stop()
        self._latest.stop()

    def _label(self, editor: QWidget) -> None:
        """On Linux a combo box is called by its value; readers take its name from a label beside it, seen or not."""
        label = plain_label(self.words)
        label.setParent(self)
        label.setBuddy(editor)
        label.hide()

    def _same(self, value: Any) -> bool:
        mine = self.read()[0]
        return mine is not _BAD and bool(mine == value)

    def _take(self, editor: QWidget) -> None:
        editor.setAccessibleName(self.words)
        if isinstance(editor, QComboBox):
            self._label(editor)
        self._box.addWidget(editor)
        self.setFocusProxy(editor)


class ListField(FactField):
    """A closed choice or a yes/no, with "not known" first."""

    def __init__(self, fact: Fact, entries: Mapping[Any, str], words: str = "") -> None:
        """``entries`` gives the words of each value."""
        super().__init__(fact, words)
        self.combo = CalmCombo()
        self._values = (UNKNOWN, *entries)
        self.combo.addItems([self.tr("not known"), *entries.values()])
        self._take(self.combo)
        self.combo.activated.connect(lambda _index: self.commit())

    def read(self) -> tuple[Any, str]:
        """The chosen one."""
        return self._values[self.combo.currentIndex()], ""

    def display(self, value: Any) -> None:
        """Choose ``value``."""
        self.combo.setCurrentIndex(self._values.index(value) if value in self._values else 0)


class LineField(FactField):
    """One line: text, years, a region."""

    def __init__(self, fact: Fact, words: str = "", hint: str = "") -> None:
        """``hint`` stands in the empty line."""
        super().__init__(fact, words)
        self.line = QLineEdit()
        self.line.setPlaceholderText(hint or self.tr("not known"))
        self._take(self.line)
        self._box.addWidget(self.trouble)
        self.line.textEdited.connect(lambda _text: self.typed())
        self.line.editingFinished.connect(self.commit)

    def read(self) -> tuple[Any, str]:
        """The line's value as its kind has it."""
        text, problems = typed_text(self.line.text(), what=self.tr("This"))
        if problems:
            return _BAD, ". ".join(problems)
        if not text:
            return UNKNOWN, ""
        years = self.fact.kind is Kind.YEARS and text.isdecimal()
        return check(self.fact.name, int(text[:6]) if years else text) if self.fact.name in VOCABULARY else (text, "")

    def display(self, value: Any) -> None:
        """Put the value there as text."""
        self.line.setText("" if value is UNKNOWN else str(value))
        self.line.setCursorPosition(0)


def check(name: str, raw: Any) -> tuple[Any, str]:
    """``raw`` as the vocabulary has it, or what is wrong with it."""
    facts, complaints = read_facts({name: raw})
    if complaints:
        return _BAD, ". ".join(c.message.partition(": ")[2] for c in complaints)
    return facts.get(name), ""


def bad() -> Any:
    """The value of a field whose content cannot be taken."""
    return _BAD


def make_field(fact: Fact, say: Say) -> FactField:
    """The field for a fact of whatever kind."""
    from exoconsent.gui.fact_lists import ProductField, SetField

    if fact.kind is Kind.CHOICE:
        return ListField(fact, {value: capital(say(fact.name, value)) for value in fact.values})
    if fact.kind is Kind.FLAG:
        return ListField(fact, {True: said(mark("Facts", "Yes")), False: said(mark("Facts", "No"))})
    if fact.kind is Kind.SET:
        return SetField(fact, say)
    return ProductField(fact) if fact.kind is Kind.PRODUCT else LineField(fact)


def capital(text: str) -> str:
    """``text`` with a capital first letter and the rest as it is."""
    return text[:1].upper() + text[1:]
