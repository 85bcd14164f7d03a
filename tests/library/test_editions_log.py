"""Editions judged by what a log says of them: nothing is in use that the log does not vouch for, digest and all."""

import dataclasses
import hashlib
import shutil
from datetime import timedelta
from pathlib import Path
from types import MappingProxyType

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from exoconsent.errors import TamperedError
from exoconsent.library.editions import next_number, read_edition
from exoconsent.library.editions_in_use import edition_lines, in_use, put_aside
from exoconsent.library.editions_log import EditionsLog, Logged
from exoconsent.library.editions_manifest import FILE, read_manifest
from exoconsent.library.load import Fault
from tests.library.test_editions import FORM, NOW, SHIPPED, published

ID = FORM.id


def logged(one, **more):
    return Logged(**{"number": one.number, "digest": one.sha256, "at": one.at, **more})


def log_of(*entries):
    return EditionsLog(forms=MappingProxyType({ID: MappingProxyType({one.number: one for one in entries})}))


def forge(place: Path, **told) -> None:
    """A section and its hash in the manifest, rewritten together."""
    section = next(iter(sorted((place / "sections").iterdir())))
    section.write_bytes(section.read_bytes() + b"# kindly\n")
    one = read_manifest((place / FILE).read_bytes(), "")
    files = {**one.files, f"sections/{section.name}": hashlib.sha256(section.read_bytes()).hexdigest()}
    (place / FILE).write_bytes(dataclasses.replace(one, files=files, **told).data)


@pytest.fixture(scope="module")
def three(tmp_path_factory):
    folder = tmp_path_factory.mktemp("three")
    made = [published(folder, number=str(n), at=NOW + timedelta(days=n)) for n in (1, 2, 3)]
    return folder, made


def test_a_forged_edition_is_found_by_the_log_alone(tmp_path):
    one = published(tmp_path)
    forge(tmp_path / "editions" / ID / "1")
    assert in_use(tmp_path, SHIPPED.forms).forms[ID].edition.number == "1", "by its manifest it is sound"
    held = in_use(tmp_path, SHIPPED.forms, log_of(logged(one))).withheld[ID]
    assert (held.fault, held.number, "another seal" in held.why) == (Fault.CHANGED, "1", True)
    with pytest.raises(TamperedError, match="another seal"):
        log_of(logged(one)).check(read_edition(tmp_path, ID, "1").published)


def test_a_manifest_written_otherwise_but_saying_the_same_is_no_alarm(tmp_path):
    one = published(tmp_path)
    path = tmp_path / "editions" / ID / "1" / FILE
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert in_use(tmp_path, SHIPPED.forms, log_of(logged(one))).forms[ID].edition.number == "1"


def test_one_from_before_the_log_kept_digests_is_used(tmp_path):
    published(tmp_path)
    assert in_use(tmp_path, SHIPPED.forms, log_of(Logged(number="1"))).forms[ID].edition.number == "1"


def test_nobody_vouches_while_the_log_is_not_read(tmp_path):
    published(tmp_path)
    used = in_use(tmp_path, SHIPPED.forms, EditionsLog(unread="log in first"))
    assert (used.withheld[ID].fault, used.withheld[ID].why) == (Fault.UNREAD, "log in first")
    assert set(used.forms) == {"exosome-treatment"}


def test_a_form_whose_editions_were_all_put_aside_is_a_draft_again(tmp_path):
    one = published(tmp_path)
    forge(tmp_path / "editions" / ID / "1")
    log = log_of(logged(one))
    assert put_aside(tmp_path, ID, "1", log).is_dir()
    used = in_use(tmp_path, SHIPPED.forms, log_of(logged(one, aside=True)))
    assert used.forms[ID] == FORM
    assert next_number(tmp_path, FORM) == "2"
    assert next_number(tmp_path, FORM, ("5",)) == "6"


def readable(place: Path) -> bool:
    return (place / FILE).is_file() and (place / FILE).stat().st_size > 2


DEEDS = st.lists(
    st.tuples(
        st.sampled_from(["forge", "forge day", "remove", "aside", "forget", "swap", "spoil"]),
        st.sampled_from(["1", "2", "3"]),
    ),
    max_size=4,
)


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(deeds=DEEDS)
def test_whatever_is_done_to_the_files_only_what_was_published_last_is_used(three, tmp_path_factory, deeds):
    """Either the very edition that the log has as its last, or none; never another one, and never without a word."""
    whole, made = three
    folder = tmp_path_factory.mktemp("hostile")
    shutil.copytree(whole / "editions", folder / "editions")
    entries = {one.number: logged(one) for one in made}
    for deed, number in deeds:
        place = folder / "editions" / ID / number
        match deed:
            case "forge" if readable(place):
                forge(place)
            case "forge day" if readable(place):
                forge(place, at="2099-01-01T00:00:00+00:00")
            case "remove":
                shutil.rmtree(place, ignore_errors=True)
            case "aside":
                entries[number] = dataclasses.replace(entries[number], aside=True)
                shutil.rmtree(place, ignore_errors=True)
            case "forget":
                entries.pop(number, None)
                entries.setdefault(number, Logged(number=number, digest="0" * 64, at=NOW.isoformat(), aside=True))
            case "swap" if place.is_dir() and (place.parent / "1" / FILE).is_file():
                (place / FILE).write_bytes((place.parent / "1" / FILE).read_bytes())
            case "spoil" if place.is_dir():
                (place / FILE).write_bytes(b"{}")
    log = log_of(*entries.values())
    used = in_use(folder, SHIPPED.forms, log)
    newest = max((one for one in entries.values() if not one.aside), key=lambda one: one.at, default=None)
    if ID in used.withheld:
        assert any(line.wrong for line in edition_lines(folder, ID, log))
    elif newest is None:
        assert used.forms[ID] == FORM
    else:
        assert used.forms[ID].edition.number == newest.number
        assert read_edition(folder, ID, newest.number).published.sha256 == newest.digest
    shutil.rmtree(folder)
