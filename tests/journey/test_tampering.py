"""A signed consent of the real program, changed by a hostile hand: every change is found and named."""

import io
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pikepdf
import pytest

from exoconsent.cli.demo import scribble
from exoconsent.clinic import Clinic
from exoconsent.consent.signature import Role
from exoconsent.errors import TamperedError
from exoconsent.library.patients import read_patient
from exoconsent.paths import FORMS
from exoconsent.pdf.layout import PrintOptions
from exoconsent.signing import offline
from exoconsent.signing.verdict import State
from tests.journey.bench import FORM, NOW

PATIENT = FORMS / "patients" / "ex-o04.yaml"


@pytest.fixture(scope="module")
def revisions(clinic: Clinic) -> list[bytes]:
    """The unsigned consent and what each signatory left."""
    patient = read_patient(PATIENT.read_bytes(), PATIENT.name)
    prepared = clinic.prepare(clinic.begin(FORM, patient), NOW)
    files = [clinic.render(prepared, PrintOptions()).pdf]
    for minutes, block in enumerate(prepared.consent.signatures):
        role = Role(block.role)
        when = NOW + timedelta(minutes=minutes)
        files.append(clinic.sign(files[-1], role, block.name, scribble(role), when, note="Explained (test)"))
    return files


def test_the_whole_is_verified_and_says_who_when_and_what_for(clinic: Clinic, revisions: list[bytes]) -> None:
    verdict = clinic.verify(revisions[-1])
    assert verdict.state is State.VERIFIED
    patient, practitioner = verdict.signatures
    assert (patient.role, practitioner.role) == (Role.PATIENT, Role.PRACTITIONER)
    assert patient.time == NOW
    assert "I can stop at any time" in patient.meaning
    assert "time as claimed by the computer that signed" in " ".join(verdict.sentences())


def test_one_flipped_byte_is_found(clinic: Clinic, revisions: list[bytes]) -> None:
    for place in (1000, len(revisions[0]) // 2, len(revisions[0]) - 100, len(revisions[1]) - 60_00):
        changed = bytearray(revisions[-1])
        changed[place] ^= 1
        verdict = clinic.verify(bytes(changed))
        assert verdict.state is State.NOT_VERIFIED
        assert verdict.sentences()[0].startswith("NOT verified")


def updated(pdf: bytes, change: Callable[[Any, Any], None]) -> bytes:
    """``pdf`` with one more revision, as any PDF editor would add it."""
    offline.prepare()
    from pyhanko.pdf_utils import generic
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

    writer = IncrementalPdfFileWriter(io.BytesIO(pdf))
    change(writer, generic)
    forged = io.BytesIO()
    writer.write(forged)
    assert forged.getvalue().startswith(pdf)
    return forged.getvalue()


def field_of(writer: Any, name: str) -> Any:
    from pyhanko.sign.fields import enumerate_sig_fields

    return next(ref for found, _, ref in enumerate_sig_fields(writer) if found == name)


def painted(writer: Any, generic: Any) -> None:
    stream = generic.StreamObject(stream_data=b"q 1 0 0 RG 5 w 50 50 m 500 700 l S Q")
    writer.add_stream_to_page(0, writer.add_object(stream))


def appearance_swapped(writer: Any, generic: Any) -> None:
    """The practitioner's ink shown in the patient's box."""
    patient, other = (field_of(writer, f"sign-{role}").get_object() for role in ("patient", "practitioner"))
    patient[generic.pdf_name("/AP")] = other["/AP"]
    writer.mark_update(field_of(writer, "sign-patient"))


def annotation_added(writer: Any, generic: Any) -> None:
    square = {"/Type": "/Annot", "/Subtype": "/Square"}
    annotation = generic.DictionaryObject({generic.pdf_name(k): generic.pdf_name(v) for k, v in square.items()})
    annotation[generic.pdf_name("/Rect")] = generic.ArrayObject(map(generic.NumberObject, (0, 0, 500, 800)))
    writer.register_annotation(writer.find_page_for_modification(0)[0], writer.add_object(annotation))


def shadow_shown(writer: Any, generic: Any) -> None:
    """The first page draws what another page of the signed file holds."""
    first, second = (writer.find_page_for_modification(number)[0].get_object() for number in (0, 1))
    first[generic.pdf_name("/Contents")] = second.raw_get("/Contents")
    writer.update_container(first)


def signatures_exchanged(writer: Any, generic: Any) -> None:
    one, two = field_of(writer, "sign-patient"), field_of(writer, "sign-practitioner")
    values = one.get_object().raw_get("/V"), two.get_object().raw_get("/V")
    two.get_object()[generic.pdf_name("/V")], one.get_object()[generic.pdf_name("/V")] = values
    writer.mark_update(one)
    writer.mark_update(two)


FORGED = {
    painted: "what is printed on page 1 was changed",
    appearance_swapped: "the look of the signature in sign-patient was changed",
    annotation_added: "something was laid over page 1",
    shadow_shown: "what is printed on page 1 was changed",
    signatures_exchanged: "the signature in sign-patient was exchanged or taken out",
}


@pytest.mark.parametrize("change", FORGED, ids=lambda change: change.__name__)
def test_a_forged_incremental_update_is_found_and_named(
    clinic: Clinic, revisions: list[bytes], change: Callable[[Any, Any], None]
) -> None:
    verdict = clinic.verify(updated(revisions[-1], change))
    said = " ".join(verdict.sentences())
    assert verdict.state is State.NOT_VERIFIED
    assert "more than signatures" in said
    assert FORGED[change] in said


def test_a_forgery_between_two_signatures_is_found_and_named(clinic: Clinic, revisions: list[bytes]) -> None:
    """A page painted over after the patient signed; the practitioner's program signs on top all the same."""
    forged = updated(revisions[1], painted)
    with pytest.raises(TamperedError, match="what is printed on page 1 was changed"):
        clinic.sign(forged, Role.PRACTITIONER, "Dr. Mock", scribble(Role.PRACTITIONER), NOW, note="x")


def test_a_rewritten_file_is_found(clinic: Clinic, revisions: list[bytes]) -> None:
    rewritten = io.BytesIO()
    with pikepdf.open(io.BytesIO(revisions[-1])) as pdf:
        pdf.save(rewritten)
    verdict = clinic.verify(rewritten.getvalue())
    assert verdict.state is State.NOT_VERIFIED
    assert "some program wrote anew" in " ".join(verdict.sentences())


def test_something_added_behind_the_last_signature_is_found(clinic: Clinic, revisions: list[bytes]) -> None:
    verdict = clinic.verify(revisions[-1] + b"\n%hidden\n")
    assert verdict.state is State.NOT_VERIFIED
    assert "Something was added to the file after its last signature" in verdict.sentences()[1]


def test_a_removed_signature_is_named(clinic: Clinic, revisions: list[bytes]) -> None:
    verdict = clinic.verify(revisions[1])
    assert (verdict.state, verdict.missing) == (State.INCOMPLETE, ("sign-practitioner",))
    assert "sign-practitioner" in verdict.sentences()[0]
    assert "cut back to an earlier signature" in " ".join(verdict.sentences())
    unsigned = clinic.verify(revisions[0])
    assert (unsigned.state, len(unsigned.missing)) == (State.UNSIGNED, 2)


def test_a_signature_of_another_clinic_is_not_ours(clinic: Clinic, revisions: list[bytes], tmp_path) -> None:
    other = Clinic.demo(tmp_path)
    other.key(NOW)
    verdict = other.verify(revisions[-1])
    assert verdict.state is State.NOT_VERIFIED
    said = " ".join(verdict.sentences())
    assert "not known to this clinic" in said
    assert clinic.pinned()[0] in said
    assert clinic.profile.name[:20] in said


def test_nobody_signs_behind_a_broken_signature(clinic: Clinic, revisions: list[bytes]) -> None:
    changed = bytearray(revisions[1])
    changed[2000] ^= 1
    with pytest.raises(TamperedError, match="NOT verified"):
        clinic.sign(bytes(changed), Role.PRACTITIONER, "Dr. Mock", scribble(Role.PRACTITIONER), NOW, note="x")
