"""The commands and their arguments."""

import argparse
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any, NoReturn

from exoconsent import __version__
from exoconsent.cli import archive, commands, demo, notice, offline, packs, release, sealing, source
from exoconsent.consent.signature import Method, Role
from exoconsent.pdf.layout import Paper, PrintSize
from exoconsent.program import NAME
from exoconsent.signing.keys import KINDS as KEY_KINDS

CODES = """exit codes: 0 fine, 1 bad arguments or input, 3 bad form, 4 not ready to sign, 5 could not be kept (disk,
folder), 6 tampered, incomplete or unsigned, 7 not allowed to who logged in, 70 our bug"""


class UsageError(Exception):
    """The words of the call are off."""


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise UsageError(f"{message}. See: {NAME} {self.prog.partition(' ')[2]} --help".replace("  ", " "))


class _Choice(argparse.Action):
    """``--leave-out ID`` or ``--add ID``, waiting for the ``--reason`` that follows."""

    def __call__(self, parser: Any, options: Any, value: Any, name: str | None = None) -> None:
        options.choices = [*options.choices, (self.dest, value, "")]


class _Reason(argparse.Action):
    """The reason of the choice before it."""

    def __call__(self, parser: Any, options: Any, value: Any, name: str | None = None) -> None:
        if not options.choices or options.choices[-1][2]:
            parser.error("--reason belongs behind one --leave-out or --add")
        options.choices = [*options.choices[:-1], (*options.choices[-1][:2], value)]


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """The options of a call; raises ``UsageError``."""
    return _parser().parse_args(list(arguments))


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog=NAME,
        description="Adapted, signed and verifiable consent forms for exosome treatment; never uses a network. "
        "Without arguments the window opens.",
        epilog=CODES,
    )
    parser.add_argument("--version", action="version", version=f"ExoConsent {__version__}")
    subs = parser.add_subparsers(title="commands", required=True, metavar="COMMAND", parser_class=_Parser)
    own = (_demo, _check, _adapt, _export, _sign, _verify, _key, _notice, _source)
    for add in (*own, archive.add, packs.add, offline.add, release.add):
        add(subs)
    return parser


def command(subs: Any, name: str, run: Any, summary: str) -> Any:
    """One command's parser, which calls ``run`` with the options."""
    part = subs.add_parser(name, help=summary, description=summary, epilog=CODES)
    part.set_defaults(run=run)
    if name in ("adapt", "export", "sign", "verify", "key", "notice", "records", "pack"):
        words = "another clinic (default: the one named in the window, else the demo)"
        part.add_argument("--clinic", type=Path, metavar="FOLDER", help=words)
        part.add_argument("--user", metavar="NAME", help="who logs in, where the clinic has accounts")
    return part


def _demo(subs: Any) -> None:
    part = command(subs, "demo", demo.run, "the main job on the invented patients: adapt, render, sign, verify")
    part.add_argument("--out", type=Path, default=Path("demo-out"), help="folder for the PDFs (default demo-out)")
    part.add_argument("--json", action="store_true", help="print the results as JSON")


def _check(subs: Any) -> None:
    part = command(subs, "check", commands.check, "lint forms, sections, rules, patients and texts")
    part.add_argument("paths", nargs="*", type=Path, metavar="PATH", help="files or folders (default: what ships)")
    part.add_argument("--json", action="store_true", help="print the findings as JSON")


def _patient_arguments(part: Any) -> None:
    part.add_argument("--form", required=True, metavar="ID", help="e.g. exosome-treatment")
    part.add_argument("--patient", required=True, type=Path, metavar="FILE", help="YAML or JSON with the facts")
    part.add_argument("--date", type=day, metavar="YYYY-MM-DD", help="day of signing (default: today)")


def _adapt(subs: Any) -> None:
    part = command(subs, "adapt", commands.adapt, "what is in, what is out, and why, for one patient")
    _patient_arguments(part)
    part.add_argument("--json", action="store_true", help="print the decisions as JSON")


def _export(subs: Any) -> None:
    part = command(subs, "export", commands.export, "write the unsigned consent as a PDF")
    _patient_arguments(part)
    part.add_argument("--out", required=True, type=Path, metavar="FILE.pdf")
    part.add_argument("--language", default="en", help="language of the document (default en)")
    part.add_argument("--parallel", default="", metavar="LANGUAGE", help="a second language, printed beside the first")
    part.add_argument("--print-size", choices=[s.value for s in PrintSize], default=PrintSize.STANDARD.value)
    part.add_argument("--paper", choices=[p.value for p in Paper], default=Paper.A4.value)
    part.add_argument("--leave-out", action=_Choice, dest="leave_out", metavar="ID", help="a suggested section")
    part.add_argument("--add", action=_Choice, dest="add", metavar="ID", help="a section not called for")
    part.add_argument("--reason", action=_Reason, dest="reason", help="of the choice before it; kept")
    part.add_argument("--acknowledge", nargs=2, action="append", default=[], metavar=("CODE", "NOTE"))
    part.add_argument("--json", action="store_true", help="print number, pages, problems and layout as JSON")
    part.set_defaults(choices=[])


def _sign(subs: Any) -> None:
    part = command(subs, "sign", sealing.sign, "add one person's signature")
    part.add_argument("file", type=Path, metavar="FILE.pdf")
    part.add_argument("--as", dest="role", required=True, choices=[r.value for r in Role], metavar="ROLE")
    part.add_argument("--name", required=True, help="printed name of the person who signs")
    part.add_argument("--strokes", type=Path, metavar="FILE.json", help="the pen strokes")
    part.add_argument("--method", choices=[m.value for m in Method], default=Method.DRAWN.value)
    part.add_argument("--note", default="", help="the practitioner's note on open warnings; sealed")
    part.add_argument("--p12", type=Path, metavar="FILE", help="seal with the practitioner's own certificate (PKCS#12)")
    part.add_argument("--out", required=True, type=Path, metavar="FILE.pdf")
    part.add_argument("--json", action="store_true", help="print what was sealed as JSON")


def _verify(subs: Any) -> None:
    part = command(subs, "verify", sealing.verify, "what the signatures prove, in honest words")
    part.add_argument("file", type=Path, metavar="FILE.pdf")
    part.add_argument("--certificate", type=Path, action="append", default=[], help="a clinic certificate to trust")
    part.add_argument("--json", action="store_true", help="print the verdict as JSON")


def _key(subs: Any) -> None:
    part = command(subs, "key", sealing.key, "the clinic's certificate, and those of practitioners that it knows")
    part.add_argument("--make", choices=KEY_KINDS, help="make the clinic's key (rsa-3072: for old PDF readers)")
    part.add_argument("--trust", type=Path, metavar="FILE", help="know this certificate of a practitioner from now on")
    part.add_argument("--out", type=Path, metavar="FILE.der", help="write the clinic's certificate, for who verifies")
    part.add_argument("--json", action="store_true", help="print the certificates as JSON")


def _notice(subs: Any) -> None:
    part = command(subs, "notice", notice.run, "the notice of a state's law for the wall, at the size the law names")
    part.add_argument("--jurisdiction", required=True, metavar="US-CA", help="whose law")
    part.add_argument("--out", required=True, type=Path, metavar="FILE.pdf")
    part.add_argument("--paper", choices=[p.value for p in Paper], default=Paper.LETTER.value)
    part.add_argument("--date", type=day, metavar="YYYY-MM-DD", help="day of the sheet (default: today)")
    part.add_argument("--json", action="store_true", help="print pages and the measured size as JSON")


def _source(subs: Any) -> None:
    part = command(subs, "source", source.source, "passages of a document, look-alike letters repaired")
    part.add_argument("file", type=Path, metavar="FILE", help="text, Markdown, HTML, Word, or a PDF that holds text")
    part.add_argument("--json", action="store_true", help="print passages, repairs and findings as JSON")


def day(text: str) -> date:
    """A day as it is typed."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f'"{text}" is not a day as YYYY-MM-DD') from None
