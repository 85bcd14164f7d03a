"""Loading the desk's modules: on the window's thread only, in small steps, and a broken module is told."""

import json
import subprocess
import sys
from typing import Any

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
    told: list[list[str]] = told_by(LOADED.format(acts=acts))
    return told


def told_by(program: str) -> Any:
    """What a program in Python prints as JSON."""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


MADE = """
import json, os, sys, tempfile
from datetime import UTC, datetime
os.environ["EXOCONSENT_HOME"] = tempfile.mkdtemp()
from exoconsent.gui import start
from exoconsent.gui.loading import STEPS
for step in STEPS:
    __import__(step)
from PySide6 import QtCore, QtGui, QtWidgets
from PySide6.QtWidgets import QApplication
from exoconsent.gui import letterhead_picture, page_images, reading_pages, records_paper
from exoconsent.gui.records_paper import _COLUMNS, ListPaper
from exoconsent.gui.session import Session
from exoconsent.pdf.layout import PrintOptions
application, clinic, options, now = QApplication([]), start.read_forms(), PrintOptions(), datetime.now(UTC)
rendered = clinic.render(clinic.prepare(Session.blank("exosome-treatment"), now), options)
line = ("x",) * len(_COLUMNS)
def paper(mirrored):
    return ListPaper(title="t", lines=("a",), heads=line, rows=(line,) * 80, paper=(595.0, 842.0), mirrored=mirrored)
def made():
    return {f"{m.__name__}.{name}" for m in (QtCore, QtGui, QtWidgets) for name in vars(m)}
before = made()
page_images.draw_page(rendered.pdf, 0, 50)
page_images.draw_pages([0], 50, rendered)
reading_pages._picture(rendered.pdf, 0, 50)
letterhead_picture.top_of_page(clinic, clinic.profile, "exosome-treatment", options, now)
records_paper.list_pdf(paper(False))
records_paper.list_pdf(paper(True))
print(json.dumps(sorted(made() - before)))
"""


@pytest.mark.parametrize("work", ["start.read_forms", "start.warm"])
def test_the_worker_loads_nothing_of_qt(work: str) -> None:
    assert loaded_by(f"{work},") == [[]]


def test_what_a_worker_draws_makes_no_class_of_qt_there() -> None:
    assert told_by(MADE) == []


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
