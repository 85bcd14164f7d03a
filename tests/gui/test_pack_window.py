"""Packs in the window, by mouse and keyboard alone: made with ticks, looked at, taken in, undone, refused."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication

from exoconsent.clinic import Clinic
from exoconsent.clinic.packs import Packs
from exoconsent.gui.edition_page import EditionPage
from exoconsent.gui.pack_dialog import PacksDialog
from exoconsent.gui.pack_look import PackLookDialog
from exoconsent.gui.pack_make import PackMakeDialog
from exoconsent.gui.places.templates import TemplatesPlace
from exoconsent.gui.session import Session
from exoconsent.library.pack_signers import grouped
from exoconsent.library.packs import Cover, make_pack, read_pack
from exoconsent.signing.packs import is_signed, public_key, signed
from tests.library.packing import form, section

NOW = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)
SECRET = b"s" * 32
BLEEDING = "risk-bleeding-anticoagulant"
ALT = Qt.KeyboardModifier.AltModifier
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def place(qtbot, tmp_path: Path):
    session = Session(Clinic.demo(tmp_path), lambda: NOW)
    place = TemplatesPlace(session)
    qtbot.addWidget(place)
    with qtbot.waitExposed(place):
        place.show()
    qtbot.waitUntil(lambda: place.studio.form is not None, timeout=10_000)
    yield place
    place.studio.close()
    session.close()
    session.clinic.close()


def pack_file(tmp_path: Path, files: dict[str, bytes], title: str = "Theirs", made: datetime = NOW) -> Path:
    cover = Cover(title=title, by="Petra", clinic="Other Clinic", made=made, note="Please read.", program="0.1.0")
    path = tmp_path / "theirs.exopack"
    path.write_bytes(make_pack(files, cover, public_key(SECRET), lambda manifest: signed(manifest, SECRET)))
    return path


def fingerprint(path: Path) -> str:
    return read_pack(path.read_bytes(), is_signed).signer.fingerprint


def dialog_of(qtbot, place: TemplatesPlace, kind: type):
    qtbot.waitUntil(lambda: isinstance(place.packs.dialog, kind), timeout=10_000)
    dialog = place.packs.dialog
    dialog.activateWindow()  # a window of an earlier test may be in front still
    qtbot.waitUntil(dialog.isActiveWindow)
    return dialog


def packs_dialog(qtbot, place: TemplatesPlace) -> PacksDialog:
    """Through the button of the place, by its key."""
    qtbot.mouseClick(next(b for b in tools(place) if b.accessibleName() == "Packs"), LEFT)
    dialog = dialog_of(qtbot, place, PacksDialog)
    qtbot.waitUntil(lambda: dialog.standing is not None, timeout=10_000)
    return dialog


def tools(place: TemplatesPlace):
    return [place.tools.itemAt(i).widget() for i in range(place.tools.count()) if place.tools.itemAt(i).widget()]


def look_at(qtbot, place: TemplatesPlace, path: Path) -> PackLookDialog:
    dialog = packs_dialog(qtbot, place)
    place.packs.ask_which = lambda: path
    qtbot.mouseClick(dialog.look, LEFT)
    return dialog_of(qtbot, place, PackLookDialog)


def own(place: TemplatesPlace) -> Path:
    return place.studio.studio.folder


def test_a_pack_is_made_by_keyboard_and_told_with_its_fingerprint(qtbot, place: TemplatesPlace, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    dialog = packs_dialog(qtbot, place)
    assert dialog.fingerprint.text().split() == grouped(dialog.standing.fingerprint).split()
    qtbot.keyClick(dialog, Qt.Key.Key_M, ALT)
    make = dialog_of(qtbot, place, PackMakeDialog)
    assert make.choice().forms == (place.studio.form.id,)  # the open one is ticked
    qtbot.keyClick(make.tree, Qt.Key.Key_Space)
    assert not make.choice().forms
    assert not make.go.isEnabled()
    for tick in ("Español", "California"):
        item = next(row for row in make.rows if tick in row.text(0))
        make.tree.setCurrentItem(item)
        qtbot.keyClick(make.tree, Qt.Key.Key_Space)
    assert (make.choice().words, make.choice().laws) == (("es",), ("us-ca",))
    qtbot.keyClick(make, Qt.Key.Key_T, ALT)
    qtbot.waitUntil(make.title.hasFocus)
    qtbot.keyClicks(make.title, "Spanish & California")
    asked: list[str] = []
    place.packs.ask_where = lambda name: asked.append(name) or stick / name
    qtbot.keyClick(make.title, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: make.told.isVisible(), timeout=10_000)
    assert asked == ["spanish-california.exopack"]
    pack = read_pack((stick / asked[0]).read_bytes(), is_signed)
    assert set(pack.files) == {"words/es.yaml", "rules/jurisdictions/us-ca.yaml"}
    assert make.fingerprint.text().split() == grouped(pack.signer.fingerprint).split()
    qtbot.keyClick(make, Qt.Key.Key_Escape)


def test_a_stranger_is_compared_before_anything_is_taken_in(qtbot, place: TemplatesPlace, tmp_path: Path) -> None:
    path = pack_file(tmp_path, {"our-form.yaml": form(), "sections/risk-example.yaml": section()})
    dialog = look_at(qtbot, place, path)
    words = dialog.page.toPlainText()
    assert "Form “Our form”" in words
    assert "Section “Example risk”" in words
    assert "Please read." in words
    assert not dialog.take.isEnabled()
    assert not list(own(place).glob("*.yaml"))
    typed = fingerprint(path)
    wrong = typed[:20] + ("0" if typed[20] != "0" else "1")
    qtbot.keyClicks(dialog.compared.line, wrong)
    assert "group 6" in dialog.compared.told.text()
    assert not dialog.take.isEnabled()
    qtbot.keyClick(dialog.compared.line, Qt.Key.Key_Backspace)
    qtbot.keyClicks(dialog.compared.line, typed[20:].upper())
    assert dialog.take.isEnabled()
    qtbot.keyClick(dialog, Qt.Key.Key_A, ALT)
    qtbot.waitUntil(lambda: (own(place) / "our-form.yaml").is_file(), timeout=10_000)
    qtbot.waitUntil(lambda: place.forms.findText("Our form") >= 0, timeout=10_000)
    qtbot.waitUntil(lambda: "our-form" in place.studio.desk.clinic.library.forms, timeout=10_000)  # at the desk, too
    again = packs_dialog(qtbot, place)
    assert "Theirs" in again.last.text()
    qtbot.mouseClick(again.undo, LEFT)
    assert (own(place) / "our-form.yaml").is_file()
    qtbot.mouseClick(again.undo, LEFT)
    qtbot.waitUntil(lambda: not (own(place) / "our-form.yaml").exists(), timeout=10_000)
    qtbot.waitUntil(lambda: place.forms.findText("Our form") < 0, timeout=10_000)


def test_what_would_change_is_shown_word_by_word_and_has_to_be_chosen(qtbot, place, tmp_path: Path) -> None:
    place.studio.choose(BLEEDING)
    shipped = Packs(place.studio.desk.clinic, lambda: NOW)._file(f"sections/{BLEEDING}.yaml").decode()
    assert "title: Bleeding and blood thinners" in shipped
    theirs = shipped.replace("title: Bleeding and blood thinners", "title: Bleeding and strong thinners")
    path = pack_file(tmp_path, {f"sections/{BLEEDING}.yaml": theirs.encode()})
    place.studio.studio.packs().know(read_pack(path.read_bytes(), is_signed).signer, fingerprint(path))
    dialog = look_at(qtbot, place, path)
    assert dialog.compared is None  # known since
    words = dialog.page.toPlainText()
    assert "[gone: blood]" in words
    assert "[new: strong]" in words
    assert dialog.clashes.count() == 1
    assert "comes with ExoConsent" in dialog.clashes.item(0).text()
    assert not dialog.take.isEnabled()
    qtbot.keyClick(dialog.clashes, Qt.Key.Key_Space)
    assert dialog.take.isEnabled()
    qtbot.mouseClick(dialog.take, LEFT)
    qtbot.waitUntil(lambda: "strong" in place.tree.list.currentItem().text(0), timeout=10_000)
    assert "strong" in place.editor.title.text()


def test_leaving_changes_nothing(qtbot, place: TemplatesPlace, tmp_path: Path) -> None:
    path = pack_file(tmp_path, {"our-form.yaml": form(), "sections/risk-example.yaml": section()})
    dialog = look_at(qtbot, place, path)
    assert dialog.leave.isDefault()
    before = sorted(p.name for p in own(place).rglob("*"))
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert sorted(p.name for p in own(place).rglob("*")) == before


@pytest.mark.parametrize("spoil", ["cut", "forged", "no pack"])
def test_hostile_packs_are_refused_in_words(qtbot, place: TemplatesPlace, tmp_path: Path, spoil: str) -> None:
    path = pack_file(tmp_path, {"our-form.yaml": form(), "sections/risk-example.yaml": section()})
    data = path.read_bytes()
    bad = {"cut": data[:-40], "forged": data.replace(b"Please read.", b"Please sign!"), "no pack": b"hello" * 100}
    path.write_bytes(bad[spoil])
    dialog = packs_dialog(qtbot, place)
    place.packs.ask_which = lambda: path
    qtbot.mouseClick(dialog.look, LEFT)
    qtbot.waitUntil(lambda: "theirs.exopack" in dialog.trouble.text(), timeout=10_000)
    assert place.packs.dialog is dialog
    assert not list(own(place).glob("*.yaml"))
    dialog.close()


def dropped(widget, path: Path) -> bool:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    how = (Qt.DropAction.CopyAction, mime, LEFT, Qt.KeyboardModifier.NoModifier)
    enter = QDragEnterEvent(QPoint(5, 5), *how)
    QApplication.sendEvent(widget, enter)
    drop = QDropEvent(QPointF(5, 5), *how)
    QApplication.sendEvent(widget, drop)
    return enter.isAccepted() and drop.isAccepted()


def test_a_pack_dropped_on_a_text_opens_and_is_not_pasted(qtbot, place: TemplatesPlace, tmp_path: Path) -> None:
    path = pack_file(tmp_path, {"our-form.yaml": form(), "sections/risk-example.yaml": section()})
    place.studio.choose(BLEEDING)
    before = place.editor.wording.edit.toPlainText()
    assert dropped(place.editor.wording.edit.viewport(), path)
    dialog = dialog_of(qtbot, place, PackLookDialog)
    assert isinstance(dialog.page, EditionPage)
    assert place.editor.wording.edit.toPlainText() == before
    dialog.close()
    path.write_bytes(b"PK")
    with qtbot.waitSignal(place.refused, timeout=10_000) as told:
        assert dropped(place, path)
    assert "theirs.exopack" in told.args[0]


def test_the_fingerprint_is_copied_in_groups(qtbot, place: TemplatesPlace) -> None:
    dialog = packs_dialog(qtbot, place)
    qtbot.mouseClick(dialog.copy, LEFT)
    assert QGuiApplication.clipboard().text() == grouped(dialog.standing.fingerprint)
    dialog.close()
