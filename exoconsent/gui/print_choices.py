"""How this desk prints: its own choice, and what single forms do otherwise."""

from enum import Enum
from typing import Any, Final

from exoconsent.gui.printing import PrintChoice
from exoconsent.gui.remembered import Remembered

_DESK: Final = "printing"
_FORMS: Final = "printing_of_forms"


class Keep(Enum):
    """For how long a choice holds."""

    ONCE = "once"
    FORM = "form"
    DESK = "desk"


class PrintChoices:
    """Remembered per desk; per form only what differs, so that a new printer is chosen once for all forms."""

    def __init__(self, remembered: Remembered) -> None:
        """Kept in the desk's settings."""
        self._remembered = remembered

    @property
    def desk(self) -> PrintChoice:
        """Where nothing else was chosen for the form."""
        return PrintChoice.read(self._remembered.get(_DESK, {}))

    def of(self, form_id: str) -> PrintChoice:
        """How the form ``form_id`` is printed."""
        own = self._forms().get(form_id)
        return PrintChoice.read({**self.desk.as_json(), **(own if isinstance(own, dict) else {})})

    def keep(self, choice: PrintChoice, form_id: str, how_long: Keep) -> None:
        """Let ``choice`` hold. Kept for the desk it also replaces what ``form_id`` did otherwise."""
        if how_long is Keep.ONCE:
            return
        if how_long is Keep.DESK:
            self._remembered.put(_DESK, choice.as_json())
        others = {form: own for form, own in self._forms().items() if form != form_id}
        own = choice.beyond(self.desk)
        self._remembered.put(_FORMS, {**others, form_id: own} if own else others)

    def _forms(self) -> dict[str, Any]:
        forms: dict[str, Any] = self._remembered.get(_FORMS, {})
        return forms
