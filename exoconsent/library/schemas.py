"""The JSON Schemas of every file, built from the domain so that they cannot fall behind it.

``python -m exoconsent.library.schemas`` writes them to ``resources/schemas`` for editors; reading uses them directly.
"""

import json
import sys
from pathlib import Path
from typing import Any, Final

from exoconsent.consent.blanks import BLANKS
from exoconsent.consent.facts import PRODUCT_KEYS, VOCABULARY, Fact, Kind
from exoconsent.consent.form import Approval, Band, Category, TextStatus
from exoconsent.consent.signature import Role
from exoconsent.consent.words import KEYS
from exoconsent.library.conditions import AGE_LIMIT, OPS, REGION_PATTERN, SLUG_PATTERN, UNRULED

Schema = dict[str, Any]

DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
CONDITION: Final = "a rule"
"""Title of the condition schema; its mismatches are told by ``library.conditions``, which says more."""
ID: Final = "^[a-z0-9]+(-[a-z0-9]+)*$"
NAME: Final = "^[a-z0-9]+(_[a-z0-9]+)*$"
DAY: Final = r"^\d{4}-\d{2}-\d{2}$"
CONFIDENCES: Final = ("high", "moderate", "low_to_moderate", "low")
VERDICTS: Final = ("supported", "supported_partly", "unsupported", "outdated", "contradicted")
FINDERS: Final = ("text", "section", "furniture", "fact", "print")
SEVERITIES: Final = ("error", "warning", "info")
MODES: Final = ("T", "M", "L", "E", "P")
SOURCE: Final = "^(S[0-9]{2,3}|GK|DR)$"
LANGUAGE: Final = "^[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?$"

TEXT: Final[Schema] = {"type": "string", "minLength": 1}
_DETAIL: Final[Schema] = {"type": ["string", "null"]}
FLAG: Final[Schema] = {"type": "boolean"}
_SOURCES: Final[Schema] = {"type": "array", "items": {"type": "string", "pattern": SOURCE}}
_WHEN: Final[Schema] = {"$ref": "#/$defs/condition"}


def build() -> dict[str, Schema]:
    """Every schema by the name of its file."""
    return {
        "section": _with_conditions("section", _section()),
        "form": _top("form", _form()),
        "patient": _top("patient", _patient()),
        "claims": _top("claims", _claims()),
        "clinic": _top("clinic", _clinic()),
        "words": _top("words", _words()),
        "elements": _with_conditions("elements", _elements()),
    }


def write(folder: Path) -> None:
    """Write every schema into ``folder``."""
    for name, schema in build().items():
        (folder / f"{name}.schema.json").write_text(as_text(schema), encoding="utf-8")


def as_text(schema: Schema) -> str:
    """The schema as it stands in its file."""
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def _top(name: str, schema: Schema) -> Schema:
    return {"$schema": DIALECT, "title": f"ExoConsent {name} file", **schema}


def _with_conditions(name: str, schema: Schema) -> Schema:
    return {**_top(name, schema), "$defs": {"condition": _condition()}}


def _object(required: str, optional: str = "", /, **properties: Schema) -> Schema:
    needed = required.split()
    assert set(properties) == {*needed, *optional.split()}
    return {"type": "object", "additionalProperties": False, "required": needed, "properties": properties}


def _enum(values: Any) -> Schema:
    return {"enum": [str(v) for v in values]}


def _list(items: Schema, least: int = 0) -> Schema:
    return {"type": "array", "items": items, **({"minItems": least} if least else {})}


def _by_key(pattern: str, schema: Schema, least: int = 0) -> Schema:
    names = {"propertyNames": {"pattern": pattern}, "additionalProperties": schema}
    return {"type": "object", **names, **({"minProperties": least} if least else {})}


def _needs(key: str, value: str, *needed: str) -> Schema:
    """``needed`` are required as soon as ``key`` is ``value``."""
    return {"if": {"properties": {key: {"const": value}}, "required": [key]}, "then": {"required": list(needed)}}


def _condition() -> Schema:
    several = _list(_WHEN, least=1)
    joined = [_object(word, **{word: several}) for word in ("any", "all")]
    tests = [t for f in VOCABULARY.values() if f.name not in UNRULED for t in _tests(f)]
    return {"title": CONDITION, "anyOf": [{"const": "always"}, *joined, *tests]}


def _tests(fact: Fact) -> list[Schema]:
    value = _VALUES[fact.kind](fact)
    shapes = {op: _list(value, least=1) if op in ("in", "has_any") else value for op in OPS[fact.kind]}
    field = {"const": fact.name, "description": fact.words}
    return [_object(f"field {op}", **{"field": field, str(op): shape}) for op, shape in shapes.items()]


_VALUES: Final[dict[Kind, Any]] = {
    Kind.YEARS: lambda _fact: {"type": "integer", "minimum": 0, "maximum": AGE_LIMIT},
    Kind.FLAG: lambda _fact: FLAG,
    Kind.CHOICE: lambda fact: _enum(fact.values),
    Kind.SET: lambda fact: {"anyOf": [_enum(fact.values), {"type": "string", "pattern": SLUG_PATTERN}]},
    Kind.TEXT: lambda _fact: {"type": "string", "pattern": r"^\S(.*\S)?$"},
    Kind.REGION: lambda _fact: {"type": "string", "pattern": REGION_PATTERN},
    Kind.PRODUCT: lambda _fact: _object("", " ".join(PRODUCT_KEYS), **dict.fromkeys(PRODUCT_KEYS, _DETAIL)),
}


def _section() -> Schema:
    return _object(
        "schema id category applies frequency evidence parts text",
        "provenance",
        schema={"const": "exoconsent-section/1"},
        id={"type": "string", "pattern": ID},
        category=_enum(Category),
        applies=_object("", "mandatory suggested", mandatory=_WHEN, suggested=_WHEN),
        frequency=_frequency(),
        evidence=_object("sources confidence", "note", sources=_SOURCES, confidence=_enum(CONFIDENCES), note=TEXT),
        provenance=_list(_provenance()),
        parts=_list(_part(), least=1),
        text=_by_key(LANGUAGE, _section_text(), least=1),
    )


def _frequency() -> Schema:
    count = {"type": "integer", "minimum": 0}
    number = _object(
        "id low high per", "when sources", id={"type": "string", "pattern": NAME}, low=count, high=count,
        per={"type": "integer", "minimum": 1, "maximum": 1_000_000}, when=_WHEN, sources=_SOURCES,
    )  # fmt: skip
    return _object("band", "note numbers", band=_enum(Band), note=TEXT, numbers=_list(number))


def _provenance() -> Schema:
    offset = {"type": "integer", "minimum": 0}
    return _object(
        "document start end", "claim verdict", document={"type": "string", "pattern": ID}, start=offset, end=offset,
        claim=TEXT, verdict=_enum(VERDICTS),
    )  # fmt: skip


def _part() -> Schema:
    name = {"type": "string", "pattern": NAME}
    return _object(
        "id", "when variant otherwise if_unknown", id=name, when=_WHEN, variant=FLAG, otherwise=FLAG, if_unknown=FLAG
    )


def _section_text() -> Schema:
    words = _by_key(NAME, TEXT)
    text = _object(
        "status title parts", "frequency numbers teach_back initials reviewed_by reviewed_on", status=_enum(TextStatus),
        title=TEXT, parts=words, frequency=TEXT, numbers=words,
        teach_back=_object("ask good_answer", ask=TEXT, good_answer=TEXT), initials=TEXT,
        reviewed_by=TEXT, reviewed_on={"type": "string", "pattern": DAY},
    )  # fmt: skip
    return {**text, **_needs("status", "reviewed", "reviewed_by", "reviewed_on")}


def _form() -> Schema:
    day = {"type": "string", "pattern": DAY}
    edition = _object(
        "number approval facts_checked_on", "approved_by approved_on", number=TEXT, approval=_enum(Approval),
        approved_by=TEXT, approved_on=day, facts_checked_on=day,
    )  # fmt: skip
    text = _object(
        "status title subtitle review_notice intro", status=_enum(TextStatus), title=TEXT, subtitle=TEXT,
        review_notice=TEXT, intro=TEXT,
    )  # fmt: skip
    released = _needs("approval", "approved", "approved_by", "approved_on")
    return _object(
        "schema id edition sections text", "personal_first withdrawal", schema={"const": "exoconsent-form/1"},
        id={"type": "string", "pattern": ID}, edition={**edition, **released},
        sections={**_list({"type": "string", "pattern": ID}, least=1)}, personal_first=FLAG, withdrawal=FLAG,
        text=_by_key(LANGUAGE, text, least=1),
    )  # fmt: skip


def _patient() -> Schema:
    facts = {fact.name: {**_patient_value(fact), "description": fact.words} for fact in VOCABULARY.values()}
    beside: Schema = {
        "schema": {"const": "exoconsent-patient/1"},
        "id": TEXT,
        "name": {"type": "string", "minLength": 1, "maxLength": 200},
        "born": {"type": "string", "pattern": DAY},
        "synthetic": FLAG,
        "vignette": TEXT,
        "attributes": {"type": "object", "additionalProperties": False, "properties": facts},
        "answers": _by_name(BLANKS),
        "people": _by_name(Role),
        "acknowledge": _by_key("^[A-Z]+(-[A-Z0-9]+)+$", TEXT),
        "clearances": _by_key("^STOP(-[A-Z0-9]+)+$", TEXT),
    }
    return {"type": "object", "additionalProperties": False, "properties": {**beside, **facts}}


def _clinic() -> Schema:
    return _object(
        "schema name",
        "lines answers not_applicable validity_days",
        schema={"const": "exoconsent-clinic/1"},
        name={"type": "string", "minLength": 1, "maxLength": 200},
        lines=_list(TEXT),
        answers=_by_name(BLANKS),
        not_applicable=_by_key("^[A-Z]+(-[A-Z0-9]+)+$", TEXT),
        validity_days={"type": "integer", "minimum": 1, "maximum": 366},
    )


def _by_name(names: Any) -> Schema:
    return {
        "type": "object",
        "additionalProperties": False,
        "properties": {str(name): {"type": "string"} for name in names},
    }


def _patient_value(fact: Fact) -> Schema:
    """The shape of a fact's value; null and empty texts mean that it is not known."""
    value: Schema = _VALUES[fact.kind](fact)
    match fact.kind:
        case Kind.SET:
            word = {"type": "string"}
            value = _list({"anyOf": [_enum(fact.values), word]} if fact.values else word)
        case Kind.TEXT:
            value = {"type": "string"}
    return {"enum": [*value["enum"], None]} if "enum" in value else {**value, "type": [value["type"], "null"]}


def _claims() -> Schema:
    rule = _object(
        "id re why",
        "unless_near near",
        id=TEXT,
        re=TEXT,
        why=TEXT,
        unless_near=TEXT,
        near={"type": "integer", "minimum": 1},
    )
    return _object(
        "schema rules", "exceptions", schema={"const": "exoconsent-claims/1"}, rules=_list(rule), exceptions=_list(TEXT)
    )


def _elements() -> Schema:
    finder = {**_object("", " ".join(FINDERS), **dict.fromkeys(FINDERS, TEXT)), "minProperties": 1, "maxProperties": 1}
    rule = _object(
        "id mode severity what citation found", "remedy when", id=TEXT, mode=_enum(MODES), severity=_enum(SEVERITIES),
        what=TEXT, citation=TEXT, remedy=TEXT, when=_WHEN, found=_list(finder, least=1),
    )  # fmt: skip
    return _object("schema elements", schema={"const": "exoconsent-elements/1"}, elements=_list(rule))


def _words() -> Schema:
    texts = {
        "type": "object",
        "additionalProperties": False,
        "required": list(KEYS),
        "properties": dict.fromkeys(KEYS, TEXT),
    }
    return _object(
        "schema language status words", schema={"const": "exoconsent-words/1"},
        language={"type": "string", "pattern": LANGUAGE}, status=_enum(TextStatus), words=texts,
    )  # fmt: skip


if __name__ == "__main__":
    write(Path(sys.argv[1] if len(sys.argv) > 1 else "resources/schemas"))
