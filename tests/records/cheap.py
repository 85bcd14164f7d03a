"""A cost for tests that are not about cost: the floor is lowered inside the test, never by anything that ships."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from exoconsent.records import cost
from exoconsent.records.cost import Cost

CHEAP = Cost(memory_kib=128, passes=1, lanes=1)


@contextmanager
def lowered_floor() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(cost, "FLOOR", CHEAP)
        yield
