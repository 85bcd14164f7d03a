"""Takes pictures of every place and state of the window: the best ones for docs/images, all of them to be looked at.

Without arguments, those that README and docs show; with "all FOLDER" and any of "es", "dark", "contrast", "125", "150",
"200" and "mirrored", every one of them in these looks.
"""

import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PIL import Image  # noqa: E402
from PySide6.QtCore import QEventLoop, Qt, QTimer  # noqa: E402
from PySide6.QtGui import QPixmap  # noqa: E402
from PySide6.QtWidgets import QApplication, QDialog, QWidget  # noqa: E402

from exoconsent.clinic import Clinic  # noqa: E402
from exoconsent.gui.languages import speak  # noqa: E402
from exoconsent.gui.made_up import open_made_up  # noqa: E402
from exoconsent.gui.reasons import SentenceDialog  # noqa: E402
from exoconsent.gui.remembered import Remembered  # noqa: E402
from exoconsent.gui.session import Session  # noqa: E402
from exoconsent.gui.theme import Theme, load_font  # noqa: E402
from exoconsent.gui.window import Window  # noqa: E402

NOW = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)
SIZE = (1280, 800)
LIMIT = 200_000
"""Bytes of one picture in docs."""
BEST = {"form": "desk.png", "why": "why.png", "signing": "signing.png", "facts": "facts.png"}
"""Picture and its file in docs/images."""

Shot = tuple[str, QWidget | QPixmap]


def wait(until: Callable[[], object], seconds: float = 20) -> None:
    """Let Qt work until ``until`` says something true."""
    loop, tick, end = QEventLoop(), QTimer(interval=20), QTimer(singleShot=True, interval=int(seconds * 1000))
    tick.timeout.connect(lambda: until() and loop.quit())
    end.timeout.connect(loop.quit)
    tick.start()
    end.start()
    loop.exec()
    tick.stop()
    end.stop()


def rest(milliseconds: int = 150) -> None:
    """Let everything be painted."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


class Desk:
    """The window as on a first day, in the wished looks."""

    def __init__(self, application: QApplication, folder: Path, wishes: list[str]) -> None:
        remembered = Remembered(folder / "desk.json")
        remembered.put("language", "es" if "es" in wishes else "en")
        remembered.put("theme", next((w for w in wishes if w in {"dark", "contrast"}), "light"))
        remembered.put("text_size", next((int(w) for w in wishes if w.isdecimal()), 100))
        application.setFont(load_font())
        speak(application, remembered)
        if "mirrored" in wishes:
            application.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        theme = Theme(application, remembered)
        self.session = Session(Clinic.demo(folder), lambda: NOW)
        self.window = Window(self.session, remembered=remembered, theme=theme)
        self.window.resize(*SIZE)
        self.window.show()

    def open(self, patient: str) -> None:
        """An invented patient, with finished pages."""
        open_made_up(self.session, patient)
        wait(lambda: self.session.current)
        rest(400)

    def every(self) -> Iterator[Shot]:
        """Each place and state."""
        for part in (self._first, self._patients, self._places, self._dialogs, self._ceremony):
            try:
                yield from part()
            except Exception as fault:  # noqa: BLE001 - the other pictures are still worth having
                sys.stderr.write(f"{part.__name__}: {type(fault).__name__}: {fault}\n")

    def _first(self) -> Iterator[Shot]:
        self.window.show_welcome()
        rest()
        yield "welcome", self.window
        self.window.go(0)
        wait(lambda: self.session.current)
        rest(400)
        yield "form-empty", self.window

    def _patients(self) -> Iterator[Shot]:
        self.open("ex-o01")
        yield "form", self.window
        stops = self.window.form.view.stops
        picked = next(spot.id for spot in stops.spots.printed if not spot.locked)
        self.window.form.view.select(picked)
        stops.chosen.emit(picked)
        rest()
        yield "why", self.window
        self.open("ex-o03")
        yield "form-stop", self.window
        self.window.form.patient.more.click()
        rest()
        yield "facts", self.window
        self.window.form.patient.more.click()
        self.open("ex-o01")

    def _places(self) -> Iterator[Shot]:
        names = ("records", "templates", "batch", "clinic")
        for number, name in enumerate(("today", *names), 1):
            self.window.go(number)
            rest()
            yield name, self.window
        self.window.go(0)

    def _dialogs(self) -> Iterator[Shot]:
        window = self.window
        for deed, name in (("keys", "keys"), ("history", "messages"), ("about", "about")):
            window.built.actions[deed].trigger()
            rest()
            yield name, window.reading
            window.reading.close()
        window.outgoing.print_dialog()
        wait(lambda: window.outgoing.dialog, 3)
        if window.outgoing.dialog:
            yield "print", window.outgoing.dialog
            window.outgoing.dialog.close()
        yield from self._asked()

    def _asked(self) -> Iterator[Shot]:
        """Dialogs that wait inside their own loop: looked at from a timer."""
        found: list[QPixmap] = []

        def look() -> None:
            dialog = QApplication.activeModalWidget()
            if isinstance(dialog, QDialog):
                found.append(dialog.grab())
                dialog.reject()

        QTimer.singleShot(300, look)
        self.window.built.actions["find_section"].trigger()
        if found:
            yield "find-section", found[0]
        dialog = SentenceDialog(self.window, self.window.form.tr("Leave out…"), "Reason:")
        dialog.show()
        rest()
        yield "reason", dialog
        dialog.close()

    def _ceremony(self) -> Iterator[Shot]:
        window = self.window
        window.signing._need_pin = lambda begin: begin()  # else the first signing asks for a new staff PIN
        window.signing.begin()
        wait(lambda: window.signing.ceremony, 3)
        ceremony = window.signing.ceremony
        if ceremony is None:
            return
        ceremony.showNormal()
        ceremony.resize(*SIZE)
        rest(600)
        yield "signing-read", ceremony
        yield from self._through(ceremony)

    def _through(self, ceremony: QWidget) -> Iterator[Shot]:
        ceremony._begin_questions()
        rest()
        yield "signing-questions", ceremony
        for number, page in enumerate(ceremony._questions):
            ceremony._asked(page)
            rest()
            yield f"signing-{number}", ceremony
        ceremony._show_signatory()
        rest()
        yield "signing", ceremony
        ceremony._go(ceremony._decline)
        rest()
        yield "signing-decline", ceremony
        ceremony._ask_leave()
        rest()
        yield "signing-pin", ceremony
        ceremony.left.emit()


def keep(shown: QWidget | QPixmap, path: Path, *, small: bool = False) -> None:
    """Save what is ``shown``, ``small`` with few enough colours for the docs."""
    path.parent.mkdir(parents=True, exist_ok=True)
    (shown if isinstance(shown, QPixmap) else shown.grab()).save(str(path))
    if small:
        picture = Image.open(path).convert("RGB").quantize(128, dither=Image.Dither.NONE)
        picture.save(path, optimize=True)
        if path.stat().st_size > LIMIT:
            raise SystemExit(f"{path} has more than {LIMIT} bytes")


def main(arguments: list[str]) -> None:
    """Take them."""
    application = QApplication([])
    application.setApplicationName("ExoConsent")
    every = arguments[:1] == ["all"]
    with tempfile.TemporaryDirectory() as folder:
        desk = Desk(application, Path(folder), arguments[2:])
        for name, shown in desk.every():
            if every:
                keep(shown, Path(arguments[1]) / f"{name}.png")
            elif name in BEST:
                keep(shown, ROOT / "docs" / "images" / BEST[name], small=True)
        desk.window.close()


if __name__ == "__main__":
    main(sys.argv[1:])
