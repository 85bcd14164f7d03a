"""Everything the window can be told to do: words, key and menu of each deed, in one table."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction, QKeySequence, QUndoGroup, QUndoStack
from PySide6.QtWidgets import QMainWindow, QMenu

from exoconsent.gui.icons import icon
from exoconsent.gui.records_acts import keys_of
from exoconsent.gui.translation import mark


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """One line of a menu."""

    name: str
    menu: str
    words: str = ""
    """Empty for the line that separates."""
    key: str = ""
    icon: str = ""
    tick: bool = False
    """It is on or off."""


DEEDS: Final = (
    Deed(name="new", menu="&File", words=mark("Deed", "&New"), key="Ctrl+N", icon="new"),
    Deed(name="example", menu="&File", words=mark("Deed", "Open e&xample patient…"), icon="person"),
    Deed(name="keep", menu="&File", words=mark("Deed", "&Keep now"), key="Ctrl+S"),
    Deed(name="save", menu="&File", words=mark("Deed", "&Save PDF…"), key="Ctrl+E", icon="save"),
    Deed(name="-", menu="&File"),
    Deed(name="print", menu="&File", words=mark("Deed", "&Print"), key="Ctrl+P", icon="print"),
    Deed(name="print_dialog", menu="&File", words=mark("Deed", "P&rint…"), key="Ctrl+Shift+P"),
    Deed(name="sign", menu="&File", words=mark("Deed", "Si&gn on screen"), key="Ctrl+G", icon="sign"),
    Deed(name="-", menu="&File"),
    Deed(name="lock", menu="&File", words=mark("Deed", "&Lock now"), key="Ctrl+Shift+L"),
    Deed(name="log_out", menu="&File", words=mark("Deed", "Log &out")),
    Deed(name="quit", menu="&File", words=mark("Deed", "&Quit"), key="Ctrl+Q"),
    Deed(name="patient", menu="&Edit", words=mark("Deed", "Find &patient"), key="Ctrl+F", icon="person"),
    Deed(name="find_section", menu="&Section", words=mark("Deed", "&Find section"), key="Ctrl+K"),
    Deed(name="why", menu="&Section", words=mark("Deed", "&Why is it here?"), key="Ctrl+I", icon="info"),
    Deed(name="next_problem", menu="&Section", words=mark("Deed", "&Next problem"), key="F8", icon="warning"),
    Deed(name="zoom_in", menu="&View", words=mark("Deed", "Zoom &in"), key="Ctrl++"),
    Deed(name="zoom_out", menu="&View", words=mark("Deed", "Zoom &out"), key="Ctrl+-"),
    Deed(name="zoom_reset", menu="&View", words=mark("Deed", "&Fit the page"), key="Ctrl+0"),
    Deed(name="large", menu="&View", words=mark("Deed", "&Large print"), key="Ctrl+L", tick=True),
    Deed(name="-", menu="&View"),
    Deed(name="pane", menu="&View", words=mark("Deed", "Next p&ane"), key="F6"),
    Deed(name="-", menu="&View"),
    Deed(name="help", menu="&Help", words=mark("Deed", "&Help for this place"), key="F1"),
    Deed(name="keys", menu="&Help", words=mark("Deed", "&Keys"), key="Shift+F1"),
    Deed(name="history", menu="&Help", words=mark("Deed", "&Messages of today"), icon="history"),
    Deed(name="offline", menu="&Help", words=mark("Deed", "&Offline…")),
    Deed(name="about", menu="&Help", words=mark("Deed", "&About ExoConsent")),
)
MENUS: Final = (
    mark("Deed", "&File"),
    mark("Deed", "&Edit"),
    mark("Deed", "&Section"),
    mark("Deed", "&View"),
    mark("Deed", "&Help"),
)
ON_THE_PAGE: Final = (
    ("↑, ↓", mark("Deed", "Section before, section after")),
    ("Space", mark("Deed", "Take the section in or out")),
    ("Alt+↑, Alt+↓", mark("Deed", "Move the section")),
    ("F2", mark("Deed", "Edit its wording")),
    ("Esc", mark("Deed", "Back")),
)
IN_PLACES: Final = (
    ("Enter", mark("Deed", "Do the next thing about the chosen line (in Today)")),
    ("Ins", mark("Deed", "Expect a patient (in Today)")),
    ("Del", mark("Deed", "Remove the chosen draft (in Today)")),
    ("F5", mark("Deed", "Look again (in Today)")),
    ("Ctrl+O", mark("Deed", "Choose a list (in Batch)")),
)


def words_of(text: str) -> str:
    """``text`` in the language of the interface."""
    return QCoreApplication.translate("Deed", text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """The menus that stand in the window."""

    actions: Mapping[str, QAction]
    menus: Mapping[str, QMenu]


def build(window: QMainWindow, undo: QUndoStack | QUndoGroup, does: Mapping[str, Callable[[], None]]) -> Built:
    """The menu bar of ``window``; a deed that ``does`` not know is shown but off."""
    bar = window.menuBar()
    menus: dict[str, QMenu] = {name: bar.addMenu(words_of(name)) for name in MENUS}
    _undo_actions(menus["&Edit"], undo, window)
    actions = {}
    for deed in DEEDS:
        if not deed.words:
            menus[deed.menu].addSeparator()
            continue
        action = actions[deed.name] = _action(deed, window)
        menus[deed.menu].addAction(action)
        if deed.name in does:
            action.triggered.connect(lambda _checked=False, do=does[deed.name]: do())
        else:
            action.setEnabled(False)
    return Built(actions=actions, menus=menus)


def key_list() -> tuple[tuple[str, str], ...]:
    """Key and words of everything, for Help."""
    places = ("Alt+1 … Alt+6", words_of(mark("Deed", "Form, Today, Records, Templates, Batch, Clinic")))
    undo = ("Ctrl+Z, Ctrl+Y", words_of(mark("Deed", "Undo, redo")))
    native = QKeySequence.SequenceFormat.NativeText
    deeds = tuple((QKeySequence(d.key).toString(native), words_of(d.words).replace("&", "")) for d in DEEDS if d.key)
    records = tuple((key, words_of(mark("Deed", "{what} (in Records)")).format(what=w)) for key, w in keys_of())
    page, elsewhere = (tuple((k, words_of(w)) for k, w in keys) for keys in (ON_THE_PAGE, IN_PLACES))
    return (places, *page, undo, *deeds, *elsewhere, *records)


def _undo_actions(menu: QMenu, undo: QUndoStack | QUndoGroup, window: QMainWindow) -> None:
    for action, keys in (
        (undo.createUndoAction(window, words_of(mark("Deed", "Undo"))), ["Ctrl+Z"]),
        (undo.createRedoAction(window, words_of(mark("Deed", "Redo"))), ["Ctrl+Y", "Ctrl+Shift+Z"]),
    ):
        action.setShortcuts([QKeySequence(key) for key in keys])
        menu.addAction(action)
    menu.addSeparator()


def _action(deed: Deed, window: QMainWindow) -> QAction:
    action = QAction(words_of(deed.words), window)
    action.setCheckable(deed.tick)
    if deed.icon:
        action.setIcon(icon(deed.icon))
    if deed.key:
        keys = [deed.key, "Ctrl+="] if deed.key == "Ctrl++" else [deed.key]
        action.setShortcuts([QKeySequence(key) for key in keys])
    return action
