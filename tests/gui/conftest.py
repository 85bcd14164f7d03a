"""What holds for all tests of the window."""

import pytest


@pytest.fixture(autouse=True)
def _no_question_at_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    """A window that closes on a refusing disk asks; nobody is there to answer when a test is over."""
    monkeypatch.setattr("exoconsent.gui.window.give_up_draft", lambda _parent: True)
