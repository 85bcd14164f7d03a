"""The command ``pack``: forms for another clinic on a stick, and those of another clinic looked at and taken in."""

import argparse
from pathlib import Path
from typing import Any, Final

from exoconsent.cli.commands import keep, now, opened
from exoconsent.cli.output import say, say_error, say_json
from exoconsent.cli.parts import part
from exoconsent.clinic.packs import Choice, Packs
from exoconsent.errors import BadInputError, ExitCode
from exoconsent.files import read_limited
from exoconsent.library.pack_plan import Plan, Way
from exoconsent.library.pack_signers import grouped
from exoconsent.library.pack_words import SIGNS, on_one_line
from exoconsent.library.pack_zip import PACK_LIMIT
from exoconsent.library.packs import ENDING, Pack
from exoconsent.program import NAME

_HELP: Final = "forms, sections, translations and laws as one signed file for another clinic"


def add(subs: Any) -> None:
    """Add the command with its parts."""
    from exoconsent.cli.arguments import command

    pack = command(subs, "pack", lambda _options: ExitCode.BAD_ARGUMENTS, _HELP)
    parts = pack.add_subparsers(title="parts", required=True, metavar="PART")
    make = part(parts, "make", _make, "write a pack; without names all forms of this clinic's own")
    make.add_argument("--form", action="append", default=[], metavar="ID", help="a form with all its sections")
    make.add_argument("--section", action="append", default=[], metavar="ID")
    make.add_argument("--words", action="append", default=[], metavar="LANGUAGE", help="the fixed words of a language")
    make.add_argument("--law", action="append", default=[], metavar="ID", help="a jurisdiction, e.g. us-ca")
    make.add_argument("--title", required=True, help="what it is, in a few words")
    make.add_argument("--note", default="", help="for who takes it in")
    make.add_argument("--out", required=True, type=Path, metavar=f"FILE{ENDING}")
    look = part(parts, "look", _look, "who signed it, what is new, what would change, what clashes; changes nothing")
    look.add_argument("file", type=Path, metavar=f"FILE{ENDING}")
    take = part(parts, "take", _take, "take a pack in, whole or not at all")
    take.add_argument("file", type=Path, metavar=f"FILE{ENDING}")
    take.add_argument("--replace", action="append", default=[], metavar="NAME", help="a file that clashes; repeat it")
    take.add_argument("--compared", default="", metavar="FINGERPRINT", help="of the signer, from another way")
    part(parts, "undo", _undo, "undo the last pack")
    part(parts, "fingerprint", _fingerprint, "of this clinic's packs, for others to compare")


def _packs(options: argparse.Namespace) -> Packs:
    return Packs(opened(options), now)


def _read(packs: Packs, path: Path) -> Pack:
    return packs.read(read_limited(path, PACK_LIMIT), path.name)


def _make(options: argparse.Namespace) -> int:
    if options.out.suffix != ENDING:
        raise BadInputError.saying(f"{options.out}: packs end in {ENDING}")
    packs = _packs(options)
    choice = Choice(
        forms=tuple(options.form),
        sections=tuple(options.section),
        words=tuple(options.words),
        laws=tuple(options.law),
    )
    data = packs.make(choice, options.title, options.note)
    keep(options.out, data)
    pack = packs.read(data, options.out.name)
    sentence = f"{options.out}: {len(pack.files)} files, signed; fingerprint {grouped(pack.signer.fingerprint)}"
    return _done(options, sentence, files=list(pack.files), fingerprint=pack.signer.fingerprint)


def _look(options: argparse.Namespace) -> int:
    packs = _packs(options)
    pack = _read(packs, options.file)
    plan = packs.look(pack)
    if options.json:
        say_json(plan_json(plan, packs.known(pack.signer)))
    else:
        _tell(plan, packs.known(pack.signer))
    return ExitCode.BAD_FORM if plan.faults else ExitCode.FINE


def _tell(plan: Plan, known: str) -> None:
    pack = plan.pack
    say(f'"{pack.title}", made {pack.made:%Y-%m-%d %H:%M}')
    say(f"Signed by who says to be {pack.signer.by}, {pack.signer.clinic}: {known or 'NOT KNOWN here'}")
    say(f"Fingerprint: {grouped(pack.signer.fingerprint)}")
    if not known:
        say(
            "Compare it with the one they tell you by telephone or on paper; then: pack take ... --compared FINGERPRINT"
        )
    if pack.note:
        say(pack.note)
    for coming in plan.those(Way.NEW):
        say(f"new: {coming.name}")
    for coming in plan.those(Way.CHANGED):
        say(f"would change: {coming.name}")
        for difference in coming.differences:
            say(f"    {difference.place}: {difference.words()}".rstrip(": "))
    say(f"here already, word for word: {len(plan.those(Way.SAME))}")
    for name in plan.drafted:
        say(f"would be a draft again, because words in it change: {name}")
    for sentence in plan.remarks:
        say(f"note: {sentence}")
    for clash in plan.clashes:
        say(f"clash: {clash.sentence}. To choose that: --replace {clash.name}")
    for fault in plan.faults:
        say_error(f"cannot be taken in: {fault}")


def plan_json(plan: Plan, known: str) -> dict[str, Any]:
    """The dry run as documented in ``docs/form-format.md``."""
    pack = plan.pack
    changes = {
        c.name: [
            {"place": d.place, "words": [[SIGNS[p.change], on_one_line(p)] for p in d.pieces]} for d in c.differences
        ]
        for c in plan.those(Way.CHANGED)
    }
    return {
        "title": pack.title,
        "note": pack.note,
        "made": pack.made.isoformat(),
        "by": pack.signer.by,
        "clinic": pack.signer.clinic,
        "fingerprint": pack.signer.fingerprint,
        "known": known,
        "new": [c.name for c in plan.those(Way.NEW)],
        "changed": changes,
        "same": [c.name for c in plan.those(Way.SAME)],
        "clashes": [{"name": c.name, "reason": c.reason.value, "sentence": c.sentence} for c in plan.clashes],
        "drafted": list(plan.drafted),
        "remarks": list(plan.remarks),
        "faults": [str(fault) for fault in plan.faults],
    }


def _take(options: argparse.Namespace) -> int:
    packs = _packs(options)
    pack = _read(packs, options.file)
    plan = packs.look(pack)
    idle = sorted(set(options.replace) - {clash.name for clash in plan.clashes})
    if idle:
        raise BadInputError.saying(f"{', '.join(idle)}: clashes with nothing; look again with: {NAME} pack look")
    if options.compared:
        packs.know(pack.signer, options.compared)
    taken = packs.take(plan, frozenset(options.replace))
    names = [file.name for file in taken.files]
    return _done(options, f'"{taken.title}" was taken in: {len(names)} files; {NAME} pack undo undoes it', files=names)


def _undo(options: argparse.Namespace) -> int:
    undone = _packs(options).undo()
    names = [file.name for file in undone.files]
    return _done(options, f'"{undone.title}" was undone: {len(names)} files are as before', files=names)


def _fingerprint(options: argparse.Namespace) -> int:
    fingerprint = _packs(options).fingerprint()
    return _done(options, grouped(fingerprint), fingerprint=fingerprint)


def _done(options: argparse.Namespace, sentence: str, **more: Any) -> int:
    if options.json:
        say_json({"done": sentence, **more})
    else:
        say(sentence)
    return ExitCode.FINE
