"""The words of the window: every one can be translated, both catalogues are whole, and a language can be chosen."""

import ast
import re
import shutil
import string
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt, QTranslator
from PySide6.QtWidgets import QApplication, QMenu

from exoconsent.gui.actions import DEEDS, MENUS
from exoconsent.gui.languages import CATALOGUES, LANGUAGES, chosen, speak, spoken
from exoconsent.gui.looks_menu import add_looks
from exoconsent.gui.messages import Messages
from exoconsent.gui.remembered import Remembered
from exoconsent.gui.translation import mark, said

ROOT = Path(__file__).resolve().parents[2]
SOURCES = sorted((ROOT / "exoconsent" / "gui").rglob("*.py"))
SPEAKING = [*SOURCES, ROOT / "exoconsent" / "offline" / "words.py"]
TOOLS = Path(sys.executable).parent
SHOWN_BY = {
    "setText", "setToolTip", "setAccessibleName", "setAccessibleDescription", "setPlaceholderText", "setWindowTitle",
    "setStatusTip", "setWhatsThis", "setTitle", "setPlainText", "setHorizontalHeaderLabels", "addAction", "addMenu",
    "addButton", "addItem", "addRow", "QLabel", "QPushButton", "QToolButton", "QCheckBox", "QRadioButton", "QAction",
    "QGroupBox", "plain_label", "big_button", "big_line", "big_tick", "say", "warn", "error", "announce", "Reading",
    "saying", "ask_sentence",
}  # fmt: skip
"""What puts its text in front of somebody."""
NOT_WORDS = {"Atkinson Hyperlegible", "ExoConsent", "English", "Español", "Traducción sin revisar", "PDF", "Esc"}
"""Names, and languages in their own words."""
WORDS = re.compile(r"[^\W\d_]{2,}[,:]? +[^\W\d_]{2,}")


@pytest.fixture
def application(qapp: QApplication) -> Iterator[QApplication]:
    """Without the translators and the direction that a test gave it."""
    before = qapp.layoutDirection()
    yield qapp
    for catalogue in qapp.findChildren(QTranslator):
        qapp.removeTranslator(catalogue)
        catalogue.setParent(None)
    qapp.setLayoutDirection(before)


def name_of(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")


def excused(tree: ast.AST) -> set[int]:
    """Strings that nobody reads on screen, or that are marked: docstrings, annotations, names of types, ``tr``."""
    known: set[int] = set()
    for node in ast.walk(tree):
        skipped: list[ast.AST | None] = []
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            skipped = [node.value]
        elif isinstance(node, ast.Call) and name_of(node) in {"tr", "mark", "translate", "info", "debug", "exception"}:
            skipped = [*node.args]
        elif isinstance(node, ast.AnnAssign | ast.arg):
            skipped = [node.annotation]
        elif isinstance(node, ast.FunctionDef):
            skipped = [node.returns]
        elif isinstance(node, ast.Subscript):
            skipped = [node.slice]
        known |= {id(below) for part in skipped if part is not None for below in ast.walk(part)}
    return known


def untranslatable(tree: ast.AST) -> Iterator[str]:
    """Literals that would stay English: two words in a row anywhere, or any word handed to what shows it."""
    known = excused(tree)
    for node in ast.walk(tree):
        handed = node.args if isinstance(node, ast.Call) and name_of(node) in SHOWN_BY else []
        for argument in handed:
            text = argument.value if isinstance(argument, ast.Constant) and id(argument) not in known else None
            if isinstance(text, str) and re.search(r"[^\W\d_]{2,}", text) and text not in NOT_WORDS:
                yield f"line {argument.lineno}: {text!r}"
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in known:
            styled = "{" in node.value or "px" in node.value
            if WORDS.search(node.value) and not styled and node.value not in NOT_WORDS:
                yield f"line {node.lineno}: {node.value!r}"


ENGLISH_BELOW = {
    *("not filled in: ", ", so it is taken the careful way"),
    *("frequency note", "evidence note", "no rule"),
}
"""Parts of the domain's own sentences and keys, looked for and not shown."""
OF_LPSTAT = re.compile(
    r"is idle|now printing|request id|system default|printer \(|Scheduler is|Unable to|Bad file|Connection refused"
    r"|cancel-job|Form mounted|page pictures|could not be painted"
)
"""What the print system says and ours only look for; and lines for the log."""


@pytest.mark.parametrize("path", SOURCES, ids=lambda p: p.name)
def test_no_word_on_screen_is_left_untranslatable(path: Path) -> None:
    found = [line for line in untranslatable(ast.parse(path.read_text(encoding="utf-8"))) if not OF_LPSTAT.search(line)]
    assert not [line for line in found if not any(repr(text) in line for text in ENGLISH_BELOW)]


def test_the_search_for_untranslatable_words_can_fail() -> None:
    bad = 'label.setText("Go")\nx = f"Leave out {title}"\ny = "two words"\n'
    good = 'label.setText(self.tr("Go"))\nx: "two words" = mark("C", "two words")\n'
    assert len(list(untranslatable(ast.parse(bad)))) == 3
    assert not list(untranslatable(ast.parse(good)))


def test_a_text_to_translate_is_one_literal() -> None:
    """An f-string or a variable would not be found by the catalogue maker, or be found under another context."""
    for path in SPEAKING:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and name_of(node) in {"tr", "mark"} and path.name not in {"rail.py"}:
                text = node.args[-1 if name_of(node) == "mark" else 0] if node.args else None
                of_rail = name_of(node) == "mark" and len(node.args) < 2
                assert of_rail or isinstance(text, ast.Constant), f"{path.name}:{node.lineno}"
            if isinstance(node, ast.Call) and name_of(node) == "tr":
                owner = getattr(node.func, "value", None)
                assert getattr(owner, "id", "") == "self", f"{path.name}:{node.lineno}: the context would be wrong"


Entries = dict[tuple[str, str], ElementTree.Element]


def entries(catalogue: Path) -> Entries:
    contexts = ElementTree.parse(catalogue).getroot().iter("context")
    return {(c.findtext("name") or "", m.findtext("source") or ""): m for c in contexts for m in c.iter("message")}


def forms(message: ElementTree.Element) -> list[str]:
    translation = message.find("translation")
    assert translation is not None
    plural = translation.findall("numerusform")
    return [form.text or "" for form in plural] if plural else [translation.text or ""]


def catalogue(code: str) -> Path:
    return CATALOGUES / f"exoconsent_{code}.ts"


def tool(name: str) -> str:
    found = shutil.which(name, path=str(TOOLS))
    if found is None:
        pytest.skip(f"{name} is not installed beside this Python")
    return found


def lupdate_options() -> list[str]:
    """As the Makefile has them, so that test and catalogue cannot part."""
    line = next(s for s in (ROOT / "Makefile").read_text(encoding="utf-8").splitlines() if s.startswith("LUPDATE :="))
    return line.partition(":=")[2].split()


def test_catalogues_hold_every_word_of_the_sources(tmp_path: Path) -> None:
    for code, plural in (("es", []), ("en", ["-pluralonly"])):
        fresh = tmp_path / f"exoconsent_{code}.ts"
        sources = [str(path) for path in SPEAKING]
        command = [tool("pyside6-lupdate"), *lupdate_options(), *plural, "-target-language", code, *sources]
        subprocess.run([*command, "-ts", str(fresh)], check=True, capture_output=True)
        assert set(entries(fresh)) == set(entries(catalogue(code))), "run make translations"


def test_the_catalogue_maker_finds_what_the_parser_finds() -> None:
    """It skips what it does not understand, without a word; so the sources are read a second way."""
    known = {text for _context, text in entries(catalogue("es"))}
    for path in SPEAKING:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and name_of(node) in {"tr", "mark"} and node.args:
                text = node.args[-1 if name_of(node) == "mark" else 0]
                if isinstance(text, ast.Constant) and isinstance(text.value, str):
                    assert text.value in known, f"{path.name}:{node.lineno}"


@pytest.mark.parametrize("code", ["es", "en"])
def test_what_qt_reads_is_up_to_date(code: str, tmp_path: Path) -> None:
    made = tmp_path / "made.qm"
    subprocess.run([tool("pyside6-lrelease"), str(catalogue(code)), "-qm", str(made)], check=True, capture_output=True)
    assert made.read_bytes() == catalogue(code).with_suffix(".qm").read_bytes(), "run make translations"


@pytest.mark.parametrize("code", ["es", "en"])
def test_every_text_is_translated(code: str) -> None:
    assert not [key for key, message in entries(catalogue(code)).items() if not all(forms(message))]


def places(text: str) -> list[str]:
    named = [name for _text, name, _spec, _conversion in string.Formatter().parse(text) if name is not None]
    return sorted([*named, *re.findall("%n", text)])


@pytest.mark.parametrize("code", ["es", "en"])
def test_places_are_the_same_in_source_and_translation(code: str) -> None:
    for (context, source), message in entries(catalogue(code)).items():
        for form in forms(message):
            assert places(form) == places(source), f"{context}: {source}"


def test_a_language_with_unreviewed_words_says_so() -> None:
    for language in LANGUAGES:
        waiting = [
            message
            for message in entries(catalogue(language.code)).values()
            if (translation := message.find("translation")) is not None and translation.get("type") == "unfinished"
        ]
        assert bool(waiting) == bool(language.unreviewed), language.code


def letters(menu: QMenu) -> list[str]:
    found = [re.search(r"(?<!&)&(\w)", action.text()) for action in menu.actions() if not action.isSeparator()]
    return [match[1].lower() for match in found if match]


@pytest.mark.parametrize("code", ["en", "es"])
def test_letters_of_a_menu_are_unique(application, code: str, qtbot, tmp_path: Path) -> None:
    from exoconsent.gui.theme import Theme

    speak(application, remembered_as(code))
    texts = {name: [said(deed.words) for deed in DEEDS if deed.menu == name and deed.words] for name in MENUS}
    assert_unique(re.findall(r"&(\w)", " ".join(said(name) for name in MENUS)))
    messages, view = Messages(), QMenu()
    qtbot.addWidget(messages)
    qtbot.addWidget(view)
    for text in texts["&View"]:
        view.addAction(text)
    scheme, font = application.palette(), application.font()
    add_looks(view, Theme(application, Remembered()), Remembered(), messages)
    for name, words in texts.items():
        assert_unique(letters(view) if name == "&View" else re.findall(r"&(\w)", " ".join(words).lower()))
    for below in view.findChildren(QMenu):
        assert_unique(letters(below))
    application.setPalette(scheme)
    application.setFont(font)


def assert_unique(found: list[str]) -> None:
    lower = [letter.lower() for letter in found]
    assert len(set(lower)) == len(lower), lower


IN_THE_WINDOW = {"PatientPane", "WelcomePlace", "ClinicPlace", "TodayPlace"}
INSTEAD = {"&Keep for Ctrl+P", "Change it no&w…", "&Change…", "Set another staff P&IN…"}
"""Never on screen with the other button that has the same letter."""


@pytest.mark.parametrize("owner", [*sorted(IN_THE_WINDOW), "PrintDialog", "CeremonyBar", "PinDialog"])
def test_letters_of_a_pane_are_unique_in_spanish_too(owner: str) -> None:
    menus = set(MENUS) if owner in IN_THE_WINDOW else set()
    for translated in (False, True):
        texts = [
            forms(message)[0] if translated else source
            for (context, source), message in entries(catalogue("es")).items()
            if source not in INSTEAD and (context == owner or (context == "Deed" and source in menus))
        ]
        assert_unique(re.findall(r"&(\w)", " ".join(texts)))


def remembered_as(code: str) -> Remembered:
    remembered = Remembered()
    remembered.put("language", code)
    return remembered


def test_spanish_is_spoken_by_our_words_and_by_qts_own(application) -> None:
    assert speak(application, remembered_as("es")) == "es"
    assert said(mark("Deed", "&File")) == "&Archivo"
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Cancelar"
    step = mark("Step", "Leave out “{title}”")
    assert said(step, title="{0} & <b>") == "Quitar «{0} & <b>»"


@pytest.mark.parametrize(("code", "one", "many"), [("en", "1 error", "2 errors"), ("es", "1 error", "2 errores")])
def test_plural_forms(application, code: str, one: str, many: str) -> None:
    speak(application, remembered_as(code))
    assert QCoreApplication.translate("FormPlace", "%n errors", "", 1) == one
    assert QCoreApplication.translate("FormPlace", "%n errors", "", 2) == many


@pytest.mark.parametrize(
    ("choice", "wished", "code"),
    [
        ("", ["es-MX", "en"], "es"),
        ("", ["ar_EG", "es"], "es"),
        ("", ["ar-EG"], "en"),
        ("", [], "en"),
        ("en", ["es-ES"], "en"),
    ],
)
def test_the_choice_of_the_desk_comes_before_the_systems_wish(choice: str, wished: list[str], code: str) -> None:
    assert spoken(choice, wished) == code


def test_a_language_that_does_not_ship_counts_as_not_chosen() -> None:
    assert chosen(remembered_as("xx")) == ""
    assert chosen(remembered_as("es")) == "es"


def test_english_words_are_not_mirrored_on_a_system_read_from_the_right(application) -> None:
    application.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    speak(application, remembered_as("en"))
    assert application.layoutDirection() is Qt.LayoutDirection.LeftToRight


def test_choosing_a_language_is_kept_and_told_honestly(application, qtbot, tmp_path: Path) -> None:
    remembered, messages, view = Remembered(tmp_path / "desk.json"), Messages(), QMenu()
    qtbot.addWidget(messages)
    qtbot.addWidget(view)
    add_looks(view, None, remembered, messages)
    spanish = next(a for m in view.findChildren(QMenu) for a in m.actions() if a.text().startswith("Español"))
    assert "Traducción sin revisar" in spanish.text()
    spanish.trigger()
    assert chosen(Remembered(tmp_path / "desk.json")) == "es"
    assert "next start" in messages.text
