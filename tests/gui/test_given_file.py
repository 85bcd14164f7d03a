"""A file that the window was started with: a pack goes to Templates, a PDF's seals are told, a fault is a sentence."""

from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QWidget

from exoconsent.clinic import Clinic
from exoconsent.errors import BadInputError
from exoconsent.gui.given_file import checked, show_given
from exoconsent.gui.jobs import Jobs


class Desk(QMainWindow):
    """As much of the window as is asked."""

    def __init__(self, clinic: Clinic) -> None:
        super().__init__()
        self.stack, self.templates, self.opened = QStackedWidget(), QWidget(), []
        self.stack.addWidget(QWidget())
        self.stack.addWidget(self.templates)
        self.templates.packs = SimpleNamespace(open_file=self.opened.append)
        self.session = SimpleNamespace(clinic=clinic, jobs=Jobs(self))
        self.told: list[str] = []
        self.messages = SimpleNamespace(say=self.told.append, warn=self.told.append)

    def go(self, index: int) -> None:
        self.stack.setCurrentIndex(index)


@pytest.fixture
def desk(qtbot, tmp_path: Path):
    window = Desk(Clinic.demo(tmp_path / "home"))
    qtbot.addWidget(window)
    yield window
    window.session.jobs.finish()


def test_a_pack_is_looked_into_where_packs_are(desk, tmp_path):
    show_given(desk, tmp_path / "Forms.EXOPACK")
    assert desk.stack.currentWidget() is desk.templates
    assert desk.opened == [tmp_path / "Forms.EXOPACK"]


def test_what_the_seals_of_a_pdf_prove_is_told(desk, tmp_path, qtbot):
    from exoconsent.gui.reading import Reading

    (tmp_path / "letter.pdf").write_bytes(b"%PDF-1.7\nno consent")
    show_given(desk, tmp_path / "letter.pdf")
    qtbot.waitUntil(lambda: bool(desk.findChildren(Reading)), timeout=20_000)
    reading = desk.findChildren(Reading)[0]
    assert "does not seem to be a consent made by ExoConsent" in reading.words.toPlainText()
    assert "letter" not in reading.windowTitle()
    reading.reject()


def test_a_file_that_went_away_is_a_sentence(desk, tmp_path, qtbot):
    show_given(desk, tmp_path / "gone.pdf")
    qtbot.waitUntil(lambda: any("could not be read" in words for words in desk.told), timeout=20_000)
    with pytest.raises(BadInputError):
        checked(desk.session.clinic, tmp_path / "gone.pdf")
