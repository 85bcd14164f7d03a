"""Which wheels each system needs, decided without asking it; that they exist is found when they are downloaded."""

import re

import licences
import pytest
import wheelhouse
from locked import Locked, locked
from tree import ROOT

EVERYWHERE = [(target, python) for target in ("linux", "windows", "macos") for python in wheelhouse.PYTHONS]


@pytest.mark.parametrize(("name", "python"), EVERYWHERE)
def test_each_system_needs_what_the_lock_says_for_it(name, python):
    target = wheelhouse.TARGETS[name]
    names = {one.name for one in locked(target.environment(python))}
    assert ("tzdata" in names) is (name == "windows")
    assert ("typing-extensions" in names) is (python in ("3.11", "3.12"))
    assert {"pyside6-essentials", "shiboken6", "sqlcipher3", "pyhanko", "cffi"} <= names
    assert not names & {"aiohttp", "nltk", "pymupdf", "idna", "yarl", "click"}


def test_every_package_of_the_lock_has_hashes():
    assert [one.name for one in locked() if not one.hashes] == []
    assert re.fullmatch(r"asn1crypto==[\d.]+( --hash=sha256:[0-9a-f]{64})+", locked()[0].line())


@pytest.mark.parametrize(
    ("file", "python", "target", "fits"),
    [
        ("a-1.0-py3-none-any.whl", "cp313", "linux", True),
        ("a-1.0-py2.py3-none-any.whl", "cp313", "linux", True),
        ("a-1.0-cp313-cp313-win_amd64.whl", "cp313", "windows", True),
        ("a-1.0-cp313-cp313-win_amd64.whl", "cp312", "windows", False),
        ("a-1.0-cp313-cp313-win32.whl", "cp313", "windows", False),
        ("a-1.0-cp310-abi3-win_amd64.whl", "cp313", "windows", True),
        ("a-1.0-cp314-abi3-win_amd64.whl", "cp313", "windows", False),
        ("a-1.0-cp313-cp313t-win_amd64.whl", "cp313", "windows", False),
        ("a-1.0-cp311-cp311-manylinux2014_x86_64.manylinux_2_17_x86_64.whl", "cp311", "linux", True),
        ("a-1.0-cp311-cp311-manylinux_2_39_x86_64.whl", "cp311", "linux", False),
        ("a-1.0-cp311-cp311-musllinux_1_2_x86_64.whl", "cp311", "linux", False),
        ("a-1.0-cp311-cp311-macosx_11_0_arm64.whl", "cp311", "macos", True),
        ("a-1.0-cp311-abi3-macosx_13_0_universal2.whl", "cp314", "macos", True),
        ("a-1.0-cp311-cp311-macosx_11_0_x86_64.whl", "cp311", "macos", False),
        ("a-1.1-py3-none-any.whl", "cp311", "macos", False),
    ],
)
def test_a_wheel_fits_by_its_tags_version_and_hash(tmp_path, file, python, target, fits):
    path = tmp_path / file
    path.write_bytes(b"wheel")
    one = Locked(name="a", version="1.0", hashes=(wheelhouse.digest(path),))
    tags = wheelhouse.TARGETS[target].tags
    if fits:
        assert wheelhouse.chosen(tmp_path, (one,), python, tags) == [path]
        path.write_bytes(b"another")
    with pytest.raises(SystemExit, match="no wheel"):
        wheelhouse.chosen(tmp_path, (one,), python, tags)


def test_every_package_has_a_licence_that_somebody_read():
    """What is installed here; the build refuses what has no text."""
    for one in locked():
        assert licences.expression(one.name), one.name
        assert licences.texts(one.name), one.name


def test_a_bill_of_materials_is_what_its_schema_wants():
    pytest.importorskip("cyclonedx", reason="the tools of requirements-ship.lock write the bill")
    import bill

    parts = [
        bill.Part(name="segno", version="1.6.6", kind="pypi", licence="BSD-3-Clause", sha256="a" * 64),
        bill.Part(name="libxcb1", version="1.15-1", kind="deb"),
        bill.Part(name="pyphen", version="0.18", kind="pypi", licence="GPL-2.0-or-later OR MPL-1.1"),
    ]
    text = bill.bill("exoconsent", "0.1.0", parts, 1_795_000_000)
    assert bill.bill("exoconsent", "0.1.0", reversed(parts), 1_795_000_000) == text
    assert '"pkg:deb/debian/libxcb1@1.15-1"' in text
    with pytest.raises(SystemExit, match=r"not CycloneDX 1\.6"):
        bill.check('{"bomFormat": "CycloneDX", "specVersion": "1.6", "components": [{"name": "x"}]}')


def test_the_stick_says_what_is_on_it():
    words = (ROOT / ".ship/stick/wheelhouse.txt").read_text(encoding="utf-8")
    assert all(python in words for python in wheelhouse.PYTHONS)
