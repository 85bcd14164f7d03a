"""The desktop, once; a program on it with a home of its own and a printer that only writes down what it was given."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from exoconsent.gui.remembered import Remembered
from exoconsent.gui.staff_pin import StaffPin
from tests.window.desktop import Desktop, Program, Reader, missing_tools

LP = """#!/bin/sh
# A printer that keeps what it is given.
echo "$@" > "{folder}/arguments"
cat > "{folder}/job.pdf"
mv "{folder}/job.pdf" "{folder}/printed.pdf"
echo "request id is Desk-1 (1 file(s))"
"""
LPSTAT = """#!/bin/sh
case "$*" in
*-W*) ;;
*) echo "printer Desk is idle.  enabled since today"; echo "system default destination: Desk" ;;
esac
"""
Start = Callable[..., Program]


@pytest.fixture(scope="session")
def desktop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desktop]:
    lacking = missing_tools()
    if lacking:
        pytest.skip(f"no real window here: {', '.join(lacking)} missing")
    made = Desktop(str(tmp_path_factory.mktemp("screen")))
    try:
        made.begin()
        yield made
    finally:
        made.end()


@pytest.fixture(scope="session")
def reader(desktop: Desktop) -> Reader:
    return Reader(desktop)


def prepare_home(home: Path, **settings: object) -> dict[str, str]:
    """A desk that has been welcomed, with a printer; returns its environment."""
    home.mkdir(parents=True, exist_ok=True)
    remembered = Remembered(home / "desk.json")
    for key, value in {"welcomed": True, **settings}.items():
        remembered.put(key, value)
    StaffPin(remembered).choose(PIN)
    for name, script in (("lp", LP), ("lpstat", LPSTAT)):
        tool = home / "bin" / name
        tool.parent.mkdir(exist_ok=True)
        tool.write_text(script.format(folder=home))
        tool.chmod(0o755)
    return {"PATH": f"{home / 'bin'}:{os.environ['PATH']}"}


PIN = "2468"
LETTERS = "knee"
"""Enough of the name of the made-up patient whose form can be signed (forms/patients/ex-o01.yaml)."""
SUGGESTED = "Giving blood, tissue or milk afterwards"
"""A section of theirs that may be left out."""


def open_patient(program: Program) -> None:
    """Letters of the name and Enter; until the pages stand."""
    program.type(LETTERS)
    program.press("Return")
    program.find("check box", SUGGESTED)


@pytest.fixture
def start(desktop: Desktop, reader: Reader, tmp_path: Path) -> Iterator[Start]:
    made: list[Program] = []

    def begin(**settings: object) -> Program:
        home = tmp_path / f"home{len(made)}"
        program = Program(desktop, reader, home, prepare_home(home, **settings))
        made.append(program)
        return program

    yield begin
    for program in made:
        program.close()
