"""What a guess at a passphrase costs: Argon2id with memory and passes measured on this machine, never below a floor.

Figures: RFC 9106, second recommended option (64 MiB, 3 passes, 4 lanes); measured in the project at 0.1 to 0.25 s.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from exoconsent.errors import StorageError, TamperedError

WANTED_SECONDS: Final = 0.5
"""Long enough to hurt somebody who guesses, short enough for somebody who logs in ten times a day."""
KEY_BYTES: Final = 32
SALT_BYTES: Final = 16
_MIB: Final = 1024
_MOST_MEMORY: Final = 1024 * _MIB
_MOST_PASSES: Final = 64
_MOST_LANES: Final = 16
_CHOSEN_MEMORY: Final = 256 * _MIB
"""KiB; more is never chosen, so that a clinic folder opens on a small computer too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """The three numbers of Argon2id."""

    memory_kib: int
    """Memory of one guess, in KiB."""
    passes: int
    """How often that memory is gone over."""
    lanes: int
    """Threads."""


FLOOR: Final = Cost(memory_kib=64 * _MIB, passes=3, lanes=4)
"""The least that is made or accepted, number by number."""


def checked(cost: Cost) -> Cost:
    """``cost`` itself; raises ``TamperedError`` when one of its numbers is below the floor or beyond all reason.

    A file may not talk the program into a cheap guess, nor into taking all the memory there is.
    """
    if cost.memory_kib < FLOOR.memory_kib or cost.passes < FLOOR.passes or cost.lanes < FLOOR.lanes:
        raise TamperedError(
            "The key file asks for less work at a passphrase than ExoConsent ever sets. It was changed."
        )
    if cost.memory_kib > _MOST_MEMORY or cost.passes > _MOST_PASSES or cost.lanes > _MOST_LANES:
        raise TamperedError(
            "The key file asks for more work at a passphrase than ExoConsent ever sets. It was changed."
        )
    return cost


def derive(secret: bytes, salt: bytes, cost: Cost) -> bytes:
    """32 bytes that only ``secret`` and ``salt`` (16 bytes) give, at the price of ``cost``.

    Raises ``TamperedError`` for a cost out of bounds and ``StorageError`` when the memory is not to be had.
    """
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

    price = checked(cost)
    try:
        return Argon2id(
            salt=salt,
            length=KEY_BYTES,
            iterations=price.passes,
            lanes=price.lanes,
            memory_cost=price.memory_kib,
        ).derive(secret)
    except MemoryError:
        need = price.memory_kib // _MIB
        raise StorageError(
            f"Opening the clinic needs {need} MiB of free memory. Close other programs, then try again."
        ) from None


def calibrated(clock: Callable[[], float], work: Callable[[Cost], object] | None = None) -> Cost:
    """A cost that takes about half a second here: first more memory, up to 256 MiB, then more passes.

    Args:
        clock: seconds, rising, such as ``time.perf_counter``.
        work: what is timed; by itself one derivation.
    """
    run = work or _once
    memory, passes = FLOOR.memory_kib, FLOOR.passes
    spent = _seconds(Cost(memory_kib=memory, passes=passes, lanes=FLOOR.lanes), clock, run)
    if spent <= 0:
        return FLOOR
    times = WANTED_SECONDS / spent
    memory = min(_CHOSEN_MEMORY, max(memory, int(memory * times) // (16 * _MIB) * (16 * _MIB)))
    left = times * FLOOR.memory_kib / memory
    passes = min(_MOST_PASSES, max(passes, int(passes * left)))
    return Cost(memory_kib=memory, passes=passes, lanes=FLOOR.lanes)


def _seconds(cost: Cost, clock: Callable[[], float], run: Callable[[Cost], object]) -> float:
    """The quicker of two runs: the first one also pays for loading."""
    spent = []
    for _ in range(2):
        start = clock()
        run(cost)
        spent.append(clock() - start)
    return min(spent)


def _once(cost: Cost) -> bytes:
    return derive(b"how long does this take", bytes(SALT_BYTES), cost)
