"""The main job from end to end on the invented patients: adapt, review, render, sign, verify."""

import argparse
import math
from pathlib import Path
from typing import Any, Final

from exoconsent.cli.commands import now
from exoconsent.cli.output import Progress, problem_json, say, say_json
from exoconsent.clinic import Clinic, Prepared
from exoconsent.consent.problem import Severity
from exoconsent.consent.signature import Point, Role, Strokes
from exoconsent.errors import ExitCode, StorageError
from exoconsent.files import why, write_safely
from exoconsent.library.patients import read_patient_file
from exoconsent.paths import FORMS
from exoconsent.pdf.layout import PrintOptions
from exoconsent.settings import home

FORM: Final = "exosome-treatment"


def run(options: argparse.Namespace) -> int:
    """Make and sign a consent for every invented patient; those with a STOP flag are printed, never signed."""
    _make_folder(options.out)
    clinic = Clinic.demo(home())
    files = sorted((FORMS / "patients").glob("*.yaml"))
    progress = Progress(len(files), quiet=options.json)
    results = []
    for path in files:
        progress.step(f"{path.stem}: adapt, review, render, sign, verify")
        results.append(_one(clinic, path, options.out))
    certificate = options.out / "clinic-certificate.der"
    write_safely(certificate, clinic.key(now()).certificate)
    if options.json:
        say_json({"folder": str(options.out), "certificate": str(certificate), "consents": results})
    else:
        _tell(results, options.out)
    return ExitCode.FINE if all(r["as_expected"] for r in results) else ExitCode.TAMPERED


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        raise StorageError(f"{folder}: the folder could not be made ({why(fault)})") from None


def _one(clinic: Clinic, path: Path, out: Path) -> dict[str, Any]:
    patient = read_patient_file(path)
    prepared = clinic.prepare(clinic.begin(FORM, patient), now())
    rendered = clinic.render(prepared, PrintOptions())
    pdf = _signed(clinic, prepared, rendered.pdf) if prepared.ready else rendered.pdf
    target = out / f"{path.stem}-{prepared.consent.number}.pdf"
    write_safely(target, pdf)
    verdict = clinic.verify(pdf)
    return {
        "patient": path.stem,
        "file": str(target),
        "pages": rendered.pages,
        "sections": len(prepared.adaptation.printed),
        "stop": [f.code for f in prepared.adaptation.stops],
        "signed_by": [s.role for s in prepared.consent.signatures if s.field],
        "open": [problem_json(p) for p in prepared.problems if p.open],
        "verdict": verdict.state.value,
        "as_expected": verdict.state.value == "verified" if prepared.ready else bool(prepared.adaptation.stops),
    }


def _signed(clinic: Clinic, prepared: Prepared, pdf: bytes) -> bytes:
    for block in prepared.consent.signatures:
        role = Role(block.role)
        note = "Demonstration with an invented patient." if role is Role.PRACTITIONER else ""
        name = block.name or f"{block.role_label} (fictitious)"
        pdf = clinic.sign(pdf, role, name, scribble(role), now(), note=note, field=block.field)
    return pdf


def scribble(role: Role) -> Strokes:
    """An invented signature: a wave whose shape belongs to the role."""
    pitch = 1 + len(role) % 5
    wave = tuple(
        Point(
            x=8 + i * 0.6,
            y=12 + 6 * math.sin(i / 3 * pitch / 2) * math.cos(i / 17),
            t=i * 12,
            pressure=0.4 + 0.3 * math.sin(i / 5),
        )
        for i in range(90)
    )
    line = (Point(x=10, y=20, t=1200, pressure=0.4), Point(x=58, y=17, t=1500, pressure=0.6))
    return Strokes(width=70, height=25, strokes=(wave, line))


def _tell(results: list[dict[str, Any]], out: Path) -> None:
    for r in results:
        if r["stop"]:
            state = f"not for signature: {', '.join(r['stop'])}"
        else:
            state = f"signed by {', '.join(r['signed_by'])}; {r['verdict']}"
        say(f"{r['patient']}: {r['sections']} sections, {r['pages']} pages, {state}")
        answered = "not signed" if r["stop"] else "answered by the practitioner's note"
        for problem in r["open"]:
            if problem["severity"] == Severity.WARNING:
                say(f"    {problem['code']} ({answered}): {problem['message']}")
    say(f"The PDFs are in {out.resolve()}")
