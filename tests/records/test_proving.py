"""Proving: what is written is on the disk and was compared when it ends, and no lie of the disk passes."""

import errno
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exoconsent.records import proving

PIECES = st.lists(st.binary(max_size=40), max_size=20)


def write(path: Path, pieces: list[bytes]) -> None:
    with path.open("wb") as out, proving.proving(out, path) as proof:
        for piece in pieces:
            proof.write(piece)
        proof.finish()


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(proving, "STRETCH", 50)


@pytest.mark.usefixtures("small")
@given(pieces=PIECES)
def test_all_pieces_are_written_in_their_order(tmp_path_factory: pytest.TempPathFactory, pieces: list[bytes]) -> None:
    path = tmp_path_factory.mktemp("disk") / "file"
    write(path, pieces)
    assert path.read_bytes() == b"".join(pieces)


@pytest.mark.usefixtures("small")
@given(pieces=PIECES.filter(any), data=st.data())
def test_a_byte_that_came_back_otherwise_is_found(tmp_path_factory, pieces: list[bytes], data) -> None:
    path, size = tmp_path_factory.mktemp("disk") / "file", sum(map(len, pieces))
    wrong = data.draw(st.integers(0, size - 1))
    whole = b"".join(pieces)

    def lying(handle: int) -> None:
        if os.fstat(handle).st_size > wrong:
            os.pwrite(handle, bytes([whole[wrong] ^ 1]), wrong)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(proving, "_sync", lying)
        with pytest.raises(OSError, match="did not give back what was written"):
            write(path, pieces)


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize("turn", [1, 2, 3])
def test_a_disk_that_refuses_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, turn: int) -> None:
    done: list[int] = []

    def refusing(handle: int) -> None:
        done.append(handle)
        if len(done) == turn:
            raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(proving, "_sync", refusing)
    with pytest.raises(OSError, match="Input/output error"):
        write(tmp_path / "file", [b"x" * 60] * 3)


@pytest.mark.usefixtures("small")
def test_nobody_writes_far_ahead_of_the_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written: list[int] = []
    monkeypatch.setattr(proving, "_sync", lambda handle: written.append(os.fstat(handle).st_size))
    write(tmp_path / "file", [b"x" * 50] * 12)
    compared = range(0, 600, 50)
    assert all(size - before <= 3 * 50 for size, before in zip(written, compared, strict=False))


def test_a_file_that_ends_early_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(proving, "_sync", lambda handle: os.ftruncate(handle, 30))
    with pytest.raises(OSError, match="did not give back what was written"):
        write(tmp_path / "file", [b"x" * 60])
