"""How a copy of the program starts its children, finds its data, and treats the system's programs."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from exoconsent import program
from exoconsent.app import given_file, main
from exoconsent.errors import ExitCode
from exoconsent.settings import home

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture
def bundle(tmp_path: Path, monkeypatch) -> Path:
    """As if this were the bundle, in a folder of its own on a stick; the stick."""
    folder = tmp_path / "stick" / "exoconsent-0.1.0"
    folder.mkdir(parents=True)
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(folder / "exoconsent"))
    return folder.parent


def test_python_starts_a_child_by_its_own_arguments():
    assert program.child_command("signing", ["-m", "x"]) == [sys.executable, "-m", "x"]


def test_the_bundle_starts_itself_as_its_child(bundle):
    assert program.child_command("words", ["-m", "x"]) == [sys.executable, "--child", "words"]


def test_on_windows_the_program_with_streams_is_the_child(bundle):
    other = bundle / "exoconsent-0.1.0" / "exoconsent-cli.exe"
    other.write_bytes(b"program")
    assert program.child_command("words", ["-m", "x"]) == [str(other), "--child", "words"]


@pytest.mark.parametrize(("name", "given", "answer"), [("words", b"no pdf", b'{"refused"'), ("signing", b"", b"")])
def test_the_program_can_be_its_own_child(name, given, answer):
    done = subprocess.run(
        [sys.executable, "main.py", program.CHILD, name], cwd=ROOT, input=given, capture_output=True, timeout=60
    )
    assert done.stdout.startswith(answer)
    assert done.returncode == (0 if answer else 1)


def test_an_unknown_child_is_none():
    assert main([program.CHILD, "nobody"]) == ExitCode.BAD_ARGUMENTS
    assert main([program.CHILD]) == ExitCode.BAD_ARGUMENTS


def test_without_a_data_folder_beside_the_program_it_is_not_portable(bundle):
    assert program.portable_home() is None
    (bundle / "exoconsent-0.1.0" / program.DATA).mkdir()  # inside, an upgrade would throw it away
    assert program.portable_home() is None
    (bundle / program.DATA).write_text("a file")
    assert program.portable_home() is None


def test_a_data_folder_beside_the_program_holds_everything(bundle):
    data = bundle / program.DATA
    data.mkdir()
    assert home({}) == data
    assert home({"XDG_DATA_HOME": "/elsewhere"}) == data
    assert home({"EXOCONSENT_HOME": "/named"}) == Path("/named")


def test_a_newer_program_on_the_stick_finds_the_same_data(bundle, monkeypatch):
    (bundle / program.DATA).mkdir()
    (bundle / "exoconsent-0.2.0").mkdir()
    monkeypatch.setattr(sys, "executable", str(bundle / "exoconsent-0.2.0" / "exoconsent"))
    assert home({}) == bundle / program.DATA


def test_only_the_bundle_is_portable(tmp_path, monkeypatch):
    (tmp_path / program.DATA).mkdir()
    monkeypatch.setattr(sys, "executable", str(tmp_path / "bin" / "python"))
    assert program.portable_home() is None


def test_programs_of_the_system_do_not_get_the_bundles_libraries(bundle):
    inside = {"LD_LIBRARY_PATH": "/b/_internal", "_PYI_APPLICATION_HOME_DIR": "/b", "PATH": "/bin"}
    assert program.system_environment(inside) == {"PATH": "/bin"}
    assert program.system_environment({**inside, "LD_LIBRARY_PATH_ORIG": "/opt/lib"}) == {
        "PATH": "/bin", "LD_LIBRARY_PATH": "/opt/lib",
    }  # fmt: skip


def test_what_somebody_set_stays_where_there_is_no_bundle():
    assert program.system_environment({"LD_LIBRARY_PATH": "/opt/lib"}) == {"LD_LIBRARY_PATH": "/opt/lib"}


def test_it_starts_again_without_the_file_that_it_was_given(monkeypatch):
    monkeypatch.setattr(sys, "orig_argv", ["python", "main.py", "/tmp/a.exopack"])
    assert program.again(Path("/tmp/a.exopack")) == [sys.executable, "main.py"]
    assert program.again() == [sys.executable, "main.py", "/tmp/a.exopack"]


@pytest.mark.skipif(sys.platform != "linux", reason="libraries of Linux")
def test_only_what_the_system_lacks_is_lent(tmp_path):
    import _ctypes  # any library that loads

    (tmp_path / "libexonowhere.so.1").write_bytes(Path(_ctypes.__file__).read_bytes())
    (tmp_path / program.ORDER).write_text("libc.so.6\nlibexonowhere.so.1\nlibexobroken.so.1\n")
    (tmp_path / "libexobroken.so.1").write_bytes(b"no library")
    assert program.lend_libraries(tmp_path) == ("libexonowhere.so.1",)


def test_nothing_is_lent_outside_a_bundle(tmp_path):
    assert program.lend_libraries() == ()
    assert program.lend_libraries(tmp_path) == ()


@pytest.mark.parametrize(
    ("words", "found"),
    [(["a.pdf"], True), (["a.exopack"], True), (["A.PDF"], True), (["a.txt"], False), (["none.pdf"], False),
     (["verify", "a.pdf"], False), ([], False), (["demo"], False)],
)  # fmt: skip
def test_a_double_clicked_file_is_told_from_a_command(tmp_path, monkeypatch, words, found):
    for name in ("a.pdf", "a.exopack", "A.PDF", "a.txt"):
        (tmp_path / name).write_bytes(b"x")
    monkeypatch.chdir(tmp_path)
    assert given_file(words) == (Path(words[0]) if found else None)


def test_a_wheel_finds_what_ships_inside_its_package(tmp_path):
    package = tmp_path / "exoconsent"
    (package / "shipped" / "forms").mkdir(parents=True)
    for name in ("__init__.py", "paths.py", "program.py"):
        (package / name).write_bytes((ROOT / "exoconsent" / name).read_bytes())
    code = "from exoconsent.paths import FORMS; from exoconsent.program import NAME; print(FORMS, NAME)"
    environment = {**os.environ, "PYTHONPATH": str(tmp_path), "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, env=environment, capture_output=True, text=True)
    assert done.stdout.split() == [str(package / "shipped" / "forms"), "exoconsent"]


def test_pyhanko_loads_where_no_time_zone_is_known():
    """A bare Linux has no time zone database, and pyHanko asks for a zone while it is loaded."""
    code = "from exoconsent.signing import offline; offline.prepare(); import exoconsent.signing.sealing"
    environment = {**os.environ, "PYTHONTZPATH": "", "PYTHONPATH": str(ROOT)}
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
