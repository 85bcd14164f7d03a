from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def forms_folder():
    return ROOT / "forms"


@pytest.fixture(scope="session")
def root_folder():
    return ROOT
