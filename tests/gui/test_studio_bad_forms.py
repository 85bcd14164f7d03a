"""Every bad form file shows in the studio what the command line says of it, and the studio lives on and mends it."""

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from exoconsent.clinic.studio import Studio
from exoconsent.consent.form import Category
from exoconsent.gui.studio_checks_list import StudioChecks
from exoconsent.library.check import check_paths
from exoconsent.paths import FORMS
from tests.gui.studio_panes import Panes

NOW = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)
SECTION = "withdrawal-statement"
BAD = Path(__file__).parents[1] / "bad_forms"
PLACES = {
    "section": "sections/{name}",
    "form": "{name}",
    "claims": "rules/claims.yaml",
    "elements": "rules/elements.yaml",
    "jurisdiction": "rules/jurisdictions/{name}",
    "words": "words/{name}",
}
"""Where a file of each kind lies; patients and the clinic's own page are not forms, and not the studio's."""


def kind_of(path: Path) -> str:
    """By its schema line; a file without one is taken for a section."""
    words = path.read_bytes().decode("latin-1")
    named = [kind for kind in (*PLACES, "patient", "clinic") if f"schema: exoconsent-{kind}/" in words]
    return named[0] if named else "patient" if path.stem.startswith("patient-") else "section"


FILES = [path for path in sorted(BAD.glob("*.yaml")) if kind_of(path) in PLACES]

ELSEWHERE = {"list-on-top", "plain-words", "schema-unknown"}
"""Files that do not say what they are: among the sections they are taken for one, beside the forms for a patient."""


@pytest.fixture(scope="module")
def panes(qapp, tmp_path_factory) -> Iterator[Panes]:
    panes = Panes(tmp_path_factory.mktemp("home"), lambda: NOW)
    yield panes
    panes.close()


@pytest.fixture
def studio(panes: Panes) -> Iterator[Studio]:
    studio = panes.session.studio
    yield studio
    shutil.rmtree(studio.folder, ignore_errors=True)
    studio.reload()


def put(studio: Studio, path: Path) -> Path:
    place = studio.folder / PLACES[kind_of(path)].format(name=path.name)
    place.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(path, place)
    studio.reload()
    return place


def told(panes: Panes, studio: Studio) -> list[str]:
    """What the list of checks says of files, line by line as it is read."""
    checks = StudioChecks(panes.session)
    form = studio.working("withdrawal")  # has few sections: what is said of files does not depend on it
    checks.show_problems(studio.checks(form))
    rows = [checks.list.item(row).text() for row in range(checks.list.count())]
    assert checks.bars
    checks.deleteLater()
    return [row.removeprefix("Error: ") for row in rows if row.startswith("Error: ")]


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.name)
def test_the_studio_says_of_a_bad_file_what_the_command_line_says(panes: Panes, studio: Studio, path: Path) -> None:
    place = put(studio, path)
    shown = place.relative_to(studio.folder)
    said = [str(c).replace(f"{studio.folder}/", "") for c in check_paths([place])]
    before = place.read_bytes()
    assert told(panes, studio) == said
    assert all(line.startswith(f"{shown}:") for line in said)
    if path.stem not in ELSEWHERE:
        expected = path.with_suffix(".errors").read_text(encoding="utf-8").splitlines()
        assert said == [line.replace(path.name, str(shown), 1) for line in expected]
    for form in (f for f in studio.library.forms.values() if f.id != "exosome-treatment"):
        panes.show(form, form.sections[-1].id if form.sections else "")
    panes.session.commit()
    assert panes.session.undo.count() == 0
    assert place.read_bytes() == before


def test_a_broken_section_of_a_form_is_shown_kept_and_mended_by_typing(panes: Panes, studio: Studio) -> None:
    """A hand has made two mistakes in the clinic's copy; the rest of the section is there to be read and mended."""
    own = studio.folder / "sections" / f"{SECTION}.yaml"
    own.parent.mkdir(parents=True)
    text = (FORMS / "sections" / f"{SECTION}.yaml").read_text(encoding="utf-8")
    own.write_text(
        text.replace("category: rights", "category: wrongs").replace("title: ", 'title: "{oops}" # '), "utf-8"
    )
    studio.reload()
    said = [str(c).replace(f"{studio.folder}/", "") for c in check_paths([own])]
    assert len(said) >= 2
    assert [line for line in told(panes, studio) if line.startswith("sections/")] == said
    panes.show(studio.working("withdrawal"), SECTION)
    panes.editor.category.activated.emit(list(Category).index(Category.RIGHTS))
    for tag, title in (("en", "Taking back"), ("es", "Retirar")):
        panes.editor.show_language(tag)
        panes.editor.title.setText(title)
        panes.editor.title.editingFinished.emit()
    assert studio.save_form(panes.session.form) == ()
    assert studio.complaints == ()
    assert check_paths([own]) == []
    assert "oops" in own.with_name(f"{own.name}.old").read_text(encoding="utf-8")
