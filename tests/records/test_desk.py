"""The desk on disk: what is kept comes back equal, whatever is damaged is named, nothing is half-written."""

import dataclasses
import json
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from types import MappingProxyType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exoconsent.consent.draft import Draft, Earlier, Patient
from exoconsent.consent.draft_json import draft_as_json, draft_from_json
from exoconsent.consent.facts import VOCABULARY, Facts, read_facts
from exoconsent.errors import BadInputError, StorageError
from exoconsent.records.desk import Desk, Entry, Frozen, State
from exoconsent.records.locked import read_locked, write_locked
from exoconsent.records.papers import Outcome, read_note
from tests.journey.test_laws import value_of
from tests.old_papers import file_note, file_signed, papers_of_day

NOW = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)
KEY = bytes(range(32))

WORDS = st.text(min_size=1, max_size=12)
TEXTS = st.dictionaries(WORDS, WORDS, max_size=3).map(MappingProxyType)
FACTS = st.fixed_dictionaries({}, optional={name: value_of(name) for name in VOCABULARY})
DRAFTS = st.builds(
    Draft,
    form_id=WORDS,
    patient=st.builds(Patient, name=st.text(max_size=20), born=st.none() | st.dates(), synthetic=st.booleans()),
    facts=FACTS.map(lambda given: read_facts(given)[0]),
    language=st.sampled_from(["en", "es"]),
    left_out=TEXTS,
    added=TEXTS,
    order=st.lists(WORDS, max_size=3).map(tuple),
    answers=TEXTS,
    people=TEXTS,
    acknowledged=TEXTS,
    clearances=TEXTS,
    earlier=st.none() | st.builds(Earlier, number=WORDS, sha256=WORDS),
)


def draft(name: str = "Test Person (invented)") -> Draft:
    return Draft(form_id="f", patient=Patient(name=name, born=date(1961, 4, 30)), facts=Facts({"age": 40}))


def entry(entry_id: str = "a1", state: State = State.DRAFT, changed: datetime = NOW, **more: object) -> Entry:
    return Entry(id=entry_id, state=state, changed=changed, draft=draft(), **more)


@given(DRAFTS)
@settings(max_examples=150, deadline=None)
def test_a_draft_comes_back_as_it_was(made: Draft) -> None:
    assert draft_from_json(json.loads(json.dumps(draft_as_json(made)))) == made


def test_every_field_of_a_draft_is_kept() -> None:
    """A field that somebody adds to Draft must be kept as well: nothing may be lost."""
    fields = {f.name for f in dataclasses.fields(Draft)}
    assert set(draft_as_json(draft())) == fields - {"form_id"} | {"form"}


@pytest.mark.parametrize(
    "spoil",
    [
        lambda tree: tree.pop("facts"),
        lambda tree: tree.update(facts={"no_such_fact": 1}),
        lambda tree: tree.update(patient={"name": 3, "born": None, "synthetic": False}),
        lambda tree: tree["patient"].update(synthetic="yes"),
        lambda tree: tree["patient"].update(born="30.4.1961"),
        lambda tree: tree.update(answers=[1]),
        lambda tree: tree.update(order=[1]),
    ],
)
def test_what_is_no_draft_is_refused_without_naming_values(spoil) -> None:
    tree = draft_as_json(draft())
    spoil(tree)
    with pytest.raises(BadInputError, match="kept draft") as told:
        draft_from_json(tree)
    assert "Test Person" not in str(told.value)


def test_a_locked_file_says_nothing_and_opens_only_whole_under_its_own_name_and_key(tmp_path: Path) -> None:
    path = tmp_path / "x.desk"
    write_locked(path, KEY, {"name": "Test Person"})
    assert b"Person" not in path.read_bytes()
    assert path.stat().st_mode & 0o777 == 0o600
    assert read_locked(path, KEY) == {"name": "Test Person"}
    with pytest.raises(StorageError, match=r"x\.desk: is damaged or belongs to another clinic"):
        read_locked(path, bytes(32))
    other = tmp_path / "y.desk"
    other.write_bytes(path.read_bytes())
    with pytest.raises(StorageError, match="damaged"):
        read_locked(other, KEY)


@given(st.integers(0, 120), st.integers(1, 255))
@settings(max_examples=60, deadline=None)
def test_no_flipped_byte_is_taken(tmp_path_factory, place: int, flip: int) -> None:
    path = tmp_path_factory.mktemp("flip") / "x.desk"
    write_locked(path, KEY, {"name": "Test Person"})
    data = bytearray(path.read_bytes())
    data[place % len(data)] ^= flip
    path.write_bytes(data)
    with pytest.raises(StorageError):
        read_locked(path, KEY)


def test_the_same_value_written_twice_looks_different(tmp_path: Path) -> None:
    path = tmp_path / "x.desk"
    seen = set()
    for _turn in range(20):
        write_locked(path, KEY, 1)
        seen.add(path.read_bytes())
    assert len(seen) == 20


def test_entries_come_back_what_wants_attention_first(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "desk", KEY)
    frozen = Frozen(number="EC-1", prepared=NOW, wanted=("patient",), roles=("patient",), pdf=b"%PDF")
    made = [
        entry("a1", State.SIGNED, NOW, frozen=dataclasses.replace(frozen, pdf=b"")),
        entry("a2", State.DRAFT, NOW - timedelta(hours=1)),
        entry("a3", State.DRAFT, NOW),
        entry("a4", State.SIGNING, NOW - timedelta(days=3), frozen=frozen, options=(("size", "large"),)),
    ]
    for one in made:
        desk.keep(one)
    assert [e.id for e in desk.entries()] == ["a4", "a3", "a2", "a1"]
    assert all(one in desk.entries() for one in made)
    assert desk.entry("a4") == made[3]
    assert made[3].frozen.complete
    assert "Test Person" not in repr(desk.entries())


@pytest.mark.parametrize(
    ("roles", "complete"),
    [
        (("patient", "practitioner"), False),
        (("patient", "patient"), False),
        (("patient", "patient", "practitioner"), True),
    ],
)
def test_a_signing_is_complete_with_every_signature_not_with_every_person(
    roles: tuple[str, ...], complete: bool
) -> None:
    frozen = Frozen(number="n", prepared=NOW, wanted=("patient", "patient", "practitioner"), roles=roles, pdf=b"%PDF")
    assert frozen.complete is complete


def test_tidying_forgets_only_what_is_done_and_old(tmp_path: Path) -> None:
    desk = Desk(tmp_path, KEY)
    old = NOW - timedelta(days=30)
    for index, state in enumerate(State):
        desk.keep(entry(f"a{index}", state, old))
    desk.keep(entry("b", State.SIGNED, NOW))
    desk.tidy(NOW)
    assert {e.state for e in desk.entries() if e.id != "b"} == {State.SIGNING, State.DRAFT, State.PRINTED}
    assert desk.entry("b") is not None


def test_a_removed_draft_is_kept_for_its_day_only(tmp_path: Path) -> None:
    desk = Desk(tmp_path, KEY)
    desk.keep(entry("a1", State.REMOVED, NOW))
    desk.tidy(NOW)
    assert desk.entry("a1") is not None
    desk.tidy(NOW + timedelta(days=1))
    assert desk.entry("a1") is None


def test_a_damaged_entry_is_named_and_the_others_are_there(tmp_path: Path) -> None:
    desk = Desk(tmp_path, KEY)
    desk.keep(entry("a1"))
    desk.keep(entry("a2"))
    (tmp_path / "a2.desk").write_bytes(b"x")
    (tmp_path / ".a3.desk.tmp").write_bytes(b"half")
    write_locked(tmp_path / "a4.desk", KEY, {"schema": "exoconsent-desk/99"})
    assert [e.id for e in desk.entries()] == ["a1"]
    assert "a2.desk: is damaged" in desk.unreadable[0]
    assert "another edition" in desk.unreadable[1]
    assert desk.entry("a2") is None


def test_an_entry_left_open_is_found_after_a_crash_and_not_after_an_end_in_order(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "desk", KEY)
    assert desk.left_open() is None
    desk.keep(entry("a1"))
    desk.mark_open("a1")
    assert desk.left_open() == desk.entry("a1")
    desk.mark_open("")
    assert desk.left_open() is None
    (tmp_path / "desk" / "open").write_text("../../etc/passwd")
    assert desk.left_open() is None


def test_a_desk_that_cannot_be_written_says_so(tmp_path: Path) -> None:
    (tmp_path / "desk").write_text("in the way")
    desk = Desk(tmp_path / "desk", KEY)
    with pytest.raises(StorageError, match="could not be made"):
        desk.keep(entry())
    assert desk.entries() == ()


def test_a_consent_that_was_filed_is_never_replaced_and_the_same_one_is_filed_once(tmp_path: Path) -> None:
    assert file_signed(tmp_path, "EC-1", b"first").name == "EC-1.pdf"
    assert file_signed(tmp_path, "EC-1", b"second").name == "EC-1-2.pdf"
    assert file_signed(tmp_path, "EC-1", b"second").name == "EC-1-2.pdf"
    assert file_signed(tmp_path, "EC-1", b"first").name == "EC-1.pdf"
    assert sorted(p.name for p in (tmp_path / "signed").iterdir()) == ["EC-1-2.pdf", "EC-1.pdf"]
    with pytest.raises(BadInputError):
        file_signed(tmp_path, "../EC-1", b"away")


def test_a_note_keeps_the_reason_and_the_signatures_made_so_far(tmp_path: Path) -> None:
    now = datetime.now(UTC)
    file_note(tmp_path, Outcome.DECLINED, "EC-1", "wants to wait", now, b"%PDF")
    file_note(tmp_path, Outcome.GIVEN_UP, "EC-1", "wrong route", now)
    papers = {p.outcome: p for p in papers_of_day(tmp_path, now)}
    assert read_note(papers[Outcome.DECLINED]) == (now.isoformat(timespec="seconds"), "wants to wait")
    assert read_note(papers[Outcome.GIVEN_UP])[1] == "wrong route"
    assert (tmp_path / "declined" / "EC-1.pdf").read_bytes() == b"%PDF"
    assert not (tmp_path / "given-up" / "EC-1.pdf").exists()
    assert papers_of_day(tmp_path, now + timedelta(days=1)) == ()
    papers[Outcome.DECLINED].path.write_text("[]")
    with pytest.raises(BadInputError, match="not a note"):
        read_note(papers[Outcome.DECLINED])
