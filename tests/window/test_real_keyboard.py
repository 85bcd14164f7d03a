"""The keyboard alone, in the real window: it reaches everything, shows where it is, and is never caught."""

import pytest

from tests.window.conftest import Start, open_patient
from tests.window.desktop import Program, eventually
from tests.window.tree import Node, Tree

PAGES = "Consent form pages"
PLACES = ("Form", "Today", "Records", "Templates", "Batch", "Clinic")


def ring(program: Program, key: str) -> list[Node]:
    """What has the keyboard after each press, until the first comes round again."""
    program.went()
    stops: list[Node] = []
    for _turn in range(120):
        program.press(key)
        at = eventually(program.went, f"{key} leading anywhere from {stops[-1:]}", 3)[-1]
        if stops and (at.name, at.box) == (stops[0].name, stops[0].box):
            return stops
        stops.append(at)
    raise AssertionError(f"{key} does not come round: {stops}")


def wanted(tree: Tree) -> set[tuple[int, int, int, int]]:
    """What Tab should come to: all that takes the keyboard, of the pages and the rail only one each, and no words."""
    found = {n for n in tree.nodes if {"focusable", "showing", "enabled"} <= n.states}
    plain = {n for n in found if n.role not in ("label", "list item") and not tree.inside(n, PAGES)}
    return {n.box for n in plain if n.name not in PLACES or n.role != "check box"}


def test_tab_comes_to_everything_once_and_back(start: Start) -> None:
    program = start()
    open_patient(program)
    program.press("alt+m")
    program.find("text", "Find a fact")
    program.press("Escape", "ctrl+f")
    forth, tree = ring(program, "Tab"), program.tree()
    missed = wanted(tree) - {n.box for n in forth}
    assert not [str(n) for n in tree.nodes if n.box in missed and "focusable" in n.states]
    pages = [n for n in forth if ", in the form" in n.name]
    assert len(pages) == 1, "the document is one stop"
    names = [n.name for n in forth]
    assert names.index("date of birth") < names.index(pages[0].name) < names.index("Print"), "in reading order"
    back = ring(program, "shift+Tab")
    assert {n.box for n in back} == {n.box for n in forth}


@pytest.mark.parametrize("theme", ["light", "contrast"])
def test_whatever_has_the_keyboard_looks_so(start: Start, theme: str) -> None:
    program = start(theme=theme)
    open_patient(program)
    stops = ring(program, "Tab")
    unseen = []
    for stop in stops:
        without = program.desktop.pixels(stop.box)
        program.press("Tab")
        if not program.looks_other(stop.box, without):
            unseen.append(str(stop))
    assert not unseen
