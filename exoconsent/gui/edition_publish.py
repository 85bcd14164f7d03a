"""Publish: what stops it, who and when and why, what changed, who is affected, and what a second reader said."""

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QFormLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QSpinBox,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from exoconsent.consent.cleantext import clean_text
from exoconsent.consent.form import FALLBACK_LANGUAGE
from exoconsent.gui.day_text import read_day
from exoconsent.gui.edition_changes import write_affected, write_changes
from exoconsent.gui.edition_faults import stops_words
from exoconsent.gui.edition_keys import CarefulDialog
from exoconsent.gui.edition_page import EditionPage
from exoconsent.gui.edition_review import ReviewBlock
from exoconsent.gui.edition_text import write_text
from exoconsent.gui.edition_words import section_title
from exoconsent.gui.field_grid import LowArea
from exoconsent.gui.icons import icon
from exoconsent.gui.messages import Heading, plain_label
from exoconsent.gui.studio_rows import add_row

if TYPE_CHECKING:
    from exoconsent.clinic.studio_editions import Outlook

_LONGEST = 3650
"""Days; ten years. A consent that stands longer is asked for anew anyway."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What stands in the fields."""

    number: str
    note: str
    validity_days: int
    review_by: str


class PublishDialog(CarefulDialog):
    """Stays open while the worker works; a refusal is said in it."""

    publish_wanted = Signal(object)
    """The ``Wish``."""
    ask_wanted = Signal()
    answer_wanted = Signal(bool, str)
    go = Signal(str)
    """Id of the section with an error; empty for the form itself."""

    def __init__(self, outlook: "Outlook", today: date, parent: QWidget | None = None) -> None:
        """``today`` for a day that lies behind."""
        super().__init__(parent)
        self.setWindowTitle(self.tr("Publish a form"))
        self._today, self._busy = today, False
        self.title, self.stops = Heading("", 1.25, bold=True), plain_label("")
        self.errors, self.review = QListWidget(), ReviewBlock()
        self.number, self.note = QLineEdit(outlook.number), QPlainTextEdit()
        self.days, self.review_by = QSpinBox(), QLineEdit()
        self.changes = EditionPage(self.tr("What changed"))
        self.affected = EditionPage(self.tr("Who is affected"))
        self.trouble = plain_label("")
        self.tabs = QTabWidget()
        self._prepare(outlook)
        self._lay_out(outlook)
        self._listen()
        self.show_outlook(outlook)
        self.fit(110, 42)
        (self.errors if outlook.errors else self.note).setFocus()

    @property
    def wish(self) -> Wish:
        """As it stands there."""
        day = read_day(self.review_by.text())[0]
        return Wish(
            number=self.number.text().strip(),
            note=clean_text(self.note.toPlainText(), lines=True)[0],
            validity_days=self.days.value(),
            review_by=day.isoformat() if day else "",
        )

    def show_outlook(self, outlook: "Outlook") -> None:
        """As the draft and its review stand now; what was typed stays."""
        self.outlook = outlook
        self.review.show_outlook(outlook)
        errors = outlook.errors
        told = self.tr("%n error(s) stop publishing. Enter or a double click goes to the place.", "", len(errors))
        last = outlook.lines[-1] if outlook.lines else None
        if not errors:
            told = self.tr("No error stops publishing.")
        if last is not None and last.wrong:
            told = f"{told} {stops_words(last.fault or '', last.number)}"
        self.stops.setText(told)
        self.errors.setVisible(bool(errors))
        self._list_errors(outlook)
        self._write(outlook)
        self._look()

    def hold(self, busy: bool) -> None:
        """Nothing is pressed twice."""
        self._busy = busy
        self.review.setEnabled(not busy)
        if busy:
            self.trouble.setText(self.tr("One moment…"))
            self.accept_button.setEnabled(False)
        else:
            self._look()

    def refuse(self, words: str) -> None:
        """Why it was not done."""
        self.hold(False)
        self.trouble.setText(words)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.trouble, words))

    def _prepare(self, outlook: "Outlook") -> None:
        self.stops.setWordWrap(True)
        self.trouble.setWordWrap(True)
        self.errors.setAccessibleName(self.tr("Errors that stop publishing"))
        self.errors.setWordWrap(True)
        self.errors.setMaximumHeight(5 * self.fontMetrics().lineSpacing())
        self.note.setTabChangesFocus(True)
        self.note.setFixedHeight(3 * self.fontMetrics().lineSpacing())
        own = outlook.form.validity_days
        self.days.setRange(1 if own else 0, _LONGEST)
        usual = self.tr("as usual here: {days} days").format(days=outlook.usual_days)
        self.days.setSpecialValueText("" if own else usual)
        self.days.setSuffix(self.tr(" days"))
        self.days.setValue(own or (outlook.last.validity_days if outlook.last else 0))
        self.review_by.setPlaceholderText(self.tr("a day such as 2027-06-30; empty for none"))

    def _lay_out(self, outlook: "Outlook") -> None:
        self.title.label.setText(self.tr("Publish “{title}”").format(title=_title(outlook)))
        inner = QWidget()
        column = QVBoxLayout(inner)
        for widget in (self.title, self.stops, self.errors):
            column.addWidget(widget)
        column.addLayout(self._fields(outlook))
        column.addWidget(self.review)
        self.tabs.addTab(self.changes, self.tr("What &changed"))
        self.tabs.addTab(self.affected, self.tr("&Who is affected"))
        self.tabs.setMinimumHeight(11 * self.fontMetrics().lineSpacing())
        column.addWidget(self.tabs, 1)
        area = LowArea()
        area.setWidget(inner)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        words = self.tr("&Publish the edition")
        self.accept_button = self.buttons.addButton(words, QDialogButtonBox.ButtonRole.AcceptRole)
        whole = QVBoxLayout(self)
        whole.addWidget(area, 1)
        whole.addWidget(self.trouble)
        whole.addWidget(self.buttons)

    def _fields(self, outlook: "Outlook") -> QFormLayout:
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        who = plain_label(self.tr("{who}, with the time of publishing").format(who=outlook.me))
        form.addRow(plain_label(self.tr("Published by")), who)
        add_row(form, self.tr("N&umber of the edition"), self.number)
        add_row(form, self.tr("What is ne&w, in a few words"), self.note)
        add_row(form, self.tr("A consent from it s&tands"), self.days)
        add_row(form, self.tr("&Look at it again by"), self.review_by)
        return form

    def _listen(self) -> None:
        self.number.textChanged.connect(lambda _text: self._look())
        self.note.textChanged.connect(self._look)
        self.review_by.textChanged.connect(lambda _text: self._look())
        self.errors.itemActivated.connect(self._go)
        self.accept_button.clicked.connect(lambda: self.publish_wanted.emit(self.wish))
        self.buttons.rejected.connect(self.reject)
        self.review.ask_wanted.connect(self.ask_wanted)
        self.review.answer_wanted.connect(self.answer_wanted)

    def _list_errors(self, outlook: "Outlook") -> None:
        self.errors.clear()
        for problem in outlook.errors:
            kind, _, name = problem.place.partition(":")
            about = f"{section_title(name, outlook.form)}: " if kind == "section" else ""
            item = QListWidgetItem(icon("error"), f"{about}{problem.message}")
            item.setData(Qt.ItemDataRole.UserRole, name if kind == "section" else "")
            self.errors.addItem(item)
        self.errors.setCurrentRow(0)

    def _write(self, outlook: "Outlook") -> None:
        last, changes = outlook.last, outlook.changes
        first = self.tr("This is the first edition: nothing was published before it. All of it:")
        if last is None or changes is None:

            def whole(page: EditionPage) -> None:
                page.line(first)
                write_text(page, outlook.form, FALLBACK_LANGUAGE, outlook.words)

            self.changes.fill(whole)
            self.affected.fill(lambda page: write_affected(page, outlook))
            return
        values = tuple(c for c in changes.values if c.section_id or c.place != "validity_days")  # is asked above
        since = self.tr("Since edition {number}:").format(number=last.edition.number)

        def write(page: EditionPage) -> None:
            page.heading(since)
            write_changes(page, last, outlook.form, replace(changes, values=values))

        self.changes.fill(write)
        self.affected.fill(lambda page: write_affected(page, outlook))

    def _look(self) -> None:
        """Off with a reason, which is said beside the button."""
        why = self._missing()
        self.trouble.setText(why)
        self.accept_button.setEnabled(not why and not self._busy)
        self.accept_button.setAccessibleDescription(why)

    def _missing(self) -> str:
        outlook, (day, odd) = self.outlook, read_day(self.review_by.text())
        if not outlook.may:
            return self.tr("Only a practitioner or the manager may publish.")
        if outlook.errors:
            return self.tr("Mend the errors first; the draft is kept meanwhile.")
        if outlook.review_lacks:
            return self.tr("A second reader has to agree before it can be published.")
        if self.review_by.text().strip() and day is None:
            return f"{odd}."
        if day is not None and day <= self._today:
            return self.tr("The day to look at it again must lie ahead.")
        if not self.number.text().strip():
            return self.tr("Give the edition a number.")
        text, problems = clean_text(self.note.toPlainText(), what=self.tr("The note"), lines=True)
        if problems:
            return f"{'. '.join(problems)}."
        return "" if text else self.tr("Say in a few words what is new in this edition.")

    def _go(self, item: QListWidgetItem) -> None:
        self.reject()
        self.go.emit(item.data(Qt.ItemDataRole.UserRole))


def _title(outlook: "Outlook") -> str:
    text = outlook.form.texts.get(FALLBACK_LANGUAGE)
    return (text.title if text else "") or outlook.form.id
