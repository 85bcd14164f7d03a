"""Pace: how long the pages and checks of a form wait for the next step: the longer, the more time they take."""

from collections.abc import Callable
from time import perf_counter
from typing import Final, TypeVar

from exoconsent.clinic.studio_assessment import SupersededError
from exoconsent.gui.studio_wording import REST_MS

Answer = TypeVar("Answer")

LONGEST_MS: Final = 800
"""Longer would be taken for standing still; a house figure."""


class Pace:
    """A large form, or a slow computer, is looked at when typing rests; never between every two letters."""

    def __init__(self) -> None:
        """Nothing was made yet: the first is made at once."""
        self._took: dict[str, tuple[float, float]] = {}
        """Milliseconds, the last time and the time before."""

    @property
    def rest(self) -> int:
        """Milliseconds from a step to the look at it; with the rest before the step, as long as the look will take.

        The shorter of two times counts: the first is long because everything is read, and a computer may be busy once.
        """
        return max(0, min(LONGEST_MS, round(sum(map(min, self._took.values()))) - REST_MS))

    def timed(self, name: str, work: Callable[[], Answer | None]) -> Callable[[], Answer | None]:
        """``work``, remembered with its time; ``None`` from what nobody waits for any more, which does not count."""

        def run() -> Answer | None:
            begin = perf_counter()
            try:
                found = work()
            except SupersededError:
                return None
            if found is not None:
                last = self._took.get(name, (0.0, 0.0))[0]
                self._took[name] = (perf_counter() - begin) * 1000, last
            return found

        return run
