"""The wording editor: typing with bold, slanted, bullets, links and blanks from a menu; what is pasted is cleaned."""

from functools import partial

from PySide6.QtCore import QMimeData, Qt, QTimer, Signal
from PySide6.QtGui import QFont, QKeyEvent, QKeySequence, QTextCharFormat, QTextCursor, QTextListFormat
from PySide6.QtWidgets import QHBoxLayout, QInputDialog, QMenu, QTextEdit, QToolButton, QVBoxLayout, QWidget

from exoconsent.consent.blanks import BLANKS
from exoconsent.consent.text import Blank, Blocks, Inlines, Paragraph
from exoconsent.gui.studio_text import char_format, pasted, read_blocks, read_line, show_blocks

REST_MS = 250
"""Typed words are handed on when the hand has rested so long; they are on the screen at once."""


class WordingEdit(QTextEdit):
    """The text alone; its own undo is off, for the form's undo names every step."""

    rested = Signal()
    """The words have changed and the hand rests, or goes elsewhere."""
    undo_wanted = Signal()
    redo_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Empty."""
        super().__init__(parent)
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.setAcceptRichText(True)
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
        """Words only, whatever they looked like where they come from."""
        cursor = self.textCursor()
        for number, (bullet, line) in enumerate(pasted(source.text())):
            if number:
                cursor.insertBlock()
            listed = cursor.currentList() is not None
            if bullet and not listed:
                cursor.createList(QTextListFormat.Style.ListDisc)
            cursor.insertText(line, QTextCharFormat())
        self.setTextCursor(cursor)

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
        self.tools = QHBoxLayout()
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
        column.addLayout(self.tools)
        column.addWidget(self.edit, 1)
        if one_line:
            self.edit.setMaximumHeight(self.fontMetrics().lineSpacing() * 3 + 12)

    def fill(self, blocks: Blocks) -> None:
        """Show ``blocks`` unless they are what stands there."""
        if blocks != self.edit.blocks:
            self.edit.fill(blocks)

    def fill_line(self, line: Inlines) -> None:
        """The same for one line."""
        if line != self.edit.line:
            self.edit.fill((Paragraph(inlines=line),) if line else ())

    def _tool(self, words: str, key: str, act: object) -> None:
        button = QToolButton()
        button.setText(words)
        button.setAccessibleName(words)
        button.setToolTip(f"{words} ({key})" if key else words)
        button.setMinimumHeight(28)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(lambda: act())  # type: ignore[operator]
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
