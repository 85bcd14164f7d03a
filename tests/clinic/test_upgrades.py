"""A newer program keeps a copy of an older clinic first; an older one refuses a newer clinic and touches nothing."""

import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exoconsent import __version__
from exoconsent.clinic import accounts, upgrades
from exoconsent.clinic.upgrades import MARK, keep_copy, last_version, note_version, refuse_downgrade
from exoconsent.errors import StorageError
from exoconsent.records.carried import gather
from tests.old_archives import make

OLD = Path(make.__file__).parent
NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
RELEASED = sorted(
    (path for path in OLD.iterdir() if path.name.isdigit() and path.name != "0"), key=lambda p: int(p.name)
)


def contents(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


@pytest.fixture
def clinic(tmp_path: Path) -> Path:
    """A folder as schema 1 left it, with a profile and a form of its own."""
    folder = tmp_path / "clinic"
    shutil.copytree(OLD / "1", folder)
    shutil.copy(OLD / "0" / "clinic.yaml", folder / "clinic.yaml")
    (folder / "forms").mkdir()
    (folder / "forms" / "notes.txt").write_text("of the clinic")
    return folder


@pytest.mark.parametrize("archive", RELEASED, ids=lambda path: f"schema {path.name}")
def test_a_clinic_of_every_released_format_opens(archive, tmp_path):
    folder = tmp_path / "clinic"
    shutil.copytree(archive, folder)
    shutil.copy(OLD / "0" / "clinic.yaml", folder / "clinic.yaml")
    profile = (folder / "clinic.yaml").read_bytes()
    clinic = accounts.log_in(folder, make.USER, make.PASSPHRASE, NOW)
    try:
        assert "EC-261122-BBBBBBBB" in {row.number for row in clinic.archive(lambda: NOW).got_lot("LX-12")}
    finally:
        clinic.close()
    assert last_version(folder) == __version__
    assert (folder / f"files-before-{__version__}" / "clinic.yaml").read_bytes() == profile


def test_the_copy_is_made_before_anything_changes_and_only_once(clinic):
    before = dict(gather(clinic).files)
    target = keep_copy(clinic, "0.2.0")
    assert target == clinic / "files-before-0.2.0"
    assert contents(target) == before
    assert {"clinic.yaml", "forms/notes.txt"} <= set(before)
    assert not any(name.startswith(("records", "vault")) for name in before)
    (clinic / "clinic.yaml").write_text("changed")
    assert keep_copy(clinic, "0.2.0") is None
    assert contents(target) == before


def test_copies_do_not_go_into_copies_and_backups(clinic):
    keep_copy(clinic, "0.2.0")
    note_version(clinic, "0.2.0")
    assert keep_copy(clinic, "0.2.7") is None  # the same series
    second = keep_copy(clinic, "0.3.0")
    assert second is not None
    assert not any("files-before" in name for name in contents(second))


def test_a_copy_that_was_cut_off_is_made_anew(clinic):
    half = clinic / ".files-before-0.2.0.tmp"
    half.mkdir()
    (half / "clinic.yaml").write_text("ha")
    target = keep_copy(clinic, "0.2.0")
    assert (target / "clinic.yaml").read_bytes() == (clinic / "clinic.yaml").read_bytes()
    assert not half.exists()


def test_when_no_copy_can_be_made_the_clinic_stays_shut(clinic, monkeypatch):
    def full(*_words):
        raise StorageError("No space left on device")

    monkeypatch.setattr("exoconsent.records.carried.write_safely", full)
    before = contents(clinic)
    with pytest.raises(StorageError, match="No space left"):
        accounts.log_in(clinic, make.USER, make.PASSPHRASE, NOW)
    assert {name: data for name, data in contents(clinic).items() if not name.startswith(".")} == before


def test_an_older_program_refuses_in_words_and_touches_nothing(clinic, monkeypatch):
    note_version(clinic, "0.9.0")
    before = contents(clinic)
    words = r"was last opened with ExoConsent 0\.9\.0, and this is the older .*\. Install 0\.9\.0 or a newer version"
    for act in (
        lambda: accounts.user_names(clinic),
        lambda: accounts.log_in(clinic, make.USER, make.PASSPHRASE, NOW),
        lambda: accounts.log_in_by_code(clinic, "no code", NOW),
    ):
        with pytest.raises(StorageError, match=words):
            act()
    assert contents(clinic) == before


def test_the_mark_never_goes_down(clinic):
    note_version(clinic, "0.2.3")
    note_version(clinic, "0.2.1")
    assert (clinic / MARK).read_text() == "ExoConsent 0.2.3\n"


@pytest.mark.parametrize(
    "mark", [b"", b"nonsense", b"\xff\xfe", b"ExoConsent " + b"9" * 200, b"ExoConsent 1.2.3.4.5.6\n"]
)
def test_a_mark_that_makes_no_sense_shuts_nobody_out(clinic, mark):
    (clinic / MARK).write_bytes(mark)
    assert last_version(clinic) == "0"
    refuse_downgrade(clinic, "0.1.0")


def test_a_folder_that_cannot_be_marked_opens_all_the_same(clinic, monkeypatch):
    def refuse(*_words):
        raise StorageError("read-only")

    monkeypatch.setattr(upgrades, "write_safely", refuse)
    note_version(clinic, "0.2.0")
    assert last_version(clinic) == "0"


numbers = st.tuples(*[st.integers(0, 30)] * 3)


@given(numbers, numbers)
def test_exactly_an_older_series_is_refused(tmp_path_factory, ours, theirs):
    folder = tmp_path_factory.mktemp("clinic")
    note_version(folder, ".".join(map(str, theirs)))
    refused = False
    try:
        refuse_downgrade(folder, ".".join(map(str, ours)))
    except StorageError:
        refused = True
    assert refused is (theirs[:2] > ours[:2])
