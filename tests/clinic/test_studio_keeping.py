"""Keeping a form of which many sections changed: the library is read once, every file whole and sound or not there."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from exoconsent.clinic import Clinic, studio_checks, studio_files
from exoconsent.clinic.studio import Studio
from exoconsent.clinic.studio_assessment import SupersededError
from exoconsent.clinic.studio_files import UNFINISHED, complaints_of
from exoconsent.clinic.studio_steps import new_section
from exoconsent.consent.form import Category, Form, Section
from exoconsent.errors import StorageError
from exoconsent.library.load import load_library
from exoconsent.paths import FORMS
from tests.clinic.test_studio import FORM, NOW, says

MANY = 8


@pytest.fixture
def studio(tmp_path: Path) -> Iterator[Studio]:
    clinic = Clinic.demo(tmp_path)
    yield clinic.studio(lambda: datetime(NOW.year, NOW.month, NOW.day, tzinfo=UTC))
    clinic.close()


def many(studio: Studio, *more: Section) -> Form:
    """The shipped form, the first sections of which say something else."""
    form = studio.working(FORM)
    changed = [says(section, f"Say this, number {n}.") for n, section in enumerate(form.sections[:MANY])]
    return replace(form, sections=(*changed, *more, *form.sections[MANY:]))


def astray(section: Section) -> Section:
    """Sound alone; with the library it answers to a passage beyond the end of its document."""
    (first, *_rest) = section.provenance
    return replace(section, provenance=(replace(first, end=10**9, sha256="", quotation=""),))


def own(studio: Studio) -> set[str]:
    return {path.stem for path in studio.folder.glob("sections/*.yaml")}


def beside(studio: Studio) -> set[str]:
    return {path.stem for path in (studio.folder / UNFINISHED).glob("sections/*.yaml")}


def test_the_library_is_read_once_for_all_sections(studio: Studio, monkeypatch: pytest.MonkeyPatch) -> None:
    form, reads = many(studio), []
    monkeypatch.setattr(studio_files, "load_library", lambda *folders: reads.append(1) or load_library(*folders))
    assert studio.save_form(form) == ()
    assert own(studio) == {s.id for s in form.sections[:MANY]}
    assert len(reads) == 2  # that they stand, and what now stands there
    kept = load_library(FORMS, studio.folder).forms[FORM]
    assert [replace(s, path="") for s in kept.sections] == [replace(s, path="") for s in form.sections]


def test_a_fault_in_one_leaves_the_others_among_the_forms(studio: Studio) -> None:
    told = studio.save_form(
        many(studio, new_section("Tingling", Category.RISK, ()), new_section("Itch", Category.RISK, ()))
    )
    assert [(Path(c.path).stem, c.message.split(" is ")[0]) for c in told if "main" in c.message] == [
        ("tingling", '"main"'),
        ("itch", '"main"'),
    ]
    assert beside(studio) == {"tingling", "itch"}
    assert own(studio) == {s.id for s in studio.working(FORM).sections[:MANY]}


def test_one_that_the_library_cannot_hold_is_taken_back_alone(studio: Studio) -> None:
    form = many(studio)
    at = next(n for n, s in enumerate(form.sections[:MANY]) if s.provenance)
    wrong = astray(form.sections[at])
    told = studio.save_form(replace(form, sections=(*form.sections[:at], wrong, *form.sections[at + 1 :])))
    assert any("beyond the end" in c.message for c in told)
    assert beside(studio) == {wrong.id}
    assert own(studio) == {s.id for s in form.sections[:MANY]} - {wrong.id}
    load_library(FORMS, studio.folder)


def test_a_full_disk_leaves_whole_files_only(studio: Studio, monkeypatch: pytest.MonkeyPatch) -> None:
    put, left = studio.files._put, [3]

    def full(value: Form | Section, old: bytes | None) -> None:
        left[0] -= 1
        if left[0] < 0:
            raise StorageError("no space left on device")
        put(value, old)

    monkeypatch.setattr(studio.files, "_put", full)
    with pytest.raises(StorageError):
        studio.save_form(many(studio))
    load_library(FORMS, studio.folder)


def test_what_a_hand_has_written_is_not_taken_back(studio: Studio, tmp_path: Path) -> None:
    ours, theirs, old = (tmp_path / name for name in ("ours", "theirs", "old"))
    for path, data in ((ours, b"new"), (theirs, b"by hand"), (old, b"new")):
        path.write_bytes(data)
    studio.files._take_back({ours: (None, b"new"), theirs: (None, b"new"), old: (b"before", b"new")})
    assert not ours.exists()
    assert (theirs.read_bytes(), old.read_bytes()) == (b"by hand", b"before")


def test_a_section_that_says_what_its_file_says_is_not_read_again(
    studio: Studio, monkeypatch: pytest.MonkeyPatch
) -> None:
    section = studio.working(FORM).sections[0]
    assert complaints_of(new_section("Tingling", Category.RISK, ()))
    monkeypatch.setattr(studio_files, "write_section", lambda *_a, **_k: pytest.fail("written again"))
    assert complaints_of(section) == ()


def test_checks_that_nobody_waits_for_stop_and_go_on_where_they_were(
    studio: Studio, monkeypatch: pytest.MonkeyPatch
) -> None:
    form, real = studio.working(FORM), studio_checks.section_checks
    asked: list[str] = []
    monkeypatch.setattr(studio_checks, "section_checks", lambda s, claims: asked.append(s.id) or real(s, claims))
    with pytest.raises(SupersededError):
        studio.assess(form, lambda: len(asked) < 3)
    assert len(asked) == 3
    found = studio.assess(form)
    assert asked == [section.id for section in form.sections]
    assert found == studio.assess(form)
