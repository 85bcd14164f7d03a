"""Editions of a form: a list, what each says, any two side by side; brought back as a draft, or put aside."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSplitter,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from exoconsent.clinic.studio_editions import DRAFT
from exoconsent.consent.form import FALLBACK_LANGUAGE, Form
from exoconsent.gui.edition_changes import write_changes
from exoconsent.gui.edition_faults import GONE, UNREAD
from exoconsent.gui.edition_keys import CarefulDialog
from exoconsent.gui.edition_page import EditionPage
from exoconsent.gui.edition_text import write_text
from exoconsent.gui.edition_words import detail_words, line_words
from exoconsent.gui.fact_fields import CalmCombo
from exoconsent.gui.icons import icon
from exoconsent.gui.jobs import Jobs
from exoconsent.gui.messages import plain_label
from exoconsent.gui.pack_words import language_name
from exoconsent.gui.records_pages import PagesOf
from exoconsent.pdf.layout import PAPER_POINTS

if TYPE_CHECKING:
    from exoconsent.clinic.studio import Look
    from exoconsent.consent.comparing import Changes
    from exoconsent.consent.words import Words
    from exoconsent.library.editions_in_use import EditionLine


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What is to be shown."""

    number: str
    """``DRAFT`` for the draft."""
    other: str
    """What it is compared with."""
    language: str
    by_age: tuple[str, str]
    """The two, the older first and the draft last: new words are those that came later, whichever was chosen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What the worker found of it."""

    wanted: Wanted
    form: Form
    other: Form
    changes: "Changes"
    look: "Look | None"
    """Its pages for an invented patient."""
    person: str
    words: "Words | None"


class EditionsDialog(CarefulDialog):
    """Asks for what it shows by ``wanted``; answers come by ``show_found`` and ``fail``."""

    wanted = Signal(object)
    back_wanted = Signal(str)
    aside_wanted = Signal(str)

    def __init__(
        self, form: Form, lines: "tuple[EditionLine, ...]", today: date, jobs: Jobs, parent: QWidget | None = None
    ) -> None:
        """``form`` is the draft; ``jobs`` is where pages are drawn."""
        super().__init__(parent)
        self.setWindowTitle(self.tr("Editions of a form"))
        self._today, self._may, self.draft = today, True, form
        self.list, self.details = QListWidget(), plain_label("")
        self.pages = PagesOf(jobs, "edition-pictures")
        self.who = plain_label("")
        self.text, self.changes = EditionPage(self.tr("Whole text")), EditionPage(self.tr("What differs"))
        self.language, self.other = CalmCombo(), CalmCombo()
        self.tabs = QTabWidget()
        self._lay_out()
        self._listen()
        self.show_lines(form, lines)
        self.fit(150, 46)
        self.list.setFocus()

    @property
    def number(self) -> str:
        """Of the chosen edition; ``DRAFT`` for the draft."""
        item = self.list.currentItem()
        return str(item.data(Qt.ItemDataRole.UserRole)) if item else DRAFT

    def allow(self, may: bool) -> None:
        """Whether this person may change forms."""
        self._may = may
        self._choose()

    def show_lines(self, draft: Form, lines: "tuple[EditionLine, ...]") -> None:
        """The draft first, then the newest edition, and so on back."""
        self.draft, self.lines = draft, {line.number: line for line in lines}
        before = self.number
        newest = lines[-1].number if lines and not lines[-1].wrong else DRAFT
        self.list.blockSignals(True)
        self.list.clear()
        self._add(self.tr("The draft, as it is now"), DRAFT, "")
        for line in reversed(lines):
            self._add(line_words(line, newest=line.number == newest), line.number, "warning" if line.wrong else "")
        self.list.setCurrentRow(1 if lines else 0)
        for row in range(self.list.count()):
            if before and self.list.item(row).data(Qt.ItemDataRole.UserRole) == before:
                self.list.setCurrentRow(row)
        self.list.blockSignals(False)
        self._choose()

    def show_found(self, found: Found) -> None:
        """Pages, text and differences of what is chosen; an answer to an older question is dropped."""
        if found.wanted != self._wish():
            return
        language = found.wanted.language
        self.text.fill(lambda page: write_text(page, found.form, language, found.words))
        old, new = found.wanted.by_age
        pair = (found.form, found.other) if old == found.wanted.number else (found.other, found.form)

        def write(page: EditionPage) -> None:
            page.line(self._from_to(old, new))
            write_changes(page, *pair, found.changes)

        self.changes.fill(write)
        self._offer_languages(found.form)
        if found.look is None:
            self.pages.say(self.tr("The pages could not be made; the whole text is beside them."))
            return
        self.who.setText(self.tr("As {person}, an invented patient, would get it today.").format(person=found.person))
        paper = PAPER_POINTS[found.look.options.paper]
        self.pages.show_pdf(found.look.rendered.pdf, (paper,) * found.look.rendered.pages)

    def fail(self, words: str) -> None:
        """Why it cannot be shown."""
        self.pages.say(words)
        for page in (self.text, self.changes):
            page.fill(lambda page: page.line(words))

    def _wish(self) -> Wanted:
        data, ages = self.other.currentData(), [*self.lines, DRAFT]
        other = DRAFT if data is None else str(data)
        old, new = sorted((self.number, other), key=ages.index)
        return Wanted(
            number=self.number,
            other=other,
            by_age=(old, new),
            language=self.language.currentData() or FALLBACK_LANGUAGE,
        )

    def _add(self, words: str, number: str, picture: str) -> None:
        item = QListWidgetItem(words)
        if picture:
            item.setIcon(icon(picture))
        item.setData(Qt.ItemDataRole.UserRole, number)
        self.list.addItem(item)

    def _choose(self) -> None:
        """Another edition: what was said of it, and with what it is compared at first."""
        line = self.lines.get(self.number)
        told = self.tr("The draft is what you change in Templates. Patients get it once it is published.")
        if line is not None and line.published is not None:
            told = detail_words(line.published, self._today)
        if line is not None and line.wrong:
            wrong = self.tr("This edition is not used for patients: {why}.").format(why=line.wrong)
            told = f"{told if line.published else ''}\n{wrong}".strip()
        self.details.setText(told)
        sound = [number for number, found in self.lines.items() if not found.wrong]
        self.language.setEnabled(line is None or not line.wrong)
        self.back.setEnabled(self._may and self.number in sound)
        gone = line is not None and line.fault == GONE
        self.aside.setText(self.tr("&Accept that it is gone…") if gone else self.tr("Put it &aside…"))
        # What nobody can vouch for just now may be sound: it stays until the log can be read.
        self.aside.setEnabled(self._may and line is not None and bool(line.wrong) and line.fault != UNREAD)
        self.aside.setVisible(any(found.wrong for found in self.lines.values()))
        self._offer_others(sound)
        self.ask()

    def ask(self) -> None:
        """Ask for what is chosen, once it is known that it can be read."""
        line = self.lines.get(self.number)
        self.pages.say(self.tr("The pages are being made…"))
        self.who.setText("")
        if line is not None and line.wrong:
            self.fail(self.tr("Not shown: {why}.").format(why=line.wrong.rstrip(".")))
        else:
            self.wanted.emit(self._wish())

    def _offer_others(self, sound: list[str]) -> None:
        """First the edition before, or of the first one the draft."""
        before = sound[: sound.index(self.number)] if self.number in sound else sound
        self.other.clear()
        for number in (*reversed(before), DRAFT, *(n for n in sound if n not in before)):
            if number != self.number:
                self.other.addItem(self._named_edition(number), number)
        self.other.setEnabled(self.other.count() > 1)
        self.other.setCurrentIndex(0 if self.other.count() else -1)

    def _named_edition(self, number: str) -> str:
        return self.tr("the draft") if number == DRAFT else self.tr("edition {number}").format(number=number)

    def _from_to(self, old: str, new: str) -> str:
        words = self.tr("From {old} to {new}:")
        return words.format(old=self._named_edition(old), new=self._named_edition(new))

    def _offer_languages(self, form: Form) -> None:
        tags = list(form.texts)
        if [self.language.itemData(i) for i in range(self.language.count())] != tags:
            now = self.language.currentData()
            self.language.clear()
            for tag in tags:
                self.language.addItem(language_name(tag), tag)
            self.language.setCurrentIndex(max(0, self.language.findData(now or FALLBACK_LANGUAGE)))

    def _lay_out(self) -> None:
        self.list.setAccessibleName(self.tr("Editions"))
        self.list.setWordWrap(True)
        self.details.setWordWrap(True)
        for tab, words in (
            (_below(self.who, self.pages), self.tr("&Pages")),
            (self.text, self.tr("&Whole text")),
            (_below(self._named(self.tr("Compare with"), self.other), self.changes), self.tr("&Compare")),
        ):
            self.tabs.addTab(tab, words)
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.details)
        column.addWidget(self._named(self.tr("Language"), self.language))
        column.addWidget(self.tabs, 1)
        parts = QSplitter(Qt.Orientation.Horizontal)
        parts.addWidget(self.list)
        parts.addWidget(side)
        parts.setChildrenCollapsible(False)
        parts.setStretchFactor(1, 1)
        parts.setSizes([280, 700])
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.back = self._button(self.tr("&Bring it back as the draft…"))
        self.aside = self._button(self.tr("Put it &aside…"))
        whole = QVBoxLayout(self)
        whole.addWidget(parts, 1)
        whole.addWidget(self.buttons)

    def _button(self, words: str) -> QPushButton:
        return self.buttons.addButton(words, QDialogButtonBox.ButtonRole.ActionRole)

    def _named(self, words: str, box: QWidget) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        label = plain_label(words)
        label.setBuddy(box)
        box.setAccessibleName(words)
        line.addWidget(label)
        line.addWidget(box)
        line.addStretch(1)
        return row

    def _listen(self) -> None:
        self.list.currentRowChanged.connect(lambda _row: self._choose())
        self.other.activated.connect(lambda _index: self.ask())
        self.language.activated.connect(lambda _index: self.ask())
        self.back.clicked.connect(lambda: self.back_wanted.emit(self.number))
        self.aside.clicked.connect(lambda: self.aside_wanted.emit(self.number))
        self.buttons.rejected.connect(self.reject)


def _below(above: QWidget, below: QWidget) -> QWidget:
    inner = QWidget()
    column = QVBoxLayout(inner)
    column.setContentsMargins(6, 6, 6, 6)
    column.addWidget(above)
    column.addWidget(below, 1)
    return inner
