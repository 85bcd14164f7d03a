"""PinGate: says whether a staff PIN is right, and makes whoever guesses wait longer and longer."""

import hmac
import math
import time
from collections.abc import Callable
from functools import partial
from typing import Final

TRIES: Final = 3
"""Wrong ones before each wait."""
WAITS: Final = (10.0, 30.0, 60.0, 300.0)
"""Seconds, the first wait first; the last stays. Ten thousand PINs of four digits then take eleven days."""


class PinGate:
    """One for as long as the program runs: leaving the ceremony and opening it again forgets no wrong try."""

    def __init__(self, pin: str | Callable[[str], bool], clock: Callable[[], float] = time.monotonic) -> None:
        """``pin`` in plain text, empty for none, or what says whether a typed one is right.

        ``clock`` in seconds; not the clock on the wall, which can be set.
        """
        self.needed = bool(pin)
        """Whether the clinic has set a PIN."""
        self._check: Callable[[str], bool] = partial(_same, pin) if isinstance(pin, str) else pin
        self._clock = clock
        self._open_again = clock()
        self.wrong = 0
        """Tries since it opened last that were wrong."""

    def seconds_left(self) -> int:
        """How long to wait before the next try counts; 0 when it counts now."""
        return max(0, math.ceil(self._open_again - self._clock()))

    def opens(self, typed: str) -> bool:
        """Whether it is right; a try while waiting does not count and does not open."""
        if self.seconds_left():
            return False
        if self._check(typed):
            self.wrong = 0
            return True
        self.wrong += 1
        waits, rest = divmod(self.wrong, TRIES)
        if not rest:
            self._open_again = self._clock() + WAITS[min(waits, len(WAITS)) - 1]
        return False


def _same(pin: str, typed: str) -> bool:
    """Compared in constant time."""
    return hmac.compare_digest(typed.encode("utf-8", "replace"), pin.encode())
