"""Accounts: founding a clinic's vault, logging in, and who is known here; the only way into a clinic of one's own."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from exoconsent.clinic.clinic import Clinic
from exoconsent.clinic.permissions import Deed, refuse
from exoconsent.clinic.upgrades import keep_copy, note_version, refuse_downgrade
from exoconsent.consent.form import FALLBACK_LANGUAGE, form_text
from exoconsent.errors import BadInputError, StorageError
from exoconsent.files import sync_folder, why
from exoconsent.paths import FORMS

if TYPE_CHECKING:
    from exoconsent.records.restore import Preview
    from exoconsent.records.slots import User
    from exoconsent.records.unpacking import Credentials
    from exoconsent.records.vault import Vault


@dataclass(frozen=True, slots=True, kw_only=True)
class Founded:
    """A clinic that has its first account now."""

    clinic: Clinic = field(repr=False)
    recovery_code: str = field(repr=False)
    """Opens the records when all passphrases are forgotten; shown and printed once, kept nowhere."""


def has_accounts(folder: Path) -> bool:
    """Whether the clinic in ``folder`` has a vault, so that somebody must log in."""
    from exoconsent.records.vault import Vault

    return Vault.exists(folder)


def user_names(folder: Path) -> tuple[str, ...]:
    """Who may log in. Raises ``ExoConsentError`` when the keys cannot be read, or a newer ExoConsent worked here."""
    from exoconsent.records.vault import Vault

    refuse_downgrade(folder)
    return Vault.user_names(folder)


def found(folder: Path, user_name: str, passphrase: str, now: datetime, forms: Path = FORMS) -> Founded:
    """Make the vault with its first account, a manager's; what an older edition kept openly goes into it.

    Whole or not at all; may be asked again after a power cut. Raises ``ExoConsentError``.
    """
    from exoconsent.files import read_limited
    from exoconsent.library.profiles import read_profile
    from exoconsent.records.upgrade import take_in

    path = folder / "clinic.yaml"
    profile = read_profile(read_limited(path, 1 << 20), str(path))
    vault, code = take_in(folder, profile.name, user_name, passphrase, now, _reader(Clinic.unopened(folder, forms)))
    return Founded(clinic=_opened(lambda: vault, now, forms), recovery_code=code)


def log_in(folder: Path, user_name: str, passphrase: str, now: datetime, forms: Path = FORMS) -> Clinic:
    """The clinic, opened by somebody known. Raises ``WrongPassphraseError`` and other ``ExoConsentError``."""
    from exoconsent.records.vault import Vault

    keep_copy(folder)
    return _opened(lambda: Vault.open(folder, user_name, passphrase, now), now, forms)


def log_in_by_code(folder: Path, code: str, now: datetime, forms: Path = FORMS) -> Clinic:
    """The clinic, opened with the printed recovery code, as its manager; a new passphrase should be set at once."""
    from exoconsent.records.vault import Vault

    keep_copy(folder)
    return _opened(lambda: Vault.open_recovery(folder, code, now), now, forms)


def may_restore(user: "User") -> None:
    """Raise ``NotAllowedError`` unless who opened a backup may put it back; the printed recovery code always may."""
    refuse(Deed.RESTORE, user.role)


def _reader(clinic: Clinic) -> "Callable[[bytes], Mapping[str, Any]]":
    """Reads what a consent that was signed before there were accounts says of itself, in a child process."""

    def read(pdf: bytes) -> dict[str, Any]:
        examination = clinic.examine(pdf)
        record = examination.inspection.record
        if record is None:
            raise BadInputError.saying(examination.inspection.sentence or "it holds no consent made by ExoConsent")
        signatures = [s for s in examination.verdict.signatures if s.time is not None]
        last = max((s.time for s in signatures if s.time), default=None)
        return {
            **record,
            "title": _title(clinic, record),
            "signed_at": last.isoformat() if last else None,
            "signatures": [
                {"role": s.role, "field": s.field, "name": s.name, "method": s.method, "time": s.time.isoformat()}
                for s in signatures
                if s.time
            ],
        }

    return read


def _title(clinic: Clinic, record: Mapping[str, Any]) -> str:
    """The form's title for lists, as it is called now; empty for a form that is here no more."""
    form = clinic.library.forms.get(record["form"]["id"])
    return form_text(form, FALLBACK_LANGUAGE).title if form else ""


def set_forgotten(clinic: Clinic, user_name: str, passphrase: str, now: datetime, forms: Path = FORMS) -> Clinic:
    """After the recovery code opened ``clinic``: a known user's passphrase set anew, and the clinic opened by it.

    ``clinic`` is closed then, so that no act of that person stands in the log as the recovery code's. Raises
    ``ExoConsentError``; ``clinic`` is still open then.
    """
    archive = clinic.archive(lambda: now)
    user = next((user for user in archive.users() if user.name == user_name), None)
    archive.upkeep.reset_passphrase(user.id if user else "", passphrase)
    clinic.close()
    return log_in(clinic.folder, user_name, passphrase, now, forms)


@dataclass(frozen=True, slots=True, kw_only=True)
class PutBack:
    """A clinic that was restored from a backup."""

    records: int
    made: datetime
    """When the backup was made."""
    newest: str
    """When its newest record was filed, ISO 8601; empty where there is none."""
    findings: tuple[str, ...] = ()
    """What the check of the restored records found; empty as a rule."""
    aside: Path | None = None
    """Where what lay in the clinic's folder before lies now."""


def look(backup: Path, credentials: "Credentials") -> "Preview":
    """What a backup holds, proven; nothing is written. Errors as for ``restore``."""
    from exoconsent.records.restore import look as seen

    return seen(backup, credentials)


def restore(backup: Path, folder: Path, credentials: "Credentials", now: datetime) -> PutBack:
    """Put ``backup`` back as the clinic in ``folder``; whole or not at all.

    A backup goes only into an empty folder: what lies there is not touched but renamed, and the new name is told.
    Raises ``NotAllowedError``, ``StorageError``, ``BadInputError`` (no backup, mistyped code), ``TamperedError`` and
    ``WrongPassphraseError``.
    """
    from exoconsent.clinic.edition_log import disagreements
    from exoconsent.records.restore import restore as put

    room = folder.with_name(f"{folder.name}-restored-{now:%Y%m%d-%H%M%S}")
    restored = put(backup, room, credentials, now, allowed=may_restore, beside=disagreements)
    aside = _made_way(folder, room, now)
    seen = restored.preview
    return PutBack(records=seen.records, made=seen.made, newest=seen.newest, findings=restored.findings, aside=aside)


def _made_way(folder: Path, room: Path, now: datetime) -> Path | None:
    """``room`` becomes ``folder``; cut off in between, both lie beside it under names that say what they are."""
    aside = folder.with_name(f"{folder.name}-before-{now:%Y%m%d-%H%M%S}")
    there = folder.exists() and any(folder.iterdir())
    try:
        if there:
            folder.rename(aside)
        elif folder.exists():
            folder.rmdir()
        room.rename(folder)
        sync_folder(folder.parent)
    except OSError as fault:
        if there and aside.exists() and not folder.exists():
            aside.rename(folder)
        raise StorageError(
            f"{folder}: the backup was unpacked to {room} but could not take this name ({why(fault)}); what lay here "
            "before is as it was"
        ) from None
    return aside if there else None


def _opened(open_vault: "Callable[[], Vault]", now: datetime, forms: Path) -> Clinic:
    vault = open_vault()
    try:
        note_version(vault.folder)
        return Clinic.of(vault, now, forms)
    except BaseException:
        vault.close()
        raise
