"""The same consent is the same file: in two processes, with other hash seeds and time zones, and on other machines.

``golden_bytes.json`` holds for each invented patient the content hash, and for them and some documents in other
languages a hash of everything in the file with its streams unpacked (it depends on no zlib), and the hash of the file
itself with the zlib that packed it; the last is compared only where that zlib runs. After a wanted change run this file
once with EXOCONSENT_RENEW=1.
"""

import hashlib
import io
import json
import os
import subprocess
import sys
import zlib
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from exoconsent.cli.demo import FORM
from exoconsent.clinic import Clinic
from exoconsent.pdf.layout import PrintOptions
from tests.pdf.conftest import FULL
from tests.pdf.test_conformance import MORE, PATIENTS, prepared

GOLDEN = Path(__file__).with_name("golden_bytes.json")
FURTHER = ("es-alone-standard", "es-en-large", "script-ar", "script-hi", "scripts-ru-he")
"""Of ``MORE``: another language, two side by side, shaped writing, two directions."""
DOCUMENTS = (*PATIENTS, *FURTHER)
RENEW = bool(os.environ.get("EXOCONSENT_RENEW"))


@pytest.fixture(scope="module")
def hashes(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, str]]:
    clinic = Clinic.demo(tmp_path_factory.mktemp("home"))
    found = {patient: of_patient(clinic, patient) for patient in PATIENTS}
    found |= {name: of_file(MORE[name](clinic, FULL)[0]) for name in FURTHER}
    if RENEW:
        content = {"zlib": zlib.ZLIB_RUNTIME_VERSION, "documents": found}
        GOLDEN.write_text(json.dumps(content, indent=1, sort_keys=True) + "\n")
    return found


def of_patient(clinic: Clinic, patient: str) -> dict[str, str]:
    ready = prepared(clinic, FORM, patient)
    pdf = clinic.render(ready, PrintOptions()).pdf
    return {"content": ready.consent.content_hash, **of_file(pdf)}


def of_file(pdf: bytes) -> dict[str, str]:
    return {"unpacked": unpacked(pdf), "file": hashlib.sha256(pdf).hexdigest()}


def unpacked(pdf: bytes) -> str:
    """SHA-256 over every object in order, streams unpacked; without the trailer, whose /ID is over the packed bytes."""
    found = hashlib.sha256()
    with pikepdf.open(io.BytesIO(pdf)) as file:
        for number, each in enumerate(file.objects):
            found.update(b"%d " % number + _plain(each))
    return found.hexdigest()


def _plain(each: Any) -> bytes:
    if not isinstance(each, pikepdf.Stream):
        return each.unparse()
    entries = {
        key: value for key, value in each.stream_dict.items() if key not in ("/Length", "/Filter", "/DecodeParms")
    }
    return pikepdf.Dictionary(entries).unparse() + each.read_bytes()


@pytest.fixture(scope="module")
def golden(hashes: dict[str, dict[str, str]]) -> dict[str, Any]:
    content: dict[str, Any] = json.loads(GOLDEN.read_text())
    return content


@pytest.mark.parametrize("document", DOCUMENTS)
def test_content_and_unpacked_file_are_what_they_were(
    hashes: dict[str, dict[str, str]], golden: dict[str, Any], document: str
) -> None:
    for kind in hashes[document].keys() - {"file"}:
        assert hashes[document][kind] == golden["documents"][document][kind], kind


@pytest.mark.parametrize("document", DOCUMENTS)
def test_the_file_is_the_same_byte_for_byte(
    hashes: dict[str, dict[str, str]], golden: dict[str, Any], document: str
) -> None:
    if golden["zlib"] != zlib.ZLIB_RUNTIME_VERSION:
        pytest.skip(f"packed with zlib {golden['zlib']}, here runs {zlib.ZLIB_RUNTIME_VERSION}")
    assert hashes[document]["file"] == golden["documents"][document]["file"]


SCRIPT = """
import json, pathlib, sys
from exoconsent.clinic import Clinic
from tests.pdf.test_conformance_bytes import of_patient
print(json.dumps(of_patient(Clinic.demo(pathlib.Path(sys.argv[1])), "ex-o04")))
"""


def test_another_process_elsewhere_gives_the_same_bytes(hashes: dict[str, dict[str, str]], tmp_path: Path) -> None:
    for seed, zone in (("1", "Asia/Tokyo"), ("77", "America/Los_Angeles")):
        done = subprocess.run(
            [sys.executable, "-c", SCRIPT, tmp_path],
            cwd=Path(__file__).parents[2],
            env={"PYTHONHASHSEED": seed, "TZ": zone, "LANG": "C"},
            capture_output=True,
            check=True,
        )
        assert json.loads(done.stdout) == hashes["ex-o04"]


def test_a_changed_letter_changes_every_hash(tmp_path: Path) -> None:
    """The hashes see the document, not only the program."""
    clinic = Clinic.demo(tmp_path)
    one, two = of_patient(clinic, PATIENTS[0]), of_patient(clinic, PATIENTS[1])
    assert all(one[kind] != two[kind] for kind in one)
