"""A window of the tests: shown, and taken down in order when the test is over."""

from collections.abc import Iterator
from contextlib import contextmanager

from exoconsent.gui.window import Window


@contextmanager
def opened(qtbot, window: Window) -> Iterator[Window]:
    """``window`` while it shows; afterwards no worker of it goes on, and the records are closed."""
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    yield window
    window.session.close()
    window.keeper._jobs.finish()
    window.session.clinic.close()
