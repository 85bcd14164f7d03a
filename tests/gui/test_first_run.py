"""The clinic's first run by real gestures: naming it, working in it, the demo clinic's warning, the staff PIN."""

import json
import stat
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from exoconsent.clinic import Clinic, accounts
from exoconsent.consent.blanks import BLANKS
from exoconsent.errors import ExoConsentError, StorageError
from exoconsent.gui import own_clinic
from exoconsent.gui.card import CardPage
from exoconsent.gui.clinic_care import ClinicCare
from exoconsent.gui.clinic_dialog import ClinicDialog
from exoconsent.gui.clinic_fields import CLINIC
from exoconsent.gui.fact_fields import capital
from exoconsent.gui.first_account import FirstAccount
from exoconsent.gui.furnish import furnish
from exoconsent.gui.log_in import LogIn
from exoconsent.gui.made_up import FIRST, open_made_up
from exoconsent.gui.messages import Messages
from exoconsent.gui.opening import Frame
from exoconsent.gui.own_clinic import OWN, open_demo, own_profile
from exoconsent.gui.pin_dialog import PinDialog
from exoconsent.gui.pin_gate import PinGate
from exoconsent.gui.places.clinic import ClinicPlace, DemoBadge
from exoconsent.gui.remembered import FILE, Remembered
from exoconsent.gui.staff_pin import KEY, StaffPin, fault
from exoconsent.gui.window import STOPS, Window
from exoconsent.library.patients import read_patient_file
from exoconsent.library.profiles import read_profile
from exoconsent.paths import FORMS
from exoconsent.settings import own_clinic as folder_of
from tests.gui.accounts import ANNA, WORDS, cheap_accounts, founded, named

NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)
LEFT = Qt.MouseButton.LeftButton
pytestmark = pytest.mark.qt_log_ignore("does not support (raise|grabbing the keyboard)")


@pytest.fixture(autouse=True)
def _cheap(tmp_path: Path, monkeypatch) -> Iterator[None]:
    monkeypatch.setenv("EXOCONSENT_HOME", str(tmp_path))
    with cheap_accounts():
        yield


class Desk:
    """A frame on screen with whatever window stands in it now."""

    def __init__(self, qtbot, home: Path, clinic: Clinic | None = None) -> None:
        self.home, self.remembered = home, Remembered(home / FILE)
        self.frame = Frame(self.remembered, locked=True)
        qtbot.addWidget(self.frame)
        furnish(self.frame, clinic or open_demo(home), self.remembered, None)
        self.frame.resize(1280, 860)
        with qtbot.waitExposed(self.frame):
            self.frame.show()

    @property
    def window(self) -> Window:
        found = self.frame.centralWidget()
        assert isinstance(found, Window)
        return found

    @property
    def badge(self) -> DemoBadge:
        return self.window.findChild(DemoBadge)

    @property
    def clinic_place(self) -> ClinicPlace:
        return self.window.findChild(ClinicPlace)


@pytest.fixture
def desk(qtbot, tmp_path: Path) -> Iterator[Desk]:
    made = Desk(qtbot, tmp_path)
    yield made
    made.frame.close()


def fill(qtbot, dialog: ClinicDialog) -> None:
    """By keyboard, as somebody does it: Tab from line to line."""
    qtbot.keyClicks(dialog.name, "Lindenhof Clinic")
    qtbot.keyClicks(dialog.lines, "1 Linden Street, Springfield")
    for blank in CLINIC:
        qtbot.keyClicks(dialog.answers[blank], f"about {blank.partition('.')[2]}")
    for tick in dialog.apart.values():
        qtbot.keyClick(tick, Qt.Key.Key_Space)


def name_it(qtbot, desk: Desk) -> None:
    dialog = desk.window.care.dialog
    assert isinstance(dialog, ClinicDialog)
    fill(qtbot, dialog)
    qtbot.mouseClick(dialog.save, LEFT)
    page = at_the_door(qtbot, desk)
    assert isinstance(page, FirstAccount)
    page.name.setText(ANNA)
    page.fields.again.setText(page.fields.text)
    qtbot.mouseClick(page.make, LEFT)
    qtbot.waitUntil(lambda: page.code.code.text() != "", timeout=10_000)
    page.code.typed.setText(page.code.code.text()[-4:])
    page.code.kept.click()
    qtbot.mouseClick(page.code.begin, LEFT)
    at_the_desk(qtbot, desk)


def at_the_door(qtbot, desk: Desk) -> CardPage:
    qtbot.waitUntil(lambda: isinstance(desk.frame.centralWidget(), CardPage), timeout=10_000)
    return desk.frame.centralWidget()


def at_the_desk(qtbot, desk: Desk) -> None:
    qtbot.waitUntil(lambda: isinstance(desk.frame.centralWidget(), Window), timeout=20_000)


def test_from_the_welcome_card_to_forms_in_the_own_clinics_name(qtbot, desk: Desk) -> None:
    assert desk.badge.isVisible()
    assert "not for real patients" in desk.badge.text()
    qtbot.mouseClick(desk.window.stack.currentWidget().cards[0].button, LEFT)
    name_it(qtbot, desk)
    assert not desk.badge.isVisible()
    assert not desk.window.session.clinic.is_demo
    assert (
        "Lindenhof Clinic stands on every form"
        in desk.window.stack.currentWidget().cards[0].button.accessibleDescription()
    )
    open_made_up(desk.window.session, FIRST)
    qtbot.waitUntil(lambda: desk.window.session.current is not None, timeout=20_000)
    prepared = desk.window.session.current.prepared
    assert prepared.consent.letterhead.name == "Lindenhof Clinic"
    assert [p.code for p in prepared.problems if p.code in ("BLANK-EMPTY", "WIT-01", "ESG-03") and p.open] == []
    assert prepared.ready


def test_the_open_clinic_is_remembered_and_left_and_entered_by_logging_in(qtbot, desk: Desk) -> None:
    clinic, _code = founded(desk.home)
    clinic.close()
    desk.window.care.switch()
    log_in(qtbot, desk)
    assert Remembered(desk.home / FILE).get("clinic", "") == OWN
    assert desk.window.session.clinic.profile.name == "Lindenhof Clinic"
    assert not desk.badge.isVisibleTo(desk.window)
    desk.window.go(len(STOPS) - 1)
    before = desk.window
    qtbot.mouseClick(desk.clinic_place.switch, LEFT)
    qtbot.waitUntil(lambda: isinstance(desk.frame.centralWidget(), Window) and desk.window is not before)
    assert desk.window.session.clinic.is_demo
    assert desk.badge.isVisibleTo(desk.window)
    qtbot.mouseClick(desk.badge, LEFT)
    log_in(qtbot, desk)
    assert not desk.window.session.clinic.is_demo


def log_in(qtbot, desk: Desk) -> None:
    page = at_the_door(qtbot, desk)
    assert isinstance(page, LogIn)
    page.secret.setText(WORDS)
    qtbot.mouseClick(page.go, LEFT)
    at_the_desk(qtbot, desk)


def test_the_clinic_place_tells_what_keeps_forms_from_being_signed(qtbot, tmp_path: Path) -> None:
    named(tmp_path, "Half Named")
    clinic = accounts.found(folder_of(tmp_path), ANNA, WORDS, NOW).clinic
    desk = Desk(qtbot, tmp_path, clinic)
    words = desk.clinic_place.about.text()
    assert words.startswith("Half Named")
    for blank in ("clinic.address", *CLINIC):
        assert BLANKS[blank] in words
    desk.frame.close()


def own_profile_named(name: str):
    return read_profile(f"schema: exoconsent-clinic/1\nname: {name}\n".encode(), "clinic.yaml")


def test_the_dialog_says_what_is_wrong_and_keeps_what_it_does_not_ask_for(qtbot, tmp_path: Path) -> None:
    text = (
        "schema: exoconsent-clinic/1\nname: Before\nvalidity_days: 30\n"
        'answers: {product.storage: cold, clinic.phone: "1"}\n'
        "not_applicable: {NSA-01: not here, WIT-01: our own words}\n"
    )
    before = read_profile(text.encode(), "clinic.yaml")
    dialog = ClinicDialog(before)
    qtbot.addWidget(dialog)
    dialog.name.clear()
    assert not dialog.save.isEnabled()
    assert "Write the clinic's name" in dialog.trouble.text()
    dialog.name.insert("After \u202e")
    assert not dialog.save.isEnabled()
    assert "direction" in dialog.trouble.text()
    dialog.name.setText("After")
    assert dialog.save.isEnabled()
    assert "nothing can be signed on screen" in dialog.trouble.text()
    assert BLANKS["clinic.phone"] not in dialog.trouble.text().split(":")[1].split(", ")
    after = dialog.profile
    assert (after.name, after.validity_days, after.answers["product.storage"]) == ("After", 30, "cold")
    assert after.not_applicable == {"NSA-01": "not here", "WIT-01": "our own words"}
    dialog.answers["clinic.phone"].clear()
    dialog.apart["WIT-01"].setChecked(False)
    assert "clinic.phone" not in dialog.profile.answers
    assert dialog.profile.not_applicable == {"NSA-01": "not here"}


def test_blanks_are_called_in_the_language_of_the_window(qtbot, tmp_path: Path, monkeypatch) -> None:
    clinic = Clinic.demo(tmp_path)
    owner, messages = QWidget(), Messages()
    for widget in (owner, messages):
        qtbot.addWidget(widget)
    care = ClinicCare(clinic, tmp_path, Remembered(), messages, owner)
    monkeypatch.setattr("exoconsent.gui.clinic_care.language_of_window", lambda _known: "es")
    dialog = ClinicDialog(None, None, hint=care._hint())
    qtbot.addWidget(dialog)
    dialog.name.setText("Posta")
    spanish = clinic.library.words["es"].hint("clinic.phone")
    assert spanish != BLANKS["clinic.phone"]
    assert dialog.answers["clinic.phone"].accessibleName() == capital(spanish)
    assert spanish in dialog.trouble.text()


def test_everything_in_the_dialogs_has_a_name_and_is_plain(qtbot, tmp_path: Path) -> None:
    for dialog in (ClinicDialog(own_profile_named("<b>x</b>")), PinDialog(StaffPin(Remembered()))):
        qtbot.addWidget(dialog)
        lines = dialog.findChildren(QLineEdit)
        assert lines
        assert all(line.accessibleName() for line in lines)


def test_the_secrets_of_the_own_clinic_lie_in_the_vault_and_its_files_are_the_owners(tmp_path: Path) -> None:
    clinic, _code = founded(tmp_path)
    seal = clinic.key(NOW).fingerprint
    clinic.close()
    again = accounts.log_in(folder_of(tmp_path), ANNA, WORDS, NOW)
    assert again.key(NOW).fingerprint == seal
    folder = folder_of(tmp_path)
    names = {path.name for path in folder.iterdir() if not path.name.endswith(("-wal", "-shm"))}
    own = {"clinic.yaml", "written-by.txt", "clinic-seal.key"}
    assert names == {*own, "records.exodb", "vault.keys", "vault.keys.copy"}
    if sys.platform != "win32":
        kept = [path for path in folder.iterdir() if path.name != "clinic.yaml"]
        assert {stat.S_IMODE(path.stat().st_mode) for path in kept} == {0o600}
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    again.close()


def test_an_own_clinic_that_cannot_be_read_is_never_replaced_by_the_invented_one(tmp_path: Path) -> None:
    founded(tmp_path)[0].close()
    (folder_of(tmp_path) / "clinic.yaml").write_text("name: a: b")
    with pytest.raises(ExoConsentError):
        accounts.log_in(folder_of(tmp_path), ANNA, WORDS, NOW)
    assert own_profile(tmp_path) is None


def test_a_disk_that_refuses_leaves_the_clinic_as_it_was(qtbot, desk: Desk, monkeypatch) -> None:
    qtbot.mouseClick(desk.badge, LEFT)
    before, dialog = desk.window, desk.window.care.dialog
    fill(qtbot, dialog)

    def refuse(path: Path, _data: bytes) -> None:
        raise StorageError(f"{path}: could not be written (No space left on device); nothing was changed there")

    monkeypatch.setattr(own_clinic, "write_safely", refuse)
    qtbot.mouseClick(dialog.save, LEFT)
    assert "No space left" in dialog.trouble.text()
    assert desk.window is before
    assert dialog.isVisible(), "what was typed is not lost"
    assert desk.remembered.get("clinic", "") == ""


def test_a_made_up_patient_may_be_tried_in_the_own_clinic_and_says_so_in_print(tmp_path: Path) -> None:
    clinic, _code = founded(tmp_path)
    draft = clinic.begin("exosome-treatment", read_patient_file(FORMS / "patients" / f"{FIRST}.yaml"))
    notices = clinic.prepare(draft, NOW).consent.notices
    assert any("invented" in notice.lower() or "example" in notice.lower() for notice in notices)


def type_pin(qtbot, dialog: PinDialog, first: str, again: str) -> None:
    for line, text in ((dialog.pin, first), (dialog.again, again)):
        line.clear()
        qtbot.keyClicks(line, text)


def test_the_pin_is_set_by_typing_it_twice_and_kept_as_a_digest(qtbot, tmp_path: Path) -> None:
    remembered = Remembered(tmp_path / FILE)
    pin = StaffPin(remembered)
    assert not pin.chosen
    assert not pin.check("0000"), "no PIN that everybody knows"
    dialog = PinDialog(pin)
    qtbot.addWidget(dialog)
    for first, again, words in (("4711", "4712", "not the same"), ("471", "471", "4 to 8"), ("1111", "1111", "first")):
        type_pin(qtbot, dialog, first, again)
        assert words in dialog.trouble.text()
        assert not dialog.ok.isEnabled()
    type_pin(qtbot, dialog, "47x11", "47 11")
    assert dialog.pin.text() == dialog.again.text() == "4711", "letters are not taken"
    qtbot.mouseClick(dialog.ok, LEFT)
    kept = json.loads((tmp_path / FILE).read_text())[KEY]
    assert "4711" not in json.dumps(kept)
    assert kept["scheme"] == "scrypt"
    again = StaffPin(Remembered(tmp_path / FILE))
    assert again.chosen
    assert (again.check("4711"), again.check("4712"), again.check(""), again.check("ž" * 40)) == (
        True,
        False,
        False,
        False,
    )


COSTLY = {"scheme": "scrypt", "n": 1 << 30, "r": 8, "p": 1, "salt": "00" * 16, "digest": "00" * 32}


@pytest.mark.parametrize("kept", ["0000", 5, {"scheme": "plain", "pin": "0000"}, COSTLY])
def test_a_pin_edited_by_hand_counts_as_none(kept: object) -> None:
    remembered = Remembered()
    remembered.put(KEY, kept)
    assert not StaffPin(remembered).chosen
    assert not StaffPin(remembered).check("0000")


def test_two_desks_with_the_same_pin_keep_different_digests() -> None:
    kept = []
    for remembered in (Remembered(), Remembered()):
        StaffPin(remembered).choose("4711")
        kept.append(remembered.get(KEY, {})["digest"])
    assert kept[0] != kept[1]
    assert not fault("4711", "4711")


def test_the_gate_of_the_ceremony_takes_the_check() -> None:
    pin = StaffPin(Remembered())
    pin.choose("4711")
    gate = PinGate(pin.check)
    assert gate.needed
    assert [gate.opens("0000"), gate.opens("4711")] == [False, True]


def test_the_first_signing_asks_for_a_pin_and_then_goes_on(qtbot, desk: Desk) -> None:
    window = desk.window
    made: list[object] = []
    window.signing._freeze = made.append
    window.go(0)
    open_made_up(window.session, FIRST)
    qtbot.waitUntil(lambda: window.session.current is not None, timeout=20_000)
    window.built.actions["sign"].trigger()
    qtbot.waitUntil(lambda: isinstance(window.care.dialog, PinDialog))
    assert not made
    type_pin(qtbot, window.care.dialog, "4711", "4711")
    qtbot.mouseClick(window.care.dialog.ok, LEFT)
    assert made == [window.session.current]
    assert "A staff PIN is set" in desk.clinic_place.pin_words.text()
    assert "Forgotten?" in desk.clinic_place.pin_words.text()
    window.built.actions["sign"].trigger()
    qtbot.waitUntil(lambda: len(made) == 2)


def test_the_clinic_place_sets_another_pin_by_keyboard(qtbot, desk: Desk) -> None:
    desk.window.care.pin.choose("4711")
    desk.window.go(len(STOPS) - 1)
    place = desk.clinic_place
    place.pin.setFocus()
    qtbot.keyClick(place.pin, Qt.Key.Key_Space)
    dialog = desk.window.care.dialog
    type_pin(qtbot, dialog, "2580", "2580")
    qtbot.keyClick(dialog.again, Qt.Key.Key_Return)
    assert StaffPin(desk.remembered).check("2580")
    assert QApplication.activeModalWidget() is None
