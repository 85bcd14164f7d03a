"""Clipboards as Word, LibreOffice, Google Docs and browsers fill them, written by hand after theirs."""

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from exoconsent.consent.cleantext import refused
from exoconsent.consent.text import Bullets, Paragraph, Run, inlines_of
from exoconsent.library.pasted import Left, pasted_html, pasted_words

CLIPBOARDS = Path(__file__).parent / "clipboards"


def clipboard(name: str) -> str:
    return (CLIPBOARDS / f"{name}.html").read_text(encoding="utf-8")


def row(*runs: Run) -> tuple[Run, ...]:
    return runs


def test_word() -> None:
    found = pasted_html(clipboard("word"))
    assert found.blocks == (
        Paragraph(inlines=row(Run(text="Rest for "), Run(text="two days", bold=True), Run(text=" and call us."))),
        Bullets(
            items=(
                row(Run(text="No swimming")),
                row(Run(text="No "), Run(text="sauna", emphasis=True)),
                row(Run(text="First thing")),
            )
        ),
        Paragraph(inlines=row(Run(text="New words stay."))),
        Paragraph(inlines=row(Run(text="Left"))),
        Paragraph(inlines=row(Run(text="Right"))),
    )
    assert found.left == {
        Left.PICTURE: 1,
        Left.TABLE: 1,
        Left.NUMBERS: 1,
        Left.DELETED: 1,
        Left.NOTE: 1,
        Left.UNSEEN: 1,
    }


def test_libreoffice() -> None:
    found = pasted_html(clipboard("writer"))
    assert found.blocks == (
        Paragraph(inlines=row(Run(text="Bring", bold=True), Run(text=" “this” form."))),
        Bullets(
            items=(
                row(Run(text="a list of "), Run(text="medicines", bold=True)),
                row(Run(text="a friend")),
                row(Run(text="Arrive early")),
            )
        ),
        Paragraph(inlines=row(Run(text="The end"))),
    )
    assert found.left == {Left.NUMBERS: 1}


def test_google_docs_wraps_all_in_a_bold_that_is_none() -> None:
    found = pasted_html(clipboard("docs"))
    assert found.blocks == (
        Paragraph(inlines=row(Run(text="Tell us "), Run(text="at once", bold=True), Run(text=" if it swells."))),
        Bullets(items=(row(Run(text="fever")), row(Run(text="rash", emphasis=True)))),
        Paragraph(inlines=row(Run(text="more"))),
    )
    assert found.left == {Left.LINK: 1}


def test_lines_of_plain_text() -> None:
    text = "From Word:\r\n·\tone\u200b thing\r\n•\tanother\r\n\r\n3) third\n– dash\no bien así\n1.5 mg a day"
    found = pasted_words(text)
    assert found.blocks == (
        Paragraph(inlines=row(Run(text="From Word:"))),
        Bullets(items=tuple(row(Run(text=words)) for words in ("one thing", "another", "third", "dash"))),
        Paragraph(inlines=row(Run(text="o bien así"))),
        Paragraph(inlines=row(Run(text="1.5 mg a day"))),
    )
    assert found.left == {Left.NUMBERS: 1, Left.UNSEEN: 1}


def test_look_alike_letters_are_told_and_stay() -> None:
    found = pasted_html("<p>Th\u0435 ex\u043esome</p>")
    assert found.blocks == (Paragraph(inlines=row(Run(text="Th\u0435 ex\u043esome"))),)
    assert found.left == {Left.MIXED: 2}


def test_nothing_hidden_comes_along() -> None:
    html = (
        "<style>p{}</style><script>alert(1)</script><p>one<span style='display:none'>secret</span> \u202etwo\u202c\x07"
        "<!-- note --></p><div style='mso-element:comment-list'><p>a remark</p></div>"
    )
    found = pasted_html(html)
    assert found.blocks == (Paragraph(inlines=row(Run(text="one two"))),)
    assert found.left == {Left.NOTE: 1, Left.UNSEEN: 3}


TAGS = "<p>|</p>|<b>|</b>|<li>|</li>|<ul>|</table>|<td|<![if x]>|&nbsp;|&#0;|&lt;|</span>|<!--|-->|<del>|<br>"
WORDS = ["<span style='mso-list:Ignore'>", "one", " two ", "\u202e", "· "]
PIECES = st.lists(st.sampled_from([*TAGS.split("|"), *WORDS]), max_size=30)


@given(PIECES)
@settings(max_examples=200, deadline=None)
def test_whatever_is_pasted_can_be_printed(pieces: list[str]) -> None:
    for found in (pasted_html("".join(pieces)), pasted_words("".join(pieces))):
        for inline in inlines_of(found.blocks):
            assert isinstance(inline, Run)
            assert inline.text
            assert not any(refused(sign) for sign in inline.text)
            assert "\n" not in inline.text
