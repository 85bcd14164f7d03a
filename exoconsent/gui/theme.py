"""The look: Fusion with our own palettes, the bundled font, and the choice that this desk remembers."""

from enum import StrEnum
from typing import Final

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from exoconsent.gui.remembered import Remembered
from exoconsent.paths import RESOURCES

FONT: Final = "Atkinson Hyperlegible"
POINTS: Final = 11
SIZES: Final = (100, 125, 150, 200)
"""Percent of ``POINTS`` that the text of the window may have."""
_KEY: Final = "theme"
_SIZE_KEY: Final = "text_size"


class Scheme(StrEnum):
    """What a person chooses in View, Theme."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"


_Role = QPalette.ColorRole
_LIGHT: Final = {
    _Role.Window: "#f3f4f6", _Role.WindowText: "#1b1f24", _Role.Base: "#ffffff", _Role.AlternateBase: "#f3f4f6",
    _Role.Text: "#1b1f24", _Role.Button: "#e7eaee", _Role.ButtonText: "#1b1f24", _Role.PlaceholderText: "#59626d",
    _Role.Highlight: "#0b5a9c", _Role.HighlightedText: "#ffffff", _Role.ToolTipBase: "#1b1f24",
    _Role.ToolTipText: "#ffffff", _Role.Link: "#0b5a9c", _Role.LinkVisited: "#6a3d9a", _Role.BrightText: "#a3001c",
    _Role.Light: "#ffffff", _Role.Midlight: "#e3e6ea", _Role.Mid: "#b8bfc7", _Role.Dark: "#8b949e",
    _Role.Shadow: "#59626d", _Role.Accent: "#0b5a9c",
}  # fmt: skip
_DARK: Final = {
    _Role.Window: "#24282d", _Role.WindowText: "#eceff2", _Role.Base: "#17191c", _Role.AlternateBase: "#1e2125",
    _Role.Text: "#eceff2", _Role.Button: "#343a41", _Role.ButtonText: "#eceff2", _Role.PlaceholderText: "#a6aeb8",
    _Role.Highlight: "#86c5ff", _Role.HighlightedText: "#0b1620", _Role.ToolTipBase: "#eceff2",
    _Role.ToolTipText: "#17191c", _Role.Link: "#86c5ff", _Role.LinkVisited: "#d3b5ff", _Role.BrightText: "#ff9aa2",
    _Role.Light: "#4a525b", _Role.Midlight: "#3d444c", _Role.Mid: "#6d7680", _Role.Dark: "#14161a",
    _Role.Shadow: "#000000", _Role.Accent: "#86c5ff",
}  # fmt: skip
_CONTRAST: Final = {
    _Role.Window: "#000000", _Role.WindowText: "#ffffff", _Role.Base: "#000000", _Role.AlternateBase: "#000000",
    _Role.Text: "#ffffff", _Role.Button: "#000000", _Role.ButtonText: "#ffffff", _Role.PlaceholderText: "#d6d6d6",
    _Role.Highlight: "#ffe600", _Role.HighlightedText: "#000000", _Role.ToolTipBase: "#000000",
    _Role.ToolTipText: "#ffffff", _Role.Link: "#7fd4ff", _Role.LinkVisited: "#e0b3ff", _Role.BrightText: "#ffe600",
    _Role.Light: "#ffffff", _Role.Midlight: "#c0c0c0", _Role.Mid: "#ffffff", _Role.Dark: "#ffffff",
    _Role.Shadow: "#ffffff", _Role.Accent: "#ffe600",
}  # fmt: skip
_PALETTES: Final = {Scheme.LIGHT: _LIGHT, Scheme.DARK: _DARK, Scheme.CONTRAST: _CONTRAST}
_GREY: Final = {Scheme.LIGHT: "#5e6772", Scheme.DARK: "#9ea6b0", Scheme.CONTRAST: "#bdbdbd"}
"""Text of things that are off; still readable, for somebody has to find out why."""

BORDERS: Final = """
QPushButton, QToolButton, QLineEdit, QComboBox, QAbstractSpinBox, QPlainTextEdit, QTextEdit, QAbstractItemView,
QMenu, QToolTip { border: 2px solid #ffffff; color: #ffffff; background: #000000; }
QPushButton, QToolButton { padding: 4px 8px; }
QPushButton:focus, QToolButton:focus, QLineEdit:focus, QComboBox:focus, QAbstractSpinBox:focus, QPlainTextEdit:focus,
QTextEdit:focus, QAbstractItemView:focus { border: 2px solid #ffe600; }
QPushButton:disabled, QToolButton:disabled { border: 2px dashed #bdbdbd; color: #bdbdbd; }
QMenu::item { padding: 4px 24px 4px 12px; }
QMenu::item:selected, QMenuBar::item:selected, QAbstractItemView::item:selected {
  background: #ffe600; color: #000000; }
QMenu::item:disabled { color: #bdbdbd; }
"""
"""Only for high contrast, where Fusion's own borders, shades of black, cannot be seen (design/screens.md 3)."""


def palette(scheme: Scheme) -> QPalette:
    """The colours of a scheme other than ``SYSTEM``; each pair of text and ground is at least 4.5:1."""
    colours = QPalette()
    for role, name in _PALETTES[scheme].items():
        colours.setColor(role, QColor(name))
    for role in (_Role.WindowText, _Role.Text, _Role.ButtonText, _Role.PlaceholderText):
        colours.setColor(QPalette.ColorGroup.Disabled, role, QColor(_GREY[scheme]))
    return colours


def load_font() -> QFont:
    """The bundled interface font, the same on every computer; the system's own where the files are missing."""
    for cut in ("Regular", "Bold"):
        QFontDatabase.addApplicationFont(str(RESOURCES / "fonts" / f"AtkinsonHyperlegible-{cut}.ttf"))
    return QFont(FONT, POINTS)


class Theme(QObject):
    """Dresses the application and remembers in what."""

    changed = Signal()
    """The colours are other ones now."""

    def __init__(self, application: QApplication, remembered: Remembered, parent: QObject | None = None) -> None:
        """Apply what this desk chose last."""
        super().__init__(parent)
        self._application, self._remembered = application, remembered
        application.setStyle("Fusion")
        known = remembered.get(_KEY, "")
        self.scheme = Scheme(known) if known in set(Scheme) else Scheme.SYSTEM
        size = remembered.get(_SIZE_KEY, SIZES[0])
        self.size = size if size in SIZES else SIZES[0]
        """Percent that the window's text has of its usual size."""
        application.styleHints().colorSchemeChanged.connect(self._follow)
        self._dress()
        if self.size != SIZES[0]:
            self._size_font()

    @property
    def shown(self) -> Scheme:
        """The scheme on screen, with the system's wish looked up."""
        return self.scheme if self.scheme is not Scheme.SYSTEM else self._wished()

    def use(self, scheme: Scheme) -> None:
        """Change to ``scheme`` and remember it."""
        self.scheme = scheme
        self._remembered.put(_KEY, scheme.value)
        self._dress()

    def resize(self, percent: int) -> None:
        """Give the text of the window ``percent`` of its usual size and remember it; the pages have their own zoom."""
        self.size = percent
        self._remembered.put(_SIZE_KEY, percent)
        self._size_font()
        self.changed.emit()

    def _size_font(self) -> None:
        font = self._application.font()
        font.setPointSizeF(POINTS * self.size / 100)
        self._application.setFont(font)

    def _wished(self) -> Scheme:
        hints = self._application.styleHints()
        if hints.accessibility().contrastPreference() is Qt.ContrastPreference.HighContrast:
            return Scheme.CONTRAST
        return Scheme.DARK if hints.colorScheme() is Qt.ColorScheme.Dark else Scheme.LIGHT

    def _follow(self) -> None:
        if self.scheme is Scheme.SYSTEM:
            self._dress()

    def _dress(self) -> None:
        self._application.setPalette(palette(self.shown))
        self._application.setStyleSheet(BORDERS if self.shown is Scheme.CONTRAST else "")
        self.changed.emit()
