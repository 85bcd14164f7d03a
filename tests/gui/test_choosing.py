"""File dialogs are our own and leave no folder's name behind; what another Qt program remembers stays."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog

from exoconsent.gui import choosing

MARKER = "Zebrowski-Marker"
GUI = Path(choosing.__file__).parent


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """Qt's own file of what its dialogs remember, in a folder of the test."""
    usual = Path(QSettings(QSettings.Scope.UserScope, "QtProject").fileName()).parent
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, str(tmp_path / "config"))
    yield tmp_path / "config"
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, str(usual))


def written(folder: Path) -> str:
    return "".join(path.read_text() for path in folder.rglob("*") if path.is_file())


def take(path: Path, seen: list[bool]) -> None:
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, QFileDialog)
    seen.append(dialog.testOption(QFileDialog.Option.DontUseNativeDialog))
    dialog.setDirectory(str(path if path.is_dir() else path.parent))
    dialog.selectFile(str(path))
    dialog.accept()


def room(tmp_path: Path) -> Path:
    folder = tmp_path / MARKER
    folder.mkdir()
    (folder / "there.exobackup").write_bytes(b"")
    return folder


WAYS: dict[str, tuple[str, Callable[[Path], Path | None]]] = {
    "save": ("EC-1.pdf", lambda folder: choosing.place_to_save(None, "t", str(folder), "EC-1.pdf", "PDF (*.pdf)")),
    "open": ("there.exobackup", lambda _folder: choosing.file_to_open(None, "t", "Backups (*.exobackup)")),
    "folder": ("", lambda _folder: choosing.folder_for(None, "t")),
}


@pytest.mark.skipif(os.name == "nt", reason="Qt keeps it in the registry there")
@pytest.mark.parametrize("way", WAYS)
def test_no_folder_is_remembered(qtbot, tmp_path: Path, kept: Path, way: str) -> None:
    other = QSettings(QSettings.Scope.UserScope, "QtProject")
    other.setValue("FileDialog/history", ["file:///another/program"])
    other.sync()
    folder, seen = room(tmp_path), []
    name, ask = WAYS[way]
    QTimer.singleShot(0, lambda: take(folder / name if name else folder, seen))
    assert ask(folder) == (folder / name if name else folder)
    assert seen == [True]
    assert MARKER not in written(kept)
    assert "another/program" in written(kept)


def test_qt_alone_would_remember(qtbot, tmp_path: Path, kept: Path) -> None:
    """The test above can fail."""
    folder = room(tmp_path)
    QTimer.singleShot(0, lambda: take(folder / "there.exobackup", []))
    assert QFileDialog.getOpenFileName(None, "t", options=QFileDialog.Option.DontUseNativeDialog)[0]
    assert MARKER in written(kept)


def test_nobody_else_asks_for_files() -> None:
    users = {path.name for path in GUI.rglob("*.py") if "QFileDialog" in path.read_text(encoding="utf-8")}
    assert users == {"choosing.py"}
