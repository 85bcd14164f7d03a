"""Each consent sealed while records are open names the end of the log: a patient's copy is a witness."""

import io
import json

import pikepdf

from exoconsent.cli.demo import scribble
from exoconsent.clinic import Clinic
from exoconsent.consent.signature import Role
from exoconsent.library.patients import read_patient_file
from exoconsent.paths import FORMS
from exoconsent.pdf.layout import PrintOptions
from exoconsent.records.anchor import Anchor
from exoconsent.signing.statement import KEY
from tests.clinic.stage import FORM, NOW


def signed(clinic: Clinic) -> bytes:
    draft = clinic.begin(FORM, read_patient_file(FORMS / "patients" / "ex-o01.yaml"))
    prepared = clinic.prepare(draft, NOW)
    block = prepared.consent.signatures[0]
    pdf = clinic.render(prepared, PrintOptions()).pdf
    return clinic.sign(pdf, Role(block.role), block.name, scribble(block.name), NOW)


def statement(pdf: bytes) -> dict[str, object]:
    with pikepdf.open(io.BytesIO(pdf)) as file:
        seals = [field.V for field in file.Root.AcroForm.Fields if field.get("/FT") == "/Sig" and "/V" in field]
        plain: dict[str, object] = json.loads(str(seals[0][KEY]))
    return plain


def test_a_seal_names_the_end_of_the_log(tmp_path) -> None:
    clinic = Clinic.demo(tmp_path)
    head = clinic.archive(lambda: NOW).vault.audit.head()
    told = statement(signed(clinic))["log"]
    assert Anchor.from_text(str(told)) == head
    clinic.close()


def test_where_nobody_opened_the_records_a_seal_names_none(tmp_path) -> None:
    assert "log" not in statement(signed(Clinic.demo(tmp_path)))
