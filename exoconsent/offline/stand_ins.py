"""Stand-ins: modules that speak to networks cannot be loaded, so that nothing of them is in this program's memory.

Libraries name some of them at the top without ever using them here: xml.sax (through segno and ReportLab) wants
``urllib.request``, which would bring http.client; pyHanko's and asyncio's modules name ``ssl``, logging.config names
``socketserver``. These get an empty module whose every use raises. The others are told that there is no such module.
"""

import sys
from collections.abc import Sequence
from importlib.machinery import ModuleSpec
from types import ModuleType
from typing import Any, Final, NoReturn

from exoconsent.offline.hook import OfflineError

STOOD_IN: Final = ("socketserver", "ssl", "urllib.request")
"""Named at the top by libraries that we need."""
ABSENT: Final = frozenset({
    "_ssl", "http.client", "http.cookiejar", "http.server", "xmlrpc", "ftplib", "imaplib",
    "nntplib", "poplib", "smtplib", "telnetlib", "webbrowser", "wsgiref", "requests", "urllib3", "httpx", "httpcore",
    "PySide6.QtNetwork", "PySide6.QtNetworkAuth", "PySide6.QtWebSockets", "PySide6.QtWebEngineCore",
})  # fmt: skip
"""As if they were not installed; nothing here needs one."""
_ORIGIN: Final = "stand-in"


def hold() -> bool:
    """Stand in front of every other way to find a module, once. Returns whether none of them was loaded before."""
    if not _stands():
        sys.meta_path.insert(0, _Gate())
    return in_force()


def in_force() -> bool:
    """Whether nothing that speaks to networks is loaded now, and the gate stands."""
    return _stands() and not loaded()


def _stands() -> bool:
    return any(isinstance(finder, _Gate) for finder in sys.meta_path)


def loaded() -> tuple[str, ...]:
    """The names of modules in memory that speak to networks; a stand-in is none."""
    named = (name for name in (*STOOD_IN, *sorted(ABSENT), "aiohttp") if name in sys.modules)
    return tuple(name for name in named if not is_stand_in(sys.modules[name]))


def is_stand_in(module: ModuleType) -> bool:
    """Whether ``module`` is empty: made here, or by ``signing.offline``."""
    spec = module.__spec__
    return getattr(module, "__file__", None) is None and (spec is None or spec.origin == _ORIGIN)


class _Gate:
    """Answers for the names above only."""

    def find_spec(self, name: str, path: Sequence[str] | None, target: ModuleType | None = None) -> ModuleSpec | None:
        if name in ABSENT:
            raise ModuleNotFoundError(f"{name} is left out: this program never uses a network", name=name)
        return ModuleSpec(name, _EMPTY, origin=_ORIGIN) if name in STOOD_IN else None


class _Empty:
    """Makes a module with nothing in it that gives a refusing thing for every name."""

    def create_module(self, spec: ModuleSpec) -> None:
        """Python makes the module."""

    def exec_module(self, module: ModuleType) -> None:
        name = module.__name__

        def __getattr__(wanted: str) -> Any:
            if wanted.startswith("__"):
                raise AttributeError(wanted)
            return type(wanted, (Exception,), {"__init__": _refuser(f"{name}.{wanted}")})

        module.__dict__["__getattr__"] = __getattr__


_EMPTY: Final[Any] = _Empty()  # a loader by what it does; importlib.abc, which has the name for it, brings zipfile


def _refuser(what: str) -> Any:
    def refuse(*_told: object, **_named: object) -> NoReturn:
        raise OfflineError(what)

    return refuse
