"""A pack dropped anywhere on Templates opens, and is never pasted into a text as its path."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget

from exoconsent.library.packs import ENDING

_STEPS = (QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop)


class PackDrop(QObject):
    """Stands before whatever in a place takes drops."""

    def __init__(self, place: QWidget, dropped: Callable[[Path], None]) -> None:
        """``dropped`` gets the file."""
        super().__init__(place)
        self._place, self._dropped = place, dropped
        place.setAcceptDrops(True)
        self.cover()

    def cover(self) -> None:
        """Stand before parts of the place that came later, too."""
        for widget in (self._place, *self._place.findChildren(QWidget)):
            if widget.acceptDrops():
                widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take packs; leave all else to whom it was meant for."""
        if event.type() not in _STEPS or not isinstance(event, QDropEvent):
            return False
        path = _pack_in(event)
        if path is None:
            return False
        event.acceptProposedAction()
        if event.type() is QEvent.Type.Drop:
            self._dropped(path)
        return True


def _pack_in(event: QDropEvent) -> Path | None:
    paths = (Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile())
    return next((path for path in paths if path.suffix.lower() == ENDING), None)
