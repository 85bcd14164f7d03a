"""The gate before each signature."""

from typing import Any

import pytest

from exoconsent.consent.document import SignatureBlock
from exoconsent.consent.signature import Method, Role
from exoconsent.consent.signing_gate import accepted_warnings, refuse_signer, signatory_of, still_waiting
from exoconsent.errors import NotReadyError


def record(*roles: str, **changes: Any) -> dict[str, Any]:
    signatories = [{"role": r, "field": f"sign-{r}", "meaning": "I do.", "name": f"{r} Mock".title()} for r in roles]
    return {"ready": True, "problems": [], "signatories": signatories, **changes}


def test_only_who_is_wanted_signs_and_only_once() -> None:
    entry = signatory_of(record("patient", "practitioner"), Role.PATIENT, set())
    assert entry["field"] == "sign-patient"
    with pytest.raises(NotReadyError, match="has signed already"):
        signatory_of(record("patient"), Role.PATIENT, {"sign-patient"})
    with pytest.raises(NotReadyError, match='nobody signs this consent as "witness"; it wants: patient'):
        signatory_of(record("patient"), Role.WITNESS, set())


def twice(*others: str) -> dict[str, Any]:
    """A patient who also signs a notice by itself."""
    made = record("patient", "patient", *others)
    made["signatories"][1]["field"] = "sign-patient-notice-x"
    return made


def test_a_role_with_two_places_signs_each_once_in_order() -> None:
    made = twice("practitioner")
    fields = ["sign-patient", "sign-patient-notice-x"]
    assert signatory_of(made, Role.PATIENT, set())["field"] == fields[0]
    assert signatory_of(made, Role.PATIENT, {fields[0]})["field"] == fields[1]
    assert signatory_of(made, Role.PATIENT, set(), fields[1])["field"] == fields[1]
    with pytest.raises(NotReadyError, match="the patient has signed already"):
        signatory_of(made, Role.PATIENT, set(fields))
    with pytest.raises(NotReadyError, match=r"has signed already \(sign-patient\)"):
        signatory_of(made, Role.PATIENT, {fields[0]}, fields[0])
    with pytest.raises(NotReadyError, match=r'as "patient" \(sign-practitioner\); it wants: patient, practitioner'):
        signatory_of(made, Role.PATIENT, set(), "sign-practitioner")


def test_the_decision_is_made_when_the_notice_is_signed_too() -> None:
    made = twice("practitioner")
    with pytest.raises(NotReadyError, match=r"first patient \(sign-patient-notice-x\)$"):
        refuse_signer(made, Role.PRACTITIONER, "X", Method.DRAWN, {"sign-patient"})
    refuse_signer(made, Role.PRACTITIONER, "X", Method.DRAWN, {"sign-patient", "sign-patient-notice-x"})


def test_what_still_waits_counts_signatures_and_not_people() -> None:
    def block(role: str, field: str) -> SignatureBlock:
        return SignatureBlock(
            field=field, role=role, role_label=role, meaning="m", name="", name_label="", time_label="",
            signature_label="",
        )  # fmt: skip

    blocks = [block("patient", "a"), block("patient", "b"), block("practitioner", "c")]
    assert [b.field for b in still_waiting(blocks, ())] == ["a", "b", "c"]
    assert [b.field for b in still_waiting(blocks, ("patient",))] == ["b", "c"]
    assert [b.field for b in still_waiting(blocks, ("patient", "patient"))] == ["c"]
    assert still_waiting(blocks, ("patient", "patient", "practitioner")) == ()


def test_errors_bar_everybody_and_are_told_all_at_once() -> None:
    wrong = [{"code": c, "severity": "error", "message": "m", "remedy": ""} for c in ("STOP-ROUTE", "EXPIRED")]
    with pytest.raises(NotReadyError) as told:
        signatory_of(record("patient", ready=False, problems=wrong), Role.PATIENT, set())
    assert str(told.value) == "STOP-ROUTE: m\nEXPIRED: m"


@pytest.mark.parametrize("role", [Role.WITNESS, Role.SECOND_WITNESS, Role.PRACTITIONER])
def test_who_attests_the_decision_signs_after_it(role: Role) -> None:
    made = record("child", "guardian", "witness", "second_witness", "practitioner")
    with pytest.raises(NotReadyError, match="first guardian"):
        refuse_signer(made, role, "X", Method.DRAWN, {"sign-child"})
    refuse_signer(made, role, "X", Method.DRAWN, {"sign-child", "sign-guardian"})


def test_a_mark_needs_a_witness() -> None:
    with pytest.raises(NotReadyError, match="a mark needs a witness"):
        refuse_signer(record("patient", "practitioner"), Role.PATIENT, "X", Method.MARK, set())
    refuse_signer(record("patient", "witness", "practitioner"), Role.PATIENT, "X", Method.MARK, set())


def test_the_witness_is_somebody_else() -> None:
    made = record("patient", "witness")
    with pytest.raises(NotReadyError, match="cannot be a person who signs in another role"):
        refuse_signer(made, Role.WITNESS, "patient mock", Method.DRAWN, {"sign-patient"})


def test_two_witnesses_are_two_people_by_the_names_they_signed_with() -> None:
    made = record("patient", "witness", "second_witness")
    made["signatories"][1]["name"] = made["signatories"][2]["name"] = ""
    signed = {"sign-patient", "sign-witness"}
    with pytest.raises(NotReadyError, match="the second witness cannot be a person who signs in another role"):
        refuse_signer(made, Role.SECOND_WITNESS, "wim witness", Method.DRAWN, signed, ("P", "Wim Witness"))
    refuse_signer(made, Role.SECOND_WITNESS, "Else Witness", Method.DRAWN, signed, ("P", "Wim Witness"))


def test_the_practitioner_answers_for_open_warnings() -> None:
    waiting = [
        {"code": "WARN-A", "severity": "warning", "message": "m", "acknowledged": ""},
        {"code": "WARN-B", "severity": "warning", "message": "m", "acknowledged": "seen"},
    ]
    made = record("practitioner", problems=waiting)
    with pytest.raises(NotReadyError, match="give --note"):
        accepted_warnings(made, Role.PRACTITIONER, " ")
    assert accepted_warnings(made, Role.PRACTITIONER, "Talked over.") == "Talked over. (on WARN-A)"
    assert accepted_warnings(made, Role.PATIENT, "") == ""
