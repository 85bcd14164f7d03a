"""Waiting for the page: whoever prints, saves or signs gets the pages of what is on screen, never older ones."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from exoconsent.gui.session import Session, Sheet


class PagesDue(QObject):
    """Calls at once when the pages stand, else when they are done; the newest wish of each name counts."""

    def __init__(self, session: "Session", refuse: Callable[[str], None], parent: QObject | None = None) -> None:
        """``refuse`` is told why the pages cannot be had."""
        super().__init__(parent)
        self._session, self._refuse = session, refuse
        self._wishes: dict[str, Callable[[Sheet], None]] = {}
        self._fault = ""
        self.commit: Callable[[], None] = lambda: None
        """Takes what was typed in the last moments into the draft."""
        session.changed.connect(self._forget_fault)
        session.rendered.connect(self._serve)
        session.failed.connect(self._fail)

    def then(self, name: str, do: "Callable[[Sheet], None]") -> None:
        """Hand the finished pages of the open draft to ``do``."""
        self.commit()
        sheet = self._session.current
        if sheet is not None:
            do(sheet)
        elif self._fault:
            self._refuse(self._fault)
        else:
            self._wishes[name] = do
            self._session.renew()

    def _serve(self, _sheet: "Sheet") -> None:
        self._fault = ""
        if self._wishes:
            self.commit()  # somebody typed on while the pages were made
        sheet = self._session.current
        if sheet is None:
            return
        wishes, self._wishes = self._wishes, {}
        for do in wishes.values():
            do(sheet)

    def _fail(self, sentence: str) -> None:
        self._fault, self._wishes = sentence, {}
        self._refuse(sentence)

    def _forget_fault(self) -> None:
        self._fault = ""
