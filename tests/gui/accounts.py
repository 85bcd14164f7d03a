"""Clinics with accounts for tests of the window, at a cost that no clinic would take."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest

from exoconsent.clinic import Clinic, accounts
from exoconsent.gui.own_clinic import found_clinic
from exoconsent.library.profiles import read_profile
from exoconsent.settings import own_clinic
from tests.records.cheap import CHEAP, lowered_floor

NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)
ANNA, WORDS = "Anna Berg", "copper lantern seventeen ferries"
BEN, OTHER_WORDS = "Ben Ito", "velvet harbour eleven thistles"


@contextmanager
def cheap_accounts() -> Iterator[None]:
    """Accounts are made and opened in a millisecond."""
    with lowered_floor(), pytest.MonkeyPatch.context() as patch:
        patch.setattr("exoconsent.records.cost.calibrated", lambda _clock: CHEAP)
        yield


def named(home: Path, name: str = "Lindenhof Clinic") -> Path:
    """A clinic with a name and without accounts."""
    text = f"schema: exoconsent-clinic/1\nname: {name}\n"
    found_clinic(home, read_profile(text.encode(), "clinic.yaml"))
    return own_clinic(home)


def founded(home: Path) -> tuple[Clinic, str]:
    """With Anna as its manager, and the recovery code."""
    made = accounts.found(named(home), ANNA, WORDS, NOW)
    return made.clinic, made.recovery_code
