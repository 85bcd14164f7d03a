"""Editions of one clinic's forms: published, read, compared, reviewed by a second person, brought back, put aside."""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from exoconsent.clinic.edition_content import by_content
from exoconsent.clinic.edition_log import note_aside, note_published
from exoconsent.clinic.permissions import Deed
from exoconsent.clinic.second_reader import other_readers, wants_second_reader
from exoconsent.clinic.studio_people import left_out
from exoconsent.consent.affected import Affected, Filed, affected
from exoconsent.consent.comparing import Changes
from exoconsent.consent.form import FALLBACK_LANGUAGE, Form, form_text
from exoconsent.consent.problem import Problem, Severity
from exoconsent.consent.words import Words
from exoconsent.errors import BadInputError, Complaint, ExoConsentError
from exoconsent.library import editions, editions_review
from exoconsent.library.editions_drafts import BroughtBack, bring_back, unlike
from exoconsent.library.editions_in_use import EditionLine, edition_lines, put_aside
from exoconsent.library.editions_log import EditionsLog
from exoconsent.library.editions_manifest import Published
from exoconsent.library.editions_review import Review
from exoconsent.library.load import Fault

if TYPE_CHECKING:
    from exoconsent.clinic.studio import Studio

DRAFT = ""
"""Stands for the draft where the number of an edition is asked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlook:
    """What publishing the draft, as it stands on the disk, would mean."""

    form: Form
    number: str
    """A free one."""
    last: Form | None
    """The newest sound edition; ``None`` before the first."""
    changes: Changes | None
    """Since ``last``."""
    problems: tuple[Problem, ...]
    affected: tuple[Affected, ...]
    filed: int
    """Filed consents on editions that can be compared."""
    on_drafts: int
    """Filed consents on a draft that says what no edition says; nobody can compare them."""
    newest: int
    """Only so many records were looked at, the newest; 0 where it was all of them."""
    me: str
    """Who is logged in."""
    may: bool
    second_reader: bool
    """Whether this clinic wants one."""
    others: tuple[str, ...]
    """Who else could read it."""
    review: Review | None
    review_lacks: str
    """What the second reader's agreement still lacks, as a sentence; empty where it is given or not wanted."""
    usual_days: int
    """How long this clinic's consents stand where the edition says nothing."""
    lines: tuple[EditionLine, ...]
    digest: str
    """Of the draft as it was looked at."""
    words: Words | None
    """The fixed words that rules are told in."""

    @property
    def changed_since(self) -> bool:
        """Whether the draft is not the one that was put forward."""
        return self.review is not None and self.review.digest != self.digest

    @property
    def errors(self) -> tuple[Problem, ...]:
        """What stops publishing."""
        return tuple(p for p in self.problems if p.severity is Severity.ERROR)


@dataclass(frozen=True, slots=True, kw_only=True)
class Overwritten:
    """What bringing an edition back would do to the drafts."""

    changes: Changes
    """From the draft as it is to the edition."""
    other_forms: tuple[str, ...]
    """Titles of other forms that hold a section which would change."""


class StudioEditions:
    """Blocking, as the ``Studio`` whose files it works on."""

    def __init__(self, studio: "Studio") -> None:
        """For the forms of ``studio``."""
        self._studio = studio
        self._folder = studio.folder

    def lines(self, form_id: str) -> tuple[EditionLine, ...]:
        """All editions, the oldest first; what is wrong with one is said and stops no other."""
        return self.lines_of((form_id,))[form_id]

    def lines_of(self, form_ids: Iterable[str]) -> Mapping[str, tuple[EditionLine, ...]]:
        """The same by form; the log is read once for all of them."""
        log = self.log()
        return {form_id: edition_lines(self._folder, form_id, log) for form_id in form_ids}

    def log(self) -> EditionsLog | None:
        """What the clinic's log says of its editions; ``None`` in the demo clinic, whose key everybody has."""
        clinic = self._studio.clinic
        found = clinic.shelf.editions()
        return None if clinic.is_demo else found

    def next_number(self, form: Form) -> str:
        """A free number for the next edition; those of editions that are gone are not free."""
        return editions.next_number(self._folder, form, self._taken(form.id))

    def read(self, form_id: str, number: str) -> Form:
        """An edition, or the draft. ``BadInputError``, ``TamperedError``."""
        if number == DRAFT:
            return self._studio.working(form_id)
        found, log = editions.read_edition(self._folder, form_id, number), self.log()
        if log is not None:
            log.check(found.published)
        return found.form

    def compare(self, form_id: str, old: str, new: str) -> tuple[Form, Form, Changes]:
        """Two editions, or one and the draft, with what differs."""
        before, after = self.read(form_id, old), self.read(form_id, new)
        return before, after, self._studio.compare(before, after)

    def affected(self, form: Form, filed: tuple[Filed, ...]) -> tuple[Affected, ...]:
        """Which filed consents of the sound editions ``form`` would change."""
        old = self._forms(form.id, self.lines(form.id))
        return affected(old, form, by_content(filed, old))

    # ------------------------------------------------------------------ publishing

    def outlook(self, form_id: str) -> Outlook:
        """Everything that is to be known before publishing."""
        studio = self._studio
        archive = studio.clinic.archive(studio.clock)
        form, lines = studio.working(form_id), self.lines(form_id)
        old = self._forms(form_id, lines)
        filed = by_content(studio.filed(form_id), old)
        newest = next((line.number for line in reversed(lines) if not line.wrong), DRAFT)
        last = old.get(newest)
        review, wanted = editions_review.review_of(self._folder, form_id), wants_second_reader(archive)
        return Outlook(
            form=form,
            number=studio.next_number(form_id),
            last=last,
            changes=studio.compare(last, form) if last else None,
            problems=studio.checks(form),
            affected=affected(old, form, filed),
            filed=sum(one.edition in old for one in filed),
            on_drafts=sum(not one.edition for one in filed),
            newest=left_out(archive),
            me=archive.user.name,
            may=studio.may_change(),
            second_reader=wanted,
            others=other_readers(archive),
            review=review,
            review_lacks=editions_review.lacks(form, review, archive.user.name) if wanted else "",
            usual_days=studio.clinic.profile.validity_days,
            lines=lines,
            digest=editions_review.draft_digest(form),
            words=studio.library.words.get(FALLBACK_LANGUAGE),
        )

    def publish(
        self, form_id: str, number: str, note: str, validity_days: int, review_by: str, seen: str = ""
    ) -> Published:
        """As ``Studio.publish``; ``seen`` is the digest of the draft that somebody looked at before, if anybody did."""
        studio = self._studio
        archive = studio.clinic.archive(studio.clock)
        archive.refuse(Deed.FORMS)
        studio.reload()
        draft = studio.working(form_id)
        if seen not in ("", editions_review.draft_digest(draft)):
            raise BadInputError.saying("the draft was changed meanwhile; look at it again before you publish it")
        self._refuse_errors(draft)
        issue = editions.Issue(
            number=number,
            by=archive.user.name,
            at=studio.clock(),
            note=note,
            validity_days=validity_days,
            review_by=review_by,
        )
        review = editions_review.review_of(self._folder, form_id)
        words = {tag: studio.files.words(tag) for tag in draft.texts if tag in studio.library.words}
        reads = wants_second_reader(archive)
        with archive.vault.lock:  # no other thread gives the same number
            return editions.publish(
                self._folder,
                draft,
                issue,
                words,
                review,
                second_reader=reads,
                taken=self._taken(form_id),
                noted=lambda published: note_published(archive.vault, published),
            )

    def ask_review(self, form_id: str) -> Review:
        """Put the draft forward to be read by somebody else. Errors as for ``publish``."""
        from exoconsent.records.audit import Act

        studio = self._studio
        archive = studio.clinic.archive(studio.clock)
        archive.refuse(Deed.FORMS)
        studio.reload()
        draft = studio.working(form_id)
        self._refuse_errors(draft)
        with archive.vault.transaction():
            archive.vault.audit.note(Act.REVIEW, detail=f"{form_id}: put forward")
            return editions_review.ask_review(self._folder, draft, archive.user.name, studio.clock())

    def give_review(self, form_id: str, *, agreed: bool, remarks: str = "") -> Review:
        """What whoever is logged in thinks of the draft that another person put forward.

        Raises ``BadInputError`` as ``editions_review.give_review``, ``NotAllowedError``, ``StorageError``.
        """
        from exoconsent.records.audit import Act

        studio = self._studio
        archive = studio.clinic.archive(studio.clock)
        archive.refuse(Deed.FORMS)
        studio.reload()
        draft, told = studio.working(form_id), "agreed" if agreed else "not agreed"
        with archive.vault.transaction():
            archive.vault.audit.note(Act.REVIEW, detail=f"{form_id}: {told}")
            return editions_review.give_review(
                self._folder, draft, archive.user.name, studio.clock(), agreed=agreed, remarks=remarks
            )

    # ------------------------------------------------------------------ going back

    def overwritten(self, form_id: str, number: str) -> Overwritten:
        """What ``bring_back`` would do."""
        library, old = self._studio.library, self.read(form_id, number)
        now = self._studio.working(form_id)
        changed = {s.id for s in old.sections if unlike(s, library.sections.get(s.id))}
        others = [f for f in library.forms.values() if f.id != form_id and changed & {s.id for s in f.sections}]
        return Overwritten(
            changes=self._studio.compare(now, old),
            other_forms=tuple(form_text(form, FALLBACK_LANGUAGE).title for form in others),
        )

    def bring_back(self, form_id: str, number: str) -> BroughtBack:
        """Make an edition the draft again; errors as for ``editions_drafts.bring_back``, ``NotAllowedError``."""
        studio = self._studio
        studio.clinic.archive(studio.clock).refuse(Deed.FORMS)
        self.read(form_id, number)  # refuses what the log does not vouch for
        library = studio.files.reload()
        back = bring_back(self._folder, form_id, number, library.forms, library.sections, self._taken(form_id))
        studio.files.finish(back.form)
        studio.reload()
        return back

    def put_aside(self, form_id: str, number: str) -> Path | None:
        """Take an edition that is not what was published out of the way; where it lies now.

        ``None`` for one that is gone: then it is accepted that it is. The log notes either. Raises ``BadInputError``
        for a sound one, ``NotAllowedError``, ``StorageError``.
        """
        studio = self._studio
        archive = studio.clinic.archive(studio.clock)
        archive.refuse(Deed.FORMS)
        log = self.log()
        gone = any(line.number == number and line.fault is Fault.GONE for line in self.lines(form_id))
        with archive.vault.transaction():
            note_aside(archive.vault, form_id, number, gone=gone)
            return None if gone else put_aside(self._folder, form_id, number, log)

    # ------------------------------------------------------------------

    def _taken(self, form_id: str) -> tuple[str, ...]:
        log = self.log()
        return log.numbers(form_id) if log else ()

    def _forms(self, form_id: str, lines: tuple[EditionLine, ...]) -> Mapping[str, Form]:
        """Those of ``lines`` that can be read, in the same order."""
        found = {}
        for line in lines:
            if not line.wrong:
                with suppress(ExoConsentError):
                    found[line.number] = editions.read_edition(self._folder, form_id, line.number).form
        return MappingProxyType(found)

    def _refuse_errors(self, form: Form) -> None:
        errors = [p for p in self._studio.checks(form) if p.severity is Severity.ERROR]
        if errors:
            raise BadInputError(Complaint(message=p.message) for p in errors)
