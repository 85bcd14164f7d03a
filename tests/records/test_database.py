import os
import sqlite3
import subprocess
import sys

import pytest

from exoconsent.errors import StorageError
from exoconsent.records.database import (
    FILE,
    DatabaseError,
    WrongKeyError,
    checkpoint,
    connect,
    rekey,
    telling,
    told,
    transaction,
)

KEY, OTHER = b"k" * 32, b"o" * 32


@pytest.fixture
def path(tmp_path):
    path = tmp_path / FILE
    connection = connect(path, KEY, create=True)
    connection.execute("CREATE TABLE t (a)")
    connection.execute("INSERT INTO t VALUES ('Testina Muster')")
    connection.close()
    return path


def test_every_connection_is_set_as_it_should_be(path):
    connection = connect(path, KEY)
    wanted = {
        "journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "trusted_schema": 0, "secure_delete": 1,
        "cell_size_check": 1, "recursive_triggers": 1,
    }  # fmt: skip
    assert {name: connection.execute(f"PRAGMA {name}").fetchone()[0] for name in wanted} == wanted


def test_without_the_key_it_is_noise(path):
    assert b"Testina" not in path.read_bytes()
    with pytest.raises(sqlite3.DatabaseError, match="not a database"):
        sqlite3.connect(path).execute("SELECT * FROM t")
    with pytest.raises(WrongKeyError, match="key does not belong to it, or the file is damaged"):
        connect(path, OTHER)


def test_nothing_is_written_to_the_console_about_a_wrong_key(path):
    code = """
import sys
from pathlib import Path
from exoconsent.records.database import connect
connect(Path(sys.argv[1]), b"o" * 32)
"""
    done = subprocess.run([sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=False)
    assert "ERROR CORE" not in done.stderr + done.stdout
    assert "WrongKeyError" in done.stderr


def test_a_missing_file_is_not_made_by_looking(tmp_path):
    with pytest.raises(StorageError, match="is missing"):
        connect(tmp_path / FILE, KEY)
    assert not (tmp_path / FILE).exists()
    with pytest.raises(ValueError, match="32 bytes"):
        connect(tmp_path / FILE, b"short", create=True)


def test_a_folder_that_is_not_there_is_a_sentence(tmp_path):
    with pytest.raises(StorageError, match="could not be used"):
        connect(tmp_path / "none" / FILE, KEY, create=True)


def test_read_only_never_writes(path):
    connection = connect(path, KEY, readonly=True)
    with pytest.raises(StorageError, match="read-only"), telling(path):
        connection.execute("INSERT INTO t VALUES (1)")


def test_a_second_writer_waits_and_is_told(path, monkeypatch):
    one, two = connect(path, KEY), connect(path, KEY)
    two.execute("PRAGMA busy_timeout = 20")
    with transaction(one), pytest.raises(StorageError, match="in use by another program"), telling(path):
        two.execute("BEGIN IMMEDIATE")


def test_a_full_disk_is_told_and_nothing_is_lost(path):
    connection = connect(path, KEY)
    connection.execute("PRAGMA max_page_count = 3")

    def fill():
        with transaction(connection):
            connection.execute("INSERT INTO t VALUES (zeroblob(100000))")

    with pytest.raises(StorageError, match="the disk is full"), telling(path):
        fill()
    assert connection.execute("SELECT count(*) FROM t").fetchone()[0] == 1
    assert not connection.in_transaction


def test_a_transaction_is_whole_or_not_at_all(path):
    connection = connect(path, KEY)

    def half():
        with transaction(connection):
            connection.execute("DELETE FROM t")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        half()
    assert connection.execute("SELECT count(*) FROM t").fetchone()[0] == 1


def test_a_new_key_opens_and_the_old_one_no_more(path):
    connection = connect(path, KEY)
    rekey(connection, OTHER)
    connection.execute("INSERT INTO t VALUES (2)")
    connection.close()
    assert connect(path, OTHER).execute("SELECT count(*) FROM t").fetchone()[0] == 2
    with pytest.raises(WrongKeyError):
        connect(path, KEY)


def test_a_checkpoint_empties_the_log(path):
    connection = connect(path, KEY)
    connection.execute("INSERT INTO t VALUES (2)")
    log = path.with_name(FILE + "-wal")
    assert log.stat().st_size > 0
    assert checkpoint(connection)
    assert log.stat().st_size == 0


def test_errors_quote_no_data(path):
    connection = connect(path, KEY)
    connection.execute("CREATE UNIQUE INDEX one ON t (a)")
    with pytest.raises(DatabaseError) as fault:
        connection.execute("INSERT INTO t VALUES ('Testina Muster')")
    assert "Testina" not in str(told(fault.value, path))
    assert "refused a change" in str(told(fault.value, path))
    assert "could not be used (No space left on device)" in str(told(OSError(28, os.strerror(28)), path))


def test_the_window_does_not_wait_for_the_driver():
    code = "import sys, exoconsent.records.desk, exoconsent.records.record\nprint('sqlcipher3' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"
