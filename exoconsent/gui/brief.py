"""What whoever signs for the clinic has to know first: who signed as whom, what was answered, which warnings wait."""

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from exoconsent.consent import document as doc
from exoconsent.consent.on_screen import OnScreen, read_note
from exoconsent.consent.problem import Problem, Severity
from exoconsent.consent.same_name import same_name
from exoconsent.gui.question_pages import teach_back
from exoconsent.signing.verdict import Verdict

_LABEL = 80
"""Letters of a warning that go into the note which answers it."""
_LABELS = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Earlier:
    """One signature that is on the document already."""

    role: str
    name: str = dataclasses.field(repr=False)
    time: datetime
    note: str = dataclasses.field(default="", repr=False)
    """As sealed (``consent.on_screen``)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A teach-back question and what was written to it."""

    number: int
    question: str
    words: str = dataclasses.field(default="", repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherName:
    """Somebody who gave another name, or other initials, than those of the printed name."""

    role: str
    """In the words of the form."""
    printed: str = dataclasses.field(repr=False)
    given: str = dataclasses.field(repr=False)
    initials: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """Everything at once."""

    warnings: tuple[str, ...] = ()
    names: tuple[OtherName, ...] = ()
    asked: tuple[Asked, ...] = ()
    older: tuple[str, ...] = ()
    """Notes of who consented, sealed by an edition that kept the answers as plain words."""

    @property
    def labels(self) -> tuple[str, ...]:
        """The warnings as they go into the note."""
        return tuple(warning[:_LABEL] for warning in self.warnings[:_LABELS])


def earlier_of(verdict: Verdict) -> tuple[Earlier, ...]:
    """The signatures of which it can be read who made them and when."""
    return tuple(
        Earlier(role=s.role.value, name=s.name, time=s.time, note=s.note)
        for s in verdict.signatures
        if s.role is not None and s.time is not None
    )


def brief_of(consent: doc.Consent, problems: tuple[Problem, ...], earlier: tuple[Earlier, ...]) -> Brief:
    """For the practitioner's signature on ``consent`` behind the ``earlier`` ones."""
    read = [(signature, read_note(signature.note)) for signature in earlier]
    words = {answer.question: answer.words for _, done in read if done for answer in done.answers}
    return Brief(
        warnings=tuple(p.message for p in problems if p.open and p.severity is Severity.WARNING),
        names=tuple(dict.fromkeys(_other_names(consent, read))),
        asked=tuple(
            Asked(number=number, question=block.question, words=words.get(number, ""))
            for number, block in enumerate(teach_back(consent), 1)
        ),
        older=tuple(signature.note for signature, done in read if signature.note and done is None),
    )


def _other_names(consent: doc.Consent, read: list[tuple[Earlier, OnScreen | None]]) -> Iterator[OtherName]:
    printed = {block.role: block for block in consent.signatures if not block.section}
    for signature, done in read:
        block = printed.get(signature.role)
        if block is None:
            continue
        if block.name and not same_name(block.name, signature.name):
            yield OtherName(role=block.role_label, printed=block.name, given=signature.name)
        if done and done.initials_confirmed:
            yield OtherName(role=block.role_label, printed=block.name, given=done.initials, initials=True)
