"""A signed consent of the real program, changed by a hostile hand: every change is found and named."""

import io
from datetime import timedelta

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


def state(clinic: Clinic, pdf: bytes) -> State:
    return clinic.verify(pdf).state


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


def test_a_forged_incremental_update_is_found_and_named(clinic: Clinic, revisions: list[bytes]) -> None:
    """Text painted on the first page behind the signatures, as any PDF editor would add it."""
    offline.prepare()
    from pyhanko.pdf_utils.generic import StreamObject
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

    writer = IncrementalPdfFileWriter(io.BytesIO(revisions[-1]))
    writer.add_stream_to_page(0, writer.add_object(StreamObject(stream_data=b"q 1 0 0 RG 5 w 50 50 m 500 700 l S Q")))
    forged = io.BytesIO()
    writer.write(forged)
    assert forged.getvalue().startswith(revisions[-1])
    verdict = clinic.verify(forged.getvalue())
    assert verdict.state is State.NOT_VERIFIED
    assert "more than signatures" in " ".join(verdict.sentences())


def test_a_rewritten_file_is_found(clinic: Clinic, revisions: list[bytes]) -> None:
    rewritten = io.BytesIO()
    with pikepdf.open(io.BytesIO(revisions[-1])) as pdf:
        pdf.save(rewritten)
    assert state(clinic, rewritten.getvalue()) is State.NOT_VERIFIED


def test_something_added_behind_the_last_signature_is_found(clinic: Clinic, revisions: list[bytes]) -> None:
    assert state(clinic, revisions[-1] + b"\n%hidden\n") is State.NOT_VERIFIED


def test_a_removed_signature_is_named(clinic: Clinic, revisions: list[bytes]) -> None:
    verdict = clinic.verify(revisions[1])
    assert (verdict.state, verdict.missing) == (State.INCOMPLETE, ("sign-practitioner",))
    assert "sign-practitioner" in verdict.sentences()[0]
    unsigned = clinic.verify(revisions[0])
    assert (unsigned.state, len(unsigned.missing)) == (State.UNSIGNED, 2)


def test_a_signature_of_another_clinic_is_not_ours(clinic: Clinic, revisions: list[bytes], tmp_path) -> None:
    other = Clinic.demo(tmp_path)
    other.key(NOW)
    verdict = other.verify(revisions[-1])
    assert verdict.state is State.NOT_VERIFIED
    assert "a key this clinic does not know" in " ".join(verdict.sentences())


def test_nobody_signs_behind_a_broken_signature(clinic: Clinic, revisions: list[bytes]) -> None:
    changed = bytearray(revisions[1])
    changed[2000] ^= 1
    with pytest.raises(TamperedError, match="NOT verified"):
        clinic.sign(bytes(changed), Role.PRACTITIONER, "Dr. Mock", scribble(Role.PRACTITIONER), NOW, note="x")
