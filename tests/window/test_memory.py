"""What the last session leaves in the memory of the program: looked for by root, in the real window."""

import os
import sys
from pathlib import Path

import pytest

from exoconsent.clinic import accounts
from exoconsent.gui.own_clinic import KEY, OWN
from exoconsent.records.store import Store
from tests.gui.accounts import ANNA, NOW, WORDS, named
from tests.records.filings import filing
from tests.window.conftest import prepare_home
from tests.window.desktop import Desktop, Program, Reader, eventually

NAME = "Zebrowska-Quillmarker"
FILED = "Vandermolen-Kestrelwick"
CHUNK = 16 << 20
AS_ROOT = pytest.mark.skipif(
    sys.platform != "linux" or os.getuid() != 0, reason="only root may look into the program's memory"
)


def copies(pid: int, *words: str) -> int:
    """How often they lie in all the memory that the process can read, as UTF-8 and as Qt's UTF-16."""
    wanted = [word.encode(code) for word in words for code in ("utf-8", "utf-16-le")]
    found = 0
    with Path(f"/proc/{pid}/mem").open("rb", buffering=0) as memory:
        for line in Path(f"/proc/{pid}/maps").read_text().splitlines():
            span, rights, *_rest = line.split()
            if rights.startswith("r") and "[v" not in line:
                start, end = (int(edge, 16) for edge in span.split("-"))
                found += sum(_in_region(memory.fileno(), start, end, wanted))
    return found


def _in_region(memory: int, start: int, end: int, wanted: list[bytes]) -> list[int]:
    most, found, before = max(map(len, wanted)), [0] * len(wanted), b""
    for at in range(start, end, CHUNK):
        try:
            piece = before + os.pread(memory, min(CHUNK, end - at), at)
        except OSError:
            break
        for number, word in enumerate(wanted):
            tail = before[-(len(word) - 1) :]
            found[number] += piece[len(before) - len(tail) :].count(word)
        before = piece[-(most - 1) :]
    return found


@AS_ROOT
def test_after_logging_out_nothing_of_the_last_session_is_in_memory(
    desktop: Desktop, reader: Reader, tmp_path: Path
) -> None:
    home = tmp_path / "own"
    environment = prepare_home(home, **{KEY: OWN})
    file_one(home)
    program = Program(desktop, reader, home, environment)
    try:
        log_in_and_type(program)
        look_at_the_filed_one(program)
        pid = program.process.pid
        assert copies(pid, NAME) > 0 < copies(pid, FILED), "the control: it is there while somebody works"
        program.press("ctrl+shift+l")
        program.find("push button", "Log out")
        covered = copies(pid, NAME)
        program.act(program.find("push button", "Log out"), "Press")
        eventually(lambda: door(program), "the door again", 30)
        assert program.process.pid == pid
        assert program.process.poll() is None
        assert covered > 0, "a cover alone empties nothing, as is written in docs/records.md"
        assert copies(pid, NAME, FILED, WORDS) == 0
        assert NAME not in program.complaints()
    finally:
        program.close()


def file_one(home: Path) -> None:
    """A clinic with an account and one filed consent."""
    clinic = accounts.found(named(home), ANNA, WORDS, NOW).clinic
    Store(clinic.archive(lambda: NOW).vault).file(filing("EC-261101-AAAAAAAA", patient_name=FILED), NOW)
    clinic.close()


def look_at_the_filed_one(program: Program) -> None:
    """In Records, its document beside the list."""
    program.press("alt+3")
    eventually(lambda: copies(program.process.pid, FILED), "the filed name in memory")
    program.press("Down")
    program.press("Return")
    program.find("push button", "Correct")


def log_in_and_type(program: Program) -> None:
    """Until the pages with the name stand."""
    eventually(lambda: door(program), "the door", 30)
    program.click(program.find("password text", "Passphrase"))
    program.type(WORDS)
    program.press("Return")
    program.on("patient's name")
    program.type(NAME)
    program.press("Tab")
    eventually(lambda: copies(program.process.pid, NAME), "the name in memory")


def door(program: Program) -> bool:
    """Whether somebody may log in here now."""
    return bool(program.tree().all("check box", "Show letters"))
