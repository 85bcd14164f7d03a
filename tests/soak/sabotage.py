"""Sabotage: faults put into the program on purpose, so that each harness shows that it finds what it is for."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

from exoconsent import files
from exoconsent.errors import ExoConsentError
from exoconsent.records import backup, container, database, opening
from tests.soak import practice


def early() -> None:
    """Says "filed" before it is."""

    def hasty(ack: Callable[..., None], what: tuple[Any, ...], act: Callable[[], Any]) -> Any:
        ack("try", *what)
        if what[0] == "filed":
            ack(*what)
        return act()

    practice.twice = hasty


def careless() -> None:
    """Takes no notice when filing fails."""

    def deaf(ack: Callable[..., None], what: tuple[Any, ...], act: Callable[[], Any]) -> Any:
        ack("try", *what)
        try:
            return act()
        except ExoConsentError:
            if what[0] != "filed":
                raise
            return None

    practice.twice = deaf


def in_place() -> None:
    """Writes a backup under its final name from the first byte on."""
    writing = container.write

    def bare(path: Path, *parts: Any, **named: Any) -> bytes:
        final = path.with_name(path.name[1:].removesuffix(".tmp"))
        digest = writing(final, *parts, **named)
        os.link(final, path)
        return digest

    container.write = bare
    backup.container.write = bare


def unsynced() -> None:
    """Commits that do not wait for the disk, and files that are renamed without having been synced."""
    preparing = database._prepare

    def lazy(connection: Any, key: bytes, *, readonly: bool) -> None:
        preparing(connection, key, readonly=readonly)
        connection.execute("PRAGMA synchronous = OFF")

    def unsynced_write(path: Path, data: bytes) -> None:
        with path.open("xb") as file:
            file.write(data)

    database._prepare = lazy
    files._write_synced = unsynced_write
    opening.os.fsync = lambda _handle: None  # the module os is everybody's: nothing in Python syncs any more


KINDS = {"early": early, "careless": careless, "in-place": in_place, "unsynced": unsynced}


def commit(name: str) -> None:
    """Put the fault of that name in; nothing for an empty name."""
    if name:
        KINDS[name]()
