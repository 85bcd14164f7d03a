"""The command line as a person and a program meet it: real processes, real files, honest exit codes."""

import json
import os
import resource
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest

from exoconsent.errors import ExitCode
from exoconsent.paths import FORMS

ROOT = Path(__file__).resolve().parents[2]
PATIENTS = FORMS / "patients"
SIGNABLE = PATIENTS / "ex-o04.yaml"
STOPPED = PATIENTS / "ex-o05.yaml"
Run = Callable[..., subprocess.CompletedProcess[str]]

STROKES = {
    "schema": "exoconsent-strokes/1",
    "width": 70,
    "height": 25,
    "strokes": [[[i, 5 + i % 7, i * 9, 0.5] for i in range(60)]],
}


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("home")


@pytest.fixture(scope="module")
def run(home: Path) -> Run:
    def _run(*arguments: object, passphrase: str = "", **options: object) -> subprocess.CompletedProcess[str]:
        environment = {**os.environ, "EXOCONSENT_HOME": str(home), "EXOCONSENT_PASSPHRASE": passphrase}
        command = [sys.executable, str(ROOT / "main.py"), *map(str, arguments)]
        return subprocess.run(command, capture_output=True, text=True, env=environment, check=False, **options)

    return _run


@pytest.fixture(scope="module")
def strokes(home: Path) -> Path:
    path = home / "strokes.json"
    path.write_text(json.dumps(STROKES))
    return path


@pytest.fixture(scope="module")
def exported(run: Run, home: Path) -> Path:
    out = home / "exported.pdf"
    done = run("export", "--form", "exosome-treatment", "--patient", SIGNABLE, "--out", out)
    assert done.returncode == ExitCode.FINE, done.stderr
    return out


def patient(folder: Path, text: str, base: Path = SIGNABLE) -> Path:
    """The example patient with lines put in place of those with the same key."""
    changed = {line.partition(":")[0]: line for line in text.splitlines()}
    kept = [line for line in base.read_text().splitlines() if line.partition(":")[0] not in changed]
    path = folder / "patient.yaml"
    path.write_text("\n".join([*kept, *changed.values()]) + "\n", encoding="utf-8")
    return path


def export(run: Run, file: Path, out: Path, *more: str) -> subprocess.CompletedProcess[str]:
    return run("export", "--form", "exosome-treatment", "--patient", file, "--out", out, *more)


def nothing_left(folder: Path) -> bool:
    return sorted(p.name for p in folder.iterdir()) == ["patient.yaml"]


def test_every_command_explains_itself(run: Run) -> None:
    for command in ("demo", "check", "adapt", "export", "sign", "verify", "source"):
        done = run(command, "--help")
        assert done.returncode == ExitCode.FINE
        assert "exit codes: 0 fine" in done.stdout
    assert "never uses a network" in " ".join(run("--help").stdout.split())


@pytest.mark.parametrize(
    "words", [["demmo"], ["adapt"], ["adapt", "--form"], ["export", "--bogus"], ["sign", "x.pdf", "--as", "cook"]]
)
def test_wrong_words_are_bad_arguments(run: Run, words: list[str]) -> None:
    done = run(*words)
    assert done.returncode == ExitCode.BAD_ARGUMENTS
    assert done.stderr.strip()
    assert "Traceback" not in done.stderr


def test_shipped_forms_are_clean(run: Run) -> None:
    done = run("check", "--json")
    assert (done.returncode, json.loads(done.stdout)) == (ExitCode.FINE, [])


def test_a_bad_form_is_told_with_its_line(run: Run, tmp_path: Path) -> None:
    text = (FORMS / "sections" / "risk-cancer.yaml").read_text().replace("category: risk", "category: risks")
    file = tmp_path / "risk-cancer.yaml"
    file.write_text(text)
    done = run("check", file)
    line = 1 + text[: text.index("category: risks")].count("\n")
    assert done.returncode == ExitCode.BAD_FORM
    assert f'risk-cancer.yaml:{line}: unknown category "risks", did you mean "risk"?' in done.stdout


def test_adapt_answers_as_documented(run: Run) -> None:
    done = run("adapt", "--form", "exosome-treatment", "--patient", STOPPED, "--json", "--date", "2026-11-22")
    said = json.loads(done.stdout)
    assert done.returncode == ExitCode.FINE
    assert said["stop"] == ["STOP-MINOR-NOT-IN-TRIAL"]
    assert said["warn"] == ["WARN-US-NO-IND"]
    assert "minor-guardian-assent" in said["mandatory"]
    assert "representative-consent" in said["out"]
    assert said["reasons"]["minor-guardian-assent"] == "mandatory: age is 9, under 18"
    assert said["variants"]["procedure-by-route"] == "intranasal"
    assert said["signatories"] == ["child", "guardian", "interpreter", "practitioner"]
    assert set(said["reasons"]) == {*said["mandatory"], *said["suggested"], *said["out"]}


def test_adapt_takes_json_and_attributes_beside_name_and_born(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "p.json"
    file.write_text(
        json.dumps({"name": "Mock One", "born": "1990-05-06", "attributes": {"route": "iv", "charged": True}})
    )
    done = run("adapt", "--form", "exosome-treatment", "--patient", file, "--json", "--date", "2026-11-22")
    said = json.loads(done.stdout)
    assert said["reasons"]["minor-guardian-assent"] == "not called for: age is 36"
    assert said["reasons"]["risk-systemic-route"] == "mandatory: route is iv"
    assert "taken the careful way" in said["reasons"]["donor-screening-limits"]


def test_the_same_input_gives_the_same_bytes(run: Run, exported: Path, tmp_path: Path) -> None:
    again = tmp_path / "again.pdf"
    assert export(run, SIGNABLE, again).returncode == ExitCode.FINE
    assert again.read_bytes() == exported.read_bytes()


def test_choices_by_hand_want_a_reason_and_are_kept(run: Run, tmp_path: Path) -> None:
    base = PATIENTS / "ex-o01.yaml"
    done = export(
        run, base, tmp_path / "a.pdf", "--leave-out", "risk-cancer", "--reason", "Talked over last week", "--json"
    )
    assert done.returncode == ExitCode.FINE
    refused = export(run, base, tmp_path / "b.pdf", "--leave-out", "risk-cancer")
    assert refused.returncode == ExitCode.BAD_ARGUMENTS
    assert "risk-cancer: give a reason" in refused.stderr
    for wrong, says in (
        (
            ["--leave-out", "risk-infection-contamination", "--reason", "x"],
            "cannot be left out, it is mandatory: always",
        ),
        (["--add", "risk-canser", "--reason", "x"], 'no section "risk-canser", did you mean "risk-cancer"?'),
        (["--reason", "x"], "--reason belongs behind one --leave-out or --add"),
    ):
        done = export(run, base, tmp_path / "c.pdf", *wrong)
        assert done.returncode == ExitCode.BAD_ARGUMENTS
        assert says in done.stderr
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a.pdf"]


RLO = "\u202e"
BAD_PATIENTS = {
    "broken YAML": ("name: [unclosed", "patient.yaml:"),
    "unknown fact": ("rout: iv", 'unknown key "rout", did you mean "route"?'),
    "unknown value": ("route: intravenos", "route"),
    "impossible date": ("born: 1990-02-31", "not a day of the calendar"),
    "date ahead": ("born: 2190-02-01", "lies ahead"),
    "endless name": (f"name: {'A' * 10_000}", "10,000"),
    "empty name": ('name: " "', "name"),
    "bidi override": (f'name: "abc{RLO}fdp.exe"', "U+202E"),
    "control character": ('name: "abc\\u0007def"', "U+0007"),
    "bad age": ("age: -3", "age"),
    "list as name": ("name: [a, b]", "name"),
}


@pytest.mark.parametrize(("text", "says"), BAD_PATIENTS.values(), ids=BAD_PATIENTS)
def test_bad_patients_get_a_sentence_and_leave_nothing(run: Run, tmp_path: Path, text: str, says: str) -> None:
    done = export(run, patient(tmp_path, text), tmp_path / "out.pdf")
    assert done.returncode == ExitCode.BAD_ARGUMENTS, done.stderr
    assert says in done.stderr
    assert "Traceback" not in done.stderr
    assert nothing_left(tmp_path)


def test_markup_in_a_name_is_printed_as_typed_and_told(run: Run, tmp_path: Path) -> None:
    file = patient(tmp_path, 'name: "Bobby <b>Tables</b> & Söhne {x} <img src=x.png>"')
    out = tmp_path / "out.pdf"
    done = export(run, file, out, "--json")
    assert done.returncode == ExitCode.FINE
    assert any(p["code"] == "NAME-SIGNS" for p in json.loads(done.stdout)["problems"])
    text = subprocess.run(["pdftotext", "-l", "1", out, "-"], capture_output=True, text=True, check=True).stdout
    assert "Bobby <b>Tables</b> & Söhne {x} <img src=x.png>" in " ".join(text.split())


def test_missing_lot_prints_not_for_signature_and_cannot_be_signed(run: Run, tmp_path: Path, strokes: Path) -> None:
    kept = [line for line in SIGNABLE.read_text().splitlines() if "lot:" not in line]
    file = tmp_path / "patient.yaml"
    file.write_text("\n".join(kept) + "\n")
    out = tmp_path / "out.pdf"
    done = export(run, file, out)
    assert done.returncode == ExitCode.FINE
    assert "STOP-IDENTITY" in done.stderr
    assert "NOT for signature" in done.stdout
    pages = subprocess.run(["pdftotext", "-layout", out, "-"], capture_output=True, text=True, check=True).stdout
    for page in pages.split("\f")[:-1]:
        assert "NOT FOR SIGNATURE. STOP-IDENTITY" in " ".join(page.split())
    refused = run("sign", out, "--as", "patient", "--name", "X", "--strokes", strokes, "--out", tmp_path / "signed.pdf")
    assert refused.returncode == ExitCode.NOT_READY
    assert "STOP-IDENTITY" in refused.stderr
    assert not (tmp_path / "signed.pdf").exists()


def test_unwritable_folder_gets_a_sentence(run: Run, tmp_path: Path) -> None:
    target = tmp_path / "no-such-folder" / "out.pdf"
    done = export(run, SIGNABLE, target)
    assert done.returncode == ExitCode.RECORDS
    assert "could not be written (No such file or directory)" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_full_disk_leaves_nothing_half_written(run: Run, tmp_path: Path) -> None:
    """A limit on the size of files stands in for the full disk: the write fails in the middle."""

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))

    out = tmp_path / "out.pdf"
    out.write_bytes(b"what stood here before")
    done = run("export", "--form", "exosome-treatment", "--patient", SIGNABLE, "--out", out, preexec_fn=limit)
    assert done.returncode == ExitCode.RECORDS
    assert "could not be written" in done.stderr
    assert out.read_bytes() == b"what stood here before"
    assert [p.name for p in tmp_path.iterdir()] == ["out.pdf"]


def test_signing_in_order_and_verifying(run: Run, exported: Path, strokes: Path, tmp_path: Path) -> None:
    one, two = tmp_path / "one.pdf", tmp_path / "two.pdf"
    done = run(
        "sign",
        exported,
        "--as",
        "patient",
        "--name",
        "Samplo Baldwick (fictitious)",
        "--strokes",
        strokes,
        "--out",
        one,
    )
    assert done.returncode == ExitCode.FINE, done.stderr
    halfway = run("verify", one, "--json")
    said = json.loads(halfway.stdout)
    assert (halfway.returncode, said["state"], said["missing"]) == (
        ExitCode.TAMPERED,
        "incomplete",
        ["sign-practitioner"],
    )
    words = ["sign", one, "--as", "practitioner", "--name", "Dr. Mock", "--strokes", strokes, "--out", two]
    refused = run(*words)
    assert refused.returncode == ExitCode.NOT_READY
    assert "the practitioner signs only with a note" in refused.stderr
    assert not two.exists()
    done = run(*words, "--note", "Explained to the patient; legal advice taken.")
    assert done.returncode == ExitCode.FINE, done.stderr
    said = json.loads(run("verify", two, "--json").stdout)
    assert (said["state"], said["verified"]) == ("verified", True)
    assert [s["role"] for s in said["signatures"]] == ["patient", "practitioner"]
    assert "EDITION-UNAPPROVED" in said["signatures"][1]["note"]
    assert two.read_bytes().startswith(one.read_bytes())
    assert one.read_bytes().startswith(exported.read_bytes())
    again = run("sign", two, "--as", "patient", "--name", "X", "--strokes", strokes, "--out", tmp_path / "three.pdf")
    assert again.returncode == ExitCode.NOT_READY
    assert "has signed already" in again.stderr
    stranger = run(
        "sign", two, "--as", "guardian", "--name", "X", "--strokes", strokes, "--out", tmp_path / "three.pdf"
    )
    assert stranger.returncode == ExitCode.NOT_READY
    assert 'nobody signs this consent as "guardian"' in stranger.stderr


@pytest.mark.parametrize("content", [b"", b"not a pdf", b"%PDF-1.7\n" + b"0" * 500], ids=["empty", "text", "shell"])
def test_foreign_files_are_refused_in_words(run: Run, tmp_path: Path, strokes: Path, content: bytes) -> None:
    file = tmp_path / "foreign.pdf"
    file.write_bytes(content)
    verdict = run("verify", file)
    assert verdict.returncode == ExitCode.TAMPERED
    assert "NOT verified" in verdict.stdout
    signed = run("sign", file, "--as", "patient", "--name", "X", "--strokes", strokes, "--out", tmp_path / "o.pdf")
    assert signed.returncode == ExitCode.TAMPERED
    assert "not a consent made by ExoConsent" in signed.stderr


def test_a_dot_is_not_a_signature(run: Run, exported: Path, tmp_path: Path) -> None:
    dot = tmp_path / "dot.json"
    dot.write_text(json.dumps({**STROKES, "strokes": [[[5, 5, 0, 0.5], [5.2, 5, 9, 0.5]]]}))
    done = run("sign", exported, "--as", "patient", "--name", "X", "--strokes", dot, "--out", tmp_path / "o.pdf")
    assert done.returncode == ExitCode.NOT_READY
    assert not (tmp_path / "o.pdf").exists()


def test_source_repairs_the_article_and_finds_its_claims(run: Run) -> None:
    done = run("source", FORMS / "sources" / "source-article.txt", "--json")
    said = json.loads(done.stdout)
    assert len(said["repairs"]) == 811
    findings = [f for passage in said["passages"] for f in passage["findings"]]
    rules = {f["rule"] for f in findings}
    assert len(findings) >= 8
    assert len(rules) >= 4, rules


def test_source_reads_what_templates_reads(run: Run, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text("<h1>News</h1><p>Exosomes cure everything. Ask first.</p><script>alert(1)</script>")
    said = json.loads(run("source", page, "--json").stdout)
    assert [p["text"] for p in said["passages"]] == ["News", "Exosomes cure everything.", "Ask first."]
    assert [p["paragraph"] for p in said["passages"]] == [1, 2, 2]
    assert any(p["findings"] for p in said["passages"])
    pdf = tmp_path / "consent.pdf"
    run("export", "--form", "withdrawal", "--patient", SIGNABLE, "--out", pdf)
    done = run("source", pdf)
    assert done.returncode == ExitCode.FINE, done.stderr
    assert "page 2 [" in done.stdout
    assert run("source", tmp_path / "nothing.docx").returncode == ExitCode.BAD_ARGUMENTS
    (tmp_path / "bad.docx").write_bytes(b"PK\x03\x04 not a document")
    refused = run("source", tmp_path / "bad.docx")
    assert refused.returncode == ExitCode.BAD_ARGUMENTS
    assert "bad.docx" in refused.stderr


def test_withdrawal_is_never_barred_by_a_flag(run: Run, tmp_path: Path, strokes: Path) -> None:
    out = tmp_path / "w.pdf"
    done = run("export", "--form", "withdrawal", "--patient", PATIENTS / "ex-o06.yaml", "--out", out, "--json")
    said = json.loads(done.stdout)
    assert (said["ready"], said["stop"]) == (True, [])
    signed = run(
        "sign",
        out,
        "--as",
        "representative",
        "--name",
        "Elda D. (fictitious)",
        "--strokes",
        strokes,
        "--out",
        tmp_path / "s.pdf",
    )
    assert signed.returncode == ExitCode.FINE, signed.stderr


def test_an_unknown_form_is_told_with_a_suggestion(run: Run) -> None:
    done = run("adapt", "--form", "exosome-treatmnt", "--patient", SIGNABLE)
    assert done.returncode == ExitCode.BAD_ARGUMENTS
    assert 'did you mean "exosome-treatment"?' in done.stderr


def test_a_form_that_is_not_ready_prints_for_paper_and_has_no_fields(run: Run, tmp_path: Path, strokes: Path) -> None:
    kept = [line for line in (PATIENTS / "ex-o01.yaml").read_text().splitlines() if "expiry:" not in line]
    file, out = tmp_path / "patient.yaml", tmp_path / "out.pdf"
    file.write_text("\n".join(kept) + "\n")
    done = export(run, file, out)
    assert done.returncode == ExitCode.FINE, done.stderr
    assert "EXPIRY-MISSING" in done.stderr
    text = subprocess.run(["pdftotext", out, "-"], capture_output=True, text=True, check=True).stdout
    assert "I have read this form, or it was read to me." in " ".join(text.split())
    refused = run("sign", out, "--as", "patient", "--name", "X", "--strokes", strokes, "--out", tmp_path / "s.pdf")
    assert refused.returncode == ExitCode.NOT_READY


def test_a_changed_unsigned_consent_cannot_be_signed(run: Run, exported: Path, tmp_path: Path, strokes: Path) -> None:
    """Painted over with any PDF editor, or with a record that wants fewer signatures."""
    for place in (500, len(exported.read_bytes()) // 2):
        changed = bytearray(exported.read_bytes())
        changed[place] ^= 1
        file = tmp_path / "changed.pdf"
        file.write_bytes(changed)
        done = run("sign", file, "--as", "patient", "--name", "X", "--strokes", strokes, "--out", tmp_path / "s.pdf")
        assert done.returncode == ExitCode.TAMPERED
    rewritten = tmp_path / "rewritten.pdf"
    with pikepdf.open(exported) as pdf:
        pdf.save(rewritten)
    done = run("sign", rewritten, "--as", "patient", "--name", "X", "--strokes", strokes, "--out", tmp_path / "s.pdf")
    assert done.returncode == ExitCode.TAMPERED
    assert "not as this clinic's program made it" in done.stderr
    assert not (tmp_path / "s.pdf").exists()


def test_out_never_replaces_an_input_a_link_a_device_or_a_signed_file(
    run: Run, exported: Path, tmp_path: Path, strokes: Path
) -> None:
    own = patient(tmp_path, "charged: true")
    for target in (own, tmp_path, Path()):
        assert export(run, own, target).returncode in (ExitCode.BAD_ARGUMENTS, ExitCode.RECORDS)
    link = tmp_path / "link.pdf"
    link.symlink_to(tmp_path / "elsewhere.pdf")
    assert export(run, SIGNABLE, link).returncode == ExitCode.RECORDS
    signed = tmp_path / "signed.pdf"
    words = ["--as", "patient", "--name", "Samplo Baldwick (fictitious)", "--strokes", strokes]
    assert run("sign", exported, *words, "--out", signed).returncode == ExitCode.FINE
    before = signed.read_bytes()
    done = export(run, SIGNABLE, signed)
    assert done.returncode == ExitCode.BAD_ARGUMENTS
    assert "holds a signed document, which is never replaced" in done.stderr
    assert signed.read_bytes() == before


def test_notes_and_choices_are_never_lost_without_a_word(run: Run, tmp_path: Path) -> None:
    for words, says in (
        (["--acknowledge", "WARN-FOO", "x"], "WARN-FOO is not a warning of this consent"),
        (["--acknowledge", "WARN-BELOW-SKIN", " "], "give a reason"),
        (["--acknowledge", "WARN-BELOW-SKIN", "abc\u202edef"], "U+202E"),
        (["--add", "risk-allergy-immune", "--reason", "x"], "is in already"),
        (["--leave-out", "risk-cancer", "--reason", "x"] * 2, "chosen twice: risk-cancer"),
    ):
        done = export(run, SIGNABLE, tmp_path / "o.pdf", *words)
        assert done.returncode == ExitCode.BAD_ARGUMENTS, words
        assert says in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_language_without_text_is_told(run: Run, tmp_path: Path) -> None:
    done = export(run, SIGNABLE, tmp_path / "o.pdf", "--language", "fr")
    assert done.returncode == ExitCode.BAD_ARGUMENTS
    assert 'the form has no text in "fr" (there are: en, es)' in done.stderr


def test_who_signed_under_another_name_is_said(run: Run, exported: Path, tmp_path: Path, strokes: Path) -> None:
    out = tmp_path / "s.pdf"
    run("sign", exported, "--as", "patient", "--name", "Somebody Else", "--strokes", strokes, "--out", out)
    said = run("verify", out).stdout
    assert "signed by Somebody Else, but the form has the printed name Samplo Baldwick (fictitious)" in said
    assert said.startswith("Document EC-")


def test_a_clinic_of_one_s_own(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "clinic"
    folder.mkdir()
    demo = (FORMS.parent / "resources" / "demo" / "clinic.yaml").read_text()
    name = "Other Valley Clinic (invented)"
    (folder / "clinic.yaml").write_text(demo.replace("Sample Valley Clinic (demo, invented)", name))
    out = tmp_path / "o.pdf"
    words = ["--form", "exosome-treatment", "--patient", SIGNABLE, "--out", out, "--clinic", folder]
    done = run("export", *words, passphrase="four words of our own")
    assert done.returncode == ExitCode.FINE, done.stderr
    assert name in subprocess.run(["pdftotext", out, "-"], capture_output=True, text=True, check=True).stdout
    assert sorted(p.name for p in folder.iterdir()) == ["clinic.yaml", "issue.secret"]


def test_without_a_folder_the_clinic_named_in_the_window_is_meant(tmp_path: Path, monkeypatch) -> None:
    from types import SimpleNamespace

    from exoconsent.cli.commands import opened
    from exoconsent.clinic import Clinic
    from exoconsent.gui.own_clinic import found_clinic

    monkeypatch.setenv("EXOCONSENT_HOME", str(tmp_path))
    assert opened(SimpleNamespace(clinic=None)).is_demo
    found_clinic(tmp_path, Clinic.demo(tmp_path).profile)
    assert opened(SimpleNamespace(clinic=None)).folder == tmp_path / "clinic"
