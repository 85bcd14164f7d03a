"""Packs: what is made reads back; 22 and more hostile ones are refused in words, each in under a tenth of a second."""

import json
import time
import zipfile
from contextlib import suppress
from io import BytesIO

import pytest

from exoconsent.errors import BadFormError, BadInputError, ComplaintsError
from exoconsent.library.pack_zip import unzipped, zipped
from exoconsent.library.packs import kind_of, read_pack
from tests.library.packing import (
    BUILT_IN,
    KEY,
    NOW,
    OTHER_KEY,
    entries_of,
    form,
    forms,
    packed,
    raw_zip,
    read,
    section,
    sign,
    tree,
    verify,
)

SECONDS = 0.1


def test_what_is_made_reads_back_and_is_the_same_each_time():
    data = packed(note="Ask us.")
    pack = read(data)
    assert dict(pack.files) == forms()
    assert (pack.title, pack.note, pack.made) == ("Our forms", "Ask us.", NOW)
    assert (pack.signer.clinic, pack.signer.by, len(pack.signer.fingerprint)) == ("Other Clinic", "Petra Practice", 64)
    assert packed(note="Ask us.") == data
    assert packed(key=OTHER_KEY) != data


def test_any_zip_program_opens_it():
    with zipfile.ZipFile(BytesIO(packed())) as archive:
        assert archive.testzip() is None
        assert archive.namelist()[:2] == ["manifest.json", "signature"]
        assert json.loads(archive.read("manifest.json"))["schema"] == "exoconsent-pack/1"


def test_a_folded_one_reads_as_well():
    entries = [(name, data, {"method": 8}) for name, data in entries_of(forms())]
    assert dict(read(raw_zip(entries)).files) == forms()


def test_everything_that_ships_fits_into_a_pack_except_patients_and_rules():
    files = {name: data for name, data in tree(BUILT_IN).items() if kind_of(name)}
    assert len(files) > 35
    assert dict(read(packed(files)).files) == dict(sorted(files.items()))
    left = {name for name in tree(BUILT_IN) if not kind_of(name)}
    assert {n for n in left if not n.startswith("patients/")} == {
        "README.md",
        "rules/claims.yaml",
        "rules/elements.yaml",
    }


@pytest.mark.parametrize(
    "name",
    [
        "con.yaml", "sections/nul.yaml", "sections/../x.yaml", "../x.yaml", "/x.yaml", "c:x.yaml", "sections\\x.yaml",
        "sections/x.YAML", "sections/X.yaml", "sections/x.yaml/y.yaml", "sections/x.pdf", "patients/x.yaml", "a b.yaml",
        "words/English.yaml", "rules/claims.yaml", "editions/x/1/x.yaml", ".x.yaml", "x.yaml ", "x.yaml.", "x\n.yaml",
        "sections/x.yaml\0.png", "clinic/x.yaml", f"{'x' * 200}.yaml", "",
    ],
)  # fmt: skip
def test_names_that_no_pack_may_hold(name):
    assert kind_of(name) == ""
    with pytest.raises(BadInputError):
        packed({name: section()})


BOMB = b"\0" * 50_000_000


def _attacks() -> dict[str, tuple[bytes, str]]:
    fine = entries_of(forms())
    signature = fine[1][1]
    deep = b"schema: exoconsent-section/1\nid: x\nparts: " + b"[" * 100_000
    laughs = b"a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n"
    doubled = section() + b"id: other\n"

    def one(name: str, data: bytes) -> bytes:
        return raw_zip(entries_of({name: data}))

    def with_third(**changes: object) -> bytes:
        return raw_zip([*fine[:2], (*fine[2], changes), *fine[3:]])

    return {
        "not a zip": (b"%PDF-1.7 hello", "is not a pack"),
        "empty": (b"", "is not a pack"),
        "truncated": (packed()[:-30], "damaged"),
        "bytes behind the end": (packed() + b"x", "damaged"),
        "a comment": (raw_zip(fine, comment=b"hello"), "damaged"),
        "bytes in front": (raw_zip(fine, before=b"PK\x03\x04 script"), "belong to no file"),
        "bytes between": (raw_zip(fine, between=b"hidden"), "belong to no file"),
        "65,000 entries": (raw_zip(fine, count=65_000), "65,000 files"),
        "path upwards": (one("../../evil.yaml", section()), "holds ../../evil.yaml"),
        "path from the root": (one("/etc/evil.yaml", section()), "holds /etc/evil.yaml"),
        "backslashes": (one("..\\evil.yaml", section()), "evil.yaml"),
        "device name": (one("sections/con.yaml", section("con")), "holds sections/con.yaml"),
        "a program": (one("sections/run.exe", b"MZ"), "holds sections/run.exe"),
        "a PDF": (one("sections/form.pdf", b"%PDF-1.7"), "holds sections/form.pdf"),
        "rules of review": (one("rules/claims.yaml", b"schema: exoconsent-claims/1\nrules: []\n"), "the clinic's own"),
        "a patient": (one("patients/ex-o01.yaml", b"name: A\n"), "holds patients/ex-o01.yaml"),
        "a link": (with_third(mode=0o120777), "not a file but a link"),
        "locked": (with_third(flags=1), "locked with a password"),
        "another method": (with_third(method=14), "folded in a way"),
        "extra fields": (with_third(extra=b"\x01\x00\x04\x00abcd"), "damaged"),
        "two names": (with_third(local_name=b"forms/sections/evil.yaml"), "says two things"),
        "overlapping": (with_third(offset=0), "belong to no file"),
        "a bomb": (raw_zip([*fine, ("forms/x.yaml", BOMB, {"method": 8})]), "bytes large"),
        "a bomb that lies": (raw_zip([*fine, ("forms/x.yaml", BOMB, {"method": 8, "size": 900})]), "larger than"),
        "a wrong sum": (with_third(crc=1), "damaged"),
        "the same twice": (raw_zip([*fine, fine[2]]), "twice"),
        "twice by capitals": (raw_zip([*fine, ("forms/OUR-FORM.yaml", b"x")]), "twice"),
        "more than was signed": (raw_zip([*fine, ("forms/sections/more.yaml", section("more"))]), "signed list"),
        "less than was signed": (raw_zip(fine[:-1]), "lacks sections/risk-example.yaml"),
        "changed after signing": (raw_zip([*fine[:-1], (fine[-1][0], section(title="Safe"))]), "changed after"),
        "no manifest": (raw_zip(fine[1:]), "no manifest"),
        "no signature": (raw_zip([fine[0], *fine[2:]]), "does not bear the signature"),
        "another's signature": (raw_zip([fine[0], ("signature", sign(b"x")), *fine[2:]]), "does not bear"),
        "manifest changed": (
            raw_zip([("manifest.json", fine[0][1].replace(b'"T"', b'"U"')), *fine[1:]]), "does not bear",
        ),
        "another version": (raw_zip(entries_of(forms(), schema="exoconsent-pack/2")), "another version"),
        "another fingerprint": (raw_zip(entries_of(forms(), fingerprint="0" * 64)), "another fingerprint"),
        "unknown keys": (raw_zip(entries_of(forms(), run="rm")), "would not write"),
        "numbers for texts": (raw_zip(entries_of(forms(), title=1)), "would not write"),
        "a hidden character in a name": (raw_zip(entries_of(forms(), clinic="C\u202elinic")), "hidden"),
        "a manifest that nests": (raw_zip([("manifest.json", b"[" * 90_000), ("signature", signature)]), "nested"),
        "a YAML bomb": (one("sections/x.yaml", laughs), "alias"),
        "YAML nested deep": (one("sections/x.yaml", deep), "nested"),
        "a YAML tag": (one("sections/x.yaml", b"a: !!python/object/apply:os.system [ls]\n"), "tag"),
        "a key twice": (one("sections/risk-example.yaml", doubled), "second time"),
        "another kind inside": (one("sections/our-form.yaml", form()), "schema"),
        "an id of another file": (one("sections/x.yaml", section()), "but the file is named"),
        "no text at all": (one("sections/x.yaml", b"\xff\xfe\0\0"), "zero bytes"),
        "a pattern that takes hours": (one("rules/jurisdictions/us-xx.yaml", _law("(a+)+b")), "repeats"),
    }  # fmt: skip


def _law(pattern: str) -> bytes:
    return f"""schema: exoconsent-jurisdiction/1
id: us-xx
place: US-XX
name: Example
covers: things
question: Does it apply
counsel: ask
reading: statute
applies: {{field: jurisdiction, in: [US-XX]}}
elements:
  - {{id: ST-XX-01, mode: S, severity: error, what: a thing, citation: somewhere, found: [{{text: "{pattern}"}}]}}
""".encode()


ATTACKS = _attacks()


@pytest.mark.parametrize("name", ATTACKS)
def test_hostile_packs_are_refused_in_words_and_at_once(name):
    data, words = ATTACKS[name]
    began = time.perf_counter()
    with pytest.raises(ComplaintsError) as caught:
        read(data)
    assert time.perf_counter() - began < SECONDS
    assert words in str(caught.value)
    assert len(str(caught.value)) < 20_000


def test_the_guard_of_the_attacks_can_fail():
    assert read(raw_zip(entries_of(forms())))  # the same builder, nothing wrong
    assert read(raw_zip(entries_of({"rules/jurisdictions/us-xx.yaml": _law("primary care")})))


def test_one_wrong_bit_anywhere_is_refused():
    data = packed()
    for place in range(0, len(data), 7):
        wrong = data[:place] + bytes([data[place] ^ 0x20]) + data[place + 1 :]
        with suppress(BadInputError):  # a date or version in the zip's own fields says nothing
            assert dict(read(wrong).files) == forms()


def test_only_the_right_key_makes_a_pack_of_that_maker():
    with pytest.raises(BadInputError, match="does not bear the signature"):
        read_pack(packed(key=OTHER_KEY), lambda m, s, _k: verify(m, s, KEY))


def test_faults_in_several_files_are_told_together():
    files = forms() | {"sections/risk-example.yaml": b"x: 1\n", "our-form.yaml": b"y: 1\n"}
    with pytest.raises(BadFormError) as caught:
        read(raw_zip(entries_of(files)))
    assert {c.path for c in caught.value.complaints} == set(files)


def test_the_zip_gives_back_what_was_put_in():
    files = {"a": b"", "b/c": b"x" * 1000}
    assert unzipped(zipped(files), "x") == files
