"""Archives depend on names and contents only."""

import tarfile
import zipfile
from pathlib import Path

import pytest
from packing import tar_xz, zipped

WHEN = 1_795_000_000


def made(place: Path, names: list[str], mode: int) -> Path:
    for name in names:
        path = place / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(name.encode())
        path.chmod(mode)
    (place / "run").write_bytes(b"run")
    (place / "run").chmod(mode | 0o100)
    return place


@pytest.mark.parametrize("pack", [tar_xz, zipped])
def test_who_packed_it_and_when_leaves_no_trace(tmp_path, pack):
    first = made(tmp_path / "first", ["b", "a/c", "a/b"], 0o600)
    second = made(tmp_path / "second", ["a/b", "a/c", "b"], 0o644)
    (second / ".hidden").write_bytes(b"left out")
    (second / "__pycache__").mkdir()
    (second / "__pycache__" / "x.pyc").write_bytes(b"left out")
    for folder in (first, second):
        pack(folder, folder.with_suffix(".packed"), "top", WHEN)
    assert first.with_suffix(".packed").read_bytes() == second.with_suffix(".packed").read_bytes()


def test_what_runs_still_runs_and_names_are_under_one_folder(tmp_path):
    folder = made(tmp_path / "folder", ["a/b"], 0o600)
    tar_xz(folder, tmp_path / "x.tar.xz", "top", WHEN)
    with tarfile.open(tmp_path / "x.tar.xz") as archive:
        assert {entry.name: (entry.mode, entry.mtime, entry.uid) for entry in archive} == {
            "top/a/b": (0o644, WHEN, 0), "top/run": (0o755, WHEN, 0),
        }  # fmt: skip
    zipped(folder, tmp_path / "x.zip", "top", WHEN)
    assert zipfile.ZipFile(tmp_path / "x.zip").namelist() == ["top/a/b", "top/run"]
