"""The look of the Form place comes back on the next day."""

from pathlib import Path

from exoconsent.clinic import Clinic
from exoconsent.gui.form_look import FormLook
from exoconsent.gui.places.form import FormPlace
from exoconsent.gui.remembered import Remembered
from exoconsent.gui.session import Session
from tests.gui.test_window import NOW


def test_panes_and_zoom_come_back(qtbot, tmp_path: Path) -> None:
    path = tmp_path / "desk.json"
    shown = []
    for _day in range(2):
        session = Session(Clinic.demo(tmp_path), lambda: NOW)
        place = FormPlace(session)
        qtbot.addWidget(place)
        place.resize(1280, 800)
        look = FormLook(place, Remembered(path))
        with qtbot.waitExposed(place):
            place.show()
        if not shown:
            place.side.setSizes([200, 500])
            place.panes.setSizes([0, 700, 500])
            place.panes.splitterMoved.emit(700, 1)
            place.view.set_zoom(1.4)
            qtbot.waitUntil(lambda: "zoom" in path.read_text() if path.exists() else False, timeout=3000)
        shown.append((place.panes.sizes(), place.side.sizes(), round(place.view.zoom, 2), place.view.fits))
        look._rest.stop()
        session.close()
    assert shown[1] == shown[0]
    assert shown[1][2:] == (1.4, False)


def test_a_desk_that_never_zoomed_fits_the_width(qtbot, tmp_path: Path) -> None:
    session = Session(Clinic.demo(tmp_path), lambda: NOW)
    place = FormPlace(session)
    qtbot.addWidget(place)
    remembered = Remembered(tmp_path / "desk.json")
    FormLook(place, remembered).keep()
    assert remembered.get("zoom", 9.0) == 0.0
    assert place.view.fits
    session.close()
