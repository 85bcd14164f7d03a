"""Loaded by every Python that ``desktop.Program`` starts: tells on standard error when a worker loads a part of Qt.

Such a load can crash the window (``exoconsent.gui.loading`` says why), though seldom enough to pass for chance.
"""

import sys
from threading import current_thread, main_thread


class WorkerLoads:
    """Finds nothing; it only looks who asks."""

    @staticmethod
    def find_spec(name: str, _path: object = None, _target: object = None) -> None:
        """Called for each module that was not loaded before."""
        if name.startswith(("PySide6", "exoconsent.gui")) and current_thread() is not main_thread():
            print(f"A worker loads {name}", file=sys.stderr, flush=True)  # noqa: T201 - the test reads it


sys.meta_path.insert(0, WorkerLoads)
