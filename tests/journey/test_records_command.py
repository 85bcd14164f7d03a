"""The command ``records`` and its neighbours in a clinic with accounts: who logs in, what is told, which exit code."""

import csv
import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from exoconsent.cli import archive, commands, main, sealing
from exoconsent.clinic import accounts
from exoconsent.errors import ExitCode
from exoconsent.paths import FORMS
from exoconsent.records.slots import Role
from tests.clinic.stage import MANAGER, PASSPHRASE, STAFF, Clock, cheap_keys, draft_of, prepared_of, signed, staffed

PATIENT = FORMS / "patients" / "ex-o04.yaml"
ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Said:
    code: int
    out: str
    err: str

    @property
    def json(self):
        return json.loads(self.out)


Run = Callable[..., Said]


@pytest.fixture(autouse=True)
def _cheap(monkeypatch) -> Iterator[None]:
    """Cheap keys, and one clock for commands and vaults."""
    Clock()
    for module in (commands, sealing, archive):
        monkeypatch.setattr(module, "now", lambda: Clock.newest())
    with cheap_keys():
        yield


@pytest.fixture(scope="module")
def filed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A home whose own clinic has three accounts and one consent on file; and that consent's number."""
    home, clock = tmp_path_factory.mktemp("filed"), Clock()
    with cheap_keys():
        clinic = staffed(home / "clinic")
        done = signed(clinic, prepared_of(clinic, draft_of(clinic)), clock)
        number = clinic.archive(clock).file(done.papers, done.outcome).number
        clinic.close()
    (home / "signed.pdf").write_bytes(done.pdf)
    return home, number


@pytest.fixture
def home(filed, tmp_path, monkeypatch) -> Path:
    folder = tmp_path / "home"
    shutil.copytree(filed[0], folder)
    monkeypatch.setenv("EXOCONSENT_HOME", str(folder))
    monkeypatch.setenv("EXOCONSENT_PASSPHRASE", PASSPHRASE)
    monkeypatch.setenv("EXOCONSENT_USER", MANAGER)
    return folder


@pytest.fixture
def number(filed) -> str:
    return filed[1]


@pytest.fixture
def run(home, capsys, monkeypatch) -> Run:
    def _run(*words: object, user: str = "", passphrase: str | None = None) -> Said:
        with monkeypatch.context() as patch:
            if user:
                patch.setenv("EXOCONSENT_USER", user)
            if passphrase is not None:
                patch.setenv("EXOCONSENT_PASSPHRASE", passphrase)
            capsys.readouterr()
            code = main([str(word) for word in words])
        said = capsys.readouterr()
        assert "Traceback" not in said.err
        return Said(code, said.out, said.err)

    return _run


def test_find_tells_rows_for_people_and_for_programs(run, number) -> None:
    said = run("records", "find", "bald", "samp")
    assert said.code == ExitCode.FINE
    assert said.out.startswith(number)
    assert "Samplo Baldwick" in said.out
    assert said.err == "1 found\n"
    [row] = run("records", "find", "--json").json
    assert (row["number"], row["kind"], row["state"], row["lot"]) == (number, "consent", "signed", "TEST-0001")
    assert (row["born"], row["withdrawn"]) == ("1988-11-12", [])
    assert run("records", "find", "nobody", "--json").json == []


def test_lot_and_due(run, number) -> None:
    assert [row["number"] for row in run("records", "lot", "test0001", "--json").json] == [number]
    assert run("records", "lot", "OTHER").err == "0 found\n"
    assert run("records", "due", "--date", "2026-11-23", "--json").json == []
    due = run("records", "due", "--date", "2027-01-15", "--json").json
    expired = run("records", "due", "--date", "2027-03-01", "--json").json
    assert [(row["number"], row["state"]) for row in (*due, *expired)] == [(number, "signed"), (number, "expired")]
    wrong = run("records", "due", "--date", "tomorrow")
    assert wrong.code == ExitCode.BAD_ARGUMENTS
    assert '"tomorrow" is not a day as YYYY-MM-DD' in wrong.err


def test_verify_and_withdraw(run, number) -> None:
    said = run("records", "verify", number.lower(), "--json")
    assert (said.code, said.json["state"]) == (ExitCode.FINE, "verified")
    assert "certificate" in run("records", "verify", number).out or run("records", "verify", number).out
    said = run("records", "withdraw", number, "--from", "photos", "--from", "data", "--reason", "no wish")
    assert (said.code, "noted" in said.out) == (ExitCode.FINE, True)
    assert run("records", "find", "--json").json[0]["withdrawn"] == ["photos", "data"]
    again = run("records", "withdraw", number, "--from", "photos")
    assert again.code == ExitCode.BAD_ARGUMENTS
    assert "withdrew this before" in again.err
    absent = run("records", "verify", "EC-NEVER")
    assert absent.code == ExitCode.BAD_ARGUMENTS
    assert "there is no record EC-NEVER" in absent.err


def test_export_of_one_and_of_all(run, number, tmp_path) -> None:
    said = run("records", "export", number, "--out", tmp_path, "--json")
    folder = Path(said.json["folder"])
    assert (folder / f"{number}.pdf").is_file()
    said = run("records", "export", "--all", "--out", tmp_path, "--json")
    with (Path(said.json["folder"]) / "index.csv").open(encoding="utf-8-sig", newline="") as file:
        [row] = csv.DictReader(file)
    assert (row["number"], row["seal"]) == (number, "as filed")
    for words in ((), (number, "--all")):
        assert run("records", "export", *words, "--out", tmp_path).code == ExitCode.BAD_ARGUMENTS
    assert run("records", "export", number, "--out", tmp_path / "none").code == ExitCode.RECORDS


def test_backup_check_against_the_stick_and_restore(run, home, number, tmp_path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    said = run("records", "backup", "--out", stick, "--json")
    assert said.code == ExitCode.FINE
    [backup] = stick.glob("*.exobackup")
    said = run("records", "check", "--anchor", stick, "--json")
    assert (said.code, said.json["fine"], said.json["found"]) == (ExitCode.FINE, True, [])
    assert "rows were looked at" in run("records", "check").out
    (tmp_path / "empty").mkdir()
    assert run("records", "check", "--anchor", tmp_path / "empty").code == ExitCode.BAD_ARGUMENTS
    seen = run("records", "restore", backup)
    assert (seen.code, "1 records" in seen.out) == (ExitCode.FINE, True)
    assert "The backup holds what is here." in run("records", "restore", backup, "--compare").out
    run("records", "withdraw", number, "--from", "photos")
    assert "Only here" in run("records", "restore", backup, "--compare").out
    assert run("records", "restore", backup, passphrase="quite another passphrase").code == ExitCode.RECORDS
    assert run("records", "restore", backup, "--out", home / "clinic").code == ExitCode.RECORDS
    done = run("records", "restore", backup, "--out", tmp_path / "back")
    assert (done.code, done.err) == (ExitCode.FINE, "")
    found = run("records", "find", "--clinic", tmp_path / "back", "--json").json
    assert [row["number"] for row in found] == [number]


def test_an_archive_put_back_is_tampering_for_the_shell(run, home, tmp_path, number) -> None:
    old = (home / "clinic" / "records.exodb").read_bytes()
    run("records", "withdraw", number, "--from", "all")
    run("records", "backup", "--out", tmp_path)
    (home / "clinic" / "records.exodb").write_bytes(old)
    said = run("records", "check", "--anchor", tmp_path)
    assert said.code == ExitCode.TAMPERED
    assert "older state of the archive was put back" in said.out


@pytest.mark.parametrize(
    "words",
    [
        ("backup", "--out", "."), ("check",), ("export", "--all", "--out", "."),
    ],
)  # fmt: skip
def test_what_a_role_may_not_do_is_exit_code_seven(run, words, tmp_path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    before = list(tmp_path.iterdir())
    said = run("records", *words, user=STAFF[Role.FRONT_DESK])
    assert said.code == ExitCode.NOT_ALLOWED == 7
    assert "is not among what the front desk may do here. Ask" in said.err
    assert list(tmp_path.iterdir()) == before


def test_a_backup_is_restored_by_the_manager_only(run, tmp_path) -> None:
    run("records", "backup", "--out", tmp_path)
    [backup] = tmp_path.glob("*.exobackup")
    said = run("records", "restore", backup, "--out", tmp_path / "back", user=STAFF[Role.PRACTITIONER])
    assert said.code == ExitCode.NOT_ALLOWED
    assert not (tmp_path / "back").exists()


def test_who_works_here_is_named_by_an_option_in_either_place(run, number, monkeypatch) -> None:
    monkeypatch.delenv("EXOCONSENT_USER")
    said = run("records", "find")
    assert said.code == ExitCode.BAD_ARGUMENTS
    assert "say who works here with --user NAME" in said.err
    for words in (("records", "--user", MANAGER, "find"), ("records", "find", "--user", MANAGER)):
        assert run(*words).out.startswith(number)


def test_a_wrong_passphrase_opens_nothing_and_says_one_sentence(run) -> None:
    said = run("records", "find", passphrase="lantern copper velvet ketchup")
    assert (said.code, said.out) == (ExitCode.RECORDS, "")
    assert said.err.startswith("This name and passphrase do not open this clinic.")
    assert "ketchup" not in said.err


def test_a_clinic_is_closed_again_after_each_command(run, home, number) -> None:
    for words in (("find",), ("verify", number), ("verify", "EC-NEVER"), ("withdraw", number, "--from", "all")):
        run("records", *words)
        assert not list((home / "clinic").glob("records.exodb-*")), words


def test_adapt_export_and_sign_want_a_log_in(run, home, tmp_path) -> None:
    out, strokes = tmp_path / "out.pdf", tmp_path / "strokes.json"
    strokes.write_text(json.dumps({
        "schema": "exoconsent-strokes/1", "width": 70, "height": 25,
        "strokes": [[[i, 5 + i % 7, i * 9, 0.5] for i in range(60)]],
    }))  # fmt: skip
    facts = ("--form", "exosome-treatment", "--patient", PATIENT)
    assert run("adapt", *facts, "--json").json["mandatory"]
    assert run("export", *facts, "--out", out).code == ExitCode.FINE
    first = ("sign", out, "--as", "patient", "--name", "Samplo Baldwick", "--strokes", strokes, "--out")
    desk = STAFF[Role.FRONT_DESK]
    assert run(*first, tmp_path / "one.pdf", user=desk).code == ExitCode.FINE
    assert run("verify", tmp_path / "one.pdf").code == ExitCode.TAMPERED, "the practitioner has not signed"
    for words in (("adapt", *facts), ("export", *facts, "--out", tmp_path / "no.pdf"), (*first, tmp_path / "no.pdf")):
        said = run(*words, passphrase="lantern copper velvet ketchup")
        assert said.code == ExitCode.RECORDS
    assert not (tmp_path / "no.pdf").exists()
    own = (*first[:1], tmp_path / "one.pdf", *first[2:-1], "--p12", PATIENT, "--out", tmp_path / "no.pdf")
    assert run(*own, user=desk).code == ExitCode.NOT_ALLOWED


def test_verify_key_notice_and_source_ask_nobody(run, home, tmp_path, monkeypatch) -> None:
    monkeypatch.delenv("EXOCONSENT_USER")
    said = run("verify", home / "signed.pdf", "--json", passphrase="")
    assert (said.code, said.json["state"]) == (ExitCode.FINE, "verified")
    assert run("key", "--json", passphrase="").json["clinic"]["sha256"]
    assert run("key", "--out", tmp_path / "clinic.der", passphrase="").code == ExitCode.FINE
    wall = ("notice", "--jurisdiction", "US-FL", "--out", tmp_path / "wall.pdf")
    assert run(*wall, passphrase="").code in (ExitCode.FINE, ExitCode.BAD_ARGUMENTS)
    (tmp_path / "text.txt").write_text("A calm sentence.\n")
    assert run("source", tmp_path / "text.txt", passphrase="").code == ExitCode.FINE


def test_keys_are_changed_by_who_may(run, home, tmp_path) -> None:
    said = run("key", "--make", "p256", user=STAFF[Role.PRACTITIONER])
    assert (said.code, "Ask the manager" in said.err) == (ExitCode.NOT_ALLOWED, True)
    assert run("key", "--make", "p256").code == ExitCode.BAD_ARGUMENTS, "there is one, and it is never replaced"
    run("key", "--out", tmp_path / "clinic.der")
    assert run("key", "--trust", tmp_path / "clinic.der", user=STAFF[Role.FRONT_DESK]).code == ExitCode.NOT_ALLOWED
    assert not (home / "clinic" / "certificates").exists()
    assert run("key", "--trust", tmp_path / "clinic.der", user=STAFF[Role.PRACTITIONER]).code == ExitCode.FINE


def test_a_clinic_without_accounts_says_how_to_get_records(run, tmp_path, filed) -> None:
    bare = tmp_path / "bare"
    bare.mkdir()
    shutil.copy(filed[0] / "clinic" / "clinic.yaml", bare)
    said = run("records", "find", "--clinic", bare)
    assert said.code == ExitCode.RECORDS
    assert "set up the first account" in said.err


def test_the_demo_clinic_has_records_without_anybody(run, home, number) -> None:
    shutil.rmtree(home / "clinic")
    assert run("records", "find", "--json").json == []
    assert run("records", "check").code == ExitCode.FINE


def test_the_recovery_code_restores_when_every_passphrase_is_forgotten(run, home, tmp_path, number) -> None:
    clinic = accounts.log_in(home / "clinic", MANAGER, PASSPHRASE, Clock()())
    code = clinic.archive(Clock()).upkeep.new_recovery_code()
    clinic.close()
    run("records", "backup", "--out", tmp_path)
    [backup] = tmp_path.glob("*.exobackup")
    done = run("records", "restore", backup, "--code", "--out", tmp_path / "back", passphrase=code)
    assert done.code == ExitCode.FINE
    assert run("records", "find", "--clinic", tmp_path / "back").out.startswith(number)


def test_every_part_explains_itself_and_wrong_words_are_told(run) -> None:
    done = subprocess.run(
        [sys.executable, str(ROOT / "main.py"), "records", "--help"], capture_output=True, text=True, check=True
    )
    for part in ("find", "lot", "due", "verify", "withdraw", "export", "check", "backup", "restore"):
        assert part in done.stdout
    assert "7 not allowed" in " ".join(done.stdout.split())
    for words in ((), ("fnid",), ("withdraw", "EC-1"), ("withdraw", "EC-1", "--from", "everything")):
        said = run("records", *words)
        assert said.code == ExitCode.BAD_ARGUMENTS
        assert said.err.strip()
