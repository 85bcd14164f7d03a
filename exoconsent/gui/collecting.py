"""Garbage is collected on the window's thread only.

Python's collector runs in whatever thread happens to allocate. In the worker it would destroy widgets that a dialog
left in a cycle, and Qt lets widgets die on the window's thread alone: the program would crash or hang, seldom and
anywhere.
"""

import gc
from typing import Final

from PySide6.QtCore import QObject, QTimer

EVERY_MS: Final = 200
"""Often enough that each turn finds little to do."""


class Collector(QObject):
    """Does what Python's collector would do by itself, in the thread that it lives in."""

    def __init__(self, parent: QObject | None = None) -> None:
        """From now on."""
        super().__init__(parent)
        gc.disable()
        timer = QTimer(self, interval=EVERY_MS)
        timer.timeout.connect(self.collect)
        timer.start()

    @staticmethod
    def collect() -> None:
        """The oldest generation whose turn it is; the counters go on while the collector is off."""
        for generation, count, most in reversed(list(zip(range(3), gc.get_count(), gc.get_threshold(), strict=True))):
            if count > most:
                gc.collect(generation)
                return

    @staticmethod
    def settle() -> None:
        """What is there now stays for good (forms, fonts, modules): it need not be looked through at every turn."""
        gc.collect()
        gc.freeze()
