"""Files from outside: opened only in a child, and whatever happens to the child is a sentence."""

import io
import sys
import time
import zlib

import pikepdf
import pytest

from exoconsent.signing.isolated import inspect_in_child, verify_in_child
from exoconsent.signing.passing import verdict_from_json, verdict_to_json
from exoconsent.signing.verdict import State
from exoconsent.signing.verify import Expected, verify


def test_the_child_says_what_the_parent_would(documents):
    pinned = {documents.key.fingerprint}
    assert verify_in_child(documents.whole, Expected(), pinned) == verify(documents.whole, Expected(), pinned)


@pytest.mark.parametrize("which", [0, 1, 2])
def test_a_verdict_survives_the_way_back(which, documents):
    for pinned in (set(), {documents.key.fingerprint}):
        verdict = verify(documents.signed[which] + b" " * which, Expected(), pinned)
        assert verdict_from_json(verdict_to_json(verdict)) == verdict


def test_inspection_gives_the_record_and_the_fields(documents):
    found = inspect_in_child(documents.signed[0])
    assert found.record["schema"] == "exoconsent-record/1"
    assert [s["field"] for s in found.record["signatories"]] == ["sign-patient", "sign-witness", "sign-practitioner"]
    assert [(f.name, f.signed) for f in found.fields] == [
        ("sign-patient", True),
        ("sign-witness", False),
        ("sign-practitioner", False),
    ]
    assert found.sentence == ""


def test_a_pdf_without_record_is_inspected(documents):
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(documents.base)) as pdf:
        del pdf.Root.AF
        pdf.save(out)
    found = inspect_in_child(out.getvalue())
    assert found.record is None
    assert len(found.fields) == 3


def test_what_is_no_pdf_is_a_sentence():
    assert "could not be read" in inspect_in_child(b"nonsense").sentence


def bomb(layers, megabytes):
    """A document whose record unpacks to far more than any consent needs."""
    pdf = pikepdf.new()
    pdf.add_blank_page()
    data = b"\0" * (megabytes << 20)
    for _ in range(layers):
        data = zlib.compress(data, 9)
    stream = pdf.make_stream(data)
    stream.Filter = pikepdf.Array([pikepdf.Name.FlateDecode] * layers)
    spec = pikepdf.AttachedFileSpec(pdf, b"x", filename="consent.json")
    spec.obj.AFRelationship = pikepdf.Name.Data
    spec.obj.EF.F = pdf.make_indirect(stream)
    pdf.Root.AF = pikepdf.Array([spec.obj])
    out = io.BytesIO()
    pdf.save(out, compress_streams=False)
    return out.getvalue()


@pytest.mark.parametrize("layers", [1, 2])
def test_a_bomb_is_survived_quickly(layers):
    pdf = bomb(layers, 600)
    assert len(pdf) < 1_000_000
    started = time.monotonic()
    found = inspect_in_child(pdf)
    assert found.record is None
    assert verify_in_child(pdf, Expected(), set()).state is not State.VERIFIED
    assert time.monotonic() - started < 20


@pytest.mark.parametrize(
    "body",
    [
        b"1 0 obj\n" + b"[" * 300_000 + b"]" * 300_000 + b"\nendobj\n",
        b"1 0 obj\n<< /Type /Catalog /AcroForm << /Fields 1 0 R >> /Pages 1 0 R /AF 1 0 R >>\nendobj\n",
    ],
)
def test_nested_and_circular_documents_are_survived(body):
    head = b"%PDF-1.7\n"
    xref = len(head) + len(body)
    table = b"xref\n0 2\n0000000000 65535 f \n%010d 00000 n \n" % len(head)
    pdf = head + body + table + b"trailer\n<< /Size 2 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % xref
    assert verify_in_child(pdf, Expected(), set()).state is not State.VERIFIED
    inspect_in_child(pdf)


def python(code):
    return [sys.executable, "-c", code]


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        ("import time; time.sleep(60)", "longer than"),
        ("import os; os.abort()", "more memory or time"),
        ("import sys; sys.exit(1)", "more memory or time"),
        ("pass", "makes no sense"),
        ('print(\'{"state": "verified"}\')', "makes no sense"),
        ("print('true')", "makes no sense"),
        ('print(\'{"state": "verified", "signatures": [{}], "missing": 1}\')', "makes no sense"),
    ],
)
def test_a_child_that_fails_is_never_a_pass(code, sentence, documents):
    child = python(f"import resource; resource.setrlimit(resource.RLIMIT_CORE, (0, 0)); {code}")
    verdict = verify_in_child(documents.whole, Expected(), {documents.key.fingerprint}, command=child, wall_seconds=1.5)
    assert verdict.state is State.NOT_VERIFIED
    assert sentence in " ".join(verdict.sentences())
    assert "could not be read" in inspect_in_child(documents.whole, command=child, wall_seconds=1.5).sentence


def test_a_child_that_cannot_start_is_a_sentence(documents):
    verdict = verify_in_child(documents.whole, Expected(), set(), command=["/nowhere/python"])
    assert "could not be started" in verdict.problems[0]


def test_a_file_of_absurd_size_is_not_even_handed_over(monkeypatch):
    monkeypatch.setattr("exoconsent.signing.isolated.SIZE_LIMIT", 10)
    assert "larger than" in inspect_in_child(b"x" * 11).sentence


def in_child(code):
    import subprocess

    return subprocess.run(python(code), capture_output=True, text=True, check=False, timeout=60)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limits")
def test_the_child_limits_itself(tmp_path):
    limits = "from exoconsent.signing import child; child.limit_oneself(); "
    assert "MemoryError" in in_child(limits + "bytearray(3 << 30)").stderr
    assert in_child(limits + f"open({str(tmp_path / 'x')!r}, 'wb', 0).write(b'x')").returncode
    seen = in_child(
        limits + "import resource as r; print(r.getrlimit(r.RLIMIT_CPU), r.getrlimit(r.RLIMIT_CORE))"
    ).stdout
    assert seen.split("\n")[0] == "(20, 20) (0, 0)"


def test_a_hostile_module_in_the_current_folder_is_not_loaded(documents, tmp_path, monkeypatch):
    (tmp_path / "json.py").write_text("raise SystemExit(3)")
    monkeypatch.chdir(tmp_path)
    assert inspect_in_child(documents.base).sentence == ""
