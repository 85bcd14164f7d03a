"""Disks of our own: a small ext4 in a file, mounted, whose power can be cut. Needs root; without it harnesses skip."""
# ruff: noqa: T201 - a program that prints its result

import fcntl
import os
import shutil
import struct
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

EXT4_IOC_SHUTDOWN = 0x8004587D
NO_LOG_FLUSH = 2
"""Nothing that was not synced survives."""


def skip_unless_allowed(place: Path) -> None:
    """End the program with 77 where no file system can be made and mounted."""
    if not all(shutil.which(tool) for tool in ("mkfs.ext4", "mount", "umount")):
        print("skipped: mkfs.ext4 or mount is missing")
        raise SystemExit(77)
    try:
        image = made(place / "probe", 8)
        with mounted(image, place / "probe-at") as at:
            cut(at)
    except (subprocess.CalledProcessError, OSError):
        print("skipped: file systems may not be mounted here")
        raise SystemExit(77) from None


def made(image: Path, megabytes: int) -> Path:
    """A new, empty file system in ``image``."""
    image.unlink(missing_ok=True)
    with image.open("wb") as file:
        file.truncate(megabytes << 20)
    subprocess.run(["mkfs.ext4", "-q", "-m", "0", str(image)], check=True, capture_output=True)
    return image


@contextmanager
def mounted(image: Path, at: Path) -> Iterator[Path]:
    """``image`` mounted at ``at``."""
    at.mkdir(exist_ok=True)
    subprocess.run(["mount", "-o", "loop", str(image), str(at)], check=True, capture_output=True)
    try:
        yield at
    finally:
        for _ in range(50):
            if subprocess.run(["umount", str(at)], check=False, capture_output=True).returncode == 0:
                break
            subprocess.run(["sleep", "0.02"], check=True)
        else:
            subprocess.run(["umount", "-l", str(at)], check=False, capture_output=True)


def cut(at: Path) -> None:
    """Cut the power of the file system mounted at ``at``, or pull the stick: from now on it answers nothing."""
    handle = os.open(at, os.O_RDONLY)
    try:
        fcntl.ioctl(handle, EXT4_IOC_SHUTDOWN, struct.pack("I", NO_LOG_FLUSH))
    finally:
        os.close(handle)
