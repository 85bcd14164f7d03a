"""HelpPage: shows one chapter of Help; it loads nothing but the pictures of docs and follows no link by itself."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import (
    QFont,
    QFontDatabase,
    QImage,
    QKeyEvent,
    QPalette,
    QResizeEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFragment,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
)
from PySide6.QtWidgets import QTextBrowser, QTextEdit

from exoconsent.gui.help_book import MARKDOWN
from exoconsent.paths import DOCS

WIDTH: Final = 620
"""Of a picture on screen, pixels; narrower ones stay as they are."""
STEPS: Final = (80, 90, 100, 115, 130, 150, 175, 200, 250)
"""Percent of the window's text."""
_EDGE: Final = 14
"""Around the text, pixels."""
_GAP: Final = 0.55
"""Between paragraphs, lines."""


class HelpPage(QTextBrowser):
    """``wanted`` tells of a link to another chapter; one that leads out of the program is shown, not followed."""

    wanted = Signal(str)
    """A link as it stands in the file, such as ``places.md#records``."""

    def __init__(self) -> None:
        """Empty."""
        super().__init__()
        self._path, self._text, self._percent, self._fitted = DOCS, "", 100, WIDTH
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.setUndoRedoEnabled(False)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextBrowserInteraction | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.anchorClicked.connect(lambda url: self.wanted.emit(url.toString()))

    def show_chapter(self, path: Path, text: str) -> None:
        """The Markdown ``text`` of the file ``path``."""
        self._path, self._text = path, text
        self._draw()
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def go_to(self, block: int, *, mark: bool = False) -> None:
        """Bring a line to the top, also once the window has its size; ``mark`` it. The keyboard goes on from there."""
        cursor = QTextCursor(self.document().findBlockByNumber(block))
        self.setTextCursor(cursor)
        self.setExtraSelections([self._marked(QTextCursor(cursor))] if mark else [])
        self._bring(block)
        QTimer.singleShot(0, self, lambda: self._bring(block))

    def _bring(self, block: int) -> None:
        found = self.document().findBlockByNumber(block)
        top = self.document().documentLayout().blockBoundingRect(found).top()
        self.verticalScrollBar().setValue(max(0, round(top) - self.fontMetrics().lineSpacing() // 2) if block else 0)

    def resize_text(self, percent: int) -> None:
        """Give its text ``percent`` of the window's size; where one reads stays in sight."""
        self._percent = percent
        here, top = self.textCursor().blockNumber(), self.cursorForPosition(QPoint(_EDGE, _EDGE)).blockNumber()
        seen = self.viewport().rect().intersects(self.cursorRect())
        self._draw()
        self.setTextCursor(QTextCursor(self.document().findBlockByNumber(here)))
        self._bring(here if seen else top)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Pictures never make the page scroll sideways."""
        super().resizeEvent(event)
        if self._fit() != self._fitted and self._text:
            QTimer.singleShot(0, self, lambda: self.resize_text(self._percent))

    def _fit(self) -> int:
        return max(min(WIDTH, self.viewport().width() - 2 * _EDGE), 4 * _EDGE)

    def loadResource(self, kind: int, name: QUrl | str) -> Any:
        """Pictures of docs only; nothing else is read, from no disk and no network."""
        path = (self._path.parent / QUrl(name).toString()).resolve()
        if kind != QTextDocument.ResourceType.ImageResource.value or path.parent != (DOCS / "images").resolve():
            return None
        return picture(path, self._fitted, self.devicePixelRatioF())

    def changeEvent(self, event: QEvent) -> None:
        """Another theme or size of the window's text."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.PaletteChange, QEvent.Type.ApplicationFontChange} and self._text:
            self.resize_text(self._percent)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes on to the window, which closes."""
        if event.key() == Qt.Key.Key_Escape:
            event.ignore()
            return
        super().keyPressEvent(event)

    def _draw(self) -> None:
        self._fitted = self._fit()
        font = QFont(self.window().font())
        font.setPointSizeF(font.pointSizeF() * self._percent / 100)
        self.document().setDefaultFont(font)
        self.document().setDocumentMargin(_EDGE)
        self.document().setMarkdown(self._text, MARKDOWN)
        dress(self.document(), self.palette())

    def _marked(self, cursor: QTextCursor) -> QTextEdit.ExtraSelection:
        selection = QTextEdit.ExtraSelection()
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
        selection.cursor = cursor
        selection.format.setBackground(self.palette().color(QPalette.ColorRole.Highlight))
        selection.format.setForeground(self.palette().color(QPalette.ColorRole.HighlightedText))
        return selection


def picture(path: Path, width: int, ratio: float) -> QImage | None:
    """A picture of docs, at most so wide; None where it is missing."""
    image = QImage(str(path))
    if image.isNull():
        return None
    wide = min(round(width * ratio), image.width())
    small = image.scaledToWidth(wide, Qt.TransformationMode.SmoothTransformation)
    small.setDevicePixelRatio(ratio)
    return small


def dress(document: QTextDocument, colours: QPalette) -> None:
    """Room around headings, lines around cells, code in letters of one width; Qt's own import leaves these plain."""
    fixed = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont).family()
    line = document.defaultFont().pointSizeF() * 1.4
    block = document.begin()
    while block.isValid():
        cursor = QTextCursor(block)
        _space(cursor, block.blockFormat(), line)
        block = block.next()
    _letters(document, colours, fixed)
    for frame in document.rootFrame().childFrames():
        if isinstance(frame, QTextTable):
            _rule(frame, colours)


def _space(cursor: QTextCursor, before: QTextBlockFormat, line: float) -> None:
    """Lines of code stand close and may be broken; else one long line would make the whole page scroll sideways."""
    room, level = QTextBlockFormat(), before.headingLevel()
    inside = cursor.currentTable() is not None
    code = before.hasProperty(QTextFormat.Property.BlockCodeFence)
    room.setTopMargin(line if level > 1 else 0)
    room.setBottomMargin(0 if inside or code else line * (0.3 if level else 0.25 if cursor.currentList() else _GAP))
    if code:
        room.setNonBreakableLines(False)
        room.setLeftMargin(line)
        if not cursor.block().next().blockFormat().hasProperty(QTextFormat.Property.BlockCodeFence):
            room.setBottomMargin(line * _GAP)
    cursor.mergeBlockFormat(room)


def _letters(document: QTextDocument, colours: QPalette, fixed: str) -> None:
    """Code keeps the size of the words around it; links have the theme's colour."""
    for fragment in tuple(_fragments(document)):
        how, change = fragment.charFormat(), QTextCharFormat()
        level = document.findBlock(fragment.position()).blockFormat().headingLevel()
        if how.fontFixedPitch():
            change.setFontFamilies([fixed])
            change.setFontPointSize(document.defaultFont().pointSizeF() * (0.92 if not level else 1.3))
            change.setFontWeight(QFont.Weight.Bold if level else QFont.Weight.Normal)
        if how.isAnchor():
            change.setForeground(colours.color(QPalette.ColorRole.Link))
        if change.propertyCount():
            cursor = QTextCursor(document)
            cursor.setPosition(fragment.position())
            cursor.setPosition(fragment.position() + fragment.length(), QTextCursor.MoveMode.KeepAnchor)
            cursor.mergeCharFormat(change)


def _fragments(document: QTextDocument) -> Iterator[QTextFragment]:
    block = document.begin()
    while block.isValid():
        at = block.begin()
        while not at.atEnd():
            yield at.fragment()
            at += 1
        block = block.next()


def _rule(table: QTextTable, colours: QPalette) -> None:
    how = table.format()
    how.setBorder(1)
    how.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    how.setBorderBrush(colours.color(QPalette.ColorRole.Mid))
    how.setBorderCollapse(True)
    how.setCellPadding(4)
    how.setCellSpacing(0)
    how.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    how.setBottomMargin(10)
    table.setFormat(how)
