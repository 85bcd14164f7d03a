"""Deeds about the pages are done where they can be seen, never behind another place; elsewhere one is told where."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QStackedWidget

from exoconsent.gui.messages import Messages


class AtTheForm(QObject):
    """Lets deeds through while the form shows."""

    def __init__(self, stack: QStackedWidget, form: int, messages: Messages) -> None:
        """``form`` is the number of the form's place in ``stack``."""
        super().__init__(stack)
        self._stack, self._form, self._messages = stack, form, messages
        stack.currentChanged.connect(self._gone_to)

    def only(self, do: Callable[[], None]) -> Callable[[], None]:
        """``do``, or the way to the form."""

        def done() -> None:
            if self._stack.currentIndex() == self._form:
                do()
            else:
                self._messages.warn(self._elsewhere())

        return done

    def _gone_to(self, place: int) -> None:
        """Whoever went there need not be sent there any more."""
        if place == self._form:
            self._messages.take_back(self._elsewhere())

    def _elsewhere(self) -> str:
        return self.tr("That concerns the form. Go there first (Alt+1) to see what it is about.")
