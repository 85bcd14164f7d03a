"""What holds for all tests of the window."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QGuiApplication


@pytest.fixture(autouse=True)
def _no_question_at_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    """A window that closes on a refusing disk asks; nobody is there to answer when a test is over."""
    monkeypatch.setattr("exoconsent.gui.window.give_up_draft", lambda _parent: True)


@pytest.fixture(autouse=True)
def _empty_clipboard() -> Iterator[None]:
    """Qt keeps the last copy until the process ends, when what Python put there can no longer be taken apart."""
    yield
    if QGuiApplication.instance() is not None:
        QGuiApplication.clipboard().clear()
