"""Editions that somebody changed after publishing: their form is withheld by name, and there are two ways out."""

import pytest

from exoconsent.errors import BadInputError
from exoconsent.library.editions import next_number
from exoconsent.library.editions_in_use import edition_lines, in_use, put_aside
from tests.library.test_editions import FORM, NOW, SHIPPED, published


def test_a_form_whose_newest_edition_was_changed_is_withheld_and_no_other(tmp_path):
    published(tmp_path)
    published(tmp_path, number="2", at=NOW.replace(day=24))
    forms = SHIPPED.forms
    root = tmp_path / "editions" / "withdrawal"
    spoil(root / "1")
    assert in_use(tmp_path, forms).forms["withdrawal"].edition.number == "2", "an old one is no longer printed"
    assert [line.number for line in edition_lines(tmp_path, "withdrawal") if line.wrong] == ["1"]
    spoil(root / "2")
    used = in_use(tmp_path, forms)
    assert set(used.forms) == {"exosome-treatment"}
    assert (used.withheld["withdrawal"].number, "not the file" in used.withheld["withdrawal"].why) == ("2", True)
    published(tmp_path, number="3", at=NOW.replace(day=25))
    assert in_use(tmp_path, forms).forms["withdrawal"].edition.number == "3", "a newer sound edition is a way out"


def test_an_edition_whose_day_cannot_be_read_may_be_the_newest(tmp_path):
    published(tmp_path)
    published(tmp_path, number="2", at=NOW.replace(day=24))
    (tmp_path / "editions" / "withdrawal" / "1" / "manifest.json").unlink()
    assert set(in_use(tmp_path, SHIPPED.forms).withheld) == {"withdrawal"}


def test_what_was_changed_is_put_aside_and_its_number_stays_taken(tmp_path):
    published(tmp_path)
    published(tmp_path, number="2", at=NOW.replace(day=24))
    with pytest.raises(BadInputError, match="stays where it is"):
        put_aside(tmp_path, "withdrawal", "2")
    with pytest.raises(BadInputError, match="no edition"):
        put_aside(tmp_path, "withdrawal", "../../x")
    spoil(tmp_path / "editions" / "withdrawal" / "2")
    there = put_aside(tmp_path, "withdrawal", "2")
    assert (there / "manifest.json").is_file()
    assert in_use(tmp_path, SHIPPED.forms).forms["withdrawal"].edition.number == "1"
    assert next_number(tmp_path, FORM) == "3"
    with pytest.raises(BadInputError, match="published already"):
        published(tmp_path, number="2")


def spoil(place):
    path = place / "sections" / "withdrawal-effects.yaml"
    path.write_bytes(path.read_bytes() + b"# changed\n")
