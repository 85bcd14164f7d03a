"""Our own line icons, drawn in the colour of the text beside them, sharp at any size and in every theme."""

from functools import cache

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QIconEngine, QPainter, QPalette, QPixmap

from exoconsent.paths import RESOURCES


@cache
def _drawing(name: str) -> str:
    return (RESOURCES / "icons" / f"{name}.svg").read_text(encoding="utf-8")


class _LineEngine(QIconEngine):
    """Draws one icon whenever it is asked to, so that a new palette needs no new icons."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        """The drawing in the palette's colour; a drawing that cannot be read leaves its place empty."""
        from PySide6.QtSvg import QSvgRenderer

        try:
            text = _drawing(self._name).replace("currentColor", _colour(mode))
            QSvgRenderer(QByteArray(text.encode())).render(painter, QRectF(rect))
        except Exception:  # noqa: BLE001 - an error while painting would take the program down
            return

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        """The drawing on nothing."""
        picture = QPixmap(size)
        picture.fill(Qt.GlobalColor.transparent)
        with QPainter(picture) as painter:
            self.paint(painter, QRect(0, 0, size.width(), size.height()), mode, state)
        return picture

    def clone(self) -> QIconEngine:
        """Another of the same."""
        return _LineEngine(self._name)


def _colour(mode: QIcon.Mode) -> str:
    palette = QGuiApplication.palette()
    group = QPalette.ColorGroup.Disabled if mode is QIcon.Mode.Disabled else QPalette.ColorGroup.Active
    role = QPalette.ColorRole.HighlightedText if mode is QIcon.Mode.Selected else QPalette.ColorRole.ButtonText
    return palette.color(group, role).name()


def icon(name: str) -> QIcon:
    """The icon in ``resources/icons`` of that name."""
    return QIcon(_LineEngine(name))
