"""What is told about a document that leaves the desk, and how much of it holds once another one is on screen."""

from dataclasses import dataclass
from typing import Final

from exoconsent.gui.printing import Order


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """What whoever takes the paper to the patient has to know about it."""

    words: str = ""
    grave: bool = False
    turn: int = -1
    """How many drafts had been opened by then; while no other one is, the document is the one on screen."""

    def after(self, words: str) -> str:
        """``words`` and then the remark."""
        return f"{words} {self.words}".strip()


NO_REMARK: Final = Remark()


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What was told last about a document, whole and without what holds only while that document is on screen."""

    text: str = ""
    bare: str = ""
    number: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """A job that the print system has taken."""

    order: Order
    job: str
    where: str
    told: str
    """What stands in the message bar about it, without the remark."""
    remark: Remark
