"""Every deed by every role through the real methods on a real vault: what is refused is refused in words, at the door.

The table of who may is written here once more, so that a slip in the program's own table is seen.
"""

import inspect
import re
from collections.abc import Callable

import pytest

from exoconsent.clinic.archive import Archive
from exoconsent.clinic.filing import Outcome
from exoconsent.clinic.permissions import Deed, who_may
from exoconsent.clinic.upkeep import Upkeep
from exoconsent.errors import BadInputError, ExitCode, NotAllowedError
from exoconsent.records.record import Field, Kind, Scope
from exoconsent.records.retention import Retention
from exoconsent.records.slots import Role
from tests.clinic.stage import PASSPHRASE, log_in

ALL, CARE, LEAD = frozenset(Role), frozenset({Role.PRACTITIONER, Role.MANAGER}), frozenset({Role.MANAGER})
MAY = {
    **dict.fromkeys(("prepare", "print", "file", "find", "view", "reprint", "export", "withdraw", "renew"), ALL),
    **dict.fromkeys(("void", "correct", "forms", "own-certificate", "check", "agree"), CARE),
    **dict.fromkeys(("users", "back-up", "restore", "export-all", "retention", "settings", "anchor"), LEAD),
}
FREE = {
    "Archive": {"user", "users", "store", "retention", "upkeep", "may", "refuse", "vault", "clock", "examine"},
    "Upkeep": {
        "archive", "change_passphrase", "last_backup", "backup_due", "backup_age", "check_quickly", "clock_doubt",
        "confirm_clock", "keeps_timing", "idle_minutes", "code_kept", "is_me", "covered", "last_restore_test",
        "restore_test_due",
    },
}  # fmt: skip
"""What everybody logged in may do or ask: reminders, one's own passphrase, covering the window."""
CALLED = {Role.FRONT_DESK: "front desk", Role.PRACTITIONER: "practitioner", Role.MANAGER: "manager"}


def _another(archive: Archive) -> str:
    """The id of somebody else, whom no later act needs."""
    return next(user.id for user in archive.users() if user.id != archive.user.id)


ACTS: dict[str, tuple[Deed, Callable[..., object]]] = {
    "Archive.file": (Deed.FILE, lambda a, t, d: a.file(t.consent.papers, Outcome(kind=Kind.DECLINED, reason="no"))),
    "Archive.find": (Deed.FIND, lambda a, t, d: a.find("sam")),
    "Archive.count": (Deed.FIND, lambda a, t, d: a.count("sam")),
    "Archive.known": (Deed.FIND, lambda a, t, d: a.known(_treatment())),
    "Archive.open": (Deed.VIEW, lambda a, t, d: a.open(t.row.id)),
    "Archive.events": (Deed.VIEW, lambda a, t, d: a.events(t.row.id)),
    "Archive.verify": (Deed.VIEW, lambda a, t, d: a.verify(t.row.id)),
    "Archive.filed_on": (Deed.FIND, lambda a, t, d: a.filed_on(a.clock().date())),
    "Archive.got_lot": (Deed.FIND, lambda a, t, d: a.got_lot("TEST-0001")),
    "Archive.due": (Deed.FIND, lambda a, t, d: a.due(a.clock().date())),
    "Archive.expired": (Deed.FIND, lambda a, t, d: a.expired(a.clock().date())),
    "Archive.kept_too_long": (Deed.FIND, lambda a, t, d: a.kept_too_long(a.clock().date())),
    "Archive.is_made_up": (Deed.VIEW, lambda a, t, d: a.is_made_up(t.row.id)),
    "Archive.reprint": (Deed.REPRINT, lambda a, t, d: a.reprint(t.row.id)),
    "Archive.export": (Deed.EXPORT, lambda a, t, d: a.export(t.row.id, d)),
    "Archive.renew": (Deed.RENEW, lambda a, t, d: a.renew(t.row.id)),
    "Archive.withdrawal_form": (Deed.WITHDRAW, lambda a, t, d: a.withdrawal_form(t.row.id, "withdrawal")),
    "Archive.withdraw": (Deed.WITHDRAW, lambda a, t, d: a.withdraw(t.row.id, (Scope.PHOTOS,), "")),
    "Archive.correct": (Deed.CORRECT, lambda a, t, d: a.correct(t.row.id, Field.LOT, "LX-7", "typed wrongly")),
    "Archive.void": (Deed.VOID, lambda a, t, d: a.void(t.row.id, "filed twice")),
    "Upkeep.add_user": (Deed.USERS, lambda a, t, d: a.upkeep.add_user("Nova Neu", Role.FRONT_DESK, PASSPHRASE)),
    "Upkeep.change_role": (Deed.USERS, lambda a, t, d: a.upkeep.change_role(_another(a), Role.FRONT_DESK)),
    "Upkeep.reset_passphrase": (Deed.USERS, lambda a, t, d: a.upkeep.reset_passphrase(_another(a), PASSPHRASE + "s")),
    "Upkeep.remove_user": (Deed.USERS, lambda a, t, d: a.upkeep.remove_user(_another(a))),
    "Upkeep.new_recovery_code": (Deed.USERS, lambda a, t, d: a.upkeep.new_recovery_code()),
    "Upkeep.code_is_kept": (Deed.USERS, lambda a, t, d: a.upkeep.code_is_kept()),
    "Upkeep.back_up": (Deed.BACK_UP, lambda a, t, d: a.upkeep.back_up(d)),
    "Upkeep.restore_test": (Deed.RESTORE, lambda a, t, d: a.upkeep.restore_test(next(d.glob("*.exobackup"), d))),
    "Upkeep.export_all": (Deed.EXPORT_ALL, lambda a, t, d: a.upkeep.export_all(d)),
    "Upkeep.check": (Deed.CHECK, lambda a, t, d: a.upkeep.check()),
    "Upkeep.log": (Deed.CHECK, lambda a, t, d: a.upkeep.log()),
    "Upkeep.kept_anchor": (Deed.CHECK, lambda a, t, d: a.upkeep.kept_anchor(d)),
    "Upkeep.fits_paper": (Deed.CHECK, lambda a, t, d: a.upkeep.fits_paper(a.vault.audit.head().as_text())),
    "Upkeep.anchor": (Deed.ANCHOR, lambda a, t, d: a.upkeep.anchor()),
    "Upkeep.keep_anchor": (Deed.ANCHOR, lambda a, t, d: a.upkeep.keep_anchor(d)),
    "Upkeep.set_retention": (Deed.RETENTION, lambda a, t, d: a.upkeep.set_retention(Retention(years=12))),
    "Upkeep.keep_timing": (Deed.SETTINGS, lambda a, t, d: a.upkeep.keep_timing(True)),
    "Upkeep.set_idle_minutes": (Deed.SETTINGS, lambda a, t, d: a.upkeep.set_idle_minutes(5)),
    "Upkeep.ask_deletion": (Deed.RETENTION, lambda a, t, d: a.upkeep.ask_deletion(t.row.id, "its time is over")),
    "Upkeep.agree_deletion": (Deed.AGREE, lambda a, t, d: a.upkeep.agree_deletion(t.row.id)),
}
REFUSED_FOR_OTHER_REASONS = {"Upkeep.ask_deletion", "Upkeep.agree_deletion"}
"""By the rule of the record's time, whoever asks."""


def _treatment():
    from exoconsent.records.search import Order

    return Order.TREATMENT


def public(thing: type) -> set[str]:
    return {name for name, _ in inspect.getmembers(thing) if not name.startswith("_")}


def test_no_method_is_forgotten_here() -> None:
    for thing in (Archive, Upkeep):
        covered = {name.partition(".")[2] for name in ACTS if name.startswith(thing.__name__)}
        assert public(thing) == covered | FREE[thing.__name__], "say in this file who may do it"
        assert not covered & FREE[thing.__name__]


def test_the_two_tables_agree() -> None:
    assert {deed.value for deed in Deed} == set(MAY)
    for deed in Deed:
        assert set(who_may(deed)) == MAY[deed.value], deed


@pytest.mark.parametrize("role", Role)
def test_each_act_is_done_or_refused_in_words_and_leaves_no_trace(template, copy, tmp_path, clock, role) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    clinic, archive = log_in(copy, role, clock)
    for name, (deed, act) in ACTS.items():
        assert archive.may(deed) == (role in MAY[deed.value]), name
        head = archive.vault.audit.head()
        if role in MAY[deed.value]:
            allowed(name, act, archive, template, outside)
            continue
        with pytest.raises(NotAllowedError) as refused:
            act(archive, template, outside)
        is_a_sentence(refused.value, role, MAY[deed.value])
        assert archive.vault.audit.head() == head, f"{name} wrote something before it was refused"
    if role is Role.FRONT_DESK:
        assert [path.name[:3] for path in outside.iterdir()] == ["EC-"], "only the export of one record"
    assert clinic.archive(clock).upkeep.check_quickly().fine
    clinic.close()


def allowed(name: str, act: Callable[..., object], *given: object) -> None:
    try:
        act(*given)
    except BadInputError:
        assert name in REFUSED_FOR_OTHER_REASONS


def is_a_sentence(fault: NotAllowedError, role: Role, others: frozenset[Role]) -> None:
    said = str(fault)
    assert fault.exit_code == ExitCode.NOT_ALLOWED == 7
    assert re.fullmatch(r"To [a-z].*\. Ask .* to log in and do it\.", said), said
    asked = said.partition(". Ask ")[2]
    assert {r for r in Role if CALLED[r] in asked} == others
    assert CALLED[role] in said.partition(". Ask ")[0]


@pytest.mark.parametrize("deed", [Deed.PREPARE, Deed.PRINT, Deed.FORMS, Deed.OWN_CERTIFICATE])
@pytest.mark.parametrize("role", Role)
def test_deeds_without_a_method_of_their_own_are_asked_at_the_same_door(copy, clock, role, deed) -> None:
    clinic, archive = log_in(copy, role, clock)
    try:
        if role in MAY[deed.value]:
            archive.refuse(deed)
        else:
            with pytest.raises(NotAllowedError):
                archive.refuse(deed)
    finally:
        clinic.close()


def test_nobody_keeps_a_role_that_was_taken_by_changing_the_own_one(copy, clock) -> None:
    clinic, archive = log_in(copy, Role.MANAGER, clock)
    for act in (archive.upkeep.remove_user, lambda me: archive.upkeep.change_role(me, Role.FRONT_DESK)):
        with pytest.raises(BadInputError, match="ask another manager"):
            act(archive.user.id)
    clinic.close()


def test_a_new_role_holds_from_the_next_log_in(copy, clock) -> None:
    clinic, archive = log_in(copy, Role.MANAGER, clock)
    desk = next(user for user in archive.users() if user.role is Role.FRONT_DESK)
    archive.upkeep.change_role(desk.id, Role.PRACTITIONER)
    clinic.close()
    clinic, archive = log_in(copy, Role.FRONT_DESK, clock)
    assert archive.may(Deed.VOID)
    clinic.close()
