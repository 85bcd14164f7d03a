"""Before the first signature: the teach-back questions, and the sentences that want initials."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from exoconsent.consent import document as doc
from exoconsent.gui.touch import TARGET_PX, announce, big_button, big_line, big_tick, is_enter, plain_label

_WORDS_OF_ALL_ANSWERS: Final = 1_600
"""All answers go into the note of one signature; 20,000 bytes of JSON hold them even where a letter takes 6."""
_INITIALS: Final = 6


class QuestionPage(QWidget):
    """Teach-back: each question is asked, its answer ticked, its words optional."""

    done = Signal()

    def __init__(self, blocks: tuple[doc.TeachBackBlock, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ticks: list[QCheckBox] = []
        self._answers: list[QLineEdit] = []
        intro = self.tr(
            "Please tell us in your own words. This is not a test of you: it shows whether we explained it well."
        )
        grid = QVBoxLayout()
        grid.setSpacing(18)
        for number, block in enumerate(blocks, 1):
            grid.addLayout(self._question(number, block, len(blocks)))
        grid.addStretch(1)
        self.go_on = big_button("", self.done.emit)
        self._tell()
        _fill(self, self.tr("Before you sign"), intro, grid, self.go_on)

    def _question(self, number: int, block: doc.TeachBackBlock, count: int) -> QGridLayout:
        tick = big_tick(
            self.tr("Answered in own words"),
            self.tr("Question {n}, answered in own words: {question}").format(n=number, question=block.question),
        )
        tick.toggled.connect(lambda _on: self._tell())
        line = big_line(
            self.tr("Question {n}, the words (optional): {question}").format(n=number, question=block.question),
            min(300, _WORDS_OF_ALL_ANSWERS // count),
        )
        line.setPlaceholderText(block.answer_label)
        self._ticks.append(tick)
        self._answers.append(line)
        row = QGridLayout()
        row.addWidget(plain_label(f"{number}.  {block.question}", bold=True), 0, 0, 1, 2)
        row.addWidget(tick, 1, 0)
        row.addWidget(line, 1, 1)
        row.setColumnStretch(1, 1)
        return row

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on; in a line it ticks what was answered there and goes to the next question."""
        if not is_enter(event):
            super().keyPressEvent(event)
            return
        line = self.focusWidget()
        if isinstance(line, QLineEdit):
            self._answered(self._answers.index(line))
        else:
            self.go_on.click()

    def _answered(self, number: int) -> None:
        if self._answers[number].text().strip():
            self._ticks[number].setChecked(True)
        last = number + 1 == len(self._answers)
        (self.go_on if last else self._answers[number + 1]).setFocus(Qt.FocusReason.TabFocusReason)

    def _tell(self) -> None:
        missing = sum(not tick.isChecked() for tick in self._ticks)
        text = self.tr("Go on ({n} not ticked)").format(n=missing) if missing else self.tr("Go on")
        self.go_on.setText(text)
        self.go_on.setAccessibleName(text)

    def record(self) -> str:
        """What was asked and answered, as one line for the note of the signature; questions by their number."""
        told = []
        for number, (tick, line) in enumerate(zip(self._ticks, self._answers, strict=True), 1):
            words = " ".join(line.text().split())
            state = "in own words" if tick.isChecked() else "not ticked"
            told.append(f'{number} {state}: "{words}"' if words else f"{number} {state}")
        return f"Teach-back on screen, questions by number: {'; '.join(told)}."


class InitialsPage(QWidget):
    """Sentences that want initials: one line for the initials, one tick for each sentence."""

    done = Signal()

    def __init__(self, blocks: tuple[doc.InitialsBlock, ...], name: str, parent: QWidget | None = None) -> None:
        """``name`` is the printed name of who signs; its first letters are offered."""
        super().__init__(parent)
        self._labels = [block.label for block in blocks]
        self._ticks = [big_tick("", self.tr("My initials to: {sentence}").format(sentence=b.label)) for b in blocks]
        self.initials = big_line(self.tr("Your initials"), _INITIALS)
        self.initials.setText(_initials(name))
        self.initials.setMaximumWidth(160)
        self.problem = plain_label()
        first = QHBoxLayout()
        first.addWidget(plain_label(self.tr("Your initials:")), 0)
        first.addWidget(self.initials, 1)
        first.addStretch(1)
        column = QVBoxLayout()
        column.addLayout(first)
        for tick, label in zip(self._ticks, self._labels, strict=True):
            column.addLayout(_beside(tick, label))
        column.addWidget(self.problem)
        column.addStretch(1)
        self.go_on = big_button(self.tr("Go on"), self._check)
        _fill(
            self, self.tr("Your initials"), self.tr("Tick a sentence to put your initials to it."), column, self.go_on
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on."""
        if is_enter(event):
            self._check()
        else:
            super().keyPressEvent(event)

    def _check(self) -> None:
        missing = [tick for tick in self._ticks if not tick.isChecked()]
        if not self.initials.text().strip():
            self._refuse(self.tr("Type your initials first."), self.initials)
        elif missing:
            count = len(missing)
            words = self.tr("%n sentences have no initials yet. If you do not agree, ask, or decline.", "", count)
            self._refuse(words, missing[0])
        else:
            self.problem.setText("")
            self.done.emit()

    def _refuse(self, sentence: str, place: QWidget) -> None:
        self.problem.setText(sentence)
        announce(self.problem, sentence)
        place.setFocus(Qt.FocusReason.OtherFocusReason)

    def record(self) -> str:
        """The initials as one line for the note of the signature."""
        letters = " ".join(self.initials.text().split())
        sentences = " ".join(f'"{label}"' for label in self._labels)
        return f"Initials {letters} to: {sentences}"


def pages_before_signing(consent: doc.Consent, signer: str) -> list[QuestionPage | InitialsPage]:
    """What ``consent`` asks before it is signed; ``signer`` is the printed name of who answers."""
    blocks = [block for section in consent.sections for block in section.blocks]
    questions = tuple(b for b in blocks if isinstance(b, doc.TeachBackBlock))
    initials = tuple(b for b in blocks if isinstance(b, doc.InitialsBlock))
    pages: list[QuestionPage | InitialsPage] = [QuestionPage(questions)] if questions else []
    return [*pages, InitialsPage(initials, signer)] if initials else pages


def _beside(tick: QCheckBox, sentence: str) -> QHBoxLayout:
    """A tick with a sentence that may wrap, which a check box cannot; a press on the sentence counts too."""
    tick.setFixedWidth(TARGET_PX)
    label = plain_label(sentence)
    label.mousePressEvent = lambda _event: tick.toggle()  # type: ignore[method-assign]
    row = QHBoxLayout()
    row.addWidget(tick)
    row.addWidget(label, 1)
    return row


def _initials(name: str) -> str:
    words = name.split("(")[0].split()
    return "".join(word[0] for word in words if word[0].isalpha())[:_INITIALS]


def _fill(page: QWidget, title: str, intro: str, middle: QVBoxLayout, button: QPushButton) -> None:
    inner = QWidget()
    inner.setLayout(middle)
    scroll = QScrollArea()
    scroll.setWidget(inner)
    scroll.setWidgetResizable(True)
    scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    scroll.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
    column = QVBoxLayout(page)
    column.addWidget(plain_label(title, bold=True))
    column.addWidget(plain_label(intro))
    column.addWidget(scroll, 1)
    column.addWidget(button, 0, Qt.AlignmentFlag.AlignRight)
