"""Lists and signatures of releases: what the build writes, the program, OpenSSL and sha256sum agree on."""

import shutil
import subprocess
from pathlib import Path

import pytest
import release_key
import sums
from tree import ROOT

from exoconsent.signing.release import check_release


@pytest.fixture
def keys(tmp_path: Path, monkeypatch, capsys) -> Path:
    """A pair of one's own; the private half's file."""
    private, public = tmp_path / "private.key", tmp_path / "public.pem"
    release_key.make(private, public)
    assert "Keep it off every computer" in capsys.readouterr().out
    monkeypatch.setattr(sums, "PUBLIC_KEY", public)
    return private


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "release"
    (place / "wheels").mkdir(parents=True)
    (place / "README.txt").write_text("read")
    (place / "wheels" / "a.whl").write_bytes(b"wheel")
    return place


def test_a_signed_folder_is_genuine_for_the_program_and_for_openssl(keys, folder, monkeypatch):
    monkeypatch.setenv(sums.KEY_VARIABLE, str(keys))
    monkeypatch.setattr(sums, "ROOT", keys.parent)
    assert sums.seal(folder)
    public = folder / "public.pem"
    assert check_release(folder, public).fine
    if shutil.which("openssl"):
        words = "-verify -pubin -rawin -in SHA256SUMS -sigfile SHA256SUMS.sig -inkey public.pem"
        subprocess.run(["openssl", "pkeyutl", *words.split()], cwd=folder, check=True, capture_output=True)
    if shutil.which("sha256sum"):
        subprocess.run(["sha256sum", "--strict", "--quiet", "-c", "SHA256SUMS"], cwd=folder, check=True)


def test_the_same_folder_gives_the_same_list_and_signature(keys, folder, monkeypatch):
    monkeypatch.setenv(sums.KEY_VARIABLE, str(keys))
    sums.seal(folder)
    before = [(folder / name).read_bytes() for name in (sums.SUMS, sums.SIGNATURE)]
    sums.seal(folder)
    assert [(folder / name).read_bytes() for name in (sums.SUMS, sums.SIGNATURE)] == before


def test_without_a_key_the_build_says_that_it_is_not_signed(folder, monkeypatch, capsys):
    monkeypatch.delenv(sums.KEY_VARIABLE, raising=False)
    assert not sums.seal(folder)
    assert "NOT SIGNED" in capsys.readouterr().out
    assert "not signed" in (folder / sums.UNSIGNED).read_text()
    found = check_release(folder, sums.PUBLIC_KEY)
    assert not found.signed
    assert not found.fine
    assert found.missing == found.changed == found.strange == ()


def test_a_key_whose_other_half_does_not_ship_is_refused(keys, folder, tmp_path, monkeypatch):
    release_key.make(tmp_path / "other.key", tmp_path / "other.pem")
    monkeypatch.setenv(sums.KEY_VARIABLE, str(tmp_path / "other.key"))
    monkeypatch.setattr(sums, "ROOT", tmp_path)
    with pytest.raises(SystemExit, match="not the private half"):
        sums.seal(folder)


def test_the_private_half_is_never_written_into_the_project(tmp_path):
    inside = ROOT / "build" / "release.key"
    with pytest.raises(SystemExit, match="lies in the project"):
        release_key.make(inside, tmp_path / "public.pem")
    link = tmp_path / "link"
    link.symlink_to(ROOT)
    with pytest.raises(SystemExit, match="lies in the project"):
        release_key.make(link / "release.key", tmp_path / "public.pem")
    assert not inside.exists()
    assert not (tmp_path / "public.pem").exists()


def test_a_key_is_its_owners_and_never_replaced(keys):
    assert keys.stat().st_mode & 0o077 == 0
    with pytest.raises(SystemExit, match="there already"):
        release_key.make(keys, keys.parent / "new.pem")


def test_no_private_key_lies_in_the_project():
    listed = subprocess.run(["git", "ls-files", "-co", "--exclude-standard"], cwd=ROOT, capture_output=True, text=True)
    names = [ROOT / name for name in listed.stdout.split("\n") if name.endswith((".pem", ".key", ".p12"))]
    assert [path for path in names if path.is_file() and b"PRIVATE KEY" in path.read_bytes()] == []


def test_the_public_key_that_ships_is_the_one_that_is_printed():
    assert sums.PUBLIC_KEY.read_text().strip() in (ROOT / "docs" / "release.md").read_text(encoding="utf-8")
