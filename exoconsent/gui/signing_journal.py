"""The journal of one signing: each step is on disk before the next begins, so that a power cut costs no signature."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from exoconsent.clinic.filing import Outcome, papers_of
from exoconsent.consent.problem import Severity
from exoconsent.gui.kept_options import named, options_of
from exoconsent.gui.translation import mark, said
from exoconsent.records.desk import Entry, Frozen, State
from exoconsent.records.record import Kind

if TYPE_CHECKING:
    from exoconsent.clinic import Clinic
    from exoconsent.gui.session import Sheet


class SigningJournal:
    """Writes where a signing stands; every method raises ``StorageError`` and leaves what was there before."""

    def __init__(self, clinic: "Clinic", entry: Entry, clock: Callable[[], datetime]) -> None:
        """``entry`` is frozen; see ``begun``."""
        self._clinic, self.entry, self._clock = clinic, entry, clock

    @classmethod
    def begun(cls, clinic: "Clinic", entry_id: str, sheet: "Sheet", clock: Callable[[], datetime]) -> "SigningJournal":
        """For a signing that opens now on ``sheet``; ``open`` puts it on disk."""
        consent = sheet.prepared.consent
        frozen = Frozen(
            number=consent.number,
            prepared=datetime.fromisoformat(consent.created),
            wanted=tuple(block.role for block in consent.signatures if block.field),
            papers=papers_of(sheet.prepared),
        )
        entry = Entry(
            id=entry_id,
            state=State.SIGNING,
            changed=clock(),
            draft=sheet.draft,
            options=named(sheet.options),
            frozen=frozen,
        )
        return cls(clinic, entry, clock)

    @property
    def frozen(self) -> Frozen:
        """Where the signing stands."""
        assert self.entry.frozen is not None  # ``begun`` and Today give frozen entries only
        return self.entry.frozen

    def open(self) -> None:
        """From now on the draft is frozen."""
        self._keep(self.entry)

    def signed(self, role: str, pdf: bytes, mark: str) -> None:
        """One more signature; ``mark`` is filed with the document."""
        before = self.frozen
        frozen = replace(before, roles=(*before.roles, role), pdf=pdf, marks=(*before.marks, mark))
        self.entry = replace(self.entry, frozen=frozen, changed=self._clock())
        self._keep(self.entry)

    def keep_again(self) -> None:
        """What could not be kept before, once more."""
        self._keep(self.entry)

    def file(self, pdf: bytes) -> None:
        """The finished consent goes to the records, then the desk learns of it: twice is as good as once."""
        self._file(Kind.CONSENT, pdf)
        self._end(State.SIGNED)

    def decline(self, reason: str) -> None:
        """The patient said no; what was signed before is kept with the note."""
        self._file(Kind.DECLINED, self.frozen.pdf, reason)
        self._end(State.DECLINED)

    def give_up(self, reason: str) -> None:
        """Staff begin anew; the signatures made so far are kept with the note."""
        self._file(Kind.GIVEN_UP, self.frozen.pdf, reason)
        self._end(State.GIVEN_UP)

    def put_off(self) -> bool:
        """Signing stops for now. Without a signature it is a draft again, and this returns True."""
        if self.frozen.pdf:
            return False
        self._keep(replace(self.entry, state=State.DRAFT, frozen=None, changed=self._clock()))
        return True

    def _file(self, kind: Kind, pdf: bytes, reason: str = "") -> None:
        outcome = Outcome(kind=kind, pdf=pdf, marks=self.frozen.marks, reason=reason)
        self._clinic.archive(self._clock).file(self.frozen.papers or self._papers_anew(), outcome)

    def _papers_anew(self) -> str:
        """For an entry of an older edition, which kept none."""
        return papers_of(self._clinic.prepare(self.entry.draft, self.frozen.prepared, self.frozen.number))

    def _end(self, state: State) -> None:
        frozen = replace(self.frozen, pdf=b"", marks=(), papers="")
        self._keep(replace(self.entry, state=state, frozen=frozen, changed=self._clock()))

    def _keep(self, entry: Entry) -> None:
        self._clinic.desk().keep(entry)


@dataclass(frozen=True, slots=True, kw_only=True)
class Remade:
    """The pages of an interrupted signing, made once more."""

    sheet: "Sheet | None"
    """None when they came out otherwise: form or program changed since."""
    against: tuple[str, ...] = ()
    """What bars signing them today, as sentences: expired, of age meanwhile, too long ago."""


def remade(clinic: "Clinic", entry: Entry, now: datetime) -> Remade:
    """The very pages that were frozen, and what has come up against them since.

    Raises ``BadInputError`` when the form is not there any more.
    """
    from exoconsent.gui.session import Sheet

    frozen = entry.frozen
    assert frozen is not None
    options = options_of(entry)
    prepared = clinic.prepare(entry.draft, frozen.prepared, frozen.number)
    rendered = clinic.render(prepared, options)
    if not frozen.pdf.startswith(rendered.pdf):
        return Remade(sheet=None)
    sheet = Sheet(draft=entry.draft, prepared=prepared, rendered=rendered, options=options)
    return Remade(sheet=sheet, against=_against(clinic, entry, now))


def _against(clinic: "Clinic", entry: Entry, now: datetime) -> tuple[str, ...]:
    """What the review says today; those who signed did so on what held then."""
    frozen = entry.frozen
    assert frozen is not None
    today = clinic.prepare(entry.draft, now)
    found = [p.message for p in today.problems if p.severity is Severity.ERROR]
    if not found and tuple(b.role for b in today.consent.signatures if b.field) != frozen.wanted:
        found.append(said(mark("SigningJournal", "Other people would have to sign it today.")))
    days = (now - frozen.prepared).days
    most = today.validity_days
    if days > most:
        words = mark("SigningJournal", "It was made {days} days ago; a consent stands {most} days here.")
        found.append(said(words, days=days, most=most))
    return tuple(found)
