"""Titles of windows stand in task bars, screenshots and lists of windows: none is made from data."""

import ast
from pathlib import Path

import exoconsent.gui

SOURCES = sorted(Path(exoconsent.gui.__file__).parent.rglob("*.py"))
TITLED = {"Reading", "ReasonDialog", "SentenceDialog", "ask_sentence", "ask_reason", "RecordQuestion"}
"""Who is given a title by the caller, and hands it on as ``title``."""
HARMLESS = {"title", "number", "filed.number", "heading.format(title=title)"}
"""Document numbers say nothing to strangers, and the title of a section is the form's, the same for everybody."""


def is_fixed(node: ast.expr) -> bool:
    """Words of the program, or a choice of them."""
    if isinstance(node, ast.IfExp):
        return is_fixed(node.body) and is_fixed(node.orelse)
    if isinstance(node, ast.Call):
        name = getattr(node.func, "attr", getattr(node.func, "id", ""))
        return name in {"tr", "said", "mark"} and not node.keywords and all(map(is_fixed, node.args))
    return isinstance(node, ast.Constant)


def loose(source: str) -> list[str]:
    """Titles that may hold data."""
    found = []
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call):
            continue
        name = getattr(node.func, "attr", getattr(node.func, "id", ""))
        if name == "setWindowTitle":
            (title,) = node.args
            if not is_fixed(title) and ast.unparse(title) != "title":
                found.append(ast.unparse(node))
        elif name in TITLED and not any(is_fixed(a) or ast.unparse(a) in HARMLESS for a in node.args[:2]):
            found.append(ast.unparse(node))
    return found


def test_no_title_is_made_from_data() -> None:
    assert {path.name: bad for path in SOURCES if (bad := loose(path.read_text(encoding="utf-8")))} == {}


def test_the_look_at_titles_can_fail() -> None:
    assert loose("self.setWindowTitle(patient.name)")
    assert loose("self.setWindowTitle(self.tr('{name}').format(name=name))")
    assert loose("Reading(row.name, words, self)")
    assert loose("setWindowTitle(said(WORDS, name=name))")
    assert not loose("self.setWindowTitle(self.tr('a') if b else self.tr('c'))")
