"""PutAway: all that is to be seen of the program is hidden, and brought back as it was."""

import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QWidget


class PutAway:
    """What lies in ``window`` below ``cover``, the dialogs, the menus that are open."""

    def __init__(self, window: QWidget, cover: QWidget) -> None:
        """Nothing is hidden yet."""
        self._window, self._cover = window, cover
        self._hidden: list[QWidget] = []
        self._focus: QWidget | None = None

    def put(self) -> None:
        """Hide it. Hidden, not only covered or disabled: a screen reader tells of what can be seen."""
        self._close_popups()
        self._focus = QApplication.focusWidget()
        for dialog in self._dialogs():
            _put_one(dialog, self._hidden)
        for below in self._window.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
            if below is not self._cover and not below.isWindow() and not below.isHidden():
                below.hide()
                self._hidden.append(below)

    def bring_back(self) -> None:
        """As it was, in the order in which it came; what was destroyed meanwhile is left out."""
        hidden, self._hidden = self._hidden, []
        for widget in reversed(hidden):
            if shiboken6.isValid(widget):
                widget.show()
        focus, self._focus = self._focus, None
        if focus is not None and shiboken6.isValid(focus) and focus.isVisible():
            focus.setFocus()

    def _dialogs(self) -> list[QWidget]:
        return [
            widget
            for widget in QApplication.topLevelWidgets()
            if widget is not self._window and widget.isVisible() and widget is not self._cover
        ]

    @staticmethod
    def _close_popups() -> None:
        for _ in range(10):  # menus open menus
            popup = QApplication.activePopupWidget()
            if popup is None:
                return
            popup.close()


def _put_one(dialog: QWidget, hidden: list[QWidget]) -> None:
    """One that somebody waits for (``exec``) would not come back; it is answered with no. Others come back as left."""
    waited_for = isinstance(dialog, QDialog) and dialog.windowModality() is Qt.WindowModality.ApplicationModal
    if waited_for and dialog.close():
        return
    dialog.hide()
    if not waited_for:
        hidden.append(dialog)
