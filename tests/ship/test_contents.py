"""What goes into the bundle, what is left out, and what is refused; the recipe itself runs with ``make bundle``."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from contents import DATA, SPEAKS_TO_NETWORKS, UNUSED, is_kept, misplaced, taken
from elf import asked, in_order, is_elf, reached, system_libraries
from tree import ROOT, files_below, version

from exoconsent import __version__
from exoconsent.offline.stand_ins import ABSENT

NETWORK_FILES = (
    "_internal/PySide6/QtNetwork.abi3.so", "_internal/PySide6/Qt/lib/libQt6Network.so.6",
    "_internal/PySide6/Qt/plugins/tls/libqopensslbackend.so", "_internal/PySide6/Qt/plugins/platforms/libqvnc.so",
    "_internal/PySide6/Qt/plugins/networkinformation/libqnetworkmanager.so",
    "PySide6\\plugins\\tls\\qschannelbackend.dll",
)  # fmt: skip
ALSO_NOT = (
    "_internal/aiohttp/_http_parser.so", "_internal/python3.11/lib-dynload/_ssl.cpython-311-x86_64-linux-gnu.so",
    "_internal/libssl.so.3", "_internal/certifi/cacert.pem", "_internal/http/server.py", "_internal/nltk/data.py",
    "_internal/clinic/seal.key", "_internal/resources/release/other.pem", "_internal/forms/__pycache__/x.pyc",
    "_internal/urllib/request.py", "_internal/socketserver.py", "_internal/pip/__init__.py",
)  # fmt: skip


@pytest.mark.parametrize("place", NETWORK_FILES)
def test_what_qt_has_for_networks_is_left_out_and_would_be_found(place):
    assert not is_kept(place)
    assert misplaced([place])


@pytest.mark.parametrize("place", ALSO_NOT)
def test_what_must_not_ship_is_found(place):
    assert misplaced(["_internal/PySide6/QtCore.abi3.so", place]) == [place]


def test_what_the_window_needs_is_kept():
    wanted = [
        "PySide6/Qt/lib/libQt6Widgets.so.6", "PySide6/Qt/lib/libQt6DBus.so.6",
        "PySide6/Qt/plugins/platforms/libqxcb.so",
        "PySide6/Qt/plugins/platforms/libqoffscreen.so", "PySide6/plugins/platforms/qwindows.dll", "libcrypto.so.3",
        "PySide6/Qt/plugins/platforms/libqcocoa.dylib", "PySide6/Qt/plugins/imageformats/libqjpeg.so",
        "PySide6/Qt/plugins/printsupport/libcupsprintersupport.so", "spellchecker/resources/es.json.gz",
        "pyphen/dictionaries/hyph_en_US.dic", "textstat/resources/es/easy_words.txt",
        "resources/release/exoconsent-release.pem", "forms/exosome-treatment.yaml", "pillow.libs/libtiff-1234.so.6",
    ]  # fmt: skip
    assert [place for place in wanted if not is_kept(place)] == []
    assert misplaced(wanted) == []


def test_what_ships_of_our_own_holds_nothing_that_must_not():
    for folder in DATA:
        places = [path.relative_to(ROOT).as_posix() for path in files_below(ROOT / folder)]
        assert misplaced(places) == []
        assert all(is_kept(place) for place in places)
    assert not [path for folder in DATA for path in (ROOT / folder).rglob("*") if path.is_symlink()]


def test_the_print_system_and_the_c_library_are_the_systems_own():
    assert not any(map(taken, ("libc.so.6", "libstdc++.so.6", "ld-linux-x86-64.so.2", "libcups.so.2", "libssl.so.3")))
    assert all(map(taken, ("libxcb.so.1", "libcrypto.so.3", "libcap.so.2", "libX11.so.6")))


def test_nothing_that_the_guards_call_absent_is_taken_along():
    assert set(SPEAKS_TO_NETWORKS) >= ABSENT


def test_the_program_loads_nothing_that_is_left_out():
    """Every module of ours is loaded, behind the guards, in a process of its own."""
    code = (
        "import importlib, pkgutil, sys\n"
        "from exoconsent.offline.guards import guard; guard()\n"
        "from exoconsent.signing import offline; offline.prepare()\n"
        "import exoconsent\n"
        "for found in pkgutil.walk_packages(exoconsent.__path__, 'exoconsent.'): importlib.import_module(found.name)\n"
        "print(*sorted(name for name in sys.modules if getattr(sys.modules[name], '__file__', None)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True, timeout=60
    )
    loaded = set(done.stdout.split())
    assert "exoconsent.gui.window" in loaded
    assert loaded & {*SPEAKS_TO_NETWORKS, *UNUSED} <= {"_distutils_hack"}  # an environment loads it by itself


def test_the_version_is_told_once():
    assert version() == __version__
    assert f'version = "{__version__}"' in (ROOT / "pyproject.toml").read_text()


@pytest.mark.skipif(sys.platform != "linux", reason="ELF is Linux'")
def test_what_a_library_asks_for_is_read():
    needs = asked(Path(sys.executable).resolve())
    assert any(name.startswith("libc.so") for name in needs.libraries)
    assert (2, 2) < needs.versions["GLIBC"] < (3, 0)
    assert is_elf(Path(sys.executable).resolve())
    assert not is_elf(Path(__file__))


@pytest.mark.skipif(sys.platform != "linux", reason="ELF is Linux'")
def test_libraries_are_lent_after_those_that_they_need():
    known = system_libraries()
    asker = known["libxcb.so.1"]
    names = reached([asker], known)
    assert "libXau.so.6" in names
    order = in_order({name: known[name] for name in names if taken(name)} | {"libxcb.so.1": asker})
    assert order[-1] == "libxcb.so.1"


def test_scripts_of_the_stick_are_sound():
    scripts = [".ship/stick/install.sh", ".ship/stick/install.command", ".ship/debian/preinst", ".ship/bundle-macos.sh"]
    for script in scripts:
        subprocess.run(["sh", "-n", script], cwd=ROOT, check=True)
    subprocess.run(["bash", "-n", ".ship/try_in_fresh_root"], cwd=ROOT, check=True)
    for script in (".ship/stick/install.bat", ".ship/bundle-windows.bat"):
        batch = (ROOT / script).read_bytes()
        assert b"\r\n" in batch
        assert not re.search(rb"[^\r]\n", batch)
