"""Notices that a state's law asks for: which pack applies, what is printed, and what the review says when it cannot be.

The wording of such a notice belongs to the law. Nothing here makes one up: a pack without wording prints nothing, and
the review tells the clinic to copy it from the statute (field.md part 4, ST-…; ST-XX-00: ask counsel, show the notice
until counsel has answered).
"""

from collections.abc import Iterator, Mapping

from exoconsent.consent import document as doc
from exoconsent.consent.case import Case, info
from exoconsent.consent.conditions import Truth, evaluate
from exoconsent.consent.facts import UNKNOWN, Facts
from exoconsent.consent.jurisdiction import Counsel, Demand, Jurisdiction, Notice, Wording
from exoconsent.consent.problem import Problem, Severity
from exoconsent.consent.words import Words
from exoconsent.errors import BadInputError

SECTION_PREFIX = "notice-"
STATUTE_PREFIX = "statute:"
"""Begins the place of words that are the law's and not the clinic's (``assemble.printed_words``)."""


def in_force(packs: tuple[Jurisdiction, ...], facts: Facts) -> tuple[Jurisdiction, ...]:
    """The packs whose rule holds, or may hold; none while nobody said where the patient is treated."""
    if facts.get("jurisdiction") is UNKNOWN:
        return ()
    return tuple(pack for pack in packs if evaluate(pack.applies, facts).truth is not Truth.FALSE)


def notice_sections(
    packs: tuple[Jurisdiction, ...], facts: Facts, excused: Mapping[str, str], words: Words
) -> tuple[doc.SectionBlock, ...]:
    """A section of its own for each notice that applies, is not excused and has its wording."""
    return tuple(
        _section(pack, pack.notice, pack.notice.wording, words)
        for pack in in_force(packs, facts)
        if pack.notice and pack.notice.wording and pack.notice.id not in excused
    )


def _section(pack: Jurisdiction, notice: Notice, wording: Wording, words: Words) -> doc.SectionBlock:
    blocks: list[doc.Block] = [statute_block(notice, wording)]
    if {Demand.INITIALS, Demand.SIGNED_SEPARATELY} & set(notice.demands):
        signed = Demand.SIGNED_SEPARATELY in notice.demands
        who = words.say("statute.signature") if signed else words.say("label.initials_by")
        blocks.append(doc.InitialsBlock(label=words.say("statute.received"), who=who))
    title = words.say("title.statute", place=pack.name)
    return doc.SectionBlock(id=f"{SECTION_PREFIX}{pack.id}", number=0, title=title, blocks=tuple(blocks), own_page=True)


def statute_block(notice: Notice, wording: Wording) -> doc.StatuteBlock:
    """The words of the law with the least size and paper that it allows."""
    return doc.StatuteBlock(
        paragraphs=wording.paragraphs,
        language=wording.language,
        points=notice.least_points,
        paper=notice.least_paper,
        citation=notice.citation,
    )


def find_notices(case: Case) -> Iterator[Problem]:
    """What stands between this consent and the notices of the law: missing wording, open questions for counsel."""
    packs = case.rulebook.jurisdictions
    if packs and case.adaptation.facts.get("jurisdiction") is UNKNOWN:
        yield info("ST-XX-00", "nobody said which law applies, so no notice of a state was chosen", "fact:jurisdiction")
    for pack in in_force(packs, case.adaptation.facts):
        if pack.notice:
            yield _problem(pack, pack.notice, case.profile.not_applicable.get(pack.notice.id, ""))


def _problem(pack: Jurisdiction, notice: Notice, excuse: str) -> Problem:
    if excuse:
        return _said(notice, Severity.INFO, f"not printed: {notice.what} (not applicable here: {excuse})")
    if notice.wording is None:
        severity = Severity.ERROR if pack.counsel is Counsel.APPLIES else Severity.WARNING
        return _said(notice, severity, f"not printed: {notice.what}; its wording is not in this program", pack)
    if Demand.SIGNED_SEPARATELY in notice.demands:
        return _said(notice, Severity.WARNING, f"{notice.what} must be signed by itself, by hand on its page")
    if pack.counsel is Counsel.ASK:
        return _said(notice, Severity.INFO, f"printed: {notice.what}; {pack.question}")
    return _said(notice, Severity.INFO, f"printed: {notice.what}")


def _said(notice: Notice, severity: Severity, message: str, missing: Jurisdiction | None = None) -> Problem:
    remedy = missing_wording(missing) if missing else ""
    return Problem(
        code=notice.id, severity=severity, message=message, place="form", remedy=remedy, citation=notice.citation
    )


def missing_wording(pack: Jurisdiction) -> str:
    """What a clinic does about a notice whose wording is not here."""
    file = f"forms/rules/jurisdictions/{pack.id}.yaml"
    return (
        f"Copy the words from the statute into {file} in the clinic's folder. If counsel says that the law does not "
        "cover this product, say so in the clinic's settings (not_applicable)."
    )


def wall_notice(pack: Jurisdiction) -> doc.StatuteBlock:
    """The words for the wall. Raises ``BadInputError`` where the pack has no notice, or its wording is not here."""
    if pack.notice is None:
        raise BadInputError.saying(f"{pack.name}: the pack holds no notice. {pack.question}.")
    if pack.notice.wording is None:
        raise BadInputError.saying(
            f"{pack.notice.what}: its wording is not in this program, so nothing was printed. {missing_wording(pack)}"
        )
    return statute_block(pack.notice, pack.notice.wording)
