"""The key ring on the disk: one whole copy at any time, a worse one mended and told, a change cut off is not lost."""

from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from exoconsent.errors import StorageError, TamperedError
from exoconsent.records import cost, keyfile
from exoconsent.records.cost import FLOOR
from exoconsent.records.keyfile import COPY, NAME, NEXT, Found, exists, read, write, write_pending
from exoconsent.records.keyring import Keyring
from exoconsent.records.recovery import code_of
from exoconsent.records.slots import Role, User
from tests.records.cheap import CHEAP, lowered_floor

KEY, NEW_KEY = bytes(range(32)), bytes(32)
RANDOM = Random(0).randbytes
with lowered_floor():
    ANA = User(id="u1", name="Ana", role=Role.MANAGER)
    OLD = Keyring.new("c", KEY, ANA, "tape river lamp orchid", code_of(bytes(20)), CHEAP, RANDOM)
    NEW = OLD.rekeyed(NEW_KEY, random=RANDOM)


@pytest.fixture(scope="module", autouse=True)
def _cheap() -> Iterator[None]:
    with lowered_floor():
        yield


def whole(folder: Path, ring: Keyring) -> bool:
    return all((folder / name).read_bytes() == ring.to_bytes() for name in (NAME, COPY))


def test_write_and_read(tmp_path: Path) -> None:
    assert not exists(tmp_path)
    write(tmp_path, OLD)
    assert exists(tmp_path)
    assert read(tmp_path) == Found(keyring=OLD, pending=None, told=())
    assert sorted(path.name for path in tmp_path.iterdir()) == [NAME, COPY]
    assert all(path.stat().st_mode & 0o077 == 0 for path in tmp_path.iterdir())


@pytest.mark.parametrize("name", [NAME, COPY])
@pytest.mark.parametrize("damage", ["gone", "empty", "half", "one bit"])
def test_one_damaged_copy_is_made_again_and_told(tmp_path: Path, name: str, damage: str) -> None:
    write(tmp_path, OLD)
    path, data = tmp_path / name, OLD.to_bytes()
    spoiled = {"empty": b"", "half": data[: len(data) // 2], "one bit": b"|" + data[1:]}
    path.unlink() if damage == "gone" else path.write_bytes(spoiled[damage])
    found = read(tmp_path)
    assert found.keyring == OLD
    assert found.told == (f"{name} was missing or damaged and was made again from the other copy.",)
    assert whole(tmp_path, OLD)
    assert read(tmp_path).told == ()


@pytest.mark.parametrize("name", [NAME, COPY])
def test_the_newer_copy_wins(tmp_path: Path, name: str) -> None:
    write(tmp_path, OLD)
    (tmp_path / name).write_bytes(NEW.to_bytes())
    found = read(tmp_path)
    assert found.keyring == NEW
    assert "newer copy" in found.told[0]
    assert whole(tmp_path, NEW)


def test_both_damaged_or_none_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(StorageError, match="newest backup"):
        read(tmp_path)
    for name in (NAME, COPY):
        (tmp_path / name).write_bytes(b"spoiled")
    with pytest.raises(StorageError, match="neither this file nor its copy is whole"):
        read(tmp_path)
    assert (tmp_path / NAME).read_bytes() == b"spoiled"


def test_what_cannot_be_mended_is_told_and_opens_all_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, OLD)
    (tmp_path / COPY).unlink()
    monkeypatch.setattr(keyfile, "write_safely", full)
    found = read(tmp_path)
    assert found.keyring == OLD
    assert found.told == ("vault.keys.copy was missing or damaged and could not be made again. the disk is full",)


def full(_path: Path, _data: bytes) -> None:
    raise StorageError("the disk is full")


@pytest.mark.parametrize("failing", [0, 1])
def test_cut_off_at_each_file_one_copy_is_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failing: int) -> None:
    write(tmp_path, OLD)
    real, done = keyfile.write_safely, []

    def once(path: Path, data: bytes) -> None:
        if len(done) == failing:
            raise StorageError("the disk is full")
        done.append(path)
        real(path, data)

    with monkeypatch.context() as patch:
        patch.setattr(keyfile, "write_safely", once)
        with pytest.raises(StorageError):
            write(tmp_path, NEW)
    assert read(tmp_path).keyring == (NEW if failing else OLD)
    assert whole(tmp_path, NEW if failing else OLD)


def test_a_pending_ring_lies_beside_the_valid_one_until_one_is_written(tmp_path: Path) -> None:
    write(tmp_path, OLD)
    write_pending(tmp_path, NEW)
    assert read(tmp_path) == Found(keyring=OLD, pending=NEW, told=())
    write(tmp_path, OLD)  # the database never got its key
    assert read(tmp_path) == Found(keyring=OLD, pending=None, told=())
    write_pending(tmp_path, NEW)
    write(tmp_path, NEW)
    assert not (tmp_path / NEXT).exists()
    write_pending(tmp_path, OLD)  # an older one is nothing to wait for
    assert read(tmp_path).pending is None
    (tmp_path / NEXT).write_bytes(b"half")
    assert read(tmp_path) == Found(keyring=NEW, pending=None, told=())


def test_too_little_work_in_both_copies_is_told_as_a_change(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, OLD)
    monkeypatch.setattr(cost, "FLOOR", FLOOR)
    with pytest.raises(TamperedError, match=r"vault\.keys: The key file asks for less work"):
        read(tmp_path)


def test_a_link_is_not_written_through(tmp_path: Path) -> None:
    write(tmp_path, OLD)
    target = tmp_path / "other"
    target.write_bytes(b"mine")
    (tmp_path / COPY).unlink()
    (tmp_path / COPY).symlink_to(target)
    assert "could not be made again" in read(tmp_path).told[0]
    assert target.read_bytes() == b"mine"
