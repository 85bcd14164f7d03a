"""Signing as values: who signs in which role, the strokes, the sentence signed, the attestation."""

import dataclasses
import itertools
import math
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final


class Role(StrEnum):
    """Who may sign, in the order in which they do."""

    PATIENT = "patient"
    CHILD = "child"
    GUARDIAN = "guardian"
    REPRESENTATIVE = "representative"
    INTERPRETER = "interpreter"
    WITNESS = "witness"
    SECOND_WITNESS = "second_witness"
    PRACTITIONER = "practitioner"

    @property
    def words(self) -> str:
        """The role inside an English sentence."""
        return self.value.replace("_", " ")


CONSENTING: Final = (Role.PATIENT, Role.GUARDIAN, Role.REPRESENTATIVE)
"""Whose signature consents and carries the answers, initials and notices of the law: a child only assents."""


class Method(StrEnum):
    """How a signature was made; printed under the line."""

    DRAWN = "drawn"
    MARK = "mark"
    TYPED = "typed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One sample of a pen stroke."""

    x: float
    """Millimetres from the left of the pad."""
    y: float
    """Millimetres from the top of the pad."""
    t: int = 0
    """Milliseconds since the first touch."""
    pressure: float = -1.0
    """0 to 1; -1 when the device has no sensor."""


Stroke = tuple[Point, ...]

INK_MINIMUM_MM = 20.0
"""Less ink than this is a slip of the hand, not a signature (design/screens.md part 2; Dentrix counts a dot)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Strokes:
    """What was drawn on a pad of ``width`` by ``height`` millimetres; shown without its samples."""

    width: float
    height: float
    strokes: tuple[Stroke, ...] = dataclasses.field(repr=False)

    @property
    def ink_length(self) -> float:
        """Length of all lines, millimetres."""
        return sum(math.hypot(b.x - a.x, b.y - a.y) for stroke in self.strokes for a, b in itertools.pairwise(stroke))


@dataclass(frozen=True, slots=True, kw_only=True)
class Attestation:
    """One person signing one sentence."""

    role: Role
    field: str
    """The PDF signature field, from ``SignatureBlock.field``."""
    name: str = dataclasses.field(repr=False)
    """Printed name."""
    meaning: str
    """The sentence being signed."""
    method: Method
    strokes: Strokes | None
    """``None`` for a typed name."""
    time: datetime
    """Aware; the claimed time of this computer."""
    note: str = ""
    """What the signer added, e.g. the practitioner's note on acknowledged warnings."""
    log: str = ""
    """Where the clinic's audit log ended (``records.anchor``), so that each sealed paper is a witness to it."""
