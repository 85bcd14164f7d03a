"""Starting: with words the command line, without them the window, and a sentence where there is no display."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from exoconsent.app import has_display

ROOT = Path(__file__).resolve().parent.parent


def environment(**changes: str) -> dict[str, str]:
    kept = {k: v for k, v in os.environ.items() if k not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")}
    return {**kept, **changes}


@pytest.mark.parametrize(
    ("known", "platform", "answer"),
    [
        ({}, "linux", False),
        ({"DISPLAY": ""}, "linux", False),
        ({"DISPLAY": ":0"}, "linux", True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, "linux", True),
        ({}, "win32", True),
        ({}, "darwin", True),
    ],
)
def test_a_display_is_looked_for_where_it_may_lack(known: dict[str, str], platform: str, answer: bool) -> None:
    assert has_display(known, platform) is answer


def test_without_a_display_a_sentence_says_what_to_do() -> None:
    done = subprocess.run(
        [sys.executable, "main.py"], cwd=ROOT, env=environment(), capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert "no display here" in done.stderr


def test_a_real_window_opens_and_stays(tmp_path: Path) -> None:
    """Under Xvfb, as on a desk: the program is still running after it had time to fail."""
    command = ["xvfb-run", "-a", sys.executable, "main.py"]
    options = {"cwd": ROOT, "env": environment(), "stderr": subprocess.PIPE, "start_new_session": True}
    with subprocess.Popen(command, **options) as window:
        time.sleep(4)
        alive = window.poll() is None
        if alive:
            os.killpg(window.pid, signal.SIGTERM)
        assert alive, window.stderr.read().decode()


def test_starting_loads_neither_the_page_nor_the_seal_nor_yaml() -> None:
    heavy = {"reportlab", "pyhanko", "cryptography", "yaml", "pypdfium2", "textstat"}
    code = f"import sys, exoconsent.app, exoconsent.gui.window; print({heavy!r} & set(sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, env=environment(), capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "set()"
