"""The door by real gestures: first account, log-in, forgotten passphrase, a backup put back; never a wall."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from exoconsent.clinic import accounts
from exoconsent.gui import door as doors
from exoconsent.gui.door import Door
from exoconsent.gui.first_account import FirstAccount
from exoconsent.gui.forgotten import Forgotten
from exoconsent.gui.log_in import LogIn
from exoconsent.gui.opening import Frame
from exoconsent.gui.printing import Order, PrintError
from exoconsent.gui.remembered import FILE, Remembered
from exoconsent.gui.shut import Shut
from exoconsent.gui.window import Window
from exoconsent.settings import own_clinic
from tests.gui.accounts import ANNA, BEN, NOW, OTHER_WORDS, WORDS, cheap_accounts, founded, named

LEFT = Qt.MouseButton.LeftButton
pytestmark = pytest.mark.qt_log_ignore("does not support (raise|grabbing the keyboard)")


class Entrance:
    """A frame on screen with the door in it."""

    def __init__(self, qtbot, home: Path) -> None:
        self.home, self.remembered = home, Remembered(home / FILE)
        self.remembered.put("welcomed", True)
        self.frame = Frame(self.remembered, locked=True)
        qtbot.addWidget(self.frame)
        self.door = Door(self.frame, self.remembered, None)
        self.door.show()
        self.frame.resize(1280, 860)
        with qtbot.waitExposed(self.frame):
            self.frame.show()
        self.frame.activateWindow()

    @property
    def page(self) -> QWidget:
        return self.frame.centralWidget()

    def window(self, qtbot) -> Window:
        qtbot.waitUntil(lambda: isinstance(self.page, Window), timeout=20_000)
        return self.page


@pytest.fixture(autouse=True)
def _cheap(tmp_path: Path, monkeypatch) -> Iterator[None]:
    monkeypatch.setenv("EXOCONSENT_HOME", str(tmp_path))
    monkeypatch.setattr("exoconsent.records.keyring.delay_after", lambda failures: 0.05 if failures > 1 else 0.0)
    with cheap_accounts():
        yield


@pytest.fixture
def enter(qtbot, tmp_path: Path) -> Iterator[Entrance]:
    made: list[Entrance] = []

    def entrance() -> Entrance:
        made.append(Entrance(qtbot, tmp_path))
        return made[-1]

    yield entrance
    for one in made:
        one.frame.close()


class Paper:
    """A printer that keeps what it was sent."""

    def __init__(self, trouble: str = "") -> None:
        self.orders: list[Order] = []
        self.trouble = trouble

    def send(self, order: Order) -> str:
        if self.trouble:
            raise PrintError(self.trouble)
        self.orders.append(order)
        return "job-1"


def test_the_first_account_by_keyboard_ends_at_the_desk_with_the_code_on_paper(qtbot, enter, tmp_path) -> None:
    named(tmp_path)
    entrance = enter()
    page, paper = entrance.page, Paper()
    entrance.door.sheets.printer = paper
    assert isinstance(page, FirstAccount)
    qtbot.waitUntil(lambda: page.name.hasFocus())
    assert not page.make.isEnabled()
    assert "log" in page.trouble.text()
    qtbot.keyClicks(page.name, ANNA)
    qtbot.keyClick(page.name, Qt.Key.Key_Return)
    offered = page.fields.passphrase.text()
    assert len(offered.split()) == 4
    assert "once more" in page.trouble.text()
    qtbot.keyClicks(page.fields.again, offered)
    assert page.make.isEnabled()
    qtbot.keyClick(page.fields.again, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.code.code.text() != "", timeout=10_000)
    assert not [line for line in page.findChildren(QLineEdit) if offered in line.text()]
    code = "".join(page.code.code.text().split())
    assert not page.code.begin.isEnabled()
    qtbot.mouseClick(page.code.print_code, LEFT)
    qtbot.waitUntil(lambda: bool(paper.orders))
    assert paper.orders[0].pdf.startswith(b"%PDF")
    assert (paper.orders[0].choice.total, paper.orders[0].number) == (1, "exoconsent-sheet")
    qtbot.keyClicks(page.code.typed, "IIII")
    assert "not the last four" in page.code.trouble.text()
    page.code.typed.clear()
    qtbot.keyClicks(page.code.typed, code[-4:].lower())
    assert not page.code.begin.isEnabled(), "the paper is still on the table"
    page.code.kept.click()
    qtbot.mouseClick(page.code.begin, LEFT)
    window = entrance.window(qtbot)
    assert window.session.clinic.profile.name == "Lindenhof Clinic"
    upkeep = window.session.clinic.archive(window.session.now).upkeep
    assert upkeep.code_kept
    assert json.loads((tmp_path / FILE).read_text())["clinic"] == "own"
    assert code not in (tmp_path / FILE).read_text()
    assert QApplication.clipboard().text() == ""
    entrance.frame.close()
    assert accounts.log_in_by_code(own_clinic(tmp_path), code, NOW).archive(lambda: NOW).user.name == "Recovery code"


def test_a_program_closed_before_the_code_was_on_paper_says_so_the_next_time(qtbot, enter, tmp_path) -> None:
    clinic, _code = founded(tmp_path)
    clinic.close()
    entrance = enter()
    log_in(qtbot, entrance, WORDS)
    window = entrance.window(qtbot)
    qtbot.waitUntil(lambda: any("recovery code" in m.text for m in window.messages.history), timeout=8000)


def log_in(qtbot, entrance: Entrance, passphrase: str) -> None:
    page = entrance.page
    assert isinstance(page, LogIn)
    entrance.frame.activateWindow()
    qtbot.waitUntil(lambda: page.secret.hasFocus())
    qtbot.keyClicks(page.secret, passphrase)
    qtbot.keyClick(page.secret, Qt.Key.Key_Return)


def test_a_wrong_passphrase_is_told_and_waits_and_the_right_one_opens(qtbot, enter, tmp_path) -> None:
    founded(tmp_path)[0].close()
    entrance = enter()
    page = entrance.page
    assert page.secret.echoMode() is page.secret.EchoMode.Password
    for count in (1, 2):
        log_in(qtbot, entrance, "wrong wrong wrong wrong")
        qtbot.waitUntil(lambda n=count: page.failures == n, timeout=8000)
        assert "do not open this clinic" in page.trouble.text()
        qtbot.waitUntil(page.go.isEnabled)
        assert page.secret.text() == "wrong wrong wrong wrong", "to be looked at and mended"
        page.secret.clear()
    assert page.restore.isHidden()
    log_in(qtbot, entrance, WORDS)
    window = entrance.window(qtbot)
    assert window.session.clinic.archive(window.session.now).user.name == ANNA
    assert entrance.remembered.get("user", "") == ANNA
    acts = [entry.act for entry in window.session.clinic.archive(window.session.now).upkeep.log(10)]
    assert acts.count("failed-log-in") == 2


def test_the_recovery_code_leads_to_a_new_passphrase_and_to_nothing_else(qtbot, enter, tmp_path) -> None:
    clinic, code = founded(tmp_path)
    clinic.close()
    entrance = enter()
    page = entrance.page
    qtbot.mouseClick(page.other, LEFT)
    qtbot.keyClicks(page.code, "00000")
    qtbot.keyClick(page.code, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "40 characters" in page.trouble.text(), timeout=8000)
    page.code.setText(code.lower().replace("-", " "))
    qtbot.keyClick(page.code, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: isinstance(entrance.page, Forgotten), timeout=8000)
    new = entrance.page
    assert new.name.currentText() == f"{ANNA} (Manager)"
    assert not new.go.isEnabled()
    new.fields.passphrase.setText(OTHER_WORDS)
    qtbot.keyClicks(new.fields.again, OTHER_WORDS)
    qtbot.keyClick(new.fields.again, Qt.Key.Key_Return)
    window = entrance.window(qtbot)
    archive = window.session.clinic.archive(window.session.now)
    assert archive.user.name == ANNA, "what she does from here on is hers"
    assert ("passphrase", "Recovery code") in [(e.act, e.user_name) for e in archive.upkeep.log(10)]
    entrance.frame.close()
    with pytest.raises(Exception, match="do not open"):
        accounts.log_in(own_clinic(tmp_path), ANNA, WORDS, NOW)


def test_closing_in_the_middle_of_that_leaves_the_records_closed(qtbot, enter, tmp_path) -> None:
    clinic, code = founded(tmp_path)
    clinic.close()
    entrance = enter()
    entrance.page._choose(by_code=True)
    entrance.page.code.setText(code)
    entrance.page.enter()
    qtbot.waitUntil(lambda: isinstance(entrance.page, Forgotten), timeout=8000)
    opened = entrance.page._clinic
    entrance.frame.close()
    with pytest.raises(Exception, match="Log in again"):
        opened.archive(lambda: NOW)


def test_keys_that_cannot_be_read_are_told_with_three_ways_on(qtbot, enter, tmp_path) -> None:
    founded(tmp_path)[0].close()
    folder = own_clinic(tmp_path)
    kept = {name: (folder / name).read_bytes() for name in ("vault.keys", "vault.keys.copy")}
    for name in kept:
        (folder / name).write_bytes(b"not keys")
    entrance = enter()
    page = entrance.page
    assert isinstance(page, Shut)
    assert "key file" in page.why.text().lower()
    for name, data in kept.items():
        (folder / name).write_bytes(data)
    qtbot.mouseClick(page.again, LEFT)
    assert isinstance(entrance.page, LogIn)
    qtbot.mouseClick(entrance.page.demo, LEFT)
    assert entrance.window(qtbot).session.clinic.is_demo


def test_a_backup_is_looked_at_and_restored_from_the_first_account_page(qtbot, enter, tmp_path, monkeypatch) -> None:
    stick, elsewhere = tmp_path / "stick", tmp_path / "elsewhere"
    stick.mkdir()
    clinic, _code = founded(elsewhere)
    backup = clinic.archive(lambda: NOW).upkeep.back_up(stick)
    clinic.close()
    named(tmp_path, "Only named")
    entrance = enter()
    qtbot.mouseClick(entrance.page.restore, LEFT)
    dialog = entrance.door.dialog
    asked: list[str] = []
    dialog.ask_which = lambda: asked.append("which") or stick / backup.name
    assert not dialog.go.isEnabled()
    qtbot.mouseClick(dialog.choose, LEFT)
    qtbot.keyClicks(dialog.name, ANNA)
    qtbot.keyClicks(dialog.passphrase, "wrong wrong wrong wrong")
    qtbot.mouseClick(dialog.go, LEFT)
    qtbot.waitUntil(lambda: "do not open" in dialog.trouble.text(), timeout=8000)
    dialog.passphrase.setText(WORDS)
    dialog.passphrase.setFocus()
    qtbot.keyClick(dialog.passphrase, Qt.Key.Key_Return)
    assert asked == ["which"], "Enter looks into the backup, it does not ask again which one"
    qtbot.waitUntil(lambda: dialog.preview is not None, timeout=8000)
    assert "Records: 0" in dialog.trouble.text()
    assert not accounts.has_accounts(own_clinic(tmp_path)), "looking restores nothing"
    qtbot.mouseClick(dialog.go, LEFT)
    qtbot.waitUntil(lambda: isinstance(entrance.page, LogIn), timeout=8000)
    assert "Records restored: 0" in entrance.page.trouble.text()
    aside = next(tmp_path.glob("clinic-before-*"))
    assert "Only named" in (aside / "clinic.yaml").read_text()
    assert str(aside) in entrance.page.trouble.text()
    log_in(qtbot, entrance, WORDS)
    assert entrance.window(qtbot).session.clinic.profile.name == "Lindenhof Clinic"


def test_without_a_printer_the_code_is_saved_or_the_reason_told(qtbot, enter, tmp_path) -> None:
    named(tmp_path)
    entrance = enter()
    sheets = entrance.door.sheets
    sheets.printer = Paper("No printer: this computer knows none.")
    told: list[str] = []
    sheets.told.connect(told.append)
    sheets.ask_where = lambda: None
    entrance.door._print_code("AAAAA-BBBBB")
    qtbot.waitUntil(lambda: told == ["No printer: this computer knows none."])
    sheets.ask_where = lambda: tmp_path / "sheet.pdf"
    entrance.door._print_code("AAAAA-BBBBB")
    qtbot.waitUntil(lambda: len(told) == 2)
    assert (tmp_path / "sheet.pdf").read_bytes().startswith(b"%PDF")


def test_everything_that_takes_the_keyboard_has_a_name(qtbot, tmp_path) -> None:
    named(tmp_path)
    first = doors.door(tmp_path, lambda: NOW)
    first.show_card(first.code)
    first.code.show_code("AAAAA-BBBBB")
    clinic, _code = founded(tmp_path / "b")
    users = clinic.archive(lambda: NOW).users()
    clinic.close()
    pages = (
        doors.door(tmp_path, lambda: NOW),
        first,
        doors.door(tmp_path / "b", lambda: NOW),
        Forgotten(clinic, users, lambda *_: clinic),
        Shut("x", "because"),
        doors.restore_dialog(None),
    )
    for page in pages:
        qtbot.addWidget(page)
        assert nameless(page) == []


def nameless(page: QWidget) -> list[QWidget]:
    """What Tab reaches and a screen reader would call by nothing."""
    reached = [
        w for w in page.findChildren(QWidget) if w.focusPolicy() & Qt.FocusPolicy.TabFocus and not w.focusProxy()
    ]
    return [w for w in reached if not (w.accessibleName() or getattr(w, "text", str)())]


def test_who_is_known_is_told_by_name_and_the_last_one_first(qtbot, enter, tmp_path) -> None:
    clinic, _code = founded(tmp_path)
    from exoconsent.records.slots import Role

    clinic.archive(lambda: NOW).upkeep.add_user(BEN, Role.FRONT_DESK, OTHER_WORDS)
    clinic.close()
    Remembered(tmp_path / FILE).put("user", BEN)
    entrance = enter()
    assert [entrance.page.name.itemText(i) for i in range(entrance.page.name.count())] == [ANNA, BEN]
    assert entrance.page.name.currentText() == BEN
    log_in(qtbot, entrance, OTHER_WORDS)
    assert entrance.window(qtbot).session.clinic.archive(lambda: NOW).user.role is Role.FRONT_DESK
