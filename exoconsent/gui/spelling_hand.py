"""The spell checker in an editor's hand: suggestions in the menu and by key, the next word by key, a button for all."""

from collections.abc import Callable, Iterator
from functools import partial

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QTextBlock, QTextCursor
from PySide6.QtWidgets import QMenu, QToolButton

from exoconsent.gui.spelling_desk import SpellingDesk
from exoconsent.gui.spelling_marks import About, SpellingMarks
from exoconsent.gui.studio_wording import WordingBox

Act = Callable[[], None]
NEXT, SUGGEST = "F7", "Ctrl+;"


class SpellingHand(QObject):
    """Belongs to one ``WordingBox``."""

    def __init__(self, box: WordingBox, desk: SpellingDesk, about: About) -> None:
        """Begin to underline in ``box``; ``about`` gives its language and section."""
        super().__init__(box)
        self._edit, self._desk, self._about = box.edit, desk, about
        self.marks = SpellingMarks(box.edit, desk, about)
        self.button = self._button(box)
        box.edit.before_menu = self._into_menu
        box.edit.installEventFilter(self)
        desk.switched.connect(self.ticked.setChecked)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """F7 and Ctrl+; wherever the text has the keyboard."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            pressed = event.keyCombination()
            for key, act in ((NEXT, self.go_next), (SUGGEST, self.suggest)):
                if QKeySequence(pressed).matches(QKeySequence(key)) is QKeySequence.SequenceMatch.ExactMatch:
                    act()
                    return True
        return super().eventFilter(watched, event)

    def go_next(self) -> None:
        """Choose the next word with a wavy line, from the end on from the beginning, and tell it."""
        cursor = self._edit.textCursor()
        found = [
            (block.position() + spot.start, block.position() + spot.end, spot.word)
            for block in _blocks(self._edit.document().begin())
            for spot in self.marks.wrong(block)
        ]
        if not found:
            self._desk.told.emit(self.tr("No misspelt word was found in this text."))
            return
        start, end, word = next((one for one in found if one[0] >= cursor.selectionEnd()), found[0])
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        self._edit.setTextCursor(cursor)
        self._edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        told = self.tr("“{word}” may be misspelt. {key} shows suggestions.")
        self._desk.told.emit(told.format(word=word, key=QKeySequence(SUGGEST).toString()))

    def suggest(self) -> None:
        """The menu of the word under the cursor; without one, on to the next."""
        cursor = self._edit.textCursor()
        spot = self.marks.at(cursor)
        if spot is None:
            self.go_next()
            cursor = self._edit.textCursor()
            spot = self.marks.at(cursor)
        if spot is None:
            return
        menu = QMenu(self._edit)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setAccessibleName(self.tr("Suggestions for {word}").format(word=spot.word))
        where = self._edit.viewport().mapToGlobal(self._edit.cursorRect(cursor).bottomLeft())
        self._ask(menu, cursor, partial(self._pop_up, menu, where))

    def _into_menu(self, menu: QMenu, cursor: QTextCursor, pop_up: Act) -> None:
        """In front of what the menu of a text has; the menu opens when the suggestions are there."""
        if self.marks.at(cursor) is None or not self._desk.on:
            menu.addSeparator()
            menu.addAction(self.ticked)
            pop_up()
            return
        self._ask(menu, cursor, pop_up)

    def _ask(self, menu: QMenu, cursor: QTextCursor, then: Act) -> None:
        spot, (language, section) = self.marks.at(cursor), self._about()
        if spot is None:
            return
        first = next(iter(menu.actions()), None)
        start = cursor.block().position() + spot.start

        def fill(suggestions: tuple[str, ...]) -> None:
            lines = [self._replacing(word, start, spot.word) for word in suggestions]
            if not lines:
                nothing = QAction(self.tr("(no suggestion)"), menu)
                nothing.setEnabled(False)
                lines = [nothing]
            lines.append(self._separator(menu))
            lines += [
                _action(self.tr("Add to this clinic's words"), menu, partial(self._desk.add, spot.word, language)),
                _action(self.tr("Ignore here"), menu, partial(self._desk.ignore, spot.word, language, section)),
                self.ticked,
                self._separator(menu),
            ]
            for line in lines:
                line.setParent(line.parent() or menu)
                menu.insertAction(first, line) if first else menu.addAction(line)
            menu.setActiveAction(lines[0])
            then()

        self._desk.suggest(spot.word, language, fill)

    def _replacing(self, word: str, start: int, old: str) -> QAction:
        line = _action(word, self._edit, partial(self._replace, word, start, old))
        font = line.font()
        font.setBold(True)
        line.setFont(font)
        return line

    def _replace(self, word: str, start: int, old: str) -> None:
        """If the text has not changed there meanwhile; bold words stay bold."""
        cursor = QTextCursor(self._edit.document())
        cursor.setPosition(start)
        cursor.setPosition(start + len(old), QTextCursor.MoveMode.KeepAnchor)
        if cursor.selectedText() != old:
            return
        with self._edit.one_step():
            cursor.insertText(word, cursor.charFormat())
        self._edit.setTextCursor(cursor)

    def _pop_up(self, menu: QMenu, where: QPoint) -> None:
        menu.popup(where, menu.actions()[0])

    @staticmethod
    def _separator(menu: QMenu) -> QAction:
        line = QAction(menu)
        line.setSeparator(True)
        return line

    def _button(self, box: WordingBox) -> QToolButton:
        button = QToolButton()
        button.setText(self.tr("Spelling"))
        button.setAccessibleName(self.tr("Spelling: next word, suggestions, on or off"))
        button.setToolTip(button.accessibleName())
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setMinimumHeight(28)
        menu = QMenu(button)
        menu.addAction(self._keyed(self.tr("Next misspelt word"), NEXT, self.go_next, menu))
        menu.addAction(self._keyed(self.tr("Suggestions"), SUGGEST, self.suggest, menu))
        self.ticked = menu.addAction(self.tr("Check spelling while typing"))
        self.ticked.setCheckable(True)
        self.ticked.setChecked(self._desk.on)
        self.ticked.triggered.connect(self._desk.switch)
        button.setMenu(menu)
        box.tools.insertWidget(box.tools.count() - 1, button)  # before the stretch
        return button

    @staticmethod
    def _keyed(words: str, key: str, act: Act, menu: QMenu) -> QAction:
        """The key is only shown here: it belongs to the text, not to the window."""
        return _action(f"{words}\t{QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)}", menu, act)


def _action(words: str, parent: QObject, act: Act) -> QAction:
    line = QAction(words, parent)
    line.triggered.connect(lambda *_: act())
    return line


def _blocks(block: QTextBlock) -> Iterator[QTextBlock]:
    while block.isValid():
        yield block
        block = block.next()
