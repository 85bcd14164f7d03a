"""A day's work in a clinic with accounts; afterwards every file that was left is searched for what nobody may find.

Twenty invented patients whose names are written in many scripts are prepared, signed, declined, withdrawn, searched,
printed again, exported and backed up. Then every file below the clinic's home, the backup stick, the folder for
temporary files and the working folder is read, and none may hold a name, a birthday, a reason, a passphrase, a PDF or a
sentence of a form, in any spelling. Only the export that somebody asked for, in a folder of its own, may.
"""

import json
import logging
import os
import sys
import tempfile
import unicodedata
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

import pytest

from exoconsent.clinic import Clinic, accounts
from exoconsent.clinic.archive import Archive
from exoconsent.clinic.filing import Outcome, papers_of
from exoconsent.consent.assemble import printed_words
from exoconsent.errors import ExoConsentError
from exoconsent.gui.remembered import FILE, Remembered
from exoconsent.gui.session import Session
from exoconsent.gui.window import Window
from exoconsent.pdf.layout import PrintOptions
from exoconsent.records.desk import Entry, State, new_id
from exoconsent.records.record import Field, Kind, Row, Scope
from exoconsent.records.slots import Role
from tests.clinic.stage import MANAGER, PASSPHRASE, Clock, cheap_keys, draft_of, signed, staffed

NAMES = (
    "Zoë Çelikmarkör", "Þórdís Markersdóttir", "Żaneta Grzęźmarker", "Nguyễn Thị Mạckerờ", "Ольга Маркерова",
    "Јелена Маркеровић", "Ελένη Μαρκεροπούλου", "Նարե Մարկերյան", "ნინო მარკერიძე", "אורלי מרקרמן", "ليلى ماركرية",
    "پریسا مارکری‌پور", "मीरा मार्करवाला", "মিতা মার্কারদাস", "மீனா மார்க்கர்", "สมศรี มาร์กเกอร์", "王标记明", "マーカー花子",
    "마커순이야", "መርከር ሰላምታ",
)  # fmt: skip
BORN = date(1977, 3, 19)
WORDS = ("mr7391-declined", "mr7391-withdrawn", "mr7391-corrected", "mr7391-voided", "MR7391-LOT")
LATER = "walnut harbour tulip mr7391"
WRONG = "wrong words of mr7391 typed"
SIGNING, GIVEN_UP, ON_PAPER = 4, 2, 1
LEAST = 7
"""Bytes of the shortest thing that is searched for: fewer stand in megabytes of noise by chance."""
FORMS = "a sentence of a form"
TINY = 40
"""Letters of the shortest sentence of a form that is searched for: shorter ones may stand in a clinic's own words."""


@dataclass(frozen=True)
class Needle:
    """Something that may be nowhere, in one spelling."""

    of: str
    how: str
    data: bytes = field(repr=False)


def spelled(text: str) -> Iterator[Needle]:
    """``text`` as a program might have written it."""
    forms = {"": text, " folded": text.casefold(), " decomposed": unicodedata.normalize("NFD", text)}
    for form, written in forms.items():
        for code in ("utf-8", "utf-16-le", "utf-16-be"):
            yield Needle(text, f"{code}{form}", written.encode(code))
        yield Needle(text, f"JSON{form}", json.dumps(written)[1:-1].encode())
    if all(ord(letter) < 256 for letter in text):
        yield Needle(text, "latin-1", text.encode("latin-1"))


def files_of(folders: Iterable[Path]) -> Iterator[tuple[Path, bytes]]:
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                yield path, path.read_bytes()


def found(folders: Iterable[Path], needles: Iterable[Needle]) -> set[tuple[str, str, str]]:
    """Every needle in every file, or in a file's own name."""
    needles = tuple(needles)
    return {
        (path.name, needle.of, needle.how)
        for path, data in files_of(folders)
        for needle in needles
        if needle.data in data or needle.data in os.fsencode(path.name)
    }


@dataclass
class Day:
    """Where everything lies on that day, and what may not be found there."""

    home: Path
    stick: Path
    outside: Path
    scratch: Path
    here: Path
    clock: Clock
    needles: list[Needle] = field(default_factory=list)
    shown: list[str] = field(default_factory=list)
    """What a log or a message might show of values: their representations."""

    @property
    def searched(self) -> tuple[Path, ...]:
        return (self.home, self.stick, self.scratch, self.here)

    def hide(self, *texts: str) -> None:
        self.needles += [needle for text in texts for needle in spelled(text) if len(needle.data) >= LEAST]


@pytest.fixture
def day(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Day]:
    places = {name: tmp_path / name for name in ("home", "stick", "outside", "scratch", "here")}
    for place in places.values():
        place.mkdir()
    for variable in ("TMPDIR", "TEMP", "TMP", "SQLITE_TMPDIR"):
        monkeypatch.setenv(variable, str(places["scratch"]))
    monkeypatch.setattr(tempfile, "tempdir", None)
    monkeypatch.setenv("EXOCONSENT_HOME", str(places["home"]))
    monkeypatch.chdir(places["here"])
    with cheap_keys():
        yield Day(**places, clock=Clock())


@contextmanager
def written_places() -> Iterator[set[str]]:
    """The files that this process opens for writing meanwhile; a hook cannot be taken back, so it is made deaf."""
    seen: set[str] = set()
    listening = [True]

    def hear(event: str, given: tuple[object, ...]) -> None:
        if not listening or event not in ("open", "os.rename", "os.mkdir"):
            return
        path = given[1] if event == "os.rename" else given[0]
        writing = event != "open" or (isinstance(given[2], int) and given[2] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT))
        if writing and isinstance(path, str | bytes | os.PathLike):
            seen.add(os.fsdecode(path))

    sys.addaudithook(hear)
    try:
        yield seen
    finally:
        listening.clear()


def patients(day: Day, clinic: Clinic) -> list[Row]:
    """Each name is prepared and lies on the desk; some sign, some decline, one gets paper."""
    archive, rows = clinic.archive(day.clock), []
    for place, name in enumerate(NAMES):
        day.hide(*name.split())
        draft = draft_of(clinic, f"{name} (fictitious)", BORN)
        product = {**draft.facts["product"], "lot": WORDS[4]}
        draft = replace(draft, facts=draft.facts.with_value("product", product))
        prepared = clinic.prepare(draft, day.clock())
        clinic.desk().keep(Entry(id=new_id(), state=State.DRAFT, changed=day.clock(), draft=draft))
        rows.append(archive.file(papers_of(prepared), became(day, clinic, prepared, place)))
        day.shown += [repr(thing) for thing in (draft, prepared, rows[-1])]
    day.needles += form_text(prepared, (clinic.folder / "clinic.yaml").read_text())
    return rows


def became(day: Day, clinic: Clinic, prepared, place: int) -> Outcome:
    if place < SIGNING:
        assert prepared.ready
        return signed(clinic, prepared, day.clock).outcome
    if place < SIGNING + GIVEN_UP:
        pages = clinic.render(prepared, PrintOptions()).pdf
        return Outcome(kind=Kind.GIVEN_UP, pdf=pages, reason=WORDS[0])
    if place < SIGNING + GIVEN_UP + ON_PAPER:
        return Outcome(kind=Kind.PAPER)
    return Outcome(kind=Kind.DECLINED, reason=WORDS[0])


def form_text(prepared, known: str) -> list[Needle]:
    """The sentences that were printed, without those that the clinic's own openly kept profile brought."""
    one_line = " ".join(known.split())
    said = {words for _, words in printed_words(prepared.consent) if len(words) >= TINY and words not in one_line}
    assert len(said) > 100
    return [Needle(words, FORMS, words.encode()) for words in sorted(said)]


def what_happens_later(day: Day, archive: Archive, rows: list[Row]) -> None:
    for name in NAMES:
        assert archive.find(name.split()[-1])[0].name.startswith(name)
    assert len(archive.got_lot(WORDS[4])) == SIGNING + ON_PAPER
    record = archive.open(rows[0].id)
    day.shown += [repr(record), repr(archive), repr(archive.events(record.row.id)), repr(archive.find())]
    archive.withdraw(rows[0].id, (Scope.PHOTOS,), WORDS[1])
    archive.correct(rows[1].id, Field.PATIENT_NAME, "Mr7391 Corrected", WORDS[2])
    archive.void(rows[2].id, WORDS[3])
    assert archive.reprint(rows[0].id).startswith(b"%PDF")
    archive.export(rows[0].id, day.outside)
    assert archive.renew(rows[3].id).earlier


def chores(day: Day, archive: Archive) -> None:
    upkeep = archive.upkeep
    made = upkeep.back_up(day.stick)
    assert upkeep.restore_test(made.path).fine
    upkeep.keep_anchor(day.stick)
    upkeep.export_all(day.outside)
    gone = next(user for user in archive.users() if user.role is Role.FRONT_DESK)
    upkeep.remove_user(gone.id)
    day.hide(upkeep.new_recovery_code())
    upkeep.change_passphrase(PASSPHRASE, LATER)
    upkeep.covered()
    found = upkeep.check()
    assert found.fine, found.sentences
    day.shown += [repr(upkeep.log()), *found.sentences, *(e.about + e.detail for e in upkeep.log())]
    upkeep.back_up(day.stick)


def in_the_window(day: Day, clinic: Clinic, qtbot) -> None:
    """Somebody types a name and closes the window; settings, title and clipboard know nothing of it."""
    window = Window(Session(clinic, day.clock), remembered=Remembered(day.home / FILE))
    window.care.pin.choose("4711")
    qtbot.addWidget(window)
    window.show()
    qtbot.keyClicks(window.form.patient.name.line, "Windowina mr7391")
    day.shown.append(window.windowTitle())
    window.close()
    assert (day.home / FILE).is_file()
    assert "Windowina mr7391" in {entry.name for entry in clinic.desk().entries()}


def wrong_log_ins(day: Day, folder: Path) -> None:
    for name, passphrase in ((MANAGER, WRONG), (NAMES[0], PASSPHRASE), (WRONG, WRONG)):
        with pytest.raises(ExoConsentError) as refused:
            accounts.log_in(folder, name, passphrase, day.clock())
        day.shown.append(str(refused.value))


def test_nothing_that_a_day_leaves_behind_can_be_read_without_the_passphrase(day, qtbot, capfd, caplog) -> None:
    caplog.set_level(logging.DEBUG)
    caplog.set_level(logging.WARNING, "markdown_it")  # speaks of the forms, at length
    day.hide(*WORDS, PASSPHRASE, LATER, WRONG, BORN.isoformat(), BORN.strftime("%Y%m%d"), "Windowina", "mr7391")
    with written_places() as written:
        clinic = staffed(day.home / "clinic")
        folder = clinic.folder
        day.hide(clinic.passphrase.decode())
        day.needles += [Needle("the clinic's secret", "as it is", clinic.secret)]
        day.needles += [Needle("a PDF", how, data) for how, data in (("plain", b"%PDF-1."), ("base64", b"JVBERi0x"))]
        wrong_log_ins(day, folder)
        rows = patients(day, clinic)
        archive = clinic.archive(day.clock)
        what_happens_later(day, archive, rows)
        assert (folder / "records.exodb-wal").stat().st_size, "the database's own log is searched, too"
        assert found(day.searched, day.needles) == set()
        chores(day, archive)
        in_the_window(day, clinic, qtbot)
        clinic.close()
        wrong_log_ins(day, folder)
        accounts.log_in(folder, MANAGER, LATER, day.clock()).close()
    assert found(day.searched, day.needles) == set()
    assert_that_little_is_shown(day, capfd, caplog)
    assert_that_nothing_was_written_elsewhere(day, written)
    assert_that_the_search_can_find(day)


def assert_that_little_is_shown(day: Day, capfd, caplog) -> None:
    said = capfd.readouterr()
    shown = "\n".join([*day.shown, said.out, said.err, caplog.text, *(str(r.__dict__) for r in caplog.records)])
    hidden = {needle.of for needle in day.needles if needle.how != FORMS}  # what a form says is no secret to a log
    assert not [text for text in hidden if text in shown]


def assert_that_nothing_was_written_elsewhere(day: Day, written: set[str]) -> None:
    ours = (*day.searched, day.outside)
    paths = [Path(path).absolute() for path in written]
    assert len(paths) > 50, "the hook hears"
    elsewhere = [p for p in paths if not any(p.is_relative_to(place) for place in ours)]
    assert [p for p in elsewhere if p.suffix != ".pyc" and "__pycache__" not in p.parts and p.parts[1] != "dev"] == []


def assert_that_the_search_can_find(day: Day) -> None:
    """Each needle is found where it is; the export that was asked for holds names and PDFs."""
    (day.here / "leak").write_bytes(b"".join(b"\x00\xff" + needle.data + b"\n" for needle in day.needles))
    assert {(of, how) for _, of, how in found((day.here,), day.needles)} == {(n.of, n.how) for n in day.needles}
    exported = {of for _, of, _ in found((day.outside,), day.needles)}
    assert {"a PDF", BORN.isoformat(), *WORDS, *(name.split()[-1] for name in NAMES)} <= exported
    assert not {PASSPHRASE, LATER, WRONG, "the clinic's secret"} & exported
