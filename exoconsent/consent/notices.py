"""Notices that a state's law asks for: which pack applies, what is printed, and what the review says when it cannot be.

The wording of such a notice belongs to the law. Nothing here makes one up: a pack without wording prints nothing, and
the review tells the clinic to copy it from the statute (field.md part 4, ST-…; ST-XX-00: ask counsel, show the notice
until counsel has answered).
"""

import dataclasses
from collections.abc import Iterator, Mapping

from exoconsent.consent import document as doc
from exoconsent.consent.case import Case, info
from exoconsent.consent.conditions import Truth, evaluate
from exoconsent.consent.facts import UNKNOWN, Facts
from exoconsent.consent.jurisdiction import Counsel, Demand, Jurisdiction, Notice, Wording
from exoconsent.consent.on_screen import initials_field
from exoconsent.consent.problem import Problem, Severity
from exoconsent.consent.signature import CONSENTING
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
    return tuple(_section(pack, notice, wording, words) for pack, notice, wording in _printed(packs, facts, excused))


def with_notices(
    blocks: tuple[doc.SignatureBlock, ...],
    packs: tuple[Jurisdiction, ...],
    facts: Facts,
    excused: Mapping[str, str],
    words: Words,
) -> tuple[doc.SignatureBlock, ...]:
    """``blocks``, and directly behind those of who decides a further one for each notice that is signed by itself.

    Behind, because the first signature of who decides carries what was answered on screen, and nobody else's comes
    between the two. The same person signs in the same role, in a field of its own on the page of the notice.
    """
    packs = tuple(p for p, notice, _ in _printed(packs, facts, excused) if Demand.SIGNED_SEPARATELY in notice.demands)
    return tuple(
        each
        for block in blocks
        for each in (block, *(_apart(block, pack, words) for pack in packs if block.role in CONSENTING))
    )


def _apart(block: doc.SignatureBlock, pack: Jurisdiction, words: Words) -> doc.SignatureBlock:
    section = _section_id(pack)
    return dataclasses.replace(
        block,
        field=f"{block.field}-{section}",
        role_label=words.say("statute.role", role=block.role_label, place=pack.name),
        meaning=words.say("statute.signed", place=pack.name),
        section=section,
    )


def _section_id(pack: Jurisdiction) -> str:
    return f"{SECTION_PREFIX}{pack.id}"


def _printed(
    packs: tuple[Jurisdiction, ...], facts: Facts, excused: Mapping[str, str]
) -> Iterator[tuple[Jurisdiction, Notice, Wording]]:
    for pack in in_force(packs, facts):
        notice = pack.notice
        if notice and notice.wording and notice.id not in excused:
            yield pack, notice, notice.wording


def _section(pack: Jurisdiction, notice: Notice, wording: Wording, words: Words) -> doc.SectionBlock:
    blocks: list[doc.Block] = [statute_block(notice, wording)]
    if Demand.INITIALS in notice.demands and Demand.SIGNED_SEPARATELY not in notice.demands:
        label, who = words.say("statute.received"), words.say("label.initials_by")
        blocks.append(doc.InitialsBlock(label=label, who=who, entry=initials_field(_section_id(pack))))
    title = words.say("title.statute", place=pack.name)
    return doc.SectionBlock(id=_section_id(pack), number=0, title=title, blocks=tuple(blocks), own_page=True)


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
    apart = ", with a signature of its own" if Demand.SIGNED_SEPARATELY in notice.demands else ""
    if pack.counsel is Counsel.ASK:
        return _said(notice, Severity.INFO, f"printed: {notice.what}{apart}; {pack.question}")
    return _said(notice, Severity.INFO, f"printed: {notice.what}{apart}")


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
