"""A patient file as values: facts and what stands beside them, every text cleaned, every mistake told at its line."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from exoconsent.consent.blanks import BLANKS
from exoconsent.consent.cleantext import clean_name, clean_text
from exoconsent.consent.facts import VOCABULARY, Facts, Kind, did_you_mean, read_facts
from exoconsent.consent.signature import Role
from exoconsent.errors import BadFormError, BadInputError
from exoconsent.files import read_limited
from exoconsent.library.jsontree import read_json_tree
from exoconsent.library.nodes import Entries, Node, Scalar, Sink
from exoconsent.library.yamltree import read_tree

_BESIDE: Final = (
    *("name", "patient_name", "born", "synthetic", "vignette", "attributes"),
    *("answers", "people", "acknowledge", "clearances"),
)
SIZE_LIMIT: Final = 1 << 20
"""Bytes; a patient file has some thousand."""
_IGNORED: Final = ("schema", "id", "split", "expect", "why")
"""Keys that the collections of test cases carry; they say nothing about the patient."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PatientFile:
    """What a patient file says; shown without its values."""

    name: str = field(default="", repr=False)
    """Empty when the file gives none."""
    born: date | None = field(default=None, repr=False)
    facts: Facts
    synthetic: bool = False
    """An invented person, for examples and tests."""
    vignette: str = field(default="", repr=False)
    answers: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}), repr=False)
    """Text by blank."""
    people: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}), repr=False)
    """Printed names by ``signature.Role`` value."""
    acknowledge: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}), repr=False)
    """The practitioner's note by warning code."""
    clearances: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}), repr=False)
    """The practitioner's note by STOP code."""


def read_patient(data: bytes, path: str) -> PatientFile:
    """The patient in a YAML or JSON file (JSON when it begins with a brace or bracket).

    Raises:
        BadInputError: with everything that is wrong.
    """
    try:
        tree = _tree(data, path)
    except BadFormError as error:
        raise BadInputError(error.complaints) from None
    sink = Sink(path)
    patient = read_patient_tree(tree, sink)
    sink.raise_as(BadInputError)
    return patient


def read_patient_file(path: Path) -> PatientFile:
    """The patient in the file at ``path``; raises ``BadInputError``, also when it cannot be read."""
    return read_patient(read_limited(path, SIZE_LIMIT), str(path))


def read_patient_tree(tree: Node, sink: Sink) -> PatientFile:
    """The patient in ``tree``; worth nothing once ``sink`` holds complaints."""
    if not isinstance(tree, Entries):
        sink.say(tree, 'a patient file holds keys with values, such as "name: …" and "route: …"')
        return PatientFile(facts=Facts())
    return PatientFile(
        name=_name(tree, sink),
        born=_born(tree, sink),
        facts=_facts(tree, sink),
        synthetic=_flag(tree, "synthetic", sink),
        vignette=_beside_text(tree, "vignette", sink),
        answers=_texts(tree, "answers", sink, known=tuple(BLANKS), what="blank"),
        people=_texts(tree, "people", sink, known=tuple(Role), what="role", names=True),
        acknowledge=_texts(tree, "acknowledge", sink, prefix="WARN-"),
        clearances=_texts(tree, "clearances", sink, prefix="STOP-"),
    )


def _tree(data: bytes, path: str) -> Node:
    start = data.removeprefix(b"\xef\xbb\xbf").lstrip()[:1]
    return read_json_tree(data, path) if start in (b"{", b"[") else read_tree(data, path)


def _name(tree: Entries, sink: Sink) -> str:
    key = "name" if tree.key("name") else "patient_name"
    if tree.key("name") and tree.key("patient_name"):
        sink.say(tree.key("patient_name"), '"patient_name" and "name" are the same; keep "name"')
    given = tree.get(key)
    return "" if given is None else _clean(given, key, sink, name=True)


def _born(tree: Entries, sink: Sink) -> date | None:
    node = tree.get("born")
    if node is None or (isinstance(node, Scalar) and node.data is None):
        return None
    text = node.text.strip() if isinstance(node, Scalar) else ""
    try:
        day = date.fromisoformat(text) if len(text) == 10 else None
    except ValueError:
        day = None
    if day is None or day.isoformat() != text:  # Python also reads week dates such as 1990-W01-1
        sink.say(node, '"born" is not a day of the calendar; write year-month-day, such as 1961-04-30')
    return day


def _flag(tree: Entries, key: str, sink: Sink) -> bool:
    node = tree.get(key)
    data = node.data if isinstance(node, Scalar) else node
    if data is not None and not isinstance(data, bool):
        sink.say(node, f'"{key}" must be true or false')
    return data is True


def _beside_text(tree: Entries, key: str, sink: Sink) -> str:
    node = tree.get(key)
    return "" if node is None else _clean(node, key, sink)


def _facts(tree: Entries, sink: Sink) -> Facts:
    given: dict[str, Any] = {}
    lines: dict[str, int] = {}
    for key, node in sorted(_fact_entries(tree, sink), key=lambda pair: pair[0].line):
        if key.text in given:
            sink.say(key, f'"{key.text}" stands here a second time (first on line {lines[key.text]}); keep one')
        given[key.text] = _fact_value(key.text, node, sink)
        lines[key.text] = key.line
    facts, complaints = read_facts(given, lines, sink.path)
    sink.add(complaints)
    return facts


def _fact_entries(tree: Entries, sink: Sink) -> Iterator[tuple[Scalar, Node]]:
    below = tree.get("attributes")
    if below is not None and not isinstance(below, Entries):
        sink.say(below, '"attributes" must hold facts, such as "route: …"')
    yield from _known(below, tuple(VOCABULARY), sink) if isinstance(below, Entries) else ()
    beside = {*_BESIDE, *_IGNORED}
    rest = Entries(line=tree.line, entries=tuple((k, n) for k, n in tree.entries if k.text not in beside))
    yield from _known(rest, (*VOCABULARY, *_BESIDE), sink)


def _known(entries: Entries, known: tuple[str, ...], sink: Sink) -> Iterator[tuple[Scalar, Node]]:
    for key, node in entries.entries:
        if key.text in VOCABULARY:
            yield key, node
        else:
            sink.say(key, f'unknown key "{key.text[:60]}"{did_you_mean(key.text, known) or "; see consent/facts.py"}')


def _fact_value(name: str, node: Node, sink: Sink) -> Any:
    """The plain value with every text in it cleaned; a number where text belongs is taken as it is spelled."""
    kind = VOCABULARY[name].kind
    if isinstance(node, Entries):
        return {key.text: _fact_value(name, below, sink) for key, below in node.entries}
    if not isinstance(node, Scalar):
        return [_fact_value(name, item, sink) for item in node.items]
    if isinstance(node.data, str):
        return _clean(node, name, sink)
    if kind in (Kind.TEXT, Kind.PRODUCT) and isinstance(node.data, (int, float)) and not isinstance(node.data, bool):
        return node.text
    return node.data


def _texts(
    tree: Entries,
    key: str,
    sink: Sink,
    *,
    known: tuple[str, ...] = (),
    what: str = "",
    prefix: str = "",
    names: bool = False,
) -> Mapping[str, str]:
    node = tree.get(key)
    if node is None or (isinstance(node, Scalar) and node.data is None):
        return MappingProxyType({})
    if not isinstance(node, Entries):
        sink.say(tree.key(key), f'"{key}" must hold keys with texts')
        return MappingProxyType({})
    for name, _below in node.entries:
        if known and name.text not in known:
            sink.say(name, f'unknown {what} "{name.text[:60]}"{did_you_mean(name.text, known) or f" in {key}"}')
        elif not name.text.startswith(prefix):
            sink.say(name, f'"{name.text[:60]}" in "{key}" is no code; it begins with {prefix}, such as {prefix}CANCER')
    return MappingProxyType({k.text: _clean(n, k.text, sink, name=names) for k, n in node.entries})


def _clean(node: Node, what: str, sink: Sink, *, name: bool = False) -> str:
    """The cleaned text of a scalar; numbers as they are spelled."""
    if not isinstance(node, Scalar) or isinstance(node.data, bool) or (node.data is None and not name):
        sink.say(node, f'"{what}" must be text; put it in quotes')
        return ""
    spelled = "" if node.data is None else node.text
    clean, problems = (
        clean_name(spelled, what=f'"{what}"') if name else clean_text(spelled, what=f'"{what}"', lines=True)
    )
    for problem in problems:
        sink.say(node, problem)
    return clean
