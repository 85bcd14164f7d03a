"""Before the first signature: the teach-back questions, and the sentences that want initials."""

from dataclasses import replace
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from exoconsent.consent import document as doc
from exoconsent.consent.on_screen import Answer, OnScreen
from exoconsent.consent.same_name import initials_fit
from exoconsent.gui.asking import Asking
from exoconsent.gui.tongue import Spoken
from exoconsent.gui.touch import TARGET_PX, announce, big_button, big_line, big_tick, is_enter, plain_label

_WORDS_OF_ALL_ANSWERS: Final = 1_400
"""All answers go into the note of one signature; 20,000 bytes of JSON hold them even where a letter takes 6."""
_INITIALS: Final = 6


class QuestionPage(Spoken, QWidget):
    """Teach-back: each question with a line that may stay empty. Staff judge the answers later, on their own page."""

    done = Signal()

    def __init__(self, blocks: tuple[doc.TeachBackBlock, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._blocks = blocks
        self._answers = [self._line(number, block) for number, block in enumerate(blocks, 1)]
        intro = self.tr(
            "Please tell us in your own words. This is not a test of you: it shows whether we explained it well. "
            "You may write, or say it to us."
        )
        column = QVBoxLayout()
        column.setSpacing(6)
        for number, (block, line) in enumerate(zip(blocks, self._answers, strict=True), 1):
            column.addWidget(plain_label(f"{number}.  {block.question}", bold=True))
            column.addWidget(line)
            column.addSpacing(14)
        column.addStretch(1)
        self.go_on = big_button(self.tr("Go on"), self.done.emit)
        title = self.tr("Before you sign")
        self._scroll = _fill(self, title, intro, column, self.go_on)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._scroll.setAccessibleName(self.tr("The questions. The arrow keys move them, Tab leads to the lines."))
        self.setTabOrder(self._scroll, self._answers[0])

    def _line(self, number: int, block: doc.TeachBackBlock) -> QLineEdit:
        name = self.tr("Question {n}, the words (optional): {question}").format(n=number, question=block.question)
        line = big_line(name, min(300, _WORDS_OF_ALL_ANSWERS // len(self._blocks)))
        line.setPlaceholderText(self.tr("Your own words (you may leave this empty)"))
        return line

    def begin(self) -> None:
        """The keyboard begins beside the lines, so that one Enter goes on where answers are only spoken."""
        self._scroll.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on; in a line it goes to the next one."""
        line = self.focusWidget()
        if not is_enter(event):
            super().keyPressEvent(event)
        elif line in self._answers:
            number = self._answers.index(line) + 1
            (*self._answers, self.go_on)[number].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.go_on.click()

    def put_into(self, done: OnScreen) -> OnScreen:
        """``done`` with what was written, by number; empty words where nothing was."""
        answers = tuple(
            Answer(question=number, section=block.section_id, words=" ".join(line.text().split()))
            for number, (block, line) in enumerate(zip(self._blocks, self._answers, strict=True), 1)
        )
        return replace(done, answers=answers)


class InitialsPage(Spoken, QWidget):
    """Sentences that want initials: one line for the initials, one tick for each sentence."""

    done = Signal()

    def __init__(
        self, blocks: tuple[tuple[str, doc.InitialsBlock], ...], name: str, parent: QWidget | None = None
    ) -> None:
        """``blocks`` with their sections; ``name`` is the printed name of who signs: its first letters are offered."""
        super().__init__(parent)
        self.sections = tuple(section for section, _ in blocks)
        self.confirmed = False
        """The letters do not fit the name, and who signs said that they are theirs."""
        self._name = name
        labels = [block.label for _, block in blocks]
        self._ticks = [big_tick("", self.tr("My initials to: {sentence}").format(sentence=label)) for label in labels]
        self.initials = big_line(self.tr("Your initials"), _INITIALS)
        self.initials.setText(_initials(name))
        self.initials.setMaximumWidth(160)
        self.initials.textChanged.connect(self._changed)
        self.problem = plain_label()
        self.asking = Asking(self.tr("Yes, these are my initials"))
        self.asking.said_yes.connect(self._confirm)
        self.asking.said_no.connect(self._not_mine)
        self.go_on = big_button(self.tr("Go on"), self._check)
        intro = self.tr("Tick a sentence to put your initials to it.")
        _fill(self, self.tr("Your initials"), intro, self._column(labels), self.go_on)

    def _column(self, labels: list[str]) -> QVBoxLayout:
        first = QHBoxLayout()
        first.addWidget(plain_label(self.tr("Your initials:")), 0)
        first.addWidget(self.initials, 1)
        first.addStretch(1)
        column = QVBoxLayout()
        column.addLayout(first)
        column.addWidget(self.asking)  # beside the letters that it asks about
        for tick, label in zip(self._ticks, labels, strict=True):
            column.addLayout(_beside(tick, label))
        column.addWidget(self.problem)
        column.addStretch(1)
        return column

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on."""
        if is_enter(event):
            self._check()
        else:
            super().keyPressEvent(event)

    def letters(self) -> str:
        """The initials as typed."""
        return " ".join(self.initials.text().split())

    def put_into(self, done: OnScreen) -> OnScreen:
        """``done`` with the initials and the sections whose sentences got them."""
        return replace(done, initials=self.letters(), initialled=self.sections, initials_confirmed=self.confirmed)

    def _changed(self, _text: str) -> None:
        self.confirmed = False
        self.asking.hide()

    def _check(self) -> None:
        missing = [tick for tick in self._ticks if not tick.isChecked()]
        if not self.letters():
            self._refuse(self.tr("Type your initials first."), self.initials)
        elif missing:
            count = len(missing)
            words = self.tr("%n sentences have no initials yet. If you do not agree, ask, or decline.", "", count)
            self._refuse(words, missing[0])
        elif not self.confirmed and not initials_fit(self.letters(), self._name):
            self._refuse("", self.initials)
            words = self.tr("The form says “{name}”. Are “{initials}” your initials?")
            self.asking.ask(words.format(name=self._name, initials=self.letters()))
        else:
            self.problem.setText("")
            self.done.emit()

    def _confirm(self) -> None:
        self.confirmed = True
        self.asking.hide()
        self._check()

    def _not_mine(self) -> None:
        self.asking.hide()
        self._refuse(self.tr("Type your own initials. If the form is not yours, call the staff."), self.initials)
        self.initials.selectAll()

    def _refuse(self, sentence: str, place: QWidget) -> None:
        self.problem.setText(sentence)
        announce(self.problem, sentence)
        place.setFocus(Qt.FocusReason.OtherFocusReason)


def teach_back(consent: doc.Consent) -> tuple[doc.TeachBackBlock, ...]:
    """The questions of ``consent`` in order; their place is their number."""
    blocks = (block for section in consent.sections for block in section.blocks)
    return tuple(b for b in blocks if isinstance(b, doc.TeachBackBlock))


def pages_before_signing(consent: doc.Consent, signer: str) -> list[QuestionPage | InitialsPage]:
    """What ``consent`` asks before it is signed; ``signer`` is the printed name of who answers."""
    questions = teach_back(consent)
    initials = tuple((s.id, b) for s in consent.sections for b in s.blocks if isinstance(b, doc.InitialsBlock))
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


def _fill(page: QWidget, title: str, intro: str, middle: QVBoxLayout, button: QPushButton) -> QScrollArea:
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
    return scroll
