"""The rows, words and paper of Records: pages that come late, words for everything, a list that prints as text."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from exoconsent.clinic.permissions import Deed
from exoconsent.consent.facts import VOCABULARY
from exoconsent.consent.form import TextStatus
from exoconsent.consent.words import Words
from exoconsent.gui.page_desk import Desk
from exoconsent.gui.records_acts import DEEDS, keys_of, why_not
from exoconsent.gui.records_model import COLUMNS, KEPT, RecordsModel
from exoconsent.gui.records_pages import BareDesk
from exoconsent.gui.records_paper import list_paper, list_pdf
from exoconsent.gui.records_search import SearchBar
from exoconsent.gui.records_source import PAGE, Ask, Column, Listing, filters_of, first_hits, order_of
from exoconsent.gui.records_treatments import Treatments
from exoconsent.gui.records_words import EVENTS, FIELDS, ICONS, SCOPES, STATES, event_words, standing, state_words
from exoconsent.library.load import load_library
from exoconsent.paths import FORMS, RESOURCES
from exoconsent.pdf.raster import page_sizes
from exoconsent.records.record import Event, EventKind, Field, Scope, State
from exoconsent.records.search import Order
from tests.gui.archive_in_memory import NOW, Shelf, row

ALL = frozenset(deed.value for deed in Deed)


def model_of(count: int) -> RecordsModel:
    model = RecordsModel(UTC)
    model.show(tuple(row(n) for n in range(min(count, PAGE))))
    model.grow(count)
    return model


@pytest.mark.parametrize("count", [0, 1, PAGE, PAGE + 1, 3 * PAGE - 1])
def test_qt_finds_nothing_to_complain_of(qtbot, count: int) -> None:
    model = model_of(count)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.fill(1, tuple(row(n) for n in range(PAGE, min(count, 2 * PAGE))))
    model.show(())
    assert model.rowCount() == 0


def test_the_page_that_was_looked_at_last_is_fetched_first_and_each_once(qtbot) -> None:
    model, asked = model_of(100 * PAGE), []
    model.page_wanted.connect(asked.append)
    for line in (5 * PAGE, 9 * PAGE, 7 * PAGE):
        assert model.data(model.index(line, 1)) == "…"
    qtbot.waitUntil(lambda: asked == [7])
    assert model.data(model.index(9 * PAGE, 1)) == "…"
    qtbot.wait(20)
    assert asked == [7], "one at a time"
    model.fill(7, tuple(row(n) for n in range(7 * PAGE, 8 * PAGE)))
    assert model.data(model.index(7 * PAGE, 1)) == row(7 * PAGE).name


def test_a_page_that_cannot_be_had_is_not_asked_for_again_and_again(qtbot) -> None:
    model, asked = model_of(3 * PAGE), []
    model.page_wanted.connect(asked.append)
    for _look in range(3):
        model.data(model.index(PAGE, 1))
        qtbot.wait(5)
        model.fill(1, ())
    assert asked == [1]
    assert model.data(model.index(PAGE, 1)) == ""


def test_only_so_many_pages_are_kept(qtbot) -> None:
    model = model_of(2 * KEPT * PAGE)
    for page in range(1, 2 * KEPT):
        model.fill(page, tuple(row(n) for n in range(page * PAGE, (page + 1) * PAGE)))
    kept = sum(model.row(page * PAGE) is not None for page in range(2 * KEPT))
    assert kept == KEPT
    assert model.row((2 * KEPT - 1) * PAGE) is not None


@given(st.integers(0, 3 * PAGE), st.integers(-5, 4 * PAGE))
def test_a_line_is_there_exactly_when_it_was_fetched(count: int, line: int) -> None:
    model = model_of(count)
    assert (model.row(line) is not None) == (0 <= line < min(count, PAGE))
    if found := model.row(line):
        assert model.line_of(found.id) == line


def test_every_state_is_told_by_a_word_and_a_drawing(qapp) -> None:
    assert set(STATES) == set(ICONS) == set(State)
    assert len({state_words(state) for state in State}) == len(State)
    for name in {*ICONS.values(), *(deed.icon for deed in DEEDS)}:
        assert "currentColor" in (RESOURCES / "icons" / f"{name}.svg").read_text(encoding="utf-8")
    model = RecordsModel(UTC)
    model.show((row(0),))
    cell = model.index(0, COLUMNS.index(Column.STATE))
    assert model.data(cell) == "Signed"
    assert not model.data(cell, Qt.ItemDataRole.DecorationRole).isNull()


def test_text_is_never_taken_for_markup(qapp) -> None:
    model = RecordsModel(UTC)
    model.show((row(0, name="<img src=x> & <b>Bold</b>"),))
    tip = model.data(model.index(0, 1), Qt.ItemDataRole.ToolTipRole)
    assert "<img" not in tip
    assert "&lt;img" in tip


def test_every_event_is_a_sentence() -> None:
    assert set(EVENTS) == set(EventKind)
    assert set(SCOPES) == set(Scope)
    assert set(FIELDS) == set(Field)
    details = {
        EventKind.WITHDRAWAL: ({"scopes": "photos data"}, "photographs, use of data"),
        EventKind.CORRECTION: ({"field": "lot", "old": "A1", "new": "A2"}, "lot, from “A1” to “A2”"),
        EventKind.RENEWAL: ({"number": "EC-1"}, "EC-1"),
    }
    for kind in EventKind:
        detail, wanted = details.get(kind, ({}, ""))
        event = Event(
            id=1, record_id=1, kind=kind, at=NOW, user="u1", user_name="Dr Rahman", reason="Because", detail=detail
        )
        words = event_words(event, UTC)
        assert words.startswith("2026-11-22 10:00, Dr Rahman: ")
        assert words.endswith("Reason: Because")
        assert wanted in words
        assert "{" not in words


def test_what_was_withdrawn_is_told_whatever_the_state() -> None:
    words = standing(row(0, state=State.VOID, withdrawn=(Scope.PHOTOS,)))
    assert "Void" in words
    assert "photographs" in words


def test_days_are_those_of_this_desk() -> None:
    late = datetime(2026, 11, 22, 23, 30, tzinfo=UTC)
    east = datetime.fromisoformat("2026-11-23T00:30+05:00").tzinfo
    model = RecordsModel(east)
    model.show((row(0, signed_at=late),))
    assert model.data(model.index(0, COLUMNS.index(Column.SIGNED))) == "2026-11-23"


def test_every_deed_has_a_right_that_exists_and_a_key_of_its_own(qapp) -> None:
    assert {deed.right for deed in DEEDS} <= ALL
    keys = [key for key, _words in keys_of()]
    assert len(set(keys)) == len(keys)
    assert all(why_not(deed, None, ALL) for deed in DEEDS)
    assert not [deed.name for deed in DEEDS if why_not(deed, row(0), ALL, kept=True)]
    assert {deed.name for deed in DEEDS if why_not(deed, row(0), ALL)} == {"ask_deletion", "agree_deletion"}


@pytest.mark.parametrize("column", list(Column))
def test_the_archive_knows_every_column(column: Column) -> None:
    assert order_of(column) in set(Order)


def test_a_question_goes_to_the_archive_whole() -> None:
    ask = Ask(state=State.VOID, form_id="knee", treatment="T", lot="L", since=date(2026, 1, 1), on=NOW.date())
    filters = filters_of(ask)
    assert (filters.state, filters.form_id, filters.treatment, filters.lot) == (State.VOID, "knee", "T", "L")
    assert (filters.since, filters.until) == (date(2026, 1, 1), None)


@given(st.permutations([row(n) for n in range(20)]), st.sampled_from(list(Column)), st.booleans())
def test_the_order_of_a_list_hangs_on_nothing_but_its_rows(rows, column: Column, descending: bool) -> None:
    ask = Ask(listing=Listing.LOT, lot="LOT-001", column=column, descending=descending, on=NOW.date())
    one, other = (first_hits(Shelf(list(some)), ask).rows for some in (rows, sorted(rows, key=lambda r: r.id)))
    assert one == other


def test_a_printed_list_has_all_rows_as_text_on_numbered_pages(qapp) -> None:
    rows = tuple(row(n, name=f"<b>{n}</b>") for n in range(100))
    pdf = list_pdf(list_paper("Everyone", ("a clinic",), rows, (612.0, 792.0), mirrored=False))
    sizes = page_sizes(pdf)
    assert len(sizes) > 1
    assert all((round(w), round(h)) == (792, 612) for w, h in sizes)
    words = text_of(pdf)
    assert all(f"<b>{n}</b>" in words for n in range(100))
    assert f"Page {len(sizes)} of {len(sizes)}" in words
    assert words.count("shred it") == len(sizes)


def text_of(pdf: bytes) -> str:
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    words = "\n".join(document[n].get_textpage().get_text_range() for n in range(len(document)))
    document.close()
    return words


def test_a_desk_without_chips_is_narrower_and_its_pages_lie_within() -> None:
    how = {"pages": 3, "paper": (612.0, 792.0), "dpi": 96}
    bare, full = BareDesk(**how), Desk(**how)
    assert bare.size.width() < full.size.width()
    for page in range(3):
        assert bare.page(page).right() < bare.size.width()
        assert bare.page(page).bottom() < bare.size.height()


def test_a_treatment_is_told_in_the_words_of_the_library(qtbot) -> None:
    words = Words(language="en", status=TextStatus.REVIEWED, texts={"value.route.intra_articular": "into a joint"})
    treatments = Treatments(words)
    filed = "intra articular, joint osteoarthritis"
    assert treatments.words(filed) == "into a joint, joint osteoarthritis", "what has no words stays as it is"
    assert treatments.words("as somebody corrected it, by hand") == "as somebody corrected it, by hand"
    assert [treatments.words(""), Treatments().words(filed)] == ["", filed]
    model = RecordsModel(UTC, treatments=treatments)
    model.show((replace(row(0), treatment=filed),))
    column = COLUMNS.index(Column.TREATMENT)
    assert model.data(model.index(0, column)) == "into a joint, joint osteoarthritis"
    search = SearchBar({}, NOW.date, treatments=treatments)
    qtbot.addWidget(search)
    search.offer((filed,), ("intra articular",))
    assert (search.treatment.itemText(1), search.treatment.itemData(1)) == (treatments.words(filed), filed)
    assert search.lot.itemText(1) == "intra articular"


def test_the_words_that_ship_are_used_and_no_two_facts_share_a_code() -> None:
    routes, reasons = (VOCABULARY[fact].values for fact in ("route", "indication"))
    assert not set(routes) & set(reasons), "one code would be told with the other's words"
    known = Treatments(load_library(FORMS).words["en"])
    assert known.words("iv, joint osteoarthritis") == "a drip into a vein, a worn joint (osteoarthritis)"
