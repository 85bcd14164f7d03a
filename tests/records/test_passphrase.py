"""Passphrases: what is offered will do, what everybody uses will not, and equal looks are equal keys."""

import gzip
import random
import re
import secrets
import time
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from exoconsent.records.passphrase import BLOCKED, LENGTH, LONGEST, WORDS, offered, prepared, refused

LISTED = WORDS.read_text(encoding="utf-8").split()
USED = gzip.decompress(BLOCKED.read_bytes()).decode().split()


def test_word_list_is_plain_and_long_enough() -> None:
    assert len(LISTED) >= 4096
    assert len(set(LISTED)) == len(LISTED)
    assert sorted(LISTED) == LISTED
    assert all(re.fullmatch(r"[a-z]{4,8}", word) for word in LISTED)
    assert not set(LISTED) & set(USED)


def test_blocklist_is_folded_and_holds_what_leads_every_such_list() -> None:
    assert len(USED) >= 3000
    assert {"password", "123456", "qwerty", "letmein", "correcthorsebatterystaple", "exosome", "contrasena"} <= set(
        USED
    )
    assert all(word == word.casefold() and word.isalnum() and len(word) >= 4 for word in USED)


@given(st.integers(0, 2**64))
def test_offered_will_do(seed: int) -> None:
    text = offered(random.Random(seed).randrange)
    words = text.split(" ")
    assert len(set(words)) == 4
    assert set(words) <= set(LISTED)
    assert refused(text) == ()


def test_offered_takes_what_the_caller_draws_and_every_word_can_come() -> None:
    assert offered(lambda below: below - 1).split() == LISTED[:-5:-1]
    assert offered(lambda _below: 0).split() == LISTED[:4]
    assert offered(secrets.randbelow) != offered(secrets.randbelow)


@given(st.text(max_size=40))
def test_equal_after_nfkc_is_equal(text: str) -> None:
    forms = [unicodedata.normalize(form, text) for form in ("NFC", "NFD", "NFKC", "NFKD")]
    assert len({prepared(form) for form in [text, *forms]}) == 1
    assert len({refused(form) for form in [text, *forms]}) == 1


@given(st.text(max_size=40))
def test_outer_and_double_gaps_do_not_count(text: str) -> None:
    assert prepared(f"\t {text}\u00a0\n") == prepared(text)
    assert prepared(text.replace(" ", "   ")) == prepared(text)


def test_known_pairs() -> None:
    assert prepared("ﬁrst ｌａｍｐ é") == prepared("first lamp e\u0301") == b"first lamp \xc3\xa9"
    assert prepared("Lamp") != prepared("lamp")
    assert prepared("two words") != prepared("twowords")


@pytest.mark.parametrize(
    "text",
    [
        "password123password",
        "PasswordPassword!",
        "p@ssw0rd p@ssw0rd 1",
        "passwordpasswordpasswordpassword",
        "aaaaaaaaaaaaaaaaaaa",
        "123456789012345678",
        "98765432109876543210",
        "abcdefghijklmnopqrstuvwxyz",
        "abcabcabcabcabcabc",
        "qwertyuiop asdfghjkl",
        "1qaz2wsx3edc4rfv",
        "Correct Horse Battery Staple",
        "correct-horse-battery-staple-2026",
        "To be, or not to be: that is the question",
        "dragon monkey shadow master",
        "exoconsent clinic 2026",
        "administrator-2025!!",
        "Contraseña contraseña",
        "may the force be with you",
        "!!!!!????....####",
        "密码密码密码密码密码密码密码密码",
        "Maria Gomez 1234567",
        "María Gómez María",
        "glow clinic glow clinic",
    ],
)
def test_what_others_would_try(text: str) -> None:
    (sentence,) = refused(text, names=("María Gómez", "Glow Clinic", ""))
    assert "others would try it" in sentence


@pytest.mark.parametrize(
    "text",
    [
        "my dog eats green socks",
        "tape river lamp orchid",
        "я люблю зелёные носки",
        "病院の鍵を守るための長い文章です",
        "xK9#mQ2$vL7!pW4",
        "glow clinic opens at nine and I am late",
    ],
)
def test_what_will_do(text: str) -> None:
    assert refused(text, names=("María Gómez", "Glow Clinic")) == ()


@given(st.text(max_size=LENGTH - 1))
@example("ﷺ")  # one character that is eighteen once it is written out
def test_short_is_refused_with_its_length(text: str) -> None:
    length = len(prepared(text).decode())
    sentence = f"A passphrase needs 15 characters or more, such as four words. This one has {length}."
    assert (refused(text) == (sentence,)) == (length < LENGTH)


def test_bounds_and_odd_characters() -> None:
    assert refused("tape river lamp"[:14])
    assert refused("tape river lamp") == ()
    assert refused("tape " * 101) == (f"A passphrase has {LONGEST} characters at most.",)
    assert "cannot be typed" in refused("tape river lamp \x00 orchid")[0]
    assert "cannot be typed" in refused("tape river lamp \ud800 orchid")[0]
    assert prepared("\ud800")  # odd, but never an exception


@given(st.text(min_size=LENGTH, max_size=60))
def test_any_text_is_judged(text: str) -> None:
    assert all(sentence.endswith(".") for sentence in refused(text))


@pytest.mark.parametrize("text", ["a" * LONGEST, "password " * 55, "ab" * 250])
def test_the_longest_is_judged_at_once(text: str) -> None:
    refused("warm the lists up")
    start = time.perf_counter()
    refused(text)
    assert time.perf_counter() - start < 1
