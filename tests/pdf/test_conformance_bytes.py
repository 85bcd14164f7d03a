"""The same consent is the same file: in two processes, with other hash seeds and time zones, and on other machines.

``golden_bytes.json`` holds for each invented patient the content hash, a hash of everything in the file with its
streams unpacked (it depends on no zlib), and the hash of the file itself with the zlib that packed it; the last is
compared only where that zlib runs. After a wanted change run this file once with EXOCONSENT_RENEW=1.
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
from tests.pdf.test_conformance import PATIENTS, prepared

GOLDEN = Path(__file__).with_name("golden_bytes.json")
RENEW = bool(os.environ.get("EXOCONSENT_RENEW"))


@pytest.fixture(scope="module")
def hashes(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, str]]:
    clinic = Clinic.demo(tmp_path_factory.mktemp("home"))
    found = {patient: of_patient(clinic, patient) for patient in PATIENTS}
    if RENEW:
        content = {"zlib": zlib.ZLIB_RUNTIME_VERSION, "patients": found}
        GOLDEN.write_text(json.dumps(content, indent=1, sort_keys=True) + "\n")
    return found


def of_patient(clinic: Clinic, patient: str) -> dict[str, str]:
    ready = prepared(clinic, FORM, patient)
    pdf = clinic.render(ready, PrintOptions()).pdf
    return {"content": ready.consent.content_hash, "unpacked": unpacked(pdf), "file": hashlib.sha256(pdf).hexdigest()}


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


@pytest.mark.parametrize("patient", PATIENTS)
def test_content_and_unpacked_file_are_what_they_were(
    hashes: dict[str, dict[str, str]], golden: dict[str, Any], patient: str
) -> None:
    for kind in ("content", "unpacked"):
        assert hashes[patient][kind] == golden["patients"][patient][kind], kind


@pytest.mark.parametrize("patient", PATIENTS)
def test_the_file_is_the_same_byte_for_byte(
    hashes: dict[str, dict[str, str]], golden: dict[str, Any], patient: str
) -> None:
    if golden["zlib"] != zlib.ZLIB_RUNTIME_VERSION:
        pytest.skip(f"packed with zlib {golden['zlib']}, here runs {zlib.ZLIB_RUNTIME_VERSION}")
    assert hashes[patient]["file"] == golden["patients"][patient]["file"]


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
