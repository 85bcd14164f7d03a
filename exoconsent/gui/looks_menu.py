"""The submenus of View that say how the window looks: theme, size of its text, language."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Final, TypeVar

from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu

from exoconsent.gui.languages import KEY, LANGUAGES, chosen
from exoconsent.gui.messages import Messages
from exoconsent.gui.remembered import Remembered
from exoconsent.gui.theme import SIZES, Scheme, Theme
from exoconsent.gui.translation import mark, said

THEMES: Final = {
    Scheme.LIGHT: mark("Deed", "&Light"),
    Scheme.DARK: mark("Deed", "&Dark"),
    Scheme.CONTRAST: mark("Deed", "&High contrast"),
    Scheme.SYSTEM: mark("Deed", "As the &system"),
}
T = TypeVar("T")


def add_looks(menu: QMenu, theme: Theme | None, remembered: Remembered, messages: Messages) -> None:
    """What is chosen holds at once; only another language waits for the next start, and says so."""
    menu.addSeparator()
    if theme is not None:
        themes = {scheme: said(words) for scheme, words in THEMES.items()}
        _choice(menu, said(mark("Deed", "&Theme")), themes, theme.scheme, theme.use)
        sizes = {size: f"&{number}  {size} %" for number, size in enumerate(SIZES, 1)}
        _choice(menu, said(mark("Deed", "Te&xt size")), sizes, theme.size, theme.resize)
    languages = {"": said(mark("Deed", "As the &system")), **{each.code: each.words for each in LANGUAGES}}
    _choice(menu, _language_title(), languages, chosen(remembered), partial(_keep, remembered, messages))


def _choice(menu: QMenu, title: str, words: Mapping[T, str], current: T, use: Callable[[T], None]) -> None:
    """A submenu with one tick."""
    below = menu.addMenu(title)
    group = QActionGroup(below)
    for value, text in words.items():
        action = below.addAction(text)
        action.setCheckable(True)
        action.setChecked(value == current)
        action.triggered.connect(lambda _checked=False, chosen=value: use(chosen))
        group.addAction(action)


def _language_title() -> str:
    """Whoever cannot read the language that is on finds the way by the English word."""
    english = mark("Deed", "Lan&guage")
    own = said(english)
    return own if own == english else f"{own} ({english.replace('&', '')})"


def _keep(remembered: Remembered, messages: Messages, code: str) -> None:
    remembered.put(KEY, code)
    words = next((each.words for each in LANGUAGES if each.code == code), said(mark("Looks", "the system's language")))
    messages.say(said(mark("Looks", "From the next start the window speaks: {language}."), language=words))
