"""What the program says of its guards: true of what holds, on the command line, in the window, at a far display."""

import json
import os
import subprocess
import sys
from datetime import UTC, datetime

import pytest

from exoconsent.app import far_display
from exoconsent.offline import kernel, words
from exoconsent.offline.guards import Guards, standing
from exoconsent.offline.kernel import Kernel
from tests.offline.children import ROOT, run, said

ALL = Guards(kernel=Kernel.HELD, hook=True, stand_ins=True)


def page(guards: Guards, platform: str, pid: int = 0) -> str:
    return "\n".join(
        str(line)
        for part in words.statement(guards, platform=platform, pid=pid)
        for line in (part.heading, *part.sentences)
    )


def main(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "main.py", *arguments]
    known = {k: v for k, v in os.environ.items() if k not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")}
    return subprocess.run(
        command, cwd=ROOT, env={**known, **environment}, capture_output=True, text=True, check=False, timeout=60
    )


@pytest.mark.parametrize(
    ("guards", "missing"),
    [
        (ALL, []),
        (Guards(kernel=Kernel.OTHER_SYSTEM, hook=True, stand_ins=True), ["no guard that a program can put on itself"]),
        (Guards(kernel=Kernel.OTHER_MACHINE, hook=True, stand_ins=True), ["this is"]),
        (Guards(kernel=Kernel.REFUSED, hook=False, stand_ins=False), ["seccomp", "Python's own guard", "is loaded: "]),
    ],
)
def test_every_missing_guard_is_named_and_no_other(guards: Guards, missing: list[str]) -> None:
    told = page(guards, "darwin")
    lines = [line for line in told.splitlines() if line.startswith("Missing: ")]
    assert len(lines) == len(missing)
    assert all(any(word in line for line in lines) for word in missing)
    assert ("Every guard holds" in told) is guards.all_hold
    assert "{" not in told


def test_a_trial_that_succeeds_is_told_as_such(monkeypatch) -> None:
    """The tests' own process has no guard, so the system gives the sockets."""
    monkeypatch.setattr(kernel, "trial", lambda _family: "")
    assert "by IPv4, IPv6, raw packets. It gave it; it was closed at once" in page(ALL, "linux")


def test_only_linux_is_told_of_linux_tools_and_only_a_running_program_of_its_number() -> None:
    assert "unshare" not in page(ALL, "win32")
    assert "/proc/" not in page(ALL, "linux")
    assert "grep Seccomp: /proc/4711/status" in page(ALL, "linux", 4711)
    assert "main.py offline" in page(ALL, "win32")


@pytest.mark.skipif(kernel.standing() is not Kernel.REFUSED, reason="here the system has no guard to put up")
def test_the_command_tries_it_and_exits_with_0() -> None:
    done = main("offline")
    assert done.returncode == 0, done.stdout
    assert "by IPv4, IPv6, raw packets. It refused each of them: Address family" in done.stdout
    assert json.loads(main("offline", "--json").stdout) == {
        "all_hold": True,
        "hook": True,
        "kernel": "held",
        "stand_ins": True,
    }


def test_the_command_exits_with_1_where_a_guard_is_missing() -> None:
    code = "import sys\nfrom exoconsent import cli\nsys.exit(cli.main(['offline']))"
    done = run(code, guarded=False)
    assert done.returncode == 1
    assert "Missing: " in done.stdout


def test_the_line_for_the_guard_shows_what_the_page_says() -> None:
    if kernel.standing() is not Kernel.REFUSED:
        pytest.skip("here the system has no guard to put up")
    code = "import os; print(open(f'/proc/{os.getpid()}/status').read())"
    assert "Seccomp:\t2" in said(code)


def test_the_window_says_the_same(qapp) -> None:
    from exoconsent.gui.languages import speak
    from exoconsent.gui.offline_statement import offline_text
    from exoconsent.gui.remembered import Remembered

    remembered = Remembered()
    remembered.put("language", "en")
    speak(qapp, remembered)
    shown = offline_text()
    for part in words.statement(standing(), platform=sys.platform, pid=os.getpid()):
        assert all(str(line) in shown for line in (part.heading, *part.sentences))


def test_the_menu_leads_to_it(qtbot, tmp_path) -> None:
    from PySide6.QtWidgets import QWidget

    from exoconsent.clinic import Clinic
    from exoconsent.gui.session import Session
    from exoconsent.gui.window import Window

    session = Session(Clinic.demo(tmp_path), lambda: datetime(2026, 11, 22, 10, 0, tzinfo=UTC))
    window = Window(session, form_place=lambda _session, parent: QWidget(parent))
    qtbot.addWidget(window)
    window.built.actions["offline"].trigger()
    assert "strace" in window.reading.words.toPlainText() or sys.platform != "linux"
    window.reading.close()
    session.close()


@pytest.mark.parametrize(
    ("known", "far"),
    [
        ({}, ""),
        ({"DISPLAY": ":0"}, ""),
        ({"DISPLAY": "unix:0.0"}, ""),
        ({"DISPLAY": "/private/tmp/launch-x/org.xquartz:0"}, ""),
        ({"DISPLAY": "localhost:10.0"}, "localhost:10.0"),
        ({"DISPLAY": "desk.example:0", "QT_QPA_PLATFORM": "xcb"}, "desk.example:0"),
        ({"DISPLAY": "localhost:10.0", "WAYLAND_DISPLAY": "wayland-0"}, ""),
        ({"DISPLAY": "localhost:10.0", "QT_QPA_PLATFORM": "offscreen"}, ""),
    ],
)
def test_a_display_that_only_a_network_leads_to_is_known(known: dict[str, str], far: str) -> None:
    assert far_display(known) == far


@pytest.mark.skipif(kernel.standing() is not Kernel.REFUSED, reason="here the system has no guard to put up")
def test_a_far_display_is_a_sentence_and_no_crash() -> None:
    done = main(DISPLAY="localhost:10.0")
    assert done.returncode == 1
    assert done.stderr.startswith('The display "localhost:10.0" is reached through a network')
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.skipif(kernel.standing() is not Kernel.REFUSED, reason="here the system has no guard to put up")
@pytest.mark.parametrize(("server", "words"), [("localhost:1", "not even for “localhost:1”"), ("/nowhere", "answer.")])
def test_a_print_system_that_only_a_network_leads_to_is_told(server: str, words: str) -> None:
    import shutil

    if shutil.which("lpstat") is None:
        pytest.skip("CUPS is not installed with its command lpstat")
    code = f"""
import os
os.environ["CUPS_SERVER"] = {server!r}
from exoconsent.gui.cups import CupsPrinter
from exoconsent.gui.printing import PrintError
try: CupsPrinter().queues()
except PrintError as fault: print(fault)"""
    assert words in said(code)
