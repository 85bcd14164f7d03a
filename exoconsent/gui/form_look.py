"""How this desk likes the Form place: the width of its panes and the zoom of its pages, kept for the next day."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QByteArray, QObject, QTimer

if TYPE_CHECKING:
    from PySide6.QtWidgets import QSplitter

    from exoconsent.gui.places.form import FormPlace
    from exoconsent.gui.remembered import Remembered

_REST_MS: Final = 800
"""A hand that drags a splitter is not followed to the disk."""
_ZOOM: Final = "zoom"


class FormLook(QObject):
    """Restores the look when it is made, and keeps each change once the hand rests."""

    def __init__(self, place: "FormPlace", remembered: "Remembered") -> None:
        """For ``place``, from and into ``remembered``."""
        super().__init__(place)
        self._place, self._remembered = place, remembered
        self._splitters: dict[str, QSplitter] = {"panes": place.panes, "side": place.side}
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self.keep)
        self._restore()
        for splitter in self._splitters.values():
            splitter.splitterMoved.connect(lambda _place, _index: self._rest.start())
        place.view.zoomed.connect(lambda _zoom: self._rest.start())

    def keep(self) -> None:
        """Write the look down."""
        for name, splitter in self._splitters.items():
            self._remembered.put(name, splitter.saveState().toBase64().toStdString())
        view = self._place.view
        self._remembered.put(_ZOOM, 0.0 if view.fits else float(view.zoom))

    def _restore(self) -> None:
        for name, splitter in self._splitters.items():
            if state := self._remembered.get(name, ""):
                splitter.restoreState(QByteArray.fromBase64(state.encode()))
        if zoom := self._remembered.get(_ZOOM, 0.0):
            self._place.view.set_zoom(zoom)
