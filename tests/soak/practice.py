"""A practice: the clinic that the harnesses ill-treat, its work, and the examination afterwards."""
# ruff: noqa: BLE001 - whatever went wrong is reported

import hashlib
import shutil
import tempfile
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from functools import cache, partial
from pathlib import Path
from typing import Any

from exoconsent.errors import ExoConsentError
from exoconsent.files import write_safely
from exoconsent.records import backup, checking, container, cost, export, opening, restore, schema, slots
from exoconsent.records.record import Filing, Kind, Scope
from exoconsent.records.slots import Role
from exoconsent.records.store import Store
from exoconsent.records.unpacking import Credentials
from exoconsent.records.vault import Vault
from tests.soak.child import Ack, Outcome

NOW = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)
THEN = NOW - timedelta(days=1)
MANAGER, DESK = "Ana Manager", "Dora Desk"
PASS = {MANAGER: "violet anchor seventeen kettles", DESK: "copper meadow umbrella nineteen"}
NEW_PASS = "granite lantern orchestra pepper"
BEFORE = ("OLD-1", "OLD-2", "OLD-3")
CLINIC, STICK = "clinic", "stick"


def cheap_keys() -> None:
    """Half a second of Argon2id for each of ten thousand log-ins is no part of what is tried here."""
    if not hasattr(schema._steps, "cache_info"):  # read once: somebody may be working on the schema during a long run
        schema._steps = cache(schema._steps)  # type: ignore[assignment]
    slots.derive = lambda secret, salt, _cost: hashlib.sha256(secret + salt).digest()  # type: ignore[assignment]


def filing(number: str) -> Filing:
    """A paper of about 40 kB, always the same for a number."""
    seed = hashlib.sha256(number.encode()).hexdigest()
    return Filing(
        number=number, kind=Kind.CONSENT, form_id="exosome", form_title="Exosomes", edition="2026-01",
        form_text="text of the form " * 20, language="en", patient_name=f"Patient {seed[:6]}", born=date(1980, 2, 3),
        treatment="face", product="EXO", lot="L7", decided_by="patient", created=THEN, signed_at=THEN,
        valid_until=date(2027, 1, 21), keep_until=date(2040, 1, 1), draft='{"a": 1}', consent='{"b": 2}',
        pdf=b"%PDF-1.7 " + (seed * 640).encode(), content_hash=seed,
    )  # fmt: skip


@cache
def _template() -> tempfile.TemporaryDirectory[str]:
    place = tempfile.TemporaryDirectory(prefix="exoconsent-practice-")
    found(Path(place.name))
    return place


def found_again(room: Path) -> None:
    """What ``found`` makes, copied from the first time."""
    shutil.copytree(_template().name, room, dirs_exist_ok=True)


def sha(number: str) -> str:
    return hashlib.sha256(filing(number).pdf).hexdigest()


def found(room: Path) -> None:
    """The state before every try: a clinic with two users, three records, and one backup on the stick."""
    (room / STICK).mkdir(parents=True)
    vault, _ = Vault.create(room / CLINIC, "Soak", MANAGER, PASS[MANAGER], THEN, cost.FLOOR, clock=lambda: THEN)
    vault.add_user(DESK, Role.FRONT_DESK, PASS[DESK])
    (room / CLINIC / "clinic.yaml").write_text("name: Soak\n")
    (room / CLINIC / "forms").mkdir()
    (room / CLINIC / "forms" / "one.yaml").write_text("title: one\n" * 100)
    store = Store(vault)
    for number in BEFORE:
        store.file(filing(number), THEN)
    backup.back_up(vault, room / STICK, THEN)
    vault.close()


def opened(room: Path, name: str = MANAGER, passphrase: str = "") -> Vault:
    return Vault.open(room / CLINIC, name, passphrase or PASS[name], NOW, clock=lambda: NOW)


def twice(ack: Ack, what: tuple[Any, ...], act: Callable[[], Any]) -> Any:
    """As a person does: a failure is read, and tried once more. What cannot be done stays undone and unacknowledged."""
    ack("try", *what)
    try:
        return act()
    except ExoConsentError as told:
        ack("told", str(told))
        return act()


# ---------------------------------------------------------------------- the work


def file_papers(room: Path, ack: Ack) -> None:
    """File two papers, withdraw one of the old ones."""
    vault = opened(room)
    store = Store(vault)
    for number in ("NEW-1", "NEW-2"):
        twice(ack, ("filed", number), partial(store.file, filing(number), NOW))
        ack("filed", number)
    old = store.by_number("OLD-1", NOW.date())
    assert old
    twice(ack, ("withdrawn", "OLD-1"), partial(store.withdraw, old.id, [Scope.PHOTOS], "", NOW))
    ack("withdrawn", "OLD-1")
    vault.close()


def change_users(room: Path, ack: Ack) -> None:
    """Add somebody, remove somebody, change a role, a passphrase and the recovery code."""
    vault = opened(room)
    third = twice(ack, ("user", "Eve"), lambda: vault.add_user("Eve", Role.FRONT_DESK, NEW_PASS))
    ack("user", "Eve")
    twice(ack, ("role", "Eve"), lambda: vault.change_role(third.id, Role.PRACTITIONER))
    ack("role", "Eve")
    gone = next(user for user in vault.users() if user.name == DESK)
    twice(ack, ("removed", DESK), lambda: vault.remove_user(gone.id))
    ack("removed", DESK)
    code = twice(ack, ("code", ""), vault.new_recovery_code)
    ack("code", code)
    twice(ack, ("passphrase", MANAGER), lambda: vault.change_passphrase(PASS[MANAGER], NEW_PASS + " more"))
    ack("passphrase", MANAGER)
    twice(ack, ("filed", "NEW-1"), lambda: Store(vault).file(filing("NEW-1"), NOW))
    ack("filed", "NEW-1")
    vault.close()


def make_backup(room: Path, ack: Ack) -> None:
    """File a paper, make a backup."""
    vault = opened(room)
    twice(ack, ("filed", "NEW-1"), lambda: Store(vault).file(filing("NEW-1"), NOW))
    ack("filed", "NEW-1")
    made = twice(ack, ("backup", ""), lambda: backup.back_up(vault, room / STICK, NOW))
    ack("backup", made.name, made.sha256)
    vault.close()


def restore_backup(room: Path, ack: Ack) -> None:
    """Restore the old backup into a new folder, and try it out beside the records."""
    path = old_backup(room)
    who = Credentials(name=MANAGER, passphrase=PASS[MANAGER])
    twice(ack, ("restored", ""), lambda: restore.restore(path, room / "restored", who, NOW))
    ack("restored", "")
    vault = opened(room)
    test = twice(ack, ("tested", ""), lambda: restore.restore_test(vault, path, NOW))
    disk = ("the disk did not", "the disk is full", "cannot be written to", "could not be opened; look")
    assert all(any(words in finding for words in disk) for finding in test.findings), test
    ack(*(("tested", "") if test.fine else ("told", test.findings[0])))
    vault.close()


def export_papers(room: Path, ack: Ack) -> None:
    """Export everything to the stick."""
    vault = opened(room)
    store = Store(vault)
    made = twice(ack, ("exported", ""), lambda: export.export_all(store, room / STICK, NOW, lambda _: "intact", "Soak"))
    ack("exported", made.name)
    vault.close()


def migrate_archive(room: Path, ack: Ack) -> None:
    """Open the archive with a program that has one step more."""
    steps = room.parent / "steps"
    later = partial(schema.migrate, steps=steps)
    opening.migrate = later  # type: ignore[assignment]
    checking.strange = partial(schema.strange, steps=steps)  # type: ignore[assignment]
    vault = twice(ack, ("migrated", ""), partial(opened, room))
    ack("migrated", "")
    vault.close()


def found_clinic(room: Path, ack: Ack) -> None:
    """Found another clinic."""

    def founded() -> Vault:
        return Vault.create(room / "second", "Second", MANAGER, PASS[MANAGER], NOW, cost.FLOOR, clock=lambda: NOW)[0]

    vault = twice(ack, ("founded", ""), founded)
    ack("founded", "")
    vault.close()


def a_day(room: Path, ack: Ack) -> None:
    """All of it, one after another; what fails is read, and the next thing is done."""
    for work in (file_papers, export_papers, make_backup, change_users):
        try:
            work(room, ack)
        except ExoConsentError as told:
            ack("told", str(told))


def without_end(life: int) -> Callable[[Path, Ack], None]:
    """Work until something ends it; ``life`` makes its numbers its own."""

    def work(room: Path, ack: Ack) -> None:
        vault = opened(room)
        store, turn = Store(vault), life * 7
        ack("ready", "")
        while True:
            turn += 1
            number, name = f"L{life}-{turn}", f"User {life}-{turn}"
            twice(ack, ("filed", number), partial(store.file, filing(number), NOW))
            ack("filed", number)
            if turn % 4 == 0:
                path = room / CLINIC / "forms" / f"{life}-{turn}.yaml"
                write_safely(path, number.encode() * 500)
                ack("kept", str(path.relative_to(room)), number)
            if turn % 6 == 0:
                made = twice(ack, ("backup", ""), lambda: backup.back_up(vault, room / STICK, NOW))
                ack("backup", made.name, made.sha256)
            if turn % 9 == 0:
                user = twice(ack, ("user", name), partial(vault.add_user, name, Role.FRONT_DESK, NEW_PASS))
                ack("user", name)
                twice(ack, ("removed", name), partial(vault.remove_user, user.id))
                ack("removed", name)
            if turn % 10 == 0:
                made_one = export.export_one(store.open(1, NOW.date()), room / STICK, NOW + timedelta(seconds=turn))
                ack("exported", made_one.name)

    return work


WORKS = {
    "filing": file_papers,
    "users": change_users,
    "backup": make_backup,
    "restore": restore_backup,
    "export": export_papers,
    "migration": migrate_archive,
    "founding": found_clinic,
    "signing": found_clinic,  # the harness of faults puts the real one here (see signing)
}


MORE_LOOKS: list[Callable[[Path, Vault, Outcome], Iterator[str]]] = []
"""What else is looked at in the opened clinic."""


def later_steps(place: Path) -> None:
    """The steps of a future program: ours and one more."""
    shutil.copytree(schema.STEPS, place)
    (place / f"{len(list(place.glob('*.sql'))) + 1:04}.sql").write_text(
        "CREATE TABLE later (id INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT;\n"
        "CREATE INDEX later_name ON later (name);\n"
    )


# ---------------------------------------------------------------------- the examination


def old_backup(room: Path) -> Path:
    return next((room / STICK).glob(f"*-{NOW - timedelta(days=1):%Y%m%d}-*{backup.SUFFIX}"))


def examine(room: Path, outcome: Outcome, before: str) -> list[str]:
    """Everything that is not as it was promised, in words; ``before`` is the old backup's digest."""
    bad = []
    if outcome.bug:
        bad.append(f"no sentence but {outcome.bug}")
    bad += [f"a sentence that names a patient: {told}" for told in outcome.told if "Patient" in told]
    try:
        vault = _reopened(room, outcome)
    except Exception as fault:
        return [*bad, f"the clinic does not open: {fault!r}"]
    try:
        bad += _records(vault, outcome)
        bad += _users(vault, outcome)
        for look in MORE_LOOKS:
            bad += look(room, vault, outcome)
        findings = checking.check(vault)
        bad += [f"false alarm: {sentence}" for sentence in findings.sentences]
    except Exception as fault:
        bad.append(f"the examination stopped: {fault!r}")
    finally:
        vault.close()
    bad += _stick(room, outcome, before)
    bad += _restored(room, outcome)
    for name, content in _said(outcome, "kept"):
        if not (room / name).exists() or (room / name).read_bytes() != content.encode() * 500:
            bad.append(f"{name} was called kept and is not whole")
    return bad


def _said(outcome: Outcome, kind: str) -> list[Any]:
    return [what for found_kind, *what in outcome.acks if found_kind == kind]


def _tried(outcome: Outcome, kind: str) -> bool:
    return any(what[0] == kind for what in outcome.tries)


def _reopened(room: Path, outcome: Outcome) -> Vault:
    """With what must open it: the last acknowledged passphrase, or the one that was just being set."""
    words = [NEW_PASS + " more" if _said(outcome, "passphrase") else PASS[MANAGER]]
    if _tried(outcome, "passphrase") and not _said(outcome, "passphrase"):
        words.append(NEW_PASS + " more")
    if _tried(outcome, "migrated"):
        steps = room.parent / "steps"
        opening.migrate = partial(schema.migrate, steps=steps)  # type: ignore[assignment]
        checking.strange = partial(schema.strange, steps=steps)  # type: ignore[assignment]
    fault: Exception | None = None
    for word in words:
        try:
            return opened(room, MANAGER, word)
        except opening.WrongPassphraseError as wrong:
            fault = wrong
    assert fault
    raise fault


def _records(vault: Vault, outcome: Outcome) -> Iterator[str]:
    store, day = Store(vault), NOW.date()
    numbers = {row[0] for row in vault.connection.execute("SELECT number FROM records").fetchall()}
    promised = {*BEFORE, *(what[0] for what in _said(outcome, "filed"))}
    for number in sorted(promised - numbers):
        yield f"{number} was called filed and is not there"
    begun = {what[1] for what in outcome.tries if what[0] == "filed"}
    signed = {what[1] for what in outcome.tries if what[0] == "sealed"}
    for number in sorted(numbers - promised - begun - signed):
        yield f"{number} is there and nobody filed it"
    for number in sorted(numbers - signed):
        row = store.by_number(number, day)
        assert row
        record = store.open(row.id, day)
        if hashlib.sha256(record.filing.pdf).hexdigest() != sha(number) or record.filing.draft != '{"a": 1}':
            yield f"{number} is not what was filed"
    for (number,) in _said(outcome, "withdrawn"):
        row = store.by_number(number, day)
        if not row or not row.withdrawn:
            yield f"{number} was called withdrawn and is not"


def _doubtful(outcome: Outcome) -> list[list[Any]]:
    """What was begun and never acknowledged: it may have happened or not, but whole."""
    left = [list(what) for what in outcome.tries]
    for ack in outcome.acks:
        begun = [what for what in left if what[0] == ack[0] and what[1] in (ack[1], "")]
        if begun:
            left.remove(begun[0])
    return left


def _users(vault: Vault, outcome: Outcome) -> Iterator[str]:
    roles = {user.name: user.role for user in vault.users()}
    promised = {MANAGER, DESK}
    for kind, what, *_ in outcome.acks:
        promised = promised | {what} if kind == "user" else promised - {what} if kind == "removed" else promised
    open_ = {what for kind, what in _doubtful(outcome) if kind in ("user", "removed")}
    if promised - open_ != set(roles) - open_:
        yield f"the users are {sorted(roles)} and should be {sorted(promised)}"
    if _said(outcome, "role") and roles.get("Eve") is not Role.PRACTITIONER:
        yield "a role that was changed is the old one"
    assert vault.keyring
    if DESK in roles:
        vault.keyring.unlock(DESK, PASS[DESK])
    for (code,) in _said(outcome, "code")[-1:]:
        if not any(kind == "code" for kind, _ in _doubtful(outcome)):
            vault.keyring.unlock_with_recovery(code)


def _stick(room: Path, outcome: Outcome, before: str) -> Iterator[str]:
    backups = {path.name: path for path in (room / STICK).glob(f"exoconsent-*{backup.SUFFIX}")}
    for name, path in backups.items():
        try:
            digest = container.digest_of(path).hex()
        except ExoConsentError as fault:
            yield f"half a backup: {fault}"
            continue
        promised = {what[0]: what[1] for what in _said(outcome, "backup")}
        if promised.get(name, digest) != digest:
            yield f"{name} is not the backup that was made"
    if old_backup(room).name not in backups or container.digest_of(old_backup(room)).hex() != before:
        yield "the earlier backup is not what it was"
    for name, _ in _said(outcome, "backup"):
        if name not in backups:
            yield f"{name} was called a backup and is not there"
    for folder in (*(room / STICK).glob("exoconsent-export-*"), *(room / STICK).glob("OLD-*")):
        yield from _exported(folder)
    for (name,) in _said(outcome, "exported"):
        if not (room / STICK / name / "SHA256SUMS").exists():
            yield "an export that was called finished is not there"


def _exported(folder: Path) -> Iterator[str]:
    sums = folder / "SHA256SUMS"
    if not sums.exists():
        yield "half an export"
        return
    for line in sums.read_text().splitlines():
        digest, name = line.split("  ", 1)
        path = folder / name
        if not path.exists() or hashlib.sha256(path.read_bytes()).hexdigest() != digest:
            yield f"an export whose {name} is not whole"


def _restored(room: Path, outcome: Outcome) -> Iterator[str]:
    for name, kind in (("restored", "restored"), ("second", "founded")):
        folder = room / name
        if _said(outcome, kind) and not Vault.exists(folder):
            yield f"{folder.name} was called {kind} and is not there"
        if kind == "restored" and folder.exists() and not any(folder.iterdir()):
            continue
        if kind == "founded" and not Vault.exists(folder):
            continue
        if folder.exists():
            yield from _whole(folder, len(BEFORE) if kind == "restored" else 0)


def _whole(folder: Path, count: int) -> Iterator[str]:
    try:
        vault = Vault.open(folder, MANAGER, PASS[MANAGER], NOW, clock=lambda: NOW)
    except Exception as fault:
        yield f"{folder.name} does not open: {fault!r}"
        return
    there = vault.connection.execute("SELECT count(*) FROM records").fetchone()[0]
    if there != count:
        yield f"{folder.name} has {there} records"
    yield from (f"false alarm in {folder.name}: {sentence}" for sentence in checking.check(vault).sentences)
    vault.close()
