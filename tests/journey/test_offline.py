"""No network: the demo runs where there is none, opens no internet socket where there is one, and guards can trip."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
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


@pytest.mark.skipif(not can_unshare(), reason="this system allows no network namespaces here")
def test_demo_runs_without_any_interface_and_its_files_verify_in_pdfsig(tmp_path: Path) -> None:
    out = tmp_path / "out"
    done = subprocess.run(
        ["unshare", "-rn", *demo(out)], env=environment(tmp_path), capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    signed = [line for line in done.stdout.splitlines() if line.endswith("; verified")]
    stopped = [line for line in done.stdout.splitlines() if "not for signature: STOP-" in line]
    assert (len(signed), len(stopped)) == (4, 2)
    for pdf in sorted(out.glob("*.pdf")):
        seen = subprocess.run(["pdfsig", "-nocert", pdf], capture_output=True, text=True, check=False).stdout
        named = pdf.name[:6]
        valid = seen.count("Signature is Valid")
        assert valid == (0 if named in ("ex-o05", "ex-o06") else 2), f"{named}: {seen}"


@pytest.mark.skipif(not can_trace(), reason="this system allows no tracing here")
def test_demo_opens_no_internet_socket(tmp_path: Path) -> None:
    log = tmp_path / "trace"
    command = ["strace", "-f", "-qq", "-e", "trace=socket,connect,sendto", "-o", str(log), *demo(tmp_path / "out")]
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


def test_nothing_that_speaks_to_networks_is_loaded_by_the_main_job(tmp_path: Path) -> None:
    """ReportLab and pyHanko's asyncio still load ``http.client`` and ``ssl`` without using them."""
    code = (
        "import sys\nfrom exoconsent.app import main\n"
        f"assert main(['demo', '--out', {str(tmp_path / 'out')!r}, '--json']) == 0\n"
        "bad = {'aiohttp.client', 'requests', 'urllib3', 'nltk.downloader', 'PySide6.QtNetwork'}\n"
        "print(sorted(bad & set(sys.modules)), file=sys.stderr)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, env=environment(tmp_path), capture_output=True, text=True, check=False
    )
    assert done.stderr.strip().endswith("[]"), done.stderr


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
