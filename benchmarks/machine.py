"""What the figures were measured on."""

import os
import platform
import zlib
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path


def describe() -> Iterator[str]:
    """One line each for processor, system and versions."""
    yield f"{os.cpu_count()} cores, {_processor()}"
    python = f"{platform.python_implementation()} {platform.python_version()}"
    yield f"{_system()}, {python}, zlib {zlib.ZLIB_RUNTIME_VERSION}"
    yield ", ".join(f"{name} {_version(name)}" for name in ("reportlab", "typst", "weasyprint", "fpdf2"))


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "not installed"


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text().splitlines()
    except OSError:
        return platform.processor() or platform.machine()
    names = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(names, platform.machine())


def _system() -> str:
    try:
        return platform.freedesktop_os_release().get("PRETTY_NAME", platform.system())
    except OSError:
        return f"{platform.system()} {platform.release()}"
