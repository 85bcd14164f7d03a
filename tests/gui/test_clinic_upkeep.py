"""The Clinic place by real gestures: people, backup, checks, rules; who may not is told who may."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QMessageBox, QWidget

from exoconsent.clinic import Clinic, accounts
from exoconsent.clinic.permissions import Deed
from exoconsent.gui.opening import Frame
from exoconsent.gui.own_clinic import open_demo
from exoconsent.gui.people_dialogs import NewPerson
from exoconsent.gui.places.clinic import ClinicPlace
from exoconsent.gui.printing import Order
from exoconsent.gui.remembered import Remembered
from exoconsent.gui.session import Session
from exoconsent.gui.upkeep_words import ACTS, size_words
from exoconsent.gui.window import CLINIC, Window
from exoconsent.records.audit import Act
from exoconsent.records.slots import Role
from exoconsent.settings import own_clinic
from tests.gui.accounts import ANNA, BEN, NOW, OTHER_WORDS, WORDS, cheap_accounts, founded

LEFT = Qt.MouseButton.LeftButton
NEW = "marble seagull ninety lanterns"
pytestmark = pytest.mark.qt_log_ignore("does not support (raise|grabbing the keyboard)")


@pytest.fixture(autouse=True)
def _cheap(tmp_path: Path, monkeypatch) -> Iterator[None]:
    monkeypatch.setenv("EXOCONSENT_HOME", str(tmp_path))
    with cheap_accounts():
        yield


class Paper:
    """A printer that keeps what it was sent."""

    def __init__(self) -> None:
        self.orders: list[Order] = []

    def send(self, order: Order) -> str:
        self.orders.append(order)
        return ""


class Desk:
    """The window in the Clinic place."""

    def __init__(self, qtbot, clinic: Clinic) -> None:
        self.qtbot, self.frame, self.clinic = qtbot, Frame(Remembered(), locked=True), clinic
        qtbot.addWidget(self.frame)
        self.window = Window(Session(clinic, lambda: NOW))
        self.frame.setCentralWidget(self.window)
        self.frame.resize(1280, 860)
        with qtbot.waitExposed(self.frame):
            self.frame.show()
        self.window.go(CLINIC)
        self.place: ClinicPlace = self.window.clinic
        qtbot.waitUntil(lambda: self.place.people.standing is not None, timeout=10_000)
        self.paper = self.place.desk.sheets.printer = Paper()

    @property
    def upkeep(self):
        return self.clinic.archive(lambda: NOW).upkeep

    def told(self, words: str) -> None:
        """Until that stands there, and how things stand was read anew."""
        self.qtbot.waitUntil(lambda: words in self.window.messages.text, timeout=10_000)
        self.window.session.filing.rest()
        self.qtbot.wait(20)

    def press(self, button: QWidget) -> None:
        self.place.tabs.setCurrentWidget(next(p for p in self.pages if p.isAncestorOf(button)))
        assert button.isEnabled(), button.accessibleDescription()
        self.qtbot.mouseClick(button, LEFT)

    @property
    def pages(self) -> tuple[QWidget, ...]:
        return (self.place.people, self.place.backup, self.place.checks, self.place.rules)

    def agree(self, dialog: QDialog) -> None:
        assert isinstance(dialog, QMessageBox)
        next(b for b in dialog.buttons() if dialog.buttonRole(b) is QMessageBox.ButtonRole.AcceptRole).click()


@pytest.fixture
def desk(qtbot, tmp_path: Path) -> Iterator[Desk]:
    made = Desk(qtbot, founded(tmp_path)[0])
    yield made
    made.frame.close()


def names(desk: Desk) -> list[str]:
    people = desk.place.people.people
    return [people.item(row).text() for row in range(people.count())]


def add_ben(qtbot, desk: Desk) -> None:
    desk.press(desk.place.people.add)
    dialog = desk.place.people.dialog
    qtbot.keyClicks(dialog.name, BEN)
    dialog.fields.passphrase.setText(OTHER_WORDS)
    qtbot.keyClicks(dialog.fields.again, OTHER_WORDS)
    assert dialog.go.isEnabled()
    qtbot.mouseClick(dialog.go, LEFT)
    desk.told("Ben Ito may log in")


def test_a_colleague_is_added_changed_reset_and_removed(qtbot, desk: Desk, tmp_path: Path) -> None:
    assert names(desk) == ["Anna Berg (you): Manager"]
    add_ben(qtbot, desk)
    qtbot.waitUntil(lambda: names(desk) == ["Anna Berg (you): Manager", "Ben Ito: Front desk"])
    page = desk.place.people
    page.people.setCurrentRow(1)
    desk.press(page.role)
    assert not page.dialog.go.isEnabled(), "that is the role now"
    page.dialog.role.setCurrentIndex(page.dialog.role.findData("practitioner"))
    qtbot.mouseClick(page.dialog.go, LEFT)
    desk.told("Practitioner from now on")
    qtbot.waitUntil(lambda: page.chosen.role is Role.PRACTITIONER)  # whoever was chosen is chosen still
    desk.press(page.reset)
    page.dialog.fields.passphrase.setText(NEW)
    page.dialog.fields.again.setText(NEW)
    qtbot.mouseClick(page.dialog.go, LEFT)
    desk.told("has a new passphrase")
    folder = own_clinic(tmp_path)
    accounts.log_in(folder, BEN, NEW, NOW).close()
    with pytest.raises(Exception, match="do not open"):
        accounts.log_in(folder, BEN, OTHER_WORDS, NOW)
    desk.press(page.remove)
    words = page.dialog.text()
    assert "Ben Ito" in words
    assert "seconds" in words
    desk.agree(page.dialog)
    desk.told("was removed")
    qtbot.waitUntil(lambda: names(desk) == ["Anna Berg (you): Manager"])


def test_enter_adds_the_person_and_offers_no_other_words(qtbot) -> None:
    owner, answered = QWidget(), []
    qtbot.addWidget(owner)
    dialog = NewPerson(owner, answered.append)
    dialog.open()
    qtbot.keyClicks(dialog.name, "Ben")
    qtbot.keyClick(dialog.name, Qt.Key.Key_Return)
    offered = dialog.fields.text
    qtbot.keyClicks(dialog.fields.again, offered)
    assert dialog.go.isEnabled()
    qtbot.keyClick(dialog.fields.again, Qt.Key.Key_Return)
    assert dialog.fields.text == offered
    assert answered == [dialog]
    dialog.reject()


def test_a_refusal_loses_nothing_that_was_typed(qtbot, desk: Desk) -> None:
    page = desk.place.people
    desk.press(page.own)
    dialog = page.dialog
    dialog.old.setText("wrong wrong wrong wrong")
    dialog.fields.passphrase.setText(NEW)
    dialog.fields.again.setText(NEW)
    qtbot.mouseClick(dialog.go, LEFT)
    qtbot.waitUntil(lambda: "do not open" in dialog.trouble.text(), timeout=8000)
    assert dialog.isVisible()
    assert dialog.fields.text == NEW
    dialog.old.setText(WORDS)
    qtbot.mouseClick(dialog.go, LEFT)
    desk.told("You have a new passphrase")


def test_nobody_is_shut_out_by_the_own_hand(qtbot, desk: Desk) -> None:
    page = desk.place.people
    for button in (page.remove, page.role):
        assert not button.isEnabled()
        assert "ask another manager" in button.accessibleDescription()
    add_ben(qtbot, desk)
    page.people.setCurrentRow(1)
    assert page.remove.isEnabled()
    assert page.remove.accessibleDescription() == ""


def test_a_new_code_is_printed_and_the_old_one_opens_nothing(qtbot, tmp_path: Path) -> None:
    clinic, old = founded(tmp_path)
    desk = Desk(qtbot, clinic)
    page = desk.place.people
    assert "Nobody has said" in page.code_words.text()
    desk.press(page.code)
    desk.agree(page.dialog)
    qtbot.waitUntil(lambda: hasattr(page.dialog, "keeping"), timeout=8000)
    keeping = page.dialog.keeping
    code = "".join(keeping.code.text().split())
    qtbot.mouseClick(keeping.print_code, LEFT)
    qtbot.waitUntil(lambda: bool(desk.paper.orders))
    assert desk.paper.orders[0].choice.total == 1
    keeping.typed.setText(code[-4:])
    keeping.kept.click()
    qtbot.mouseClick(keeping.begin, LEFT)
    qtbot.waitUntil(lambda: "safe place" in page.code_words.text(), timeout=8000)
    desk.frame.close()
    with pytest.raises(Exception, match="code"):
        accounts.log_in_by_code(own_clinic(tmp_path), old, NOW)
    accounts.log_in_by_code(own_clinic(tmp_path), code, NOW).close()


def test_backup_test_and_export(qtbot, desk: Desk, tmp_path: Path) -> None:
    page, stick = desk.place.backup, tmp_path / "stick"
    stick.mkdir()
    assert "no backup yet" in page.last.text()
    desk.place.desk.ask_folder = lambda _title: None
    desk.press(page.make)
    assert not list(stick.iterdir()), "nothing chosen, nothing done"
    desk.place.desk.ask_folder = lambda _title: stick
    desk.press(page.make)
    desk.told("Backed up and read back")
    backup = next(stick.glob("*.exobackup"))
    assert backup.name in page.last.text()
    assert size_words(backup.stat().st_size) in page.last.text()
    desk.place.desk.ask_file = lambda _title: backup
    desk.press(page.test)
    desk.told("can be restored. Records: 0")
    assert "all was as it was filed" in page.tested.text()
    desk.press(page.export)
    desk.told("It is not locked")
    assert list(stick.rglob("HOW-TO-READ.txt"))
    damaged = stick / "damaged.exobackup"
    damaged.write_bytes(backup.read_bytes()[:-100])
    desk.place.desk.ask_file = lambda _title: damaged
    desk.press(page.test)
    desk.told("damaged")


def test_the_archive_is_checked_and_the_seal_of_the_day_leaves_the_house(qtbot, desk: Desk, tmp_path: Path) -> None:
    page, stick = desk.place.checks, tmp_path / "stick"
    stick.mkdir()
    desk.press(page.whole)
    desk.told("all is as it was written")
    desk.place.desk.ask_folder = lambda _title: stick
    desk.press(page.compare_stick)
    desk.told("No seal of this clinic")
    desk.press(page.keep_seal)
    desk.told("lies on the stick")
    desk.press(page.compare_stick)
    desk.told("all is as it was written")
    desk.press(page.print_seal)
    qtbot.waitUntil(lambda: bool(desk.paper.orders))
    seal = page.seal.text().partition(": ")[2]
    for line, words in (
        (seal, "holds what stands on the paper"),
        (seal[:-1] + ("0" if seal[-1] != "0" else "1"), "does not hold"),
        ("99999" + seal[seal.index(" ") :], "does not hold"),
        ("nonsense", "sixteen digits"),
    ):
        page.ask_line = lambda text=line: text
        desk.press(page.compare_paper)
        desk.told(words)


def test_the_log_is_told_in_words(qtbot, desk: Desk) -> None:
    add_ben(qtbot, desk)
    desk.press(desk.place.checks.log)
    qtbot.waitUntil(lambda: desk.place.checks.dialog is not None, timeout=8000)
    table = desk.place.checks.dialog.table
    lines = [[table.item(row, column).text() for column in range(5)] for row in range(table.rowCount())]
    assert [line[1:4] for line in lines if line[2] == "Added a person"] == [[ANNA, "Added a person", BEN]]
    assert any(line[2] == "Logged in" for line in lines)


def test_every_act_has_words() -> None:
    assert set(ACTS) == set(Act)


def test_rules_are_kept_and_a_short_time_is_remarked_on(qtbot, desk: Desk) -> None:
    page = desk.place.rules
    assert (page.years.value(), page.minutes.value(), page.timing.isChecked()) == (10, 3, False)
    assert page.remarks.isHidden()
    page.years.setValue(4)
    assert "45 CFR" in page.remarks.text()
    desk.press(page.keep_years)
    desk.told("4 years")
    page.minors.setValue(10)
    desk.press(page.keep_years)
    desk.told("of age")
    page.minutes.setValue(7)
    desk.press(page.keep_minutes)
    desk.told("7 minutes")
    page.timing.setChecked(True)
    desk.press(page.keep_timing)
    desk.told("speed of drawn signatures is kept")
    assert desk.clinic.archive(lambda: NOW).retention.years == 4
    assert (desk.upkeep.idle_minutes(), desk.upkeep.keeps_timing()) == (7, True)


def test_on_a_small_screen_the_rules_scroll_and_no_field_is_squeezed(qtbot, desk: Desk) -> None:
    page = desk.place.rules
    desk.place.tabs.setCurrentWidget(page)
    desk.frame.resize(1366, 640)
    for spin in (page.years, page.minors, page.minutes):
        qtbot.waitUntil(lambda spin=spin: spin.height() >= spin.minimumSizeHint().height())
    page.years.setValue(4)
    qtbot.waitUntil(page.remarks.isVisible)
    qtbot.wait(50)
    assert page.remarks.height() >= page.remarks.heightForWidth(page.remarks.width())
    assert page.years.height() >= page.years.minimumSizeHint().height()


def test_the_front_desk_is_told_who_may(qtbot, tmp_path: Path) -> None:
    clinic, _code = founded(tmp_path)
    clinic.archive(lambda: NOW).upkeep.add_user(BEN, Role.FRONT_DESK, OTHER_WORDS)
    clinic.close()
    desk = Desk(qtbot, accounts.log_in(own_clinic(tmp_path), BEN, OTHER_WORDS, NOW))
    place = desk.place
    off = (place.people.add, place.people.remove, place.people.code, place.backup.make, place.backup.test)
    for button in (*off, place.backup.export, place.checks.whole, place.checks.log, place.rules.keep_years):
        assert not button.isEnabled()
        assert "log in and do it" in button.accessibleDescription()
    assert not place.rules.minutes.isEnabled()
    assert place.people.own.isEnabled(), "the own passphrase is everybody's own"
    with pytest.raises(Exception, match="the manager"):
        desk.clinic.archive(lambda: NOW).refuse(Deed.USERS)
    desk.frame.close()


def test_the_demo_clinic_says_that_it_has_no_accounts(qtbot, tmp_path: Path) -> None:
    desk = Desk(qtbot, open_demo(tmp_path))
    people = desk.place.people
    for button in (people.add, people.own, people.code):
        assert not button.isEnabled()
        assert "no accounts" in button.accessibleDescription()
    desk.frame.close()


def test_everything_that_takes_the_keyboard_has_a_name(qtbot, desk: Desk) -> None:
    from tests.gui.test_door import nameless

    assert nameless(desk.place) == []
    for open_one in (desk.place.people.add, desk.place.people.own, desk.place.people.reset):
        desk.press(open_one)
        assert nameless(desk.place.people.dialog) == []
        desk.place.people.dialog.reject()
