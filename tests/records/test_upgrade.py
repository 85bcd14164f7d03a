import hashlib
import json
import os

import pytest

from exoconsent.errors import BadInputError, StorageError
from exoconsent.records import opening, upgrade
from exoconsent.records.checking import check
from exoconsent.records.papers import Outcome
from exoconsent.records.record import Kind
from exoconsent.records.store import Store
from exoconsent.records.upgrade import has_old_papers, take_in
from exoconsent.records.vault import Vault
from tests.old_papers import file_note, file_signed
from tests.records.cheap import CHEAP, lowered_floor
from tests.records.filings import NOW

PASSPHRASE = "lantern copper velvet mustard"
RECORD = {
    "document": "EC-1", "created": "2025-11-02T10:00:00+00:00", "language": "es", "content_hash": "cd" * 32,
    "title": "Facial treatment", "form": {"id": "facial", "number": "3"},
    "patient": {"name": "Testina Muster", "born": "1990-05-06"},
    "facts": {"route": "topical", "product": {"name": "Exo", "lot": "LX-9"}},
    "sections": [{"id": "bleeding", "by_hand": True, "reason": "not apt"}, {"id": "risks", "by_hand": False}],
    "warn": [{"code": "W1", "note": "asked twice"}], "signatories": [{"role": "patient", "name": "Testina Muster"}],
    "signed_at": "2025-11-02T10:20:00+00:00",
}  # fmt: skip


@pytest.fixture(autouse=True)
def cheap():
    with lowered_floor():
        yield


@pytest.fixture
def old(tmp_path):
    """A clinic folder as the edition without accounts left it."""
    folder = tmp_path / "clinic"
    folder.mkdir()
    (folder / "clinic.yaml").write_text("name: Clinic\n")
    (folder / "issue.secret").write_bytes(b"i" * 32)
    (folder / "seal.passphrase").write_bytes(b"open sesame")
    file_signed(folder, "EC-1", b"%PDF one")
    file_signed(folder, "EC-1", b"%PDF another of that number")
    file_note(folder, Outcome.DECLINED, "EC-2", "afraid of needles", NOW)
    file_note(folder, Outcome.GIVEN_UP, "EC-3", "wrong form", NOW, b"%PDF half")
    return folder


def read(pdf):
    if not pdf.startswith(b"%PDF"):
        raise BadInputError.saying("has no record")
    return RECORD


def taken_in(folder):
    return take_in(folder, "Clinic", "Ann", PASSPHRASE, NOW, read, cost=CHEAP, clock=lambda: NOW)


def plain_files(folder):
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def test_everything_is_taken_in_and_lies_nowhere_else(old):
    assert has_old_papers(old)
    vault, _ = taken_in(old)
    assert vault.notices == ()
    assert vault.secret("issue.secret") == b"i" * 32
    assert vault.secret("seal.passphrase") == b"open sesame"
    vault.close()
    assert plain_files(old) == ["clinic.yaml", "records.exodb", "vault.keys", "vault.keys.copy"]
    assert not has_old_papers(old)
    store = Store(Vault.open(old, "Ann", PASSPHRASE, NOW, clock=lambda: NOW))
    first = store.by_number("EC-1", NOW.date())
    record = store.open(first.id, NOW.date())
    assert record.filing.pdf == b"%PDF one"
    assert (first.name, first.lot, first.form_title, first.kind) == (
        "Testina Muster",
        "LX-9",
        "Facial treatment",
        Kind.CONSENT,
    )
    assert record.filing.signed_at.isoformat() == RECORD["signed_at"]
    assert record.filing.reasons == (("bleeding", "not apt"),)
    assert record.filing.warnings == (("W1", "asked twice"),)
    assert store.by_number("EC-1-2", NOW.date())
    declined = store.by_number("EC-2", NOW.date())
    assert declined.kind is Kind.DECLINED
    assert store.open(declined.id, NOW.date()).filing.reasons == (("", "afraid of needles"),)
    given_up = store.by_number("EC-3", NOW.date())
    assert store.open(given_up.id, NOW.date()).filing.pdf == b"%PDF half"
    assert check(store.vault).fine


def test_a_paper_that_cannot_be_read_is_left_and_named(old):
    (old / "signed" / "EC-9.pdf").write_bytes(b"no pdf")
    vault, _ = taken_in(old)
    assert len(vault.notices) == 1
    assert "EC-9.pdf" in vault.notices[0]
    assert (old / "signed" / "EC-9.pdf").read_bytes() == b"no pdf"


@pytest.mark.parametrize("point", ["fill", "keys", "name"])
def test_cut_off_before_the_archive_has_its_name_the_folder_is_as_it_was(old, point, monkeypatch):
    before = {name: (old / name).read_bytes() for name in plain_files(old)}

    def cut(*_args, **_rest):
        raise OSError if point == "name" else StorageError("cut off")

    target = {"fill": (upgrade, "_papers"), "keys": (opening, "_finish"), "name": (os, "fsync")}[point]
    with monkeypatch.context() as patch:
        patch.setattr(*target, cut)
        with pytest.raises(StorageError):
            taken_in(old)
    assert {name: (old / name).read_bytes() for name in before} == before
    assert not Vault.exists(old)
    assert (point == "fill") == (not (old / opening.UNFINISHED).exists())
    vault, _ = taken_in(old)
    assert len(Store(vault).connection.execute("SELECT 1 FROM records").fetchall()) == 4
    assert plain_files(old)[0] == "clinic.yaml"


def test_cut_off_while_files_are_taken_away_the_next_opening_goes_on(old, monkeypatch):
    with monkeypatch.context() as patch:
        patch.setattr(upgrade, "sweep", lambda vault: ())
        vault, _ = taken_in(old)
    assert (old / "issue.secret").exists()
    vault.close()
    vault = Vault.open(old, "Ann", PASSPHRASE, NOW, clock=lambda: NOW)
    assert not has_old_papers(old)
    assert len(vault.connection.execute("SELECT 1 FROM records").fetchall()) == 4


def test_a_file_that_was_changed_meanwhile_is_never_taken_away(old, monkeypatch):
    with monkeypatch.context() as patch:
        patch.setattr(upgrade, "sweep", lambda vault: ())
        taken_in(old)[0].close()
    (old / "signed" / "EC-1.pdf").write_bytes(b"%PDF other")
    vault = Vault.open(old, "Ann", PASSPHRASE, NOW, clock=lambda: NOW)
    assert "EC-1.pdf was changed" in vault.notices[0]
    assert (old / "signed" / "EC-1.pdf").exists()


def test_what_was_taken_is_kept_with_its_digest(old):
    digest = hashlib.sha256((old / "signed" / "EC-1.pdf").read_bytes()).hexdigest()
    vault, _ = taken_in(old)
    assert json.loads(vault.about("taken"))["signed/EC-1.pdf"] == digest
