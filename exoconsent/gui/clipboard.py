"""Clipboard: what was copied out of our windows does not stay there for whoever pastes next."""

from typing import Final

from PySide6.QtCore import QMimeData, QObject, QTimer
from PySide6.QtGui import QClipboard, QGuiApplication

FORGET_SECONDS: Final = 30
"""Long enough to paste, too short to be found by the next person (threat 28 of the security notes)."""
_PRIVATE: Final = {
    "x-kde-passwordManagerHint": b"secret",
    "application/x-nspasteboard-concealed-type": b"",
    'application/x-qt-windows-mime;value="ExcludeClipboardContentFromMonitorProcessing"': b"1",
    'application/x-qt-windows-mime;value="CanIncludeInClipboardHistory"': b"\0\0\0\0",
    'application/x-qt-windows-mime;value="CanUploadToCloudClipboard"': b"\0\0\0\0",
}
"""What asks programs that keep a history of clipboards to leave this out. It is a request; not all follow it."""
_HINT: Final = "x-kde-passwordManagerHint"
_MODES: Final = (QClipboard.Mode.Clipboard, QClipboard.Mode.Selection)


class Clipboard(QObject):
    """Watches what our windows put there; what other programs copied is never touched."""

    def __init__(self, parent: QObject | None = None, seconds: float = FORGET_SECONDS) -> None:
        """From now on; ``seconds`` after copying it is forgotten."""
        super().__init__(parent)
        self._board = QGuiApplication.clipboard()
        self._late = QTimer(self, singleShot=True, interval=round(1000 * seconds))
        self._late.timeout.connect(self.forget)
        self._board.changed.connect(self._changed)
        application = QGuiApplication.instance()
        if application is not None:
            application.aboutToQuit.connect(self.forget)  # or the desktop would take it over from us

    def forget(self) -> None:
        """Now: when the window is covered, when the program ends."""
        self._late.stop()
        for mode in _MODES:
            if self._is_ours(mode):
                self._board.clear(mode)

    def _changed(self, mode: QClipboard.Mode) -> None:
        if not self._is_ours(mode):
            return
        data = self._board.mimeData(mode)
        if data is None or not data.formats():
            return  # cleared just now
        self._late.start()
        if mode is QClipboard.Mode.Clipboard and data.hasText() and not data.hasFormat(_HINT):
            self._board.setMimeData(_private(data.text()), mode)

    def _is_ours(self, mode: QClipboard.Mode) -> bool:
        if mode is QClipboard.Mode.Selection:
            return self._board.supportsSelection() and self._board.ownsSelection()
        return self._board.ownsClipboard()


def _private(text: str) -> QMimeData:
    """``text`` without looks, which nobody needs elsewhere."""
    data = QMimeData()
    data.setText(text)
    for kind, value in _PRIVATE.items():
        data.setData(kind, value)
    return data
