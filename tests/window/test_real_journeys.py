"""Whole journeys in the real window, by keyboard and mouse, with the key presses counted."""

import subprocess
import sys

from tests.filed import pdfs
from tests.window.conftest import LETTERS, PIN, SUGGESTED, Start, open_patient
from tests.window.desktop import ROOT, Program, eventually
from tests.window.signing import sign_everything

REQUIRED = "What you would be given"
BELOW = "What it may or may not do"


def verdict(program: Program) -> str:
    """What the command line says of the one filed consent."""
    (filed,) = pdfs(program.home)
    paper = program.home / "filed.pdf"
    paper.write_bytes(filed)
    command = [sys.executable, str(ROOT / "main.py"), "verify", str(paper)]
    environment = {**program.desktop.environment, "EXOCONSENT_HOME": str(program.home)}
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False, timeout=60).stdout


def number(program: Program, section: str) -> int:
    """The place of a section in the form, as it is read out."""
    name = program.find("check box", f"{section}, ").name
    return int(name.removeprefix(f"{section}, ").split(" of ")[0].split()[-1])


def test_letters_and_two_presses_print_the_form(start: Start) -> None:
    program = start()
    program.find("check box", "Form")
    program.on("patient's name")
    program.type(LETTERS)
    program.press("Return", "ctrl+p")
    printed = program.home / "printed.pdf"
    eventually(printed.exists, "a print job")
    assert program.presses == 2
    assert "-d Desk -n 2" in (program.home / "arguments").read_text()
    words = subprocess.run(["pdftotext", str(printed), "-"], capture_output=True, text=True, check=True).stdout
    assert "Testina Kneeworth" in words, program.standing()


def test_a_consent_is_signed_on_screen_sealed_filed_and_verified(start: Start) -> None:
    program = start()
    open_patient(program)
    sign_everything(program, PIN)
    eventually(lambda: list(pdfs(program.home)), "a filed consent")
    assert "verified" in verdict(program).lower()
    assert "not verified" not in verdict(program).lower()
    assert not list(program.home.rglob("in-progress/*.pdf"))


def test_a_section_is_carried_by_its_handle(start: Start) -> None:
    program = start()
    open_patient(program)
    place = number(program, REQUIRED)
    program.press("ctrl+minus", "ctrl+minus", "ctrl+minus", "ctrl+minus", "ctrl+minus", "ctrl+minus")
    x, y, _width, _height = program.find("check box", f"{REQUIRED}, ").box
    below = program.find("check box", f"{BELOW}, ").middle[1] + 40
    program.drag([(x + 14, y + 44), (x + 14, y + 80), (x + 16, (y + below) // 2), (x + 16, below - 5), (x + 16, below)])
    program.said(f"Move “{REQUIRED}” down")
    eventually(lambda: number(program, REQUIRED) == place + 1, "the page with the new order")
    program.press("ctrl+z")
    eventually(lambda: number(program, REQUIRED) == place, "the page with the old order")


def test_sections_by_keys_alone_and_undo_says_what_it_undoes(start: Start) -> None:
    program = start()
    open_patient(program)
    program.press("ctrl+k")
    program.on("Section:")
    program.type(SUGGESTED.split()[0])
    program.press("Return")
    program.on(f"{SUGGESTED}, ")
    place = number(program, SUGGESTED)
    program.press("alt+Up")
    program.said(f"Move “{SUGGESTED}” up")
    eventually(lambda: number(program, SUGGESTED) == place - 1, "the page with the new order")
    program.on(f"{SUGGESTED}, ")
    program.press("alt+e")
    program.find("menu item", f"Undo Move “{SUGGESTED}” up")
    program.press("Escape", "Escape", "ctrl+z")
    eventually(lambda: number(program, SUGGESTED) == place, "the page with the old order")
    program.on(f"{SUGGESTED}, ")
    program.press("ctrl+i")
    program.on("Leave out")


def test_f8_walks_the_problems_and_enter_goes_to_the_place(start: Start) -> None:
    program = start()
    program.find("check box", "This treatment is not approved")
    program.press("F8")
    first = program.on("Error")
    program.press("F8")
    eventually(lambda: program.focus().name not in (first.name, ""), "the next problem")
    program.press("Return")
    eventually(lambda: program.focus().role != "list item", "the place of the problem")


def test_f6_comes_to_every_pane_and_round_again(start: Start) -> None:
    program = start()
    open_patient(program)
    program.went()
    panes = []
    for _turn in range(7):
        program.press("F6")
        panes.append(eventually(program.went, "F6 leading on", 3)[-1])
    assert len({pane.box for pane in panes}) >= 5
    assert any(", in the form" in pane.name for pane in panes), "the pages are one"
    assert any(pane.name.startswith(("Checks", "Warning")) for pane in panes)


def test_each_place_has_its_key(start: Start) -> None:
    program = start()
    for turn, place in enumerate(("Form", "Today", "Records", "Templates", "Batch", "Clinic"), 1):
        program.press(f"alt+{turn}")
        eventually(lambda p=place: "checked" in program.find("check box", p).states, place)
