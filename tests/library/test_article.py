"""Articles of every kind: their paragraphs, and the way from any place in the repaired text back to the document."""

from html import escape
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from exoconsent.consent.letters import repair
from exoconsent.errors import BadInputError
from exoconsent.library.article import Article, Kind, Paragraph, Role, read_article
from exoconsent.library.load import load_library
from tests.library.article_files import docx, html, paragraph

NORM = (Path(__file__).parent / "data" / "norm.txt").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def shipped(forms_folder: Path) -> bytes:
    return (forms_folder / "sources" / "source-article.txt").read_bytes()


def pages(_data: bytes) -> tuple[str, ...]:
    text = _data.decode().removeprefix("%PDF-")
    return tuple(text.split("\f"))


def made(kind: Kind, text: str) -> bytes:
    parts = text.split("\n\n")
    match kind:
        case Kind.HTML:
            return html("".join(f"<p>{escape(part)}</p>" for part in parts))
        case Kind.DOCX:
            return docx("".join(map(paragraph, parts)))
        case Kind.PDF:
            return f"%PDF-{text}".encode()
        case _:
            return text.encode()


@pytest.mark.parametrize("kind", Kind)
def test_the_shipped_article_is_the_same_in_every_kind(kind, shipped):
    article = read_article(made(kind, shipped.decode()), f"source-article.{kind}", pages)
    assert article.kind is kind
    assert "\n\n".join(p.repaired for p in article.paragraphs) == NORM
    assert "\n\n".join(p.shown for p in article.paragraphs) == shipped.decode()
    assert len(article.repairs) == 811
    assert all(article.raw[r.offset] == r.raw != r.repaired for r in article.repairs)
    assert [p.number for p in article.paragraphs] == [1, 2, 3, 4, 5, 6]
    assert article.title == "The Potential Risks of Exosome Treatment: What You Need to Know"
    assert [p.page for p in article.paragraphs] == [kind is Kind.PDF] * 6


def test_claims_are_marked_where_they_stand(shipped, forms_folder):
    rules = load_library(forms_folder).claims
    article = read_article(shipped, "source-article.txt", claims=rules)
    quotes = [p.repaired[f.start : f.end] for p in article.paragraphs for f in p.findings]
    assert quotes == [
        "rare", "Fortunately", "That being said", "generally considered very safe", "rigorously tested",
        "thoroughly analyzed", "revolutioniz", "exciting",
    ]  # fmt: skip
    assert not any(p.findings for p in read_article(shipped, "source-article.txt").paragraphs)


def test_a_click_marks_a_sentence(shipped):
    article = read_article(shipped, "source-article.txt")
    second = article.paragraphs[1]
    words = [second.repaired[start:end] for start, end in second.sentences]
    assert len(words) == 5
    assert words[3].startswith("One recent case in Nebraska")
    start, end = second.sentences[3]
    assert (second.raw_start(start), second.raw_end(end)) == (446, 558)  # as provenance in forms/sections has it


HONEST = [
    "Лечение экзосомами не одобрено. Спросите врача о рисках.",
    "Η θεραπεία με εξωσώματα δεν έχει εγκριθεί. Ρωτήστε τον γιατρό σας.",
    "El tratamiento con exosomas no está aprobado; pregunte por los riesgos, señor Núñez.",
    "TNFα and IL-1β rose by 5 μg, and Δ and Ω stayed.",
    "Dr. Ивáнов (Ivanov) wrote: «Всё о рисках», see page 5.",
]


@pytest.mark.parametrize("text", HONEST)
def test_honest_greek_cyrillic_and_spanish_are_left_alone(text):
    article = read_article(text.encode(), "a.txt")
    assert article.repairs == ()
    assert [p.repaired for p in article.paragraphs] == [text]


def test_mixed_words_beside_honest_ones():
    article = read_article("Оценка: tһе trеаtmеnt of Иванов, а rіsk.".encode(), "a.txt")
    assert article.paragraphs[0].repaired == "Оценка: the treatment of Иванов, а risk."
    assert {r.raw for r in article.repairs} == set("һеаі")


# ---- the law: a selection in the repaired text is a stretch of the document that repairs to it


def applied(article: Article, part: Paragraph, start: int, end: int) -> str:
    """What the document's own letters from ``start`` to ``end`` become by the changes that were listed."""
    out, place = [], start
    letters = {r.offset: r.repaired for r in part.repairs}

    def plain(a: int, b: int) -> str:
        return "".join(letters.get(i, article.raw[i]) for i in range(a, b))

    for edit in part.edits:
        if start <= edit.start and edit.end <= end:
            out += [plain(place, edit.start), edit.text]
            place = edit.end
    return "".join([*out, plain(place, end)])


PIECES = st.sampled_from([
    "a", "risk ", "trеаtmеnt", "а", " ", "  ", "\n", "\r\n", "\t", "\u00a0", "\u00ad", "\u200b", "\u202e", "ﬁ", "ﬄ",
    "-\n", "well-\nknown", "\uf0b7", "\ufffd", "😀", "é", "e\u0301", "риск", "**bold**", "*x*", "[a](b)", "`", "\\*",
    "\n\n", "- ", "# ", "1. ", "| a |", "_y_", "**", ".", "\x1c", "\u2028", "\ufeff", "α", "<b>", "&amp;",
])  # fmt: skip


@settings(max_examples=400, deadline=None)
@given(st.lists(PIECES, min_size=1, max_size=25).map("".join), st.sampled_from(list(Kind)), st.data())
def test_every_selection_leads_back_to_the_document(text, kind, data):
    try:
        article = read_article(made(kind, text.replace("\x1c", "") if kind is Kind.DOCX else text), f"a.{kind}", pages)
    except BadInputError:  # no words at all, or mostly lost signs
        assume(False)
    part = data.draw(st.sampled_from(article.paragraphs))
    assert article.raw[part.start : part.end] == part.raw
    assert len(part.shown) == len(part.repaired)
    start = data.draw(st.integers(0, len(part.repaired) - 1))
    end = data.draw(st.integers(start + 1, len(part.repaired)))
    first, last = part.whole(start, end)
    assert first <= start < end <= last
    a, b = part.raw_start(first), part.raw_end(last)
    assert part.start <= a < b <= part.end
    assert applied(article, part, a, b) == part.repaired[first:last]
    assert (part.offset_of(a), part.offset_of(b - 1) < last) == (first, True)
    assert article.paragraph_at(a) == part
    assert all(article.raw[r.offset] == r.raw for r in part.repairs)
    assert repair(part.repaired)[0] == part.repaired or len(part.repaired.split()) < 6  # nothing is left to repair


# ---- what is folded


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("two\nlines  and\u00a0blanks", "two lines and blanks"),
        ("soft\u00adhyphen, \u202ehid\u200bden\u2069", "softhyphen, hidden"),
        ("the ﬁrst eﬀect", "the first effect"),
        ("sign \uf0b3 5 is lost", "sign □ 5 is lost"),
        ("an infec-\ntion spreads", "an infection spreads"),
        ("a well-\nknown risk is well-known", "a well-known risk is well-known"),
        ("COVID-\n19, Anglo-\nSaxon", "COVID- 19, Anglo-Saxon"),
    ],
)
def test_folded(text, read):
    assert read_article(text.encode(), "a.txt").paragraphs[0].repaired == read


def test_marks_inside_marks():
    article = read_article(b"see [a](/*c*/x) and **[b](y)** here", "a.md")
    assert article.paragraphs[0].repaired == "see a and b here"


def test_what_was_lost_or_joined_is_counted():
    article = read_article("infec-\ntion of tis-\nsue \ufffd here, and more words".encode(), "a.txt")
    assert (article.lost, article.joined) == (1, 2)


def test_markdown_is_read_without_its_marks():
    text = (
        "# Risks\n\nSome **bold**, *slanted* and `code` [words](https://a.example/x).\nGoes on \\* here.\n\n"
        "- one\n- two\n  goes on\n\n1. first\n\n> quoted\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n---\n\n5 * 3 * 2"
    )
    article = read_article(text.encode(), "a.md")
    assert [(p.role, p.repaired) for p in article.paragraphs] == [
        (Role.HEADING, "Risks"),
        (Role.TEXT, "Some bold, slanted and code words. Goes on * here."),
        (Role.ITEM, "one"),
        (Role.ITEM, "two goes on"),
        (Role.ITEM, "1. first"),
        (Role.TEXT, "quoted"),
        (Role.ROW, "| a | b |"),
        (Role.ROW, "| 1 | 2 |"),
        (Role.TEXT, "5 * 3 * 2"),
    ]
    assert article.title == "Risks"


def test_a_web_page_is_read_as_it_is_seen():
    body = (
        "<nav>Menu</nav><h1>Risks</h1><p>One<br>two <b>bold</b>.</p><script>alert('x')</script><style>p{}</style>"
        "<p hidden>unseen</p><div style='display: none'>unseen</div><ul><li>a<li>b</ul><!-- no -->"
        "<table><tr><th>Event<th>Number</tr><tr><td>Pain</td><td>3 of 9</td></tr></table>tail &amp; end"
    )
    article = read_article(html(body, "<meta charset=utf-8><title>A  page</title>"), "a.html")
    assert [(p.role, p.repaired) for p in article.paragraphs] == [
        (Role.TEXT, "Menu"),
        (Role.HEADING, "Risks"),
        (Role.TEXT, "One two bold."),
        (Role.ITEM, "a"),
        (Role.ITEM, "b"),
        (Role.ROW, "Event | Number"),
        (Role.ROW, "Pain | 3 of 9"),
        (Role.TEXT, "tail & end"),
    ]
    assert article.title == "A page"


def test_a_web_page_in_another_encoding():
    page = '<meta charset="windows-1252"><p>niño – “x”'.encode("cp1252")
    assert read_article(page, "a.htm").paragraphs[0].repaired == "niño – “x”"


def test_a_word_document_is_read_as_word_shows_it():
    runs = (
        '<w:ins w:id="1"><w:r><w:t>added</w:t></w:r></w:ins>'
        '<w:del w:id="2"><w:r><w:delText>gone</w:delText></w:r></w:del>'
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>unseen</w:t></w:r><w:r><w:tab/><w:t>after</w:t><w:br/><w:t>below</w:t></w:r>"
        "<w:r><w:instrText>PAGE</w:instrText></w:r><w:hyperlink><w:r><w:t> link</w:t></w:r></w:hyperlink>"
    )
    item = '<w:p><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>item</w:t></w:r></w:p>'
    cells = "".join(f"<w:tc>{paragraph(text)}</w:tc>" for text in ("Pain", "3 of 9"))
    body = paragraph("Risks", style="Heading1") + paragraph("Words ", runs=runs) + item
    article = read_article(docx(f"{body}<w:tbl><w:tr>{cells}</w:tr></w:tbl>"), "a.docx")
    assert [(p.role, p.repaired) for p in article.paragraphs] == [
        (Role.HEADING, "Risks"),
        (Role.TEXT, "Words added after below link"),
        (Role.ITEM, "item"),
        (Role.ROW, "Pain | 3 of 9"),
    ]


def test_pages_of_a_pdf_are_told_and_those_without_text():
    article = read_article(b"%PDF-One\ntwo.\n\nThree.\f\fFour.", "dir/a.pdf", pages)
    assert [(p.page, p.repaired) for p in article.paragraphs] == [(1, "One two."), (1, "Three."), (3, "Four.")]
    assert (article.pages, article.pages_without_text, article.name) == (3, (2,), "a.pdf")
