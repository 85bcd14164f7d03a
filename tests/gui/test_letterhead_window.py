"""The letterhead in the window: a logo chosen, seen on the page before it is kept, refused in words, taken away."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from exoconsent.clinic import Clinic
from exoconsent.clinic.letterhead import LOGO
from exoconsent.gui.places.templates import TemplatesPlace
from exoconsent.gui.session import Session
from exoconsent.gui.studio_letterhead import LetterheadDialog
from tests.gui.accounts import cheap_accounts, founded
from tests.pdf.pictures import picture

NOW = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)
LEFT, ALT = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.AltModifier


def shown(qtbot, clinic: Clinic) -> TemplatesPlace:
    place = TemplatesPlace(Session(clinic, lambda: NOW))
    qtbot.addWidget(place)
    with qtbot.waitExposed(place):
        place.show()
    qtbot.waitUntil(lambda: place.studio.form is not None, timeout=10_000)
    return place


@pytest.fixture
def demo(qtbot, tmp_path: Path):
    place = shown(qtbot, Clinic.demo(tmp_path))
    yield place
    finish(place)


def finish(place: TemplatesPlace) -> None:
    place.studio.close()
    place.studio.desk.close()
    place.studio.desk.clinic.close()


def letterhead(qtbot, place: TemplatesPlace) -> LetterheadDialog:
    tools = [place.tools.itemAt(i).widget() for i in range(place.tools.count())]
    qtbot.mouseClick(next(t for t in tools if t and t.accessibleName() == "Letterhead"), LEFT)
    dialog = place.letterhead.dialog
    qtbot.waitUntil(dialog.isActiveWindow)
    return dialog


def navy(dialog: LetterheadDialog) -> int:
    image = dialog.top.pixmap().toImage()
    places = ((x, y) for x in range(0, image.width(), 2) for y in range(0, image.height(), 2))
    return sum(0 < image.pixelColor(*place).blue() - image.pixelColor(*place).green() > 90 for place in places)


def test_a_logo_is_seen_before_it_is_kept_and_on_the_pages_after(qtbot, demo: TemplatesPlace, tmp_path: Path) -> None:
    path = tmp_path / "ours.png"
    path.write_bytes(picture())
    dialog = letterhead(qtbot, demo)
    assert dialog.name.isReadOnly()
    assert not dialog.away.isEnabled()
    dialog.ask_which = lambda: path
    qtbot.keyClick(dialog, Qt.Key.Key_P, ALT)
    qtbot.waitUntil(lambda: navy(dialog) > 50, timeout=10_000)
    folder = demo.studio.desk.clinic.folder
    assert not (folder / LOGO).exists()
    with qtbot.waitSignal(demo.told, timeout=10_000), qtbot.waitSignal(demo.studio.looked, timeout=10_000) as looked:
        qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert (folder / LOGO).is_file()
    assert b"/Logo" in looked.args[0].rendered.pdf
    qtbot.waitUntil(lambda: demo.studio.desk.sheet is not None, timeout=10_000)
    assert b"/Logo" in demo.studio.desk.sheet.rendered.pdf  # at the desk, too
    dialog = letterhead(qtbot, demo)
    qtbot.keyClick(dialog, Qt.Key.Key_W, ALT)
    with qtbot.waitSignal(demo.told, timeout=10_000):
        qtbot.keyClick(dialog, Qt.Key.Key_K, ALT)
    assert not (folder / LOGO).exists()


def test_hostile_pictures_are_refused_in_words_and_the_one_before_stays(qtbot, demo, tmp_path: Path) -> None:
    good, bad = tmp_path / "good.png", tmp_path / "bad.png"
    good.write_bytes(picture())
    bad.write_bytes(b"<svg onload='x'/>")
    dialog = letterhead(qtbot, demo)
    dialog.ask_which = lambda: good
    qtbot.mouseClick(dialog.choose, LEFT)
    qtbot.waitUntil(lambda: dialog.logo is not None, timeout=10_000)
    before = dialog.logo
    dialog.ask_which = lambda: bad
    qtbot.mouseClick(dialog.choose, LEFT)
    qtbot.waitUntil(lambda: "bad.png" in dialog.trouble.text(), timeout=10_000)
    assert "PNG or JPEG" in dialog.trouble.text()
    assert dialog.logo is before
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert demo.studio.desk.clinic.profile.logo is None


def test_the_words_of_an_own_clinic_are_changed_and_checked(qtbot, tmp_path: Path) -> None:
    with cheap_accounts():
        clinic = founded(tmp_path)[0]
    profile, folder = clinic.profile, clinic.folder
    place = shown(qtbot, clinic)
    dialog = letterhead(qtbot, place)
    dialog.name.selectAll()
    qtbot.keyClick(dialog.name, Qt.Key.Key_Delete)
    assert not dialog.keep.isEnabled()
    assert dialog.trouble.text()
    qtbot.keyClicks(dialog.name, "Hill Clinic")
    night = dialog.phones["clinic.phone_24h"]
    night.selectAll()
    qtbot.keyClicks(night, "555 0123")
    with qtbot.waitSignal(place.told, timeout=10_000):
        qtbot.keyClick(night, Qt.Key.Key_Return)
    again = Clinic.unopened(folder).profile
    assert (again.name, again.answers["clinic.phone_24h"]) == ("Hill Clinic", "555 0123")
    assert again.not_applicable == profile.not_applicable
    assert place.studio.desk.clinic.profile == again
    finish(place)
