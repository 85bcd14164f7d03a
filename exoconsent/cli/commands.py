"""The commands: each takes its options and returns an exit code."""

import argparse
import getpass
import json
import os
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from exoconsent.cli.output import problem_json, say, say_error, say_json, say_problems
from exoconsent.clinic import Clinic, Prepared, with_choices
from exoconsent.consent.adapt import Adaptation, Outcome
from exoconsent.consent.claims import lint
from exoconsent.consent.cleantext import clean_name, clean_text
from exoconsent.consent.draft import Draft
from exoconsent.consent.letters import skeleton
from exoconsent.consent.problem import Severity
from exoconsent.consent.record import SCHEMA
from exoconsent.consent.signature import Method, Role
from exoconsent.errors import BadInputError, Complaint, ExitCode
from exoconsent.files import read_limited, write_safely
from exoconsent.library.check import check_paths
from exoconsent.library.patients import read_patient_file
from exoconsent.library.source import read_source
from exoconsent.paths import FORMS
from exoconsent.pdf.layout import Paper, PrintOptions, PrintSize, Rendered
from exoconsent.settings import PASSPHRASE_VARIABLE, home
from exoconsent.signing.kept_passphrase import PASSPHRASE_FILE

if TYPE_CHECKING:
    from exoconsent.signing.verdict import Verdict

SOURCE_LIMIT: Final = 1 << 20
PDF_LIMIT: Final = 64 << 20
STROKES_LIMIT: Final = 4 << 20


def now() -> datetime:
    """This computer's clock with its offset."""
    return datetime.now(UTC).astimezone()


def opened(options: argparse.Namespace) -> Clinic:
    """The clinic that ``--clinic`` names, else the demo clinic."""
    folder: Path | None = getattr(options, "clinic", None)
    if folder is None:
        return Clinic.demo(home())
    given = os.environ.get(PASSPHRASE_VARIABLE)
    if not given and (folder / PASSPHRASE_FILE).is_file():  # a clinic that the window founded
        return Clinic.kept(folder)
    passphrase = given or getpass.getpass("Passphrase of the clinic's key: ")
    return Clinic.open(folder, passphrase.encode())


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
    draft = _draft(clinic, options, options.language)
    _refuse_repeats([i for _, i, _ in options.choices])
    chosen = {kind: {i: clean(r, i) for k, i, r in options.choices if k == kind} for kind in ("leave_out", "add")}
    draft = with_choices(draft, chosen["leave_out"], chosen["add"])
    for code, note in options.acknowledge:
        draft = draft.acknowledge(code, clean(note, code))
    moment = datetime.combine(options.date, time()).astimezone() if options.date else now()
    prepared = clinic.prepare(draft, moment)
    _refuse_idle(prepared, [code for code, _ in options.acknowledge])
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


def sign(options: argparse.Namespace) -> int:
    """Add one signature."""
    from exoconsent.signing.strokes import read_strokes

    clinic = opened(options)
    pdf = read_limited(options.file, PDF_LIMIT)
    method = Method(options.method)
    strokes = None
    if options.strokes:
        strokes = read_strokes(read_limited(options.strokes, STROKES_LIMIT), str(options.strokes))
    elif method is not Method.TYPED:
        raise BadInputError.saying("give the pen strokes with --strokes, or --method typed for a typed name")
    name = _clean_name(options.name)
    signed = clinic.sign(
        pdf, Role(options.role), name, strokes, now(), method=method, note=clean(options.note, "--note")
    )
    keep(options.out, signed)
    if options.json:
        say_json({"file": str(options.out), "role": options.role, "bytes": len(signed), "base": len(pdf)})
    else:
        say(f"{options.out}: signed as {options.role}")
    return ExitCode.FINE


def verify(options: argparse.Namespace) -> int:
    """Say what the signatures prove."""
    from exoconsent.signing.verdict import State

    clinic = opened(options)
    pdf = read_limited(options.file, PDF_LIMIT)
    verdict = clinic.verify(pdf, _certificates(options.certificate))
    if options.json:
        say_json(verdict_json(verdict))
    else:
        say(_heading(pdf))
        for sentence in verdict.sentences():
            say(sentence)
    return ExitCode.FINE if verdict.state is State.VERIFIED else ExitCode.TAMPERED


def _heading(pdf: bytes) -> str:
    """Which document this is, by its own word."""
    from exoconsent.signing.isolated import inspect_in_child

    record = inspect_in_child(pdf).record
    if record is None or record.get("schema") != SCHEMA:
        return "This file holds no consent made by ExoConsent."
    form = record["form"]
    return f"Document {record['document']}: {form['id']}, edition {form['number']} ({form['approval']})."


def verdict_json(verdict: "Verdict") -> dict[str, Any]:
    """The verdict as documented in ``docs/command-line.md``."""
    from exoconsent.signing.passing import verdict_to_json

    plain: dict[str, Any] = json.loads(verdict_to_json(verdict))
    return {**plain, "verified": plain["state"] == "verified", "sentences": list(verdict.sentences())}


def source(options: argparse.Namespace) -> int:
    """Passages of a source document."""
    clinic = opened(options)
    document = read_source(read_limited(options.file, SOURCE_LIMIT), options.file.name)
    passages: list[dict[str, Any]] = []
    for passage in document.passages:
        found = lint(passage.text, clinic.library.claims, skeleton)
        findings = [{"rule": f.rule, "why": f.why, "quote": f.quote, "start": passage.start + f.start} for f in found]
        passages.append({"start": passage.start, "end": passage.end, "text": passage.text, "findings": findings})
    repairs = [{"offset": r.offset, "raw": r.raw, "repaired": r.repaired} for r in document.repairs]
    if options.json:
        say_json({"name": document.name, "passages": passages, "repairs": repairs, "sha256": document.sha256})
    else:
        for entry in passages:
            say(f"[{entry['start']}:{entry['end']}] {entry['text']}")
            for finding in entry["findings"]:
                say(f'    must not be said: "{finding["quote"]}" ({finding["why"]})')
        say_error(f"{len(passages)} passages, {len(repairs)} look-alike letters repaired")
    return ExitCode.FINE


def _draft(clinic: Clinic, options: argparse.Namespace, language: str = "en") -> Draft:
    patient = read_patient_file(options.patient)
    on: date = options.date or now().date()
    if patient.born and patient.born > on:
        raise BadInputError.saying(f"born: {patient.born} lies ahead of {on}; check the year", str(options.patient))
    known = clinic.form(options.form).texts
    if language not in known:
        raise BadInputError.saying(f'the form has no text in "{language}" (there are: {", ".join(known)})')
    return clinic.begin(options.form, patient, language)


def _clean_name(name: str) -> str:
    cleaned, wrong = clean_name(name, what="--name")
    if wrong:
        raise BadInputError.saying("; ".join(wrong))
    return cleaned


def _certificates(paths: list[Path]) -> tuple[str, ...]:
    from exoconsent.signing.certificate import read_public

    return tuple(read_public(read_limited(path, 1 << 16), str(path)) for path in paths)
