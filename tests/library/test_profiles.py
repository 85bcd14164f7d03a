"""A clinic's profile as a file: what is written reads back as the same profile, or is refused."""

from types import MappingProxyType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exoconsent.consent.blanks import BLANKS
from exoconsent.consent.cleantext import clean_text
from exoconsent.consent.draft import ClinicProfile
from exoconsent.errors import BadInputError
from exoconsent.library.profiles import read_profile, write_profile
from exoconsent.paths import RESOURCES

CLEAN = st.text(max_size=40).map(lambda t: clean_text(t)[0]).filter(lambda t: bool(t) and not clean_text(t)[1])
TRICKY = st.sampled_from(
    ["true", "null", "012", "- x", "a: b", "# x", "{x}", "&a", "*a", "!t", "%", '"', "\\", "'", "\\u0041", "مركز", "🏥"]
)
TEXTS = CLEAN | TRICKY
PROFILES = st.builds(
    lambda name, lines, answers, apart, days: ClinicProfile(
        name=name,
        lines=tuple(lines),
        answers=MappingProxyType(answers),
        not_applicable=MappingProxyType(apart),
        validity_days=days,
    ),
    TEXTS,
    st.lists(TEXTS, max_size=4),
    st.dictionaries(st.sampled_from(sorted(BLANKS)), TEXTS, max_size=6),
    st.dictionaries(st.sampled_from(["WIT-01", "ESG-03"]), TEXTS),
    st.integers(1, 366),
)


@settings(deadline=None)
@given(PROFILES)
def test_what_is_written_reads_back_the_same(profile: ClinicProfile) -> None:
    data = write_profile(profile)
    assert read_profile(data, "clinic.yaml") == profile
    assert write_profile(read_profile(data, "clinic.yaml")) == data


def test_the_demo_clinic_survives_a_round_trip() -> None:
    profile = read_profile((RESOURCES / "demo" / "clinic.yaml").read_bytes(), "clinic.yaml")
    assert read_profile(write_profile(profile), "clinic.yaml") == profile


@settings(deadline=None)
@given(st.text(max_size=20), st.lists(st.text(max_size=20), max_size=2))
def test_anything_else_is_refused_and_never_changed(name: str, lines: list[str]) -> None:
    profile = ClinicProfile(name=name, lines=tuple(lines))
    try:
        data = write_profile(profile)
    except BadInputError:
        return
    assert read_profile(data, "clinic.yaml") == profile


@pytest.mark.parametrize("name", ["", " x", "a\nb", "a\u202eb", "e\u0301"])
def test_what_cannot_stand_in_the_file_is_refused(name: str) -> None:
    with pytest.raises(BadInputError):
        write_profile(ClinicProfile(name=name))
