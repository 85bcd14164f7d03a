"""Forms and sections of the clinic's own: begun empty or as a copy; and what is typed last is never lost."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from exoconsent.clinic.studio_names import copied
from exoconsent.clinic.studio_steps import new_form
from exoconsent.consent.form import Approval, Band
from exoconsent.gui.studio_new_form import NewFormButton
from exoconsent.library.load import load_library
from exoconsent.paths import FORMS
from tests.gui.studio_panes import Panes, differing

NOW = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)
SHIPPED = load_library(FORMS)
LIKE = SHIPPED.forms["exosome-treatment"]


@pytest.fixture
def panes(qapp, tmp_path) -> Iterator[Panes]:
    panes = Panes(tmp_path, lambda: NOW)
    yield panes
    panes.close()


@pytest.mark.parametrize("with_sections", [True, False])
def test_a_form_is_begun_kept_and_opened(qtbot, panes: Panes, with_sections: bool) -> None:
    panes.show(LIKE)
    with qtbot.waitSignal(panes.session.opened, timeout=10_000):
        NewFormButton(panes.session).begin(" Our  form ", with_sections=with_sections)
    form = panes.session.form
    assert (form.id, form.texts["en"].title) == ("our-form", "Our form")
    assert form.edition.approval is Approval.DRAFT
    assert len(form.sections) == (len(LIKE.sections) if with_sections else 0)
    assert list(form.texts) == (list(LIKE.texts) if with_sections else ["en"])
    assert "our-form" in {line.id for line in panes.session.studio.forms()}
    assert SHIPPED.forms["exosome-treatment"] == panes.session.studio.working("exosome-treatment")


def test_a_form_of_a_taken_name_gets_another() -> None:
    assert new_form("Withdrawal", LIKE, SHIPPED.forms, with_sections=False).id == "withdrawal-2"


def test_a_copy_of_a_section_says_the_same_under_its_own_name() -> None:
    section = LIKE.sections[0]
    copy = copied(section, "Our status", SHIPPED.sections)
    assert differing(section, replace(copy, path=section.path)) == {"Section.id", "SectionText.title"}


def test_words_typed_a_moment_ago_stay_when_the_hand_goes_elsewhere(qtbot, panes: Panes) -> None:
    panes.show(LIKE, LIKE.sections[0].id)
    panes.editor.show()
    qtbot.waitExposed(panes.editor)
    panes.editor.activateWindow()
    panes.editor.wording.edit.setFocus()
    qtbot.waitUntil(panes.editor.wording.edit.hasFocus)
    QTest.keyClicks(panes.editor.wording.edit, "Now. ")
    panes.editor.title.setFocus(Qt.FocusReason.MouseFocusReason)
    panes.editor.frequency.band.activated.emit(list(Band).index(Band.NOT_KNOWN))  # a step that shows the words anew
    assert panes.editor.wording.edit.toPlainText().startswith("Now. ")
    assert "Now. " in str(panes.session.section.texts["en"].parts["main"])
