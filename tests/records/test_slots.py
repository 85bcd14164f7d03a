"""Key slots: the right passphrase opens, anything else does not, and every field is bound."""

import dataclasses
from collections.abc import Iterator
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exoconsent.errors import TamperedError
from exoconsent.records.cost import Cost
from exoconsent.records.slots import (
    BrokenSlotError,
    Role,
    Slot,
    User,
    WrongSecretError,
    new_slot,
    opened,
    sealed_again,
    slot_as_json,
    slot_from_json,
)
from tests.records.cheap import CHEAP, lowered_floor

KEY, CLINIC = bytes(range(32)), "clinic-1"
USER = User(id="u1", name="Ana", role=Role.FRONT_DESK)


@pytest.fixture(scope="module", autouse=True)
def _cheap() -> Iterator[None]:
    with lowered_floor():
        yield


def made(secret: bytes = b"secret", key: bytes = KEY, epoch: int = 1, seed: int = 0) -> Slot:
    return new_slot(USER, secret, CHEAP, clinic_id=CLINIC, epoch=epoch, key=key, random=Random(seed).randbytes)


@given(st.binary(max_size=40), st.binary(min_size=32, max_size=32), st.integers(1, 2**40), st.integers(0, 2**32))
def test_round_trip_and_same_input_same_bytes(secret: bytes, key: bytes, epoch: int, seed: int) -> None:
    slot = made(secret, key, epoch, seed)
    assert opened(slot, secret, clinic_id=CLINIC, epoch=epoch) == key
    assert slot == made(secret, key, epoch, seed)
    assert slot_from_json(slot_as_json(slot)) == slot


@given(st.binary(max_size=40), st.binary(max_size=40))
def test_another_secret_does_not_open(secret: bytes, other: bytes) -> None:
    if secret == other:
        return
    with pytest.raises(WrongSecretError):
        opened(made(secret), other, clinic_id=CLINIC, epoch=1)


def test_sealed_to_a_person_who_is_not_there() -> None:
    slot, key = made(), bytes(32)
    later = sealed_again(slot, clinic_id=CLINIC, epoch=2, key=key, random=Random(1).randbytes, role=Role.MANAGER)
    assert opened(later, b"secret", clinic_id=CLINIC, epoch=2) == key
    assert later.user == dataclasses.replace(USER, role=Role.MANAGER)
    with pytest.raises(BrokenSlotError):
        opened(later, b"secret", clinic_id=CLINIC, epoch=1)


@pytest.mark.parametrize(
    "change",
    [
        {"user": dataclasses.replace(USER, id="u2")},
        {"user": dataclasses.replace(USER, name="Anna")},
        {"user": dataclasses.replace(USER, role=Role.MANAGER)},
        {"cost": Cost(memory_kib=129, passes=1, lanes=1)},
        {"cost": Cost(memory_kib=128, passes=2, lanes=1)},
        {"salt": bytes(16)},
        {"public": bytes(32)},
        {"private": bytes(60)},
        {"sealed": bytes(92)},
    ],
    ids=lambda change: str(next(iter(change.items())))[:60],
)
def test_every_field_is_bound(change: dict[str, object]) -> None:
    slot = dataclasses.replace(made(), **change)
    with pytest.raises((WrongSecretError, BrokenSlotError)):
        opened(slot, b"secret", clinic_id=CLINIC, epoch=1)


def test_the_private_half_alone_is_bound_to_its_person_and_clinic() -> None:
    """The inner door already stays shut, so that the outer seal is not the only one."""
    slot = made()
    other = dataclasses.replace(slot, user=dataclasses.replace(USER, id="u2"))
    for door, clinic in ((other, CLINIC), (slot, "clinic-2"), (dataclasses.replace(slot, public=bytes(32)), CLINIC)):
        with pytest.raises(WrongSecretError):
            opened(door, b"secret", clinic_id=clinic, epoch=1)


def test_clinic_epoch_and_a_foreign_seal_are_bound() -> None:
    slot, other = made(), made(seed=9)
    for clinic, epoch in (("clinic-2", 1), (CLINIC, 2)):
        with pytest.raises((WrongSecretError, BrokenSlotError)):
            opened(slot, b"secret", clinic_id=clinic, epoch=epoch)
    with pytest.raises(BrokenSlotError):
        opened(dataclasses.replace(slot, sealed=other.sealed), b"secret", clinic_id=CLINIC, epoch=1)


def test_cheaper_than_the_floor_is_neither_made_nor_opened() -> None:
    low = dataclasses.replace(CHEAP, memory_kib=127)
    with pytest.raises(TamperedError):
        new_slot(USER, b"x", low, clinic_id=CLINIC, epoch=1, key=KEY, random=Random(0).randbytes)
    with pytest.raises(TamperedError):
        opened(dataclasses.replace(made(), cost=low), b"secret", clinic_id=CLINIC, epoch=1)


def test_secrets_are_not_shown() -> None:
    slot = made()
    assert not any(part.hex() in repr(slot) or repr(part) in repr(slot) for part in (slot.private, slot.sealed, KEY))
