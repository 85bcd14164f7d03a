"""The whole journey without any network interface, and under a tracer with one: nothing is tried, nothing is missed.

Start, adapt, pick, print, sign, file, verify. What cannot be run here is skipped with its reason.
"""

import functools
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.journey.cups_server import SEARCHED
from tests.offline.children import GUARDED, ROOT
from tests.offline.local_cups import why_no_pdf_printer
from tests.window.desktop import missing_tools

SOCKET = re.compile(r"\bsocket(?:pair)?\((AF_\w+|\d+|0x\w+)")
LOOK_UP = re.compile(
    r'"[^"]*(?:resolv\.conf|/etc/hosts|/host\.conf|gai\.conf|libnss_(?:dns|resolve|mdns)\w*|resolve/io[^"]*)'
)
"""Files and sockets of every look-up of a computer's name; nsswitch.conf and nscd are asked for users' names too."""
NAMES = "import socket\ntry: socket.getaddrinfo('clinic.example', 80)\nexcept OSError: pass\n"
OUT = "import socket\ntry: socket.socket()\nexcept OSError: pass\n"
NEVER = {"aiohttp.client", "requests", "http.client", "http.server", "_ssl", "urllib3", "PySide6.QtNetwork"}
NATIVE = ("libQt6Network", "libssl.", "_ssl.", "libcurl", "plugins/tls", "networkinformation", "libqvnc")


@functools.cache
def why_not(traced: bool) -> str:
    """What this computer lacks for the journey; empty when nothing does."""
    lacking = missing_tools()
    if shutil.which("cupsd", path=SEARCHED) is None:
        lacking.append("cupsd")
    if traced and subprocess.run(["strace", "-o", os.devnull, "true"], check=False).returncode:
        lacking.append("strace that may trace")
    if subprocess.run(apart(traced, "true"), capture_output=True, check=False).returncode:
        lacking.append("name spaces that may be made here (root, or user name spaces)")
    return f"no journey here: {', '.join(lacking)} missing" if lacking else ""


def apart(traced: bool, *command: str) -> tuple[str, ...]:
    """``command`` with mounts of its own, and without a tracer without any network."""
    as_root = "" if os.geteuid() == 0 else "r"
    return ("unshare", f"-{as_root}m" if traced else f"-{as_root}mn", *command)


Told = dict[str, Any]


def journey(folder: Path, traced: bool) -> Told:
    """What the journey told; ``folder`` added."""
    if reason := why_not(traced):
        pytest.skip(reason)
    command = apart(traced, sys.executable, "-m", "tests.offline.journey", str(folder))
    more = ["--traced"] if traced else []
    done = subprocess.run([*command, *more], cwd=ROOT, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stderr[-3000:]
    return {**json.loads((folder / "told.json").read_text()), "folder": folder}


@pytest.fixture(scope="module")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Told:
    """Where there is no interface."""
    return journey(tmp_path_factory.mktemp("bare"), traced=False)


@pytest.fixture(scope="module")
def traced(tmp_path_factory: pytest.TempPathFactory) -> Told:
    """With this computer's interfaces, and a tracer."""
    return journey(tmp_path_factory.mktemp("traced"), traced=True)


@pytest.fixture(params=["bare", "traced"])
def told(request: pytest.FixtureRequest) -> Told:
    """Each of both."""
    made: Told = request.getfixturevalue(request.param)
    return made


def written(told: Told) -> str:
    """What the tracer wrote of the window and of verifying."""
    return "".join(path.read_text() for path in told["folder"].glob("*.trace"))


def test_the_whole_journey_is_made(told: Told) -> None:
    assert told["code"] == 0
    assert told["filed"] == 1
    assert told["paper"] == [True]
    assert "Verified: all expected signatures (2)" in told["verdict"]
    assert "Traceback" not in told["complaints"]


def test_it_was_printed_by_cups_pdf(told: Told) -> None:
    if reason := why_no_pdf_printer():
        pytest.skip(f"printed by {told['printer']}: {reason}")
    assert told["printer"] == "CUPS-PDF"


def test_the_one_had_no_interface_and_the_other_had_one(bare: Told, traced: Told) -> None:
    assert bare["up"] == []
    assert [name for name in bare["interfaces"] if name != "lo"] == []
    if not traced["up"]:
        pytest.skip("this computer has no interface that is up, so the tracer's journey proves less")


def test_every_guard_held_to_the_end(bare: Told) -> None:
    assert bare["memory"]["guards"] == {"kernel": "held", "hook": True, "stand_ins": True}


def test_nothing_that_speaks_to_networks_is_in_memory_at_the_end(told: Told) -> None:
    memory = told["memory"]
    assert not NEVER & set(memory["modules"])
    assert memory["networked"] == []
    assert not {"ssl", "urllib.request", "aiohttp"} & set(memory["real"])
    assert {"pyhanko.sign", "cryptography", "sqlcipher3", "exoconsent.gui.window"} <= set(memory["modules"])
    assert not [library for library in memory["libraries"] if any(name in library for name in NATIVE)]


def test_no_socket_but_local_ones_was_even_tried(traced: Told) -> None:
    seen = SOCKET.findall(written(traced))
    assert set(seen) == {"AF_UNIX"}
    assert len(seen) >= 5, "screen, bus, reader and printer were reached"


def test_no_name_was_looked_up_and_no_io_uring_made(traced: Told) -> None:
    told = written(traced)
    assert not LOOK_UP.findall(told)
    assert "htons(53)" not in told
    assert "io_uring_setup(" not in told
    assert "openat(" in told, "the tracer saw files"


@pytest.mark.parametrize("guarded", [False, True])
@pytest.mark.parametrize("quick", [False, True])
def test_the_tracer_sees_what_it_should(tmp_path: Path, guarded: bool, quick: bool) -> None:
    """The positive control; and why the quick tracer gets an unguarded program: it misses what a guard refuses."""
    from tests.offline.journey import TRACER

    if why_not(traced=True):
        pytest.skip(why_not(traced=True))
    log = tmp_path / "trace"
    code = (GUARDED.replace("guards import guard", "kernel import hold as guard") if guarded else "") + OUT + NAMES
    command = [*TRACER, str(log), *(["--seccomp-bpf"] if quick else []), sys.executable, "-c", code]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    seen = log.read_text()
    missed = guarded and quick
    assert ("AF_INET" in SOCKET.findall(seen)) is not missed
    assert LOOK_UP.findall(seen)
