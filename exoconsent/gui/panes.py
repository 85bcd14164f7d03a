"""F6: the keyboard goes from one part of the window to the next."""

from collections.abc import Sequence
from typing import Protocol, runtime_checkable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget


@runtime_checkable
class HasPanes(Protocol):
    """A place that has panes of its own."""

    def panes_in_order(self) -> Sequence[QWidget]:
        """In the order in which F6 walks them."""


def focus_next_pane(window: QWidget, panes: Sequence[QWidget], by: int = 1) -> None:
    """Focus the first thing that takes it in the pane after the one that has the focus; before it with ``by`` -1."""
    panes = [part for pane in panes for part in _parts(pane)]
    now = QApplication.focusWidget()
    here = next((n for n, pane in enumerate(panes) if now and (pane is now or pane.isAncestorOf(now))), -1)
    for step in range(1, len(panes) + 1):
        target = _first(panes[(here + by * step) % len(panes)], window)
        if target is not None:
            target.setFocus(Qt.FocusReason.OtherFocusReason)
            return


def _parts(pane: QWidget) -> Sequence[QWidget]:
    """The panes of the place that shows in ``pane``; itself where there are none."""
    place = pane.currentWidget() if isinstance(pane, QStackedWidget) else pane
    return place.panes_in_order() if isinstance(place, HasPanes) else (pane,)


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
