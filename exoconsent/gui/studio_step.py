"""One step of the studio as its Undo menu knows it, and what is said when a step fails."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtGui import QUndoCommand

from exoconsent.consent.form import Form
from exoconsent.errors import ExoConsentError
from exoconsent.gui.translation import mark, said

if TYPE_CHECKING:
    from exoconsent.gui.studio_session import StudioSession

_FAILED: Final = mark("StudioSession", "That could not be done ({kind}).")


class FormStep(QUndoCommand):
    """Old form for new and back; typing in one field is one step until the hand goes elsewhere."""

    def __init__(self, session: "StudioSession", old: Form, new: Form, words: str, field: str, section: str) -> None:
        super().__init__(words)
        self._session, self._old, self.new, self.field, self._section = session, old, new, field, section

    def redo(self) -> None:
        """Show the new form."""
        self._session.show(self.new, self._section)

    def undo(self) -> None:
        """Show the old one."""
        self._session.show(self._old, self._section)

    def id(self) -> int:
        """All steps are of one kind, so that Qt asks whether two can be one."""
        return 1

    def mergeWith(self, other: QUndoCommand) -> bool:
        """Typing on in the same field is one step."""
        if not isinstance(other, FormStep) or not self.field or other.field != self.field:
            return False
        self.new = other.new
        return True


def sentence(fault: Exception) -> str:
    """What to tell of ``fault``: its own words where they are meant for people."""
    return str(fault) if isinstance(fault, ExoConsentError) else said(_FAILED, kind=type(fault).__name__)


def unless_none(tell: Callable[[Any], None]) -> Callable[[Any], None]:
    """``tell``, which is not called for the ``None`` of work that nobody waited for any more."""
    return lambda value: None if value is None else tell(value)
