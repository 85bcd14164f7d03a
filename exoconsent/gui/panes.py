"""F6: the keyboard goes from one part of the window to the next."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget


def focus_next_pane(window: QWidget, panes: Sequence[QWidget]) -> None:
    """Focus the first thing that takes it in the pane after the one that has the focus."""
    now = QApplication.focusWidget()
    here = next((n for n, pane in enumerate(panes) if now and (pane is now or pane.isAncestorOf(now))), -1)
    for step in range(1, len(panes) + 1):
        target = _first(panes[(here + step) % len(panes)], window)
        if target is not None:
            target.setFocus(Qt.FocusReason.OtherFocusReason)
            return


def _first(pane: QWidget, window: QWidget) -> QWidget | None:
    """In the order of Tab."""
    found = {w for w in pane.findChildren(QWidget) if _takes_focus(w, window)}
    widget: QWidget | None = window.nextInFocusChain()
    for _turn in range(10_000):
        if widget is None or widget in found or widget is window:
            break
        widget = widget.nextInFocusChain()
    return widget if widget in found else None


def _takes_focus(widget: QWidget, window: QWidget) -> bool:
    tabbed = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return tabbed and widget.isEnabled() and widget.isVisibleTo(window)
