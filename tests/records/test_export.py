"""Export: plain files that open without us, whole or not at all, and that no spreadsheet runs."""

import csv
import hashlib
import io
import json
import re
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from exoconsent.errors import StorageError
from exoconsent.records import slots
from exoconsent.records.export import INDEX, export_all, export_one
from exoconsent.records.out_folder import OutFolder, new_folder
from exoconsent.records.record import EventKind, Kind, Scope
from exoconsent.records.spreadsheet import csv_line, defused
from exoconsent.records.store import Store
from tests.soak.practice import NOW, STICK, filing, found_again, opened, sha

STARTERS = "=+-@＝＋－＠"


@pytest.fixture(autouse=True)
def _cheap_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(slots, "derive", lambda secret, salt, _cost: hashlib.sha256(secret + salt).digest())


@pytest.fixture
def room(tmp_path: Path) -> Path:
    found_again(tmp_path)
    return tmp_path


CELLS = st.lists(
    st.text(alphabet=st.sampled_from("=+-@ \t\r\n;,|\"'ab1(!＝\u200b"), max_size=12), min_size=1, max_size=4
)


@given(CELLS)
@example(["=cmd|' /C calc'!A0"])
@example(["a;=1+1", "\t=1", " =1", '"=1', "＝1+1"])
def test_no_cell_is_a_formula_whatever_separates_cells(cells: list[str]) -> None:
    line = csv_line(cells)
    assert line.count("\n") == 1
    for separator in ",;|\t":
        for row in (*csv.reader(io.StringIO(line), delimiter=separator), line.split(separator)):
            assert not any(cell.strip(' \r\n"\u200b').startswith(tuple(STARTERS)) for cell in row)


@given(CELLS)
def test_defusing_adds_apostrophes_and_takes_nothing(cells: list[str]) -> None:
    for cell, (shown,) in zip(cells, (next(csv.reader([csv_line([c])]))[:1] for c in cells), strict=True):
        assert shown.replace("'", "") == re.sub(r"[\t\r\n]+", " ", cell).replace("'", "")


def test_plain_words_stay_as_they_are() -> None:
    for text in ("María-José O'Brien", "2026-11-22T10:00:00+00:00", "a@b", "José, María", "صالح", "x = 1"):
        assert defused(text) == text


def test_the_whole_archive_opens_without_us(room: Path) -> None:
    vault = opened(room)
    store = Store(vault)
    hostile = replace(filing("EVIL-1"), patient_name='=HYPERLINK("x")', kind=Kind.DECLINED, pdf=b"")
    store.file(hostile, NOW)
    row = store.by_number("OLD-1", NOW.date())
    assert row
    store.withdraw(row.id, [Scope.PHOTOS], "changed her mind", NOW)
    folder = export_all(store, room / STICK, NOW, lambda record: "intact" if record.filing.pdf else "", "Clínica Sol")
    vault.close()
    done = subprocess.run(["sha256sum", "-c", "SHA256SUMS"], cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    listed = {line.split("  ")[1] for line in (folder / "SHA256SUMS").read_text().splitlines()}
    assert listed == {str(p.relative_to(folder)) for p in folder.rglob("*") if p.is_file()} - {"SHA256SUMS"}
    rows = list(csv.DictReader((folder / "index.csv").read_text(encoding="utf-8-sig").splitlines()))
    assert tuple(rows[0]) == INDEX
    assert [(r["number"], r["state"], r["seal"]) for r in rows] == [
        ("OLD-1", "part-withdrawn", "intact"), ("OLD-2", "signed", "intact"), ("OLD-3", "signed", "intact"),
        ("EVIL-1", "declined", ""),
    ]  # fmt: skip
    assert rows[3]["patient"] == '\'=HYPERLINK("x")'
    for told in rows[:3]:
        assert hashlib.sha256((folder / told["file"]).read_bytes()).hexdigest() == told["sha256"] == sha(told["number"])
    tree = json.loads((folder / "documents" / "2026-11" / "OLD-1.json").read_text())
    assert tree["events"][0]["detail"] == {"scopes": "photos"}
    assert tree["as_filed"]["draft"] == {"a": 1}
    assert json.loads((folder / "documents/2026-11/EVIL-1.json").read_text())["as_filed"]["patient"]["name"][0] == "="
    text = (folder / "HOW-TO-READ.txt").read_text()
    assert "Clínica Sol" in text
    assert "Records: 4" in text
    assert "file" in (folder / "log.csv").read_text()


def test_one_record_for_the_patient_has_no_strokes_and_no_staff_log(room: Path) -> None:
    vault = opened(room)
    store = Store(vault)
    row = store.file(replace(filing("ONE-1"), strokes="[[1, 2]]"), NOW)
    store.note_event(row.id, EventKind.VIEW, "", {}, NOW)
    store.withdraw(row.id, [Scope.DATA], "", NOW)
    folder = export_one(store.open(row.id, NOW.date()), room / STICK, NOW)
    vault.close()
    assert sorted(p.name for p in folder.iterdir()) == ["HOW-TO-READ.txt", "ONE-1.json", "ONE-1.pdf", "SHA256SUMS"]
    tree = json.loads((folder / "ONE-1.json").read_text())
    assert "strokes" not in tree["as_filed"]
    assert [event["kind"] for event in tree["events"]] == ["withdrawal"]
    assert (folder / "ONE-1.pdf").read_bytes() == filing("ONE-1").pdf
    assert (folder / "ONE-1.pdf").stat().st_mode & 0o777 == 0o600


def _interrupted(place: Path) -> None:
    with new_folder(place, "out", "the export") as out:
        out.put("a", b"1")
        raise ZeroDivisionError


def test_a_folder_appears_whole_or_not_at_all(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError):
        _interrupted(tmp_path)
    assert list(tmp_path.iterdir()) == []
    with new_folder(tmp_path, "out", "the export") as out:
        out.put("deep/a.txt", [b"1", b"2"])
    assert (tmp_path / "out" / "deep" / "a.txt").read_bytes() == b"12"
    with pytest.raises(StorageError, match="is there already"), new_folder(tmp_path, "out", "the export"):
        pass
    with pytest.raises(StorageError, match="no such folder"), new_folder(tmp_path / "gone", "out", "the export"):
        pass


def test_a_disk_that_gives_back_something_else_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    finish = OutFolder.finish

    def lying(self: OutFolder) -> None:
        next(iter(tmp_path.rglob("a.txt"))).write_bytes(b"changed")
        finish(self)

    monkeypatch.setattr(OutFolder, "finish", lying)
    with pytest.raises(StorageError, match="did not give back"), new_folder(tmp_path, "out", "the export") as out:
        out.put("a.txt", b"1")
    assert list(tmp_path.iterdir()) == []
