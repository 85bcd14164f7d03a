"""Deletion by rule: two people, past the day, and a tombstone stays while every other trace is gone."""

from datetime import timedelta
from pathlib import Path

import pytest

from exoconsent.errors import BadInputError
from exoconsent.records import search
from exoconsent.records.database import checkpoint
from exoconsent.records.deletion import agree_deletion, ask_deletion, asked, tombstones
from exoconsent.records.events import all_events
from exoconsent.records.listing import differences
from exoconsent.records.lists import numbers
from exoconsent.records.record import EventKind
from exoconsent.records.store import Store
from tests.records.filings import LATER, NOW, become, everything, filing, opened
from tests.records.test_store import all_covered


@pytest.fixture
def store(tmp_path: Path) -> Store:
    made = opened(tmp_path)
    made.file(filing(), NOW)
    made.file(filing("EC-2", patient_name="Ana Ruiz"), NOW)
    return made


def test_two_people_delete_past_the_day_and_a_tombstone_stays(store: Store) -> None:
    store.note_event(1, EventKind.VIEW, "", {}, NOW)
    become(store, "anna")
    ask_deletion(store, 1, "kept long enough", LATER)
    become(store, "boris")
    stone = agree_deletion(store, 1, LATER)
    assert (stone.number, stone.asked_by, stone.agreed_by) == ("EC-260301-ABCDEFGH", "anna", "boris")
    assert stone.pdf_sha256
    assert tombstones(store) == (stone,)
    left = everything(store)
    assert [row[0] for row in left["records"]] == [2]
    assert left["events"] == []
    assert not search.find(store, "exempla", on=LATER.date())
    assert [row.name for row in search.find(store, "", on=LATER.date())] == ["Ana Ruiz"]
    assert all_covered(store)
    assert not list(differences(store.connection, all_events(store.connection)))


def test_nothing_of_the_name_is_left_in_the_index(store: Store, tmp_path: Path) -> None:
    """Looked at in an export without encryption, page by page."""
    become(store, "anna")
    ask_deletion(store, 1, "kept long enough", LATER)
    plain = tmp_path / "plain.db"

    def bytes_of() -> bytes:
        plain.unlink(missing_ok=True)
        checkpoint(store.connection)
        store.connection.execute(f"ATTACH DATABASE '{plain}' AS plain KEY ''")
        store.connection.execute("SELECT sqlcipher_export('plain')")
        store.connection.execute("DETACH DATABASE plain")
        return plain.read_bytes()

    assert b"exempla" in bytes_of(), "the control: before, it is there"
    become(store, "boris")
    agree_deletion(store, 1, LATER)
    assert b"exempla" not in bytes_of().lower()


def test_one_person_cannot_do_it_alone(store: Store) -> None:
    become(store, "anna")
    with pytest.raises(BadInputError):
        agree_deletion(store, 1, LATER)
    ask_deletion(store, 1, "kept long enough", LATER)
    assert asked(store, 1) is None
    with pytest.raises(BadInputError):
        agree_deletion(store, 1, LATER)
    become(store, "boris")
    request = asked(store, 1)
    assert request is not None
    assert request.user == "anna"


def test_not_a_day_too_early_and_never_without_a_rule(store: Store) -> None:
    last = LATER.replace(year=2036, month=3, day=1)
    become(store, "anna")
    with pytest.raises(BadInputError, match="2036-03-01"):
        ask_deletion(store, 1, "too early", last)
    ask_deletion(store, 1, "on the day after", last + timedelta(days=1))
    become(store, "boris")
    with pytest.raises(BadInputError, match="2036-03-01"):
        agree_deletion(store, 1, last)
    forever = store.file(filing("EC-3", keep_until=None), NOW)
    with pytest.raises(BadInputError, match="never"):
        ask_deletion(store, forever.id, "no rule", LATER)
    with pytest.raises(BadInputError, match="reason"):
        ask_deletion(store, 1, "", LATER)


def test_even_sql_needs_the_other_persons_request(store: Store) -> None:
    with pytest.raises(Exception, match="filed rows stay"):
        store.connection.execute("DELETE FROM records WHERE id = 1")
    with pytest.raises(Exception, match="nobody asked"):
        store.connection.execute(
            "INSERT INTO tombstones SELECT id, number, kind, signed_at, filed_at, keep_until, '2037-01-01',"
            " content_hash, pdf_sha256, 'anna', 'boris', 'why' FROM records WHERE id = 1"
        )


def test_a_deleted_number_and_its_id_are_not_given_again(store: Store) -> None:
    become(store, "anna")
    ask_deletion(store, 2, "kept long enough", LATER)
    become(store, "boris")
    agree_deletion(store, 2, LATER)
    again = store.file(filing("EC-2", patient_name="Ana Ruiz"), LATER)
    assert (again.id, again.number) == (3, "EC-2-2")
    assert numbers(store) == ("EC-2", "EC-2-2", "EC-260301-ABCDEFGH")
