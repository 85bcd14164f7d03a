"""The window: the places of the desk, its menus and keys, its message bar."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QToolButton, QWidget

from exoconsent.errors import ExoConsentError
from exoconsent.gui import actions
from exoconsent.gui.at_the_form import AtTheForm
from exoconsent.gui.batch_desk import batch_place
from exoconsent.gui.clinic_care import ClinicCare
from exoconsent.gui.closing import close, give_up_draft
from exoconsent.gui.field_grid import Roomy
from exoconsent.gui.help import about, keys_text
from exoconsent.gui.help_key import show_help
from exoconsent.gui.icons import icon, icon_size
from exoconsent.gui.keeper import Keeper
from exoconsent.gui.looks_menu import add_looks
from exoconsent.gui.made_up import FIRST, ask_made_up, open_made_up
from exoconsent.gui.messages import Messages, plain_tip
from exoconsent.gui.offline_statement import offline_text
from exoconsent.gui.outgoing import Outgoing
from exoconsent.gui.pages_due import PagesDue
from exoconsent.gui.panes import focus_next_pane
from exoconsent.gui.paper import paper_of
from exoconsent.gui.places.clinic import ClinicPlace, DemoBadge
from exoconsent.gui.places.today import TodayPlace
from exoconsent.gui.places.welcome import WelcomePlace
from exoconsent.gui.print_look import PrintLook
from exoconsent.gui.rail import Rail, Stop
from exoconsent.gui.reading import Reading
from exoconsent.gui.records_desk import at_hand, records_place
from exoconsent.gui.remembered import Remembered
from exoconsent.gui.signing_desk import SigningDesk
from exoconsent.gui.studio_desk import templates_place, undo_of
from exoconsent.gui.theme import Theme
from exoconsent.gui.translation import mark
from exoconsent.gui.unfinished import Unfinished

if TYPE_CHECKING:
    from exoconsent.gui.session import Session
    from exoconsent.records.record import Row

FORM, TODAY, CLINIC = 0, 1, 5
STOPS: Final = (
    Stop(name="form", words=mark("Deed", "Form")),
    Stop(name="today", words=mark("Deed", "Today")),
    Stop(name="records", words=mark("Deed", "Records")),
    Stop(name="templates", words=mark("Deed", "Templates")),
    Stop(name="batch", words=mark("Deed", "Batch")),
    Stop(name="clinic", words=mark("Deed", "Clinic")),
)
OPTIONAL: Final = {
    "patient": "find_patient",
    "find_section": "find_section",
    "why": "show_why",
    "next_problem": "next_problem",
    "zoom_in": "view.zoom_in",
    "zoom_out": "view.zoom_out",
    "zoom_reset": "view.fit_width",
}
"""Deeds that the Form place does itself, and the method it does them with."""
MakePlace = Callable[["Session", QWidget], QWidget]


class Window(QMainWindow):
    """The main window. Its title never names a patient: it stands in task bars and screenshots."""

    def __init__(
        self,
        session: "Session",
        parent: QWidget | None = None,
        *,
        form_place: MakePlace | None = None,
        remembered: Remembered | None = None,
        theme: Theme | None = None,
    ) -> None:
        """Around ``session``; without ``remembered`` nothing is kept for the next day."""
        super().__init__(parent)
        self.session = session
        self.remembered = remembered or Remembered()
        self.theme = theme
        self.setWindowTitle("ExoConsent")
        self.messages = Messages()
        self.pages = PagesDue(session, self.messages.error, self)
        self.outgoing = Outgoing(session, self.pages, self.messages, self.remembered)
        self.remembered.complain = self.messages.warn
        self.care = ClinicCare(session.clinic, session.clinic.folder.parent, self.remembered, self.messages, self)
        self._lay_out(form_place or _form_place)
        self._keep_work()
        self.look = PrintLook(session, self)
        self.look.use_paper(paper_of(self.remembered))
        self._build_menus()
        self._listen()
        self.resize(1280, 860)
        self.go(FORM)
        self._tell_gate(self.signing.reason)

    def go(self, index: int) -> None:
        """Go to a place by its number, counted from 0."""
        self.stack.setCurrentIndex(index)
        self.rail.mark(index if index < len(STOPS) else -1)
        if index == FORM:
            self._do("patient")
        elif place := self.stack.widget(index):
            place.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_welcome(self) -> None:
        """The three cards of the first start."""
        welcome = WelcomePlace("" if self.session.clinic.is_demo else self.session.clinic.profile.name)
        welcome.clinic_wanted.connect(self.care.name_clinic)
        welcome.printer_wanted.connect(self.outgoing.choose_printer)
        welcome.example_wanted.connect(lambda: self._welcomed(FIRST))
        welcome.desk_wanted.connect(lambda: self._welcomed(""))
        self.go(self.stack.addWidget(welcome))

    def save(self) -> None:
        """Ctrl+S: for the hand that is used to it; everything is kept by itself."""
        self.pages.commit()
        if self.keeper.flush():
            self.messages.say(self.tr("Kept. Drafts are kept by themselves; you find them in Today (Alt+2)."))

    def take_typed(self, name: str, *, entered: bool) -> None:
        """Letters typed before the forms were open: they count as if they had been typed now."""
        if name and (type_in := _method(self.form, "patient.name.type_in")):
            self.go(FORM)
            type_in(name, entered=entered)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep what is being typed and let the workers come to rest; ask first where the disk refuses a draft."""
        self.pages.commit()
        if not self.keeper.flush() and not give_up_draft(self):
            event.ignore()
            return
        self.keeper.close()
        self.templates.studio.close()
        self.session.close()
        self.session.clinic.close()
        super().closeEvent(event)

    def _keep_work(self) -> None:
        """After the panes, so that they hand over what is being typed before the keeper writes it down."""
        self.pages.commit = _method(self.form, "commit") or self.pages.commit
        self.session.leaving.connect(self.pages.commit)
        self.keeper = Keeper(self.session, self.messages.error, self)
        self.outgoing.went.connect(self.keeper.printed)
        self.signing = SigningDesk(self.session, self.pages, self.outgoing, self.messages, self.keeper)
        self.signing.refused = self.outgoing.refused = getattr(self.form, "refused", tuple)
        self.signing.use_pin(self.care.pin, self.care.need_pin)
        parts = (self.session, self.keeper, self.signing, self.today, self.messages)
        self.unfinished = Unfinished(*parts, lambda today: self.go(TODAY if today else FORM))

    def _lay_out(self, form_place: MakePlace) -> None:
        self.rail, self.stack = Rail(self._stops()), QStackedWidget()
        self.today = TodayPlace(self.session)
        self.form = form_place(self.session, self.stack)
        self.clinic = ClinicPlace(self.care, self.remembered, self.session, self.messages)
        self.clinic.paper.chosen.connect(lambda paper: self.look.use_paper(paper))
        self.clinic.printer_wanted.connect(self.outgoing.choose_printer)
        self.templates = templates_place(self.session, self.messages, self.remembered)
        self.batch = batch_place(self.session, self.messages, self.outgoing)
        self.records = records_place(self.session, self.messages, self.outgoing, partial(self.go, FORM))
        for place in (self.form, self.today, self.records, self.templates, self.batch, self.clinic):
            self.stack.addWidget(place)
        self.at_the_form = AtTheForm(self.stack, FORM, self.messages)
        middle = QWidget()
        row = QHBoxLayout(middle)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addWidget(self.stack, 1)
        self.setCentralWidget(Roomy(middle))

    @staticmethod
    def _stops() -> tuple[Stop, ...]:
        return tuple(Stop(name=stop.name, words=actions.words_of(stop.words)) for stop in STOPS)

    def _build_menus(self) -> None:
        does: dict[str, Callable[[], None]] = {
            "new": self._new,
            "example": lambda: self._try(lambda: self._open_example(ask_made_up(self))),
            "keep": self.save,
            "save": self.at_the_form.only(self.outgoing.save),
            "print": self._print,
            "print_dialog": self.at_the_form.only(self.outgoing.print_dialog),
            "sign": self.at_the_form.only(self.signing.begin),
            "quit": lambda: close(self),
            "large": lambda: self.look.large(on=self.built.actions["large"].isChecked()),
            "pane": lambda: focus_next_pane(self, (self.rail, self.stack, self.statusBar())),
            "help": lambda: show_help(self.remembered, self),
            "keys": lambda: self._read(self.tr("Keys"), keys_text()),
            "history": lambda: self._read(self.tr("Messages"), self.messages.as_text()),
            "offline": lambda: self._read(self.tr("Offline"), offline_text()),
            "about": lambda: self._read(self.tr("About ExoConsent"), about()),
        }
        does |= {deed: do for deed, path in OPTIONAL.items() if (do := _method(self.form, path))}
        undo = undo_of(self.stack, self.session, self.templates, self)
        self.built = actions.build(self, undo, at_hand(self.stack, does))
        view = self.built.menus["&View"]
        for number, stop in enumerate(STOPS):
            view.addAction(icon(stop.name), actions.words_of(stop.words), f"Alt+{number + 1}", partial(self.go, number))
        add_looks(view, self.theme, self.remembered, self.messages)
        self._add_bar()

    def _add_bar(self) -> None:
        self.statusBar().setSizeGripEnabled(False)
        self.statusBar().addWidget(self.messages, 1)
        self.statusBar().addPermanentWidget(DemoBadge(self.care))
        for name in ("sign", "print"):
            button = QToolButton()
            button.setDefaultAction(self.built.actions[name])
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            button.setMinimumHeight(32)
            button.setIconSize(icon_size(button))
            button.setAccessibleName(button.text())
            self.statusBar().addPermanentWidget(button)
            if name == "sign":
                self.sign_button = button

    def _listen(self) -> None:
        self.rail.chosen.connect(self.go)
        self.today.print_wanted.connect(self._print_filed)
        self.batch.draft_wanted.connect(self.unfinished.open_draft)
        self.look.is_large.connect(self.built.actions["large"].setChecked)
        self.signing.gate.connect(self._tell_gate)
        if listen := _method(self.form, "refused_changed.connect"):
            listen(self.signing.look)
        self.signing.filed.connect(lambda: self.go(FORM))
        self._ask_why = QShortcut(QKeySequence("Ctrl+G"), self, self.at_the_form.only(self.signing.begin))

    def _tell_gate(self, reason: str) -> None:
        """Off with a reason; Ctrl+G then tells it (or waits for the pages), because an action that is off is mute."""
        action = self.built.actions["sign"]
        action.setEnabled(not reason)
        action.setToolTip(plain_tip(reason) or self.tr("Sign on screen (Ctrl+G)"))
        self.sign_button.setAccessibleDescription(reason)
        self._ask_why.setEnabled(bool(reason))

    def _new(self) -> None:
        self.session.open(self.session.blank(self.session.draft.form_id))
        self.go(FORM)

    def _open_example(self, example: str) -> None:
        if example:
            open_made_up(self.session, example)
            self.go(FORM)

    def _welcomed(self, example: str) -> None:
        self.remembered.put("welcomed", True)
        self._new()
        self._try(lambda: self._open_example(example))

    def _print(self) -> None:
        """The pages on screen, or on Today the signed paper that is chosen."""
        chosen = self.today.signed() if self.stack.currentWidget() is self.today else None
        return self._print_filed(chosen) if chosen else self.at_the_form.only(self.outgoing.print_now)()

    def _print_filed(self, filed: "Row") -> None:
        """A copy, marked as one."""
        archive = self.session.clinic.archive(self.session.now)
        self._try(lambda: self.outgoing.print_filed(archive.reprint(filed.id), filed.number))

    def _do(self, deed: str) -> None:
        if action := _method(self.form, OPTIONAL[deed]):
            action()

    def _read(self, title: str, text: str) -> None:
        self.reading = Reading(title, text, self)
        self.reading.open()

    def _try(self, work: Callable[[], None]) -> None:
        try:
            work()
        except ExoConsentError as fault:
            self.messages.error(str(fault))


def _method(place: QWidget, path: str) -> Callable[..., None] | None:
    """What ``path`` leads to from ``place``, or None."""
    found: Any = place
    for name in path.split("."):
        found = getattr(found, name, None)
    return found if callable(found) else None


def _form_place(session: "Session", parent: QWidget) -> QWidget:
    from exoconsent.gui.places.form import FormPlace

    return FormPlace(session, parent)
