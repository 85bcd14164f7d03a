"""The verdict on a document: honest values and sentences, never a bare True."""

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

from exoconsent.consent.on_screen import in_words
from exoconsent.consent.signature import Method, Role
from exoconsent.signing.appearance import printed_time


class State(StrEnum):
    """What may be said of a document as a whole."""

    VERIFIED = "verified"
    """Every expected signature is there, made by this clinic, and nothing changed since."""
    INCOMPLETE = "incomplete"
    """Every signature there is good, but an expected one is missing."""
    UNSIGNED = "unsigned"
    """Nobody has signed."""
    NOT_VERIFIED = "not_verified"
    """Something is wrong or could not be checked; nothing in the file should be relied on."""


CLAIMED: Final = "time as claimed by the computer that signed"
CUT_BACK: Final = (
    "A copy that was cut back to an earlier signature looks the same as one that was never finished; the clinic's "
    "record tells them apart."
)
ORIGIN: Final = (
    "A signature shows that the content is unchanged and was sealed with the clinic's key; that the named person held "
    "the pen rests on the clinic's procedure and witnesses."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class SignatureVerdict:
    """One signature in the file. Who, what and when are empty where they could not be read."""

    field: str
    role: Role | None = None
    name: str = dataclasses.field(default="", repr=False)
    meaning: str = ""
    method: Method | None = None
    time: datetime | None = None
    """As claimed by the computer that signed."""
    note: str = dataclasses.field(default="", repr=False)
    intact: bool
    """What was signed is in the file unchanged, and the signature was made with the key in its certificate."""
    trusted: bool
    """That key is one of the clinic's, or for the practitioner's signature one that the clinic has pinned."""
    fingerprint: str = ""
    """SHA-256 of the certificate."""
    certificate: str = ""
    """Whose certificate it says that it is, safe to print."""
    own: bool = False
    """The practitioner's own certificate, not the clinic's."""
    since: str
    """What happened to the file after this signature, in words."""
    faults: tuple[str, ...] = ()
    """Why this signature is not to be relied on, each a sentence; empty for a good one."""

    @property
    def good(self) -> bool:
        """Intact, by this clinic, and without fault."""
        return self.intact and self.trusted and not self.faults

    def sentences(self) -> Iterator[str]:
        """The signature in words."""
        if self.role is None or self.method is None or self.time is None:
            yield f"{self.field}: it cannot be read who signed here."
        else:
            when = f"{printed_time(self.time)} ({CLAIMED})"
            yield f"{self.role.words.capitalize()} ({self.field}): {self.name}, {self.method}, {when}: “{self.meaning}”"
            if self.note:
                yield f"Note of the {self.role.words}: {in_words(self.note)}"
        if self.fingerprint and (self.own or not self.trusted):
            yield f"{self.field}: {self._whose()}"
        yield from (f"{self.field}: {fault}" for fault in self.faults)
        yield f"{self.field}: {self.since}"

    def _whose(self) -> str:
        shown = f"{self.certificate} (SHA-256 {self.fingerprint})"
        if self.own:
            return f"sealed with the practitioner's own certificate {shown}, which this clinic has pinned."
        return (
            f"sealed with the certificate {shown}, which is not known to this clinic; anybody can make one in any name."
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What was found in a document, by our own policy (design/security.md part 4)."""

    state: State
    signatures: tuple[SignatureVerdict, ...] = ()
    """In the order in which they were made."""
    missing: tuple[str, ...] = ()
    """Expected fields that nobody signed."""
    unexpected: tuple[str, ...] = ()
    """Fields that are signed although nobody expected it."""
    problems: tuple[str, ...] = ()
    """What is wrong with the file as a whole, each a sentence."""

    remarks: tuple[str, ...] = dataclasses.field(default=(), repr=False)
    """What a reader should know although nothing is wrong, each a sentence."""

    def sentences(self) -> tuple[str, ...]:
        """The verdict in words, the conclusion first, with what it does not show."""
        each = [sentence for signature in self.signatures for sentence in signature.sentences()]
        return (_conclusion(self), *self.problems, *self.remarks, *each, *_limits(self))


def not_verified(*problems: str) -> Verdict:
    """The verdict on a file that could not be examined."""
    return Verdict(state=State.NOT_VERIFIED, problems=problems)


def _conclusion(verdict: Verdict) -> str:
    missing = ", ".join(verdict.missing)
    match verdict.state:
        case State.VERIFIED:
            count = len(verdict.signatures)
            return f"Verified: all expected signatures ({count}) are there, and the content is unchanged since each."
        case State.INCOMPLETE:
            return f"Incomplete: what is signed is unchanged, but these signatures are missing: {missing}."
        case State.UNSIGNED:
            return f"Unsigned: nobody has signed this document{f'; expected: {missing}' if missing else ''}."
        case State.NOT_VERIFIED:
            return "NOT verified: do not rely on this file; use the copy in the clinic's records."


def _limits(verdict: Verdict) -> tuple[str, ...]:
    match verdict.state:
        case State.VERIFIED:
            return (ORIGIN,)
        case State.INCOMPLETE:
            return (CUT_BACK, ORIGIN)
        case _:
            return ()
