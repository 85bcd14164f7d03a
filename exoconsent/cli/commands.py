"""The commands: each takes its options and returns an exit code."""

import argparse
import getpass
import os
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any, Final

from exoconsent.cli.output import problem_json, say, say_error, say_json, say_problems
from exoconsent.clinic import Clinic, Prepared, accounts, with_choices
from exoconsent.consent.adapt import Adaptation, Outcome
from exoconsent.consent.cleantext import clean_text
from exoconsent.consent.draft import Draft
from exoconsent.consent.problem import Severity
from exoconsent.errors import BadInputError, Complaint, ExitCode
from exoconsent.files import read_limited, write_safely
from exoconsent.library.check import check_paths
from exoconsent.library.patients import read_patient_file
from exoconsent.paths import FORMS
from exoconsent.pdf.layout import Paper, PrintOptions, PrintSize, Rendered
from exoconsent.settings import PASSPHRASE_VARIABLE, USER_VARIABLE, home, own_clinic
from exoconsent.signing.kept_passphrase import PASSPHRASE_FILE

PDF_LIMIT: Final = 64 << 20


def now() -> datetime:
    """This computer's clock with its offset."""
    return datetime.now(UTC).astimezone()


def opened(options: argparse.Namespace, *, seals: bool = False, inside: bool = True) -> Clinic:
    """The clinic that ``--clinic`` names, else this computer's own one, else the demo clinic.

    One with accounts is opened by who logs in, unless nothing ``inside`` is wanted; of one without, only what
    ``seals`` needs its passphrase.
    """
    folder: Path | None = getattr(options, "clinic", None)
    if folder is None and not own_clinic(home()).joinpath("clinic.yaml").is_file():
        return Clinic.demo(home())
    folder = folder or own_clinic(home())
    given = os.environ.get(PASSPHRASE_VARIABLE, "")
    if accounts.has_accounts(folder):
        if not inside:
            return Clinic.unopened(folder)
        clinic = log_in(folder, getattr(options, "user", None), given)
        options.opened = clinic  # closed again when the command is done
        return clinic
    if not given and (folder / PASSPHRASE_FILE).is_file():  # a clinic that the window founded
        return Clinic.kept(folder)
    if seals and not given:
        given = getpass.getpass("Passphrase of the clinic's key: ")
    return Clinic.open(folder, given.encode())


def log_in(folder: Path, user: str | None, passphrase: str) -> Clinic:
    """The clinic, opened by ``--user`` or the only one there is; the passphrase is asked for, never an argument."""
    names = accounts.user_names(folder)
    name = user or os.environ.get(USER_VARIABLE) or (names[0] if len(names) == 1 else "")
    if not name:
        raise BadInputError.saying(f"say who works here with --user NAME ({', '.join(names)})")
    return accounts.log_in(folder, name, passphrase or getpass.getpass(f"Passphrase of {name}: "), now())


def check(options: argparse.Namespace) -> int:
    """Lint the named files, or all that ships."""
    absent = [
        Complaint(message="there is no such file or folder", path=str(p)) for p in options.paths if not p.exists()
    ]
    if absent:
        raise BadInputError(absent)
    complaints = check_paths(options.paths or [FORMS])
    if options.json:
        say_json([{"path": c.path, "line": c.line, "message": c.message} for c in complaints])
    else:
        for complaint in complaints:
            say(str(complaint))
        say_error(f"{len(complaints)} found" if complaints else "nothing found")
    return ExitCode.BAD_FORM if complaints else ExitCode.FINE


def adapt(options: argparse.Namespace) -> int:
    """The decisions for one patient."""
    clinic = opened(options)
    draft = _draft(clinic, options)
    adaptation = clinic.adapt(draft, options.date or now().date())
    if options.json:
        say_json(adaptation_json(adaptation))
    else:
        for decision in adaptation.decisions:
            say(f"{'in ' if decision.included else 'out'}  {decision.section.id:30} {decision.reason}")
        for flag in adaptation.flags:
            say(f"{flag.code}: {flag.sentence} ({flag.reason})")
        say(f"signs: {', '.join(s.role for s in adaptation.signatories)}")
    return ExitCode.FINE


def adaptation_json(adaptation: Adaptation) -> dict[str, Any]:
    """The decisions as documented in ``docs/command-line.md``."""
    return {
        "mandatory": list(adaptation.ids(Outcome.MANDATORY)),
        "suggested": list(adaptation.ids(Outcome.SUGGESTED)),
        "out": list(adaptation.ids(Outcome.NOT_CALLED_FOR)),
        "stop": [flag.code for flag in adaptation.stops],
        "warn": [flag.code for flag in adaptation.warnings],
        "variants": {d.section.id: d.variant for d in adaptation.printed if d.variant},
        "reasons": {d.section.id: d.reason for d in adaptation.decisions},
        "flag_reasons": {flag.code: flag.reason for flag in adaptation.flags},
        "signatories": [s.role.value for s in adaptation.signatories],
        "signatory_reasons": {s.role.value: s.reason for s in adaptation.signatories},
    }


def export(options: argparse.Namespace) -> int:
    """Write the unsigned consent."""
    clinic = opened(options)
    draft = _draft(clinic, options, options.language, options.parallel)
    _refuse_repeats([i for _, i, _ in options.choices])
    chosen = {kind: {i: clean(r, i) for k, i, r in options.choices if k == kind} for kind in ("leave_out", "add")}
    draft = with_choices(draft, chosen["leave_out"], chosen["add"])
    moment = datetime.combine(options.date, time()).astimezone() if options.date else now()
    prepared = clinic.prepare(draft, moment)
    draft = _noted(draft, prepared, options.acknowledge)
    _refuse_idle(prepared, [code for code, _ in options.acknowledge])
    prepared = clinic.prepare(draft, moment) if options.acknowledge else prepared
    rendered = clinic.render(prepared, PrintOptions(size=PrintSize(options.print_size), paper=Paper(options.paper)))
    keep(options.out, rendered.pdf, options.patient)
    _tell_export(options, prepared, rendered)
    return ExitCode.FINE


def _tell_export(options: argparse.Namespace, prepared: Prepared, rendered: Rendered) -> None:
    if options.json:
        say_json(
            {
                "file": str(options.out),
                "document": prepared.consent.number,
                "pages": rendered.pages,
                "ready": prepared.ready,
                "stop": [f.code for f in prepared.adaptation.stops],
                "content_hash": prepared.consent.content_hash,
                "problems": [problem_json(p) for p in prepared.problems],
                "layout": [
                    {"kind": f.kind, "id": f.id, "page": f.page, "rect": [f.x, f.y, f.width, f.height]}
                    for f in rendered.layout.fragments
                ],
            }
        )
        return
    say_problems(prepared.problems)
    state = "ready to be signed" if prepared.ready else "NOT for signature, see the errors above"
    say(f"{options.out}: {rendered.pages} pages, document {prepared.consent.number}, {state}")


def _noted(draft: Draft, prepared: Prepared, notes: Sequence[tuple[str, str]]) -> Draft:
    """With each note on every warning of its code that this consent has now."""
    for code, note in notes:
        keys = {p.key for p in prepared.problems if p.code == code and p.severity is Severity.WARNING}
        for key in sorted(keys) or [code]:
            draft = draft.acknowledge(key, clean(note, code))
    return draft


def _refuse_idle(prepared: Prepared, noted: list[str]) -> None:
    """Choices and notes that would be lost without a word."""
    wrong = [p.message for p in prepared.problems if p.code in ("SECTION-UNKNOWN", "SECTION-MANDATORY", "CHOICE-IDLE")]
    warnings = {p.code for p in prepared.problems if p.severity is Severity.WARNING}
    wrong += [
        f"{code} is not a warning of this consent, so its note would be lost" for code in noted if code not in warnings
    ]
    if wrong:
        raise BadInputError(Complaint(message=message) for message in wrong)


def _refuse_repeats(ids: list[str]) -> None:
    repeated = sorted({i for i in ids if ids.count(i) > 1})
    if repeated:
        raise BadInputError.saying(f"chosen twice: {', '.join(repeated)}; say it once, with one reason")


def keep(path: Path, data: bytes, *inputs: Path) -> None:
    """Write ``data``, but never over an input, and over a signed PDF only with one that begins with it."""
    if any(path.exists() and source.exists() and path.samefile(source) for source in inputs):
        raise BadInputError.saying(f"{path} is what was read; choose another name for --out")
    if path.is_file():
        there = read_limited(path, PDF_LIMIT)
        if b"/ByteRange" in there and not data.startswith(there):
            raise BadInputError.saying(f"{path} holds a signed document, which is never replaced; choose another name")
    write_safely(path, data)


def clean(text: str, what: str) -> str:
    """A note or reason without characters that could mislead; raises ``BadInputError``."""
    cleaned, wrong = clean_text(text, what=f"the text for {what}")
    if wrong:
        raise BadInputError(Complaint(message=message) for message in wrong)
    return cleaned


def _draft(clinic: Clinic, options: argparse.Namespace, language: str = "en", parallel: str = "") -> Draft:
    patient = read_patient_file(options.patient)
    on: date = options.date or now().date()
    if patient.born and patient.born > on:
        raise BadInputError.saying(f"born: {patient.born} lies ahead of {on}; check the year", str(options.patient))
    known = clinic.form(options.form).texts
    for tag in (language, parallel or language):
        if tag not in known:
            raise BadInputError.saying(f'the form has no text in "{tag}" (there are: {", ".join(known)})')
    return replace(clinic.begin(options.form, patient, language), parallel=parallel)
