"""Publishing while a backup runs: no backup holds an edition that its log does not know, and none lacks one."""

import shutil
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from exoconsent.clinic import Clinic, accounts
from exoconsent.clinic.edition_log import disagreements
from exoconsent.errors import StorageError
from exoconsent.records import backup
from exoconsent.records.slots import Role as Staff
from exoconsent.records.unpacking import Credentials
from tests.clinic.stage import MANAGER, NOW, PASSPHRASE, Clock, log_in, published

FORM = "withdrawal"


@pytest.fixture(scope="module")
def put_out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed clinic with one edition."""
    return published(tmp_path_factory.mktemp("editions") / "clinic", FORM)


@pytest.fixture
def clinic(put_out: Path, tmp_path: Path, clock: Clock):
    clock.now = NOW.replace(hour=15)
    folder = Path(shutil.copytree(put_out, tmp_path / "clinic"))
    (tmp_path / "stick").mkdir()
    found = log_in(folder, Staff.MANAGER, clock)[0]
    yield found
    found.close()


class TellingLock:
    """A lock that says when somebody has to wait for it."""

    def __init__(self) -> None:
        self._lock, self.waits = threading.RLock(), threading.Event()

    def __enter__(self) -> None:
        if not self._lock.acquire(blocking=False):
            self.waits.set()
            self._lock.acquire()

    def __exit__(self, *_: object) -> None:
        self._lock.release()


def meanwhile(monkeypatch: pytest.MonkeyPatch, act: Callable[[], None]) -> list[int]:
    """Do ``act`` when the first look at the folder begins; how often was looked."""
    looked: list[int] = []
    gather = backup.gather

    def late(*told: Any) -> Any:
        looked.append(1)
        if len(looked) == 1:
            act()
        return gather(*told)

    monkeypatch.setattr(backup, "gather", late)
    return looked


def restored(made: backup.Backup, target: Path, clock: Clock) -> str:
    """The edition that is in use in what the backup holds, which must agree with its log."""
    assert made.path is not None
    opens = Credentials(name=MANAGER, passphrase=PASSPHRASE)
    assert accounts.restore(made.path, target, opens, clock()).findings == ()
    again, archive = log_in(target, Staff.MANAGER, clock)
    assert disagreements(archive.vault) == ()
    number = again.form(FORM).edition.number
    again.close()
    return number


def test_who_publishes_in_this_program_waits_for_the_look_at_the_folder(clinic, tmp_path, clock, monkeypatch) -> None:
    vault = clinic.archive(clock).vault
    vault.lock = lock = TellingLock()
    publishes = threading.Thread(target=lambda: clinic.studio(clock).publish(FORM, "2", "while it runs"))

    def started() -> None:
        publishes.start()
        while publishes.is_alive() and not lock.waits.is_set():
            time.sleep(0.005)

    meanwhile(monkeypatch, started)
    made = backup.back_up(vault, tmp_path / "stick", clock())
    publishes.join(10)
    assert lock.waits.is_set()
    assert clinic.studio(clock).in_use().forms[FORM].edition.number == "2", "it was published right after"
    assert restored(made, tmp_path / "restored", clock) == "1"


def test_what_another_program_publishes_is_looked_at_again(clinic: Clinic, tmp_path, clock, monkeypatch) -> None:
    other = log_in(clinic.folder, Staff.PRACTITIONER, clock)[0]
    looked = meanwhile(monkeypatch, lambda: other.studio(clock).publish(FORM, "2", "from the next room") and None)
    made = backup.back_up(clinic.archive(clock).vault, tmp_path / "stick", clock())
    other.close()
    assert len(looked) == 2
    assert restored(made, tmp_path / "restored", clock) == "2"


def test_who_never_stops_publishing_gets_no_backup_and_the_lock_is_free(clinic, tmp_path, clock, monkeypatch) -> None:
    vault = clinic.archive(clock).vault
    monkeypatch.setattr(backup, "_published_since", lambda *_: True)
    with pytest.raises(StorageError, match="changes editions of forms all the time"):
        backup.back_up(vault, tmp_path / "stick", clock())
    assert list((tmp_path / "stick").iterdir()) == []
    monkeypatch.undo()
    assert backup.back_up(vault, tmp_path / "stick", clock()).size


def test_the_lock_is_free_while_the_copy_is_written(clinic: Clinic, tmp_path: Path, clock: Clock, monkeypatch) -> None:
    vault = clinic.archive(clock).vault
    write, free = backup.container.write, []

    def ask() -> None:
        free.append(vault.lock.acquire(timeout=5))
        if free[-1]:
            vault.lock.release()

    def late(*told: Any) -> bytes:
        asks = threading.Thread(target=ask)
        asks.start()
        asks.join(10)
        return write(*told)

    monkeypatch.setattr(backup.container, "write", late)
    backup.back_up(vault, tmp_path / "stick", clock())
    assert free == [True]
