"""No network: the demo runs where there is none, opens no internet socket where there is one, and guards can trip."""

import json
import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
TELLING = str(ROOT / "tests" / "offline" / "telling.py")
INTERNET = re.compile(r"AF_INET6?|AF_PACKET")


def environment(home: Path) -> dict[str, str]:
    return {**os.environ, "EXOCONSENT_HOME": str(home)}


def demo(out: Path) -> list[str]:
    return [sys.executable, str(ROOT / "main.py"), "demo", "--out", str(out)]


def can_unshare() -> bool:
    return bool(shutil.which("unshare")) and subprocess.run(["unshare", "-rn", "true"], check=False).returncode == 0


def can_trace() -> bool:
    return (
        bool(shutil.which("strace"))
        and subprocess.run(["strace", "-o", os.devnull, "true"], check=False).returncode == 0
    )


@dataclass(frozen=True)
class Demo:
    """One run of the demo, without any interface where that can be had."""

    out: Path
    lines: list[str]
    memory: dict[str, Any]


@pytest.fixture(scope="module")
def ran(tmp_path_factory: pytest.TempPathFactory) -> Demo:
    home = tmp_path_factory.mktemp("demo")
    out, told = home / "out", home / "told.json"
    bare = ["unshare", "-rn"] if can_unshare() else []
    command = [*bare, sys.executable, TELLING, str(told), "demo", "--out", str(out)]
    done = subprocess.run(command, env=environment(home), capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return Demo(out=out, lines=done.stdout.splitlines(), memory=json.loads(told.read_text()))


@pytest.mark.skipif(not can_unshare(), reason="this system allows no network namespaces here")
def test_demo_runs_without_any_interface_and_its_files_verify_in_pdfsig(ran: Demo) -> None:
    signed = [line for line in ran.lines if line.endswith("; verified")]
    stopped = [line for line in ran.lines if "not for signature: STOP-" in line]
    assert (len(signed), len(stopped)) == (4, 2)
    for pdf in sorted(ran.out.glob("*.pdf")):
        seen = subprocess.run(["pdfsig", "-nocert", pdf], capture_output=True, text=True, check=False).stdout
        named = pdf.name[:6]
        valid = seen.count("Signature is Valid")
        assert valid == (0 if named in ("ex-o05", "ex-o06") else 2), f"{named}: {seen}"


def test_nothing_that_speaks_to_networks_is_loaded_by_the_main_job(ran: Demo) -> None:
    """The window's journey is looked at in the same way (tests/offline)."""
    memory = ran.memory
    assert memory["networked"] == []
    assert not {"http.client", "_ssl", "requests", "nltk.downloader", "PySide6"} & set(memory["modules"])
    assert not {"ssl", "urllib.request", "aiohttp"} & set(memory["real"])
    assert memory["guards"]["hook"]
    assert "pyhanko.sign" in memory["modules"]


@pytest.mark.skipif(not can_trace(), reason="this system allows no tracing here")
def test_demo_opens_no_internet_socket(tmp_path: Path) -> None:
    """Without the guards: it shall be seen that none is even tried."""
    log = tmp_path / "trace"
    quick = ["strace", "-f", "-qq", "--seccomp-bpf", "-e", "trace=socket,connect,sendto", "-o", str(log)]
    program = [
        sys.executable,
        TELLING,
        str(tmp_path / "told.json"),
        "--unguarded",
        "demo",
        "--out",
        str(tmp_path / "out"),
    ]
    command = [*quick, *program]
    done = subprocess.run(command, env=environment(tmp_path), capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert not INTERNET.findall(log.read_text())


@pytest.mark.skipif(not can_trace(), reason="this system allows no tracing here")
def test_the_tracer_would_see_an_internet_socket(tmp_path: Path) -> None:
    """The positive control: without it the test above could pass for want of eyes."""
    log = tmp_path / "trace"
    code = "import socket; socket.socket(socket.AF_INET, socket.SOCK_DGRAM).close()"
    subprocess.run(
        ["strace", "-f", "-qq", "-e", "trace=socket", "-o", str(log), sys.executable, "-c", code], check=True
    )
    assert INTERNET.findall(log.read_text())


def test_demo_writes_only_where_it_was_told_and_names_no_patient_in_file_names(tmp_path: Path) -> None:
    out, home = tmp_path / "out", tmp_path / "home"
    done = subprocess.run(
        demo(out), env={**environment(home), "TMPDIR": str(tmp_path)}, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    written = sorted(p.relative_to(tmp_path).as_posix() for p in tmp_path.rglob("*") if p.is_file())
    assert [w for w in written if w.startswith("home/")] == ["home/demo/clinic-seal.key"]
    assert all(re.fullmatch(r"out/(ex-o0\d-EC-\d{6}-[A-Z2-7]{8}\.pdf|clinic-certificate\.der)", w) for w in written[1:])
    for name in ("Kneeworth", "Facewell", "Drippington", "Baldwick", "Mockson", "Nullstein"):
        assert name not in done.stderr + " ".join(written)
