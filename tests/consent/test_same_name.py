"""One name in two spellings, and initials that are not those of the name."""

import pytest

from exoconsent.consent.same_name import initials_fit, same_name


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Samplo Baldwick (fictitious)", "samplo  BALDWICK", True),
        ("Baldwick, Samplo", "Samplo Baldwick", True),
        ("José Núñez-Åsberg", "jose nunez asberg", True),
        ("Łukasz O’Brien", "Lukasz OBrien", True),
        ("Mickey Mouse", "Samplo Baldwick", False),
        ("Samplo A. Baldwick", "Samplo Baldwick", False),
        ("Samplo", "Samplo Baldwick", False),
        ("王小明", "王小明", True),
        ("王小明", "王大明", False),
        ("रामी", "रामा", False),
    ],
)
def test_case_accents_and_order_do_not_make_another_name(one: str, other: str, same: bool) -> None:
    assert same_name(one, other) is same
    assert same_name(other, one) is same


@pytest.mark.parametrize(
    ("initials", "name", "fit"),
    [
        ("SB", "Samplo Baldwick (fictitious)", True),
        ("s.b.", "Samplo Baldwick", True),
        ("BS", "Samplo Baldwick", True),
        ("ØÉ", "Østen Élan", True),
        ("ZQ", "Samplo Baldwick", False),
        ("SF", "Samplo Baldwick (fictitious)", False),
        ("ZQ", "", True),
    ],
)
def test_initials_are_first_letters(initials: str, name: str, fit: bool) -> None:
    assert initials_fit(initials, name) is fit
