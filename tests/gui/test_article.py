"""An article: marks follow the hand and the keys, letters are counted as Qt does, a section keeps where it is from."""

import hashlib
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from exoconsent.consent.claims import ClaimRule, ClaimRules
from exoconsent.consent.form import Category, Provenance, Section
from exoconsent.consent.text import Paragraph as Words
from exoconsent.errors import BadInputError, StorageError
from exoconsent.gui.article_letters import letters_of
from exoconsent.gui.article_marks import Marks, Span, between, merged, sentence_at, step
from exoconsent.gui.article_pane import ArticlePane
from exoconsent.gui.article_source import SourceLines
from exoconsent.gui.article_studio import StudioDesk
from exoconsent.library.article import Article, read_article
from exoconsent.library.writing import write_section
from exoconsent.paths import FORMS

SHIPPED = FORMS / "sources" / "source-article.txt"
SHIFT, CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
TEXT = "One here. Two here. Three here.\n\nFour is safe. Five 𝐛old 😀 end.\n\nSix. Seven."
RULES = ClaimRules(rules=(ClaimRule(id="safe", pattern=r"\bsafe\b", why="nothing is safe"),))


class Desk:
    """In place of the studio's session."""

    def __init__(self) -> None:
        self.sections: list[Section] = []
        self.refuses = ""

    def add_section(self, section: Section) -> None:
        if self.refuses:
            raise StorageError(self.refuses)
        self.sections.append(section)

    def section_ids(self) -> set[str]:
        return {section.id for section in self.sections}

    def claim_rules(self) -> ClaimRules:
        return RULES


def article(text: str = TEXT) -> Article:
    return read_article(text.encode(), "a.txt", None, RULES)


def words(found: Article, span: Span) -> str:
    return found.paragraph(span.paragraph).repaired[span.start : span.end]


@pytest.fixture
def desk() -> Desk:
    return Desk()


@pytest.fixture
def pane(qtbot, desk: Desk) -> Iterator[ArticlePane]:
    pane = ArticlePane(desk)
    qtbot.addWidget(pane)
    pane.resize(1200, 600)
    pane.show()
    yield pane
    pane.finish()


def opened(qtbot, pane: ArticlePane, path: Path) -> ArticlePane:
    with qtbot.waitSignal(pane.told, timeout=20_000):
        pane.open(path)
    return pane


@pytest.fixture
def plain(qtbot, pane: ArticlePane, tmp_path: Path) -> ArticlePane:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    return opened(qtbot, pane, tmp_path / "a.txt")


def marked(pane: ArticlePane) -> list[str]:
    assert pane.view.article is not None
    return [words(pane.view.article, span) for span in pane.view.marks.spans]


def keys(pane: ArticlePane, *pressed: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    for key in pressed:
        QTest.keyClick(pane.view, key, held)


def point(pane: ArticlePane, paragraph: int, offset: int) -> QPoint:
    view = pane.view
    cursor = view._cursor(Span(paragraph, offset, offset))
    return view.cursorRect(cursor).center() + QPoint(2, 0)


def test_space_marks_sentences_and_neighbours_are_one_passage(plain: ArticlePane) -> None:
    keys(plain, Qt.Key.Key_Space, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Space)
    assert marked(plain) == ["One here.", "Three here."]
    keys(plain, Qt.Key.Key_Left, Qt.Key.Key_Space)
    assert marked(plain) == ["One here. Two here. Three here."]
    keys(plain, Qt.Key.Key_Space)
    assert [found.strip() for found in marked(plain)] == ["One here.", "Three here."]
    QTest.keyClick(plain.view, Qt.Key.Key_Z, CTRL)
    assert marked(plain) == ["One here. Two here. Three here."]


def test_shift_extends_across_paragraphs_and_back(plain: ArticlePane) -> None:
    keys(plain, Qt.Key.Key_Right)
    keys(plain, Qt.Key.Key_Right, Qt.Key.Key_Right, held=SHIFT)
    assert marked(plain) == ["Two here. Three here.", "Four is safe."]
    keys(plain, Qt.Key.Key_Left, Qt.Key.Key_Left, held=SHIFT)
    assert marked(plain) == ["Two here."]


def test_the_keys_walk_by_paragraph_and_to_the_ends(plain: ArticlePane) -> None:
    view = plain.view
    seen = []
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_End, Qt.Key.Key_Down, Qt.Key.Key_Home):
        keys(plain, key)
        seen.append(words(view.article, view.here))
    assert seen == ["Four is safe.", "Five 𝐛old 😀 end.", "Four is safe.", "Six.", "Six.", "One here."]
    QTest.keyClick(view, Qt.Key.Key_Space, CTRL)
    assert marked(plain) == ["One here. Two here. Three here."]


def test_click_shift_click_and_drag(plain: ArticlePane) -> None:
    port = plain.view.viewport()
    left = Qt.MouseButton.LeftButton
    QTest.mouseClick(port, left, Qt.KeyboardModifier.NoModifier, point(plain, 1, 12))
    assert marked(plain) == ["Two here."]
    QTest.mouseDClick(port, left, Qt.KeyboardModifier.NoModifier, point(plain, 1, 12))
    QTest.mouseClick(port, left, SHIFT, point(plain, 2, 2))
    assert marked(plain) == ["Two here. Three here.", "Four is safe."]
    keys(plain, *(Qt.Key.Key_Z,) * 2, held=CTRL)
    assert marked(plain) == []
    QTest.mousePress(port, left, Qt.KeyboardModifier.NoModifier, point(plain, 2, 18) - QPoint(2, 0))
    QTest.mouseMove(port, point(plain, 2, 26))
    QTest.mouseRelease(port, left, Qt.KeyboardModifier.NoModifier, point(plain, 2, 24) - QPoint(2, 0))
    assert marked(plain) == ["𝐛old 😀"], "letters of two units are neither cut nor shifted"
    assert not plain.view.textCursor().hasSelection()


def test_a_section_keeps_the_places_of_its_passages(plain: ArticlePane, desk: Desk) -> None:
    keys(plain, Qt.Key.Key_Space, Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Space, Qt.Key.Key_Return)
    assert plain.maker.title.hasFocus()
    assert not plain.maker.make.isEnabled()
    assert plain.maker.make.accessibleDescription() == "Write a title."
    QTest.keyClicks(plain.maker.title, "Five old ends")
    QTest.keyClick(plain.maker.title, Qt.Key.Key_Return)
    (section,) = desk.sections
    assert (section.id, section.category) == ("five-old-ends", Category.RISK)
    assert b"category: risk" in write_section(section), "Qt makes a plain str of a category"
    raw = plain.view.article.raw
    assert [raw[p.start : p.end] for p in section.provenance] == ["One here.", "Five 𝐛old 😀 end."]
    blocks = section.texts["en"].parts["main"]
    assert [b.inlines[0].text for b in blocks if isinstance(b, Words)] == ["One here.", "Five 𝐛old 😀 end."]
    assert plain.view.marks.spans == ()
    assert "Five old ends" in plain.bar.about.text()


def test_what_the_form_refuses_is_said_and_nothing_is_lost(plain: ArticlePane, desk: Desk) -> None:
    desk.refuses = "The disk is full."
    keys(plain, Qt.Key.Key_Space)
    plain.maker.title.setText("A title")
    plain.maker.make.click()
    assert plain.maker.trouble.text() == "The disk is full."
    assert (marked(plain), plain.maker.title.text()) == (["One here."], "A title")


def test_a_claim_is_told_while_reading_and_before_it_is_taken(plain: ArticlePane) -> None:
    plain._next_claim()
    assert words(plain.view.article, plain.view.here) == "Four is safe."
    assert plain.remark.text() == "Unfounded claim “safe”: nothing is safe."
    assert plain.maker.remark.isHidden()
    keys(plain, Qt.Key.Key_Space)
    assert "nothing is safe" in plain.maker.remark.text()


def test_the_shipped_article_is_repaired_in_one_click_and_shown_again_from_its_section(
    qtbot, pane: ArticlePane, desk: Desk
) -> None:
    with qtbot.waitSignal(pane.told):
        pane.bar.shipped.click()
    assert pane.letters.words.text().startswith("811 look-alike letters")
    assert "еxpеrt" in pane.view.toPlainText()
    keys(pane, Qt.Key.Key_Down, Qt.Key.Key_Space)
    pane.letters.repair.click()
    shown = pane.view.toPlainText()
    assert "expert" in shown
    assert not any("\u0370" <= char <= "\u058f" for char in shown)
    assert len(marked(pane)) == 1
    pane.letters.repair.click()
    assert "еxpеrt" in pane.view.toPlainText()
    pane.maker.title.setText("Expert")
    pane.maker.add()
    (kept,) = desk.sections[0].provenance
    assert ("еxpеrt" in kept.quotation, "expert" in kept.repaired) == (True, True)
    pane.show_source(kept)
    assert pane.view.marks.spans == (Span(2, 0, len(kept.quotation)),)


def test_the_way_back_opens_the_shipped_article_or_says_what_to_open(qtbot, pane: ArticlePane) -> None:
    raw = SHIPPED.read_bytes().decode("utf-8-sig")
    start = raw.index("As an")
    built_in = Provenance(document="source-article", start=start, end=start + 9)
    with qtbot.waitSignal(pane.told, timeout=20_000):
        pane.show_source(built_in)
    assert marked(pane) == ["As an exp"]
    pane.show_source(Provenance(document="other", start=0, end=4, name="other.pdf", quotation="zzzz", paragraph=1))
    assert "other.pdf, which is not at hand" in pane.bar.about.text()
    assert not pane.lost.isHidden()
    assert pane.lost.look.isHidden(), "without a hash nobody can know it again"
    assert marked(pane) == ["As an exp"]


def test_a_lost_document_is_found_by_its_content_whatever_its_name(qtbot, pane: ArticlePane, tmp_path: Path) -> None:
    words = b"A made-up paragraph about nothing.\n\nAnother one of them.\n"
    folder = tmp_path / "moved" / "deep"
    folder.mkdir(parents=True)
    (folder / "renamed.txt").write_bytes(words)
    (folder / "alike.txt").write_bytes(words + b" ")
    wanted = Provenance(
        document="gone",
        name="gone.txt",
        start=36,
        end=46,
        paragraph=2,
        quotation="Another on",
        sha256=hashlib.sha256(words).hexdigest(),
    )
    pane.show_source(wanted)
    assert "gone.txt" in pane.lost.words.text()
    pane.lost.ask_folder = lambda: tmp_path / "nowhere"
    pane.lost.look.click()
    qtbot.waitUntil(lambda: "not in this folder" in pane.lost.words.text(), timeout=20_000)
    pane.lost.ask_folder = lambda: tmp_path
    pane.lost.look.click()
    qtbot.waitUntil(lambda: marked(pane) == ["Another on"], timeout=20_000)
    assert pane.opened.article.name == "renamed.txt"
    assert pane.lost.isHidden()
    pane.open(SHIPPED)
    qtbot.waitUntil(lambda: pane.opened.article.name == SHIPPED.name, timeout=20_000)
    pane.show_source(wanted)  # it was open before: nobody is asked again
    qtbot.waitUntil(lambda: marked(pane) == ["Another on"], timeout=20_000)


def test_a_scan_a_broken_file_and_no_file_are_told_in_the_library_s_words(
    qtbot, plain: ArticlePane, tmp_path: Path
) -> None:
    (tmp_path / "b.docx").write_bytes(b"PK\3\4 nothing")
    with zipfile.ZipFile(tmp_path / "c.docx", "w") as archive:
        archive.writestr("word/other.xml", "<a/>")
    (tmp_path / "d.txt").write_bytes(b"  \n ")
    for name, told in (("b.docx", "damaged"), ("c.docx", "damaged"), ("d.txt", "empty"), ("e.txt", "could not")):
        opened(qtbot, plain, tmp_path / name)
        assert told in plain.bar.about.text(), name
        assert plain.view.toPlainText().startswith("One here."), "the document before stays"
    opened(qtbot, plain, tmp_path)
    assert "is no file" in plain.bar.about.text()


def test_a_pdf_shows_its_pages_and_a_scan_says_what_it_is(
    qtbot, pane: ArticlePane, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.7")
    pages = ("First page.\n\nMore of it.", "", "Third page. The end.")
    monkeypatch.setattr("exoconsent.pdf.words_apart.page_texts", lambda _pdf: pages)
    opened(qtbot, pane, tmp_path / "a.pdf")
    assert pane.bar.about.text() == "a.pdf · 3 pages · 3 paragraphs · pages without text, which are pictures: 2"
    keys(pane, Qt.Key.Key_End, Qt.Key.Key_Space)
    assert pane.maker.passages.item(0).text().startswith("Page 3, paragraph 3")
    pane.maker.title.setText("Third")
    pane.maker.add()
    lines = SourceLines()
    qtbot.addWidget(lines)
    lines.show_sources(desk.sections[0].provenance)
    assert lines.labels[0].text() == "From a.pdf, page 3, paragraph 3: “Third page.”"
    with qtbot.waitSignal(lines.show_asked, check_params_cb=lambda found: found.page == 3):
        lines.buttons[0].click()
    monkeypatch.setattr("exoconsent.pdf.words_apart.page_texts", lambda _pdf: ("", " "))
    opened(qtbot, pane, tmp_path / "a.pdf")
    assert "is a scan" in pane.bar.about.text()


def test_finding_reads_repaired_letters_and_goes_round(qtbot, pane: ArticlePane) -> None:
    opened(qtbot, pane, SHIPPED)
    seen = []
    for _turn in range(30):
        pane._find("EXPERT")
        seen.append(pane.view.here)
    assert all("expert" in words(pane.view.article, span).lower() for span in seen)
    assert seen[0] in seen[1:]
    pane._find("no such words")
    assert pane.view.here == seen[-1]


def test_a_long_document_scrolls_without_a_stutter(qtbot, pane: ArticlePane, tmp_path: Path) -> None:
    once = SHIPPED.read_text(encoding="utf-8") + "\n\n"
    (tmp_path / "long.txt").write_text(once * (1_000_000 // len(once) + 1), encoding="utf-8")
    opened(qtbot, pane, tmp_path / "long.txt")
    bar = pane.view.verticalScrollBar()
    slowest = 0.0
    for place in range(0, bar.maximum(), max(1, bar.maximum() // 60)):
        begun = time.perf_counter()
        bar.setValue(place)
        pane.view.viewport().repaint()
        slowest = max(slowest, time.perf_counter() - begun)
    assert slowest < 0.25, "measured: 0.02; the bound is for a busy machine"
    assert len(pane.view._dressed) < len(pane.view.article.paragraphs) / 2, "only what came into sight is dressed"


texts = st.text(st.sampled_from("ab. 😀𝐛\u2028\ufdd0é\n"), min_size=1).filter(str.strip)


@given(texts)
def test_positions_are_those_of_qt(text: str) -> None:
    try:
        found = article(text)
    except Exception:  # noqa: BLE001 - a text without words is refused elsewhere
        return
    letters = letters_of(found, repaired=False)
    document = QTextDocument()
    document.setPlainText(letters.text)
    assert document.blockCount() == 2 * len(found.paragraphs) - 1
    for paragraph in found.paragraphs:
        for offset in range(len(paragraph.repaired) + 1):
            assert letters.place(letters.position(paragraph.number, offset)) == (paragraph.number, offset)
        block = document.findBlockByNumber(2 * (paragraph.number - 1))
        assert block.position() == letters.position(paragraph.number, 0)


spans = st.builds(lambda n, a, b: Span(n, a, a + b), st.integers(1, 3), st.integers(0, 20), st.integers(1, 9))


@given(st.lists(spans), spans)
def test_marks_never_overlap_and_every_change_can_be_taken_back(many: list[Span], one: Span) -> None:
    marks = Marks()
    for span in many:
        marks = marks.toggled(span)
        assert list(marks.spans) == sorted(marks.spans)
        assert not any(a.overlaps(b) for a in marks.spans for b in marks.spans if a is not b)
    assert marks.toggled(one).undone() == marks
    for _each in many:
        marks = marks.undone()
    assert marks.spans == ()
    assert merged(merged(tuple(many))) == merged(tuple(many))


def test_between_runs_either_way() -> None:
    found = article()
    first, last = sentence_at(found, 1, 25), sentence_at(found, 3, 0)
    assert between(found, first, last) == between(found, last, first)
    assert [words(found, s) for s in between(found, first, last)] == [
        "Three here.", "Four is safe. Five 𝐛old 😀 end.", "Six.",
    ]  # fmt: skip
    here = sentence_at(found, 1, 0)
    walked = [here]
    while (following := step(found, here, 1)) != here:
        here = following
        walked.append(here)
    assert [words(found, s) for s in walked][-1] == "Seven."
    assert len(walked) == 7
    back = [here]
    while (before := step(found, here, -1)) != here:
        here = before
        back.append(here)
    assert back == walked[::-1]


def test_more_passages_than_a_section_holds_are_not_taken(qtbot, pane: ArticlePane, desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "many.txt").write_text("\n\n".join(f"Line {number}." for number in range(120)), encoding="utf-8")
    opened(qtbot, pane, tmp_path / "many.txt")
    keys(pane, Qt.Key.Key_End, held=SHIFT)
    pane.maker.title.setText("Everything")
    assert "More than 100 passages" in pane.maker.trouble.text()
    pane.maker.add()
    assert desk.sections == []


def test_the_studio_s_session_takes_sections_into_the_open_form_only() -> None:
    session = SimpleNamespace(
        form=None, studio=SimpleNamespace(library=SimpleNamespace(sections={"a": 1}, claims=RULES)), added=[]
    )
    session.add_section = session.added.append
    taker = StudioDesk(session)
    assert (set(taker.section_ids()), taker.claim_rules()) == ({"a"}, RULES)
    with pytest.raises(BadInputError, match="no form is open"):
        taker.add_section("section")
    session.form = SimpleNamespace(sections=(SimpleNamespace(id="b"),))
    taker.add_section("section")
    assert (session.added, set(taker.section_ids())) == (["section"], {"a", "b"})


def test_everything_that_takes_the_focus_has_a_name(plain: ArticlePane) -> None:
    for widget in plain.findChildren(QWidget):
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible():
            face = QAccessible.queryAccessibleInterface(widget)
            assert face.text(QAccessible.Text.Name), widget
