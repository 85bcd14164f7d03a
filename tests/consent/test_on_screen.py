"""What was done on screen: nothing typed can forge another entry, and old notes stay readable."""

import json

import pytest

from exoconsent.consent.on_screen import Answer, OnScreen, free_words, in_short, in_words, plain, read_note, to_note
from exoconsent.consent.signature import Role
from exoconsent.consent.signing_gate import accepted_warnings
from exoconsent.errors import NotReadyError

FORGED = 'no idea"; 2 in own words: "fine'
FULL = OnScreen(
    answers=(Answer(question=1, section="risk-cancer", words=FORGED), Answer(question=2, section="costs")),
    initials="ZQ",
    initialled=("risk-cancer",),
    initials_confirmed=True,
    printed_name="Samplo Baldwick",
)
STAFF = OnScreen(own_words=(1,), not_own_words=(2,), warnings=("Mind the lot.",), note='Said "again".')


@pytest.mark.parametrize("done", [FULL, STAFF, OnScreen(note="{ by hand"), OnScreen(answers=FULL.answers)])
def test_what_is_written_is_read_back(done: OnScreen) -> None:
    note = to_note(done)
    assert "\n" not in note
    assert json.loads(note)["schema"] == "exoconsent-on-screen/1"
    assert read_note(note) == done
    assert to_note(read_note(note) or OnScreen()) == note


def test_an_answer_cannot_pass_for_another_question() -> None:
    said = in_words(to_note(FULL))
    assert r'1 (risk-cancer): "no idea\"; 2 in own words: \"fine"; 2 (costs): not written.' in said
    assert 'than the printed "Samplo Baldwick"' in said
    assert read_note(to_note(FULL)).answers[1].words == ""


def test_hidden_characters_do_not_come_in() -> None:
    assert plain("a\u202eb\u200b c\x00\ufffd") == "ab c"
    note = to_note(OnScreen(answers=(Answer(question=1, section="x", words="a\u202eb"),)))
    assert "\u202e" not in note


@pytest.mark.parametrize(
    "note",
    [
        "",
        "Discussed.",
        'Teach-back on screen, questions by number: 1 in own words: "no"; 2 not ticked.',
        "{",
        '{"schema":"exoconsent-on-screen/2"}',
        '{"schema":"exoconsent-on-screen/1","answers":[{"question":"1","section":"x"}]}',
        '{"schema":"exoconsent-on-screen/1","own_words":["1"]}',
        '{"schema":"exoconsent-on-screen/1","note":5}',
        '{"schema":"exoconsent-on-screen/1","other":""}',
        "{" * 5000,
        '["schema"]',
    ],
)
def test_other_notes_stay_as_they_are(note: str) -> None:
    assert read_note(note) is None
    assert in_words(note) == note
    assert in_short(note) == ""
    assert to_note(OnScreen(note="Discussed.")) == "Discussed."


def test_the_box_on_the_page_tells_in_short() -> None:
    assert in_short(to_note(FULL)) == "in this seal: 1 of 2 answers, initials ZQ to 1"
    assert in_short(to_note(FULL), str.islower) == "in this seal: 1 of 2 answers, initials to 1"
    assert in_short(to_note(STAFF)) == "in this seal: 1 of 2 answers ticked, note"


def test_ticks_alone_are_no_note_on_warnings() -> None:
    record = {"problems": [{"code": "A-1", "severity": "warning", "message": "x", "acknowledged": ""}]}
    with pytest.raises(NotReadyError):
        accepted_warnings(record, Role.PRACTITIONER, to_note(OnScreen(own_words=(1,))))
    note = accepted_warnings(record, Role.PRACTITIONER, to_note(STAFF))
    assert note.endswith(" (on A-1)")
    assert free_words(note) == 'Said "again".'
    assert in_words(note).endswith('This answers: "Mind the lot.". (on A-1)')
