"""Choosing files and folders: our own dialog on every system, which leaves no list of places behind.

The system's dialogs keep what was chosen, path and name, in lists that other programs show; Qt's keeps the folders.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

import shiboken6
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QFileDialog, QWidget

_QT: Final = "QtProject"
"""Where Qt keeps what its dialogs remember, for all programs of this person together."""
_GROUP: Final = "FileDialog"
_OURS: Final = ("history", "lastVisited")
"""Folders, which somebody may have named after a patient; width and order of columns are nobody's business."""


def place_to_save(parent: QWidget | None, title: str, folder: str, name: str, kinds: str) -> Path | None:
    """Where ``name`` (a document number, never a person) shall go; None when nowhere.

    An existing file is asked about. ``folder``: where to begin; empty for the documents folder or wherever Qt begins.
    """
    dialog = _dialog(parent, title, folder, kinds)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(Path(name).suffix.removeprefix("."))
    dialog.selectFile(name)
    return _chosen(dialog)


def file_to_open(parent: QWidget | None, title: str, kinds: str) -> Path | None:
    """One that is there; None when none."""
    dialog = _dialog(parent, title, "", kinds)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    return _chosen(dialog)


def folder_for(parent: QWidget | None, title: str) -> Path | None:
    """One that is there or was made in the dialog; None when none."""
    dialog = _dialog(parent, title, "", "")
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    return _chosen(dialog)


def _dialog(parent: QWidget | None, title: str, folder: str, kinds: str) -> QFileDialog:
    dialog = QFileDialog(parent, title, folder, kinds)
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.setHistory([])
    return dialog


def _chosen(dialog: QFileDialog) -> Path | None:
    with _no_trace():
        try:
            return Path(dialog.selectedFiles()[0]) if dialog.exec() else None
        finally:
            if shiboken6.isValid(dialog):
                shiboken6.delete(dialog)  # which is when Qt writes down where we were


@contextmanager
def _no_trace() -> Iterator[None]:
    """What Qt remembers of folders is afterwards what it was before."""
    before = {key: _settings().value(key) for key in _OURS}
    try:
        yield
    finally:
        after = _settings()
        for key, value in before.items():
            _put_back(after, key, value)
        after.sync()


def _put_back(settings: QSettings, key: str, value: Any) -> None:
    if value is None:
        settings.remove(key)
    else:
        settings.setValue(key, value)


def _settings() -> QSettings:
    settings = QSettings(QSettings.Scope.UserScope, _QT)
    settings.beginGroup(_GROUP)
    return settings
