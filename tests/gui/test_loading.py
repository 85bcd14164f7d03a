"""Loading the desk's modules: on the window's thread only, in small steps, and a broken module is told."""

import json
import subprocess
import sys

import pytest
from PySide6.QtCore import QObject

from exoconsent.gui import loading
from exoconsent.gui.loading import STEPS, Loading

LOADED = """
import json, sys, tempfile, os
from functools import partial
os.environ["EXOCONSENT_HOME"] = tempfile.mkdtemp()
from exoconsent.gui import start
from exoconsent.gui.loading import STEPS
told, known = [], set(sys.modules)
for do in ({acts}):
    do()
    told.append([name for name in sys.modules if name not in known and name.startswith(("exoconsent.gui", "PySide6"))])
    known = set(sys.modules)
print(json.dumps(told))
"""


def loaded_by(acts: str) -> list[list[str]]:
    """The modules of the window that each act loads, in a program of its own."""
    done = subprocess.run([sys.executable, "-c", LOADED.format(acts=acts)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.mark.parametrize("work", ["start.read_forms", "start.warm"])
def test_the_worker_loads_nothing_of_qt(work: str) -> None:
    assert loaded_by(f"{work},") == [[]]


def test_the_steps_are_small_and_leave_nothing_for_later() -> None:
    told = loaded_by("*[partial(__import__, name) for name in (*STEPS, 'exoconsent.gui.furnish')],")
    assert told[-1] == []
    assert all(told[:-1]), "a step that loads nothing is not needed"
    assert max(map(len, told)) <= 25


def loading_of(parent: QObject) -> list[object]:
    said: list[object] = []
    Loading(parent, lambda: said.append("done"), said.append).begin()
    return said


def test_it_tells_when_all_is_loaded(qtbot) -> None:
    parent = QObject()
    said = loading_of(parent)
    assert said == [], "not before the events that wait"
    qtbot.waitUntil(lambda: bool(said))
    assert said == ["done"]


def test_a_module_that_cannot_be_loaded_is_told_and_nothing_follows(qtbot, monkeypatch) -> None:
    missing = "exoconsent.gui.is_not_there"
    monkeypatch.setattr(loading, "STEPS", (STEPS[0], missing, STEPS[1]))
    parent = QObject()
    said = loading_of(parent)
    qtbot.waitUntil(lambda: bool(said))
    qtbot.wait(20)
    assert [getattr(fault, "name", "") for fault in said] == [missing]
