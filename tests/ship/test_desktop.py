"""Menu entries, file types, AppStream data and manual page: sound, and true of this program."""

import configparser
import re
import shutil
import subprocess
from xml.etree import ElementTree

import pytest
from PySide6.QtGui import QImage
from tree import ROOT

from exoconsent import __version__
from exoconsent.cli.arguments import _parser
from exoconsent.records.container import FORMAT

DESKTOP = ROOT / "resources" / "desktop"
ENTRIES = ("exoconsent.desktop", "exoconsent-verify.desktop")
SPEC = "{http://www.freedesktop.org/standards/shared-mime-info}"


def entry(name: str) -> configparser.SectionProxy:
    parser = configparser.ConfigParser(interpolation=None, delimiters=("=",))
    parser.optionxform = str
    parser.read(DESKTOP / name, encoding="utf-8")
    return parser["Desktop Entry"]


def file_types() -> dict[str, ElementTree.Element]:
    root = ElementTree.parse(DESKTOP / "exoconsent.xml").getroot()
    return {found.get("type"): found for found in root}


@pytest.mark.parametrize("name", ENTRIES)
def test_menu_entries_have_what_a_menu_needs(name):
    found = entry(name)
    assert found["Type"] == "Application"
    assert found["Exec"] == "exoconsent %f"
    assert found["Terminal"] == "false"
    assert {"Name", "Comment", "Comment[es]", "Icon", "MimeType"} <= set(found)
    if shutil.which("desktop-file-validate"):
        subprocess.run(["desktop-file-validate", str(DESKTOP / name)], check=True)


def test_the_menu_entry_opens_a_type_that_is_declared():
    types = file_types()
    assert [t for t in entry("exoconsent.desktop")["MimeType"].split(";") if t] == ["application/vnd.exoconsent.pack"]
    globs = {name: found.find(f"{SPEC}glob").get("pattern") for name, found in types.items()}
    assert globs["application/vnd.exoconsent.pack"] == "*.exopack"
    assert globs["application/vnd.exoconsent.backup"] == "*.exobackup"
    parents = {name: found.find(f"{SPEC}sub-class-of") for name, found in types.items()}
    assert parents["application/vnd.exoconsent.consent"].get("type") == "application/pdf"


def test_a_backup_is_known_by_how_it_begins():
    match = file_types()["application/vnd.exoconsent.backup"].find(f"{SPEC}magic/{SPEC}match")
    assert FORMAT.decode().startswith(match.get("value"))


def test_every_icon_is_drawn_in_every_size():
    named = [found.find(f"{SPEC}icon").get("name") for found in file_types().values()]
    assert [name for name in named if not (DESKTOP / f"{name}.svg").is_file()] == []
    for size in (16, 24, 32, 48, 64, 128, 256):
        image = QImage(str(DESKTOP / f"exoconsent-{size}.png"))
        assert (image.width(), image.height()) == (size, size)


def test_the_store_data_is_of_this_version():
    root = ElementTree.parse(DESKTOP / "org.exoconsent.ExoConsent.metainfo.xml").getroot()
    assert root.find("releases/release").get("version") == __version__
    assert root.find("launchable").text == "exoconsent.desktop"
    assert root.find("project_license").text == "Apache-2.0"
    if shutil.which("appstreamcli"):
        subprocess.run(
            ["appstreamcli", "validate", "--no-net", str(DESKTOP / "org.exoconsent.ExoConsent.metainfo.xml")],
            check=True, capture_output=True,
        )  # fmt: skip


def test_the_manual_page_names_every_command():
    page = (DESKTOP / "exoconsent.1").read_text(encoding="utf-8").replace("\\-", "-")
    assert f'"ExoConsent {__version__}"' in page
    commands = next(a.choices for a in _parser()._actions if a.choices and not a.option_strings)
    words = set(re.findall(r"[a-z][a-z-]+", page))
    assert set(commands) - words == set()
