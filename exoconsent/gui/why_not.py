"""Why a sheet cannot be signed on screen now, in a few sentences."""

from typing import TYPE_CHECKING, Final

from exoconsent.consent.problem import Problem
from exoconsent.consent.signature import Role
from exoconsent.gui.plain_words import in_words
from exoconsent.gui.translation import mark, said

if TYPE_CHECKING:
    from exoconsent.gui.session import Sheet

_TOLD: Final = 3
"""Reasons that are told at once; the list of problems has them all."""


def why_not(sheet: "Sheet | None", refused: tuple[str, ...] = ()) -> str:
    """Why this sheet cannot be signed on screen now, as sentences; empty when it can.

    ``refused`` tells what fields show and the sheet does not hold.
    """
    if refused:
        return " ".join((said(mark("SigningDesk", "Not ready to be signed.")), *refused[:_TOLD]))
    if sheet is None:
        return said(mark("SigningDesk", "The pages are being made; sign when they stand."))
    prepared = sheet.prepared
    in_the_way = [p for p in prepared.problems if p.bars]
    if in_the_way:
        return _reasons(said(mark("SigningDesk", "Not ready to be signed.")), in_the_way)
    answers = any(s.role == Role.PRACTITIONER and s.field for s in prepared.consent.signatures)
    waiting = [p for p in prepared.problems if p.open]
    if waiting and not answers:
        words = mark("SigningDesk", "Nobody who signs can answer these warnings; add a note to each.")
        return _reasons(said(words), waiting)
    return ""


def _reasons(start: str, problems: list[Problem]) -> str:
    more = len(problems) - _TOLD
    rest = [said(mark("SigningDesk", "And {more} more: F8 walks them."), more=more)] if more > 0 else []
    return " ".join([start, *(in_words(p.message) for p in problems[:_TOLD]), *rest])
