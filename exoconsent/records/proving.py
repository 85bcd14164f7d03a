"""Proving: a file that is being written is read back from the disk and compared, stretch by stretch, meanwhile."""

import errno
import os
from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, Final

STRETCH: Final = 32 << 20
"""Bytes that are synced and then read back at once; smaller ones let the disk wait more often (measured)."""
_AHEAD: Final = 1
"""Stretches that may wait to be read back; with the one being written, three of them are in memory."""
NOT_GIVEN_BACK: Final = "the disk did not give back what was written; use another one"

_sync = getattr(os, "fdatasync", os.fsync)


class Proof:
    """Takes what is written and compares it with what the disk gives back."""

    def __init__(self, out: BinaryIO, back: BinaryIO, aside: ThreadPoolExecutor) -> None:
        """``back`` reads the file that ``out`` writes, both from its beginning."""
        self._out, self._back, self._aside = out, back, aside
        self._held: list[bytes] = []
        self._size = 0
        self._place = 0
        self._waiting: deque[Future[None]] = deque()

    def write(self, piece: bytes) -> None:
        """Write ``piece``. Raises ``OSError``, also when an earlier one did not come back as it was written."""
        self._out.write(piece)
        self._held.append(piece)
        self._size += len(piece)
        if self._size >= STRETCH:
            self._hand_over()

    def finish(self) -> None:
        """Wait until everything is on the disk and was compared. Raises ``OSError``."""
        self._hand_over()
        while self._waiting:
            self._waiting.popleft().result()

    def _hand_over(self) -> None:
        self._out.flush()
        self._waiting.append(self._aside.submit(self._compare, self._held))
        self._held, self._size = [], 0
        if len(self._waiting) > _AHEAD:
            self._waiting.popleft().result()

    def _compare(self, pieces: list[bytes]) -> None:
        """In a thread of its own; ``_place`` is its alone."""
        _sync(self._out.fileno())
        size = sum(map(len, pieces))
        forget_cache(self._back, self._place, size)
        self._place += size
        if not all(map(self._comes_back, pieces)):
            raise OSError(errno.EIO, NOT_GIVEN_BACK)

    def _comes_back(self, piece: bytes) -> bool:
        place = 0
        while place < len(piece):
            got = self._back.read(len(piece) - place)
            if not got or got != piece[place : place + len(got)]:
                return False
            place += len(got)
        return True


@contextmanager
def proving(out: BinaryIO, path: Path) -> Iterator[Proof]:
    """A proof of the new file at ``path``, which ``out`` writes; ``finish`` has to be called at its end."""
    with path.open("rb", buffering=0) as back, ThreadPoolExecutor(1) as aside:
        yield Proof(out, back, aside)


def forget_cache(file: BinaryIO, start: int = 0, size: int = 0) -> None:
    """Ask the system to read from the disk itself and not from what it still remembers of the writing.

    ``size`` bytes from ``start``; 0 for all that follow.
    """
    if hasattr(os, "posix_fadvise"):
        os.posix_fadvise(file.fileno(), start, size, os.POSIX_FADV_DONTNEED)
