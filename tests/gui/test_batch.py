"""Batch: a list goes in, a form comes out for each line that is sound, and every other line says what to do."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from exoconsent.clinic import Clinic
from exoconsent.gui.session import Session
from exoconsent.gui.window import FORM, Window
from exoconsent.library.example_list import example_list
from exoconsent.library.list_columns import spoken
from exoconsent.library.patient_list import patient_list
from exoconsent.records.desk import State
from tests.gui.opened import opened

NOW = datetime.now(UTC).astimezone()
BATCH = 4
LIST = """name;born;route;room
Ann Sample;1961-04-30;topical_intact;1
Bo Example;31.02.1960;topical_intact;2
Cy Invented;1975-01-02;eye;3
"""


@pytest.fixture
def window(qtbot, tmp_path: Path):
    with opened(qtbot, Window(Session(Clinic.demo(tmp_path / "home"), lambda: NOW))) as made:
        made.go(BATCH)
        yield made


def take(qtbot, window: Window, tmp_path: Path, text: str) -> None:
    path = tmp_path / "list.csv"
    path.write_text(text, encoding="utf-8")
    window.batch.ask_list = lambda: path
    before = window.batch.list
    qtbot.keyClick(window.batch.choose, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: window.batch.list is not before)


def make(qtbot, window: Window) -> None:
    assert window.batch.make.hasFocus(), "Enter is all that is missing"
    qtbot.keyClick(window.batch.make, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: not window.batch.running, timeout=30_000)


def cells(window: Window) -> list[tuple[str, ...]]:
    table = window.batch.table
    return [tuple(table.item(row, column).text() for column in range(4)) for row in range(table.rowCount())]


def entries(window: Window):
    return window.session.clinic.desk().entries()


def test_each_sound_line_becomes_a_draft_and_the_others_say_what_to_do(qtbot, window: Window, tmp_path: Path) -> None:
    take(qtbot, window, tmp_path, LIST)
    assert "room" in window.messages.text
    assert cells(window)[0][:2] == ("3", "Bo Example")
    assert "Left out: list" not in cells(window)[0][2], "the place names the list already"
    assert "31.02.1960" in cells(window)[0][2]
    assert "choose it again" in cells(window)[0][3]
    make(qtbot, window)
    ann, cy = cells(window)[1:]
    assert ann[:2] == ("2", "Ann Sample")
    assert "pages" in ann[2]
    assert "cannot be traced" in ann[3], "the list says nothing of the product"
    assert "NOT FOR SIGNATURE" in cy[2]
    assert "more" in cy[3], "there are several reasons why it may not be signed"
    assert sorted(entry.name for entry in entries(window)) == ["Ann Sample", "Cy Invented"]
    assert {entry.state for entry in entries(window)} == {State.DRAFT}
    window.batch.table.setCurrentCell(1, 0)
    qtbot.keyClick(window.batch.table, Qt.Key.Key_Return)
    assert window.stack.currentIndex() == FORM
    assert window.session.draft.patient.name == "Ann Sample"


def test_a_list_that_was_mended_makes_only_what_is_missing(qtbot, window: Window, tmp_path: Path) -> None:
    take(qtbot, window, tmp_path, LIST)
    make(qtbot, window)
    take(qtbot, window, tmp_path, LIST.replace("31.02.1960", "1960-02-28"))
    make(qtbot, window)
    assert ["Was there already" in line[2] for line in cells(window)] == [True, False, True]
    assert sorted(entry.name for entry in entries(window)) == ["Ann Sample", "Bo Example", "Cy Invented"]


def test_forms_go_to_the_printer_and_to_a_folder_by_number(qtbot, window: Window, tmp_path: Path) -> None:
    printed: list[tuple[bytes, str]] = []
    window.batch.print_wanted.disconnect()
    window.batch.print_wanted.connect(lambda pdf, number: printed.append((bytes(pdf), number)))
    window.batch.ask_folder = lambda: tmp_path
    take(qtbot, window, tmp_path, LIST)
    window.batch.prints.setChecked(True)
    window.batch.saves.setChecked(True)
    make(qtbot, window)
    assert sorted(tmp_path.glob("*.pdf")) == sorted(tmp_path / f"{number}.pdf" for _pdf, number in printed)
    assert all((tmp_path / f"{number}.pdf").read_bytes() == pdf for pdf, number in printed)
    assert not any("Ann" in path.name for path in tmp_path.iterdir())
    assert {entry.state for entry in entries(window)} == {State.PRINTED}


def test_pause_holds_stop_ends_and_make_goes_on(qtbot, window: Window, tmp_path: Path) -> None:
    lines = "".join(f"Patient Number {'abcdefgh'[n]};1961-04-30\n" for n in range(8))
    take(qtbot, window, tmp_path, f"name;born\n{lines}")
    place = window.batch
    qtbot.keyClick(place.make, Qt.Key.Key_Space)
    qtbot.mouseClick(place.pause, Qt.MouseButton.LeftButton)
    qtbot.wait(600)
    assert place.paused
    assert len(entries(window)) <= 2
    assert place.bar.format().startswith(f"{place.bar.value()} of 8")
    qtbot.mouseClick(place.pause, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: place.bar.value() >= 3, timeout=20_000)
    qtbot.mouseClick(place.stop, Qt.MouseButton.LeftButton)
    assert not place.running
    qtbot.wait(400)
    done = len(entries(window))
    assert done < 8
    assert "drafts" in window.messages.text
    assert place.make.isEnabled()
    qtbot.mouseClick(place.make, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not place.running, timeout=30_000)
    assert len(entries(window)) == 8


def test_what_is_no_list_or_a_full_disk_is_a_sentence(qtbot, window: Window, tmp_path: Path) -> None:
    window.batch.ask_list = lambda: tmp_path / "absent.csv"
    window.batch.take_list()
    qtbot.waitUntil(lambda: "absent.csv" in window.messages.text)
    take(qtbot, window, tmp_path, "name;form language\nAnn;xx\n")
    make(qtbot, window)
    assert "the form has no text in" in cells(window)[0][2]
    folder = tmp_path / "home" / "demo" / "desk"
    folder.parent.mkdir(parents=True, exist_ok=True)
    folder.rmdir() if folder.is_dir() else None
    folder.write_text("in the way")
    take(qtbot, window, tmp_path, "name\nAnn\n")
    make(qtbot, window)
    assert cells(window)[0][2].startswith("Not made: ")
    folder.unlink()


def test_the_example_is_saved_and_is_a_list_that_is_taken_whole(qtbot, window: Window, tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    window.batch.example.ask = lambda: path
    qtbot.keyClick(window.batch.example, Qt.Key.Key_Space)
    assert "list.csv" in window.messages.text
    take(qtbot, window, tmp_path, path.read_text(encoding="utf-8-sig"))
    assert [line[1:3] for line in cells(window)] == [("Testina Sample", "waits"), ("Samplo Example", "waits")]
    window.batch.example.ask = lambda: tmp_path / "nowhere" / "list.csv"
    window.batch.example.save()
    assert "nowhere" in window.messages.text


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_example_says_everything_in_words(window: Window, language: str) -> None:
    words = window.session.clinic.library.words
    data = example_list(words, language)
    assert b"_" not in data
    found = patient_list(data, "list.csv", spoken(words.values()))
    assert found.wrong == found.unread == ()
    assert [one.language for one in found.patients] == [language, language]
    assert found.patients[0].patient.facts["route"] == "intra_articular"


def test_a_long_reason_is_read_to_its_end(qtbot, window: Window, tmp_path: Path) -> None:
    window.resize(1280, 700)
    take(qtbot, window, tmp_path, "name,route\nAnn,by a way into the body that nobody has ever heard of\nBo,iv\n")
    table = window.batch.table
    qtbot.waitUntil(lambda: table.rowHeight(0) > 1.8 * table.rowHeight(1))
