"""The sheets of a clinic: the recovery code in big letters, and the seal of the day; each on one page."""

from datetime import datetime
from typing import TYPE_CHECKING, Final

from exoconsent.gui.sheet_paper import SheetPaper, sheet_pdf
from exoconsent.gui.translation import mark, said
from exoconsent.gui.upkeep_words import moment

if TYPE_CHECKING:
    from exoconsent.records.anchor import Anchor

_IN_A_LINE: Final = 4
"""Groups of the code."""
_CODE: Final = mark("Sheet", "Recovery code")
_CODE_FOR: Final = mark(
    "Sheet",
    "Opens this clinic's records and backups when every passphrase is forgotten: at the log-in of ExoConsent press "
    "“Forgotten?” and type it. Capital and small letters, spaces and dashes do not matter.",
)
_CODE_KEEP: Final = mark(
    "Sheet",
    "Whoever has this paper and a copy of the records can read them all. Keep it where you keep valuables, away from "
    "the computer and from the backups. Nobody can make it again: a new code can be made in Clinic (Alt+6), and then "
    "this one opens nothing but older backups.",
)
_SEAL: Final = mark("Sheet", "Seal of the day")
_SEAL_FOR: Final = mark(
    "Sheet",
    "This is where the log of the records ended when this page was printed. Should somebody put an older copy of the "
    "records in place of this one, the log would not hold this entry: press “Compare with paper…” in Clinic (Alt+6).",
)
_SEAL_KEEP: Final = mark("Sheet", "It names no patient and opens nothing. File it by date.")
_WHOLE: Final = mark("Sheet", "In full: {line}")
_PRINTED: Final = mark("Sheet", "Printed on {day}.")


def code_pdf(clinic: str, code: str, now: datetime, paper: tuple[float, float]) -> bytes:
    """The page with the recovery code."""
    groups = code.split("-")
    lines = [" – ".join(groups[at : at + _IN_A_LINE]) for at in range(0, len(groups), _IN_A_LINE)]
    return sheet_pdf(
        SheetPaper(
            clinic=clinic,
            title=said(_CODE),
            before=(said(_CODE_FOR),),
            signs=tuple(lines),
            after=(said(_CODE_KEEP), said(_PRINTED, day=moment(now))),
            paper=paper,
        )
    )


def seal_pdf(clinic: str, anchor: "Anchor", now: datetime, paper: tuple[float, float]) -> bytes:
    """The page with the seal of the day."""
    return sheet_pdf(
        SheetPaper(
            clinic=clinic,
            title=said(_SEAL),
            before=(said(_SEAL_FOR),),
            signs=(anchor.short(),),
            after=(said(_WHOLE, line=anchor.as_text()), said(_SEAL_KEEP), said(_PRINTED, day=moment(now))),
            paper=paper,
        )
    )
