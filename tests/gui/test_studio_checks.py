"""Checks, preview and conditions of Templates in the window: grades, elements, going to the words, people, articles."""

import threading
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from exoconsent.clinic import studio as studio_module
from exoconsent.clinic.studio_assessment import Check
from exoconsent.clinic.studio_steps import text_in, with_text
from exoconsent.consent.form import Provenance
from exoconsent.consent.problem import Severity
from exoconsent.consent.text import Paragraph, plain
from exoconsent.gui.places.templates import TemplatesPlace
from exoconsent.gui.studio_preview import Preview
from exoconsent.gui.window import Window
from tests.gui.test_studio import BLEEDING, place, window

__all__ = ["place", "window"]
HARD = (
    "Considerable pharmacological uncertainty regarding extracellular nanovesicular preparations necessitates "
    "individualised multidisciplinary deliberation incorporating comprehensive haematological evaluation and "
    "subsequent longitudinal surveillance of biochemical abnormalities within institutional infrastructures "
    "characterised by appropriately accredited personnel and continuously documented methodological accountability. "
    "Interdisciplinary consideration of contemporaneous pharmacotherapeutic administration remains indispensable."
)


def says(place: TemplatesPlace, words: str, language: str = "en") -> None:
    """Other words in the main part of the chosen section."""
    section = place.studio.section
    text = text_in(section, language)
    parts = MappingProxyType({**text.parts, "main": (Paragraph(inlines=plain(words)),)})
    place.studio.apply_section(with_text(section, replace(text, parts=parts)), "words")


def checked(qtbot, place: TemplatesPlace, code: str) -> Check:
    qtbot.waitUntil(lambda: any(p.code.startswith(code) for p in place.checks.problems), timeout=20_000)
    return next(p for p in place.checks.problems if p.code.startswith(code))


def press_enter_on(qtbot, place: TemplatesPlace, check: Check) -> None:
    checks = place.checks
    checks.tabs.setCurrentWidget(checks.list)
    checks.list.setCurrentRow(checks.problems.index(check))
    checks.list.setFocus()
    qtbot.keyClick(checks.list, Qt.Key.Key_Return)


def test_the_reading_grade_is_always_a_number_with_its_limit(qtbot, place: TemplatesPlace) -> None:
    line = place.checks.grades
    qtbot.waitUntil(lambda: "this section 3" in line.text() and "limit 8" in line.text(), timeout=20_000)
    says(place, HARD)
    qtbot.waitUntil(lambda: "over the limit" in line.text(), timeout=20_000)
    place.editor.show_language("es")
    assert line.text().startswith("Reading grade (es): this section ")
    place.studio.choose("")
    assert "not measured" in line.text()


def test_enter_goes_to_the_words_in_their_section_and_language(qtbot, place: TemplatesPlace) -> None:
    says(place, "Press firmly. This treatment is completely safe. Rest.")
    place.studio.choose("risk-cancer")
    check = checked(qtbot, place, "CLAIM-")
    assert check.severity is Severity.ERROR
    press_enter_on(qtbot, place, check)
    assert place.studio.section_id == BLEEDING
    assert place.editor.wording.edit.textCursor().selectedText() == check.words != ""
    assert QApplication.focusWidget() is place.editor.wording.edit
    says(place, "Sangra el 5 % de las personas.", "es")
    check = checked(qtbot, place, "NO-DENOMINATOR")
    press_enter_on(qtbot, place, check)
    assert (place.editor.tag, place.editor.wording.edit.textCursor().selectedText()) == ("es", "5 %")


def test_enter_goes_to_titles_tabs_and_the_form(qtbot, place: TemplatesPlace) -> None:
    checks = place.checks
    told = [
        Check(code="A", severity=Severity.INFO, message="a", place="section:risk-cancer", part="title", language="en"),
        Check(code="B", severity=Severity.INFO, message="b", place=f"section:{BLEEDING}", part="rules"),
        Check(code="C", severity=Severity.INFO, message="c", place="form"),
    ]
    place.studio.checked.emit(tuple(told))
    for check, where in zip(told, ("risk-cancer", BLEEDING, ""), strict=True):
        checks.show_problems(tuple(told))
        press_enter_on(qtbot, place, check)
        assert place.studio.section_id == where
    place.checks.go.emit(told[0])
    assert QApplication.focusWidget() is place.editor.title


def test_required_elements_say_who_asks_and_which_section_gives(qtbot, place: TemplatesPlace) -> None:
    elements = place.checks.elements
    qtbot.waitUntil(lambda: elements.count() > 50, timeout=20_000)
    rows = [elements.item(n).text() for n in range(elements.count())]
    (alternatives,) = (row for row in rows if "ALT-01" in row)
    assert alternatives.startswith("alternatives: found in “Other choices")
    assert "asked for by: 42 CFR" in alternatives
    place.studio.choose("alternatives-no-treatment")
    place.tree.list.setFocus()
    qtbot.keyClick(place.tree.list, Qt.Key.Key_Delete)
    check = checked(qtbot, place, "ALT-01")
    assert (check.severity, place.checks.bars) == (Severity.ERROR, True)
    assert elements.item(0).text().startswith("alternatives: NOT FOUND")
    assert place.checks.tabs.tabText(1).startswith("Required: 3 not found")
    assert "the draft still has errors" in place.state.text(), "as the checks count them"
    shown = next(
        place.checks.list.item(n).text() for n in range(3) if "alternatives" in place.checks.list.item(n).text()
    )
    assert "Asked for by: 42 CFR" in shown
    place.studio.go_back()
    qtbot.waitUntil(lambda: not place.checks.bars, timeout=20_000)
    assert "errors" not in place.state.text()
    assert place.checks.tabs.tabText(1).startswith("Required: 1 not found")


def test_enter_on_an_element_goes_to_the_section_that_gives_it(qtbot, place: TemplatesPlace) -> None:
    elements = place.checks.elements
    qtbot.waitUntil(lambda: elements.count() > 50, timeout=20_000)
    row = next(n for n in range(elements.count()) if "REG-03" in elements.item(n).text())
    place.checks.tabs.setCurrentWidget(elements)
    elements.setCurrentRow(row)
    elements.setFocus()
    qtbot.keyClick(elements, Qt.Key.Key_Return)
    assert place.studio.section_id == "reporting-side-effects"


def test_the_preview_offers_everybody_and_every_size_and_paper(qtbot, place: TemplatesPlace) -> None:
    preview = place.preview
    qtbot.waitUntil(lambda: preview.person.count() > 200, timeout=20_000)
    qtbot.waitUntil(lambda: preview._look is not None, timeout=20_000)  # or the first pages would be taken for the next
    assert preview.person.currentIndex() == 0
    assert "fictitious" in preview.person.currentText()
    names = [preview.person.itemText(n) for n in range(preview.person.count())]
    at = next(n for n, name in enumerate(names) if name.startswith("made-up person 3:"))
    preview.letters.setCurrentIndex(1)
    preview.paper.setCurrentIndex(preview.paper.findText("Letter"))
    with qtbot.waitSignal(place.studio.looked, timeout=30_000) as looked:
        preview.person.setCurrentIndex(at)
        preview.person.activated.emit(at)
    look = looked.args[0]
    assert (look.options.size, look.options.paper) == (preview.letters.itemData(1), preview.paper.currentData())
    assert look.prepared.draft.facts == preview.person.itemData(at).facts
    assert look.prepared.draft.patient.name == ""


def test_filed_consents_are_numbers_and_facts_alone(qtbot, place: TemplatesPlace) -> None:
    from exoconsent.clinic.studio_people import crowd, of_filed
    from exoconsent.consent.affected import Filed
    from exoconsent.consent.synthetic import made_up_people

    filed = of_filed(Filed(number="EC-261122-AAAA", edition="1", facts=made_up_people()[0]))
    people = (*place.studio.studio.invented(), filed)
    place.studio.people = people
    place.studio.peopled.emit(people)
    preview: Preview = place.preview
    assert preview.person.findText("filed: EC-261122-AAAA") > 0
    assert len(crowd(people).filed) == 1
    qtbot.waitUntil(lambda: "Of the filed consents" in place.editor.rules.counted.text(), timeout=20_000)
    assert "of 200 made-up people would see it" in place.editor.rules.counted.text()


@pytest.mark.parametrize("width", [1366, 1024])
def test_the_preview_is_never_wider_than_the_window(qtbot, window: Window, place: TemplatesPlace, width: int) -> None:
    window.resize(width, 768)
    font = QApplication.font()
    large = QApplication.font()
    large.setPointSizeF(font.pointSizeF() * 1.5)
    QApplication.setFont(large)
    try:
        QApplication.processEvents()
        sum_of_panes = sum(p.minimumSizeHint().width() for p in (place.tree, place.middle, place.side))
        assert place.preview.minimumSizeHint().width() <= 330
        assert sum_of_panes < 1190
    finally:
        QApplication.setFont(font)


def test_a_passage_is_shown_in_its_document_beside_the_form(qtbot, place: TemplatesPlace, tmp_path: Path) -> None:
    section = place.studio.section
    lost = Provenance(document="lost", name="lost.pdf", start=0, end=4, quotation="zzzz", paragraph=1, sha256="ab" * 32)
    place.studio.apply_section(replace(section, provenance=(*section.provenance, lost)), "passages")
    buttons = place.editor.sources.passages.buttons
    assert len(buttons) == len(section.provenance) + 1
    buttons[0].click()
    assert place.article_button.isChecked()
    qtbot.waitUntil(lambda: bool(place.article.view.marks.spans), timeout=20_000)
    buttons[-1].click()
    assert "lost.pdf" in place.article.lost.words.text()
    assert "abababababab" in place.article.lost.words.text()
    assert place.article.lost.look.isEnabled()


def test_the_windows_thread_looks_at_nothing_itself(qtbot, place: TemplatesPlace, monkeypatch) -> None:
    """200 sections: what is slow runs in the worker, so the letters never wait for it."""
    threads: dict[str, set[int]] = {}
    for name in ("assess", "preview", "save_form", "people"):
        whole = getattr(studio_module.Studio, name)

        def noted(self, *given, _name=name, _whole=whole, **more):
            threads.setdefault(_name, set()).add(threading.get_ident())
            return _whole(self, *given, **more)

        monkeypatch.setattr(studio_module.Studio, name, noted)
    form = place.studio.form
    sections = tuple(replace(s, id=f"{s.id}-{n}") for n in range(8) for s in form.sections)[:200]
    place.studio.apply(replace(form, sections=sections), "many")
    place.studio.choose(sections[0].id)
    qtbot.keyClicks(place.editor.wording.edit, "Letters.")
    place.studio.begin()
    qtbot.waitUntil(lambda: set(threads) == {"assess", "preview", "save_form", "people"}, timeout=30_000)
    assert all(threading.get_ident() not in those for those in threads.values())


def test_a_language_of_a_form_is_called_by_its_name(qtbot, place: TemplatesPlace) -> None:
    words = place.words
    place.studio.choose("")
    box = words.language
    assert [box.itemText(n) for n in range(box.count())] == ["English", "Español"]
    box.setCurrentIndex(1)
    box.activated.emit(1)
    assert (words.tag, box.currentText()) == ("es", "Español")
    assert words.title.text() == place.studio.form.texts["es"].title


def test_a_long_line_of_a_form_wraps_and_stays_a_line(qtbot, place: TemplatesPlace) -> None:
    place.studio.choose("")
    line = place.words.notice
    long = place.studio.form.texts["en"].review_notice
    assert (line.text(), line.verticalScrollBarPolicy()) == (long, Qt.ScrollBarPolicy.ScrollBarAsNeeded)
    assert line.document().firstBlock().layout().lineCount() > 1, "one sees all of it"
    line.selectAll()
    line.insertPlainText("Two\nlines")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert line.text() == place.studio.form.texts["en"].review_notice == "Two lines"
