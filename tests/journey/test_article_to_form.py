"""From the shipped article to a published form: three picked sections, one condition, a Spanish text; no YAML read.

Once by mouse, once by keyboard alone. ``EXOCONSENT_SHOTS=folder pytest tests/journey/test_article_to_form.py`` leaves
pictures of every step.
"""

import hashlib
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog

from exoconsent.clinic import Clinic
from exoconsent.consent.conditions import Always, Op, Test
from exoconsent.consent.form import Approval
from exoconsent.gui.article_marks import Span, sentence_at, step
from exoconsent.gui.edition_publish import PublishDialog
from exoconsent.gui.places.templates import TemplatesPlace
from exoconsent.gui.rule_dialog import RuleDialog
from exoconsent.gui.session import Session
from exoconsent.gui.studio_new_form import NewFormButton, NewFormDialog
from exoconsent.gui.window import Window
from exoconsent.library.load import load_library
from exoconsent.paths import FORMS
from tests.gui.test_records_desk import StubForm
from tests.journey.studio_hand import Hand, Keys, Mouse

NOW = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)
TITLE = "Exosomes at our clinic"
PICKED = (
    ("Infections in Nebraska", (4, 5), "Infecciones en Nebraska", "En Nebraska hubo infecciones graves."),
    ("What may happen where it goes in", (10, 11), "Qué puede pasar donde entra", "Puede haber alergia o inflamación."),
    ("Giving blood afterwards", (25, 25), "Dar sangre después", "No done sangre después del tratamiento."),
)
"""Title, the first and last sentence of the article counted from 0, and the Spanish words."""
ARTICLE = FORMS / "sources" / "source-article.txt"
TEMPLATES = 3
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture(params=[Mouse, Keys])
def hand(request, qtbot, tmp_path: Path) -> Iterator[Hand]:
    slow = QApplication.doubleClickInterval()
    QApplication.setDoubleClickInterval(1)  # a list that has just opened ignores the mouse for so long
    session = Session(Clinic.demo(tmp_path), lambda: NOW)
    window = Window(session, form_place=StubForm)
    window.resize(1366, 768)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    yield request.param(qtbot, window, request.param.__name__.lower())
    window.close()
    session.close()
    session.clinic.close()
    QApplication.setDoubleClickInterval(slow)


def test_a_new_user_makes_a_published_form_of_the_article(hand: Hand) -> None:
    place = open_templates(hand)
    begin_form(hand, place)
    pick_sections(hand, place)
    add_condition(hand, place)
    write_spanish(hand, place)
    publish(hand, place)
    assert_published(hand, place)


def open_templates(hand: Hand) -> TemplatesPlace:
    place: TemplatesPlace = hand.window.templates
    if isinstance(hand, Mouse):
        hand.click(hand.window.rail.buttons[TEMPLATES])
    else:
        hand.press(Qt.Key.Key_4, Qt.KeyboardModifier.AltModifier)
    hand.wait(lambda: place.studio.form is not None)
    hand.wait(lambda: place.preview.pages.canvas.desk is not None)
    hand.shot("templates")
    return place


def begin_form(hand: Hand, place: TemplatesPlace) -> None:
    def drive(dialog: QDialog) -> None:
        assert isinstance(dialog, NewFormDialog)
        hand.into(dialog.title, TITLE)
        if isinstance(hand, Mouse):
            hand.click(dialog.copy)
        else:
            hand.go(dialog.empty)
            hand.press(Qt.Key.Key_Down)
        hand.shot("new-form", dialog)
        hand.ok(dialog)

    new = place.findChild(NewFormButton)
    hand.during(lambda: hand.button(new), drive)
    hand.wait(lambda: place.studio.form.texts["en"].title == TITLE)
    hand.shot("begun")


def sentence(place: TemplatesPlace, number: int) -> Span:
    article = place.article.view.article
    span = sentence_at(article, 1, 0)
    for _step in range(number):
        span = step(article, span, 1)
    return span


def mark(hand: Hand, place: TemplatesPlace, first: int, last: int) -> None:
    """By one click, by click and Shift, by dragging; or with Space and Shift."""
    view = place.article.view
    begin, end = sentence(place, first), sentence(place, last)
    if isinstance(hand, Mouse):
        at = [view._letters.position(span.paragraph, span.start) for span in (begin, end)]
        if first == 10:
            hand.drag(view, at[0], view._letters.position(end.paragraph, end.end))
            return
        hand.click(view.viewport(), hand.place_in(view, at[0] + 3))
        if first != last:
            hand.click(view.viewport(), hand.place_in(view, at[1] + 3), shift=True)
        return
    hand.go(view)
    hand.press(Qt.Key.Key_Home, CTRL)
    for _press in range(100):
        if view.here == begin:
            break
        hand.press(Qt.Key.Key_Right)
    hand.press(Qt.Key.Key_Space)
    for _sentence in range(last - first):
        hand.press(Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)


def pick_sections(hand: Hand, place: TemplatesPlace) -> None:
    hand.button(place.article_button)
    pane = place.article
    hand.button(pane.bar.shipped)
    hand.wait(lambda: pane.view.article is not None)
    hand.button(pane.letters.repair)
    hand.shot("article")
    for title, (first, last), _spanish, _words in PICKED:
        mark(hand, place, first, last)
        if isinstance(hand, Keys):
            hand.press(Qt.Key.Key_Return)
        hand.into(pane.maker.title, title)
        hand.shot("marked")
        hand.button(pane.maker.make)
        hand.wait(lambda title=title: title in [s.texts["en"].title for s in place.studio.form.sections])
    hand.shot("picked")
    hand.button(place.article_button)


def add_condition(hand: Hand, place: TemplatesPlace) -> None:
    def drive(dialog: QDialog) -> None:
        assert isinstance(dialog, RuleDialog)
        row = dialog.editor.rule.parts[0]
        hand.choose(row.fact, row.fact.findData("blood_donor"))
        value = row.value.parts()[0]
        hand.choose(value, value.findData(True))
        hand.wait(lambda: any(letter.isdigit() for letter in dialog.editor.outlook.counted.text()))
        hand.shot("rule", dialog)
        hand.ok(dialog)

    rules = place.editor.rules
    box = rules.boxes["suggested"]
    hand.row(place.tree.list, PICKED[0][0])
    hand.tab(place.editor.tabs, rules)
    for title, *_more in PICKED[:2]:
        hand.row(place.tree.list, title)
        hand.choose(box, 1)
    hand.row(place.tree.list, PICKED[2][0])
    hand.during(lambda: hand.choose(box, 2), drive)
    hand.wait(lambda: place.studio.section.applies.suggested == Test(field="blood_donor", op=Op.EQ, value=True))
    hand.shot("ruled")


def write_spanish(hand: Hand, place: TemplatesPlace) -> None:
    editor = place.editor
    for title, _sentences, spanish, words in PICKED:
        hand.row(place.tree.list, title)
        if editor.tag != "es":
            hand.choose(editor.language, editor.language.findData("es"))
        hand.into(editor.title, spanish)
        hand.into(editor.wording.edit, words)
        assert words in editor.wording.edit.toPlainText()
        hand.tab(editor.tabs, editor.frequency)
        hand.into(editor.frequency.line.edit, "Con qué frecuencia: no se sabe.")
        hand.tab(editor.tabs, editor.read)
        hand.button(editor.read.same)
        hand.shot("spanish")


def publish(hand: Hand, place: TemplatesPlace) -> None:
    hand.wait(lambda: not place.checks.bars)
    hand.button(place.editions.publish_button)
    hand.wait(lambda: isinstance(QApplication.activeModalWidget(), PublishDialog))
    dialog = place.editions.publishing
    hand.into(dialog.note, "Three sections from the article.")
    hand.shot("publish", dialog)
    hand.button(dialog.accept_button)
    hand.wait(lambda: place.editions.publishing is None)
    hand.wait(lambda: place.studio.form.id in place.studio.desk.clinic.library.forms)
    hand.shot("published")


def assert_published(hand: Hand, place: TemplatesPlace) -> None:
    clinic = place.studio.desk.clinic
    form = clinic.library.forms[place.studio.form.id]
    assert form.edition.approval is Approval.APPROVED
    assert form.texts["en"].title == TITLE
    assert len(form.sections) == len(load_library(FORMS).forms["exosome-treatment"].sections) + len(PICKED)
    raw, bytes_ = ARTICLE.read_bytes().decode(), ARTICLE.read_bytes()
    for title, _sentences, spanish, words in PICKED:
        (section,) = [s for s in form.sections if s.texts["en"].title == title]
        assert section.texts["es"].title == spanish
        assert words in str(section.texts["es"].parts["main"])
        assert section.provenance
        for passage in section.provenance:
            assert passage.sha256 == hashlib.sha256(bytes_).hexdigest()
            assert " ".join(raw[passage.start : passage.end].split()) == passage.quotation
    assert all(
        s.applies.suggested == Always() for s in form.sections if s.texts["en"].title in (PICKED[0][0], PICKED[1][0])
    )
    (ruled,) = [s for s in form.sections if s.texts["en"].title == PICKED[2][0]]
    assert ruled.applies.suggested == Test(field="blood_donor", op=Op.EQ, value=True)
    assert hand.presses < 2_000
