"""Records: every paper of the clinic found again by a few letters, with its document and history beside it."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from exoconsent.consent.form import FALLBACK_LANGUAGE, form_text
from exoconsent.gui.messages import plain_label
from exoconsent.gui.records_acts import ActsBar
from exoconsent.gui.records_document import DocumentPane
from exoconsent.gui.records_empty import EmptyPage
from exoconsent.gui.records_errands import Errands
from exoconsent.gui.records_lists import ListBanner, ListsButton
from exoconsent.gui.records_model import COLUMNS, RecordsModel, column_title
from exoconsent.gui.records_search import SearchBar
from exoconsent.gui.records_source import Ask, Column, Hits, Listing, Opened
from exoconsent.gui.records_table import RecordsTable
from exoconsent.gui.records_treatments import Treatments
from exoconsent.records.record import Row

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from exoconsent.clinic.archive import Archive
    from exoconsent.gui.session import Session

_LIST, _EMPTY = 0, 1
_LEAST = 220
"""Height of list and document on the smallest screen, pixels."""


class RecordsPlace(QWidget):
    """Search, list, document and deeds. It changes nothing itself: its ``errands`` ask the archive in the worker."""

    form_wanted = Signal()
    """There are no records yet: the first one is made at the form."""

    def __init__(self, session: "Session", archive: "Callable[[], Archive]", parent: QWidget | None = None) -> None:
        """``archive`` opens the archive, or gives the open one; it is called in the worker only."""
        super().__init__(parent)
        self._session = session
        zone = session.now().tzinfo
        self.errands = Errands(session, archive, self)
        self.rights: frozenset[str] = frozenset()
        self._open_first = False
        self._keep: int | None = None
        self._unknown = True
        treatments = Treatments(session.clinic.library.words.get(FALLBACK_LANGUAGE))
        self.search = SearchBar(self._form_titles(), self._today, treatments=treatments)
        self.lists = ListsButton()
        self.banner = ListBanner()
        self.model = RecordsModel(zone, treatments=treatments)
        self.table = RecordsTable(self.model)
        self.empty = EmptyPage()
        self.count = plain_label("")
        self.document = DocumentPane(session.jobs, zone)
        self.acts = ActsBar(self)
        self.asked: Ask | None = None
        self._lay_out()
        self._listen()
        self._add_menu()
        self.setFocusProxy(self.search)
        self.does: Mapping[str, Callable[[], None]] = {
            "print": partial(self.acts.ask, "copy"),
            "save": partial(self.acts.ask, "export"),
            "patient": self.go_search,
            "zoom_in": self.document.pages.zoom_in,
            "zoom_out": self.document.pages.zoom_out,
            "zoom_reset": self.document.pages.fit_width,
        }
        """What keys of the window do while this place shows."""
        self.acts.offer(None, self.rights)

    def showEvent(self, event: QShowEvent) -> None:
        """What was filed meanwhile is there too."""
        super().showEvent(event)
        self.refresh()

    def go_search(self) -> None:
        """Put the keyboard into the search line, its letters ready to be typed over."""
        self.search.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.line.selectAll()

    def refresh(self) -> None:
        """Ask again; the chosen line stays chosen."""
        if self.isVisible():
            self._unknown = True
            row = self.table.chosen()
            self._keep = row.id if row else None
            self.search.again()

    def panes_in_order(self) -> "Sequence[QWidget]":
        """For F6."""
        return (self.search, self.stack, self.document, self.acts)

    def open_row(self, row: Row) -> None:
        """Show its document; the archive notes that it was looked at, once: a double click is one look."""
        if self.document.has(row):
            return
        self.document.wait(row)
        self.errands.open(row, self._opened, partial(self._not_opened, row))

    def _lay_out(self) -> None:
        self.stack = QStackedWidget()
        self.stack.addWidget(self.table)
        self.stack.addWidget(self.empty)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.banner)
        column.addWidget(self.stack, 1)
        column.addWidget(self.count)
        self.parts = QSplitter(Qt.Orientation.Horizontal)
        self.parts.setChildrenCollapsible(False)
        for index, (widget, share) in enumerate(((left, 11), (self.document, 9))):
            self.parts.addWidget(widget)
            self.parts.setStretchFactor(index, share)
        self.parts.setSizes([660, 540])
        # What it would like to have must not count: the frame scrolls as soon as a place likes more than there is.
        self.parts.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.parts.setMinimumHeight(_LEAST)
        top = QHBoxLayout()
        top.addWidget(self.search, 1)
        top.addWidget(self.lists, 0, Qt.AlignmentFlag.AlignTop)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(16, 12, 16, 8)
        whole.setSpacing(8)
        whole.addLayout(top)
        whole.addWidget(self.parts, 1)
        whole.addWidget(self.acts)

    def _listen(self) -> None:
        self.search.asked.connect(self._ask)
        self.search.entered.connect(self._enter)
        self.search.line.down.connect(self._to_the_list)
        self.model.page_wanted.connect(self._fetch)
        self.model.sort_wanted.connect(lambda column, descending: self.search.sort(column, descending=descending))
        self.table.opened.connect(self.open_row)
        self.table.moved.connect(self._moved)
        self.table.typed.connect(self.search.type_in)
        self.lists.chosen.connect(self.show_list)
        self.banner.left.connect(self.search.clear)
        self.banner.print_wanted.connect(self._print_list)
        self.empty.pressed.connect(self._leave_empty)
        self.acts.wanted.connect(self._do)
        self.acts.refused.connect(self.errands.refused)
        self.errands.changed.connect(self._changed)
        key = Qt.ShortcutContext.WidgetWithChildrenShortcut
        QShortcut(QKeySequence("F5"), self, self.refresh, context=key)

    def _add_menu(self) -> None:
        """The table's own menu: every deed with its key, and sorting for whoever has no mouse."""
        self.table.addActions(list(self.acts.actions_by_name.values()))
        sorting = QAction(self.tr("&Sort by"), self.table)
        menu = QMenu(self.table)
        for column in COLUMNS:
            menu.addAction(column_title(column), partial(self._sort, column))
        sorting.setMenu(menu)
        self.table.addAction(sorting)

    def show_list(self, listing: Listing, lot: str = "") -> None:
        """Show a list in place of the search."""
        self.search.listed(listing, lot)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _sort(self, column: Column) -> None:
        """The same column again turns the order round."""
        ask = self.search.ask
        self.search.sort(column, descending=ask.column is column and not ask.descending)

    def _ask(self, ask: Ask) -> None:
        self.asked = ask
        self.errands.find(ask, self._found, self._failed)

    def _found(self, answer: tuple[Hits, frozenset[str]]) -> None:
        hits, self.rights = answer
        ask = self.asked
        assert ask is not None
        self.model.show(hits.rows)
        self.table.sorted_by(ask.column, descending=ask.descending)
        self.banner.tell(ask, len(hits.rows))
        self._show_list(filled=bool(hits.rows))
        if not hits.rows:
            self.empty.tell(ask)
        self._tell_count(len(hits.rows), more=hits.more)
        self._settle()
        if self._unknown:
            self._unknown = False
            self.errands.choices(self.search.offer)
        if hits.more:
            self.errands.count(ask, self._counted)

    def _settle(self) -> None:
        """Choose what was chosen, or open the first hit when Enter asked for it."""
        first, self._open_first = self._open_first, False
        line = 0 if first else self.model.line_of(self._keep) if self._keep is not None else -1
        self._keep = None
        if line >= 0 and self.model.rowCount():
            self.table.choose(line)
        else:
            self._moved(None)
        if first and (row := self.table.chosen()):
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
            self.open_row(row)

    def _show_list(self, *, filled: bool) -> None:
        """Without rows there is no document either, and nothing to do with one."""
        self.stack.setCurrentIndex(_LIST if filled else _EMPTY)
        for part in (self.document, self.acts):
            part.setVisible(filled)

    def _counted(self, total: int) -> None:
        self.model.grow(total)
        self._tell_count(self.model.rowCount(), more=False)

    def _tell_count(self, count: int, *, more: bool) -> None:
        self.count.setText(self.tr("The first %n records…", "", count) if more else self.tr("%n records", "", count))
        self.count.setVisible(count > 0 and self.banner.isHidden())

    def _fetch(self, page: int) -> None:
        if self.asked is not None:
            self.errands.page(self.asked, page, partial(self.model.fill, page), lambda: self.model.fill(page, ()))

    def _failed(self, sentence: str) -> None:
        self.model.show(())
        self.banner.hide()
        self.count.setText("")
        self._show_list(filled=False)
        self.empty.fail(sentence)
        self._moved(None)

    def _enter(self) -> None:
        """Open the first hit: now when the list is what was typed, else as soon as it is."""
        self._open_first = True
        if self.search.waits:
            self.search.hurry()
        elif not self.errands.finding:
            self._settle()

    def _to_the_list(self) -> None:
        self.search.hurry()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _moved(self, row: Row | None) -> None:
        """Another line: the document of the one before goes at once."""
        shown = self.document.row
        if row is None or shown is None or row.id != shown.id:
            self.errands.forget_open()
            self.document.close_record(row)
        self.acts.offer(row, self.rights, kept=self.asked is not None and self.asked.listing is Listing.KEPT)

    def _opened(self, opened: Opened) -> None:
        row = self.table.chosen()
        if row is not None and row.id == opened.record.row.id:
            self.document.show_record(opened)

    def _not_opened(self, row: Row, sentence: str) -> None:
        if self.document.row is not None and self.document.row.id == row.id:
            self.document.fail(row, sentence)

    def _do(self, name: str) -> None:
        if row := self.table.chosen():
            self.errands.do(name, row)

    def _changed(self, row: Row) -> None:
        """Something was noted on that record."""
        self.refresh()
        if self.document.opened is not None and self.document.opened.record.row.id == row.id:
            self.errands.history(self.document.opened, self._opened)

    def _print_list(self) -> None:
        if self.asked is not None:
            rows = tuple(row for n in range(self.model.rowCount()) if (row := self.model.row(n)))
            self.errands.print_list(self.asked, rows)

    def _leave_empty(self) -> None:
        if self.empty.failed:
            self.refresh()
        elif self.asked is not None and self.asked.narrows:
            self.search.clear()
        else:
            self.form_wanted.emit()

    def _today(self) -> date:
        return self._session.now().date()

    def _form_titles(self) -> "Mapping[str, str]":
        forms = self._session.clinic.library.forms
        return {form_id: form_text(form, FALLBACK_LANGUAGE).title for form_id, form in forms.items()}
