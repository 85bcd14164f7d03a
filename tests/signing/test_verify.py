"""Verifying honest files: what the verdict says, whom it trusts, and that it depends on no clock."""

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exoconsent.consent.signature import Method, Role
from exoconsent.signing.findings import Change, Findings, Found
from exoconsent.signing.statement import UnreadableStatementError, read_statement, state
from exoconsent.signing.verdict import State
from exoconsent.signing.verify import Expected, judge, verify

ALL = Expected()


def words(verdict):
    return "\n".join(verdict.sentences())


def test_all_signatures_are_verified_with_who_what_and_when(documents):
    verdict = verify(documents.whole, ALL, {documents.key.fingerprint})
    assert verdict.state is State.VERIFIED
    assert [(s.role, s.name, s.method) for s in verdict.signatures] == [
        (Role.PATIENT, "Maria Exempla", Method.DRAWN),
        (Role.WITNESS, "Wim Witness", Method.DRAWN),
        (Role.PRACTITIONER, "Dr P. Ractice", Method.DRAWN),
    ]
    assert all(s.good and s.intact and s.trusted for s in verdict.signatures)
    assert "2026-03-01 14:05 UTC+01:00 (time as claimed by the computer that signed)" in words(verdict)
    assert "I have read this and I agree." in words(verdict)
    assert "clinic's procedure and witnesses" in words(verdict)


def test_what_came_after_each_signature_is_told(documents):
    since = [s.since for s in verify(documents.whole, ALL, {documents.key.fingerprint}).signatures]
    assert ["only further" in s for s in since] == [True, True, False]
    assert "nothing was added" in since[-1]


@pytest.mark.parametrize(
    ("count", "missing"), [(1, ("sign-witness", "sign-practitioner")), (2, ("sign-practitioner",))]
)
def test_a_file_cut_back_is_incomplete_and_names_who_is_missing(count, missing, documents):
    """The one thing that a signature cannot show; the sentence says so."""
    cut = documents.whole[: len(documents.signed[count - 1])]
    assert cut == documents.signed[count - 1]
    verdict = verify(cut, ALL, {documents.key.fingerprint})
    assert verdict.state is State.INCOMPLETE
    assert verdict.missing == missing
    assert "cut back" in words(verdict)
    assert all(name in words(verdict) for name in missing)


def test_nobody_signed_yet(documents):
    verdict = verify(documents.base, ALL, {documents.key.fingerprint})
    assert verdict.state is State.UNSIGNED
    assert "sign-patient, sign-witness, sign-practitioner" in words(verdict)


def test_a_key_that_is_not_pinned_is_not_trusted(documents):
    for pinned in (set(), {documents.stranger.fingerprint}):
        verdict = verify(documents.whole, ALL, pinned)
        assert verdict.state is State.NOT_VERIFIED
        assert all(s.intact and not s.trusted for s in verdict.signatures)
        assert "not known to this clinic" in words(verdict)


def test_the_caller_may_know_better_who_must_sign(documents):
    pinned = {documents.key.fingerprint}
    assert verify(documents.signed[0], Expected(fields=("sign-patient",)), pinned).state is State.VERIFIED
    verdict = verify(documents.whole, Expected(fields=("sign-patient", "sign-guardian")), pinned)
    assert (verdict.state, verdict.missing) == (State.INCOMPLETE, ("sign-guardian",))


def test_another_document_than_the_one_asked_for(documents):
    pinned = {documents.key.fingerprint}
    assert verify(documents.whole, Expected(content_hash="ab" * 32), pinned).state is State.VERIFIED
    assert "another document" in words(verify(documents.whole, Expected(content_hash="cd" * 32), pinned))


def test_a_signatory_who_need_not_sign_may(documents, make_base, seal_all):
    fields = ("sign-patient", "sign-witness")
    signatories = [{"role": "patient", "field": fields[0], "required": True}, {"field": fields[1], "required": False}]
    base = make_base(fields, {"schema": "exoconsent-record/1", "signatories": signatories})
    one, both = seal_all(base, documents.key, fields)
    assert verify(one, ALL, {documents.key.fingerprint}).state is State.VERIFIED
    assert verify(both, ALL, {documents.key.fingerprint}).state is State.VERIFIED


@pytest.mark.parametrize("record", [{}, {"signatories": "x"}, {"signatories": [1, {"field": 2}]}])
def test_a_record_that_names_nobody_cannot_be_complete(record, documents, make_base, seal_all):
    sealed = seal_all(make_base(record=record), documents.key)[-1]
    verdict = verify(sealed, ALL, {documents.key.fingerprint})
    assert verdict.state is State.NOT_VERIFIED
    assert "does not say who has to sign" in words(verdict)


def test_a_signature_that_nobody_expected(documents, make_base, seal_all):
    record = {"signatories": [{"field": "sign-patient", "required": True}]}
    sealed = seal_all(make_base(record=record), documents.key)[-1]
    verdict = verify(sealed, ALL, {documents.key.fingerprint})
    assert (verdict.state, verdict.unexpected) == (State.NOT_VERIFIED, ("sign-witness", "sign-practitioner"))


@pytest.mark.parametrize("pdf", [b"", b"x", b"%PDF-1.7", b"%PDF-1.7\n1 0 obj\n<<" + b"[" * 50_000])
def test_what_cannot_be_read_is_not_verified_and_quotes_nothing(pdf):
    verdict = verify(pdf, ALL, {"00"})
    assert verdict.state is State.NOT_VERIFIED
    assert "cannot be read" in words(verdict)


def test_no_exception_text_reaches_the_verdict(monkeypatch, documents):
    import exoconsent.signing.examine as module

    def fail(_pdf):
        raise KeyError("Maria Exempla")

    monkeypatch.setattr(module, "examine", fail)
    assert "Maria" not in words(verify(documents.whole, ALL, set()))


def test_a_verdict_shows_no_names_by_itself(documents):
    assert "Maria" not in repr(verify(documents.whole, ALL, {documents.key.fingerprint}))


def test_the_clock_of_today_is_not_asked(documents, make_base, attest):
    """A key made and used in 2040, or with a clock of 1980, verifies now."""
    from datetime import UTC, datetime

    from cryptography.hazmat.primitives.asymmetric import ec

    from exoconsent.signing.certificate import self_signed
    from exoconsent.signing.keys import ClinicKey
    from exoconsent.signing.seal import seal

    for year in (1980, 2000, 2040):
        then = datetime(year, 1, 1, tzinfo=UTC)
        private = ec.generate_private_key(ec.SECP256R1())
        key = ClinicKey(certificate=self_signed(private, "Clinic", then), private=private)
        sealed = seal(make_base(("sign-patient",)), attest(time=then), key, "here", True)
        assert verify(sealed, ALL, {key.fingerprint}).state is State.VERIFIED


good = st.builds(
    Found,
    field=st.sampled_from(["sign-patient", "sign-witness"]),
    end=st.integers(1, 3),
    intact=st.booleans(),
    accepted=st.booleans(),
    change=st.sampled_from(Change),
    fingerprint=st.sampled_from(["ours", "theirs"]),
    permissions=st.sampled_from([None, 2, 3]),
    statement=st.none(),
    faults=st.sampled_from([(), ("a fault.",)]),
)


@given(st.lists(good, max_size=3), st.integers(1, 3), st.booleans())
def test_nothing_is_verified_while_anything_is_wrong(found, size, remains):
    record = {"signatories": [{"field": "sign-patient"}]}
    findings = Findings(size=size, fields=(), record=record, signatures=tuple(found), remains=remains)
    verdict = judge(findings, ALL, {"ours"})
    if verdict.state in (State.VERIFIED, State.INCOMPLETE):
        assert found
        assert all(f.intact and f.accepted and f.fingerprint == "ours" and not f.faults for f in found)
        assert found[-1].end == size
        assert [f.permissions for f in found] == [2] + [None] * (len(found) - 1)
    assert verdict.sentences()


def test_a_signature_without_a_statement_is_not_good(documents):
    from exoconsent.signing.examine import examine

    found = examine(documents.whole)
    silent = dataclasses.replace(found.signatures[0], statement=None, faults=("it does not say who signed what.",))
    changed = dataclasses.replace(found, signatures=(silent, *found.signatures[1:]))
    verdict = judge(changed, ALL, {documents.key.fingerprint})
    assert verdict.state is State.NOT_VERIFIED
    assert "cannot be read who signed" in words(verdict)


def test_a_statement_comes_back(attest):
    said = read_statement(state(attest(note="n"), b"shown"))
    assert (said.role, said.name, said.time, said.note, said.shown_bytes) == (
        Role.PATIENT, "Maria Exempla", attest().time, "n", 5,
    )  # fmt: skip


@given(st.text() | st.sampled_from(["{}", "[]", "1", '{"schema": "exoconsent-attestation/1"}']))
def test_anything_else_is_no_statement(text):
    with pytest.raises(UnreadableStatementError):
        read_statement(text)
