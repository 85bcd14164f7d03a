"""Loading the desk's modules on the window's thread, some of them between two events, so that one may go on typing.

Never in a worker. PySide writes each new class of widgets into a table that Qt reads on the window's thread without
Python's lock: whenever something asked a widget for its kind at that moment, as every screen reader does, the program
crashed (``PySide::MetaObjectBuilder::update``; PySide 6.11, found by tests/window). Qt's own classes are written there
when they are first named or met, so what a worker will meet is named by the modules that it uses.
"""

from collections.abc import Callable, Iterator
from importlib import import_module
from typing import Final

from PySide6.QtCore import QObject, QTimer

STEPS: Final = tuple(
    f"exoconsent.gui.{name}"
    for name in (
        "restore_dialog", "door", "session", "fact_panel", "patient_pane", "places.form", "page_view", "watch",
        "actions", "places.batch", "clinic_care", "outgoing", "places.clinic", "places.today", "records_lists",
        "records_errands", "places.records", "signing_desk", "window", "furnish",
    )
)  # fmt: skip
"""The longest takes 19 ms on our machine, all of them 0.2 s, once the worker has loaded what is not of the window."""


class Loading(QObject):
    """One step between two events; then ``done``, or ``failed`` with what kept a module from being loaded."""

    def __init__(self, parent: QObject, done: Callable[[], None], failed: Callable[[Exception], None]) -> None:
        """Waits for ``begin``."""
        super().__init__(parent)
        self._done, self._failed = done, failed
        self._steps: Iterator[str] = iter(STEPS)

    def begin(self) -> None:
        """The first step comes after the events that wait."""
        QTimer.singleShot(0, self, self._step)

    def _step(self) -> None:
        name = next(self._steps, None)
        if name is None:
            self._done()
            return
        try:
            import_module(name)
        except Exception as fault:  # noqa: BLE001 - the start tells it, and ends
            self._failed(fault)
            return
        self.begin()
