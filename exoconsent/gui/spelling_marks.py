"""The wavy line under words that are in no list, but for the word that is being typed."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QColor, QKeyEvent, QSyntaxHighlighter, QTextBlock, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from exoconsent.gui.spelling_desk import SpellingDesk
from exoconsent.library.spelling import Spot, spots

REST_MS = 1500
"""A word that nobody has typed on for so long counts as done."""
_LIGHT, _DARK = QColor("#b3261e"), QColor("#ff8a80")
"""The line itself; told apart by its shape, not by its colour alone."""

About = Callable[[], tuple[str, str]]
"""Language and section that an editor shows now."""


class SpellingMarks(QSyntaxHighlighter):
    """Draws on top: the text and its faces stay as they are."""

    def __init__(self, edit: QTextEdit, desk: SpellingDesk, about: About) -> None:
        """Of ``edit``, from now on."""
        super().__init__(edit.document())
        self._edit, self._desk, self._about = edit, desk, about
        self._typing = False
        self._held = -1
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self._done)
        edit.installEventFilter(self)
        edit.viewport().installEventFilter(self)
        edit.cursorPositionChanged.connect(self._moved)
        desk.changed.connect(self.rehighlight)

    def highlightBlock(self, text: str) -> None:
        """One paragraph."""
        if not text or not self._desk.on:
            return
        language, section = self._about()
        place = self._hand(self.currentBlock())
        for spot in spots(text):
            if spot.start <= place <= spot.end:
                self._held = self.currentBlock().blockNumber()
            elif self._desk.is_wrong(spot.word, language, section):
                self.setFormat(spot.start, len(spot.word), self._wavy())

    def wrong(self, block: QTextBlock) -> list[Spot]:
        """The underlined words of one paragraph."""
        language, section = self._about()
        return [spot for spot in spots(block.text()) if self._desk.is_wrong(spot.word, language, section)]

    def at(self, cursor: QTextCursor) -> Spot | None:
        """The underlined word that ``cursor`` touches."""
        place = cursor.positionInBlock()
        return next((spot for spot in self.wrong(cursor.block()) if spot.start <= place <= spot.end), None)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Whether the hand types; nothing is taken."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            typed = bool(event.text().strip()) and event.text().isprintable()
            self._set_typing(typed or (self._typing and bool(event.text())))
        elif event.type() == QEvent.Type.InputMethod:
            self._set_typing(True)
        elif event.type() in (QEvent.Type.MouseButtonPress, QEvent.Type.FocusOut):
            self._done()
        return super().eventFilter(watched, event)

    def _set_typing(self, on: bool) -> None:
        if on:
            self._typing = True
            self._rest.start()
        elif self._typing:
            self._done()

    def _hand(self, block: QTextBlock) -> int:
        """Where in ``block`` is being typed; -1 for nowhere."""
        cursor = self._edit.textCursor()
        here = self._typing and cursor.block() == block
        return cursor.positionInBlock() if here else -1

    def _done(self) -> None:
        self._typing = False
        self._rest.stop()
        self._moved(force=True)

    def _moved(self, *, force: bool = False) -> None:
        """The word that was left is looked at."""
        held = self._held
        if held < 0 or not (force or held != self._edit.textCursor().blockNumber()):
            return
        self._held = -1
        block = self.document().findBlockByNumber(held)
        if block.isValid():
            self.rehighlightBlock(block)

    def _wavy(self) -> QTextCharFormat:
        form = QTextCharFormat()
        form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        dark = self._edit.palette().base().color().lightness() < 128
        form.setUnderlineColor(_DARK if dark else _LIGHT)
        return form
