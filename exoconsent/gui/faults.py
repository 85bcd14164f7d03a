"""Our own bugs in the window: kind and place are told, never the words, for those may be a patient's; work goes on."""

import sys
import threading
import time
import traceback
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication

from exoconsent.gui.translation import mark, said

if TYPE_CHECKING:
    from sys import UnraisableHookArgs
    from threading import ExceptHookArgs

    from exoconsent.gui.window import Window

QUIET_SECONDS: Final = 10.0
"""The same bug is told again only after so long: one in painting comes back sixty times a second."""
_LINE: Final = "This is a bug in ExoConsent: {where}. Please report this line.\n"
_BUG: Final = mark(
    "Faults", "What you just asked for may not be done; your draft is kept. This is a bug in ExoConsent ({where})."
)
_LOST: Final = mark(
    "Faults",
    "Your draft could not be kept: print it now, or save its PDF. This is a bug in ExoConsent ({where}).",
)


def catch_faults() -> None:
    """From now on no traceback is printed: its last line would quote what the bug stumbled over."""
    faults = Faults()
    sys.excepthook = faults.caught
    sys.unraisablehook = faults.unraisable
    threading.excepthook = faults.in_thread


def where_of(kind: type[BaseException], trace: TracebackType | None) -> str:
    """Kind, and file and line of our own code, the innermost first; nothing of what was being worked on."""
    frames = [frame for frame in traceback.extract_tb(trace) if "exoconsent" in frame.filename]
    places = " < ".join(f"{Path(frame.filename).name}:{frame.lineno}" for frame in reversed(frames[-4:]))
    return f"{kind.__name__} at {places}" if places else kind.__name__


class Faults(QObject):
    """The last net. Slots and events of Qt end here too; the event loop goes on after them."""

    _happened = Signal(str)

    def __init__(self) -> None:
        """Signals carry it over to the window's thread, whichever the bug was in."""
        super().__init__()
        self._told: dict[str, float] = {}
        self._happened.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    def caught(self, kind: type[BaseException], _value: BaseException, trace: TracebackType | None) -> None:
        """For ``sys.excepthook``. Never raises."""
        try:
            where = where_of(kind, trace)
            sys.last_value = sys.last_traceback = None  # they would hold what the bug was about, for good
            if not self._is_news(where):
                return
            if sys.stderr:  # a window on Windows has none
                sys.stderr.write(_LINE.format(where=where))
            if issubclass(kind, Exception):
                self._happened.emit(where)
        except Exception:  # noqa: BLE001 - there is nobody left to be told
            pass

    def unraisable(self, fault: "UnraisableHookArgs") -> None:
        """For ``sys.unraisablehook``: in destructors."""
        self.caught(fault.exc_type, fault.exc_value or Exception(), fault.exc_traceback)

    def in_thread(self, fault: "ExceptHookArgs") -> None:
        """For ``threading.excepthook``."""
        self.caught(fault.exc_type, fault.exc_value or Exception(), fault.exc_traceback)

    def _is_news(self, where: str) -> bool:
        now, before = time.monotonic(), self._told.get(where)
        self._told[where] = now
        return before is None or now - before > QUIET_SECONDS

    def _tell(self, where: str) -> None:
        """In the window that is open, once what was typed lies on the disk. No window yet: stderr has it."""
        from exoconsent.gui.window import Window

        for window in QApplication.allWidgets():
            if isinstance(window, Window):
                kept = _keep(window)
                window.messages.error(said(_BUG if kept else _LOST, where=where))


def _keep(window: "Window") -> bool:
    try:
        window.pages.commit()
        return bool(window.keeper.flush())
    except Exception:  # noqa: BLE001 - the second bug in a row; the first one is told
        return False
