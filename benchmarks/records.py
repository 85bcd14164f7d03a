"""The records' figures: an archive of 100,000 records of nobody, each figure beside its own yardstick in turns.

``python -m benchmarks.records`` prints the table. ``EXOCONSENT_RECORDS`` sets another number of records,
``EXOCONSENT_RECORDS_FOLDER`` a folder on the disk that is to be measured.
"""

import hashlib
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from benchmarks.papers import FIRST, SMALL, WHOLE, filing
from benchmarks.replay import bare_store, recorded, twin

if TYPE_CHECKING:
    from exoconsent.records.record import Filing
    from exoconsent.records.store import Store

ROOT: Final = Path(__file__).resolve().parent.parent
MANY: Final = int(os.environ.get("EXOCONSENT_RECORDS", "100000"))
PEOPLE: Final = 200
"""Patients whose names, birthdays and numbers are typed."""
FILINGS: Final = 120
STARTS: Final = 9
BACKUPS: Final = 4
LAST: Final = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
PASSPHRASE: Final = "three wooden bridges over slow water"
USER: Final = "Bench"


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordsRun:
    """Milliseconds of each turn."""

    records: int
    megabytes: float
    typed: list[float]
    typed_plain: list[float]
    opened: list[float]
    filed: list[float]
    replayed: list[float]
    """The rows of those papers, put into a twin of the archive by bare SQL."""
    bare: list[float]
    started: list[float]
    started_empty: list[float]
    backed: list[float]
    copied: list[float]
    compared: list[float]
    """Copied, and read back from the disk and compared, which is what a backup does."""


def run(records: int = MANY) -> RecordsRun:
    """Make the archive and measure; a minute or two for 100,000."""
    with tempfile.TemporaryDirectory(dir=os.environ.get("EXOCONSENT_RECORDS_FOLDER")) as home:
        folder = Path(home)
        many, none = fill(folder / "many", records), fill(folder / "none", 0)
        started, started_empty = _turns(STARTS, lambda: start(folder / "many"), lambda: start(folder / "none"))
        with opened(many) as store:
            typed, typed_plain = _typing(store, folder / "plain.db")
            filed, replayed, bare = _filing(store, folder)
            looked = _opening(store)
            backed, copied, compared = _backing(store, folder)
        size = (many / "records.exodb").stat().st_size / 1e6
        shutil.rmtree(none)
    return RecordsRun(
        records=records, megabytes=size, typed=typed, typed_plain=typed_plain, opened=looked, filed=filed,
        replayed=replayed, bare=bare, started=started, started_empty=started_empty, backed=backed, copied=copied,
        compared=compared,
    )  # fmt: skip


def fill(folder: Path, records: int) -> Path:
    """An archive with an account and that many papers."""
    from exoconsent.records.cost import FLOOR
    from exoconsent.records.store import Store
    from exoconsent.records.vault import Vault

    folder.mkdir()
    vault, _ = Vault.create(folder, "Bench", USER, PASSPHRASE, FIRST, FLOOR, clock=lambda: FIRST)
    store, chance, done = Store(vault), random.Random(1), 0
    while done < records:
        with vault.transaction():
            for _ in range(min(1_000, records - done)):
                paper = filing(done, chance, SMALL)
                store.file(paper, paper.created)
                done += 1
    vault.close()
    return folder


@contextmanager
def opened(folder: Path) -> "Iterator[Store]":
    """The archive, opened with its passphrase."""
    from exoconsent.records.store import Store
    from exoconsent.records.vault import Vault

    vault = Vault.open(folder, USER, PASSPHRASE, LAST, clock=lambda: LAST)
    yield Store(vault)
    vault.close()


def _typing(store: "Store", plain: Path) -> tuple[list[float], list[float]]:
    """Every keystroke of names, birthdays and numbers, in the archive and in the same tables without a cipher."""
    from exoconsent.records.search import find

    bare, ours, theirs = _without_cipher(store, plain), list[float](), list[float]()
    for text in _keystrokes(store):
        for one, times in ((store, ours), (bare, theirs)):
            times.append(_milliseconds(partial(find, one, text, on=LAST.date())))
    bare.connection.close()
    return ours, theirs


def _keystrokes(store: "Store") -> Iterator[str]:
    chance, highest = random.Random(2), store.connection.execute("SELECT max(id) FROM records").fetchone()[0]
    for _ in range(PEOPLE):
        row = store.row(chance.randint(1, highest), LAST.date())
        given, family = row.name.split()
        whole = chance.choice((family, f"{given} {family}", f"{row.born:%d.%m.%Y}", row.number))
        yield from (whole[:end] for end in range(1, len(whole) + 1))


def _without_cipher(store: "Store", path: Path) -> "Store":
    """The same tables and the same code on SQLite without a key."""
    import sqlcipher3

    from exoconsent.records.database import CACHE_KIB

    store.connection.execute("ATTACH DATABASE ? AS plain KEY ''", (str(path),))
    store.connection.execute("SELECT sqlcipher_export('plain')")
    store.connection.execute("DETACH DATABASE plain")
    connection = sqlcipher3.connect(str(path), isolation_level=None)
    connection.row_factory = sqlcipher3.Row
    connection.execute(f"PRAGMA cache_size = -{CACHE_KIB}")
    return bare_store(connection, path)


def _filing(store: "Store", folder: Path) -> tuple[list[float], ...]:
    """Filing; its rows by bare SQL; one row of the paper's bytes in a bare SQLCipher file with the same settings."""
    from exoconsent.records.database import connect, transaction
    from exoconsent.records.search import find

    bare = connect(folder / "bare.exodb", bytes(32), create=True)
    bare.execute("CREATE TABLE papers (id INTEGER PRIMARY KEY, data BLOB NOT NULL)")
    chance, records = random.Random(3), store.connection.execute("SELECT count(*) FROM records").fetchone()[0]
    papers = iter([filing(records + turn, chance, WHOLE) for turn in range(FILINGS + 2)])
    rows = iter([chance.randbytes(_size(filing(0, chance, WHOLE))) for _ in range(FILINGS + 2)])

    def insert() -> None:
        with transaction(bare) as connection:
            connection.execute("INSERT INTO papers (data) VALUES (?)", (next(rows),))

    with recorded(store) as recorder, twin(store, folder / "twin.exodb") as other:

        def replay() -> None:
            with transaction(other.connection) as connection:
                for sql, bound in recorder.taken():
                    connection.execute(sql, bound)

        for text in _keystrokes(other):  # the pages that typing left in the memory of the archive
            find(other, text, on=LAST.date())
        times = _turns(FILINGS, lambda: store.file(next(papers), LAST), replay, insert, pause=0.02)
    bare.close()
    return times


def _size(paper: "Filing") -> int:
    texts = (paper.draft, paper.consent, paper.signatures, paper.strokes, paper.facts)
    return len(paper.pdf) + sum(map(len, texts))


def _opening(store: "Store") -> list[float]:
    """The papers that were just filed, the last part of opening one in the window left out: drawing it."""
    ids = [row[0] for row in store.connection.execute("SELECT id FROM records ORDER BY id DESC LIMIT ?", (FILINGS,))]
    return [_milliseconds(partial(store.open, record_id, LAST.date())) for record_id in ids]


def _backing(store: "Store", folder: Path) -> tuple[list[float], list[float], list[float]]:
    """A backup, the file copied and synced, and that with reading back and comparing."""
    from exoconsent.records.backup import back_up

    stick, copy = folder / "stick", folder / "copy"
    stick.mkdir()
    turn = iter(range(BACKUPS + 3))

    def ours() -> None:
        made = back_up(store.vault, stick, LAST + timedelta(minutes=next(turn)))
        assert made.path is not None
        made.path.unlink()

    def theirs() -> None:
        with store.vault.path.open("rb") as source, copy.open("wb") as target:
            shutil.copyfileobj(source, target, 1 << 20)
            target.flush()
            os.fsync(target.fileno())

    def theirs_compared() -> None:
        theirs()
        assert _digest(copy) == _digest(store.vault.path)

    backed, copied = _turns(BACKUPS, ours, theirs)
    return backed, copied, _turns(BACKUPS, theirs_compared, theirs)[0]


def _digest(path: Path) -> bytes:
    """SHA-256 of a file as the disk has it, not as the system remembers it."""
    with path.open("rb") as file:
        os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
        return hashlib.file_digest(file, "sha256").digest()


def start(folder: Path) -> None:
    """From the start of a process to the first page of records: a passphrase, the quick check, the lists."""
    command = [sys.executable, "-m", "benchmarks.records", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)


def _start(folder: Path) -> None:
    """What a started process does; it is cut off where the window would begin to wait for the user."""
    from exoconsent.records import lists
    from exoconsent.records.checking import check_quickly
    from exoconsent.records.search import find

    with opened(folder) as store:
        assert not check_quickly(store.vault).found
        find(store, "", on=LAST.date())
        lists.due(store, on=LAST.date())
        os._exit(0)


def _turns(rounds: int, *acts: Callable[[], Any], pause: float = 0.0) -> tuple[list[float], ...]:
    """All in turns; the first two rounds warm up. Before each a random pause of up to ``pause`` seconds, not timed.

    Some disks finish writes by a clock of their own (every 4 ms on ours). Acts that follow at once on one another fall
    into step with it, and one that takes a little longer waits for a whole beat more; papers come at random moments.
    """
    chance, times = random.Random(4), tuple(list[float]() for _ in acts)
    for _ in range(rounds + 2):
        for act, taken in zip(acts, times, strict=True):
            time.sleep(chance.uniform(0, pause))
            taken.append(_milliseconds(act))
    return tuple(taken[2:] for taken in times)


def _milliseconds(act: Callable[[], Any]) -> float:
    started = time.perf_counter()
    act()
    return 1000 * (time.perf_counter() - started)


if __name__ == "__main__":
    if len(sys.argv) > 1:
        _start(Path(sys.argv[1]))
    else:
        from benchmarks.records_table import records_report

        print(records_report(run()))
