"""The gate through which pyHanko is loaded: without a network library and without its log.

pyHanko 0.38 imports aiohttp at the top of two modules that we never use (remote timestamps, remote signing), although
nothing here may reach a network. aiohttp is therefore not installed; a module of that name which holds only the names
needed at import time stands in for it, and anything that would use it raises. Without it pyHanko also loads about
150 ms faster (design/security.md part 5).
"""

import logging
import sys
from collections.abc import Coroutine
from types import ModuleType
from typing import Any, NoReturn, TypeVar

from exoconsent.paths import RESOURCES

_Result = TypeVar("_Result")
_NAMES = ("BasicAuth", "ClientSession", "ClientTimeout", "TCPConnector")
_ERRORS = ("ClientError", "ContentTypeError")
_LOGGERS = ("pyhanko", "pyhanko_certvalidator")


class NetworkUseError(RuntimeError):
    """Something tried to reach a network; a fault of ours, never of the world."""


def prepare() -> None:
    """Make ``import pyhanko`` possible without aiohttp, and keep its loggers silent.

    A failed comparison logs 30 kB, patient text included (design/pdf.md part 2), so no record leaves those loggers.
    """
    for name in _LOGGERS:
        logger = logging.getLogger(name)
        logger.setLevel(logging.CRITICAL + 1)
        logger.propagate = False
    sys.modules.setdefault("aiohttp", _stand_in())
    _lend_time_zone()


def _lend_time_zone() -> None:
    """Loading pyHanko asks for Brussels' time, which a system without the time zone database does not know."""
    import zoneinfo

    ours = str(RESOURCES / "timezones")
    if ours not in zoneinfo.TZPATH:
        zoneinfo.reset_tzpath([*zoneinfo.TZPATH, ours])  # behind the system's own


def finish(coroutine: Coroutine[Any, Any, _Result]) -> _Result:
    """The result of a coroutine that never waits.

    pyHanko's signing and validating are coroutines only because they could ask a network. Without one they run straight
    through, so no event loop (which would open a socket pair) is needed; one that waits after all is a fault of ours.

    Raises:
        NetworkUseError: the coroutine wanted to wait for something.
    """
    try:
        coroutine.send(None)
    except StopIteration as done:
        result: _Result = done.value
        return result
    coroutine.close()
    raise NetworkUseError("signing and verifying wait for nothing, but something here wanted to wait")


def _stand_in() -> ModuleType:
    module = ModuleType("aiohttp", "Stand-in for aiohttp: every use raises, because this program has no network.")
    for name in _NAMES:
        setattr(module, name, type(name, (), {"__init__": _refuse}))
    for name in _ERRORS:
        setattr(module, name, type(name, (Exception,), {}))
    return module


def _refuse(*_args: object, **_kwargs: object) -> NoReturn:
    raise NetworkUseError("ExoConsent never reaches a network; aiohttp is a stand-in that only lets pyHanko load")
