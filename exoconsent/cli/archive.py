"""The command ``records``: what the clinic filed, found, exported, checked, backed up and restored."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from exoconsent.cli.commands import now, opened
from exoconsent.cli.output import say, say_error, say_json
from exoconsent.cli.parts import part
from exoconsent.errors import BadInputError, ExitCode
from exoconsent.program import NAME
from exoconsent.records.record import Row, Scope

if TYPE_CHECKING:
    from exoconsent.clinic.archive import Archive
    from exoconsent.records.unpacking import Credentials

_TEXTS: Final = ("number", "kind", "state", "name", "form_id", "lot", "language")
_HELP: Final = "what the clinic filed: find, export, withdraw, check, back up, restore"


def add(subs: Any) -> None:
    """Add the command with its parts."""
    from exoconsent.cli.arguments import command, day

    records = command(subs, "records", lambda _options: ExitCode.BAD_ARGUMENTS, _HELP)
    parts = records.add_subparsers(title="parts", required=True, metavar="PART")
    find = part(parts, "find", _find, "by beginnings of a name, date of birth, number or lot; all without words")
    find.add_argument("words", nargs="*", metavar="WORD")
    lot = part(parts, "lot", _lot, "everyone who got a lot, for a recall")
    lot.add_argument("lot", metavar="LOT")
    due = part(parts, "due", _due, "consents that end soon, and those that ended")
    due.add_argument("--date", type=day, metavar="YYYY-MM-DD", help="as on this day (default: today)")
    verify = part(parts, "verify", _verify, "what the seals of a record prove")
    verify.add_argument("number", metavar="NUMBER")
    withdraw = part(parts, "withdraw", _withdraw, "note that the patient withdraws, wholly or in part")
    withdraw.add_argument("number", metavar="NUMBER")
    withdraw.add_argument("--from", dest="scopes", action="append", choices=[s.value for s in Scope], required=True)
    withdraw.add_argument("--reason", default="", help="if the patient gives one; none is owed")
    export = part(parts, "export", _export, "as plain files that open without this program")
    export.add_argument("number", nargs="?", metavar="NUMBER")
    export.add_argument("--all", action="store_true", dest="everything", help="the whole archive")
    export.add_argument("--out", required=True, type=Path, metavar="FOLDER", help="a folder that is there")
    check = part(parts, "check", _check, "look at every row, the log and the pages of the database")
    check.add_argument("--anchor", type=Path, action="append", default=[], metavar="FOLDER", help="of a backup stick")
    back_up = part(parts, "backup", _back_up, "one encrypted file, read back and compared")
    back_up.add_argument("--out", required=True, type=Path, metavar="FOLDER")
    _restoring(parts)


def _restoring(parts: Any) -> None:
    restore = part(parts, "restore", _restore, "put a backup into an empty folder; --user says who opens it")
    restore.add_argument("backup", type=Path, metavar="FILE")
    restore.add_argument("--out", type=Path, metavar="FOLDER", help="an empty folder; without it nothing is written")
    restore.add_argument("--compare", action="store_true", help="say what is newer here and in the backup")
    restore.add_argument("--code", action="store_true", help="open it with the printed recovery code")


def _archive(options: argparse.Namespace) -> "Archive":
    return opened(options).archive(now)


def _find(options: argparse.Namespace) -> int:
    return _tell(options, _archive(options).find(" ".join(options.words), limit=100_000))


def _lot(options: argparse.Namespace) -> int:
    return _tell(options, _archive(options).got_lot(options.lot))


def _due(options: argparse.Namespace) -> int:
    archive, on = _archive(options), options.date or now().date()
    return _tell(options, (*archive.due(on), *archive.expired(on)))


def _tell(options: argparse.Namespace, rows: tuple[Row, ...]) -> int:
    if options.json:
        say_json([_as_json(row) for row in rows])
        return ExitCode.FINE
    for row in rows:
        born = row.born.isoformat() if row.born else "born ?"
        say(f"{row.number:22} {row.state:14} {row.name}, {born}  {row.form_title}  {row.lot}".rstrip())
    say_error(f"{len(rows)} found")
    return ExitCode.FINE


def _as_json(row: Row) -> dict[str, Any]:
    days = {name: getattr(row, name) for name in ("born", "signed_at", "filed_at", "valid_until", "keep_until")}
    texts = {name: str(getattr(row, name)) for name in _TEXTS}
    return {
        **texts,
        **{name: day.isoformat() if day else None for name, day in days.items()},
        "withdrawn": [scope.value for scope in row.withdrawn],
    }


def _id(archive: "Archive", number: str) -> int:
    found = archive.store.by_number(number.strip().upper(), now().date())
    if found is None:
        raise BadInputError.saying(f"there is no record {number}; look with: {NAME} records find")
    return found.id


def _verify(options: argparse.Namespace) -> int:
    from exoconsent.cli.sealing import verdict_json
    from exoconsent.signing.verdict import State

    archive = _archive(options)
    verdict = archive.verify(_id(archive, options.number))
    if options.json:
        say_json(verdict_json(verdict))
    else:
        for sentence in verdict.sentences():
            say(sentence)
    return ExitCode.FINE if verdict.state is State.VERIFIED else ExitCode.TAMPERED


def _withdraw(options: argparse.Namespace) -> int:
    archive = _archive(options)
    archive.withdraw(_id(archive, options.number), tuple(map(Scope, options.scopes)), options.reason)
    return _done(options, f"{options.number}: noted that the patient withdraws from {', '.join(options.scopes)}")


def _export(options: argparse.Namespace) -> int:
    if options.everything == bool(options.number):
        raise BadInputError.saying("give the number of one record, or --all")
    archive = _archive(options)
    if options.everything:
        written = archive.upkeep.export_all(options.out)
    else:
        written = archive.export(_id(archive, options.number), options.out)
    return _done(options, f"written to {written}", folder=str(written))


def _check(options: argparse.Namespace) -> int:
    from exoconsent.records.anchor import read_anchor

    archive = _archive(options)
    clinic_id = archive.vault.clinic_id
    anchors = tuple(anchor for folder in options.anchor if (anchor := read_anchor(folder, clinic_id)))
    if len(anchors) < len(options.anchor):
        raise BadInputError.saying("a folder given with --anchor holds no seal of this clinic")
    found = archive.upkeep.check(anchors)
    if options.json:
        say_json({"fine": found.fine, "entries": found.entries, "rows": found.rows, "found": list(found.sentences)})
    else:
        for sentence in found.sentences:
            say(sentence)
        say(f"{found.entries} entries of the log and {found.rows} rows were looked at.")
    return ExitCode.FINE if found.fine else ExitCode.TAMPERED


def _back_up(options: argparse.Namespace) -> int:
    made = _archive(options).upkeep.back_up(options.out)
    if made.warning:
        say_error(made.warning)
    return _done(options, f"{made.path}: backup made and read back ({made.size:,} bytes)", sha256=made.sha256)


def _restore(options: argparse.Namespace) -> int:
    import getpass
    import os

    from exoconsent.clinic.accounts import may_restore
    from exoconsent.clinic.edition_log import disagreements
    from exoconsent.records.restore import look, restore
    from exoconsent.records.unpacking import Credentials
    from exoconsent.settings import PASSPHRASE_VARIABLE, USER_VARIABLE

    asked = "Recovery code: " if options.code else "Passphrase: "
    given = os.environ.get(PASSPHRASE_VARIABLE) or getpass.getpass(asked)
    name = options.user or os.environ.get(USER_VARIABLE, "")
    credentials = Credentials(recovery=given) if options.code else Credentials(name=name, passphrase=given)
    if options.compare:
        return _compare(options, credentials)
    if options.out is None:
        preview = look(options.backup, credentials)
        return _done(options, f"{options.backup}: {preview.records} records; give --out FOLDER to restore it")
    done = restore(options.backup, options.out, credentials, now(), allowed=may_restore, beside=disagreements)
    for finding in done.findings:
        say_error(finding)
    return _done(options, f"{options.out}: restored {done.preview.records} records")


def _compare(options: argparse.Namespace, credentials: "Credentials") -> int:
    """What is newer on each side; nothing is changed."""
    from exoconsent.clinic.permissions import Deed
    from exoconsent.records.differences import dry_run

    archive = _archive(options)
    archive.refuse(Deed.RESTORE)
    found = dry_run(options.backup, credentials, archive.vault)
    if options.json:
        say_json({"differences": list(found.sentences)})
        return ExitCode.FINE
    for sentence in found.sentences:
        say(sentence)
    return ExitCode.FINE


def _done(options: argparse.Namespace, sentence: str, **more: str) -> int:
    if options.json:
        say_json({"done": sentence, **more})
    else:
        say(sentence)
    return ExitCode.FINE
