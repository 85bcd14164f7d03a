"""Hardening: what the system is asked at the start, so that neither a crash nor a neighbour copies our memory to disk.

Source: the project's security notes, threat 26. Only Linux can be asked here; elsewhere nothing is done, and says so.
"""

import sys
from dataclasses import dataclass
from typing import Final

PR_SET_DUMPABLE: Final = 4
"""From Linux' ``prctl.h``: with 0 the system writes no core file, and other programs of the same user cannot look in.

An administrator (root) still can. Programs that look through /proc at who asks them something, such as desktop
portals, find nothing either.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hardened:
    """What the system granted."""

    unseen: bool = False
    """Other programs of the same user cannot read our memory."""
    no_core: bool = False
    """A crash leaves no core file, of ours and of the programs that we start."""


def harden(platform: str = sys.platform) -> Hardened:
    """Ask for both; what is refused is left, because patients must be served all the same. Never raises."""
    if platform != "linux":
        return Hardened()
    return Hardened(unseen=_hide_memory(), no_core=_forbid_core())


def _hide_memory() -> bool:
    import ctypes

    try:
        return int(ctypes.CDLL(None).prctl(PR_SET_DUMPABLE, 0, 0, 0, 0)) == 0
    except (OSError, AttributeError):
        return False


def _forbid_core() -> bool:
    import resource

    try:
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    except (OSError, ValueError):
        return False
    return True
