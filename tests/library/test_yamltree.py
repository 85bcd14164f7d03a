"""The gate and the YAML tree: typing, lines, limits, and nothing but BadFormError for whatever comes in."""

import tracemalloc

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from exoconsent.errors import BadFormError
from exoconsent.library.nodes import Entries, Scalar, Sink, line_at, node_at
from exoconsent.library.prescan import SIZE_LIMIT, read_text
from exoconsent.library.yamltree import EVENT_LIMIT, Parser, read_tree, typed

PARSERS = [pytest.param(Parser, id="c"), pytest.param(yaml.SafeLoader, id="pure")]


def value(text, parser=Parser):
    return read_tree(text.encode(), "x.yaml", parser).value()


def complaint(data, parser=Parser):
    with pytest.raises(BadFormError) as caught:
        read_tree(data if isinstance(data, bytes) else data.encode(), "x.yaml", parser)
    return str(caught.value)


@pytest.mark.parametrize("parser", PARSERS)
@pytest.mark.parametrize(
    ("plain", "meant"),
    [
        ("true", True),
        ("false", False),
        ("null", None),
        ("", None),
        ("12", 12),
        ("-3", -3),
        ("0.5", 0.5),
        ("no", "no"),
        ("Yes", "Yes"),
        ("on", "on"),
        ("True", "True"),
        ("~", "~"),
        ("2026-01-02", "2026-01-02"),
        ("012", "012"),
        ("1:30", "1:30"),
        ("1e5", "1e5"),
        ("0x1F", "0x1F"),
        ("1_000", "1_000"),
        ("+1", "+1"),
        (".5", ".5"),
        ("9" * 16, "9" * 16),
        ("'12'", "12"),
        ('"true"', "true"),
    ],
)
def test_plain_words_are_typed_as_the_format_says(plain, meant, parser):
    read = value(f"key: {plain}\n", parser)["key"]
    assert (read, type(read)) == (meant, type(meant))


@pytest.mark.parametrize("parser", PARSERS)
def test_lines_lead_to_every_value(parser):
    tree = read_tree(b"a: 1\r\nb:\r\n  - x\r\n  - c: |\r\n      one\r\n      two\r\n", "x", parser)
    assert line_at(tree, ["b", 1, "c"]) == 4
    assert line_at(tree, ["b", 1, "nothing"]) == 4
    assert node_at(tree, ["b", 1, "c"]) == Scalar(line=4, data="one\ntwo\n", text="one\ntwo\n", text_line=5)
    assert node_at(tree, ["b", 7]) is None
    assert node_at(tree, []) is tree
    assert isinstance(tree, Entries)
    assert tree.lines() == {"a": 1, "b": 2}


def test_a_byte_order_mark_is_fine():
    assert value("\ufeffa: 1\n") == {"a": 1}


def test_size_is_refused_before_parsing():
    assert "1,000,001 bytes" in complaint(b"#" * (SIZE_LIMIT + 1))
    assert read_text(b"#" * SIZE_LIMIT, "x") == "#" * SIZE_LIMIT


@pytest.mark.parametrize("parser", PARSERS)
@pytest.mark.parametrize(
    "data",
    [b"[" * 900_000, b"{a: " * 200_000, b"- " * 400_000, b"? " * 400_000, b"[" + b"1," * 400_000 + b"1]"],
    ids=["brackets", "braces", "dashes", "keys", "wide"],
)
def test_bombs_cost_no_memory(data, parser):
    read_text(b"", "x")
    tracemalloc.start()
    try:
        complaint(data, parser)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < 40_000_000, "decoding alone takes a few times the size of the file"


def test_the_count_of_values_is_bounded():
    assert f"{EVENT_LIMIT:,}" in complaint("[" + "1," * EVENT_LIMIT + "1]")
    assert len(value("[" + "1," * (EVENT_LIMIT // 2) + "1]")) == EVENT_LIMIT // 2 + 1


def test_every_anchor_is_told():
    assert complaint("a: &x 1\nb: &y 2\n").count("\n") == 1


def test_the_pure_parser_fails_in_words_too():
    assert "cannot be read as YAML" in complaint('a: "\\U00110000"', yaml.SafeLoader)


def test_a_sink_stops_at_its_limit_and_tells_once():
    sink = Sink("x")
    for line in range(2 * Sink.LIMIT):
        sink.say(line % 150, "same")
    assert len(sink.complaints) == Sink.LIMIT


@given(st.integers(min_value=-(10**14), max_value=10**14))
def test_whole_numbers_stay_what_they_are(number):
    assert typed(str(number)) == number


def _reads_or_complains(data):
    for parser in (Parser, yaml.SafeLoader):
        told = ()
        try:
            read_tree(data, "x.yaml", parser).value()
        except BadFormError as error:
            told = error.complaints
        assert all(c.path == "x.yaml" and c.message for c in told)


@given(st.binary(max_size=300))
def test_random_bytes_never_break_it(data):
    _reads_or_complains(data)


@settings(max_examples=200)
@given(st.text(alphabet="ab:-?[]{}&*!|>'\"%@`#, \n\t\\~<1.x0uU", max_size=80))
def test_random_yaml_never_breaks_it(text):
    _reads_or_complains(text.encode())


@given(st.dictionaries(st.text("abc", min_size=1), st.lists(st.text("xyz 1.:#-{}\n", max_size=20)), max_size=5))
def test_what_a_writer_quotes_reads_back(data):
    assert value(yaml.safe_dump(data, default_style='"')) == data
