"""How the pages come out: large print for who sees badly, and the paper of this desk."""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from exoconsent.pdf.layout import Paper, PrintOptions, PrintSize

if TYPE_CHECKING:
    from exoconsent.gui.session import Session


class PrintLook(QObject):
    """Turns wishes into the session's print options."""

    is_large = Signal(bool)
    """Whether the print is large now, whoever changed it."""

    def __init__(self, session: "Session", parent: QObject | None = None) -> None:
        """For the pages of ``session``."""
        super().__init__(parent)
        self._session = session
        session.printed_as.connect(self._tell)

    def large(self, *, on: bool) -> None:
        """Large print or not."""
        size = PrintSize.LARGE if on else PrintSize.STANDARD
        self._session.print_as(replace(self._session.options, size=size))

    def use_paper(self, paper: Paper) -> None:
        """Make the pages for that paper."""
        self._session.print_as(replace(self._session.options, paper=paper))

    def _tell(self, options: PrintOptions) -> None:
        self.is_large.emit(options.size is PrintSize.LARGE)
