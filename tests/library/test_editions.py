"""Editions: published whole and for ever, reviewed by another person, brought back as a draft."""

import dataclasses
import json
import os
import shutil
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from exoconsent.consent.comparing import compare
from exoconsent.consent.form import Approval
from exoconsent.errors import BadInputError, ExoConsentError, StorageError, TamperedError
from exoconsent.library import editions_drafts, editions_write
from exoconsent.library.editions import (
    Issue,
    broken_editions,
    editions,
    newest,
    next_number,
    publish,
    read_edition,
)
from exoconsent.library.editions_drafts import as_draft, bring_back, copy_of, own_path, save
from exoconsent.library.editions_in_use import forms_with_editions, in_use
from exoconsent.library.editions_review import ask_review, draft_digest, give_review, review_of
from exoconsent.library.load import load_library
from exoconsent.paths import FORMS

NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
WORDS = {tag: (FORMS / "words" / f"{tag}.yaml").read_bytes() for tag in ("en", "es")}
SHIPPED = load_library(FORMS)
FORM = SHIPPED.forms["withdrawal"]


def issue(number="1", **more):
    return Issue(**{"number": number, "by": "Dr. Ada Quill", "at": NOW, "note": "first", **more})


def published(folder, draft=FORM, number="1", review=None, second_reader=False, noted=lambda _p: None, **more):
    return publish(folder, draft, issue(number, **more), WORDS, review, second_reader=second_reader, noted=noted)


def retitled(form, section_id, title):
    section = form.section(section_id)
    text = dataclasses.replace(section.texts["en"], title=title)
    new = dataclasses.replace(section, texts={**section.texts, "en": text})
    return new, dataclasses.replace(form, sections=tuple(new if s.id == new.id else s for s in form.sections))


def test_what_is_published_reads_back_approved(tmp_path):
    made = published(tmp_path, validity_days=90, review_by="2027-11-01")
    edition = read_edition(tmp_path, "withdrawal", "1")
    assert edition.published == made
    assert edition.form.edition.approval is Approval.APPROVED
    assert (edition.form.edition.approved_by, edition.form.edition.approved_on) == ("Dr. Ada Quill", "2026-11-23")
    assert edition.form.validity_days == 90
    assert [dataclasses.replace(s, path="") for s in edition.form.sections] == [
        dataclasses.replace(s, path="") for s in FORM.sections
    ]
    assert set(edition.words) == set(FORM.texts)
    assert not compare(FORM, edition.form).wording
    assert made.due(date(2027, 11, 1))
    assert not made.due(date(2027, 10, 31))
    assert FORM.edition.approval is Approval.DRAFT, "the built-in form stays what it was"


def test_the_same_publishing_gives_the_same_bytes(tmp_path):
    first, second = published(tmp_path / "a"), published(tmp_path / "b")
    assert (first.data, first.sha256) == (second.data, second.sha256)
    files = [sorted(p.relative_to(root) for p in root.rglob("*")) for root in (tmp_path / "a", tmp_path / "b")]
    assert files[0] == files[1]


def test_an_edition_stays_and_the_newest_is_in_use(tmp_path):
    published(tmp_path)
    with pytest.raises(BadInputError, match="published already"):
        published(tmp_path)
    section, _changed = retitled(FORM, "withdrawal-effects", "What stops now")
    save(tmp_path, section)
    library = load_library(FORMS, tmp_path)
    draft = library.forms["withdrawal"]
    assert next_number(tmp_path, draft) == "2"
    publish(tmp_path, draft, issue("2", at=NOW.replace(day=24)), WORDS, None, second_reader=False)
    assert [p.number for p in editions(tmp_path, "withdrawal")] == ["1", "2"]
    assert newest(tmp_path, "withdrawal").form.section("withdrawal-effects").texts["en"].title == "What stops now"
    used = in_use(tmp_path, library.forms).forms
    assert used["withdrawal"].edition.number == "2"
    assert used["exosome-treatment"] == library.forms["exosome-treatment"]
    assert forms_with_editions(tmp_path) == ("withdrawal",)
    old = read_edition(tmp_path, "withdrawal", "1").form
    changes = compare(old, used["withdrawal"])
    assert [(t.section_id, t.place) for t in changes.texts] == [("withdrawal-effects", "title")]


@pytest.mark.parametrize("number", ["", "..", "a/b", "con", "NUL.1", "-1", "1.", "a" * 40, "1\n", "a..b", "ä"])
def test_a_number_that_cannot_name_a_folder_is_refused(tmp_path, number):
    with pytest.raises(BadInputError, match="cannot be the number"):
        published(tmp_path, number=number)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({"by": " "}, "name"),
        ({"note": ""}, "what is new"),
        ({"review_by": "soon"}, "not a day"),
        ({"note": "a\u202eb"}, "note"),
    ],
)
def test_what_must_be_said_is_asked_for(tmp_path, said, told):
    with pytest.raises(BadInputError, match=told):
        published(tmp_path, **said)


def test_missing_words_are_told(tmp_path):
    with pytest.raises(BadInputError, match="fixed words in es"):
        publish(tmp_path, FORM, issue(), {"en": WORDS["en"]}, None, second_reader=False)


def test_a_changed_file_is_found(tmp_path):
    published(tmp_path)
    place = tmp_path / "editions" / "withdrawal" / "1"
    path = place / "sections" / "withdrawal-effects.yaml"
    path.write_bytes(path.read_bytes().replace(b"draft", b"draft "))
    with pytest.raises(TamperedError, match="not the file that was published"):
        read_edition(tmp_path, "withdrawal", "1")
    manifest = json.loads((place / "manifest.json").read_bytes())
    for wrong in ({**manifest, "files": {"../../x.yaml": "0" * 64}}, {**manifest, "at": "then"}, [], {"schema": "x"}):
        (place / "manifest.json").write_text(json.dumps(wrong), encoding="utf-8")
        with pytest.raises(TamperedError, match="cannot be read"):
            read_edition(tmp_path, "withdrawal", "1")
    assert editions(tmp_path, "withdrawal") == ()
    assert "cannot be read" in broken_editions(tmp_path, "withdrawal")[0]


def test_a_moved_edition_is_found(tmp_path):
    published(tmp_path)
    root = tmp_path / "editions" / "withdrawal"
    shutil.copytree(root / "1", root / "9")
    with pytest.raises(TamperedError, match="moved"):
        read_edition(tmp_path, "withdrawal", "9")


def test_a_failing_disk_leaves_nothing(tmp_path, monkeypatch):
    def full(*_args):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(editions_write, "sync_folder", full)
    noted = []
    with pytest.raises(StorageError, match="nothing was published"):
        published(tmp_path, noted=noted.append)
    assert [p for p in tmp_path.rglob("*") if p.is_file()] == noted == []
    monkeypatch.undo()

    def no_log(_published):
        raise StorageError("the log could not be written")

    with pytest.raises(StorageError, match="the log"):
        published(tmp_path, noted=no_log)
    assert [p for p in tmp_path.rglob("*") if p.is_file()] == []
    published(tmp_path)


def test_an_edition_that_was_noted_gets_its_name_later(tmp_path, monkeypatch):
    def refuse(*_args):
        raise OSError(5, "Input/output error")

    noted = []
    monkeypatch.setattr(Path, "rename", refuse)
    with pytest.raises(StorageError, match="could not get its name"):
        published(tmp_path, noted=noted.append)
    monkeypatch.undo()
    target = tmp_path / "editions" / "withdrawal" / "1"
    editions_write.finish(target, "0" * 64)
    assert editions(tmp_path, "withdrawal") == ()
    editions_write.finish(target, noted[0].sha256)
    editions_write.finish(target, noted[0].sha256)
    assert editions(tmp_path, "withdrawal") == tuple(noted)
    assert not list(target.parent.glob(".*"))


def test_a_section_that_was_changed_on_the_disk_meanwhile_is_not_published(tmp_path):
    save(tmp_path, FORM.section("withdrawal-effects"))
    draft = load_library(FORMS, tmp_path).forms["withdrawal"]
    save(tmp_path, retitled(draft, "withdrawal-effects", "Other")[0])
    with pytest.raises(BadInputError, match="changed after it was opened"):
        published(tmp_path, draft)


def test_the_second_reader(tmp_path):
    with pytest.raises(BadInputError, match="must read the draft"):
        published(tmp_path, second_reader=True)
    with pytest.raises(BadInputError, match="nobody has put"):
        give_review(tmp_path, FORM, "Dr. Ben Ash", NOW, agreed=True)
    ask_review(tmp_path, FORM, "Dr. Ada Quill", NOW)
    with pytest.raises(BadInputError, match="somebody else"):
        give_review(tmp_path, FORM, "dr. ada quill", NOW, agreed=True)
    with pytest.raises(BadInputError, match="what must change"):
        give_review(tmp_path, FORM, "Dr. Ben Ash", NOW, agreed=False)
    no = give_review(tmp_path, FORM, "Dr. Ben Ash", NOW, agreed=False, remarks="too long")
    with pytest.raises(BadInputError, match="did not agree"):
        published(tmp_path, review=no, second_reader=True)
    changed = retitled(FORM, "withdrawal-effects", "Other")[1]
    for agreed in (True, False, True):  # saying no to one's own change first makes it nobody else's
        if agreed:
            with pytest.raises(BadInputError, match="put forward again"):
                give_review(tmp_path, changed, "Dr. Ben Ash", NOW, agreed=True)
        else:
            give_review(tmp_path, changed, "Dr. Ben Ash", NOW, agreed=False, remarks="changed it")
    yes = give_review(tmp_path, FORM, "Dr. Ben Ash", NOW, agreed=True)
    assert review_of(tmp_path, "withdrawal") == yes
    with pytest.raises(BadInputError, match="changed after Dr"):
        published(tmp_path, changed, review=yes, second_reader=True)
    assert published(tmp_path, review=yes, second_reader=True).reviewed_by == "Dr. Ben Ash"


def test_the_review_looks_at_the_words_and_not_at_the_number():
    numbered = dataclasses.replace(FORM, edition=dataclasses.replace(FORM.edition, number="77"))
    assert draft_digest(numbered) == draft_digest(FORM)
    assert draft_digest(retitled(FORM, "withdrawal-effects", "Other")[1]) != draft_digest(FORM)


def test_a_broken_review_counts_as_none(tmp_path):
    ask_review(tmp_path, FORM, "a", NOW)
    path = tmp_path / "reviews" / "withdrawal.json"
    for wrong in ("{", "[]", '{"schema": "exoconsent-review/1"}'):
        path.write_text(wrong, encoding="utf-8")
        assert review_of(tmp_path, "withdrawal") is None


def test_saving_copies_what_ships_with_its_comments_and_never_changes_it(tmp_path):
    before = {p: p.read_bytes() for p in FORMS.rglob("*.yaml")}
    form = SHIPPED.forms["exosome-treatment"]
    approved = dataclasses.replace(
        form,
        edition=dataclasses.replace(
            form.edition, approval=Approval.APPROVED, approved_by="x", approved_on="2026-01-01"
        ),
    )
    path = save(tmp_path, approved)
    assert path == own_path(tmp_path, form)
    assert b"# Printed as the date" in path.read_bytes()
    section, _form = retitled(form, "risk-cancer", "Other")
    save(tmp_path, section)
    library = load_library(FORMS, tmp_path)
    assert library.forms[form.id].edition.approval is Approval.DRAFT
    assert library.forms[form.id].section("risk-cancer").texts["en"].title == "Other"
    mine = copy_of(form, "my-form")
    save(tmp_path, mine)
    assert load_library(FORMS, tmp_path).forms["my-form"].sections == library.forms[form.id].sections
    assert {p: p.read_bytes() for p in FORMS.rglob("*.yaml")} == before


def test_an_old_edition_comes_back_as_a_draft(tmp_path):
    published(tmp_path)
    save(tmp_path, retitled(FORM, "withdrawal-effects", "Other")[0])
    library = load_library(FORMS, tmp_path)
    back = bring_back(tmp_path, "withdrawal", "1", library.forms, library.sections)
    assert back.sections == ("withdrawal-effects",)
    now = load_library(FORMS, tmp_path).forms["withdrawal"]
    assert now.edition == as_draft(now).edition
    assert now.edition.number == "2"
    assert not compare(now, FORM).wording
    assert back.other_forms == tuple(
        f.id for f in library.forms.values() if f.id != "withdrawal" and f.section("withdrawal-effects")
    )


def test_bringing_back_is_all_or_nothing(tmp_path, monkeypatch):
    published(tmp_path)
    save(tmp_path, retitled(FORM, "withdrawal-effects", "Other")[0])
    library = load_library(FORMS, tmp_path)
    before = {p: p.read_bytes() for p in tmp_path.rglob("*") if p.is_file()}
    write = editions_drafts.write_safely

    def fails(path, data):
        if path.parent == tmp_path:
            raise StorageError("disk full")
        write(path, data)

    monkeypatch.setattr(editions_drafts, "write_safely", fails)
    with pytest.raises(ExoConsentError, match="disk full"):
        bring_back(tmp_path, "withdrawal", "1", library.forms, library.sections)
    assert {p: p.read_bytes() for p in tmp_path.rglob("*") if p.is_file()} == before


@pytest.mark.skipif(os.name == "nt", reason="POSIX rights")
def test_an_edition_is_for_its_owner_only(tmp_path):
    published(tmp_path)
    path = tmp_path / "editions" / "withdrawal" / "1" / "withdrawal.yaml"
    assert path.stat().st_mode & 0o077 == 0
