"""Ink, letters and the whole signature box as PDF operators."""

import math
import re
import string
from datetime import datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exoconsent.consent.signature import Method, Point, Strokes
from exoconsent.errors import BadInputError, NotReadyError
from exoconsent.signing.appearance import draw_signature, printed_time
from exoconsent.signing.ink import Area, check_ink, draw_ink
from exoconsent.signing.lettering import can_letter, letter

AREA = Area(x=10, y=20, width=150, height=30)


def line(*points, width=90.0, height=30.0):
    return Strokes(width=width, height=height, strokes=(tuple(Point(x=x, y=y) for x, y in points),))


def places(operators):
    """Every on-curve point of the drawing."""
    found = []
    for path in re.findall(r"([\d.\- ]+) m((?:[\d.\- ]+ [cl])*)", operators.replace("\n", " ")):
        found.append([float(n) for n in path[0].split()[-2:]])
        found += [[float(n) for n in piece.split()[-3:-1]] for piece in re.findall(r"[\d.\- ]+ [cl]", path[1])]
    return found


def test_ink_is_upright_in_scale_and_centred():
    drawn = places(draw_ink(line((0, 0), (20, 0), (20, 10)), AREA))
    (x0, y0), (x1, y1), (_, y2) = drawn
    assert y0 == y1 > y2  # the pad's y runs down, the page's up
    assert (x1 - x0) / (y1 - y2) == pytest.approx(2, abs=0.01)  # 20 mm by 10 mm
    assert (x0 + x1) / 2 == pytest.approx(AREA.x + AREA.width / 2, abs=0.01)


def test_ink_is_never_drawn_larger_than_life():
    drawn = places(draw_ink(line((0, 0), (5, 0)), AREA))
    assert drawn[1][0] - drawn[0][0] == pytest.approx(5 * 72 / 25.4, abs=0.01)


finite = st.floats(-500, 500, allow_nan=False)


@given(st.lists(st.lists(st.tuples(finite, finite), min_size=1, max_size=8), min_size=1, max_size=4))
def test_ink_stays_in_its_area(strokes):
    pad = Strokes(width=90, height=30, strokes=tuple(tuple(Point(x=x, y=y) for x, y in s) for s in strokes))
    for x, y in places(draw_ink(pad, AREA)):
        assert AREA.x - 0.02 <= x <= AREA.x + AREA.width + 0.02
        assert AREA.y - 0.02 <= y <= AREA.y + AREA.height + 0.02


def test_pressure_makes_the_line_wider():
    def widths(pressure):
        stroke = tuple(Point(x=float(i), y=0, pressure=pressure) for i in range(10))
        return [
            float(w)
            for w in re.findall(
                r"([\d.]+) w [\d.]+ [\d.]+ m", draw_ink(Strokes(width=9, height=9, strokes=(stroke,)), AREA)
            )
        ]

    assert min(widths(0.9)) > max(widths(0.1))


def test_curves_pass_through_every_sample():
    samples = [(i, 5 * math.sin(i)) for i in range(0, 30, 2)]
    assert len(places(draw_ink(line(*samples), AREA))) == len(samples)


@pytest.mark.parametrize("method", [Method.DRAWN, Method.MARK])
def test_a_dot_is_neither_signature_nor_mark(method):
    with pytest.raises(NotReadyError, match="at least"):
        check_ink(line((1, 1), (1.5, 1)), method)
    with pytest.raises(NotReadyError):
        check_ink(Strokes(width=9, height=9, strokes=()), method)


def test_a_cross_is_a_mark_but_no_signature():
    cross = Strokes(width=9, height=9, strokes=(line((0, 0), (3, 3)).strokes[0], line((3, 0), (0, 3)).strokes[0]))
    check_ink(cross, Method.MARK)
    with pytest.raises(NotReadyError, match="20 mm"):
        check_ink(cross, Method.DRAWN)


def test_strokes_must_fit_the_method():
    check_ink(None, Method.TYPED)
    with pytest.raises(BadInputError, match="needs its strokes"):
        check_ink(None, Method.DRAWN)
    with pytest.raises(BadInputError, match="no strokes"):
        check_ink(line((0, 0), (50, 0)), Method.TYPED)
    with pytest.raises(BadInputError, match="nowhere"):
        check_ink(line((0, 0), (math.inf, 0)), Method.DRAWN)


def test_the_alphabet_has_every_latin_letter_and_digit_each_with_its_own_shape():
    known = string.ascii_letters + string.digits + "ßÆæØøŒœŁłĐđÞþ.,:;-+/'\"()!?&"
    assert can_letter(known)
    shapes = {letter(c).lines for c in known}
    assert len(shapes) == len(known)
    assert all(letter(c).lines for c in known)


@pytest.mark.parametrize(
    "name", ["Ásgeir Þórsson", "Åse Ødegård", "Çelik Şahin", "Łucja Żółć", "Nguyễn"[:4], "O’Neill", "D'Arcy-Smith"]
)
def test_european_names_can_be_lettered(name):
    assert can_letter(name)
    assert letter(name).lines


@pytest.mark.parametrize("name", ["山田", "أحمد", "Ирина", "दीपा", "Ana 🌸", "a\u200bb", "a\nb"])
def test_other_letters_are_not_pretended(name):
    assert not can_letter(name)


def test_an_accent_changes_the_letter_and_takes_the_dot_of_an_i():
    assert letter("é").lines != letter("e").lines
    assert len(letter("í").lines) == 2


@given(st.text(alphabet=string.ascii_letters + " äöüéñ-", max_size=30))
def test_a_longer_line_is_never_narrower(words):
    assert letter(words + "a").width > letter(words).width


def test_the_box_holds_only_paths_in_rgb(attest):
    drawn = draw_signature(attest(), 200, 52).decode()
    assert set(re.findall(r"[A-Za-z]+", drawn)) <= {"q", "Q", "J", "j", "RG", "w", "m", "l", "c", "S"}


def test_name_time_and_method_are_drawn_in_the_box(attest):
    plain = draw_signature(attest(), 200, 52)
    assert plain != draw_signature(attest(name="Maria Exemplb"), 200, 52)
    assert plain != draw_signature(attest(time=attest().time + timedelta(minutes=1)), 200, 52)
    assert plain != draw_signature(attest(method=Method.MARK), 200, 52)


def test_the_time_is_local_with_its_offset():
    when = datetime(2026, 3, 1, 14, 5, 9, tzinfo=timezone(timedelta(hours=-3, minutes=-30)))
    assert printed_time(when) == "2026-03-01 14:05 UTC-03:30"


def test_a_typed_name_is_drawn_large_and_small(attest):
    typed = attest(method=Method.TYPED, strokes=None)
    strokes = draw_signature(typed, 200, 52).count(b" S")
    assert strokes > 2 * len(letter(typed.name).lines)


def test_a_name_that_cannot_be_drawn_must_stand_on_the_page(attest):
    with pytest.raises(NotReadyError, match="on the form"):
        draw_signature(attest(name="山田花子"), 200, 52)
    assert draw_signature(attest(name="山田花子"), 200, 52, name_on_page=True)
    assert draw_signature(attest(name="山田花子", method=Method.TYPED, strokes=None), 200, 52, name_on_page=True)


@pytest.mark.parametrize("box", [(200, 52), (80, 20), (400, 90), (30, 12)])
def test_everything_stays_in_the_box(attest, box):
    drawn = draw_signature(attest(name="Maximiliana Wolfeschlegelsteinhausen-Bergerdorff"), *box).decode()
    for x, y in places(drawn):
        assert -0.1 <= x <= box[0] + 0.1
        assert -1 <= y <= box[1] + 0.1
