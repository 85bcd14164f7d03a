"""The ceremony in the real window, as patient and practitioner go through it with keys and mouse."""

from tests.window.desktop import Program


def sign_everything(program: Program, pin: str) -> None:
    """Read, tick the questions and the initials, sign twice; the form with all facts is open."""
    program.press("ctrl+g")
    program.on("The form to read")
    program.press("Next", "Next", "Return")
    program.on("The questions")
    program.press("Return")
    program.find("check box", "My initials to")
    for box in program.tree().all("check box", "My initials to"):
        program.act(box, "Toggle")
    program.act(program.find("push button", "Go on"), "Press")
    _draw(program)
    program.press("Return")
    program.on("Staff PIN")
    program.type(pin)
    program.press("Return")
    program.on("Your note on what waits")
    program.type("explained; an invented example")
    _draw(program)
    program.press("Return")


def _draw(program: Program) -> None:
    """A zigzag with the mouse in the signature area."""
    x, y, _width, _height = program.find("", "Signature area").box
    program.drag([(x + 60 + 10 * i, y + 90 + (30 if i % 2 else -30)) for i in range(18)])
