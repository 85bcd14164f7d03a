"""StaffRead: what the practitioner reads and ticks before signing; the ticks are sealed with that signature."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from exoconsent.consent.on_screen import OnScreen
from exoconsent.gui.brief import Asked, Brief, OtherName
from exoconsent.gui.staff_note import StaffNote
from exoconsent.gui.tongue import Spoken
from exoconsent.gui.touch import TARGET_PX, big_button, big_tick, is_enter, plain_label


class StaffRead(Spoken, QWidget):
    """A list that scrolls; whether an answer was in the patient's own words is for staff to say, not for a key."""

    done = Signal()
    changed = Signal()
    """Another answer is ticked, or one less."""

    def __init__(self, brief: Brief, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.brief = brief
        self.ticks = [self._tick(asked) for asked in brief.asked]
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setSpacing(10)
        self._add_names_and_warnings(column)
        self._add_answers(column)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidget(inner)
        scroll.setWidgetResizable(True)
        scroll.setAccessibleName(self.tr("What to read before you sign. The arrow keys move it."))
        scroll.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.back = big_button(self.tr("Back to your signature"), self.done.emit)
        whole = QVBoxLayout(self)
        whole.addWidget(plain_label(self.tr("For the practitioner, before you sign"), bold=True))
        whole.addWidget(scroll, 1)
        whole.addWidget(self.back, 0, Qt.AlignmentFlag.AlignRight)

    def _add_names_and_warnings(self, column: QVBoxLayout) -> None:
        for name in self.brief.names:
            column.addWidget(plain_label(self._named(name), bold=True))
        if self.brief.warnings:
            column.addWidget(plain_label(self.tr("Open warnings, answered by your note:"), bold=True))
        for line in (*self.brief.warnings, *self.brief.older):
            column.addWidget(plain_label(f"•  {line}"))

    def _add_answers(self, column: QVBoxLayout) -> None:
        if not self.brief.asked:
            return
        head = self.tr("Tick each question that was answered in own words, written or spoken:")
        column.addWidget(plain_label(head, bold=True))
        for tick, asked in zip(self.ticks, self.brief.asked, strict=True):
            column.addLayout(self._row(tick, asked))

    def _tick(self, asked: Asked) -> QCheckBox:
        words = self.tr("Question {n} was answered in own words: {question} {answer}")
        tick = big_tick("", words.format(n=asked.number, question=asked.question, answer=self._answer(asked)))
        tick.setFixedWidth(TARGET_PX)
        tick.toggled.connect(lambda _on: self.changed.emit())
        return tick

    def _row(self, tick: QCheckBox, asked: Asked) -> QHBoxLayout:
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(plain_label(f"{asked.number}.  {asked.question}"))
        words.addWidget(plain_label(self._answer(asked), bold=bool(asked.words)))
        row = QHBoxLayout()
        row.addWidget(tick, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        return row

    def _answer(self, asked: Asked) -> str:
        return f"“{asked.words}”" if asked.words else self.tr("Nothing was written.")

    def _named(self, other: OtherName) -> str:
        words = self.tr("{role}: signed as “{given}”; the form says “{printed}”.")
        if other.initials:
            words = self.tr("{role}: gave the initials “{given}”; the form says “{printed}”.")
        return words.format(role=other.role, given=other.given, printed=other.printed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter leads back."""
        if is_enter(event):
            self.done.emit()
        else:
            super().keyPressEvent(event)

    # What it comes to

    @property
    def own_words(self) -> tuple[int, ...]:
        """The questions that are ticked."""
        return tuple(a.number for a, tick in zip(self.brief.asked, self.ticks, strict=True) if tick.isChecked())

    @property
    def not_own_words(self) -> tuple[int, ...]:
        """The others."""
        return tuple(a.number for a, tick in zip(self.brief.asked, self.ticks, strict=True) if not tick.isChecked())

    @property
    def must_note(self) -> bool:
        """Warnings and questions without a tick want the practitioner's own words."""
        return bool(self.brief.warnings or self.not_own_words)

    def serve(self, note: StaffNote) -> None:
        """Keep ``note`` told what waits."""
        self.changed.connect(partial(self._tell, note))
        self._tell(note)

    def _tell(self, note: StaffNote) -> None:
        note.tell(self.in_short(), must=self.must_note)

    def put_into(self, done: OnScreen) -> OnScreen:
        """``done`` with the ticks, and with what its note answers for."""
        return replace(done, own_words=self.own_words, not_own_words=self.not_own_words, warnings=self.brief.labels)

    def in_short(self) -> str:
        """The same in few words, for the page of the signature; empty when there is nothing to read."""
        lines = [self._named(name) for name in self.brief.names]
        if self.brief.warnings:
            lines.append(self.tr("%n open warnings wait for your note.", "", len(self.brief.warnings)))
        if self.brief.asked:
            asked, left = len(self.brief.asked), len(self.not_own_words)
            words = self.tr("{left} of {asked} questions are not ticked as answered in own words.")
            last = words.format(left=left, asked=asked)
            talked = self.tr("Tick them, or say in your note how you talked them through.")
            lines.append(f"{last} {talked}" if left else last)
        return "\n".join(lines)
