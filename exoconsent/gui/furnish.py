"""Laying the desk out in the frame on screen: at the start, and anew when staff go on in another clinic."""

from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from exoconsent.gui.door import AGAIN, show_door
from exoconsent.gui.form_look import FormLook
from exoconsent.gui.opening import Frame, Opening
from exoconsent.gui.places.form import FormPlace
from exoconsent.gui.session import Session
from exoconsent.gui.watch import Watch
from exoconsent.gui.window import CLINIC, FORM, Window

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMainWindow

    from exoconsent.clinic import Clinic
    from exoconsent.gui.remembered import Remembered
    from exoconsent.gui.theme import Theme


def furnish(
    frame: "QMainWindow", clinic: "Clinic", remembered: "Remembered", theme: "Theme | None", *, again: bool = False
) -> Window:
    """Lay the desk out in the frame that is already on screen; letters typed there go on in the patient field.

    ``again``: in another clinic, while the program runs.
    """
    before = frame.takeCentralWidget()
    window = Window(Session(clinic, _now), remembered=remembered, theme=theme)
    if isinstance(window.form, FormPlace):
        FormLook(window.form, remembered)
    frame.setCentralWidget(window)
    window.go(FORM)
    went_on = window.unfinished.look_over()
    known = window.care.founded and not again  # naming the clinic is one of three cards; the other two stay
    if not (remembered.get("welcomed", False) or known or went_on):
        window.show_welcome()
    if isinstance(before, Opening) and not went_on:
        window.take_typed(before.name.text(), entered=before.entered)
    if before is not None:
        before.deleteLater()
    window.care.another.connect(partial(_go_on, frame, window, remembered, theme))
    window.care.door_wanted.connect(partial(_to_door, frame, window, remembered, theme))
    if not clinic.is_demo:
        Watch(frame, window, partial(_log_out, frame), lambda: window.go(CLINIC))
    if isinstance(frame, Frame) and frame.given:
        from exoconsent.gui.given_file import show_given

        path, frame.given = frame.given, None
        show_given(window, path)
    return window


def _to_door(frame: "QMainWindow", window: Window, remembered: "Remembered", theme: "Theme | None") -> None:
    """What is open here is kept first. Later, for this window is still telling us about it."""
    if window.close():
        QTimer.singleShot(0, frame, partial(show_door, frame, remembered, theme, again=True))


def _log_out(frame: "QMainWindow") -> None:
    """Only the end of the process empties its memory (security.md, threat 26): it ends, and begins anew."""
    if frame.close():
        QApplication.exit(AGAIN)


def _go_on(
    frame: "QMainWindow", window: Window, remembered: "Remembered", theme: "Theme | None", clinic: "Clinic"
) -> None:
    """In another clinic: what is open here is kept first. Later, for this window is still telling us about it."""
    if window.close():
        QTimer.singleShot(0, frame, partial(furnish, frame, clinic, remembered, theme, again=True))


def _now() -> datetime:
    return datetime.now().astimezone()
