"""What a screen reader finds in the real window: a name for everything, each section with its wording, each change."""

import re

import pytest

from tests.window.conftest import PIN, SUGGESTED, Start, open_patient
from tests.window.desktop import Program, eventually

EMPTY: list[str] = []


def nameless(program: Program) -> list[str]:
    return [str(node) for node in program.tree().nameless]


def settled(program: Program, role: str, name: str) -> list[str]:
    program.find(role, name)
    return nameless(program)


def test_every_place_of_the_desk_names_what_takes_the_keyboard(start: Start) -> None:
    program = start(welcomed=False)
    found = {"welcome": settled(program, "push button", "Try with a made-up patient")}
    program.press("alt+1")
    found["empty form"] = settled(program, "text", "name")
    open_patient(program)
    found["form"] = nameless(program)
    program.press("alt+m")
    found["facts"] = settled(program, "text", "Find a fact")
    program.press("Escape")
    for number, place in enumerate(("Today", "Records", "Templates", "Batch", "Clinic"), 2):
        program.press(f"alt+{number}")
        eventually(lambda p=place: "checked" in program.find("", p).states, place)
        found[place] = nameless(program)
    assert found == dict.fromkeys(found, EMPTY)


def test_every_dialog_and_menu_names_what_takes_the_keyboard(start: Start) -> None:
    program, found = start(), {}
    open_patient(program)
    for name, keys, role, shows in (
        ("print", ["ctrl+shift+p"], "", "Print"),
        ("find section", ["ctrl+k"], "dialog", "Find section"),
        ("help", ["F1"], "dialog", "Help"),
        ("keys", ["shift+F1"], "dialog", "Keys"),
        ("examples", ["alt+f", "x"], "dialog", "example"),
        ("menu", ["alt+v"], "menu item", "Large print"),
    ):
        program.press(*keys)
        found[name] = settled(program, role, shows)
        program.press("Escape")
    program.press("Escape")
    program.press("ctrl+p")
    found["message"] = settled(program, "push button", "Print again")
    program.act(program.find("check box", SUGGESTED), "Toggle")
    found["reason"] = settled(program, "dialog", "Leave out")
    program.press("Escape")
    assert found == dict.fromkeys(found, EMPTY)


def test_a_section_is_a_check_box_that_says_what_it_says_and_why(start: Start) -> None:
    program = start()
    open_patient(program)
    sections = [n for n in program.tree().all("check box") if re.search(r", \w+ \d+ of \d+, in the form", n.name)]
    assert len(sections) > 15
    assert all("checked" in n.states for n in sections)
    required = next(n for n in sections if n.name.startswith("Allergy and immune reactions"))
    assert required.name.endswith(", in the form, required")
    assert "cannot be left out" in required.why
    assert "Reactions can go from" in required.why, "the wording is part of it"


def test_leaving_out_and_putting_back_by_the_reader_is_announced(start: Start) -> None:
    program = start()
    open_patient(program)
    program.act(program.find("check box", SUGGESTED), "Toggle")
    program.on("Reason")
    program.type("will never give blood")
    program.press("Return")
    assert "Ctrl+Z" in program.said(f"Leave out “{SUGGESTED}”")
    chip = program.find("push button", f"{SUGGESTED}, left out")
    assert "will never give blood" in chip.why
    program.act(chip, "Press")
    program.said(f"Put back “{SUGGESTED}”")
    assert "checked" in program.find("check box", SUGGESTED).states


def test_a_required_section_says_why_it_stays(start: Start) -> None:
    program = start()
    open_patient(program)
    program.act(program.find("check box", "Allergy and immune reactions"), "Toggle")
    program.said("cannot be left out")
    assert "checked" in program.find("check box", "Allergy and immune reactions").states


@pytest.mark.parametrize("way_out", ["decline", "staff"])
def test_every_page_of_the_signing_names_what_takes_the_keyboard(start: Start, way_out: str) -> None:
    program, found = start(), {}
    open_patient(program)
    program.press("ctrl+g")
    program.on("The form to read")
    found["reading"] = nameless(program)
    if way_out == "decline":
        program.press("alt+d")
        found["decline"] = settled(program, "push button", "Decline: I do not consent")
        program.act(program.find("push button", "Decline: I do not consent"), "Press")
        found["the end"] = settled(program, "password text", "Staff PIN")
        assert found == dict.fromkeys(found, EMPTY)
        return
    program.press("Return")
    found["questions"] = settled(program, "text", "Question 1")
    program.act(program.find("push button", "Go on"), "Press")
    found["initials"] = settled(program, "check box", "My initials to")
    for tick in program.tree().all("check box", "My initials to"):
        program.act(tick, "Toggle")
    program.act(program.find("push button", "Go on"), "Press")
    found["drawing"] = settled(program, "", "Signature area")
    program.act(program.find("", "Type my name"), "Press")
    found["typing"] = settled(program, "text", "Type your full name")
    program.act(program.find("push button", "Staff: leave"), "Press")
    program.on("Staff PIN")
    found["leaving"] = nameless(program)
    program.type(PIN)
    program.press("Return")
    program.find("check box", SUGGESTED)
    assert found == dict.fromkeys(found, EMPTY)
