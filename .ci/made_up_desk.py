"""The window as on a busy first day, with invented patients: what pictures are taken of, place by place."""

import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow, QWidget

from exoconsent.cli.demo import scribble
from exoconsent.clinic import Clinic, Prepared
from exoconsent.clinic.filing import Outcome, mark_of, papers_of
from exoconsent.consent.draft import Patient
from exoconsent.consent.signature import Method, Role
from exoconsent.errors import BadInputError
from exoconsent.gui.help_window import HelpWindow
from exoconsent.gui.languages import speak
from exoconsent.gui.log_in import LogIn
from exoconsent.gui.made_up import open_made_up
from exoconsent.gui.reasons import SentenceDialog
from exoconsent.gui.remembered import Remembered
from exoconsent.gui.session import Session
from exoconsent.gui.theme import Theme, load_font
from exoconsent.gui.window import Window
from exoconsent.library.patients import read_patient_file
from exoconsent.paths import FORMS
from exoconsent.pdf.layout import PrintOptions
from exoconsent.pdf.raster import page_pixels
from exoconsent.records.record import Kind, Scope

NOW = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)
SIZE = (1280, 800)
SIGNED = ("ex-o01", "ex-o02", "ex-o04", "ex-o06")
"""Invented patients whose consents lie in the records."""

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
        parts = (self._first, self._patients, self._pages, self._places, self._studio, self._dialogs, self._doors)
        for part in (*parts, self._ceremony):
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
        self.open("ex-o06")
        yield "form-stop", self.window
        self.open("ex-o03")
        self.window.form.patient.more.click()
        rest()
        yield "facts", self.window
        self.window.form.patient.more.click()
        self.open("ex-o01")

    def _pages(self) -> Iterator[Shot]:
        """Printed pages: one language, and two side by side."""
        patient = read_patient_file(FORMS / "patients" / "ex-o01.yaml")
        clinic = self.session.clinic
        draft = clinic.begin("exosome-treatment", patient)
        for name, page, spoken in (("page-first", 0, {}), ("page-parallel", 1, {"language": "es", "parallel": "en"})):
            prepared = clinic.prepare(replace(draft, **spoken), NOW)
            pixels = page_pixels(clinic.render(prepared, PrintOptions()).pdf, page, 96)
            data = bytes(pixels.data)
            image = QImage(data, pixels.width, pixels.height, pixels.stride, QImage.Format.Format_RGB32)
            yield name, QPixmap.fromImage(image.copy())

    def _places(self) -> Iterator[Shot]:
        self._fill_records()
        self.window.go(1)
        rest()
        yield "today", self.window
        self.window.go(2)
        wait(lambda: self.window.records.model.rowCount(), 3)
        self.window.records.search.entered.emit()
        wait(lambda: self.window.records.document.opened is not None, 10)
        rest(800)
        yield "records", self.window
        for number, name in ((4, "batch"), (5, "clinic")):
            self.window.go(number)
            rest()
            yield name, self.window
        self.window.go(0)

    def _fill_records(self) -> None:
        """Consents as signed by invented people, one of them withdrawn in part, and somebody who is expected."""
        clinic = self.session.clinic
        archive = clinic.archive(lambda: NOW)
        for patient in SIGNED:
            known = read_patient_file(FORMS / "patients" / f"{patient}.yaml")
            prepared = clinic.prepare(clinic.begin("exosome-treatment", known), NOW)
            if prepared.ready:
                file_signed(clinic, prepared)
        last = archive.find("")[0]
        archive.withdraw(last.id, (Scope.PHOTOS,), "")
        self.window.today.expected.emit(
            Patient(name="Petra Beispiel (fictitious)", born=date(1958, 3, 4), synthetic=True), "exosome-treatment"
        )

    def _studio(self) -> Iterator[Shot]:
        window, place = self.window, self.window.templates
        window.go(3)
        wait(lambda: place.studio.form is not None, 10)
        rest(300)
        wait(lambda: place.preview._look and ":" in place.checks.tabs.tabText(1), 20)
        rest(2500)
        yield "templates", window
        window.resize(1600, 900)  # the article stands beside the form: it wants a wide screen
        place.article_button.click()
        place.article._open(FORMS / "sources" / "source-article.txt")
        rest(2000)
        yield "article", window
        place.article_button.click()
        window.resize(*SIZE)
        window.go(0)

    def _doors(self) -> Iterator[Shot]:
        """The log-in, and Help."""

        def shut(*_typed: str) -> Clinic:
            raise BadInputError.saying("A picture opens nothing.")

        frame = QMainWindow()
        frame.setWindowTitle("ExoConsent")
        frame.resize(*SIZE)
        frame.setCentralWidget(LogIn("Sample Valley Clinic", ("Petra Beispiel", "Juan Ejemplo"), shut, shut))
        frame.show()
        rest(300)
        yield "log-in", frame
        frame.close()
        shown = HelpWindow(self.window.remembered, self.window)
        shown.show_topic("places#records")
        shown.show()
        rest(400)
        yield "help", shown
        shown.close()

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


def file_signed(clinic: Clinic, prepared: Prepared) -> None:
    """Sign for everybody, as the signing screen does, and file it."""
    pdf, marks = clinic.render(prepared, PrintOptions()).pdf, []
    for block in prepared.consent.signatures:
        role, name = Role(block.role), block.name or f"{block.role_label} (fictitious)"
        note = "An invented patient." if role is Role.PRACTITIONER else ""
        pdf = clinic.sign(pdf, role, name, scribble(role), NOW, note=note, field=block.field)
        marks.append(mark_of(block.role, block.field, name, Method.DRAWN, NOW, None, timing=False))
    outcome = Outcome(kind=Kind.CONSENT, pdf=pdf, marks=tuple(marks))
    clinic.archive(lambda: NOW).file(papers_of(prepared), outcome)
