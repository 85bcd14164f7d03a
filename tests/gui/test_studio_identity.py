"""Studio to YAML to studio is the identity: looking changes nothing, and what is kept comes back as it was."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from exoconsent.clinic.studio import Studio
from exoconsent.consent.form import Form, Section
from exoconsent.library.editions_drafts import as_draft
from exoconsent.library.load import load_library
from exoconsent.paths import FORMS
from tests.gui.studio_panes import Panes
from tests.library.made_forms import forms, sections

NOW = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)
SHIPPED = load_library(FORMS)
LIKE = SHIPPED.forms["exosome-treatment"]
SLOW = settings(deadline=None, max_examples=20, suppress_health_check=list(HealthCheck))


@pytest.fixture(scope="module")
def panes(qapp, tmp_path_factory) -> Iterator[Panes]:
    panes = Panes(tmp_path_factory.mktemp("home"), lambda: NOW)
    yield panes
    panes.close()


def look_at_all(panes: Panes, section: Section) -> None:
    """Every part in every language, as somebody does who only reads; each step commits what the panes hold."""
    for tag in section.texts:
        panes.editor.show_language(tag)
        for part in section.parts:
            panes.editor.show_part(part.id)
            assert panes.editor.wording.edit.blocks == section.texts[tag].parts[part.id]
        assert panes.editor.frequency.line.edit.line == section.texts[tag].frequency
    numbers = panes.editor.frequency.numbers.table
    for row in range(numbers.rowCount()):
        numbers.setCurrentCell(row, 1)
        line = panes.session.section.texts[panes.editor.tag].numbers[section.frequency.numbers[row].id]
        assert panes.editor.frequency.numbers.line.edit.line == line
        panes.session.commit()
    for row in range(panes.editor.sources.verdicts.passage.count()):
        panes.editor.sources.verdicts.passage.setCurrentIndex(row)
        panes.editor.sources.verdicts.passage.activated.emit(row)
        panes.session.commit()


@SLOW
@given(sections())
def test_looking_at_any_section_changes_nothing(panes: Panes, section: Section) -> None:
    panes.show(replace(LIKE, sections=(section,)), section.id)
    look_at_all(panes, section)
    assert panes.session.section == section, panes.session.undo.undoText()
    assert panes.session.undo.count() == 0
    assert panes.said == []


@SLOW
@given(forms(tuple(SHIPPED.sections.values())))
def test_looking_at_any_form_changes_nothing(panes: Panes, form: Form) -> None:
    panes.show(form)
    for tag in form.texts:
        panes.words.show_language(tag)
        panes.session.commit()
    panes.session.choose(form.sections[-1].id)
    assert panes.session.form == form
    assert panes.session.undo.count() == 0


def test_looking_at_what_ships_changes_nothing(panes: Panes) -> None:
    for form in SHIPPED.forms.values():
        panes.show(form)
        for section in form.sections:
            panes.session.choose(section.id)
            look_at_all(panes, section)
        assert panes.session.form == form
        assert panes.session.undo.count() == 0


def unplaced(form: Form) -> Form:
    """Without the names of files, which are the only thing that may differ."""
    return replace(form, path="", sections=tuple(replace(s, path="") for s in form.sections))


@settings(SLOW, max_examples=12)
@given(forms(tuple(SHIPPED.sections.values())), st.lists(sections(), min_size=1, max_size=2, unique_by=lambda s: s.id))
def test_what_is_kept_comes_back_as_it_was(panes: Panes, form: Form, made: list[Section]) -> None:
    """Whether the form is fit for patients or, for a passage of an unknown document, waits among the unfinished."""
    studio = Studio(panes.desk.clinic, panes.desk.now)
    shutil.rmtree(studio.folder, ignore_errors=True)
    studio.reload()
    known = {s.id for s in form.sections}
    whole = replace(form, sections=(*form.sections, *(s for s in made if s.id not in known)), path="")
    studio.save_form(whole)
    again = Studio(panes.desk.clinic, panes.desk.now)
    assert unplaced(again.working(form.id)) == as_draft(unplaced(whole))
    before = _bytes(studio.folder)
    again.save_form(again.working(form.id))
    assert _bytes(studio.folder) == before
    shutil.rmtree(studio.folder, ignore_errors=True)


def _bytes(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*.yaml"))}
