"""The plug is pulled (kill -9) while somebody types and while people sign: what may be lost, and what never.

EXOCONSENT_KILLS sets how often (a few by default).
"""

import os
import random
import signal
import subprocess
import sys
import threading
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest

from exoconsent.clinic import Clinic
from exoconsent.gui.session import Session
from exoconsent.gui.window import Window
from exoconsent.records.desk import State
from tests.filed import records

KILLS = int(os.environ.get("EXOCONSENT_KILLS", "4"))
LOST_S = 1.0
"""Seconds of typing that may be lost (the issue's figure)."""
ROOT = Path(__file__).resolve().parents[2]


def run_and_kill(what: str, home: Path, after: float) -> tuple[float, list[tuple[float, str]]]:
    """Start, let it work for ``after`` seconds from its first word on, kill; the moment of that and what it said."""
    child = subprocess.Popen(
        [sys.executable, "-m", "tests.journey.cut_off", what, str(home)],
        cwd=ROOT, stdout=subprocess.PIPE, text=True, env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )  # fmt: skip
    said: list[tuple[float, str]] = []
    ready = threading.Event()

    def listen() -> None:
        assert child.stdout
        for line in child.stdout:
            moment, _, words = line.rstrip("\n").partition(" ")
            said.append((float(moment), words))
            ready.set()
        ready.set()

    ear = threading.Thread(target=listen)
    ear.start()
    try:
        assert ready.wait(60)
        time.sleep(after)
    finally:
        killed = time.monotonic()
        child.send_signal(signal.SIGKILL)
        child.wait()
        ear.join()
        if child.stdout:
            child.stdout.close()
    return killed, said[1:]


@pytest.mark.skipif(sys.platform == "win32", reason="kill -9 is a thing of POSIX systems")
@pytest.mark.parametrize("turn", range(KILLS))
def test_at_most_the_last_second_of_typing_is_lost(tmp_path: Path, turn: int) -> None:
    killed, said = run_and_kill("typing", tmp_path, random.Random(turn).uniform(1.2, 3.0))
    typed = "".join(letter for _moment, letter in said)
    safe = "".join(letter for moment, letter in said if moment < killed - LOST_S)
    desk = Clinic.demo(tmp_path).desk()
    kept = desk.left_open()
    assert not desk.unreadable
    if safe.strip():
        assert kept is not None
        assert typed.startswith(kept.name.rstrip())
        assert len(kept.name.rstrip()) >= len(safe.rstrip())


@pytest.mark.skipif(sys.platform == "win32", reason="kill -9 is a thing of POSIX systems")
def test_no_signature_is_lost_and_nothing_is_filed_twice_or_half(qtbot, tmp_path: Path) -> None:
    chance = random.Random(20261122)
    signed = filed = 0
    for _turn in range(KILLS):
        _killed, said = run_and_kill("signing", tmp_path, chance.uniform(0.5, 4.0))
        filed += sum(words == "filed" for _moment, words in said)
        signed += sum(words.startswith("signed") for _moment, words in said)
    clinic = Clinic.demo(tmp_path)
    window = Window(Session(clinic, lambda: datetime.now(UTC).astimezone()))
    window.care.pin.choose("4711")
    qtbot.addWidget(window)
    window.unfinished.look_over()
    window.close()
    desk = clinic.desk()
    papers = [record.filing.pdf for record in records(clinic)]
    entries = [e for e in desk.entries() if e.state is State.SIGNED]
    assert not desk.unreadable
    assert len(papers) == len(entries) >= filed
    assert clinic.archive(lambda: datetime.now(UTC)).upkeep.check().fine
    for pdf in papers:
        verdict = clinic.verify(pdf)
        assert [s.role for s in verdict.signatures] == ["patient", "practitioner"]
        assert verdict.state.name != "NOT_VERIFIED", verdict.sentences()
    part = [e for e in desk.entries() if e.state is State.SIGNING]
    assert all(e.frozen and e.frozen.roles == ("patient",) for e in part)
    assert 2 * len(papers) + len(part) >= signed, "a signature that was given is kept"
