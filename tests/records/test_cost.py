"""What a guess costs: bounds, the known answer of the standard, and a calibration that counts right."""

import time

import pytest

from exoconsent.errors import StorageError, TamperedError
from exoconsent.records.cost import FLOOR, WANTED_SECONDS, Cost, calibrated, checked, derive

SALT = bytes(range(16))
KNOWN = "d2c7dc6db12ac34c5ca4acc42562bf3ac2bf195edac0c10cf84bf4d8aa7d3fb7"


def changed(**numbers: int) -> Cost:
    known = {"memory_kib": FLOOR.memory_kib, "passes": FLOOR.passes, "lanes": FLOOR.lanes}
    return Cost(**{**known, **numbers})


def test_floor_is_the_one_that_was_promised() -> None:
    assert Cost(memory_kib=64 * 1024, passes=3, lanes=4) == FLOOR


def test_known_answer() -> None:
    """Made with another implementation of RFC 9106 (libargon2, by way of argon2-cffi)."""
    key = derive(b"tape river lamp orchid", SALT, FLOOR)
    assert key.hex() == KNOWN
    assert derive(b"tape river lamp orchie", SALT, FLOOR) != key


@pytest.mark.parametrize(
    "cost",
    [
        changed(memory_kib=64 * 1024 - 1),
        changed(passes=2),
        changed(lanes=3),
        changed(lanes=0),
        changed(passes=-1),
    ],
    ids=str,
)
def test_less_than_the_floor_is_refused(cost: Cost) -> None:
    with pytest.raises(TamperedError, match="less work"):
        checked(cost)
    with pytest.raises(TamperedError, match="less work"):
        derive(b"x", SALT, cost)


@pytest.mark.parametrize("cost", [changed(memory_kib=1024 * 1024 + 1), changed(passes=65), changed(lanes=17)], ids=str)
def test_more_than_reason_is_refused_before_any_work(cost: Cost) -> None:
    start = time.perf_counter()
    with pytest.raises(TamperedError, match="more work"):
        derive(b"x", SALT, cost)
    assert time.perf_counter() - start < 0.05


def test_bounds_themselves_are_accepted() -> None:
    assert checked(FLOOR) == FLOOR
    assert checked(changed(memory_kib=1024 * 1024, passes=64, lanes=16))


def test_too_little_memory_is_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    from cryptography.hazmat.primitives.kdf import argon2

    class Hungry:
        def __init__(self, **_numbers: object) -> None: ...

        def derive(self, _secret: bytes) -> bytes:
            raise MemoryError

    monkeypatch.setattr(argon2, "Argon2id", Hungry)
    with pytest.raises(StorageError, match="64 MiB of free memory"):
        derive(b"x", SALT, FLOOR)


class Machine:
    """A computer that needs ``pace`` seconds for each GiB gone over, and says so by its clock."""

    def __init__(self, pace: float) -> None:
        self.pace, self.now = pace, 0.0

    def clock(self) -> float:
        return self.now

    def work(self, cost: Cost) -> None:
        self.now += self.seconds(cost)

    def seconds(self, cost: Cost) -> float:
        return self.pace * cost.passes * cost.memory_kib / (1024 * 1024)


@pytest.mark.parametrize("pace", [0.02, 0.1, 0.4, 0.6, 1.0, 2.0, 2.6])
def test_calibrated_takes_about_half_a_second(pace: float) -> None:
    machine = Machine(pace)
    cost = calibrated(machine.clock, machine.work)
    assert checked(cost) == cost
    assert 0.6 * WANTED_SECONDS <= machine.seconds(cost) <= 1.01 * WANTED_SECONDS


def test_calibrated_never_goes_below_the_floor_nor_over_a_small_computer() -> None:
    slow, quick = Machine(60.0), Machine(0.0001)
    assert calibrated(slow.clock, slow.work) == FLOOR
    assert calibrated(quick.clock, quick.work) == Cost(memory_kib=256 * 1024, passes=64, lanes=4)
    assert calibrated(lambda: 0.0, lambda _cost: None) == FLOOR  # a clock that stands still


def test_calibrated_with_real_work_on_this_machine() -> None:
    cost = calibrated(time.perf_counter)
    assert checked(cost) == cost
