"""The key ring: who may opens, who may not does not, nothing can be changed unseen, and nobody else has to be there."""

import dataclasses
import hashlib
import json
from collections.abc import Callable, Iterator
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exoconsent.errors import BadInputError, StorageError, TamperedError
from exoconsent.records import slots
from exoconsent.records.cost import FLOOR, Cost
from exoconsent.records.keyring import RECOVERY, Keyring, WrongPassphraseError, delay_after
from exoconsent.records.recovery import code_of, new_code
from exoconsent.records.slots import Role, User
from tests.records.cheap import CHEAP, lowered_floor

KEY, NEW_KEY = bytes(range(32)), bytes(range(32, 64))
ANA = User(id="u1", name="Ana", role=Role.MANAGER)
BO = User(id="u2", name="Bo", role=Role.FRONT_DESK)
CY = User(id="u3", name="Cy", role=Role.PRACTITIONER)
PHRASES = {"u1": "tape river lamp orchid", "u2": "green socks eat my dog", "u3": "nine owls bake rye bread"}
CODE = code_of(bytes(range(20)))
FRESH = "soft clay wheel turns late"


@pytest.fixture(scope="module", autouse=True)
def _cheap() -> Iterator[None]:
    with lowered_floor():
        yield


def ring_of_three(seed: int = 0) -> Keyring:
    random = Random(seed).randbytes
    ring = Keyring.new("clinic-1", KEY, ANA, PHRASES["u1"], CODE, CHEAP, random)
    for user in (BO, CY):
        ring = ring.with_user(user, PHRASES[user.id], database_key=KEY, cost=CHEAP, random=random)
    return ring


with lowered_floor():
    THREE = ring_of_three()


@pytest.fixture
def ring() -> Keyring:
    return THREE


def test_everybody_opens_with_the_own_passphrase(ring: Keyring) -> None:
    for user in (ANA, BO, CY):
        assert ring.unlock(user.name, PHRASES[user.id]) == (KEY, user)
    assert ring.unlock_with_recovery(CODE.lower().replace("-", " ")) == (KEY, RECOVERY)
    assert ring.users == (ANA, BO, CY)
    assert (ring.serial, ring.epoch) == (3, 1)


def test_names_and_passphrases_as_people_type_them(ring: Keyring) -> None:
    assert ring.unlock(" ANA ", "  ｔａｐｅ river  lamp\u00a0orchid ") == (KEY, ANA)


@given(st.text(max_size=30), st.text(max_size=30))
def test_nobody_else_opens(name: str, text: str) -> None:
    with pytest.raises(WrongPassphraseError):
        THREE.unlock(name, text)
    with pytest.raises((WrongPassphraseError, BadInputError)):
        THREE.unlock_with_recovery(text)


def test_unknown_name_and_wrong_passphrase_say_the_same_after_the_same_work(
    ring: Keyring, monkeypatch: pytest.MonkeyPatch
) -> None:
    work: list[object] = []
    real = slots.derive

    def counted(secret: bytes, salt: bytes, cost: Cost) -> bytes:
        work.append((len(salt), cost))
        return real(secret, salt, cost)

    monkeypatch.setattr(slots, "derive", counted)
    said = []
    for name, text in [("Ana", "not the passphrase"), ("Nobody", "not the passphrase"), ("Nobody", PHRASES["u1"])]:
        with pytest.raises(WrongPassphraseError) as caught:
            ring.unlock(name, text)
        said.append((str(caught.value), tuple(work)))
        work.clear()
    assert said[0] == said[1] == said[2]
    assert said[0][1] == ((16, CHEAP),)


def test_a_wrong_code_is_told_from_a_mistyped_one(ring: Keyring) -> None:
    with pytest.raises(WrongPassphraseError, match="does not open this clinic"):
        ring.unlock_with_recovery(code_of(bytes(20)))
    with pytest.raises(BadInputError, match="Group 1 "):
        ring.unlock_with_recovery("X" + CODE[1:])


def test_round_trip_and_same_input_same_bytes(ring: Keyring) -> None:
    data = ring.to_bytes()
    assert Keyring.from_bytes(data) == ring
    assert Keyring.from_bytes(data).unlock("Bo", PHRASES["u2"]) == (KEY, BO)
    assert ring_of_three().to_bytes() == data != ring_of_three(seed=1).to_bytes()
    assert ring.digest() == hashlib.sha256(data).hexdigest()
    for secret in (*PHRASES.values(), CODE, KEY.hex()):
        assert secret.encode() not in data


def test_every_changed_byte_is_refused_in_words(ring: Keyring) -> None:
    data = ring.to_bytes()
    for at in range(len(data)):
        for bits in (1, 0x20, 0x80):
            damaged = bytearray(data)
            damaged[at] ^= bits
            with pytest.raises((StorageError, TamperedError), match="key file"):
                Keyring.from_bytes(bytes(damaged))


def test_cut_doubled_and_strange_files_are_refused_in_words(ring: Keyring) -> None:
    data = ring.to_bytes()
    for end in range(len(data)):
        with pytest.raises(StorageError):
            Keyring.from_bytes(data[:end])
    strange = [data + data, data + b"\n", b"[]", checked_again(b"[]"), checked_again(b"null"), checked_again(b"\xff")]
    for odd in [*strange, checked_again(b"[" * 100_000), checked_again(b"{}"), checked_again(b'{"format": "x"}')]:
        with pytest.raises(StorageError):
            Keyring.from_bytes(odd)


def checked_again(body: bytes) -> bytes:
    """What somebody writes who knows the format: the check against damage is right again."""
    return body + b"sha256 " + hashlib.sha256(body).hexdigest().encode() + b"\n"


def nobody_gets_in(data: bytes) -> None:
    try:
        ring = Keyring.from_bytes(data)
    except (StorageError, TamperedError):
        return
    doors: list[Callable[[], object]] = [lambda u=user: ring.unlock(u.name, PHRASES[u.id]) for user in (ANA, BO)]
    for door in [*doors, lambda: ring.unlock_with_recovery(CODE)]:
        with pytest.raises((TamperedError, WrongPassphraseError)):
            door()


def test_every_byte_changed_by_a_hostile_hand_lets_nobody_in() -> None:
    random = Random(5)
    ring = Keyring.new("clinic-1", KEY, ANA, PHRASES["u1"], CODE, CHEAP, random.randbytes)
    ring = ring.with_user(BO, PHRASES["u2"], database_key=KEY, cost=CHEAP, random=random.randbytes)
    data = ring.to_bytes()
    body = data[: data.rindex(b"sha256 ")]
    for at in range(len(body)):
        hostile = bytearray(body)
        hostile[at] = random.choice([b for b in b"0123456789abcdef" if b != body[at]])
        nobody_gets_in(checked_again(bytes(hostile)))


def rewritten(ring: Keyring, change: Callable[[dict], None]) -> bytes:
    data = ring.to_bytes()
    tree = json.loads(data[: data.rindex(b"sha256 ")])
    change(tree)
    return checked_again(json.dumps(tree, indent=1, sort_keys=True).encode() + b"\n")


HOSTILE: dict[str, Callable[[dict], None]] = {
    "role": lambda t: t["slots"][1].update(role="manager"),
    "name": lambda t: t["slots"][2].update(name="Di"),
    "names exchanged": lambda t: (t["slots"][0].update(name="Bo"), t["slots"][1].update(name="Ana")),
    "slot gone": lambda t: t["slots"].pop(),
    "slot twice": lambda t: t["slots"].append(dict(t["slots"][1], id="u9", name="Ed")),
    "order": lambda t: t["slots"].reverse(),
    "serial": lambda t: t.update(serial=9),
    "epoch": lambda t: t.update(epoch=2),
    "clinic": lambda t: t.update(clinic="clinic-2"),
    "recovery is a user's": lambda t: t.update(recovery=dict(t["slots"][1], id="recovery")),
    "user's is the recovery": lambda t: t["slots"].__setitem__(1, dict(t["recovery"], id="u2", name="Bo")),
    "dearer": lambda t: t["slots"][0].update(cost=[129, 1, 1]),
    "seal": lambda t: t.update(seal="00" * 32),
    "no seal": lambda t: t.update(seal=""),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_file_rewritten_by_a_hostile_hand_lets_nobody_in(ring: Keyring, name: str) -> None:
    nobody_gets_in(rewritten(ring, HOSTILE[name]))


def test_there_is_one_way_only_to_write_a_ring(ring: Keyring) -> None:
    data = ring.to_bytes()
    tree = json.loads(data[: data.rindex(b"sha256 ")])
    more = dict(tree, slots=[dict(slot, more="x") for slot in tree["slots"]])
    ways = [
        json.dumps(tree),
        json.dumps(dict(reversed(tree.items())), indent=1) + "\n",
        json.dumps(more, indent=1, sort_keys=True) + "\n",
    ]
    for way in ways:
        with pytest.raises(StorageError, match="not as ExoConsent writes it"):
            Keyring.from_bytes(checked_again(way.encode()))


def test_rewriting_itself_is_not_what_is_refused(ring: Keyring) -> None:
    assert Keyring.from_bytes(rewritten(ring, lambda _tree: None)) == ring


def test_a_change_for_others_is_told_as_such_not_as_a_wrong_passphrase(ring: Keyring) -> None:
    changed = Keyring.from_bytes(rewritten(ring, HOSTILE["name"]))
    with pytest.raises(TamperedError, match="changed by something other than ExoConsent"):
        changed.unlock("Ana", PHRASES["u1"])
    with pytest.raises(TamperedError):
        changed.with_role("u2", Role.MANAGER, database_key=KEY, random=Random(1).randbytes)


def test_an_old_slot_in_a_new_ring_is_refused(ring: Keyring) -> None:
    """A practitioner who was a manager once puts the old slot back."""
    random = Random(3).randbytes
    high = ring.with_role("u3", Role.MANAGER, database_key=KEY, random=random)
    low = high.with_role("u3", Role.PRACTITIONER, database_key=KEY, random=random)
    mixed = dataclasses.replace(low, slots=(*low.slots[:2], high.slots[2]))
    for user in (ANA, CY):
        with pytest.raises(TamperedError):
            mixed.unlock(user.name, PHRASES[user.id])


def test_a_removed_user_is_out_and_the_others_never_typed_anything(ring: Keyring) -> None:
    random = Random(4).randbytes
    later = ring.without_user("u2", NEW_KEY, database_key=KEY, random=random)
    with pytest.raises(WrongPassphraseError):
        later.unlock("Bo", PHRASES["u2"])
    assert later.unlock("Ana", PHRASES["u1"]) == (NEW_KEY, ANA)
    assert later.unlock("Cy", PHRASES["u3"]) == (NEW_KEY, CY)
    assert later.unlock_with_recovery(CODE) == (NEW_KEY, RECOVERY)
    assert (later.epoch, later.serial) == (ring.epoch + 1, ring.serial + 1)
    assert ring.unlock("Bo", PHRASES["u2"])[0] != NEW_KEY  # an old copy opens nothing but the old database
    back = dataclasses.replace(later, slots=(*later.slots, ring.slots[1]))
    with pytest.raises(TamperedError):
        back.unlock("Bo", PHRASES["u2"])


def test_passphrases_change_and_are_forgotten(ring: Keyring) -> None:
    random = Random(5).randbytes
    later = ring.with_passphrase("u2", PHRASES["u2"], FRESH, random=random)
    assert later.unlock("Bo", FRESH) == (KEY, BO)
    assert later.slots[1].public != ring.slots[1].public  # what is sealed from now on, the old one cannot read
    for old in (PHRASES["u2"], ""):
        with pytest.raises(WrongPassphraseError):
            later.unlock("Bo", old)
        with pytest.raises(WrongPassphraseError):
            later.with_passphrase("u2", old, FRESH, random=random)
    forgotten = ring.with_new_passphrase("u1", FRESH, database_key=KEY, random=random)
    assert forgotten.unlock("Ana", FRESH) == (KEY, ANA)


def test_a_new_recovery_code_ends_the_old_one(ring: Keyring) -> None:
    code = new_code(Random(6).randbytes)
    later = ring.with_new_recovery(code, database_key=KEY, random=Random(6).randbytes)
    assert later.unlock_with_recovery(code) == (KEY, RECOVERY)
    with pytest.raises(WrongPassphraseError):
        later.unlock_with_recovery(CODE)


ACTS = ["add", "remove", "role", "phrase", "code", "rekey"]


@settings(max_examples=40)
@given(st.lists(st.tuples(st.sampled_from(ACTS), st.integers(0, 5)), max_size=8))
def test_after_any_changes_exactly_those_who_should_open(steps: list[tuple[str, int]]) -> None:
    random, key, code, count = Random(7), KEY, CODE, 0
    ring = Keyring.new("c", key, ANA, PHRASES["u1"], code, CHEAP, random.randbytes)
    inside, outside = {"u1": (ANA, PHRASES["u1"])}, []
    for step, (act, pick) in enumerate(steps):
        user_id = sorted(inside)[pick % len(inside)]
        user, phrase = inside[user_id]
        fresh, next_key, serial = f"{FRESH} {step}", random.randbytes(32), ring.serial
        try:
            if act == "add":
                count += 1
                user = User(id=f"n{count}", name=f"New {count}", role=list(Role)[pick % 3])
                ring = ring.with_user(user, fresh, database_key=key, cost=CHEAP, random=random.randbytes)
                inside[user.id] = (user, fresh)
            elif act == "remove":
                ring = ring.without_user(user_id, next_key, database_key=key, random=random.randbytes)
                key = next_key
                outside.append(inside.pop(user_id))
            elif act == "role":
                role = list(Role)[pick % 3]
                ring = ring.with_role(user_id, role, database_key=key, random=random.randbytes)
                inside[user_id] = (dataclasses.replace(user, role=role), phrase)
            elif act == "phrase":
                ring = ring.with_passphrase(user_id, phrase, fresh, random=random.randbytes)
                outside.append((user, phrase))
                inside[user_id] = (user, fresh)
            elif act == "code":
                code = new_code(random.randbytes)
                ring = ring.with_new_recovery(code, database_key=key, random=random.randbytes)
            else:
                ring, key = ring.rekeyed(next_key, random=random.randbytes), next_key
            assert ring.serial == serial + 1
        except BadInputError:  # the last manager: this step did nothing
            assert act in {"remove", "role"}
            assert user.role is Role.MANAGER
            assert ring.serial == serial
        ring = Keyring.from_bytes(ring.to_bytes())
    assert set(ring.users) == {user for user, _ in inside.values()}
    for user, phrase in inside.values():
        assert ring.unlock(user.name, phrase) == (key, user)
    for user, phrase in outside:
        with pytest.raises(WrongPassphraseError):
            ring.unlock(user.name, phrase)
    assert ring.unlock_with_recovery(code) == (key, RECOVERY)


def joined(ring: Keyring, name: str, passphrase: str) -> Keyring:
    user = User(id="u9", name=name, role=Role.MANAGER)
    return ring.with_user(user, passphrase, database_key=KEY, cost=CHEAP, random=Random(0).randbytes)


@pytest.mark.parametrize("name", ["", "  ", "A\u0000", "A\u202eB", "x" * 101, "ANA", "Ａna", " ana "])
def test_names_that_will_not_do(ring: Keyring, name: str) -> None:
    with pytest.raises(BadInputError, match="name"):
        joined(ring, name, FRESH)


@pytest.mark.parametrize("weak", ["short", "password password", "Bo Bo Bo Bo Bo Bo 2026"])
def test_weak_passphrases_are_refused_everywhere(ring: Keyring, weak: str) -> None:
    random, boss = Random(0).randbytes, dataclasses.replace(ANA, name="Bo")
    for change in (
        lambda: ring.with_passphrase("u2", PHRASES["u2"], weak, random=random),
        lambda: joined(ring, "Bo B", weak),
        lambda: Keyring.new("c", KEY, boss, weak, CODE, CHEAP, random),
    ):
        with pytest.raises(BadInputError, match="passphrase"):
            change()


def test_a_manager_stays(ring: Keyring) -> None:
    for change in (
        lambda: ring.with_role("u1", Role.FRONT_DESK, database_key=KEY, random=Random(0).randbytes),
        lambda: ring.without_user("u1", NEW_KEY, database_key=KEY, random=Random(0).randbytes),
    ):
        with pytest.raises(BadInputError, match="A clinic needs a manager"):
            change()
    with pytest.raises(BadInputError, match="not in the list"):
        ring.without_user("u7", NEW_KEY, database_key=KEY, random=Random(0).randbytes)


def test_what_is_our_own_fault_is_loud(ring: Keyring) -> None:
    random = Random(0).randbytes
    with pytest.raises(ValueError):
        Keyring.new("c", KEY[:31], ANA, PHRASES["u1"], CODE, CHEAP, random)
    with pytest.raises(ValueError):
        Keyring.new("c", KEY, BO, PHRASES["u1"], CODE, CHEAP, random)
    with pytest.raises(ValueError):
        ring.rekeyed(KEY[:31], random=random)
    with pytest.raises(ValueError):
        ring.with_user(dataclasses.replace(BO, name="Other"), FRESH, database_key=KEY, cost=CHEAP, random=random)


def test_waiting_grows_and_ends() -> None:
    waits = [delay_after(failures) for failures in range(12)]
    assert waits[:6] == [0, 0, 0, 1, 2, 4]
    assert waits == sorted(waits)
    assert delay_after(-1) == 0
    assert delay_after(10**9) == 60


def test_real_cost_opens_and_a_cheap_ring_is_refused_by_what_ships(monkeypatch: pytest.MonkeyPatch) -> None:
    from exoconsent.records import cost

    cheap = THREE.to_bytes()
    monkeypatch.setattr(cost, "FLOOR", FLOOR)
    with pytest.raises(TamperedError, match="less work"):
        Keyring.from_bytes(cheap)
    with pytest.raises(TamperedError, match="less work"):
        THREE.unlock("Ana", PHRASES["u1"])
    with pytest.raises(TamperedError, match="less work"):
        Keyring.new("c", KEY, ANA, PHRASES["u1"], CODE, CHEAP, Random(0).randbytes)
    real = Keyring.new("c", KEY, ANA, PHRASES["u1"], CODE, FLOOR, Random(0).randbytes)
    assert Keyring.from_bytes(real.to_bytes()).unlock("Ana", PHRASES["u1"]) == (KEY, ANA)
