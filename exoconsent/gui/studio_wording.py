"""The wording editor: typing with bold, slanted, bullets, links and blanks from a menu; what is pasted is cleaned."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial

from PySide6.QtCore import QMimeData, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QFont,
    QKeyEvent,
    QKeySequence,
    QTextCharFormat,
    QTextCursor,
    QTextListFormat,
)
from PySide6.QtWidgets import QHBoxLayout, QInputDialog, QMenu, QTextEdit, QToolButton, QVBoxLayout, QWidget

from exoconsent.consent.blanks import BLANKS
from exoconsent.consent.text import Blank, Blocks, Inlines, Paragraph
from exoconsent.gui.studio_pasting import left_out
from exoconsent.gui.studio_text import char_format, put_in, read_blocks, read_line, show_blocks
from exoconsent.library.pasted import LIMIT, pasted_html, pasted_words

REST_MS = 250
"""Typed words are handed on when the hand has rested so long; they are on the screen at once."""

BeforeMenu = Callable[[QMenu, QTextCursor, Callable[[], None]], None]


class WordingEdit(QTextEdit):
    """The text alone; its own undo is off, for the form's undo names every step."""

    rested = Signal()
    """The words have changed and the hand rests, or goes elsewhere."""
    undo_wanted = Signal()
    redo_wanted = Signal()
    told = Signal(str)
    """What was left out of a paste, as a sentence."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Empty."""
        super().__init__(parent)
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.setAcceptRichText(True)
        self.step = 0
        """Counts what is to be undone by itself."""
        self.before_menu: BeforeMenu = lambda _menu, _cursor, show: show()
        """Is given the menu of the text, the place it is for, and what makes it show."""
        self._filling = False
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self.rested)
        self.textChanged.connect(self._typed)

    def fill(self, blocks: Blocks) -> None:
        """Show ``blocks``; the cursor stays where it was as far as that is possible."""
        self._rest.stop()
        place, bar = self.textCursor().position(), self.verticalScrollBar().value()
        self._filling = True
        show_blocks(self.document(), blocks, self.palette())
        self._filling = False
        cursor = self.textCursor()
        cursor.setPosition(min(place, max(0, self.document().characterCount() - 1)))
        self.setTextCursor(cursor)
        self.verticalScrollBar().setValue(bar)

    @property
    def blocks(self) -> Blocks:
        """What it says now."""
        return read_blocks(self.document())

    @property
    def line(self) -> Inlines:
        """The same as one line."""
        return read_line(self.document())

    def commit(self) -> None:
        """Hand on what was typed in the last moments."""
        if self._rest.isActive():
            self._rest.stop()
            self.rested.emit()

    @contextmanager
    def one_step(self) -> Iterator[None]:
        """What is changed meanwhile is undone by itself, apart from what was typed before and after."""
        self.commit()
        self.step += 1
        yield
        self.commit()
        self.step += 1

    def insert_blank(self, name: str) -> None:
        """At the cursor, told apart by its colour."""
        cursor = self.textCursor()
        cursor.insertText(f"{{{name}}}", char_format(Blank(name=name), self.palette()))
        cursor.setCharFormat(QTextCharFormat())
        self.setTextCursor(cursor)
        self.setFocus()

    def toggle_bold(self) -> None:
        """The chosen words, or what is typed next."""
        form = QTextCharFormat()
        bold = self.fontWeight() < QFont.Weight.DemiBold
        form.setFontWeight(QFont.Weight.Bold if bold else QFont.Weight.Normal)
        self.mergeCurrentCharFormat(form)

    def toggle_slanted(self) -> None:
        """The same with slanted letters."""
        form = QTextCharFormat()
        form.setFontItalic(not self.fontItalic())
        self.mergeCurrentCharFormat(form)

    def toggle_bullets(self) -> None:
        """The chosen lines."""
        cursor = self.textCursor()
        here = cursor.currentList()
        if here is None:
            cursor.createList(QTextListFormat.Style.ListDisc)
            return
        block, end = self.document().findBlock(cursor.selectionStart()), cursor.selectionEnd()
        while block.isValid() and block.position() <= end:
            if (its := block.textList()) is not None:
                its.remove(block)
                plain = block.blockFormat()
                plain.setIndent(0)
                QTextCursor(block).setBlockFormat(plain)
            block = block.next()

    def set_link(self, address: str) -> None:
        """The chosen words lead there; an empty address takes the link away."""
        form = QTextCharFormat()
        form.setAnchor(bool(address))
        form.setAnchorHref(address)
        form.setFontUnderline(bool(address))
        form.setForeground(self.palette().link() if address else self.palette().text())
        self.textCursor().mergeCharFormat(form)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Words with bold, slanted and bullets, whatever else they looked like where they come from."""
        html = source.html() if source.hasHtml() else ""
        found = pasted_html(html) if html and len(html) <= LIMIT else pasted_words(source.text())
        if not found.blocks:
            found = pasted_words(source.text())
        cursor = self.textCursor()
        with self.one_step():
            cursor.beginEditBlock()
            cursor.removeSelectedText()
            put_in(cursor, found.blocks, self.palette())
            cursor.endEditBlock()
        self.setTextCursor(cursor)
        if found.left:
            self.told.emit(left_out(found.left))

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Words only: a picture cannot be dropped in."""
        return source.hasText() or source.hasHtml()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The usual menu; ``before_menu`` may put lines in before it shows."""
        keyed = event.reason() == QContextMenuEvent.Reason.Keyboard
        inner = self.cursorRect().center() if keyed else self.viewport().mapFrom(self, event.pos())
        cursor = self.textCursor() if keyed else self.cursorForPosition(inner)
        menu = self.createStandardContextMenu(inner)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        where = self.viewport().mapToGlobal(inner)
        self.before_menu(menu, cursor, lambda: menu.popup(where))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """What was typed counts before anything else is done: a step elsewhere would show the words from before."""
        super().focusOutEvent(event)
        self.commit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Bold, slanted and bullets by the usual keys; Enter on an empty bullet ends the list."""
        keys = (
            (QKeySequence.StandardKey.Bold, self.toggle_bold),
            (QKeySequence.StandardKey.Italic, self.toggle_slanted),
            (QKeySequence.StandardKey.Undo, self.undo_wanted.emit),
            (QKeySequence.StandardKey.Redo, self.redo_wanted.emit),
        )
        for key, act in keys:
            if event.matches(key):
                act()
                return
        cursor = self.textCursor()
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and cursor.currentList() is not None and not cursor.block().text():
            self.toggle_bullets()
            return
        super().keyPressEvent(event)

    def _typed(self) -> None:
        if not self._filling:
            self._rest.start()


class WordingBox(QWidget):
    """The editor with its tools; ``one_line`` for lines such as that of a frequency, which take no bullets."""

    changed = Signal()

    def __init__(self, name: str, parent: QWidget | None = None, *, one_line: bool = False) -> None:
        """``name`` is what screen readers call the text."""
        super().__init__(parent)
        self.edit = WordingEdit()
        self.edit.setAccessibleName(name)
        self.edit.rested.connect(self.changed)
        self._tool_row = QWidget()
        self.tools = QHBoxLayout(self._tool_row)
        self.tools.setContentsMargins(0, 0, 0, 0)
        self.tools.setSpacing(4)
        self._tool(self.tr("Bold"), "Ctrl+B", self.edit.toggle_bold)
        self._tool(self.tr("Slanted"), "Ctrl+I", self.edit.toggle_slanted)
        if not one_line:
            self._tool(self.tr("Bullets"), "", self.edit.toggle_bullets)
        self._tool(self.tr("Link"), "", self._ask_link)
        self._blanks()
        self.tools.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._tool_row)
        column.addWidget(self.edit, 1)
        if one_line:
            self.edit.setMaximumHeight(self.fontMetrics().lineSpacing() * 3 + 12)

    def lent_tools(self) -> QWidget:
        """The row of tools, to stand above more than the text: beside another text it would take that one's width."""
        layout = self.layout()
        if layout is not None:
            layout.removeWidget(self._tool_row)
        return self._tool_row

    def fill(self, blocks: Blocks) -> None:
        """Show ``blocks`` unless they are what stands there."""
        if blocks != self.edit.blocks:
            self.edit.fill(blocks)

    def fill_line(self, line: Inlines) -> None:
        """The same for one line."""
        if line != self.edit.line:
            self.edit.fill((Paragraph(inlines=line),) if line else ())

    def _tool(self, words: str, key: str, act: Callable[[], None]) -> None:
        button = QToolButton()
        button.setText(words)
        button.setAccessibleName(words)
        button.setToolTip(f"{words} ({key})" if key else words)
        button.setMinimumHeight(28)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(lambda: act())
        self.tools.addWidget(button)

    def _blanks(self) -> None:
        button = QToolButton()
        button.setText(self.tr("Blank"))
        button.setAccessibleName(self.tr("Put in a blank that is filled for each patient"))
        button.setToolTip(button.accessibleName())
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setMinimumHeight(28)
        menu = QMenu(button)
        groups: dict[str, QMenu] = {}
        for name, words in BLANKS.items():
            group = name.partition(".")[0]
            if group not in groups:
                groups[group] = menu.addMenu(group)
            groups[group].addAction(f"{words}  {{{name}}}", partial(self.edit.insert_blank, name))
        button.setMenu(menu)
        self.tools.addWidget(button)

    def _ask_link(self) -> None:
        old = self.edit.textCursor().charFormat().anchorHref()
        asked = self.tr("Address (https://…, mailto:… or tel:…); empty takes the link away:")
        address, fine = QInputDialog.getText(self, self.tr("Link"), asked, text=old)
        if fine:
            self.edit.set_link(address.strip())
