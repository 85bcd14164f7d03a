"""Python's guard: an audit hook that refuses sockets, look-ups of names and everything built on them.

Holds on every system, for Python's own code in this process. Native code does not ask Python, nor do programs that this
one starts: those are the kernel guard's. A hook cannot be taken off again. Source: Python's table of audit events.
"""

import sys
from collections.abc import Callable, Mapping
from typing import Any, Final

from exoconsent.offline.kernel import AF_UNIX

SENTENCE: Final = "ExoConsent never uses a network, so this was refused"
_WHOLLY: Final = (
    "socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr", "socket.getnameinfo", "urllib.Request",
    "http.client.connect", "http.client.send", "ftplib.connect", "ftplib.sendcmd", "imaplib.open", "imaplib.send",
    "nntplib.connect", "nntplib.putline", "poplib.connect", "poplib.putline", "smtplib.connect", "smtplib.send",
    "telnetlib.Telnet.open", "telnetlib.Telnet.write", "webbrowser.open",
)  # fmt: skip
_BY_ADDRESS: Final = ("socket.connect", "socket.bind", "socket.sendto", "socket.sendmsg")
_KNOWN_LATER: Final = -1
"""The family of a socket made from an open one; its address tells when it is used."""
_up = False


class OfflineError(PermissionError):
    """Something wanted a network. As an ``OSError`` it ends as a sentence wherever those do."""

    def __init__(self, event: str) -> None:
        """Name Python's audit event; it holds no address and no patient."""
        super().__init__(1, f"{SENTENCE} ({event})")


def hold() -> bool:
    """Put the hook up, once. Never raises; returns whether it answers."""
    global _up
    if not _up:
        _up = True
        refusals = _refusals()

        def listen(event: str, told: tuple[Any, ...], known: Any = refusals.get) -> None:
            if check := known(event):
                check(told)

        sys.addaudithook(listen)
    return in_force()


def in_force() -> bool:
    """Whether the hook answers; asks it, and opens nothing."""
    try:
        sys.audit("socket.getaddrinfo", "", 0, 0, 0, 0)
    except OfflineError:
        return True
    return False


def _refusals() -> Mapping[str, Callable[[tuple[Any, ...]], None]]:
    wholly = {event: _refuse(event) for event in _WHOLLY}
    addressed = {event: _refuse_internet_address(event) for event in _BY_ADDRESS}
    return {**wholly, **addressed, "socket.__new__": _refuse_other_families}


def _refuse(event: str) -> Callable[[tuple[Any, ...]], None]:
    def check(_told: tuple[Any, ...]) -> None:
        raise OfflineError(event)

    return check


def _refuse_internet_address(event: str) -> Callable[[tuple[Any, ...]], None]:
    def check(told: tuple[Any, ...]) -> None:
        if isinstance(told[1], tuple):  # a local one is a path
            raise OfflineError(event)

    return check


def _refuse_other_families(told: tuple[Any, ...]) -> None:
    if told[1] not in (AF_UNIX, _KNOWN_LATER):
        raise OfflineError("socket.__new__")
