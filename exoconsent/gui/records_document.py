"""The document of Records: whose it is and how it stands, its pages, and what happened to it in words."""

from datetime import tzinfo

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QSplitter, QVBoxLayout, QWidget

from exoconsent.gui.jobs import Jobs
from exoconsent.gui.messages import Heading, plain_label
from exoconsent.gui.records_pages import PagesOf
from exoconsent.gui.records_source import Opened
from exoconsent.gui.records_words import day, event_words, filed_words, standing
from exoconsent.records.record import Row


class DocumentPane(QWidget):
    """Never shows another record's pages than that of the chosen line."""

    def __init__(self, jobs: Jobs, zone: tzinfo | None = None, parent: QWidget | None = None) -> None:
        """``jobs`` is where pages are drawn."""
        super().__init__(parent)
        self._zone = zone
        self.row: Row | None = None
        self.opened: Opened | None = None
        self.whose, self.how = Heading("", 1.25, bold=True), plain_label("")
        self.how.setWordWrap(True)
        self.pages = PagesOf(jobs, "record-pictures")
        self.events = QListWidget()
        self.events.setWordWrap(True)
        self.events.setAlternatingRowColors(True)
        self.events.setAccessibleName(self.tr("What happened to this record"))
        self.events.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        below = QWidget()
        history = QVBoxLayout(below)
        history.setContentsMargins(0, 4, 0, 0)
        history.addWidget(plain_label(self.tr("What happened to it")))
        history.addWidget(self.events)
        parts = QSplitter(Qt.Orientation.Vertical)
        parts.setChildrenCollapsible(False)
        parts.addWidget(self.pages)
        parts.addWidget(below)
        parts.setStretchFactor(0, 4)
        parts.setStretchFactor(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.whose)
        column.addWidget(self.how)
        column.addWidget(parts, 1)
        self.close_record()

    def close_record(self, row: Row | None = None) -> None:
        """No document; ``row`` is the line that is chosen."""
        self.row, self.opened, self._waits = row, None, False
        self.events.clear()
        choose = self.tr("Choose a record; Enter or a click opens its document.")
        self.pages.say(self.tr("Enter opens the document of this record.") if row else choose)
        self._head()

    def wait(self, row: Row) -> None:
        """It is on its way."""
        self.close_record(row)
        self._waits = True
        self.pages.say(self.tr("The document is being opened…"))

    def has(self, row: Row) -> bool:
        """Whether it is shown, or on its way."""
        return self.row is not None and self.row.id == row.id and (self._waits or self.opened is not None)

    def show_record(self, opened: Opened) -> None:
        """Pages and history."""
        self.row, self.opened, self._waits = opened.record.row, opened, False
        self._head()
        if opened.papers:
            self.pages.show_pdf(opened.record.filing.pdf, opened.papers)
        elif opened.record.filing.pdf:
            self.pages.say(self.tr("These pages cannot be drawn: the file may be damaged. Verify (F9) tells more."))
        else:
            self.pages.say(self.tr("Nothing was printed or signed; only what happened is kept."))
        self._tell_events(opened)

    def fail(self, row: Row, sentence: str) -> None:
        """It could not be opened."""
        self.close_record(row)
        self.pages.say(sentence)

    def _head(self) -> None:
        row = self.row
        self.whose.setVisible(row is not None)
        self.how.setVisible(row is not None)
        if row is None:
            return
        born = self.tr("born {day}").format(day=day(row.born)) if row.born else self.tr("date of birth not known")
        name = row.name or self.tr("(no name)")
        self.whose.label.setText(f"{name}, {born}")
        self.how.setText(f"{row.number} · {standing(row)}")

    def _tell_events(self, opened: Opened) -> None:
        events = opened.record.events
        newest = [event_words(event, self._zone) for event in reversed(events)]
        self.events.clear()
        self.events.addItems([*newest, filed_words(opened.record.row, self._zone)])
