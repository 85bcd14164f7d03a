"""Hardening: nobody beside us reads our memory, no crash writes it down, and other systems are not lied about."""

import ctypes
import os
import subprocess
import sys
from pathlib import Path

import pytest

from exoconsent.hardening import Hardened, harden

ROOT = Path(__file__).resolve().parent.parent
ON_LINUX = pytest.mark.skipif(sys.platform != "linux", reason="only Linux can be asked")
AS_ROOT = pytest.mark.skipif(sys.platform != "linux" or os.getuid() != 0, reason="needs two programs of another user")
NOBODY = 65534
CHILD = """
import ctypes, os, resource, sys
import exoconsent.app as app
if {nobody}: os.setuid({nobody})
ctypes.CDLL(None).prctl(4, 1, 0, 0, 0)  # changing the user has hidden it already
resource.setrlimit(resource.RLIMIT_CORE, (1 << 20, 1 << 20))
sys.stdout = open(os.devnull, "w")
try:
    {hard} and app.main(["--version"])
except SystemExit:
    pass
os.write(1, repr((ctypes.CDLL(None).prctl(3, 0, 0, 0, 0), resource.getrlimit(resource.RLIMIT_CORE))).encode() + b"\\n")
sys.stdin.read()
"""


def child(*, hard: bool, nobody: int = 0) -> subprocess.Popen[bytes]:
    code = CHILD.format(hard=hard, nobody=nobody)
    return subprocess.Popen([sys.executable, "-c", code], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE)


@ON_LINUX
@pytest.mark.parametrize(("hard", "told"), [(True, b"(0, (0, 0))"), (False, b"(1, (1048576, 1048576))")])
def test_the_program_hides_its_memory_before_anything_else(hard: bool, told: bytes) -> None:
    with child(hard=hard) as program:
        assert program.stdout.readline().strip() == told
        program.stdin.close()


@AS_ROOT
@pytest.mark.parametrize("hard", [True, False])
def test_a_neighbour_of_the_same_user_cannot_look_in(hard: bool) -> None:
    with child(hard=hard, nobody=NOBODY) as program:
        program.stdout.readline()
        look = ["cat", f"/proc/{program.pid}/environ"]
        done = subprocess.run(look, user=NOBODY, group=0, extra_groups=[], capture_output=True, check=False)
        program.stdin.close()
    assert (done.returncode != 0) is hard
    assert bool(done.stdout) is not hard


@pytest.mark.parametrize("platform", ["win32", "darwin"])
def test_elsewhere_nothing_is_promised(platform: str) -> None:
    assert harden(platform) == Hardened(unseen=False, no_core=False)


@ON_LINUX
def test_a_system_that_refuses_stops_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    import resource

    def refused(*_told: object) -> None:
        raise ValueError("not allowed to raise maximum limit")

    def no_library(_name: object) -> None:
        raise OSError("no libc")

    monkeypatch.setattr(ctypes, "CDLL", no_library)
    monkeypatch.setattr(resource, "setrlimit", refused)
    assert harden("linux") == Hardened()
