"""F1 in every window of the program: Help opens beside whatever is open, for the place that one is in."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut, QWindow
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

if TYPE_CHECKING:
    from exoconsent.gui.remembered import Remembered

KEY: Final = "F1"
_NAME: Final = "help-key"


def show_help(remembered: "Remembered", asked: QWidget) -> None:
    """Open Help for the place one is in, in the window ``asked``; a child of the one on top, which may be modal."""
    from exoconsent.gui.help_topics import topic_of
    from exoconsent.gui.help_window import HelpWindow

    above = QApplication.activeModalWidget() or asked.window()
    focus = QApplication.focusWidget()
    wanted = topic_of(focus if focus is not None and asked.isAncestorOf(focus) else asked)
    if isinstance(above, HelpWindow):
        above.show_topic(wanted)
        return
    for old in QApplication.topLevelWidgets():
        if isinstance(old, HelpWindow) and old.parent() is above and old.isVisible():
            old.show_topic(wanted)
            old.raise_()
            old.activateWindow()
            return
    shown = HelpWindow(remembered, above)
    shown.show_topic(wanted)
    shown.show()


def answer_on(page: QWidget, remembered: "Remembered") -> None:
    """Let F1 open Help while ``page`` shows, such as the log-in."""
    if page.findChild(QShortcut, _NAME) is None:
        shortcut = QShortcut(QKeySequence(KEY), page, lambda: show_help(remembered, page))
        shortcut.setObjectName(_NAME)


class HelpKey(QObject):
    """Gives each dialog and the signing screen the key; main windows have it in their menu or on their page."""

    def __init__(self, application: QGuiApplication, remembered: "Remembered") -> None:
        """Looks at windows only when another one gets the keyboard: no filter that every stroke of a pen would pass."""
        super().__init__(application)
        self._remembered = remembered
        application.focusWindowChanged.connect(self._serve)

    def _serve(self, window: QWindow | None) -> None:
        for widget in QApplication.topLevelWidgets() if window else ():
            plain = not isinstance(widget, QMainWindow) and widget.windowType() != Qt.WindowType.Popup
            if widget.windowHandle() is window and plain and type(widget).__name__ != "HelpWindow":
                answer_on(widget, self._remembered)
