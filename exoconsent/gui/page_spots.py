"""What can be pointed at on the pages: the printed sections and those that are out, read from a finished sheet."""

from dataclasses import dataclass

from exoconsent.consent.adapt import Decision, Outcome
from exoconsent.consent.document import words_of
from exoconsent.consent.draft import Draft
from exoconsent.consent.form import section_text
from exoconsent.gui.session import Sheet
from exoconsent.pdf.layout import Fragment


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A printed section."""

    id: str
    title: str
    number: int
    """One-based place among all printed sections, whether or not the page numbers it."""
    of: int
    fragments: tuple[Fragment, ...]
    """In reading order, at least one."""
    decision: Decision | None
    """``None`` for the fixed parts around the library's sections, such as the record of the talk."""

    wording: str = ""
    """What it says, for those who hear it."""

    @property
    def locked(self) -> bool:
        """It cannot be left out."""
        return self.decision is None or self.decision.outcome is Outcome.MANDATORY

    @property
    def added(self) -> bool:
        """A person put it in though no rule asks for it."""
        return self.decision is not None and self.decision.outcome is Outcome.NOT_CALLED_FOR


@dataclass(frozen=True, slots=True, kw_only=True)
class Absent:
    """A section that is not printed."""

    id: str
    title: str
    decision: Decision
    after: str
    """Id of the printed section before its place; empty at the very beginning."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Spots:
    """Everything on the pages of one sheet, in reading order."""

    printed: tuple[Spot, ...]
    left_out: tuple[Absent, ...]
    """Suggested by a rule, left out by a person: each keeps its place in sight."""
    not_called_for: tuple[Absent, ...]
    """No rule asks for them; they can be added by hand."""


NOTHING = Spots(printed=(), left_out=(), not_called_for=())


def spots_of(sheet: Sheet) -> Spots:
    """The spots of a finished sheet."""
    absent = _absent(sheet)
    return Spots(
        printed=_printed(sheet),
        left_out=tuple(a for a in absent if a.decision.outcome is Outcome.SUGGESTED),
        not_called_for=tuple(a for a in absent if a.decision.outcome is Outcome.NOT_CALLED_FOR),
    )


def wanted(decision: Decision, draft: Draft) -> bool:
    """Whether ``draft`` wants the section, the rules being as they were decided.

    The same law as ``adapt`` has for choices by hand; it answers before the pages do.
    """
    match decision.outcome:
        case Outcome.MANDATORY:
            return True
        case Outcome.SUGGESTED:
            return decision.section.id not in draft.left_out
        case Outcome.NOT_CALLED_FOR:
            return decision.section.id in draft.added


def _printed(sheet: Sheet) -> tuple[Spot, ...]:
    fragments: dict[str, list[Fragment]] = {}
    for fragment in sheet.rendered.layout.of("section"):
        fragments.setdefault(fragment.id, []).append(fragment)
    decisions = {d.section.id: d for d in sheet.prepared.adaptation.decisions}
    blocks = [block for block in sheet.prepared.consent.sections if block.id in fragments]
    return tuple(
        Spot(
            id=block.id,
            title=block.title,
            number=number,
            of=len(blocks),
            fragments=tuple(fragments[block.id]),
            decision=decisions.get(block.id),
            wording="\n".join(words for part in block.blocks for words in words_of(part) if words),
        )
        for number, block in enumerate(blocks, 1)
    )


def _absent(sheet: Sheet) -> list[Absent]:
    found, after = [], ""
    for decision in sheet.prepared.adaptation.decisions:
        if decision.included:
            after = decision.section.id
            continue
        title = section_text(decision.section, sheet.draft.language).title
        found.append(Absent(id=decision.section.id, title=title, decision=decision, after=after))
    return found
