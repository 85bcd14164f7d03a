"""What examining a PDF finds, as plain values, before anything is judged."""

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from exoconsent.signing.statement import Statement


class Change(StrEnum):
    """What was added to a file after a signature."""

    NOTHING = "nothing"
    SIGNATURES = "signatures"
    """Only further signatures in fields that were there already."""
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One signature as it was found."""

    field: str
    end: int
    """Where the signed bytes end; 0 when that could not be told."""
    intact: bool
    accepted: bool
    """pyHanko's conclusion with the certificate at hand as its only root: digest, signature, permissions, changes."""
    change: Change
    fingerprint: str
    permissions: int | None
    """DocMDP level of a certifying signature; ``None`` for any other."""
    statement: Statement | None
    subject: str = ""
    """Whose certificate it says that it is, safe to print."""
    faults: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldState:
    """A signature field of a document."""

    name: str
    signed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """A document as it was found."""

    size: int
    fields: tuple[FieldState, ...]
    record: Mapping[str, Any] | None = dataclasses.field(repr=False)
    """The embedded ``consent.json``; ``None`` when there is none that can be read."""
    signatures: tuple[Found, ...]
    """In the order of their ends."""
    changes: tuple[str, ...] = ()
    """What was changed behind the last signature that is whole, each in words; only looked for where something was."""
    remains: bool
    """Bytes of a signature lie in a file without any."""
