"""The fixed furniture that closes every consent: teach-back, record of the talk, staff notes, signatures."""

from exoconsent.consent import document as doc
from exoconsent.consent.adapt import Adaptation, Outcome
from exoconsent.consent.draft import ClinicProfile, Draft
from exoconsent.consent.filling import Filling
from exoconsent.consent.form import Form, days_valid, section_text
from exoconsent.consent.on_screen import answer_field
from exoconsent.consent.parallel import translation_notes
from exoconsent.consent.signature import Role
from exoconsent.consent.words import Words


def closing_sections(
    form: Form, draft: Draft, adaptation: Adaptation, profile: ClinicProfile, words: Words
) -> tuple[doc.SectionBlock, ...]:
    """The unnumbered sections after the last numbered one."""
    sections = (
        []
        if form.withdrawal
        else [_teach_back(draft, adaptation, words), _talk(adaptation, days_valid(form, profile.validity_days), words)]
    )
    notes = (*translation_notes(form, draft, adaptation, words), *_staff_notes(draft, adaptation, words))
    if notes:
        blocks = (doc.BulletsBlock(items=tuple((doc.Span(text=note),) for note in notes)),)
        sections.append(
            doc.SectionBlock(id="staff-notes", number=0, title=words.say("title.staff_notes"), blocks=blocks)
        )
    return tuple(sections)


def signature_blocks(
    form: Form, draft: Draft, adaptation: Adaptation, filling: Filling, words: Words
) -> tuple[doc.SignatureBlock, ...]:
    """One block per signatory, in order of signing."""
    sentences = "withdraw" if form.withdrawal else "sign"
    return tuple(
        doc.SignatureBlock(
            field=signatory.field,
            role=signatory.role.value,
            role_label=words.say(f"role.{signatory.role}"),
            meaning=words.say(f"{sentences}.{signatory.role}"),
            name=_name(signatory.role, draft, filling),
            name_label=words.say("label.name"),
            time_label=words.say("label.time"),
            signature_label=words.say("label.signature"),
            extra=_extra(signatory.role, filling, words),
        )
        for signatory in adaptation.signatories
    )


def _name(role: Role, draft: Draft, filling: Filling) -> str:
    default = draft.patient.name if role in (Role.PATIENT, Role.CHILD) else filling.get(f"{role}.name", "")
    return draft.people.get(role, default)


def _extra(role: Role, filling: Filling, words: Words) -> tuple[tuple[str, str], ...]:
    match role:
        case Role.GUARDIAN | Role.REPRESENTATIVE:
            return ((words.say("label.relation"), filling.get(f"{role}.authority", "")),)
        case Role.INTERPRETER:
            spoken = filling.get("patient.language", "")
            return ((words.say("label.interpreter_language"), spoken), (words.say("label.interpreter_id"), ""))
        case _:
            return ()


def _teach_back(draft: Draft, adaptation: Adaptation, words: Words) -> doc.SectionBlock:
    blocks: list[doc.Block] = [doc.ParagraphBlock(spans=(doc.Span(text=words.say("text.teach_back")),))]
    for decision in adaptation.printed:
        teach_back = section_text(decision.section, draft.language).teach_back
        if teach_back:
            blocks.append(
                doc.TeachBackBlock(
                    question=teach_back.ask,
                    section_id=decision.section.id,
                    answer_label=words.say("text.answer"),
                    attempts_label=words.say("text.attempts"),
                    entry=answer_field(decision.section.id),
                )
            )
    return doc.SectionBlock(id="teach-back", number=0, title=words.say("title.teach_back"), blocks=tuple(blocks))


def _talk(adaptation: Adaptation, days: int, words: Words) -> doc.SectionBlock:
    line = (doc.Span(text="", empty=True),)
    keys = ["explained_by", "others", "place", "started", "read_aloud", "questions", "matters", "copy"]
    rows = tuple(((doc.Span(text=words.say(f"talk.{key}"), bold=True),), line) for key in keys)
    header = (words.say("talk.what"), words.say("talk.entry"))
    table = doc.TableBlock(caption="", header=header, rows=rows, widths=(2, 3))
    sentences = [words.say("text.talk_explained"), words.say("text.copy")]
    sentences.append(words.say("text.validity", days=days))
    sentences.append(words.say("text.paper"))
    paragraphs = tuple(doc.ParagraphBlock(spans=(doc.Span(text=text),)) for text in sentences)
    return doc.SectionBlock(
        id="record-of-talk", number=0, title=words.say("title.talk"), blocks=(paragraphs[0], table, *paragraphs[1:])
    )


def _staff_notes(draft: Draft, adaptation: Adaptation, words: Words) -> tuple[str, ...]:
    """What was decided by hand and which warnings were accepted, for everybody to see."""
    waiting = words.say("note.waiting")
    notes = [
        words.say(
            "note.warning", code=f.code, sentence=words.flag(f).sentence, note=draft.acknowledged.get(f.code, waiting)
        )
        for f in adaptation.warnings
    ]
    notes += [words.say("note.cleared", code=code, note=note) for code, note in draft.clearances.items()]
    for decision in adaptation.decisions:
        if decision.by_hand:
            key = "note.left_out" if decision.outcome is Outcome.SUGGESTED else "note.added"
            title = section_text(decision.section, draft.language).title
            notes.append(words.say(key, title=title, reason=decision.by_hand))
    return tuple(notes)
