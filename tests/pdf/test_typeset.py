"""Lines: nothing lost, nothing too wide, blanks ruled, words cut only where they must be."""

import time
from unittest import mock

from hypothesis import example, given
from hypothesis import strategies as st

from exoconsent.consent.document import Span
from exoconsent.pdf import oneline, typeset
from exoconsent.pdf.typeset import Line, Type, balanced_lines, break_lines, cell_lines, natural_width, text_lines

BODY = Type(size=12, leading=16.8)
LETTERS = st.text(alphabet="abcdefgXYZéßαβЖ0189-/@.,() \u00a0", min_size=1, max_size=400)


def words_of_lines(lines: tuple[Line, ...]) -> str:
    return "".join(bit.text for line in lines for bit in line.bits)


@given(text=LETTERS, width=st.floats(min_value=30, max_value=500))
@example(text="x" * 2000, width=40.0)
def test_no_line_is_too_wide_and_no_letter_is_lost(text: str, width: float) -> None:
    lines = text_lines(text, BODY, width)
    assert all(line.width <= width + 0.1 for line in lines)
    assert words_of_lines(lines).split(" ") == [w for w in text.split(" ") if w] or not text.strip(" ")


@given(parts=st.lists(st.tuples(LETTERS, st.booleans()), min_size=1, max_size=6), width=st.floats(60, 400))
def test_faces_do_not_change_the_words(parts: list[tuple[str, bool]], width: float) -> None:
    spans = tuple(Span(text=text, bold=bold) for text, bold in parts)
    joined = "".join(text for text, _ in parts)
    assert words_of_lines(break_lines(spans, BODY, width)).split() == joined.split()


def test_a_word_may_change_face_without_a_break() -> None:
    spans = (Span(text="re"), Span(text="draw", bold=True), Span(text="ing is"))
    (line,) = break_lines(spans, BODY, 400)
    assert [bit.text for bit in line.bits] == ["re", "draw", "ing is"]


def test_a_word_broken_by_force_gets_no_space() -> None:
    lines = text_lines("see " + "a" * 120 + " end", BODY, 200)
    assert len(lines) > 3
    assert words_of_lines(lines) == "see " + "a" * 120 + " end"


def test_an_address_is_cut_after_a_mark() -> None:
    lines = text_lines("nurse-on-call.orthopaedics@harbor-joint-clinic.example", BODY, 200)
    assert lines[0].bits[-1].text[-1] in "-@."


def test_a_non_breaking_space_holds() -> None:
    assert all(
        "5\u00a0ml" in "".join(b.text for b in line.bits) for line in text_lines("5\u00a0ml 5\u00a0ml", BODY, 30)
    )


def test_the_space_after_a_link_is_not_part_of_it() -> None:
    (line,) = break_lines((Span(text="this", href="https://example.org"), Span(text=" page")), BODY, 400)
    assert [(bit.text, bit.link) for bit in line.bits] == [("this", 1), (" page", 0)]


def test_a_blank_is_ruled_with_its_hint_under_it_and_room_to_write() -> None:
    (line,) = break_lines((Span(text="Lot "), Span(text="lot number", empty=True), Span(text=".")), BODY, 400)
    blank = line.bits[1]
    assert blank.hints is not None
    assert words_of_lines(blank.hints) == "lot number"
    assert blank.width >= BODY.blank
    assert line.height > BODY.leading + 9


def test_a_blank_without_hint_and_one_wider_than_the_line() -> None:
    (line,) = break_lines((Span(text="", empty=True),), Type(size=12, leading=16.8, blank=999), 100)
    assert (line.bits[0].hints, line.bits[0].width) == ((), 100)
    (line,) = break_lines((Span(text="a very long thing to be written here", empty=True),), BODY, 60)
    assert len(line.bits[0].hints or ()) > 1


def test_a_cell_that_is_a_blank_is_ruled_over_its_width_and_no_other() -> None:
    blank = Span(text="lot", empty=True)
    assert cell_lines((blank,), BODY, 300)[0].width == 300
    assert cell_lines((blank, Span(text=" ml")), BODY, 300)[0].bits[0].width == BODY.blank


def test_a_glued_full_stop_follows_its_blank_to_the_next_line() -> None:
    lines = break_lines((Span(text="word " * 12), Span(text="lot", empty=True), Span(text=".")), BODY, 400)
    assert lines[-1].bits[-1].text == "."
    assert lines[-1].bits[-2].hints is not None


def test_a_blank_glued_to_a_word_wider_than_the_line_is_kept() -> None:
    lines = break_lines((Span(text="x" * 100), Span(text="lot", empty=True)), BODY, 200)
    assert sum(bit.hints is not None for line in lines for bit in line.bits) == 1
    assert all(line.width <= 200.1 for line in lines)


def test_no_text_is_one_empty_line() -> None:
    assert [line.bits for line in text_lines("", BODY, 100)] == [()]


def test_a_heading_leaves_no_word_alone() -> None:
    text = "Consent to treatment with an exosome product"
    width = natural_width(text, BODY) - 5
    greedy, balanced = text_lines(text, BODY, width), balanced_lines(text, BODY, width)
    assert len(greedy) == len(balanced) == 2
    assert balanced[1].width > 2 * greedy[1].width


def test_time_grows_with_the_text_not_with_its_square() -> None:
    def seconds(count: int) -> float:
        spans = (Span(text=" ".join(f"word{i}" for i in range(count)) + "x" * count),)
        start = time.perf_counter()
        break_lines(spans, BODY, 451.0)
        return time.perf_counter() - start

    seconds(500)  # faces are read
    short = min(seconds(1000 + i) for i in range(3))
    assert min(seconds(8000 + i) for i in range(3)) < 8 * 4 * short + 0.05


@given(text=st.text(alphabet="abßαЖ09-/· \u00a0\t", max_size=60), bold=st.booleans(), width=st.floats(60, 400))
def test_a_text_set_in_one_go_is_the_line_made_word_by_word(text: str, bold: bool, width: float) -> None:
    spans = (Span(text=text, bold=bold),)
    short = oneline.one_line(spans, BODY, width)
    with mock.patch.object(typeset, "one_line", return_value=None):
        long = typeset.break_lines.__wrapped__(spans, BODY, width)
    assert short is None or long == (short,)
