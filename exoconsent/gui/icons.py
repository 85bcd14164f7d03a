"""Our own line icons, drawn in the colour of the text beside them, sharp at any size and in every theme."""

from functools import cache

from PySide6.QtCore import QByteArray, QEvent, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QIconEngine, QPainter, QPalette, QPixmap
from PySide6.QtWidgets import QLabel, QWidget

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


def icon_size(widget: QWidget) -> QSize:
    """Of an icon beside the text of ``widget``."""
    side = widget.fontMetrics().height()
    return QSize(side, side)


class IconLabel(QLabel):
    """An icon beside words: as high as ``lines`` of them, in their colour, when text size or theme change too."""

    def __init__(self, name: str = "", lines: float = 1.0, parent: QWidget | None = None) -> None:
        """Without ``name``, empty."""
        super().__init__(parent)
        self._name, self._lines = name, lines
        self._draw()

    def show_icon(self, name: str) -> None:
        """Another icon; empty for none."""
        self._name = name
        self._draw()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the text."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.PaletteChange):
            self._draw()

    def _draw(self) -> None:
        side = round(self.fontMetrics().height() * self._lines)
        picture = icon(self._name).pixmap(QSize(side, side), self.devicePixelRatioF()) if self._name else QPixmap()
        self.setPixmap(picture)
