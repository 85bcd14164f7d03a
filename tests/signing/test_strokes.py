"""Reading a strokes file: every form that is meant, and a sentence for every one that is not."""

import contextlib
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exoconsent.consent.signature import Point, Strokes
from exoconsent.errors import BadInputError
from exoconsent.signing.strokes import OWN_PAD, SCHEMA, read_strokes


def read(content):
    return read_strokes(json.dumps(content).encode(), "pad.json")


def whole(**changes):
    return {"schema": SCHEMA, "width": 90, "height": 30, "strokes": [[[1, 2, 3, 0.5], [4, 5, 6, 0.25]]], **changes}


def test_the_full_form():
    strokes = read(whole())
    assert (strokes.width, strokes.height) == (90, 30)
    assert strokes.strokes == ((Point(x=1, y=2, t=3, pressure=0.5), Point(x=4, y=5, t=6, pressure=0.25)),)


@pytest.mark.parametrize(
    "point", [[1, 2], [1, 2, 0], [1, 2, 0, -1], {"x": 1, "y": 2}, {"y": 2, "x": 1, "pressure": -1}]
)
def test_points_may_leave_out_time_and_pressure(point):
    assert read([[point]]).strokes == ((Point(x=1, y=2),),)


def test_a_bare_list_takes_its_pad_from_its_bounds():
    strokes = read([[[1, 2], [40.2, 12]], [], [[3, 4]]])
    assert (strokes.width, strokes.height) == (41, 12)
    assert len(strokes.strokes) == 2


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("x", "list of strokes"),
        ({"schema": "other/2", "strokes": []}, "schema"),
        (whole(width=0), "width must be millimetres"),
        (whole(width=True, height="9"), "width and height must be"),
        (whole(strokes={}), "list of strokes"),
        (whole(strokes=[[[1]]]), "stroke 1, point 1: a point is"),
        (whole(strokes=[[[1, 2]], [[1, 2], [1, "2"]]]), "stroke 2, point 2: y must be a number"),
        (whole(strokes=[[[1, 2, -1]]]), "t must be a number from 0"),
        (whole(strokes=[[[1, 2, 3, 1.5]]]), "pressure must be a number"),
        (whole(strokes=[[{"x": 1, "y": 2, "z": 3}]]), "a point is"),
        (whole(strokes=[[[1e9, 2]]]), "x must be a number"),
        ([[[0, 0]] * 20_001], "more than 20000 points"),
    ],
)
def test_what_is_wrong_is_said(content, sentence):
    with pytest.raises(BadInputError, match=sentence) as raised:
        read(content)
    assert str(raised.value).startswith("pad.json: ")


@pytest.mark.parametrize(
    "data", [b"", b"{", b"\xff\xfe", b"[" * 100_000, b"[[[NaN, 1]]]", b"[[[Infinity, 1]]]", b" " * 4_000_001]
)
def test_hostile_bytes_are_refused(data):
    with pytest.raises(BadInputError):
        read_strokes(data)


coordinates = st.floats(-2000, 2000, allow_nan=False)
points = st.tuples(coordinates, coordinates, st.integers(0, 10**6), st.floats(0, 1))


@given(st.lists(st.lists(points, min_size=1, max_size=5), max_size=5))
def test_what_is_written_is_read(raw):
    read_back = [[(p.x, p.y, p.t, p.pressure) for p in stroke] for stroke in read(whole(strokes=raw)).strokes]
    assert read_back == raw


@given(st.recursive(st.none() | st.booleans() | st.floats() | st.text(max_size=5), lambda c: st.lists(c, max_size=4)))
def test_any_json_is_read_or_refused_with_a_sentence(content):
    with contextlib.suppress(BadInputError):
        assert isinstance(read(content), Strokes)


WAVE = [[i * 2, 10 + i % 5, 1_700_000_000_000 + i * 10, 0.5] for i in range(40)]
DICTS = [dict(zip(("x", "y", "t", "pressure"), point, strict=True)) for point in WAVE]


@pytest.mark.parametrize(
    "content",
    [[WAVE], [DICTS], WAVE, DICTS, {"strokes": [WAVE]}, {"strokes": [{"points": DICTS}]}, [{"points": WAVE}]],
)
def test_what_other_pads_write_is_read_alike(content):
    strokes = read_strokes(json.dumps(content).encode())
    assert (strokes.width, strokes.height, len(strokes.strokes)) == (78, 14, 1)
    assert [p.t for p in strokes.strokes[0]][:3] == [0, 10, 20]


def test_fractions_are_of_our_own_pad():
    strokes = read_strokes(json.dumps([[[0, 0], [1, 1]]]).encode())
    assert [(p.x, p.y) for p in strokes.strokes[0]] == [(0, 0), OWN_PAD]
    assert (strokes.width, strokes.height) == OWN_PAD
