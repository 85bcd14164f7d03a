"""What is filed is what was signed, all of it, once; and what may come of a consent besides being signed."""

import json
from dataclasses import replace
from datetime import date, timedelta

import pytest

from exoconsent.clinic import with_choices
from exoconsent.clinic.filing import Outcome, as_text, filing_of, papers_of
from exoconsent.consent.adapt import Outcome as Called
from exoconsent.consent.draft_json import draft_as_json, draft_from_json, plain_facts
from exoconsent.consent.signature import Method, Role
from exoconsent.errors import BadInputError, StorageError
from exoconsent.paths import FORMS
from exoconsent.records.record import EventKind, Kind, Scope, State
from exoconsent.records.slots import Role as Staff
from exoconsent.signing.verdict import State as Seal
from tests.clinic.stage import NOW, Clock, draft_of, log_in, prepared_of, signed, staffed


@pytest.fixture
def desk(copy, clock):
    clinic, archive = log_in(copy, Staff.MANAGER, clock)
    yield clinic, archive
    clinic.close()


def attached(clinic, pdf):
    return clinic.examine(pdf).inspection.record


def test_all_that_made_the_consent_is_filed_with_it(desk, template) -> None:
    clinic, archive = desk
    record = archive.open(template.row.id)
    filing, consent = record.filing, template.consent.prepared.consent
    draft, form = template.consent.prepared.draft, template.consent.prepared.form
    assert filing.pdf == template.consent.pdf
    assert filing.form_text == as_text(form)
    assert draft_from_json(json.loads(filing.draft)) == draft
    assert json.loads(filing.draft) == json.loads(json.dumps(draft_as_json(draft)))
    assert filing.consent == as_text(replace(consent, attachments=()))
    assert json.loads(filing.facts) == json.loads(json.dumps(plain_facts(template.consent.prepared.adaptation.facts)))
    assert filing.warnings == tuple(sorted(draft.acknowledged.items()))
    assert filing.warnings[0][0].startswith("WARN-BELOW-SKIN")
    assert (filing.number, filing.content_hash, filing.language) == (consent.number, consent.content_hash, "en")
    assert (filing.form_id, filing.edition) == (form.id, form.edition.number)
    assert (filing.patient_name, filing.born) == (draft.patient.name, draft.patient.born)
    assert (filing.lot, filing.product) == ("TEST-0001", "Sample-EV 'Mockvial'")
    assert (filing.treatment, filing.decided_by) == ("intradermal, hair loss", "patient")
    assert [mark["role"] for mark in json.loads(filing.signatures)] == ["patient", "practitioner"]
    assert filing.signed_at == max(clinic.verify(filing.pdf).signatures, key=lambda s: s.time).time
    assert attached(clinic, filing.pdf)["document"] == filing.number
    assert archive.verify(template.row.id).state is Seal.VERIFIED


def test_the_form_as_used_that_day_is_whole_in_the_record(desk, template) -> None:
    """Every sentence that was printed stands in the form text or in what was entered."""
    _, archive = desk
    kept = json.loads(archive.open(template.row.id).filing.form_text)
    ids = {section["id"] for section in kept["sections"]}
    assert {decision.section.id for decision in template.consent.prepared.adaptation.decisions} == ids
    assert "sections" in kept
    assert kept["texts"]["en"]["title"]


def test_choices_by_hand_are_filed_with_their_reasons(desk, clock) -> None:
    clinic, archive = desk
    draft = draft_of(clinic)
    adaptation = clinic.adapt(draft, NOW.date())
    extra = next(d.section.id for d in adaptation.decisions if d.outcome is Called.NOT_CALLED_FOR)
    draft = with_choices(draft, {}, {extra: "asked for by the patient"})
    prepared = clinic.prepare(draft, NOW)
    row = archive.file(papers_of(prepared), Outcome(kind=Kind.DECLINED, reason="wants to think"))
    assert archive.open(row.id).filing.reasons == ((extra, "asked for by the patient"), ("", "wants to think"))


def test_the_pen_s_speed_is_kept_only_if_the_clinic_chose_it(desk, template, clock) -> None:
    clinic, archive = desk
    plain = json.loads(archive.open(template.row.id).filing.strokes)
    points = [point for mark in plain for stroke in mark["strokes"]["strokes"] for point in stroke]
    assert points
    assert {len(point) for point in points} == {2}
    drawn = template.consent.prepared
    archive.upkeep.keep_timing(True)
    timed = json.loads(clinic.signature_of("patient", "f", "N", Method.DRAWN, strokes(), clock()))
    assert {len(p) for stroke in timed["strokes"]["strokes"] for p in stroke} == {4}
    archive.upkeep.keep_timing(False)
    plain = json.loads(clinic.signature_of("patient", "f", "N", Method.DRAWN, strokes(), clock()))
    assert {len(p) for stroke in plain["strokes"]["strokes"] for p in stroke} == {2}
    assert json.loads(clinic.signature_of("patient", "f", "N", Method.TYPED, None, clock()))["strokes"] is None
    assert drawn.ready


def strokes():
    from exoconsent.cli.demo import scribble

    return scribble(Role.PATIENT)


def test_a_signature_is_not_lost_when_the_records_cannot_be_asked(desk, clock) -> None:
    clinic, _ = desk
    clinic.close()
    mark = json.loads(clinic.signature_of("patient", "f", "N", Method.DRAWN, strokes(), clock()))
    assert {len(p) for stroke in mark["strokes"]["strokes"] for p in stroke} == {2}


def test_filing_is_once_however_often_it_is_asked_for(desk, template) -> None:
    _, archive = desk
    again = [archive.file(template.consent.papers, template.consent.outcome) for _ in range(3)]
    assert {row.id for row in again} == {template.row.id}
    assert archive.count() == 1
    noted = [entry for entry in archive.upkeep.log() if entry.act == "file"]
    assert len(noted) == 1


def test_a_refused_disk_leaves_nothing_half_filed(desk, template, monkeypatch) -> None:
    _, archive = desk
    before = archive.vault.audit.head()

    def full(*_given, **_more):
        raise StorageError("the disk is full")

    outcome = Outcome(kind=Kind.GIVEN_UP, reason="new form")
    with monkeypatch.context() as patch:
        patch.setattr(type(archive.vault.audit), "note", full)
        with pytest.raises(StorageError):
            archive.file(template.consent.papers, outcome)
    assert (archive.count(), archive.vault.audit.head()) == (1, before)
    assert archive.file(template.consent.papers, outcome).number == f"{template.row.number}-2"


@pytest.mark.parametrize(("kind", "state"), [(Kind.DECLINED, State.DECLINED), (Kind.GIVEN_UP, State.GIVEN_UP)])
def test_declined_and_given_up_papers_are_filed_with_reason_and_what_was_signed(desk, template, kind, state) -> None:
    _, archive = desk
    outcome = Outcome(kind=kind, pdf=template.consent.pdf, marks=template.consent.marks[:1], reason="afraid of needles")
    row = archive.file(template.consent.papers, outcome)
    filing = archive.open(row.id).filing
    assert (row.kind, row.state, row.valid_until) == (kind, state, None)
    assert filing.reasons[-1] == ("", "afraid of needles")
    assert len(json.loads(filing.signatures)) == 1
    bare = archive.file(template.consent.papers, replace(outcome, pdf=b"", marks=()))
    assert archive.open(bare.id).filing.signed_at is None
    for refused in (archive.renew, lambda i: archive.withdraw(i, (Scope.ALL,), "")):
        with pytest.raises(BadInputError, match="only a consent"):
            refused(row.id)
    with pytest.raises(BadInputError, match="never signed on screen"):
        archive.reprint(bare.id)
    with pytest.raises(BadInputError, match="no seal to check"):
        archive.verify(bare.id)


def test_a_signed_withdrawal_form_is_a_withdrawal_without_an_end(desk, clock) -> None:
    clinic, archive = desk
    prepared = prepared_of(clinic, replace(draft_of(clinic), form_id="withdrawal"))
    done = signed(clinic, prepared, clock)
    row = archive.file(done.papers, done.outcome)
    assert (row.kind, row.state, row.valid_until) == (Kind.WITHDRAWAL, State.SIGNED, None)
    assert row.signed_at is not None
    assert archive.file(done.papers, Outcome(kind=Kind.DECLINED, reason="stays in")).kind is Kind.DECLINED


def test_a_renewed_consent_and_its_older_one_know_each_other(desk, template, clock) -> None:
    clinic, archive = desk
    draft = archive.renew(template.row.id)
    assert draft.facts == template.consent.prepared.draft.facts
    assert (draft.acknowledged, draft.clearances) == ({}, {})
    assert clinic.prepare(draft, NOW).problems != template.consent.prepared.problems
    draft = replace(draft, acknowledged=template.consent.prepared.draft.acknowledged)
    done = signed(clinic, prepared_of(clinic, draft, NOW + timedelta(days=3)), clock)
    row = archive.file(done.papers, done.outcome)
    older = archive.open(template.row.id)
    assert attached(clinic, done.pdf)["previous"] == {"number": older.row.number, "sha256": older.pdf_sha256}
    assert row.number != older.row.number
    assert older.row.state is State.RENEWED
    assert [(e.kind, e.detail["number"]) for e in older.events if e.kind is EventKind.RENEWAL] == [
        (EventKind.RENEWAL, row.number)
    ]
    archive.file(done.papers, done.outcome)
    assert sum(e.kind is EventKind.RENEWAL for e in archive.events(template.row.id)) == 1
    assert archive.verify(row.id).state is Seal.VERIFIED


def test_the_older_one_learns_of_its_renewal_also_after_a_power_cut(desk, template, clock, monkeypatch) -> None:
    clinic, archive = desk
    known = template.consent.prepared.draft.acknowledged
    draft = replace(archive.renew(template.row.id), acknowledged=known)
    done = signed(clinic, prepared_of(clinic, draft, NOW + timedelta(days=3)), clock)
    with monkeypatch.context() as patch:
        patch.setattr(type(archive), "_renewed", lambda *_given: (_ for _ in ()).throw(StorageError("cut off")))
        with pytest.raises(StorageError):
            archive.file(done.papers, done.outcome)
    archive.file(done.papers, done.outcome)
    assert archive.open(template.row.id).row.state is State.RENEWED


def test_a_consent_whose_older_one_is_gone_or_is_none_is_filed_all_the_same(desk, template) -> None:
    _, archive = desk
    declined = archive.file(template.consent.papers, Outcome(kind=Kind.DECLINED, reason="no"))
    papers = json.loads(template.consent.papers)
    for turn, number in enumerate(("EC-NEVER", declined.number)):
        renewing = json.dumps({**papers, "number": f"EC-NEW-{turn}", "renews": number})
        assert archive.file(renewing, template.consent.outcome).kind is Kind.CONSENT
    assert archive.open(declined.id).row.state is State.DECLINED


@pytest.mark.parametrize(("form_days", "clinic_days", "days"), [(0, 60, 60), (0, 30, 30), (14, 30, 14)])
def test_how_long_it_holds_is_the_form_s_word_then_the_clinic_s(
    tmp_path, clock, template, form_days, clinic_days, days
) -> None:
    folder = tmp_path / "other"
    clinic = staffed(folder)
    clinic.close()
    text = (folder / "clinic.yaml").read_text()
    assert "validity_days: 60" in text
    (folder / "clinic.yaml").write_text(text.replace("validity_days: 60", f"validity_days: {clinic_days}"))
    if form_days:
        (folder / "forms").mkdir()
        form = (FORMS / "exosome-treatment.yaml").read_text()
        (folder / "forms" / "exosome-treatment.yaml").write_text(f"{form}\nvalidity_days: {form_days}\n")
    clinic, archive = log_in(folder, Staff.MANAGER, clock)
    prepared = clinic.prepare(draft_of(clinic), NOW)
    assert prepared.validity_days == days
    filing = filing_of(papers_of(prepared), template.consent.outcome, archive.retention.keep_until)
    assert filing.valid_until == filing.signed_at.date() + timedelta(days=days)
    assert filing.keep_until == date(2036, 11, 22)
    clinic.close()


def test_a_consent_expires_and_is_due_before(desk, template, clock) -> None:
    _, archive = desk
    last = template.row.valid_until
    assert last == NOW.date() + timedelta(days=60)
    assert [row.id for row in archive.due(last - timedelta(days=3))] == [template.row.id]
    assert archive.due(NOW.date()) == ()
    assert archive.expired(last) == ()
    assert [row.state for row in archive.expired(last + timedelta(days=1))] == [State.EXPIRED]


def test_papers_that_cannot_be_read_say_what_to_do(desk, template) -> None:
    _, archive = desk
    with pytest.raises(StorageError, match="print or save it"):
        archive.file("{", template.consent.outcome)


def test_what_is_on_its_way_shows_no_patient(template) -> None:
    name = template.consent.prepared.draft.patient.name
    for thing in (template.consent.outcome, template.row, template.consent.prepared.draft, template.consent.prepared):
        assert name not in repr(thing)
        assert "%PDF" not in repr(thing)


def test_the_same_consent_gives_the_same_papers(desk, template) -> None:
    clinic, _ = desk
    assert papers_of(clinic.prepare(template.consent.prepared.draft, NOW)) == template.consent.papers
    assert Clock()() == Clock()()


def test_the_withdrawal_form_withdraws_the_consent_that_it_is_about_once_it_is_signed(desk, template, clock) -> None:
    clinic, archive = desk
    draft = archive.withdrawal_form(template.row.id, "withdrawal")
    assert (draft.patient, draft.earlier.number) == (template.consent.prepared.draft.patient, template.row.number)
    done = signed(clinic, prepared_of(clinic, draft, NOW + timedelta(days=3)), clock)
    assert archive.open(template.row.id).row.state is State.SIGNED, "a form that nobody signed withdraws nothing"
    archive.file(done.papers, Outcome(kind=Kind.DECLINED, reason="keeps it"))
    assert archive.open(template.row.id).row.state is State.SIGNED, "nor one that the patient declined"
    form = archive.file(done.papers, done.outcome)
    consent = archive.open(template.row.id)
    assert (form.kind, consent.row.state) == (Kind.WITHDRAWAL, State.WITHDRAWN)
    (event,) = [e for e in consent.events if e.kind is EventKind.WITHDRAWAL]
    assert (event.scopes, event.reason) == ((Scope.ALL,), f"withdrawal form {form.number}")
    assert attached(clinic, done.pdf)["previous"]["number"] == template.row.number
    archive.file(done.papers, done.outcome)
    assert sum(e.kind is EventKind.WITHDRAWAL for e in archive.events(consent.row.id)) == 1
