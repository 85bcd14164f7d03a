"""The system's guard: on Linux a seccomp filter that gives this process and its children local sockets only.

Sources: Linux' ``seccomp(2)``, ``linux/seccomp.h``, ``linux/filter.h``, ``linux/audit.h`` and the tables of system
calls. The filter names what is allowed, not what is forbidden: a socket is AF_UNIX or there is none, so IPv4, IPv6,
packets, netlink, Bluetooth and whatever comes later are all refused. io_uring is refused because it opens sockets
without the system calls that the filter sees.
"""

import os
import struct
import sys
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

AF_UNIX: Final = 1
INTERNET: Final = {"IPv4": 2, "IPv6": 10, "raw packets": 17}
"""Linux' numbers of the families that could leave this computer, for a trial."""
EPERM, ENOSYS, EAFNOSUPPORT = 1, 38, 97
PR_SET_SECCOMP, PR_SET_NO_NEW_PRIVS = 22, 38
FILTER_MODE: Final = 2
FOR_ALL_THREADS, AT_FULL_SPEED = 1, 4
"""Flags of ``seccomp``. Linux before 5.16 slows a filtered program down against hostile code in it, unless told not to;
no such code runs here."""
QUESTION: Final = 0x45584F43
""""EXOC" as a number: a ``prctl`` that no Linux knows, and that the filter answers with EAFNOSUPPORT."""
IO_URING_SETUP: Final = 425
X32: Final = 0x40000000
"""From this number on the calls of x86_64 are those of x32, which would pass by the numbers below."""
LOAD, EQUAL, AT_LEAST, RETURN = 0x20, 0x15, 0x35, 0x06
ALLOW, ERRNO = 0x7FFF0000, 0x00050000
AT_NUMBER, AT_MACHINE, AT_FIRST = 0, 4, 16
"""Where ``struct seccomp_data`` keeps the call's number, its machine and the low half of its first argument."""
Step = tuple[int, int, int, int]


class Kernel(StrEnum):
    """Whether the system holds this process and its children back from every network."""

    HELD = "held"
    OTHER_SYSTEM = "other system"
    """Not Linux."""
    OTHER_MACHINE = "other machine"
    """Linux on a machine whose numbers are not known here."""
    REFUSED = "refused"
    """The system would not put the filter up."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Machine:
    """The numbers of one table of system calls."""

    audit: int
    socket: int
    socketpair: int
    prctl: int
    socketcall: int = 0
    """Of old 32-bit programs: every socket call in one, its arguments out of sight; 0 where there is none."""
    seccomp: int = 0
    """0 where no program of ours runs."""


_X86_64: Final = Machine(audit=0xC000003E, socket=41, socketpair=53, prctl=157, seccomp=317)
_I386: Final = Machine(audit=0x40000003, socket=359, socketpair=360, prctl=172, socketcall=102)
_AARCH64: Final = Machine(audit=0xC00000B7, socket=198, socketpair=199, prctl=167, seccomp=277)
_ARM: Final = Machine(audit=0x40000028, socket=281, socketpair=288, prctl=172, socketcall=102)
MACHINES: Final = {"x86_64": (_X86_64, _I386), "aarch64": (_AARCH64, _ARM)}
"""By the name in ``uname``: the machine's own table, and that of the 32-bit programs that it can run too."""


def hold(platform: str = sys.platform) -> Kernel:
    """Put the filter up, unless it is up already (a program that starts itself anew keeps it). Never raises."""
    if standing(platform) is Kernel.REFUSED:
        tables = MACHINES[os.uname().machine]
        _put_up(program(tables), tables[0].seccomp)
    return standing(platform)


def standing(platform: str = sys.platform) -> Kernel:
    """What holds now; changes nothing. Where no filter was put up yet the answer is ``REFUSED``."""
    if platform != "linux":
        return Kernel.OTHER_SYSTEM
    if os.uname().machine not in MACHINES or struct.calcsize("P") != 8 or sys.byteorder != "little":
        return Kernel.OTHER_MACHINE
    return Kernel.HELD if in_force() else Kernel.REFUSED


def in_force() -> bool:
    """Whether the filter answers, in this very process; asks it, and opens nothing."""
    import ctypes

    libc = _libc()
    asked = libc is not None and libc.prctl(ctypes.c_ulong(QUESTION), *_zeros()) == -1
    return bool(asked and ctypes.get_errno() == EAFNOSUPPORT)


def trial(family: int) -> str:
    """Ask the system for a socket of ``family`` past all of Python, and close it; "" if it was given, else why not.

    Nothing is sent and nothing is connected.
    """
    import ctypes

    libc = _libc()
    if libc is None:
        return "it could not be asked"
    got = int(libc.socket(family, 2, 0))  # 2: SOCK_DGRAM
    if got < 0:
        return os.strerror(ctypes.get_errno())
    os.close(got)
    return ""


def program(tables: tuple[Machine, ...]) -> tuple[Step, ...]:
    """The filter: one block a table; a call of a machine that is in none of them does not exist."""
    steps: list[Step] = [(LOAD, 0, 0, AT_MACHINE)]
    for table in tables:
        block = _block(table)
        steps += [(EQUAL, 0, len(block), table.audit), *block]
    return (*steps, _return(ENOSYS))


def _block(table: Machine) -> list[Step]:
    """What is asked of a call of one machine; ends with the permission."""
    x32 = [(AT_LEAST, 0, 1, X32), _return(ENOSYS)] if table is _X86_64 else []
    old = [(EQUAL, 0, 1, table.socketcall), _return(EPERM)] if table.socketcall else []
    return [
        (LOAD, 0, 0, AT_NUMBER),
        *x32,
        *old,
        (EQUAL, 0, 1, IO_URING_SETUP),
        _return(EPERM),
        (EQUAL, 0, 4, table.prctl),
        (LOAD, 0, 0, AT_FIRST),
        (EQUAL, 0, 1, QUESTION),
        _return(EAFNOSUPPORT),
        (RETURN, 0, 0, ALLOW),
        (EQUAL, 1, 0, table.socket),
        (EQUAL, 0, 3, table.socketpair),
        (LOAD, 0, 0, AT_FIRST),
        (EQUAL, 1, 0, AF_UNIX),
        _return(EAFNOSUPPORT),
        (RETURN, 0, 0, ALLOW),
    ]


def _return(errno: int) -> Step:
    return (RETURN, 0, 0, ERRNO | errno)


def _put_up(steps: tuple[Step, ...], seccomp: int) -> None:
    """Give the filter to the system, for all threads if it can; without new rights for children, as it demands."""
    import ctypes

    libc = _libc()
    if libc is None:
        return
    word = ctypes.c_ulong
    code = ctypes.create_string_buffer(b"".join(struct.pack("<HBBI", *step) for step in steps))
    told = ctypes.create_string_buffer(struct.pack("HP", len(steps), ctypes.addressof(code)))
    libc.prctl(word(PR_SET_NO_NEW_PRIVS), word(1), word(0), word(0), word(0))
    for flags in (FOR_ALL_THREADS | AT_FULL_SPEED, FOR_ALL_THREADS):
        if libc.syscall(word(seccomp), word(1), word(flags), told) == 0:
            break
    else:
        libc.prctl(word(PR_SET_SECCOMP), word(FILTER_MODE), told, word(0), word(0))


def _zeros() -> list[Any]:
    import ctypes

    return [ctypes.c_ulong(0)] * 4


def _libc() -> Any:
    """The system's library, or nothing where it cannot be had."""
    import ctypes

    try:
        libc = ctypes.CDLL(None, use_errno=True)
    except (OSError, TypeError):  # TypeError: Windows
        return None
    return libc if all(hasattr(libc, name) for name in ("prctl", "socket", "syscall")) else None
