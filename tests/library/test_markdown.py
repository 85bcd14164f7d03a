"""The Markdown subset: what it reads, what it refuses at which line, and writing it back."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exoconsent.consent.blanks import BLANKS
from exoconsent.consent.text import Blank, Bullets, Paragraph, Run, inlines_of
from exoconsent.library.markdown import read_line, read_markdown
from exoconsent.library.markdown_writer import to_markdown


def test_what_is_remembered_cannot_be_changed_by_whoever_asked():
    read_markdown("# no")[1].clear()
    assert read_markdown("# no")[1]


def test_all_of_the_subset():
    blocks, complaints = read_markdown(
        "One **bold** and *slanted\nwords* with {patient.name}.\n\n"
        "- [call](tel:911)\n- **{clinic.name}** & a \\* star\n"
    )
    assert complaints == []
    assert blocks == (
        Paragraph(
            inlines=(
                Run(text="One "),
                Run(text="bold", bold=True),
                Run(text=" and "),
                Run(text="slanted words", emphasis=True),
                Run(text=" with "),
                Blank(name="patient.name"),
                Run(text="."),
            )
        ),
        Bullets(
            items=(
                (Run(text="call", href="tel:911"),),
                (Blank(name="clinic.name", bold=True), Run(text=" & a * star")),
            )
        ),
    )


@pytest.mark.parametrize(
    "fine", ["5 * 3", "a_b", "x < y > z", "AT&T", "1) is\\) fine"[3:], "- a\n\n- b", "a~b", "50 % {patient.born}"]
)
def test_harmless_signs_stay(fine):
    assert read_markdown(fine)[1] == []


@pytest.mark.parametrize(
    ("source", "line", "word"),
    [
        ("a\n\n# b", 2, "headings"),
        ("a\nb\nc `d`", 2, "code"),
        ("a\n\n- b\n  - c", 3, "one level"),
        ("a  \nb `c`", 1, "code"),
        ("a\n\n1. b", 2, "numbered"),
        ("a <b>c</b>", 0, "HTML"),
        ("[a](http://b.c)", 0, "http://b.c"),
        ("a\n{patient.nme}", 1, "patient.name"),
        ("a &#10; b", 0, "control"),
        ("a\n\n[b]: https://c.d", 2, "alone"),
    ],
)
def test_refusals_name_the_line(source, line, word):
    complaints = read_markdown(source)[1]
    assert any(at == line and word in message for at, message in complaints), complaints


def test_a_line_is_one_paragraph():
    assert read_line("How often: **not known**.")[0] == (
        Run(text="How often: "),
        Run(text="not known", bold=True),
        Run(text="."),
    )
    assert read_line("- a")[1] == [(0, "this must be one paragraph without bullets")]
    assert read_line("# a")[1]


WORDS = st.text(st.characters(exclude_categories=["C", "Z"], exclude_characters="{}\ufffd"), min_size=1, max_size=8)
LINKS = st.sampled_from(["", "", "", "https://example.org/a_b?c=d*e", "mailto:a@example.org", "tel:+1-555"])
FACES = st.fixed_dictionaries({"bold": st.booleans(), "emphasis": st.booleans()})
RUNS = st.builds(lambda text, face, href: Run(text=text, href=href, **face), WORDS, FACES, LINKS)
BLANKED = st.builds(lambda name, face: Blank(name=name, **face), st.sampled_from(sorted(BLANKS)), FACES)


def _spaced(parts):
    """Parts with a plain blank between them, as people write: faces change between words."""
    out = []
    for part in parts:
        if out:
            out.append(Run(text=" "))
        out.append(part)
    return tuple(_joined(out))


def _joined(inlines):
    last = None
    for part in inlines:
        if (
            isinstance(part, Run)
            and isinstance(last, Run)
            and (last.bold, last.emphasis, last.href) == (part.bold, part.emphasis, part.href)
        ):
            last = Run(text=last.text + part.text, bold=part.bold, emphasis=part.emphasis, href=part.href)
            continue
        if last is not None:
            yield last
        last = part
    if last is not None:
        yield last


LINES = st.lists(st.one_of(RUNS, BLANKED), min_size=1, max_size=5).map(_spaced)
PARAGRAPHS = st.builds(lambda inlines: Paragraph(inlines=inlines), LINES)
LISTS = st.builds(lambda items: Bullets(items=tuple(items)), st.lists(LINES, min_size=1, max_size=3))


@st.composite
def blocks_as_written(draw):
    """Blocks without two lists in a row, which Markdown would join."""
    blocks = draw(st.lists(st.one_of(PARAGRAPHS, LISTS), min_size=1, max_size=4))
    return tuple(
        b for i, b in enumerate(blocks) if not (i and isinstance(b, Bullets) and isinstance(blocks[i - 1], Bullets))
    )


@settings(max_examples=150)
@given(blocks_as_written())
def test_blocks_survive_writing_and_reading(blocks):
    assert read_markdown(to_markdown(blocks)) == (blocks, [])


@settings(max_examples=300)
@given(st.text(alphabet="ab *_[]()-\n!{}`#<>&\\1.~|", max_size=60))
def test_whatever_reads_can_be_written_or_is_refused_openly(source):
    blocks, complaints = read_markdown(source)
    if not complaints:
        try:
            text = to_markdown(blocks)
        except ValueError:
            return
        assert read_markdown(text) == (blocks, [])


@given(st.text(max_size=80))
def test_any_text_reads_or_complains(source):
    blocks, complaints = read_markdown(source)
    lines = len(source.replace("\r\n", "\n").replace("\r", "\n").split("\n"))
    assert any(getattr(i, "text", "{}").strip() for i in inlines_of(blocks)) or complaints
    assert all(0 <= line <= lines and message for line, message in complaints)


@pytest.mark.parametrize("blank", ["\u00a0", "&nbsp;", "- &#32;", "[ ](https://example.org)", "a\n\n\u2003"])
def test_blanks_alone_are_refused(blank):
    assert any("only blanks" in message for _line, message in read_markdown(blank)[1])


def test_what_markdown_cannot_say_is_an_error():
    with pytest.raises(ValueError, match="cannot be written"):
        to_markdown((Paragraph(inlines=(Run(text="a ", bold=True), Run(text="b"))),))
