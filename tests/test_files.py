"""Files: whole or not at all, readable by their owner only, faults as sentences."""

import errno
import os
from pathlib import Path

import pytest

from exoconsent import files
from exoconsent.errors import BadInputError, StorageError
from exoconsent.settings import home


def test_a_file_is_written_whole_for_its_owner_only(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    files.write_safely(path, b"one")
    files.write_safely(path, b"two")
    assert path.read_bytes() == b"two"
    assert path.stat().st_mode & 0o777 == 0o600
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("step", ["write", "fsync", "replace"])
@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EIO, errno.EROFS])
def test_each_failing_step_keeps_what_was_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str, number: int
) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(b"before")

    def fail(*_args: object, **_named: object) -> None:
        raise OSError(number, os.strerror(number))

    match step:
        case "write":
            monkeypatch.setattr(os, "open", fail)
        case "fsync":
            monkeypatch.setattr(os, "fsync", fail)
        case "replace":
            monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(StorageError, match=r"a\.pdf: could not be written \(.+\); nothing was changed there"):
        files.write_safely(path, b"after")
    monkeypatch.undo()
    assert path.read_bytes() == b"before"
    assert list(tmp_path.iterdir()) == [path]


def test_reading_is_limited_and_told(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"12345")
    assert files.read_limited(path, 5) == b"12345"
    with pytest.raises(BadInputError, match="larger than 4 bytes"):
        files.read_limited(path, 4)
    with pytest.raises(BadInputError, match=r"could not be read \(No such file or directory\)"):
        files.read_limited(tmp_path / "b", 4)
    with pytest.raises(BadInputError, match=r"could not be read \(Is a directory\)"):
        files.read_limited(tmp_path, 4)


def test_home_follows_the_environment(tmp_path: Path) -> None:
    assert home({"EXOCONSENT_HOME": str(tmp_path)}) == tmp_path
    assert home({"XDG_DATA_HOME": str(tmp_path)}) == tmp_path / "exoconsent"
    assert home({}).name == "exoconsent"
