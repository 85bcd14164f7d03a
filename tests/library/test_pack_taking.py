"""Taking packs in: what the dry run says is what happens, whole or not at all, below the clinic's folder only."""

import os
import random
import shutil
from dataclasses import replace

import pytest

from exoconsent.consent.word_changes import Change
from exoconsent.errors import BadFormError, BadInputError, ExoConsentError, StorageError
from exoconsent.library import pack_folder
from exoconsent.library.check import check_paths
from exoconsent.library.load import load_library
from exoconsent.library.pack_folder import contents, settle
from exoconsent.library.pack_plan import Reason, Way, dry_run
from exoconsent.library.pack_signers import forget, grouped, know, same_fingerprint, signers
from exoconsent.library.pack_taking import last_taken, take_in, undo
from exoconsent.library.pack_words import compared, differences, on_one_line
from tests.library.packing import (
    BUILT_IN,
    KEY,
    NOW,
    OTHER_KEY,
    entries_of,
    form,
    forms,
    later,
    packed,
    raw_zip,
    read,
    section,
    tree,
)

LONG = int(os.environ.get("EXOCONSENT_SOAK", "0"))
APPROVED = 'approval: approved\n  approved_by: Dr. Elsewhere\n  approved_on: "2026-11-01"'


@pytest.fixture
def clinic(tmp_path):
    folder = tmp_path / "home" / "clinic"
    (folder / "forms").mkdir(parents=True)
    (folder / "clinic.yaml").write_text("schema: exoconsent-clinic/1\nname: Here\n", encoding="utf-8")
    know(folder / "forms", read(packed()).signer, "Mara", NOW)
    return folder


def plan_of(clinic, files=None, **cover):
    return dry_run(read(packed(files, **cover)), clinic, BUILT_IN)


def took(clinic, files=None, replacing=(), **cover):
    return take_in(plan_of(clinic, files, **cover), clinic, "Mara", NOW, replacing=replacing)


def built_in(name):
    return (BUILT_IN / name).read_bytes()


def test_a_dry_run_writes_nothing(clinic):
    before = tree(clinic.parent)
    plan = plan_of(clinic)
    assert tree(clinic.parent) == before
    assert [(c.name, c.way) for c in plan.coming] == [
        ("our-form.yaml", Way.NEW),
        ("sections/risk-example.yaml", Way.NEW),
    ]
    assert not plan.faults
    assert not plan.clashes


def test_taken_in_whole_and_undone(clinic):
    before = tree(clinic.parent)
    took(clinic)
    library = load_library(BUILT_IN, clinic / "forms")
    assert [s.id for s in library.forms["our-form"].sections] == ["risk-example"]
    assert check_paths([clinic / "forms"]) == []
    assert last_taken(clinic).title == "Our forms"
    undo(clinic, BUILT_IN)
    after = tree(clinic.parent)
    assert after.pop("clinic/forms/pack-log.json")
    assert after == before
    with pytest.raises(BadInputError, match="no pack to undo"):
        undo(clinic, BUILT_IN)


def test_a_stranger_is_refused_until_somebody_compared(clinic):
    plan = plan_of(clinic, key=OTHER_KEY)
    before = tree(clinic)
    with pytest.raises(BadInputError, match="nobody here knows who signed"):
        take_in(plan, clinic, "Mara", NOW)
    assert tree(clinic) == before
    signer = plan.pack.signer
    know(clinic / "forms", signer, "Mara", NOW)
    take_in(plan, clinic, "Mara", NOW)  # comparing in between does not make the plan old
    forget(clinic / "forms", signer.fingerprint)
    assert signer.fingerprint not in signers(clinic / "forms")


def test_fingerprints_are_read_aloud_and_typed():
    mark = "0123456789abcdef" * 4
    assert grouped(mark).startswith("0123 4567 89ab")
    assert same_fingerprint(grouped(mark).upper(), mark)
    assert not same_fingerprint(mark[:-1], mark)
    assert not same_fingerprint("", mark)


def test_a_book_of_signers_that_was_changed_knows_nobody(clinic):
    for wrong in ('{"signers": []}', "[]", "nonsense", '{"schema": "exoconsent-pack-signers/1", "signers": [1]}'):
        (clinic / "forms" / "pack-signers.json").write_text(wrong, encoding="utf-8")
        with pytest.raises(BadInputError):
            took(clinic)


def test_what_would_change_is_told_word_by_word(clinic):
    took(clinic)
    plan = plan_of(clinic, forms() | {"sections/risk-example.yaml": section(text="Something bad may happen.")})
    (changed,) = plan.those(Way.CHANGED)
    (difference,) = changed.differences
    assert difference.place == "text > en > parts > main"
    assert difference.words() == "Something {+bad+} may happen."
    assert [c.name for c in plan.those(Way.SAME)] == ["our-form.yaml"]
    assert not plan.clashes  # the same maker, unchanged here, newer


@pytest.mark.parametrize(
    ("reason", "prepare", "cover"),
    [
        (Reason.OWN, "own", {}),
        (Reason.OTHER_MAKER, "taken", {"key": OTHER_KEY}),
        (Reason.EDITED, "edited", {}),
        (Reason.OLDER, "taken", {"made": later(-1)}),
    ],
)
def test_clashes_wait_for_a_choice(clinic, reason, prepare, cover):
    here = clinic / "forms" / "sections" / "risk-example.yaml"
    if prepare == "own":
        here.parent.mkdir()
        here.write_bytes(section(title="Mine"))
    else:
        took(clinic)
    if prepare == "edited":
        here.write_bytes(section(title="Mine"))
    plan = plan_of(clinic, forms() | {here.relative_to(clinic / "forms").as_posix(): section(title="Theirs")}, **cover)
    assert [(c.name, c.reason) for c in plan.clashes] == [("sections/risk-example.yaml", reason)]
    know(clinic / "forms", plan.pack.signer, "Mara", NOW)
    before = tree(clinic)
    with pytest.raises(BadInputError, match=r"choose first: sections/risk-example\.yaml"):
        take_in(plan, clinic, "Mara", NOW)
    assert tree(clinic) == before
    take_in(plan, clinic, "Mara", NOW, replacing={"sections/risk-example.yaml"})
    assert here.read_bytes() == section(title="Theirs")
    undo(clinic, BUILT_IN)
    assert here.read_bytes() == before["forms/sections/risk-example.yaml"]


def test_what_comes_with_the_program_is_replaced_only_by_choice(clinic):
    name = "sections/risk-cancer.yaml"
    changed = built_in(name) + b"# changed elsewhere\n"
    plan = plan_of(clinic, {name: changed})
    assert [(c.name, c.reason) for c in plan.clashes] == [(name, Reason.BUILT_IN)]
    took(clinic, {name: changed}, replacing={name})
    assert (clinic / "forms" / name).read_bytes() == changed
    undo(clinic, BUILT_IN)
    assert not (clinic / "forms" / name).exists()


def test_what_is_here_already_is_not_copied(clinic):
    name = "sections/risk-cancer.yaml"
    with pytest.raises(BadInputError, match="here already, word for word"):
        took(clinic, {name: built_in(name)})


def test_a_form_with_an_unknown_section_is_refused(clinic):
    before = tree(clinic)
    plan = plan_of(clinic, {"our-form.yaml": form(sections=("risk-exampel",))})
    assert "our-form.yaml:" in str(plan.faults[0])
    assert "unknown section" in str(plan.faults[0])
    with pytest.raises(BadFormError):
        take_in(plan, clinic, "Mara", NOW)
    assert tree(clinic) == before


def test_a_form_approved_elsewhere_comes_in_as_a_draft(clinic):
    plan = plan_of(clinic, forms() | {"our-form.yaml": form(approval=APPROVED)})
    assert any("Dr. Elsewhere approved it on 2026-11-01" in sentence for sentence in plan.remarks)
    take_in(plan, clinic, "Mara", NOW)
    assert (clinic / "forms" / "our-form.yaml").read_bytes() == form().replace(b"approval: draft", b'approval: "draft"')
    again = plan_of(clinic, forms() | {"our-form.yaml": form(approval=APPROVED)})
    assert not again.writes


def test_an_approval_that_cannot_be_taken_out_refuses_the_pack(clinic):
    flow = form(approval=APPROVED).replace(b"# our own form\n", b"").decode()
    one_line = "{" + flow.partition("\n")[0] + ", id: our-form, edition: {number: '1', approval: approved, "
    one_line += "approved_by: X, approved_on: '2026-11-01', facts_checked_on: '2026-11-22'}, sections: [risk-example], "
    one_line += "text: {en: {status: draft, title: T, subtitle: S, review_notice: R, intro: I}}}\n"
    with pytest.raises(BadInputError, match="ask for a draft"):
        plan_of(clinic, forms() | {"our-form.yaml": one_line.encode()})


def test_a_form_approved_here_is_a_draft_again_when_its_words_change(clinic):
    took(clinic)
    own = clinic / "forms" / "our-form.yaml"
    own.write_bytes(form(approval=APPROVED))
    plan = plan_of(clinic, {"sections/risk-example.yaml": section(title="Other")})
    assert plan.drafted == ("our-form.yaml",)
    take_in(plan, clinic, "Mara", NOW)
    assert b'approval: "draft"' in own.read_bytes()
    undo(clinic, BUILT_IN)
    assert own.read_bytes() == form(approval=APPROVED)


def test_claims_in_a_pack_are_told(clinic):
    plan = plan_of(clinic, forms() | {"sections/risk-example.yaml": section(text="This cures cancer.")})
    assert any("must not be said" in sentence for sentence in plan.remarks)


def test_words_that_ship_are_no_claims_though_they_are_bold(clinic):
    shipped = BUILT_IN / "sections" / "rights-questions-withdraw.yaml"
    plan = plan_of(clinic, {"sections/rights-questions-withdraw.yaml": shipped.read_bytes()})
    assert not [sentence for sentence in plan.remarks if "must not be said" in sentence]


def test_a_plan_grows_old(clinic):
    plan = plan_of(clinic)
    (clinic / "forms" / "other.yaml").write_bytes(form("other", sections=("risk-cancer",)))
    with pytest.raises(BadInputError, match="changed since the dry run"):
        take_in(plan, clinic, "Mara", NOW)


def test_undo_never_loses_later_work(clinic):
    took(clinic)
    (clinic / "forms" / "our-form.yaml").write_bytes(form(title="Better"))
    before = tree(clinic)
    with pytest.raises(BadInputError, match=r"our-form\.yaml: changed since"):
        undo(clinic, BUILT_IN)
    (clinic / "forms" / "our-form.yaml").write_bytes(form())
    (clinic / "forms" / "other.yaml").write_bytes(form("other"))  # builds on the pack's section
    with pytest.raises(BadFormError):
        undo(clinic, BUILT_IN)
    assert set(tree(clinic)) == {*before, "forms/other.yaml"}


@pytest.mark.parametrize("place", ["forms", "forms/sections", "forms/x.yaml"])
def test_links_in_the_clinics_folder_lead_nowhere(clinic, tmp_path, place):
    outside = tmp_path / "outside"
    outside.mkdir()
    if place == "forms":
        shutil.rmtree(clinic / "forms")
    (clinic / place).symlink_to(outside)
    with pytest.raises(BadInputError, match="is a link"):
        plan_of(clinic)
    assert not list(outside.iterdir())


def test_a_power_cut_at_any_step_leaves_old_or_new(clinic, monkeypatch):
    """Every rename and every sync of the exchange is where the power may go; nothing behind it runs then."""
    old = contents(clinic)
    plan = plan_of(clinic)
    spare = clinic.parent / "spare"
    shutil.copytree(clinic, spare)
    seen = set()
    for cut in range(1, 40):
        shutil.rmtree(clinic)
        shutil.copytree(spare, clinic)
        with pytest.MonkeyPatch.context() as patch:
            _cut_after(patch, cut)
            try:
                take_in(plan, clinic, "Mara", NOW)
                seen.add("done")
            except _PowerCutError:
                seen.add("cut")
        settle(clinic)
        now = contents(clinic)
        assert now == old or set(forms()) <= set(now), f"half a pack at step {cut}"
        assert not [p.name for p in clinic.iterdir() if p.name in (".forms-next", ".forms-before")]
        load_library(BUILT_IN, clinic / "forms")
    assert seen == {"done", "cut"}


class _PowerCutError(BaseException):
    """Nobody catches the end of the world."""


def _cut_after(patch, steps):
    left = [steps]

    def counted(real):
        def step(*arguments, **more):
            left[0] -= 1
            if left[0] < 0:
                raise _PowerCutError
            return real(*arguments, **more)

        return step

    patch.setattr(pack_folder.Path, "rename", counted(pack_folder.Path.rename))
    patch.setattr(pack_folder, "sync_folder", counted(pack_folder.sync_folder))
    patch.setattr(pack_folder, "_write", counted(pack_folder._write))
    patch.setattr(pack_folder.shutil, "rmtree", counted(pack_folder.shutil.rmtree))


@pytest.mark.parametrize("step", range(1, 16))
def test_a_disk_that_refuses_once_is_told_and_changes_nothing(clinic, monkeypatch, step):
    plan, before, left = plan_of(clinic), contents(clinic), [step]

    def failing(real):
        def act(*arguments):
            left[0] -= 1
            if left[0] == 0:
                raise OSError(28, "No space left on device")
            return real(*arguments)

        return act

    monkeypatch.setattr(pack_folder.Path, "rename", failing(pack_folder.Path.rename))
    monkeypatch.setattr(pack_folder, "sync_folder", failing(pack_folder.sync_folder))
    monkeypatch.setattr(pack_folder, "_write", failing(pack_folder._write))
    try:
        take_in(plan, clinic, "Mara", NOW)
    except StorageError:
        settle(clinic)
        now = contents(clinic)
        assert now == before or set(forms()) <= set(now)
    else:
        assert set(forms()) <= set(contents(clinic))


def test_word_differences_keep_both_texts():
    pieces = compared("one two three", "one 2 three four")
    assert " ".join(on_one_line(p) for p in pieces if p.change is not Change.ADDED) == "one two three"
    assert " ".join(on_one_line(p) for p in pieces if p.change is not Change.REMOVED) == "one 2 three four"
    long = "word " * 5_000
    assert [p.change for p in compared(long, long + "x")] == [Change.REMOVED, Change.ADDED]
    assert compared("", "new") == compared(" ", " new ")
    assert differences(b"a: 1\n", b"a: 1 # b\n", "x.yaml")[0].place.startswith("only comments")


def _mutated(chance: random.Random) -> bytes:
    """A pack as chance makes it: broken bytes, or broken files signed by a maker whom the clinic knows."""
    if chance.random() < 0.4:
        data = bytearray(packed())
        for _ in range(chance.randint(1, 4)):
            place = chance.randrange(len(data))
            data[place : place + chance.randint(0, 3)] = chance.randbytes(chance.randint(0, 3))
        return bytes(data)
    files = forms()
    name = chance.choice(list(files))
    data = bytearray(files[name])
    for _ in range(chance.choice((0, 0, 1, 2))):
        place = chance.randrange(len(data) + 1)
        data[place : place + chance.randint(0, 6)] = chance.choice(_SCRAPS)
    files[chance.choice([name, name, name, *_NAMES])] = bytes(data)
    return raw_zip([(n, d, {"method": chance.choice((0, 8))}) for n, d in entries_of(files, key=KEY)])


_SCRAPS = (
    b"", b" ", b"\n", b"&a ", b"*a", b"!!python/name:os.system ", b"{", b"[[[[", b"\xff", b"\0", b"<<: ", b"---\n",
    b"%TAG", b"\xe2\x80\xae", b"id: x\n", b"sections: []\n", b"approval: approved", b"1e999", b"'", b'"\\u202e"',
    b"| \n", b"?",
)  # fmt: skip
_NAMES = (
    "../evil.yaml", "sections/con.yaml", "sections/risk-cancer.yaml", "words/es.yaml", "second.yaml", "/evil.yaml",
    "rules/claims.yaml", "sources/source-article.txt", "sections/risk-example.yaml/x.yaml",
)  # fmt: skip


def test_fuzzed_packs_are_refused_in_words_or_taken_in_whole(clinic, tmp_path):
    """Over 1,000 with EXOCONSENT_SOAK set; each is refused in words or comes in whole, and nothing lands outside."""
    start, fates = contents(clinic), {"refused": 0, "whole": 0}
    outside = {name: data for name, data in tree(tmp_path).items() if not name.startswith("home/clinic/forms/")}
    for seed in range(1_500 if LONG else 100):
        data = _mutated(random.Random(seed))
        here = contents(clinic)
        try:
            plan = dry_run(read(data), clinic, BUILT_IN)
            take_in(plan, clinic, "Mara", NOW, replacing={clash.name for clash in plan.clashes})
        except ExoConsentError as fault:
            refused = str(fault)
        else:
            refused = ""
        if refused:
            assert contents(clinic) == here, seed
            fates["refused"] += 1
        else:
            now = contents(clinic)
            assert all(now[name] == written for name, written in plan.writes.items()), seed
            load_library(BUILT_IN, clinic / "forms")
            undo(clinic, BUILT_IN)
            assert {n: d for n, d in contents(clinic).items() if n != "pack-log.json"} == start, seed
            fates["whole"] += 1
        still = {name: data for name, data in tree(tmp_path).items() if not name.startswith("home/clinic/forms/")}
        assert still == outside, seed
    assert min(fates.values()) > 5


def test_an_undone_pack_may_be_taken_in_again(clinic):
    took(clinic)
    undo(clinic, BUILT_IN)
    took(clinic)
    assert replace(last_taken(clinic), files=()).undone is False
