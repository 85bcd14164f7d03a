"""The sections of the form in the patient's order, each with whom it is shown to; order by drag, keys and buttons."""

from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QDropEvent, QIcon, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QInputDialog,
    QMenu,
    QToolButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from exoconsent.clinic.studio_names import copied
from exoconsent.clinic.studio_steps import new_section, with_moved, without_section
from exoconsent.consent.form import FALLBACK_LANGUAGE, Category, Form, Section
from exoconsent.consent.problem import Problem, Severity
from exoconsent.consent.rule_findings import called_for
from exoconsent.gui.icons import icon
from exoconsent.gui.messages import plain_tip
from exoconsent.gui.rule_phrases import rule_sentence
from exoconsent.gui.studio_session import StudioSession

ID = Qt.ItemDataRole.UserRole


class _List(QTreeWidget):
    """A flat list that tells where a line was dropped instead of moving it itself."""

    dropped = Signal(str, int)
    step = Signal(int)
    """-1 for up, 1 for down."""
    delete_wanted = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt with an arrow moves the section; Delete takes it out."""
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if event.modifiers() & Qt.KeyboardModifier.AltModifier and event.key() in steps:
            self.step.emit(steps[Qt.Key(event.key())])
        elif event.key() == Qt.Key.Key_Delete:
            self.delete_wanted.emit()
        else:
            super().keyPressEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Say where it fell; the session moves it, and the list follows."""
        moved, target = self.currentItem(), self.itemAt(event.position().toPoint())
        place = self.indexOfTopLevelItem(target) if target else self.topLevelItemCount()
        if self.dropIndicatorPosition() is QAbstractItemView.DropIndicatorPosition.BelowItem:
            place += 1
        event.setDropAction(Qt.DropAction.IgnoreAction)
        event.accept()
        if moved is not None and self.indexOfTopLevelItem(moved) > 0:
            before = self.indexOfTopLevelItem(moved)
            place = max(1, place)
            self.dropped.emit(moved.data(0, ID), place - 1 - (1 if place > before else 0))


class SectionTree(QWidget):
    """The first line is the form itself: its title and what stands before the first section."""

    def __init__(self, session: StudioSession, parent: QWidget | None = None) -> None:
        """Follow ``session``."""
        super().__init__(parent)
        self._session, self._showing = session, False
        self._form: Form | None = None
        self._faulty: frozenset[str] = frozenset()
        self.list = _List()
        self.list.setAccessibleName(self.tr("Sections"))
        self.list.setHeaderLabels([self.tr("Section"), self.tr("Shown when")])
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.setAlternatingRowColors(True)
        self.list.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.list.header().setStretchLastSection(True)
        self.list.header().setMinimumSectionSize(40)  # else a small screen has to scroll sideways
        self.list.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Interactive)
        self.list.setColumnWidth(0, 170)
        self.setFocusProxy(self.list)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(4)
        self.add = self._button(self.tr("New"), self.tr("A new section behind this one"), self.ask_new)
        self.take = QToolButton()
        self._dress(self.take, self.tr("From library"), self.tr("Put in a section that there is already"))
        self.take.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.take.setMenu(QMenu(self.take))
        self.take.menu().aboutToShow.connect(self._offer_others)
        self.copy = self._button(self.tr("Copy"), self.tr("The same words as a section of their own"), self.ask_copy)
        self.out = self._button(self.tr("Take out"), self.tr("Take this section out (Delete)"), self.remove)
        self._buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.list, 1)
        column.addLayout(self._buttons)
        self._listen()

    def ask_new(self) -> None:
        """Ask for a title, and put a section of that name in."""
        title, fine = QInputDialog.getText(self, self.tr("New section"), self.tr("Title in English:"))
        if fine and title.strip():
            self.add_titled(title)

    def add_titled(self, title: str) -> None:
        """A new section behind the chosen one, of its category."""
        beside = self._session.section
        taken = self._session.studio.library.sections
        self._session.add_section(new_section(title, beside.category if beside else Category.RISK, taken))

    def ask_copy(self) -> None:
        """Ask for the title of the copy."""
        section = self._session.section
        if section is None:
            return
        asked = self.tr("Title of the copy in English:")
        title, fine = QInputDialog.getText(self, self.tr("Copy of a section"), asked, text=title_of(section))
        if fine and title.strip():
            self.add_copy(title)

    def add_copy(self, title: str) -> None:
        """A copy behind the chosen section: to change what is said here and not in other forms, take the other out."""
        self._session.commit()
        section, form = self._session.section, self._session.form
        if section is not None and form is not None:
            taken = {*self._session.studio.library.sections, *(s.id for s in form.sections)}
            self._session.add_section(copied(section, title, taken))

    def remove(self) -> None:
        """Take the chosen section out; Ctrl+Z puts it back."""
        form, section = self._session.form, self._session.section
        if form is not None and section is not None:
            words = self.tr("Take out {title}").format(title=title_of(section))
            self._session.apply(without_section(form, section.id), words)

    def step(self, way: int) -> None:
        """One place up or down."""
        form, section = self._session.form, self._session.section
        if form is not None and section is not None:
            self._move(section.id, form.sections.index(section) + way)

    def _move(self, section_id: str, place: int) -> None:
        form = self._session.form
        section = form.section(section_id) if form else None
        if form is not None and section is not None:
            words = self.tr("Move {title}").format(title=title_of(section))
            self._session.apply(with_moved(form, section_id, place), words)

    def _offer_others(self) -> None:
        menu, form = self.take.menu(), self._session.form
        menu.clear()
        for section in self._session.studio.others(form) if form else ():
            menu.addAction(title_of(section), partial(self._session.add_section, section))
        if menu.isEmpty():
            menu.addAction(self.tr("All sections are in this form")).setEnabled(False)

    def _listen(self) -> None:
        self.list.currentItemChanged.connect(self._go)
        self.list.dropped.connect(self._move)
        self.list.step.connect(self.step)
        self.list.delete_wanted.connect(self.remove)
        self._session.changed.connect(self._show)
        self._session.chosen.connect(lambda _id: self._mark())
        self._session.checked.connect(self._flag)

    def _go(self, item: QTreeWidgetItem | None, _before: object = None) -> None:
        if item is not None and not self._showing:
            self._session.choose(item.data(0, ID))

    def _show(self, form: Form) -> None:
        """Only lines that changed are written anew: a form has up to some hundred sections."""
        self._showing = True
        before, self._form = self._form, form
        while self.list.topLevelItemCount() > len(form.sections) + 1:
            self.list.takeTopLevelItem(self.list.topLevelItemCount() - 1)
        while self.list.topLevelItemCount() < len(form.sections) + 1:
            self.list.addTopLevelItem(self._new_item())
        head = self._item(0)
        head.setText(0, self.tr("The form itself"))
        head.setText(1, "")
        head.setData(0, ID, "")
        head.setFlags(head.flags() & ~Qt.ItemFlag.ItemIsDragEnabled)
        old = before.sections if before else ()
        for place, section in enumerate(form.sections):
            if place >= len(old) or old[place] is not section:
                self._tell(self._item(place + 1), section)
        self._showing = False
        self._mark()

    def _item(self, place: int) -> QTreeWidgetItem:
        item = self.list.topLevelItem(place)
        assert item is not None
        return item

    @staticmethod
    def _new_item() -> QTreeWidgetItem:
        item = QTreeWidgetItem()
        item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsDropEnabled)
        return item

    def _tell(self, item: QTreeWidgetItem, section: Section) -> None:
        title, when = title_of(section), self.shown_when(section)
        item.setText(0, title)
        item.setText(1, when)
        item.setData(0, ID, section.id)
        item.setToolTip(0, plain_tip(title))
        item.setToolTip(1, plain_tip(when))
        item.setData(
            0, Qt.ItemDataRole.AccessibleTextRole, self.tr("{title}, shown: {when}").format(title=title, when=when)
        )
        item.setIcon(0, icon("error") if section.id in self._faulty else QIcon())

    def shown_when(self, section: Section) -> str:
        """In words, and whether it is required then."""
        words = rule_sentence(called_for(section), self._session.studio.library.words)
        needed = section.applies.mandatory is not None
        return self.tr("{rule} · required").format(rule=words) if needed else words

    def _mark(self) -> None:
        self._showing = True
        for place in range(self.list.topLevelItemCount()):
            if self._item(place).data(0, ID) == self._session.section_id:
                self.list.setCurrentItem(self._item(place))
                break
        self._showing = False
        on = self._session.section is not None
        self.out.setEnabled(on and self._session.may_change)
        self.copy.setEnabled(on and self._session.may_change)
        self.add.setEnabled(self._session.may_change)
        self.take.setEnabled(self._session.may_change)

    def _flag(self, problems: tuple[Problem, ...]) -> None:
        faulty = frozenset(p.place.removeprefix("section:") for p in problems if p.severity is Severity.ERROR)
        if faulty != self._faulty and self._form is not None:
            changed, self._faulty = faulty ^ self._faulty, faulty
            for place, section in enumerate(self._form.sections):
                if section.id in changed:
                    self._tell(self._item(place + 1), section)

    def changeEvent(self, event: QEvent) -> None:
        """Larger letters want a wider first column."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self.list.setColumnWidth(0, 24 * self.fontMetrics().averageCharWidth())

    def _button(self, words: str, tip: str, act: object) -> QToolButton:
        button = QToolButton()
        self._dress(button, words, tip)
        button.clicked.connect(lambda: act())  # type: ignore[operator]
        return button

    def _dress(self, button: QToolButton, words: str, tip: str) -> None:
        button.setText(words)
        button.setAccessibleName(words)
        button.setToolTip(tip)
        button.setMinimumHeight(28)
        self._buttons.addWidget(button)


def title_of(section: Section) -> str:
    """Its English title, else its name."""
    text = section.texts.get(FALLBACK_LANGUAGE)
    return (text.title if text else "") or section.id
