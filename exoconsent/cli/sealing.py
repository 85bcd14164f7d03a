"""The commands that seal and verify: ``sign``, ``verify`` and ``key``."""

import argparse
import getpass
import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from exoconsent.cli.commands import PDF_LIMIT, clean, keep, now, opened
from exoconsent.cli.output import say, say_json
from exoconsent.clinic import Clinic, accounts
from exoconsent.clinic.permissions import Deed
from exoconsent.consent.cleantext import clean_name
from exoconsent.consent.record import SCHEMA
from exoconsent.consent.signature import Method, Role, Strokes
from exoconsent.errors import BadInputError, ExitCode, StorageError
from exoconsent.files import read_limited, write_safely
from exoconsent.program import NAME
from exoconsent.settings import P12_PASSPHRASE_VARIABLE

if TYPE_CHECKING:
    from exoconsent.signing.keys import ClinicKey
    from exoconsent.signing.passing import Inspection
    from exoconsent.signing.verdict import Verdict

STROKES_LIMIT: Final = 4 << 20


def sign(options: argparse.Namespace) -> int:
    """Add one signature."""
    clinic = opened(options, seals=options.p12 is None)
    if options.p12:
        _may(clinic, Deed.OWN_CERTIFICATE)
    pdf = read_limited(options.file, PDF_LIMIT)
    method = Method(options.method)
    strokes = _strokes(options.strokes, method)
    name = _clean_name(options.name)
    own = _own_certificate(options.p12) if options.p12 else None
    note = clean(options.note, "--note")
    signed = clinic.sign(pdf, Role(options.role), name, strokes, now(), method=method, note=note, own=own)
    keep(options.out, signed, *([options.p12] if options.p12 else []))
    _tell_signed(options, clinic, own, {"bytes": len(signed), "base": len(pdf)})
    return ExitCode.FINE


def _strokes(path: Path | None, method: Method) -> Strokes | None:
    from exoconsent.signing.strokes import read_strokes

    if path:
        return read_strokes(read_limited(path, STROKES_LIMIT), str(path))
    if method is not Method.TYPED:
        raise BadInputError.saying("give the pen strokes with --strokes, or --method typed for a typed name")
    return None


def _own_certificate(path: Path) -> "ClinicKey":
    """The practitioner's key; its passphrase is never an argument, which others could read in a list of processes."""
    from exoconsent.signing.own_certificate import P12_LIMIT, read_own_certificate

    data = read_limited(path, P12_LIMIT)
    given = os.environ.get(P12_PASSPHRASE_VARIABLE)
    passphrase = getpass.getpass(f"Passphrase of {path.name}: ") if given is None else given
    return read_own_certificate(data, passphrase.encode(), str(path), now())


def _tell_signed(options: argparse.Namespace, clinic: Clinic, own: "ClinicKey | None", sizes: dict[str, int]) -> None:
    known = own is None or own.fingerprint in {entry["sha256"] for entry in _practitioners(clinic)}
    if options.json:
        said = {"file": str(options.out), "role": options.role, **sizes, "own_certificate": own is not None}
        say_json({**said, "certificate_known": known})
        return
    say(f"{options.out}: signed as {options.role}")
    if own and not known:
        say(
            f"This clinic does not know the certificate yet (SHA-256 {own.fingerprint}), so the document will not be "
            f"verified. When you have made sure that it is the practitioner's: {NAME} key --trust CERTIFICATE"
        )


def verify(options: argparse.Namespace) -> int:
    """Say what the signatures prove."""
    from exoconsent.signing.verdict import State

    clinic = opened(options, inside=False)
    pdf = read_limited(options.file, PDF_LIMIT)
    examination = clinic.examine(pdf, _fingerprints(options.certificate))
    verdict = examination.verdict
    if options.json:
        say_json(verdict_json(verdict))
    else:
        say(_heading(examination.inspection))
        for sentence in verdict.sentences():
            say(sentence)
    return ExitCode.FINE if verdict.state is State.VERIFIED else ExitCode.TAMPERED


def _heading(inspection: "Inspection") -> str:
    """Which document this is, by its own word."""
    record = inspection.record
    if record is None or record.get("schema") != SCHEMA:
        return "This file holds no consent made by ExoConsent."
    form = record["form"]
    return f"Document {record['document']}: {form['id']}, edition {form['number']} ({form['approval']})."


def verdict_json(verdict: "Verdict") -> dict[str, Any]:
    """The verdict as documented in ``docs/command-line.md``."""
    from exoconsent.signing.passing import verdict_to_json

    plain: dict[str, Any] = json.loads(verdict_to_json(verdict))
    return {**plain, "verified": plain["state"] == "verified", "sentences": list(verdict.sentences())}


def key(options: argparse.Namespace) -> int:
    """Make the clinic's key, keep a practitioner's certificate as known, or only show which there are."""
    from exoconsent.signing.keys import has_key, read_certificate

    clinic = opened(options, seals=options.make is not None, inside=bool(options.make or options.trust))
    if options.make:
        _may(clinic, Deed.SETTINGS)
        _make_key(clinic, options.make)
    if options.trust:
        _may(clinic, Deed.OWN_CERTIFICATE)
        _trust(clinic, options.trust)
    own = read_certificate(clinic.folder) if has_key(clinic.folder) else None
    if options.out:
        if own is None:
            raise StorageError(f"There is no clinic key yet. Make it with: {NAME} key --make p256")
        write_safely(options.out, own)
    _tell_keys(options, None if own is None else _certificate_json(own), _practitioners(clinic))
    return ExitCode.FINE


def _may(clinic: Clinic, deed: Deed) -> None:
    """Refuse what the role of who logged in does not allow; a clinic without accounts knows no roles."""
    if accounts.has_accounts(clinic.folder):
        clinic.archive(now).refuse(deed)


def _make_key(clinic: Clinic, kind: str) -> None:
    from exoconsent.signing.keys import has_key

    if has_key(clinic.folder):
        raise BadInputError.saying(
            "This clinic has its key already, and it is never replaced: consents sealed so far are known by it. For "
            "another kind of key found another clinic folder."
        )
    clinic.key(now(), kind)


def _trust(clinic: Clinic, path: Path) -> None:
    from exoconsent.signing.certificate import CERTIFICATE_LIMIT
    from exoconsent.signing.pins import pin

    pin(clinic.folder, read_limited(path, CERTIFICATE_LIMIT), str(path))


def _practitioners(clinic: Clinic) -> list[dict[str, str]]:
    from exoconsent.signing.pins import pinned_certificates

    return [_certificate_json(certificate) for certificate in pinned_certificates(clinic.folder)]


def _certificate_json(certificate: bytes) -> dict[str, str]:
    from exoconsent.signing.certificate import describe

    return describe(certificate)


def _tell_keys(options: argparse.Namespace, own: dict[str, str] | None, known: list[dict[str, str]]) -> None:
    if options.json:
        say_json({"clinic": own, "practitioners": known})
        return
    say(f"The clinic's key: {_shown(own)}" if own else "There is no clinic key yet; the first signature makes it.")
    for entry in known:
        say(f"Known for the practitioner's signature: {_shown(entry)}")


def _shown(entry: dict[str, str]) -> str:
    return f"{entry['subject']}, {entry['kind']}, valid until {entry['until']}, SHA-256 {entry['sha256']}"


def _clean_name(name: str) -> str:
    cleaned, wrong = clean_name(name, what="--name")
    if wrong:
        raise BadInputError.saying("; ".join(wrong))
    return cleaned


def _fingerprints(paths: list[Path]) -> tuple[str, ...]:
    from exoconsent.signing.certificate import CERTIFICATE_LIMIT, fingerprint, read_public

    return tuple(fingerprint(read_public(read_limited(path, CERTIFICATE_LIMIT), str(path))) for path in paths)
