"""Help: F1 opens the right chapter at every place, letters find lines by keyboard, nothing from outside is loaded."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdfium2 import PdfDocument
from PySide6.QtCore import Qt, QTranslator, QUrl
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QMainWindow, QVBoxLayout, QWidget

import exoconsent.gui
from exoconsent.clinic import Clinic
from exoconsent.errors import BadInputError
from exoconsent.gui.help_book import Book, anchor_of
from exoconsent.gui.help_chapters import CHAPTERS, chapter_path, chapter_text, language_of_window
from exoconsent.gui.help_contents import excerpt
from exoconsent.gui.help_key import HelpKey, answer_on, show_help
from exoconsent.gui.help_page import STEPS, HelpPage
from exoconsent.gui.help_paper import help_pdf
from exoconsent.gui.help_topics import START, TOPICS, topic_of
from exoconsent.gui.help_window import HelpWindow
from exoconsent.gui.languages import CATALOGUES
from exoconsent.gui.log_in import LogIn
from exoconsent.gui.remembered import Remembered
from exoconsent.gui.session import Session
from exoconsent.gui.theme import Scheme, Theme, load_font
from exoconsent.gui.window import Window
from exoconsent.paths import DOCS
from exoconsent.pdf.layout import PAPER_POINTS, Paper
from tests.gui.opened import opened

pytestmark = pytest.mark.usefixtures("qapp")
NOW = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)
GUI = Path(exoconsent.gui.__file__).parent
BOOK = Book("en")  # reads when it is asked, once there is an application
FIND = ("print", "passphrase", "withdraw", "backup", "stop", "lot", "pin")


@pytest.fixture
def shown(qtbot) -> Iterator[HelpWindow]:
    window = HelpWindow(Remembered())
    window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)  # the fixture ends it
    window.show_topic(START)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    yield window
    window.close()


@pytest.fixture
def desk(qtbot, tmp_path: Path) -> Iterator[Window]:
    with opened(qtbot, Window(Session(Clinic.demo(tmp_path), lambda: NOW))) as window:
        yield window


def helps() -> list[HelpWindow]:
    return [w for w in QApplication.topLevelWidgets() if isinstance(w, HelpWindow) and w.isVisible()]


def heading(window: HelpWindow) -> str:
    """The heading at or above the cursor."""
    at = window.page.textCursor().blockNumber()
    return [line.text for line in window.book.headings(window.chapter) if line.block <= at][-1]


def test_every_topic_is_a_heading_and_every_class_is_there() -> None:
    sources = "\n".join(path.read_text(encoding="utf-8") for path in GUI.rglob("*.py"))
    for name, topic in TOPICS.items():
        assert f"class {name}(" in sources, name
        chapter, _, anchor = topic.partition("#")
        assert chapter in {each.id for each in CHAPTERS}
        assert anchor in {anchor_of(line.text) for line in BOOK.headings(chapter)}, topic


def test_every_chapter_is_there() -> None:
    for chapter in CHAPTERS:
        assert chapter_path(chapter.id, "en").is_file(), chapter.id
        assert BOOK.headings(chapter.id)


def test_f1_opens_help_for_each_place(desk: Window) -> None:
    for place, words in enumerate(("Form", "Today", "Records", "Templates", "Batch", "Clinic")):
        desk.go(place)
        QApplication.processEvents()
        desk.built.actions["help"].trigger()
        (window,) = helps()
        assert (window.chapter, heading(window)) == ("places", words)
        window.close()
        QApplication.processEvents()


def test_f1_on_the_first_run_and_at_the_log_in(qtbot, desk: Window) -> None:
    desk.show_welcome()
    QApplication.processEvents()
    assert topic_of(QApplication.focusWidget() or desk) == "places#first-run"

    def shut(*_typed: str) -> Clinic:
        raise BadInputError.saying("no")

    frame, page = QMainWindow(), LogIn("A clinic", ("Ana",), shut, shut)
    qtbot.addWidget(frame)
    frame.setCentralWidget(page)
    answer_on(page, Remembered())
    with qtbot.waitActive(frame):
        frame.show()
        frame.activateWindow()
    page.secret.setFocus()
    qtbot.keyClick(page.secret, Qt.Key.Key_F1)
    (window,) = helps()
    assert heading(window) == "Log-in"
    window.close()


def test_f1_in_a_dialog_that_waits_opens_help_that_can_be_used(qtbot) -> None:
    class PrintDialog(QDialog):
        """By its name, as the real one."""

    application = QApplication.instance()
    assert isinstance(application, QApplication)
    keys = HelpKey(application, Remembered())
    dialog, line = PrintDialog(), QLineEdit()
    QVBoxLayout(dialog).addWidget(line)
    dialog.setModal(True)
    qtbot.addWidget(dialog)
    with qtbot.waitActive(dialog):
        dialog.show()
        dialog.activateWindow()
    keys._serve(dialog.windowHandle())
    keys._serve(dialog.windowHandle())  # the second time nothing is added
    line.setFocus()
    qtbot.keyClick(line, Qt.Key.Key_F1)
    (window,) = helps()
    assert heading(window) == "Printing"
    assert window.parent() is dialog
    show_help(Remembered(), dialog)
    assert helps() == [window], "one window of help, not two"
    window.close()
    application.focusWindowChanged.disconnect(keys._serve)


def test_over_the_signing_screen_nothing_is_printed(qtbot, monkeypatch) -> None:
    class Ceremony(QWidget):
        """By its name, as the real one."""

    screen = Ceremony()
    qtbot.addWidget(screen)
    window = HelpWindow(Remembered(), screen)
    window.show_topic(topic_of(screen))
    sent: list[bytes] = []
    monkeypatch.setattr(window.sheets, "send", sent.append)
    window._print()
    assert heading(window) == "The signing screen, for staff"
    assert window.print.isHidden()
    assert sent == []


def test_by_letters_to_a_line_and_back_without_a_mouse(qtbot, shown: HelpWindow) -> None:
    qtbot.keyClick(shown.page, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    shown.search.setFocus()
    qtbot.keyClicks(shown.search, "recovery code")
    assert shown.side.currentWidget() is shown.found
    assert shown.found.count() > 1
    qtbot.keyClick(shown.search, Qt.Key.Key_Down)
    shown.found.setFocus()
    qtbot.keyClick(shown.found, Qt.Key.Key_Down)
    wanted = shown.found.first()
    qtbot.keyClick(shown.found, Qt.Key.Key_Return)
    assert shown.chapter == wanted.chapter
    assert shown.page.textCursor().blockNumber() == wanted.block
    assert shown.page.extraSelections()
    shown.back()
    assert shown.chapter == START
    qtbot.keyClick(shown.page, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not shown.isVisible())


@pytest.mark.parametrize("wish", FIND)
def test_letters_find_lines_that_hold_them(wish: str) -> None:
    lines = BOOK.find(wish)
    assert lines
    assert all(wish in line.text.lower() for line in lines)
    levels = [bool(line.level) for line in lines]
    assert levels == sorted(levels, reverse=True), "headings first"


def test_accents_and_case_do_not_matter() -> None:
    assert BOOK.find("Récövery CÓDE")
    assert BOOK.find("recovery code") == BOOK.find("Récovery Codé")
    assert BOOK.find("   ") == ()
    assert BOOK.find("zzzzqq") == ()


@given(st.text(max_size=200), st.text(max_size=20))
def test_an_excerpt_is_a_piece_of_the_line(text: str, wish: str) -> None:
    text = " ".join(text.split())
    assert excerpt(text, wish).removeprefix("… ").removesuffix(" …") in text


def test_nothing_but_the_pictures_of_docs_is_loaded(qtbot) -> None:
    page = HelpPage()
    qtbot.addWidget(page)
    page.show_chapter(DOCS / "places.md", "![x](../../README.md)")
    image = QTextDocument.ResourceType.ImageResource.value
    html = QTextDocument.ResourceType.HtmlResource.value
    assert page.loadResource(image, QUrl("images/desk.png")) is not None
    for name in ("../README.md", "images/../../LICENSE", "http://example.org/x.png", "file:///etc/passwd", "images"):
        assert page.loadResource(image, QUrl(name)) is None
    assert page.loadResource(html, QUrl("images/desk.png")) is None


def test_pictures_fit_a_narrow_window(qtbot, shown: HelpWindow) -> None:
    shown.resize(640, 480)
    qtbot.waitUntil(lambda: shown.page.horizontalScrollBar().maximum() == 0)
    shown.show_topic("places#records")
    qtbot.waitUntil(lambda: heading(shown) == "Records")
    assert shown.page.horizontalScrollBar().maximum() == 0


def test_a_link_out_of_help_is_told_not_followed(shown: HelpWindow) -> None:
    shown._follow("https://example.org")
    assert "example.org" in shown.note.text()
    shown._follow("records.md#backup-and-restore")
    assert (shown.chapter, heading(shown)) == ("records", "Backup and restore")
    assert not shown.note.isVisible()


def test_letters_grow_and_the_size_is_kept(shown: HelpWindow) -> None:
    before = shown.page.document().defaultFont().pointSizeF()
    shown.step_size(1)
    assert shown.page.document().defaultFont().pointSizeF() > before
    assert shown._remembered.get("help_size", 100) == STEPS[STEPS.index(100) + 1]
    shown.step_size(0)
    assert shown.page.document().defaultFont().pointSizeF() == before


def test_another_theme_draws_the_links_anew(qtbot, shown: HelpWindow) -> None:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    old, sheet = application.palette(), application.styleSheet()
    theme = Theme(application, shown._remembered)
    try:
        for scheme in (Scheme.DARK, Scheme.CONTRAST, Scheme.LIGHT):
            theme.use(scheme)
            shown.show_topic("practitioners")
            block, colours = shown.page.document().begin(), set()
            while block.isValid():
                at = block.begin()
                while not at.atEnd():
                    how = at.fragment().charFormat()
                    colours |= {how.foreground().color().name()} if how.isAnchor() else set()
                    at += 1
                block = block.next()
            assert colours == {shown.page.palette().link().color().name()}
    finally:
        application.setPalette(old)
        application.setStyleSheet(sheet)


def test_spanish_has_its_chapters_and_says_which_are_english(qtbot) -> None:
    application = QApplication.instance()
    assert application is not None
    catalogue = QTranslator(application)
    assert catalogue.load("exoconsent_es", str(CATALOGUES))
    try:
        assert language_of_window(["en", "es"]) == "es"
        window = HelpWindow(Remembered())
        qtbot.addWidget(window)
        window.show_topic("places#today")
        assert heading(window) == "Hoy"
        assert not window.note.text()
        window.show_topic("command-line")
        assert window.note.text()
        window.close()
    finally:
        catalogue.setParent(None)
        catalogue.deleteLater()
    assert window.book.language == "es"


@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize("language", ["en", "es"])
def test_the_front_desk_has_two_pages_on_paper(qapp, paper: Paper, language: str) -> None:
    load_font()
    path = chapter_path("front-desk", language)
    pdf = PdfDocument(help_pdf(path, chapter_text(path), "Front desk", PAPER_POINTS[paper]))
    assert len(pdf) == 2
    assert "F1" in pdf[0].get_textpage().get_text_range()


def test_what_takes_the_keyboard_has_a_name(shown: HelpWindow) -> None:
    for widget in (shown.search, shown.contents, shown.found, shown.page, shown.print, shown.larger, shown.back_button):
        assert widget.accessibleName()
