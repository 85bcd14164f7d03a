"""Packs between two clinics with accounts: who may, what the log tells, and the same by the command line."""

import pytest

from exoconsent.cli import main
from exoconsent.clinic import Clinic
from exoconsent.clinic.packs import PACK_KEY, Choice, Packs
from exoconsent.errors import BadInputError, NotAllowedError
from exoconsent.library.pack_plan import Way
from exoconsent.records.slots import Role
from exoconsent.settings import PASSPHRASE_VARIABLE
from tests.clinic.stage import FORM, MANAGER, PASSPHRASE, Clock, log_in, staffed
from tests.library.packing import form, section


def own_forms(folder):
    sections = folder / "forms" / "sections"
    sections.mkdir(parents=True)
    (sections / "risk-example.yaml").write_bytes(section())
    (folder / "forms" / "our-form.yaml").write_bytes(form(sections=("risk-example", "risk-cancer")))


@pytest.fixture
def two(tmp_path, clock):
    """A clinic that makes packs and one that takes them, each opened by a practitioner."""
    for name in ("maker", "taker"):
        staffed(tmp_path / name).close()
    own_forms(tmp_path / "maker")
    opened = [log_in(tmp_path / name, Role.PRACTITIONER, clock)[0] for name in ("maker", "taker")]
    yield [Packs(clinic, clock) for clinic in opened]
    for clinic in opened:
        clinic.close()


def test_from_one_clinic_to_another_and_back_out(two):
    maker, taker = two
    data = maker.make(Choice(forms=("our-form",)), "Our form")
    pack = taker.read(data, "x.exopack")
    assert set(pack.files) >= {"our-form.yaml", "sections/risk-example.yaml", "sections/risk-cancer.yaml"}
    assert any(name.startswith("sources/") for name in pack.files)
    assert pack.signer.fingerprint == maker.fingerprint()
    assert pack.signer.by == "Petra Practice"
    plan = taker.look(pack)
    assert [c.name for c in plan.those(Way.NEW)] == ["our-form.yaml", "sections/risk-example.yaml"]
    assert taker.known(pack.signer) == ""
    with pytest.raises(BadInputError, match="nobody here knows"):
        taker.take(plan)
    with pytest.raises(BadInputError, match="not the fingerprint"):
        taker.know(pack.signer, taker.fingerprint())
    taker.know(pack.signer, maker.fingerprint().upper())
    assert "compared by Petra Practice" in taker.known(pack.signer)
    taker.take(plan)
    again = log_in(taker.clinic.folder, Role.PRACTITIONER, Clock())[0]
    assert "our-form" in again.library.forms
    again.close()
    taker.undo()
    assert not (taker.clinic.folder / "forms" / "our-form.yaml").exists()
    told = [e.detail for e in taker.clinic.archive(taker.clock).vault.audit.latest(10) if e.act == "pack"]
    assert [text.partition(":")[0] for text in told] == ["undone", "taken in"]


def test_a_refused_pack_is_not_told_as_taken_in(two):
    maker, taker = two
    plan = taker.look(taker.read(maker.make(Choice(), "All of ours"), "x.exopack"))
    with pytest.raises(BadInputError):
        taker.take(plan)
    assert not [e for e in taker.clinic.archive(taker.clock).vault.audit.latest(10) if e.act == "pack"]


def test_own_packs_need_no_comparing_and_the_key_stays(two):
    maker, _taker = two
    data = maker.make(Choice(), "All of ours")
    (maker.clinic.folder / "forms" / "our-form.yaml").unlink()
    maker.take(maker.look(maker.read(data, "x.exopack")))
    assert maker.make(Choice(), "All of ours") != data  # another moment
    vault = maker.clinic.archive(maker.clock).vault
    assert len(vault.secret(PACK_KEY)) == 32
    assert not [p for p in maker.clinic.folder.rglob("*") if p.is_file() and vault.secret(PACK_KEY) in p.read_bytes()]


def test_the_front_desk_may_look_only(two, tmp_path, clock):
    maker, _taker = two
    data = maker.make(Choice(), "All of ours")
    clinic = log_in(tmp_path / "taker", Role.FRONT_DESK, clock)[0]
    desk = Packs(clinic, clock)
    plan = desk.look(desk.read(data, "x.exopack"))
    acts = (
        lambda: desk.make(Choice(), "x"), lambda: desk.take(plan), desk.undo, desk.fingerprint,
        lambda: desk.know(plan.pack.signer, plan.pack.signer.fingerprint),
    )  # fmt: skip
    for act in acts:
        with pytest.raises(NotAllowedError, match="change forms"):
            act()
    clinic.close()


def test_unknown_names_are_told_with_a_suggestion(two):
    for choice in (
        Choice(sections=("risk-cancr",)),
        Choice(words=("xx",)),
        Choice(laws=("us-xx",)),
        Choice(forms=("f",)),
    ):
        with pytest.raises(BadInputError, match="there is no"):
            two[0].make(choice, "x")
    assert two[0].make(Choice(words=("es",), laws=("us-ca",), forms=(FORM,)), "x")


def test_the_demo_clinic_has_forms_of_its_own_and_takes_packs_in(tmp_path, two):
    demo = Clinic.demo(tmp_path / "home")
    packs, data = Packs(demo, Clock()), two[0].make(Choice(), "All of ours")
    pack = packs.read(data, "x.exopack")
    plan = packs.look(pack)
    assert not packs.is_own(pack.signer)
    packs.know(pack.signer, two[0].fingerprint())
    packs.take(plan)
    demo.close()
    again = Clinic.demo(tmp_path / "home")
    assert "our-form" in again.library.forms
    assert Packs(again, Clock()).last().title == "All of ours"
    assert Packs(again, Clock()).undo().undone
    again.close()
    assert "our-form" not in Clinic.demo(tmp_path / "home").library.forms


def test_offers_and_packs_leave_drafts_with_faults_out(two):
    maker, taker = two
    forms = maker.clinic.folder / "forms"
    (forms / "unfinished" / "sections").mkdir(parents=True)
    (forms / "unfinished" / "sections" / "risk-example.yaml").write_bytes(b"schema: exoconsent-section/1\n")
    (forms / "our-form.yaml.old").write_bytes(b"old")
    own = {(offer.kind, offer.id, offer.unfinished) for offer in maker.offers() if offer.own}
    assert own == {("form", "our-form", True), ("section", "risk-example", True)}
    pack = taker.read(maker.make(Choice(), "All of ours"), "x.exopack")
    assert set(pack.files) == {"our-form.yaml", "sections/risk-example.yaml"}
    assert maker.is_own(pack.signer)
    # a form drafted since the clinic was opened goes along with its new section
    (forms / "sections" / "risk-new.yaml").write_bytes(section("risk-new", "New risk"))
    (forms / "our-form.yaml").write_bytes(form(sections=("risk-example", "risk-new")))
    pack = taker.read(maker.make(Choice(forms=("our-form",)), "One form"), "x.exopack")
    assert "sections/risk-new.yaml" in pack.files


def test_a_draft_with_a_fault_that_hides_what_comes_is_told(two):
    maker, taker = two
    data = maker.make(Choice(), "All of ours")
    aside = taker.clinic.folder / "forms" / "unfinished" / "sections"
    aside.mkdir(parents=True)
    plan = taker.look(taker.read(data, "x.exopack"))
    assert not plan.remarks
    (aside / "risk-example.yaml").write_bytes(b"schema: exoconsent-section/1\n")
    again = taker.look(taker.read(data, "x.exopack"))
    assert any("sections/risk-example.yaml has a draft here" in remark for remark in again.remarks)
    assert again.state == plan.state  # typing on in it does not make the dry run worthless


def test_an_exchange_that_was_cut_off_is_finished_when_the_clinic_opens(two, tmp_path):
    folder = two[0].clinic.folder
    (folder / "forms").rename(folder / ".forms-next")
    assert "our-form" in Clinic.unopened(folder).library.forms
    assert (folder / "forms" / "our-form.yaml").is_file()


def test_by_the_command_line(tmp_path, two, monkeypatch, capsys):
    for packs in two:
        packs.clinic.close()
    monkeypatch.setenv(PASSPHRASE_VARIABLE, PASSPHRASE)
    file, who = tmp_path / "ours.exopack", ["--user", MANAGER]

    def run(clinic, *words):
        code = main(["pack", *map(str, words), "--clinic", str(tmp_path / clinic), *who])
        return code, capsys.readouterr()

    assert run("maker", "make", "--title", "Ours", "--out", file)[0] == 0
    code, told = run("maker", "fingerprint")
    fingerprint = told.out.strip()
    code, told = run("taker", "look", file)
    assert code == 0
    assert "NOT KNOWN here" in told.out
    assert fingerprint in told.out
    assert "new: our-form.yaml" in told.out
    assert run("taker", "take", file)[0] == 1
    assert run("taker", "take", file, "--compared", fingerprint[:-4] + "zzzz")[0] == 1
    code, told = run("taker", "take", file, "--compared", fingerprint, "--replace", "sections/x.yaml")
    assert (code, "clashes with nothing" in told.err) == (1, True)
    assert run("taker", "take", file, "--compared", fingerprint)[0] == 0
    assert (tmp_path / "taker" / "forms" / "our-form.yaml").is_file()
    assert '"known": "known here since' in run("taker", "look", file, "--json")[1].out
    assert run("taker", "undo")[0] == 0
    assert run("taker", "undo")[0] == 1
    file.write_bytes(file.read_bytes()[:-1])
    code, told = run("taker", "look", file)
    assert (code, "ours.exopack: the pack is damaged" in told.err) == (1, True)
