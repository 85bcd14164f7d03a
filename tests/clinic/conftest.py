"""One consent signed once, in a clinic with three people, for all tests of the clinic; each test works on a copy."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from exoconsent.records.record import Row
from tests.clinic.stage import Clock, Signed, cheap_keys, draft_of, prepared_of, signed, staffed


@dataclass(frozen=True)
class Template:
    folder: Path
    consent: Signed
    row: Row


@pytest.fixture(autouse=True)
def _cheap() -> Iterator[None]:
    with cheap_keys():
        yield


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Template:
    """A closed clinic with one filed consent."""
    folder, clock = tmp_path_factory.mktemp("template") / "clinic", Clock()
    with cheap_keys():
        clinic = staffed(folder)
        consent = signed(clinic, prepared_of(clinic, draft_of(clinic)), clock)
        row = clinic.archive(clock).file(consent.papers, consent.outcome)
        clinic.close()
    return Template(folder=folder, consent=consent, row=row)


@pytest.fixture(autouse=True)
def clock() -> Clock:
    return Clock()


@pytest.fixture
def copy(template: Template, tmp_path: Path) -> Path:
    return Path(shutil.copytree(template.folder, tmp_path / "clinic"))
