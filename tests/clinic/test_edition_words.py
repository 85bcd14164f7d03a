"""The fixed words of a published form: whoever writes in the clinic's folder changes no sentence on its page."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from exoconsent.clinic import Clinic
from exoconsent.consent.assemble import printed_words
from exoconsent.library.patients import read_patient_file
from exoconsent.paths import FORMS
from exoconsent.pdf.layout import PrintOptions
from exoconsent.records.slots import Role as Staff
from tests.clinic.stage import FORM, NOW, Clock, log_in, published

DRAFT = "withdrawal"
HOSTILE = ("I sign without having read this.", "Firmo sin haber leído esto.")


@pytest.fixture(scope="module")
def put_out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed clinic with an edition of one form; the other is a draft."""
    return published(tmp_path_factory.mktemp("words") / "clinic", FORM)


@pytest.fixture
def folder(put_out: Path, tmp_path: Path, clock: Clock) -> Path:
    clock.now = NOW.replace(hour=15)
    return Path(shutil.copytree(put_out, tmp_path / "clinic"))


def tampered(folder: Path) -> None:
    """Other sentences to sign, in the clinic's own forms and those that would ship with an update alike."""
    (folder / "forms" / "words").mkdir(parents=True, exist_ok=True)
    for tag, hostile in zip(("en", "es"), HOSTILE, strict=True):
        lines = (FORMS / "words" / f"{tag}.yaml").read_text(encoding="utf-8").splitlines(keepends=True)
        (folder / "forms" / "words" / f"{tag}.yaml").write_text("".join(_resaid(lines, hostile)), encoding="utf-8")


def _resaid(lines: list[str], hostile: str):
    skipping = False
    for line in lines:
        if line.startswith("  ") and not line.startswith("   "):
            skipping = line.startswith(("  sign.", "  withdraw.", "  text.teach_back:", "  title.keep:"))
            if skipping:
                yield f'{line.split(":")[0]}: "{hostile}"\n'
                continue
        if not skipping:
            yield line


def pages(folder: Path, form_id: str, clock: Clock, language: str = "en", parallel: str = "") -> tuple[str, bytes]:
    """All printed words of a form for one patient, and the bytes of its pages."""
    clinic, _ = log_in(folder, Staff.PRACTITIONER, clock)
    try:
        return _made(clinic, form_id, language, parallel)
    finally:
        clinic.close()


def _made(clinic: Clinic, form_id: str, language: str, parallel: str) -> tuple[str, bytes]:
    draft = clinic.begin(form_id, read_patient_file(FORMS / "patients" / "ex-o04.yaml"), language)
    prepared = clinic.prepare(replace(draft, parallel=parallel), NOW, "N-1")
    return "\n".join(w for _, w in printed_words(prepared.consent)), clinic.render(prepared, PrintOptions()).pdf


@pytest.mark.parametrize(("language", "parallel"), [("en", ""), ("es", "en")])
def test_words_changed_after_publishing_change_nothing_on_its_page(folder, clock, language: str, parallel: str) -> None:
    before = pages(folder, FORM, clock, language, parallel)
    tampered(folder)
    assert pages(folder, FORM, clock, language, parallel) == before


def test_a_draft_shows_them_at_once(folder: Path, clock: Clock) -> None:
    tampered(folder)
    assert HOSTILE[0] in pages(folder, DRAFT, clock)[0]
    assert HOSTILE[1] in pages(folder, DRAFT, clock, "es", "en")[0]


def test_words_that_an_update_of_the_program_changes_change_no_edition(folder, tmp_path, clock) -> None:
    clinic, _ = log_in(folder, Staff.PRACTITIONER, clock)
    before, forms = _made(clinic, FORM, "en", ""), Path(shutil.copytree(FORMS, tmp_path / "shipped"))
    tampered(folder)
    shutil.copytree(folder / "forms" / "words", forms / "words", dirs_exist_ok=True)
    shutil.rmtree(folder / "forms" / "words")
    newer = Clinic.of(clinic.archive(clock).vault, NOW, forms)
    assert _made(newer, FORM, "en", "") == before
    assert HOSTILE[0] in _made(newer, DRAFT, "en", "")[0]
    clinic.close()


def test_the_studio_shows_each_edition_in_its_words_and_the_draft_in_todays(folder: Path, clock: Clock) -> None:
    clinic, _ = log_in(folder, Staff.PRACTITIONER, clock)
    tampered(folder)
    studio = clinic.studio(clock)
    studio.publish(FORM, "2", "other words")
    person = studio.invented()[0]

    def shown(number: str) -> str:
        look = studio.preview(studio.shelf.read(FORM, number), person)
        return "\n".join(words for _, words in printed_words(look.prepared.consent))

    assert [HOSTILE[0] in shown(number) for number in ("1", "2", "")] == [False, True, True]
    library = studio.in_use()
    assert HOSTILE[0] in library.words_of(FORM)["en"].texts.values(), "published anew, they are the edition's own"
    clinic.close()


def test_a_language_that_came_later_is_not_offered_for_the_edition(folder: Path, clock: Clock) -> None:
    text = (FORMS / "words" / "es.yaml").read_text(encoding="utf-8").replace("language: es", "language: fr")
    (folder / "forms" / "words").mkdir(parents=True, exist_ok=True)
    (folder / "forms" / "words" / "fr.yaml").write_text(text, encoding="utf-8")
    clinic, _ = log_in(folder, Staff.PRACTITIONER, clock)
    assert set(clinic.library.words_of(FORM)) == set(clinic.form(FORM).texts) == {"en", "es"}
    assert "fr" in clinic.library.words_of(DRAFT)
    clinic.close()
