"""The letterhead of a clinic: who may change it, what is kept, what a damaged picture does."""

from dataclasses import replace

import pytest

from exoconsent.clinic import Clinic
from exoconsent.clinic.letterhead import LOGO, keep_letterhead, read_picture
from exoconsent.errors import BadInputError, NotAllowedError, StorageError
from exoconsent.records.slots import Role
from tests.clinic.stage import Clock, log_in, staffed
from tests.pdf.pictures import picture


@pytest.fixture
def logo(tmp_path):
    path = tmp_path / "from-the-stick.jpg"
    path.write_bytes(picture(kind="JPEG"))
    return read_picture(path)


def test_it_is_kept_and_there_again_at_the_next_start(tmp_path, clock, logo) -> None:
    staffed(tmp_path / "ours").close()
    clinic = log_in(tmp_path / "ours", Role.PRACTITIONER, clock)[0]
    wanted = replace(clinic.profile, name="Valley Clinic", lines=("Main Street 1", "Phone 1234"), logo=logo)
    now = keep_letterhead(clinic, wanted, clock)
    assert now.profile == wanted
    event = clinic.archive(clock).vault.audit.latest(1)[0]
    assert (event.act, event.about, event.detail) == ("setting", "letterhead", "words, logo")
    clinic.close()
    again = log_in(tmp_path / "ours", Role.FRONT_DESK, clock)[0]
    assert again.profile == wanted
    assert again.profile.logo.rgb == logo.rgb
    with pytest.raises(NotAllowedError):
        keep_letterhead(again, replace(wanted, logo=None), clock)
    assert (again.folder / LOGO).is_file()
    again.close()
    third = log_in(tmp_path / "ours", Role.MANAGER, clock)[0]
    keep_letterhead(third, replace(wanted, logo=None), clock)
    assert not (third.folder / LOGO).exists()
    third.close()


def test_a_damaged_logo_keeps_nobody_from_work(tmp_path, clock, logo) -> None:
    demo = Clinic.demo(tmp_path)
    words = demo.profile
    keep_letterhead(demo, replace(words, name="Another", logo=logo), clock)
    demo.close()
    again = Clinic.demo(tmp_path)
    assert again.profile == replace(words, logo=logo)  # the demo's words are invented and stay
    (again.folder / LOGO).write_bytes(b"\x89PNG\r\n\x1a\nrubbish")
    assert Clinic.demo(tmp_path).profile == words


def test_a_disk_that_refuses_leaves_all_as_it_was(tmp_path, clock, logo, monkeypatch) -> None:
    demo = Clinic.demo(tmp_path)
    monkeypatch.setattr("exoconsent.clinic.letterhead.write_safely", _refuse)
    with pytest.raises(StorageError):
        keep_letterhead(demo, replace(demo.profile, logo=logo), Clock())
    assert not (demo.folder / LOGO).exists()
    assert demo.archive(clock).vault.audit.latest(1)[0].about != "letterhead"  # the log says nothing either
    demo.close()


def _refuse(_path, _data) -> None:
    raise StorageError("the stick is full")


def test_a_folder_is_no_picture(tmp_path) -> None:
    with pytest.raises(BadInputError, match="no file"):
        read_picture(tmp_path)
