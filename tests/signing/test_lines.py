"""Lines filled on screen: with which signature, in which revision, how they look, and that nobody exchanges them."""

import io
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import timedelta

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from exoconsent.cli.demo import scribble
from exoconsent.clinic import Clinic, Prepared
from exoconsent.consent.document import InitialsBlock, TeachBackBlock
from exoconsent.consent.jurisdiction import Demand, Wording
from exoconsent.consent.on_screen import Answer, OnScreen, answer_field, initials_field, to_note
from exoconsent.consent.signature import Role
from exoconsent.pdf.layout import Paper, PrintOptions
from exoconsent.signing.lettering import can_letter
from exoconsent.signing.lines import draw_answer, draw_initials
from exoconsent.signing.verdict import State
from exoconsent.signing.verify import Expected, verify
from tests.journey.bench import NOW, Bench
from tests.journey.test_laws import HEALTHY
from tests.pdf.checkers import outloud_findings, page_failures
from tests.pdf.own_check import faults
from tests.signing.conftest import Documents

LETTER = PrintOptions(paper=Paper.LETTER)
ANSWER = "It may do nothing."
MADE_UP = Wording(
    language="en", paragraphs=("Made-up words.",), copied_from="nowhere", copied_by="nobody", copied_on="2026-11-22"
)


@pytest.fixture(scope="module")
def clinic(tmp_path_factory: pytest.TempPathFactory) -> Clinic:
    """A clinic in whose states every notice is signed by itself."""
    clinic = Clinic.demo(tmp_path_factory.mktemp("home"))
    demands = (Demand.GIVEN, Demand.SIGNED_SEPARATELY)
    packs = tuple(
        replace(p, notice=replace(p.notice, wording=MADE_UP, demands=demands) if p.notice else None)
        for p in clinic.library.jurisdictions
    )
    return replace(clinic, library=replace(clinic.library, jurisdictions=packs))


@pytest.fixture(scope="module")
def prepared(clinic: Clinic) -> Prepared:
    return Bench(clinic=clinic).prepare({**HEALTHY, "jurisdiction": "US-UT"})


@pytest.fixture(scope="module")
def base(clinic: Clinic, prepared: Prepared) -> bytes:
    return clinic.render(prepared, LETTER).pdf


@pytest.fixture(scope="module")
def signed(clinic: Clinic, prepared: Prepared, base: bytes) -> list[bytes]:
    return list(sign_all(clinic, prepared, base))


def sections(prepared: Prepared, kind: type) -> list[str]:
    found = [(s.id, b) for s in prepared.consent.sections for b in s.blocks if isinstance(b, kind)]
    return [b.section_id if isinstance(b, TeachBackBlock) else section for section, b in found]


def given_on_screen(prepared: Prepared, initials: str = "TK", words: str = ANSWER) -> str:
    asked = sections(prepared, TeachBackBlock)
    answers = tuple(Answer(question=n, section=s, words=words if n == 1 else "") for n, s in enumerate(asked, 1))
    return to_note(OnScreen(answers=answers, initials=initials, initialled=tuple(sections(prepared, InitialsBlock))))


def sign_all(clinic: Clinic, prepared: Prepared, pdf: bytes, **given: str) -> Iterator[bytes]:
    """After each signature; what was given on screen goes with the first of who consents, and once more with all."""
    for minute, block in enumerate(prepared.consent.signatures):
        role, when = Role(block.role), NOW + timedelta(minutes=minute)
        note = given_on_screen(prepared, **given) if role in (Role.PATIENT, Role.GUARDIAN) else "Explained (test)."
        if block.section:
            note = given_on_screen(prepared, initials="ZZ", words="Something else.")
        name = block.name or f"{role.words} (mock)"
        pdf = clinic.sign(pdf, role, name, scribble(role), when, note=note, field=block.field)
        yield pdf


def texts(pdf: bytes) -> Mapping[str, str]:
    """What stands in the text fields; absent where nothing does."""
    with pikepdf.open(io.BytesIO(pdf)) as file:
        fields = [f for f in file.Root.AcroForm.Fields if f.FT == "/Tx"]
        return {str(f.T): str(f.get("/V", "")) for f in fields}


# ------------------------------------------------------------------------------------------------ which and when


def test_empty_lines_wait_in_the_base_and_are_filled_with_the_signature(
    prepared: Prepared, base: bytes, signed: list[bytes]
) -> None:
    initials = [initials_field(s) for s in sections(prepared, InitialsBlock)]
    answers = [answer_field(s) for s in sections(prepared, TeachBackBlock)]
    assert initials
    assert answers
    assert texts(base) == dict.fromkeys([*initials, *answers], "")
    filled = {**dict.fromkeys(initials, "TK"), answers[0]: ANSWER, **dict.fromkeys(answers[1:], "")}
    assert texts(signed[0]) == filled
    assert signed[0].startswith(base)
    assert signed[0].count(b"%%EOF") == base.count(b"%%EOF") + 1, "one revision for signature and lines"


def test_nobody_writes_over_what_stands_there(signed: list[bytes]) -> None:
    assert texts(signed[0]) == texts(signed[1]) == texts(signed[2])


def test_verified_and_conforming_after_each_signature(
    clinic: Clinic, signed: list[bytes], tmp_path_factory: pytest.TempPathFactory
) -> None:
    verdict = clinic.verify(signed[-1])
    assert verdict.state is State.VERIFIED, verdict.sentences()
    assert [s.field for s in verdict.signatures] == ["sign-patient", "sign-patient-notice-us-ut", "sign-practitioner"]
    assert clinic.verify(signed[1]).missing == ("sign-practitioner",)
    for count, pdf in enumerate(signed, 1):
        assert faults(pdf) == []
        assert page_failures(pdf, signatures=count) == []
    assert outloud_findings(signed[-1], tmp_path_factory.mktemp("heard")) == []


def test_lines_are_filled_also_behind_an_earlier_signature(clinic: Clinic) -> None:
    """An interpreter may sign first; the patient's initials then change fields of a certified document."""
    made = Bench(clinic=clinic).prepare({**HEALTHY, "interpreter_needed": True})
    patient, interpreter = made.consent.signatures[:2]
    assert (patient.role, interpreter.role) == ("patient", "interpreter")
    turned = replace(
        made, consent=replace(made.consent, signatures=(interpreter, patient, *made.consent.signatures[2:]))
    )
    first, second, last = sign_all(clinic, turned, clinic.render(made, LETTER).pdf)
    assert set(texts(first).values()) == {""}
    assert "TK" in texts(second).values()
    assert clinic.verify(last).state is State.VERIFIED, clinic.verify(last).sentences()
    assert page_failures(last, signatures=3) == []


@pytest.mark.parametrize("role", [Role.PRACTITIONER, Role.WITNESS, Role.INTERPRETER, Role.CHILD])
def test_only_who_consents_fills_lines(
    clinic: Clinic, prepared: Prepared, base: bytes, role: Role, attest: Callable[..., object]
) -> None:
    from exoconsent.signing.seal import seal

    said = attest("sign-practitioner", role=role, note=given_on_screen(prepared))
    assert set(texts(seal(base, said, clinic.key(NOW), "here", first=True)).values()) == {""}


def test_letters_that_cannot_be_drawn_stay_in_the_seal(clinic: Clinic, prepared: Prepared, base: bytes) -> None:
    greek = "Ωψ"
    assert not can_letter(greek)
    first = next(sign_all(clinic, prepared, base, initials=greek, words=greek))
    assert set(texts(first).values()) == {""}
    (signature,) = clinic.verify(first).signatures
    assert greek in signature.note


def test_paper_alone_has_no_fields(clinic: Clinic) -> None:
    made = Bench(clinic=clinic).prepare({k: v for k, v in HEALTHY.items() if k != "capacity"} | {"pregnant": "yes"})
    assert not made.ready
    assert b"/Tx" not in clinic.render(made, LETTER).pdf
    assert not [b for s in made.consent.sections for b in s.blocks if getattr(b, "entry", "")]


# ------------------------------------------------------------------------------------------------------ tampering


def _initials_changed(documents: Documents, pdf: bytes, key: str) -> bytes:
    generic = documents.generic()

    def change(writer: object) -> None:
        from exoconsent.signing.differences import text_fields

        name, field = next((n, f) for n, f in text_fields(writer) if "/V" in f)
        assert name.startswith("initials-")
        if key == "/V":
            field[generic.pdf_name("/V")] = generic.TextStringObject("XX")
        else:
            form = generic.StreamObject(stream_data=b"0 0 m 9 9 l S")
            form.update({generic.pdf_name("/Subtype"): generic.pdf_name("/Form")})
            field[generic.pdf_name("/AP")] = generic.DictionaryObject({generic.pdf_name("/N"): writer.add_object(form)})
        writer.update_container(field)

    return documents.updated(pdf, change)


@pytest.mark.parametrize("key", ["/V", "/AP"])
@pytest.mark.parametrize("behind", [0, 1, 2])
def test_exchanged_initials_are_found_and_named(
    documents: Documents, clinic: Clinic, signed: list[bytes], behind: int, key: str
) -> None:
    verdict = clinic.verify(_initials_changed(documents, signed[behind], key))
    assert verdict.state is State.NOT_VERIFIED
    assert re.search(r"what stands in the field initials-[a-z-]+ was changed", " ".join(verdict.sentences()))


def test_initials_exchanged_between_two_signatures_are_found(
    documents: Documents, clinic: Clinic, prepared: Prepared, signed: list[bytes], attest: Callable[..., object]
) -> None:
    """Somebody with the clinic's key signs on top of them, past the checks that ``seal`` makes."""
    forged = _initials_changed(documents, signed[1], "/AP")
    block = prepared.consent.signatures[2]
    said = attest(block.field, role=Role(block.role), name=block.name, meaning=block.meaning, time=NOW)
    key = clinic.key(NOW)
    verdict = verify(documents.sealed_over(forged, said, key), Expected(), {key.fingerprint})
    assert verdict.state is State.NOT_VERIFIED


def test_nobody_signs_on_top_of_exchanged_initials(documents: Documents, clinic: Clinic, signed: list[bytes]) -> None:
    from exoconsent.errors import TamperedError

    forged = _initials_changed(documents, signed[1], "/V")
    with pytest.raises(TamperedError):
        clinic.sign(forged, Role.PRACTITIONER, "Dr. Mock", scribble(Role.PRACTITIONER), NOW, note="x")


# ---------------------------------------------------------------------------------------------------------- looks


def _points(drawn: bytes) -> list[tuple[float, float]]:
    return [(float(x), float(y)) for x, y in re.findall(rb"(-?[\d.]+) (-?[\d.]+) [ml]\b", drawn)]


words = st.text(st.sampled_from("abcdefgjpqyABCÄÉ .,;?!0123"), min_size=1, max_size=300)


@given(words, st.floats(120, 520), st.floats(32, 60))
def test_an_answer_stays_on_its_lines_or_is_not_written(text: str, width: float, height: float) -> None:
    drawn = draw_answer(text, width, height)
    for x, y in _points(drawn):
        assert 0 <= x <= width
        assert 0 <= y <= height
    assert drawn or len(text) > 20, "a short answer has room"


def test_an_answer_of_the_screen_has_room_and_a_word_without_end_has_none() -> None:
    assert draw_answer("I call you when I have a fever. " * 6, 470, 34)
    assert draw_answer("x" * 400, 470, 34) == b""


@given(st.text(st.sampled_from("ABGJQÄÉgjy. "), min_size=1, max_size=6), st.floats(60, 160), st.floats(13, 26))
def test_initials_stand_in_their_box(text: str, width: float, height: float) -> None:
    for x, y in _points(draw_initials(text, width, height)):
        assert 0 <= x <= width
        assert -0.5 <= y <= height + 0.5
