"""How the form that is open in Templates stands: whose it is, which edition patients get, what still bars the draft."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy

from exoconsent.gui.edition_faults import state_words
from exoconsent.gui.messages import plain_tip

if TYPE_CHECKING:
    from exoconsent.clinic.studio import FormLine


class StateLine(QLabel):
    """One line; what does not fit is cut, and stands in the tool tip."""

    def __init__(self) -> None:
        """Nothing is open."""
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        # Cut off rather than wrapped: with large letters lines of it would take the room of the wording.
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._line: FormLine | None = None
        self._bars: bool | None = None

    def show_line(self, line: "FormLine | None") -> None:
        """As the list of forms has it."""
        self._line = line
        self._tell()

    def show_bars(self, *, bars: bool | None) -> None:
        """Whether the checks found an error in the draft, which they know better than the list; None until then."""
        self._bars = bars
        self._tell()

    def _tell(self) -> None:
        line = self._line
        parts = (self._whose(line), self._edition(line), self._draft(line), self._asked(line)) if line else ()
        self.setText(" · ".join(filter(None, parts)))
        self.setToolTip(plain_tip(self.text()))

    def _whose(self, line: "FormLine") -> str:
        if line.own:
            return self.tr("your own copy")
        return self.tr("as it came with ExoConsent; the first change makes a copy")

    def _edition(self, line: "FormLine") -> str:
        if line.withheld is not None:
            return state_words(line.withheld.fault or "", line.withheld.number)
        words = self.tr("not published yet")
        if line.published:
            words = self.tr("published: edition {number}").format(number=line.published)
        return self.tr("{edition}, the draft says something else").format(edition=words) if line.ahead else words

    def _draft(self, line: "FormLine") -> str:
        faulty = line.unfinished if self._bars is None else self._bars
        return self.tr("the draft still has errors") if faulty else ""

    def _asked(self, line: "FormLine") -> str:
        return self.tr("{who} asks for a review: see Publish…").format(who=line.asked_by) if line.asked_by else ""
