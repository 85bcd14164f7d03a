"""EditionPage: words to be read and selected, with headings; colours follow the theme and tell nothing alone."""

from collections.abc import Callable, Iterable
from typing import Final

from PySide6.QtCore import QEvent
from PySide6.QtGui import QColor, QFont, QPalette, QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextBrowser, QWidget

from exoconsent.consent.text import Blank, Blocks, Bullets, Inlines
from exoconsent.consent.word_changes import Change, Piece, calmer
from exoconsent.gui.translation import mark, said

_ADDED: Final = mark("EditionPage", "new:")
_REMOVED: Final = mark("EditionPage", "gone:")
_LIGHT: Final = {Change.ADDED: ("#0a4d1c", "#d9f2df"), Change.REMOVED: ("#7d0c18", "#fbe0e2")}
_DARK: Final = {Change.ADDED: ("#b6f2c4", "#123d20"), Change.REMOVED: ("#ffc2c7", "#511820")}
"""Letters and ground; at least 7:1."""
_NEAR: Final = 14
"""So many unchanged words are shown on either side of a change."""


class EditionPage(QTextBrowser):
    """Filled by a function that writes; it is called again when the theme changes."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        """``name`` is what screen readers call it."""
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self.setOpenLinks(False)
        self.setMinimumHeight(120)
        self._write: Callable[[EditionPage], None] = lambda _page: None

    def fill(self, write: "Callable[[EditionPage], None]") -> None:
        """Show what ``write`` writes; the beginning is in sight."""
        self._write = write
        self.clear()
        self._cursor = QTextCursor(self.document())
        self._first = True
        write(self)
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def heading(self, text: str) -> None:
        """A heading, told as one to screen readers."""
        how = QTextBlockFormat()
        how.setHeadingLevel(2)
        how.setTopMargin(0 if self._first else 12)
        self._block(how)
        self._cursor.insertText(text, _letters(bold=True))

    def line(self, text: str, *, label: str = "", bullet: bool = False) -> None:
        """A paragraph, its first words in bold."""
        how = QTextBlockFormat()
        how.setTopMargin(2)
        how.setTextIndent(0)
        how.setLeftMargin(14 if bullet else 0)
        self._block(how)
        if label:
            self._cursor.insertText(f"{label} ", _letters(bold=True))
        self._cursor.insertText(f"• {text}" if bullet else text, _letters())

    def pieces(self, label: str, pieces: Iterable[Piece]) -> None:
        """Words that stayed, came and went: by a word in brackets, a line and a colour."""
        self.line("", label=f"{label}:")
        for piece in calmer(pieces):
            if piece.change is Change.SAME:
                self._cursor.insertText(_shortened(piece), _letters())
            else:
                self.change(piece.change, piece.text)

    def change(self, change: Change, text: str) -> None:
        """Some words that came or went."""
        colours = _DARK if self.palette().color(QPalette.ColorRole.Base).lightness() < 128 else _LIGHT
        how = QTextCharFormat()
        how.setForeground(QColor(colours[change][0]))
        how.setBackground(QColor(colours[change][1]))
        sign = QTextCharFormat(how)
        sign.setFontWeight(QFont.Weight.Bold)
        how.setFontUnderline(change is Change.ADDED)
        how.setFontStrikeOut(change is Change.REMOVED)
        body = text.rstrip()
        self._cursor.insertText(f"[{said(_ADDED if change is Change.ADDED else _REMOVED)} ", sign)
        self._cursor.insertText(body.lstrip("\n"), how)
        self._cursor.insertText("]", sign)
        self._cursor.insertText(" ", _letters())

    def blocks(self, blocks: Blocks) -> None:
        """Paragraphs and bullets as the patient reads them."""
        for block in blocks:
            if isinstance(block, Bullets):
                for item in block.items:
                    self.line("", bullet=True)
                    self.inlines(item)
            else:
                self.line("")
                self.inlines(block.inlines)

    def inlines(self, inlines: Inlines) -> None:
        """Words, bold and slanted as they are; blanks by name."""
        for inline in inlines:
            text = f"{{{inline.name}}}" if isinstance(inline, Blank) else inline.text
            letters = _letters(bold=inline.bold)
            letters.setFontItalic(inline.emphasis)
            self._cursor.insertText(text, letters)

    def changeEvent(self, event: QEvent) -> None:
        """Other colours: written anew."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self.fill(self._write)

    def _block(self, how: QTextBlockFormat) -> None:
        if self._first:
            self._cursor.setBlockFormat(how)
            self._first = False
        else:
            self._cursor.insertBlock(how)


def _letters(*, bold: bool = False) -> QTextCharFormat:
    letters = QTextCharFormat()
    letters.setFontWeight(QFont.Weight.Bold if bold else QFont.Weight.Normal)
    return letters


def _shortened(piece: Piece) -> str:
    words = piece.words
    if len(words) <= 2 * _NEAR + 4:
        return piece.text
    return "".join([*(w.text for w in words[:_NEAR]), "… ", *(w.text for w in words[-_NEAR:])])
