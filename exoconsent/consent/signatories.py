"""Who signs, and why: follows from the facts, never from a choice in a menu."""

from dataclasses import dataclass
from typing import Final

from exoconsent.consent.conditions import AllOf, Always, Condition, Op, Test, Truth, evaluate
from exoconsent.consent.facts import Facts
from exoconsent.consent.majority import ADULT, CANNOT_DECIDE, MINOR
from exoconsent.consent.signature import Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Signatory:
    """A person who has to sign."""

    role: Role
    reason: str

    @property
    def field(self) -> str:
        """Name of the signature field in the PDF."""
        return f"sign-{self.role}"


_CAN_DECIDE: Final = Test(field="capacity", op=Op.IN, value=("full", "fluctuating"))
_MARK: Final = Test(field="signs_with_mark", op=Op.EQ, value=True)

RULES: Final[tuple[tuple[Role, Condition], ...]] = (
    (Role.PATIENT, AllOf(conditions=(ADULT, _CAN_DECIDE))),
    (Role.CHILD, MINOR),
    (Role.GUARDIAN, MINOR),
    (Role.REPRESENTATIVE, AllOf(conditions=(CANNOT_DECIDE, ADULT))),
    (Role.INTERPRETER, Test(field="interpreter_needed", op=Op.EQ, value=True)),
    (Role.WITNESS, _MARK),
    (Role.SECOND_WITNESS, AllOf(conditions=(_MARK, Test(field="two_witnesses", op=Op.EQ, value=True)))),
    (Role.PRACTITIONER, Always()),
)
"""In order of signing. Adding a role is adding a line here and its words in ``forms/words``."""


def signatories(facts: Facts) -> tuple[Signatory, ...]:
    """Everyone who signs, in order; a fact that is not known asks for the further signature too."""
    return tuple(
        Signatory(role=role, reason=answer.reason)
        for role, rule in RULES
        if (answer := evaluate(rule, facts)).truth is not Truth.FALSE
    )
