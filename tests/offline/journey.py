"""The whole journey in the real window, with everything that it needs around it, as a program of its own.

Start, adapt, pick, print, sign, file, verify, quit. ``python -m tests.offline.journey FOLDER [--traced]`` can be run
where there is no network interface at all; it writes what it found to ``FOLDER/told.json``.

Traced, the window goes without its guards: what a guard refuses the quick tracer does not see, and it shall be seen
that the program does not even try. The slow tracer, which sees refused calls too, follows the verifying.
"""

import json
import os
import subprocess
import sys
import time
from pathlib import Path

from tests.filed import pdfs
from tests.offline.local_cups import PDF_RULES, LocalCups, why_no_pdf_printer
from tests.window.conftest import PIN, SUGGESTED, open_patient, prepare_home
from tests.window.desktop import Desktop, Program, Reader, eventually
from tests.window.signing import sign_everything

TELLING = str(Path(__file__).with_name("telling.py"))
CALLS = "trace=socket,socketpair,connect,bind,listen,io_uring_setup,open,openat,openat2"
TRACER = ("strace", "-f", "-qq", "-e", CALLS, "-o")


def run(folder: Path, traced: bool) -> dict[str, object]:
    """What the journey showed."""
    folder.mkdir(parents=True, exist_ok=True)
    cups, desktop = LocalCups(folder / "cups"), Desktop(str(folder))
    cups.home.mkdir()
    cups.start()
    try:
        printer = cups.printer()
        _lay_rules(cups)
        desktop.begin()
        return {"printer": printer, **_interfaces(), **_travel(desktop, cups, folder, traced)}
    finally:
        desktop.end()
        cups.stop()


def _interfaces() -> dict[str, object]:
    """What the system of this name space has, asked without a socket: /proc lists all, /proc/net/route those in use."""
    named = [line.split(":")[0].strip() for line in Path("/proc/self/net/dev").read_text().splitlines()[2:]]
    up = [line.split()[-1] for line in Path("/proc/self/net/if_inet6").read_text().splitlines()]
    routes = [line.split()[0] for line in Path("/proc/self/net/route").read_text().splitlines()[1:]]
    return {"interfaces": named, "up": sorted({*up, *routes})}


def _lay_rules(cups: LocalCups) -> None:
    if not why_no_pdf_printer():
        subprocess.run(["mount", "--bind", str(cups.pdf_rules), str(PDF_RULES)], check=True)


def _travel(desktop: Desktop, cups: LocalCups, folder: Path, traced: bool) -> dict[str, object]:
    home, memory = folder / "home", folder / "memory.json"
    prepare_home(home)
    quick = (*TRACER, str(folder / "window.trace"), "--seccomp-bpf") if traced else ()
    command = (*quick, sys.executable, TELLING, str(memory), *(["--unguarded"] if traced else []))
    program = Program(desktop, Reader(desktop), home, cups.environment, *command)
    try:
        told = _go(program, cups)
        under = (*TRACER, str(folder / "verify.trace")) if traced else ()
        verdict = _verify(program, next(pdfs(home)), under)
        return {**told, "verdict": verdict, "memory": json.loads(memory.read_text())}
    except AssertionError:
        if "EXOCONSENT_PICTURES" in os.environ:
            program.picture(folder / "failed.png")
        raise
    finally:
        program.close()


def _go(program: Program, cups: LocalCups) -> dict[str, object]:
    open_patient(program)
    _pick(program)
    program.press("ctrl+p")
    eventually(cups.printed, "a printed paper", 30)
    sign_everything(program, PIN)
    filed = eventually(lambda: list(pdfs(program.home)), "a filed consent", 30)
    program.press("ctrl+q")
    eventually(lambda: program.process.poll() is not None, "the end of the program", 30)
    paper = [path.read_bytes()[:5] == b"%PDF-" for path in cups.printed()]
    code, complaints = program.process.returncode, program.complaints()
    return {"filed": len(filed), "paper": paper, "code": code, "complaints": complaints}


def _pick(program: Program) -> None:
    """Leave a suggested section out, with its reason."""
    program.press("ctrl+k")
    program.on("Section:")
    program.type(SUGGESTED.split()[0])
    program.press("Return")
    program.on(f"{SUGGESTED}, ")
    program.press("space")
    program.on("Reason")
    program.type("told aloud; an invented example")
    program.act(program.find("push button", "OK"), "Press")
    program.said(f"Leave out “{SUGGESTED}”")


def _verify(program: Program, pdf: bytes, under: tuple[str, ...]) -> str:
    paper = program.home / "filed.pdf"
    paper.write_bytes(pdf)
    command = [*under, sys.executable, TELLING, str(program.home / "verify.json"), "verify", str(paper)]
    environment = {**program.desktop.environment, "EXOCONSENT_HOME": str(program.home)}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False, timeout=60)
    return done.stdout


if __name__ == "__main__":
    where = Path(sys.argv[1])
    started = time.monotonic()
    found = run(where, "--traced" in sys.argv)
    (where / "told.json").write_text(json.dumps({**found, "seconds": time.monotonic() - started}))
