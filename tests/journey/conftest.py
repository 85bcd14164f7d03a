"""The demo clinic with the real forms, for the journeys."""

import pytest

from exoconsent.clinic import Clinic
from tests.journey.bench import Bench


@pytest.fixture(scope="session")
def clinic(tmp_path_factory: pytest.TempPathFactory) -> Clinic:
    return Clinic.demo(tmp_path_factory.mktemp("home"))


@pytest.fixture(scope="session")
def bench(clinic: Clinic) -> Bench:
    return Bench(clinic=clinic)
