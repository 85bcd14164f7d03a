"""The page's code: every module as segno would set it."""

import segno
from hypothesis import given, settings
from hypothesis import strategies as st

from exoconsent.pdf.codes import qr_picture
from exoconsent.pdf.symbols import symbol


def dark(operators: str, side: int) -> set[tuple[int, int]]:
    """The modules that the operators fill."""
    words = operators.replace(" rg", " rg ").split()
    found = set()
    for index, word in enumerate(words):
        if word == "re":
            x, y, width, _ = map(int, words[index - 4 : index])
            found |= {(x + step, y) for step in range(width)}
    assert all(0 <= x < side and 0 <= y < side for x, y in found)
    return found


@given(st.text(alphabet=st.characters(codec="utf-8"), min_size=1, max_size=220))
@settings(max_examples=80, deadline=None)
def test_every_module_is_as_segno_sets_it(text: str) -> None:
    data = text.encode()
    code = segno.make(data, error="m", mode="byte", micro=False, mask=2, boost_error=False)
    wanted = {(x, y) for y, row in enumerate(code.matrix) for x, module in enumerate(row) if module}
    assert dark(qr_picture(text, 48.0).operators, len(code.matrix)) == wanted


def test_symbols_of_one_length_share_what_they_can() -> None:
    assert symbol(60) is symbol(60)
    assert symbol(60).rows(b"a" * 60) != symbol(60).rows(b"b" * 60)
