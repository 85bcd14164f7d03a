"""Taking a pack in as it was planned, whole or not at all, and undoing the last one."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from exoconsent.errors import BadFormError, BadInputError
from exoconsent.library.pack_folder import FORMS, contents, exchange, staged, state_of
from exoconsent.library.pack_log import BEFORE, FILE, Taken, Written, read_log, sha256, write_log
from exoconsent.library.pack_plan import Plan, problems_of
from exoconsent.library.pack_signers import signers


def take_in(
    plan: Plan,
    clinic: Path,
    by: str,
    now: datetime,
    *,
    replacing: Collection[str] = (),
    own: Collection[str] = (),
) -> Taken:
    """Write what ``plan`` says; on return it is on the disk, and can be undone.

    Args:
        plan: of ``dry_run``, which a person has read.
        clinic: the clinic's folder.
        by: who takes it in.
        now: aware.
        replacing: names of files that the person chose to have replaced; every clash must be among them.
        own: fingerprints of this clinic's own keys, which need no comparing.

    Raises:
        BadInputError: the signer is not known here, a clash was not chosen, there is nothing to do, or the forms were
            changed since the plan was made.
        BadFormError: the forms would not work together afterwards.
        StorageError: the disk refuses; the forms are as they were.
    """
    _refuse_stranger(plan, clinic, own)
    if plan.faults:
        raise BadFormError(plan.faults)
    open_clashes = [clash.sentence for clash in plan.clashes if clash.name not in replacing]
    if open_clashes:
        raise BadInputError.saying("nothing was taken in; choose first: " + "; ".join(open_clashes))
    if not plan.writes:
        raise BadInputError.saying("all of this pack is here already, word for word; nothing was changed")
    here = contents(clinic)
    if state_of(here) != plan.state:
        raise BadInputError.saying("the forms were changed since the dry run; look at the pack again")
    taken = _taken(plan, here, by, now)
    _put(clinic, plan.builtin, _after(plan, here, taken))
    return taken


def last_taken(clinic: Path) -> Taken | None:
    """The pack that ``undo`` would undo."""
    log = read_log(contents(clinic))
    return None if not log or log[-1].undone else log[-1]


def undo(clinic: Path, builtin: Path) -> Taken:
    """Put back what the last pack replaced and take away what it brought; whole or not at all.

    Raises:
        BadInputError: there is nothing to undo, or its files were changed since, which would be lost.
        BadFormError: the forms would not work together afterwards, because newer ones build on the pack's.
        StorageError: the disk refuses; the forms are as they were.
    """
    here = contents(clinic)
    log = read_log(here)
    if not log or log[-1].undone:
        raise BadInputError.saying("there is no pack to undo; only the last one can be undone, and once")
    last = log[-1]
    changed = [f.name for f in last.files if f.name not in here or sha256(here[f.name]) != f.sha256]
    if changed:
        raise BadInputError.saying(
            f"{', '.join(changed)}: changed since the pack was taken in; undoing would lose that, so nothing was done"
        )
    after = {name: data for name, data in here.items() if not name.startswith(BEFORE)}
    for file in last.files:
        del after[file.name]
        if file.before:
            after[file.name] = _kept(here, file)
    undone = replace(last, undone=True)
    after[FILE] = write_log((*log[:-1], undone))
    _put(clinic, builtin, after)
    return undone


def _refuse_stranger(plan: Plan, clinic: Path, own: Collection[str]) -> None:
    fingerprint = plan.pack.signer.fingerprint
    if fingerprint not in own and fingerprint not in signers(clinic / FORMS):
        raise BadInputError.saying(
            "nobody here knows who signed this pack. Ask them for their fingerprint by telephone or on paper, compare "
            "it with the one of the pack, and say that it is the same"
        )


def _taken(plan: Plan, here: Mapping[str, bytes], by: str, now: datetime) -> Taken:
    pack = plan.pack
    before = {name: sha256(here[name]) for name in plan.writes if name in here}
    written = (Written(name=n, sha256=sha256(d), before=before.get(n, "")) for n, d in sorted(plan.writes.items()))
    return Taken(
        title=pack.title,
        fingerprint=pack.signer.fingerprint,
        clinic=pack.signer.clinic,
        made=pack.made,
        taken=now,
        taken_by=by,
        pack=pack.sha256,
        files=tuple(written),
    )


def _after(plan: Plan, here: Mapping[str, bytes], taken: Taken) -> dict[str, bytes]:
    """The forms folder as it will be, with what goes kept for ``undo``."""
    kept = {f"{BEFORE}{file.name}.before": here[file.name] for file in taken.files if file.before}
    rest = {name: data for name, data in here.items() if not name.startswith(BEFORE)}
    return {**rest, **plan.writes, **kept, FILE: write_log((*read_log(here), taken))}


def _kept(here: Mapping[str, bytes], file: Written) -> bytes:
    data = here.get(f"{BEFORE}{file.name}.before", b"")
    if sha256(data) != file.before:
        raise BadInputError.saying(f"{file.name}: the copy from before is gone or changed; nothing was changed")
    return data


def _put(clinic: Path, builtin: Path, files: Mapping[str, bytes]) -> None:
    with staged(clinic, files) as room:
        faults = problems_of(clinic, builtin, room)
        if faults:
            raise BadFormError(faults)
        exchange(clinic, room)
