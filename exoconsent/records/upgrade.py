"""Upgrade: a clinic folder of the edition without accounts is taken into a new vault, whole or not at all.

Everything is in the archive before the archive has its name; only then are the plain files taken away. A power cut
before leaves the old folder as it was, one afterwards leaves some files, which the next opening takes away.
"""

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from exoconsent.errors import BadInputError, ExoConsentError
from exoconsent.files import read_limited, sync_folder
from exoconsent.records import rows
from exoconsent.records.audit import Act
from exoconsent.records.opening import TAKEN
from exoconsent.records.papers import LIMIT, Outcome, Paper, read_note
from exoconsent.records.record import Filing, Kind
from exoconsent.records.retention import Retention, valid_until
from exoconsent.records.store import Store
from exoconsent.records.vault import Clock, Vault, system_clock

if TYPE_CHECKING:
    from exoconsent.records.cost import Cost

SECRETS: Final = ("issue.secret", "seal.passphrase")
"""Plain files of that edition, each a secret of the same name in the vault."""
_KINDS: Final = {Outcome.SIGNED: Kind.CONSENT, Outcome.DECLINED: Kind.DECLINED, Outcome.GIVEN_UP: Kind.GIVEN_UP}

Read = Callable[[bytes], Mapping[str, Any]]
"""The record that is attached to a PDF (``consent.json``), where the caller likes with ``title``, ``signed_at`` (ISO
8601) and ``signatures`` beside its own keys; raises ``ExoConsentError`` for a file without one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One paper of the old folder."""

    files: tuple[Path, ...]
    filing: Filing
    written: datetime


def has_old_papers(folder: Path) -> bool:
    """Whether the folder holds anything of the edition without accounts."""
    return any((folder / name).exists() for name in (*SECRETS, *Outcome))


def take_in(
    folder: Path,
    clinic_name: str,
    user_name: str,
    passphrase: str,
    now: datetime,
    read: Read,
    *,
    cost: "Cost | None" = None,
    clock: Clock = system_clock,
    retention: Retention | None = None,
) -> tuple[Vault, str]:
    """Found the vault of ``folder`` with all that lies there openly; the vault and its recovery code.

    A paper that ``read`` cannot read stays where it is; the vault's ``notices`` name it. Raises as ``Vault.create``.
    """
    left: list[str] = []

    def fill(vault: Vault) -> None:
        files = {**_secrets(vault, folder), **_papers(vault, folder, now, read, retention or Retention(), left)}
        with vault.transaction() as connection:
            taken = rows.insert(connection, "meta", name=TAKEN, value=json.dumps(files, sort_keys=True))
            vault.audit.note(Act.CREATE, detail=f"took in {len(files)} files of an earlier edition", rows=[taken])

    vault, code = Vault.create(folder, clinic_name, user_name, passphrase, now, cost, clock=clock, fill=fill)
    vault.notices = (*vault.notices, *left)
    return vault, code


def sweep(vault: Vault) -> tuple[str, ...]:
    """Take away the plain files that the archive holds; a sentence for each that could not be, or is another now."""
    taken = _taken(vault)
    told = [sentence for name, digest in taken.items() if (sentence := _swept(vault.folder, name, digest))]
    with suppress(OSError):
        for outcome in Outcome:
            if (place := vault.folder / outcome).is_dir() and not any(place.iterdir()):
                place.rmdir()
        sync_folder(vault.folder)
    return tuple(told)


def _taken(vault: Vault) -> dict[str, str]:
    try:
        return {str(name): str(digest) for name, digest in json.loads(vault.about(TAKEN) or "{}").items()}
    except (ValueError, AttributeError):  # a check of the archive tells it; nothing is removed on such a word
        return {}


def _swept(folder: Path, name: str, digest: str) -> str:
    path = folder / name
    try:
        if not path.is_file():
            return ""
        if _digest(path) != digest:
            return f"{name} was changed after it was taken into the archive, so it was left where it is"
        path.unlink()
    except (OSError, ExoConsentError):
        return f"{name} is in the archive now but could not be removed from the folder; remove it by hand"
    return ""


def _secrets(vault: Vault, folder: Path) -> dict[str, str]:
    taken = {}
    for name in SECRETS:
        path = folder / name
        if path.is_file():
            data = read_limited(path, 1 << 10)
            vault.keep_secret(name, data)
            taken[name] = hashlib.sha256(data).hexdigest()
    return taken


def _papers(
    vault: Vault, folder: Path, now: datetime, read: Read, retention: Retention, left: list[str]
) -> dict[str, str]:
    store, taken = Store(vault, retention), dict[str, str]()
    found = []
    for outcome in Outcome:
        for path in _files(folder / outcome, outcome):
            try:
                found.append(_found(path, outcome, now, read, retention))
            except BadInputError as fault:
                left.append(f"{outcome}/{path.name} could not be taken into the archive and was left: {fault}")
    for paper in sorted(found, key=lambda paper: (paper.written, paper.filing.number)):
        store.file(paper.filing, now)
        taken |= {file.relative_to(folder).as_posix(): _digest(file) for file in paper.files}
    return taken


def _files(place: Path, outcome: Outcome) -> Iterator[Path]:
    suffix = ".pdf" if outcome is Outcome.SIGNED else ".json"
    if place.is_dir():
        yield from sorted(path for path in place.iterdir() if path.suffix == suffix and not path.name.startswith("."))


def _found(path: Path, outcome: Outcome, now: datetime, read: Read, retention: Retention) -> Found:
    """One paper with what is known of it. Raises ``BadInputError``, ``StorageError``."""
    written = min(now, datetime.fromtimestamp(path.stat().st_mtime, now.tzinfo))
    if outcome is Outcome.SIGNED:
        pdf = read_limited(path, LIMIT)
        record = _record(pdf, read)
        signed = _time(record.get("signed_at")) or written
        return Found(
            files=(path,), filing=_filing(path.stem, outcome, pdf, record, signed, signed, "", retention),
            written=written,
        )  # fmt: skip
    when, reason = read_note(Paper(path=path, outcome=outcome, time=written))
    beside = path.with_suffix(".pdf")
    pdf = read_limited(beside, LIMIT) if beside.is_file() else b""
    record = _record(pdf, read) if pdf else {}
    ended = _time(when) or written
    filing = _filing(path.stem, outcome, pdf, record, ended, None, reason, retention)
    return Found(files=(path, beside) if pdf else (path,), filing=filing, written=written)


def _record(pdf: bytes, read: Read) -> Mapping[str, Any]:
    try:
        return read(pdf)
    except ExoConsentError as fault:
        raise BadInputError.saying(str(fault)) from None


def _filing(
    number: str,
    outcome: Outcome,
    pdf: bytes,
    record: Mapping[str, Any],
    day: datetime,
    signed: datetime | None,
    reason: str,
    retention: Retention,
) -> Filing:
    """What that edition knew; its PDF holds no form text and no draft, so these stay empty."""
    form, patient, facts = _tree(record, "form"), _tree(record, "patient"), _tree(record, "facts")
    product = _tree(facts, "product")
    born = _date(patient.get("born"))
    signatories = record.get("signatories") or []
    return Filing(
        number=number, kind=_KINDS[outcome], form_id=_text(form, "id"),
        form_title=_text(record, "title") or _text(form, "id"), edition=_text(form, "number"), form_text="",
        language=_text(record, "language"), patient_name=_text(patient, "name"), born=born,
        treatment=_treatment(facts), product=_text(product, "name"), lot=_text(product, "lot"),
        decided_by=_text(signatories[0], "role") if signatories else "", created=_time(record.get("created")) or day,
        signed_at=signed, valid_until=valid_until(signed.date()) if signed else None,
        keep_until=retention.keep_until(day.date(), born), draft="{}", consent=_json(record), pdf=pdf,
        signatures=_json(record.get("signatures") or signatories), facts=_json(facts),
        reasons=_reasons(record, reason), warnings=_warnings(record), content_hash=_text(record, "content_hash"),
    )  # fmt: skip


def _reasons(record: Mapping[str, Any], reason: str) -> tuple[tuple[str, str], ...]:
    by_hand = [(_text(s, "id"), _text(s, "reason")) for s in record.get("sections") or [] if s.get("by_hand")]
    return (*by_hand, *([("", reason)] if reason else []))


def _warnings(record: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    return tuple((_text(flag, "code"), _text(flag, "note")) for flag in record.get("warn") or [])


def _treatment(facts: Mapping[str, Any]) -> str:
    """Route and reason in the vocabulary's words, as they are filed today."""
    words = (_text(facts, name).replace("_", " ") for name in ("route", "indication"))
    return ", ".join(word for word in words if word)


def _tree(tree: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    found = tree.get(name)
    return found if isinstance(found, Mapping) else {}


def _text(tree: Mapping[str, Any], name: str) -> str:
    found = tree.get(name)
    return str(found) if isinstance(found, str | int) else ""


def _time(text: Any) -> datetime | None:
    try:
        time = datetime.fromisoformat(str(text))
    except ValueError:
        return None
    return time if time.tzinfo else None


def _date(text: Any) -> date | None:
    try:
        return date.fromisoformat(str(text))
    except ValueError:
        return None


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _digest(path: Path) -> str:
    return hashlib.sha256(read_limited(path, LIMIT)).hexdigest()
