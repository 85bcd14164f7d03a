"""The system's guard: every road out is refused to us and our children, every road inside is free; on each machine."""

import os
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exoconsent.offline import kernel
from exoconsent.offline.kernel import ALLOW, EAFNOSUPPORT, ENOSYS, EPERM, ERRNO, MACHINES, QUESTION, Kernel, program
from tests.offline.children import run, said

KNOWN = sys.platform == "linux" and os.uname().machine in MACHINES
ON_LINUX = pytest.mark.skipif(not KNOWN, reason="the system's guard is for Linux on x86_64 and aarch64")
NATIVE = "import ctypes, os\nlibc = ctypes.CDLL(None, use_errno=True)\n"
FAMILIES = {"IPv4": 2, "IPv6": 10, "packets": 17, "netlink": 16, "Bluetooth": 31, "machines": 40, "XDP": 44}
BARRED = {table: (table.socket, table.socketpair) for tables in MACHINES.values() for table in tables}


@ON_LINUX
@pytest.mark.parametrize("family", FAMILIES.values(), ids=FAMILIES)
def test_native_code_gets_no_socket_that_leaves(family: int) -> None:
    assert said(f"{NATIVE}print(libc.socket({family}, 1, 0), ctypes.get_errno())") == f"-1 {EAFNOSUPPORT}"


@ON_LINUX
def test_the_same_program_without_the_guard_gets_one() -> None:
    """The positive control: it is the guard that refuses, not this computer."""
    assert int(said(f"{NATIVE}print(libc.socket(2, 1, 0))", guarded=False)) > 2


@ON_LINUX
def test_io_uring_is_no_way_round() -> None:
    assert said(f"{NATIVE}print(libc.syscall(425, 1, 0), ctypes.get_errno())") == f"-1 {EPERM}"


@ON_LINUX
def test_children_and_theirs_are_held_too_although_they_know_nothing_of_it() -> None:
    lone = "import socket\\ntry: socket.socket()\\nexcept OSError as fault: print(fault.errno)"
    code = f"import os, sys\nos.execv('/bin/sh', ['sh', '-c', sys.executable + ' -c \"$1\"', 'sh', '{lone}'])"
    assert run(code).stdout.strip() == str(EAFNOSUPPORT)


@ON_LINUX
def test_threads_that_ran_before_are_held_too() -> None:
    code = f"""{NATIVE}import threading
from exoconsent.offline.guards import guard
gate, out = threading.Event(), []
early = threading.Thread(target=lambda: (gate.wait(), out.append(libc.socket(2, 1, 0))))
early.start(); guard(); gate.set(); early.join(); print(out)"""
    assert said(code, guarded=False) == "[-1]"


@ON_LINUX
def test_what_stays_inside_this_computer_works() -> None:
    code = """
import asyncio, ctypes, socket, subprocess
ctypes.CDLL(None)
one, other = socket.socketpair()
one.send(b"x"); assert other.recv(1) == b"x"
assert asyncio.run(asyncio.sleep(0, "slept")) == "slept"
assert subprocess.run(["true"]).returncode == 0
socket.socket(socket.AF_UNIX).close()
print(guarded.all_hold)"""
    assert said(code) == "True"


@ON_LINUX
def test_a_second_guard_or_a_new_start_of_the_program_adds_no_second_filter() -> None:
    count = "print([l for l in open('/proc/self/status') if 'Seccomp' in l])"
    once = said(count)
    assert "2\\n" in once
    assert said(f"guard()\n{count}") == once
    again = f"import os, sys\nos.execv(sys.executable, [sys.executable, '-c', {f'{GUARD}{count}'!r}])"
    assert said(again) == once


GUARD = "from exoconsent.offline.guards import guard; guard(); "


@pytest.mark.parametrize(("platform", "answer"), [("win32", Kernel.OTHER_SYSTEM), ("darwin", Kernel.OTHER_SYSTEM)])
def test_elsewhere_nothing_is_promised(platform: str, answer: Kernel) -> None:
    assert kernel.hold(platform) is answer


@ON_LINUX
def test_an_unknown_machine_and_a_system_that_refuses_are_told_apart_and_stop_nobody(monkeypatch) -> None:
    monkeypatch.setattr(kernel, "_libc", lambda: None)
    assert kernel.hold() is Kernel.REFUSED
    assert kernel.trial(2) == "it could not be asked"
    monkeypatch.setattr(kernel, "MACHINES", {})
    assert kernel.hold() is Kernel.OTHER_MACHINE


def test_these_tests_put_no_guard_on_themselves() -> None:
    assert kernel.standing() is not Kernel.HELD


def answer(steps, machine: int, number: int, first: int) -> int:
    """What the system would answer: the filter walked through by hand."""
    at, held = 0, 0
    data = {kernel.AT_MACHINE: machine, kernel.AT_NUMBER: number, kernel.AT_FIRST: first & 0xFFFFFFFF}
    while True:
        code, true, false, k = steps[at]
        if code == kernel.RETURN:
            return k
        if code == kernel.LOAD:
            held = data[k]
            at += 1
        else:
            is_so = held == k if code == kernel.EQUAL else held >= k
            at += 1 + (true if is_so else false)


NUMBERS = st.integers(0, 500) | st.sampled_from(sorted({n for pair in BARRED.values() for n in pair} | {102, 425}))


@pytest.mark.parametrize("name", MACHINES)
@given(which=st.integers(0, 1), number=NUMBERS, first=st.integers(0, 64) | st.just(QUESTION))
def test_the_filter_refuses_exactly_what_it_should_on_both_machines(name, which, number, first) -> None:
    table = MACHINES[name][which]
    got = answer(program(MACHINES[name]), table.audit, number, first)
    if number == kernel.IO_URING_SETUP or (table.socketcall and number == table.socketcall):
        assert got == ERRNO | EPERM
    elif (number in BARRED[table] and first != kernel.AF_UNIX) or (number == table.prctl and first == QUESTION):
        assert got == ERRNO | EAFNOSUPPORT
    else:
        assert got == ALLOW


@pytest.mark.parametrize("name", MACHINES)
@given(machine=st.integers(0, 2**32 - 1), number=st.integers(0, 2**32 - 1), first=st.integers(0, 2**32 - 1))
def test_calls_of_another_machine_or_of_x32_do_not_exist(name, machine, number, first) -> None:
    known = {table.audit for table in MACHINES[name]}
    if machine not in known:
        assert answer(program(MACHINES[name]), machine, number, first) == ERRNO | ENOSYS
    x86_64 = MACHINES["x86_64"]
    assert answer(program(x86_64), x86_64[0].audit, kernel.X32 | number, first) == ERRNO | ENOSYS
