"""The keys of an article: what each asks for, whichever way its text runs."""

from enum import Enum, auto
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence


class Walk(Enum):
    """What a key asks for."""

    NEXT = auto()
    BEFORE = auto()
    UP = auto()
    DOWN = auto()
    PAGE_UP = auto()
    PAGE_DOWN = auto()
    FIRST = auto()
    LAST = auto()
    MARK = auto()
    WHOLE = auto()
    """Mark the whole paragraph."""
    BACK = auto()
    """Take the latest marking back."""
    ON = auto()
    """On to the section."""


_KEYS: Final = {
    Qt.Key.Key_Right: Walk.NEXT,
    Qt.Key.Key_Left: Walk.BEFORE,
    Qt.Key.Key_Up: Walk.UP,
    Qt.Key.Key_Down: Walk.DOWN,
    Qt.Key.Key_PageUp: Walk.PAGE_UP,
    Qt.Key.Key_PageDown: Walk.PAGE_DOWN,
    Qt.Key.Key_Home: Walk.FIRST,
    Qt.Key.Key_End: Walk.LAST,
    Qt.Key.Key_Space: Walk.MARK,
    Qt.Key.Key_Return: Walk.ON,
    Qt.Key.Key_Enter: Walk.ON,
}
_MIRRORED: Final = {Walk.NEXT: Walk.BEFORE, Walk.BEFORE: Walk.NEXT}


def walk_of(event: QKeyEvent, *, rtl: bool) -> Walk | None:
    """What ``event`` asks for in a text that runs from right to left or not; ``None`` for keys that are not ours."""
    if event.matches(QKeySequence.StandardKey.Undo):
        return Walk.BACK
    held = event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
    walk = _KEYS.get(Qt.Key(event.key())) if event.key() in _KEYS else None
    if held == Qt.KeyboardModifier.ControlModifier:
        return {Walk.MARK: Walk.WHOLE, Walk.FIRST: Walk.FIRST, Walk.LAST: Walk.LAST}.get(walk) if walk else None
    if held or walk is None:
        return None
    return _MIRRORED.get(walk, walk) if rtl else walk
