"""Installing from a stick: what is checked, in which order, and what stays when it fails; no wheel is installed."""

import hashlib
import json
import subprocess
import sys
from pathlib import Path

import install as stick
import pytest
from install import Refusal, System

ROOT = Path(__file__).resolve().parents[2]
HERE_PYTHON = (3, 12)


def system(platform: str, home: Path) -> System:
    environment = {
        "win32": {"LOCALAPPDATA": str(home / "Local"), "APPDATA": str(home / "Roaming")}, "linux": {}, "darwin": {},
    }[platform]  # fmt: skip
    return System(platform=platform, home=home, environment=environment)


class Runs:
    """Stands for the programs that are started: makes what they would make, and keeps what was asked."""

    def __init__(self, where: System, **codes: int) -> None:
        self.where, self.codes, self.asked = where, codes, []

    def __call__(self, command) -> int:
        what = next(w for w in ("check-release", "venv", "pip", "--version") if w in command)
        self.asked.append((what, list(command)))
        if what == "venv":
            folder = Path(command[-1])
            folder.mkdir(parents=True)
            (folder / "pyvenv.cfg").write_text("home")
            start = self.where.command_in(folder)
            start.parent.mkdir()
            start.write_text("start")
        return self.codes.get(what.strip("-").replace("-", "_"), 0)

    def names(self) -> list[str]:
        return [what for what, _ in self.asked]


@pytest.fixture
def release(tmp_path, monkeypatch):
    """A stick for a platform and version."""

    def make(platform: str = "linux", version: str = "0.2.0") -> Path:
        folder = tmp_path / f"stick-{version}"
        (folder / "desktop").mkdir(parents=True)
        about = {"version": version, "platform": platform, "pythons": ["3.11", "3.12"]}
        (folder / "release.json").write_text(json.dumps(about))
        for name in ("exoconsent.desktop", "exoconsent.xml", "exoconsent.svg"):
            (folder / "desktop" / name).write_bytes((ROOT / "resources" / "desktop" / name).read_bytes())
        files = [path for path in folder.rglob("*") if path.is_file()]
        sums = "".join(
            f"{hashlib.sha256(p.read_bytes()).hexdigest()}  {p.relative_to(folder).as_posix()}\n" for p in files
        )
        (folder / "SHA256SUMS").write_text(sums)
        monkeypatch.setattr(stick, "HERE", folder)
        return folder

    return make


def put(target: Path, where: System, runs: Runs, **more) -> Path:
    target.mkdir(exist_ok=True)
    return stick.install(where, target, say=lambda _words: None, run=runs, python=HERE_PYTHON, **more)


@pytest.mark.parametrize("platform", ["linux", "win32", "darwin"])
def test_it_installs_on_each_system_and_leads_the_menu_there(release, tmp_path, platform):
    release(platform)
    where = system(platform, tmp_path)
    runs, target = Runs(where), tmp_path / "programs"
    folder = put(target, where, runs)
    assert runs.names() == ["venv", "pip", "--version"]
    pip = runs.asked[1][1]
    assert {"--no-index", "--require-hashes", "--no-deps", "--isolated"} <= set(pip)
    assert pip[-1].endswith("requirements-3.12.txt")
    assert stick.installed(target)["version"] == "0.2.0"
    entries = where.entries(folder)
    assert all(path.is_file() for path in entries)
    assert any(str(folder) in text for text in entries.values())


def test_on_linux_the_menu_entry_names_the_program_and_its_icon(release, tmp_path):
    release()
    where = system("linux", tmp_path)
    put(tmp_path / "programs", where, Runs(where))
    entry = (tmp_path / ".local/share/applications/exoconsent.desktop").read_text()
    assert f'Exec="{tmp_path}/.local/bin/exoconsent" %f\n' in entry
    assert (tmp_path / ".local/share/icons/hicolor/scalable/apps/exoconsent.svg").is_file()
    assert (tmp_path / ".local/bin/exoconsent").stat().st_mode & 0o111


def test_an_upgrade_asks_the_installed_program_first_and_takes_the_old_one_away_last(release, tmp_path):
    where, target = system("linux", tmp_path), tmp_path / "programs"
    release(version="0.2.0")
    old = put(target, where, Runs(where))
    newer = release(version="0.10.0")
    runs = Runs(where)
    new = put(target, where, runs)
    assert runs.names() == ["check-release", "venv", "pip", "--version"]
    assert runs.asked[0][1] == [str(where.command_in(old)), "check-release", str(newer)]
    assert new.is_dir()
    assert not old.exists()


@pytest.mark.parametrize("fails", ["venv", "pip", "version"])
def test_when_it_fails_the_old_version_still_stands(release, tmp_path, fails):
    where, target = system("linux", tmp_path), tmp_path / "programs"
    release(version="0.2.0")
    old = put(target, where, Runs(where))
    release(version="0.3.0")
    with pytest.raises(Refusal):
        put(target, where, Runs(where, **{fails: 1}))
    assert old.is_dir()
    assert stick.installed(target)["version"] == "0.2.0"
    assert not (target / "0.3.0").exists()
    assert str(old) in (tmp_path / ".local/bin/exoconsent").read_text()


def test_the_same_version_is_installed_beside_itself_so_that_a_failure_costs_nothing(release, tmp_path):
    where, target = system("linux", tmp_path), tmp_path / "programs"
    release()
    first = put(target, where, Runs(where))
    with pytest.raises(Refusal):
        put(target, where, Runs(where, pip=1))
    assert where.command_in(first).is_file()
    second = put(target, where, Runs(where))
    assert second != first
    assert [path.name for path in target.iterdir() if path.is_dir()] == [second.name]
    assert put(target, where, Runs(where)) == first


def test_an_older_version_is_refused_in_words_unless_it_is_forced(release, tmp_path):
    where, target = system("linux", tmp_path), tmp_path / "programs"
    release(version="0.10.0")
    put(target, where, Runs(where))
    release(version="0.9.0")
    runs = Runs(where)
    with pytest.raises(Refusal, match=r"0\.10\.0 is installed, and this folder holds the older 0\.9\.0"):
        put(target, where, runs)
    assert runs.asked == []
    put(target, where, runs, force=True)
    assert stick.installed(target)["version"] == "0.9.0"


def test_a_folder_that_the_installed_program_does_not_trust_is_refused(release, tmp_path):
    where, target = system("linux", tmp_path), tmp_path / "programs"
    release(version="0.2.0")
    put(target, where, Runs(where))
    release(version="0.3.0")
    runs = Runs(where, check_release=6)
    with pytest.raises(Refusal, match="does not trust"):
        put(target, where, runs)
    assert runs.names() == ["check-release"]


@pytest.mark.parametrize("damage", ["change", "remove", "list"])
def test_damage_is_found_before_anything_is_installed(release, tmp_path, damage):
    folder, where = release(), system("linux", tmp_path)
    if damage == "change":
        (folder / "desktop/exoconsent.svg").write_text("other")
    elif damage == "remove":
        (folder / "desktop/exoconsent.svg").unlink()
    else:
        (folder / "SHA256SUMS").unlink()
    runs = Runs(where)
    with pytest.raises(Refusal, match=r"damaged|missing"):
        put(tmp_path / "programs", where, runs)
    assert runs.asked == []


@pytest.mark.parametrize(
    ("platform", "python", "words"), [("win32", (3, 12), "another system"), ("linux", (3, 10), "This is Python 3.10")]
)
def test_another_system_and_another_python_are_refused(release, tmp_path, platform, python, words):
    release(platform)
    where = system("linux", tmp_path)
    with pytest.raises(Refusal, match=words):
        stick.install(where, tmp_path, say=lambda _: None, run=Runs(where), python=python)


def test_removing_takes_the_program_and_nothing_else(release, tmp_path):
    where, target = system("linux", tmp_path), tmp_path / "programs"
    release()
    put(target, where, Runs(where))
    kept = tmp_path / ".local/share/exoconsent/clinic/clinic.yaml"
    kept.parent.mkdir(parents=True)
    kept.write_text("name: Clinic")
    stick.remove(target)
    assert list(target.iterdir()) == []
    assert kept.is_file()
    assert not (tmp_path / ".local/bin/exoconsent").exists()
    with pytest.raises(Refusal, match="No ExoConsent was installed"):
        stick.remove(target)


def test_what_qts_wheel_has_for_networks_is_taken_out(tmp_path):
    qt = tmp_path / "lib/python3.12/site-packages/PySide6"
    away = ["Qt/lib/libQt6Network.so.6", "QtNetwork.abi3.so", "Qt/plugins/tls/a.so", "Qt/plugins/platforms/libqvnc.so",
            "plugins/networkinformation/b.dll", "Qt6Network.dll"]  # fmt: skip
    stay = ["Qt/lib/libQt6Core.so.6", "Qt/plugins/platforms/libqxcb.so", "QtWidgets.abi3.so"]
    for name in [*away, *stay]:
        (qt / name).parent.mkdir(parents=True, exist_ok=True)
        (qt / name).write_text("x")
    stick.leave_networks_out(tmp_path)
    assert [name for name in [*away, *stay] if (qt / name).exists()] == stay


def test_the_script_needs_nothing_but_pythons_own_library():
    done = subprocess.run(
        [sys.executable, "-I", "-S", str(ROOT / ".ship/stick/install.py"), "--help"], capture_output=True
    )
    assert done.returncode == 0
