"""The JSON Schemas of every file, built from the domain so that they cannot fall behind it.

``python -m exoconsent.library.schemas`` writes them to ``resources/schemas`` for editors; reading uses them directly.
"""

import json
import sys
from pathlib import Path
from typing import Any, Final

from exoconsent.consent.blanks import BLANKS
from exoconsent.consent.facts import PRODUCT_KEYS, VOCABULARY, Fact, Kind
from exoconsent.consent.form import Approval, Band, Category, Keep, TextStatus
from exoconsent.consent.signature import Role
from exoconsent.consent.words import FOREIGN_KEYS, KEYS
from exoconsent.library.conditions import AGE_LIMIT, OPS, REGION_PATTERN, SLUG_PATTERN, UNRULED
from exoconsent.library.rule_schemas import claims, elements, jurisdiction
from exoconsent.library.schema_pieces import (
    CONFIDENCES,
    DAY,
    DETAIL,
    FLAG,
    HASH,
    ID,
    LANGUAGE,
    MADE_FROM,
    NAME,
    SOURCES,
    TEXT,
    VERDICTS,
    WHEN,
    Schema,
    by_key,
    keys_of,
    list_of,
    needs,
    one_of,
)

DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
CONDITION: Final = "a rule"
"""Title of the condition schema; its mismatches are told by ``library.conditions``, which says more."""


def build() -> dict[str, Schema]:
    """Every schema by the name of its file."""
    return {
        "section": _with_conditions("section", _section()),
        "form": _top("form", _form()),
        "patient": _top("patient", _patient()),
        "claims": _top("claims", claims()),
        "clinic": _top("clinic", _clinic()),
        "words": _top("words", _words()),
        "elements": _with_conditions("elements", elements()),
        "jurisdiction": _with_conditions("jurisdiction", jurisdiction()),
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


def _condition() -> Schema:
    several = list_of(WHEN, least=1)
    joined = [keys_of(word, **{word: several}) for word in ("any", "all")]
    tests = [t for f in VOCABULARY.values() if f.name not in UNRULED for t in _tests(f)]
    return {"title": CONDITION, "anyOf": [{"const": "always"}, *joined, *tests]}


def _tests(fact: Fact) -> list[Schema]:
    value = _VALUES[fact.kind](fact)
    shapes = {op: list_of(value, least=1) if op in ("in", "has_any") else value for op in OPS[fact.kind]}
    field = {"const": fact.name, "description": fact.words}
    return [keys_of(f"field {op}", **{"field": field, str(op): shape}) for op, shape in shapes.items()]


_VALUES: Final[dict[Kind, Any]] = {
    Kind.YEARS: lambda _fact: {"type": "integer", "minimum": 0, "maximum": AGE_LIMIT},
    Kind.FLAG: lambda _fact: FLAG,
    Kind.CHOICE: lambda fact: one_of(fact.values),
    Kind.SET: lambda fact: {"anyOf": [one_of(fact.values), {"type": "string", "pattern": SLUG_PATTERN}]},
    Kind.TEXT: lambda _fact: {"type": "string", "pattern": r"^\S(.*\S)?$"},
    Kind.REGION: lambda _fact: {"type": "string", "pattern": REGION_PATTERN},
    Kind.PRODUCT: lambda _fact: keys_of("", " ".join(PRODUCT_KEYS), **dict.fromkeys(PRODUCT_KEYS, DETAIL)),
}


def _section() -> Schema:
    return keys_of(
        "schema id category applies frequency evidence parts text",
        "provenance",
        schema={"const": "exoconsent-section/1"},
        id={"type": "string", "pattern": ID},
        category=one_of(Category),
        applies=keys_of("", "mandatory suggested", mandatory=WHEN, suggested=WHEN),
        frequency=_frequency(),
        evidence=keys_of("sources confidence", "note", sources=SOURCES, confidence=one_of(CONFIDENCES), note=TEXT),
        provenance=list_of(_provenance()),
        parts=list_of(_part(), least=1),
        text=by_key(LANGUAGE, _section_text(), least=1),
    )


def _frequency() -> Schema:
    count = {"type": "integer", "minimum": 0}
    number = keys_of(
        "id low high per", "when sources", id={"type": "string", "pattern": NAME}, low=count, high=count,
        per={"type": "integer", "minimum": 1, "maximum": 1_000_000}, when=WHEN, sources=SOURCES,
    )  # fmt: skip
    return keys_of("band", "note numbers", band=one_of(Band), note=TEXT, numbers=list_of(number))


def _provenance() -> Schema:
    offset = {"type": "integer", "minimum": 0}
    place = {"type": "integer", "minimum": 1}
    return keys_of(
        "document start end", "claim verdict name sha256 page paragraph quotation repaired",
        document={"type": "string", "pattern": ID}, start=offset, end=offset, claim=TEXT, verdict=one_of(VERDICTS),
        name=TEXT, sha256={"type": "string", "pattern": HASH}, page=place, paragraph=place, quotation=TEXT,
        repaired=TEXT,
    )  # fmt: skip


def _part() -> Schema:
    name = {"type": "string", "pattern": NAME}
    return keys_of(
        "id", "when variant otherwise if_unknown keep", id=name, when=WHEN, variant=FLAG, otherwise=FLAG,
        if_unknown=FLAG, keep=one_of(Keep),
    )  # fmt: skip


def _section_text() -> Schema:
    words = by_key(NAME, TEXT)
    text = keys_of(
        "status title parts", "frequency numbers teach_back initials reviewed_by reviewed_on translated_from",
        status=one_of(TextStatus),
        title=TEXT, parts=words, frequency=TEXT, numbers=words,
        teach_back=keys_of("ask good_answer", ask=TEXT, good_answer=TEXT), initials=TEXT,
        reviewed_by=TEXT, reviewed_on={"type": "string", "pattern": DAY}, translated_from=MADE_FROM,
    )  # fmt: skip
    return {**text, **needs("status", "reviewed", "reviewed_by", "reviewed_on")}


def _form() -> Schema:
    day = {"type": "string", "pattern": DAY}
    edition = keys_of(
        "number approval facts_checked_on", "approved_by approved_on", number=TEXT, approval=one_of(Approval),
        approved_by=TEXT, approved_on=day, facts_checked_on=day,
    )  # fmt: skip
    text = keys_of(
        "status title subtitle review_notice intro", "translated_from", status=one_of(TextStatus), title=TEXT,
        subtitle=TEXT, review_notice=TEXT, intro=TEXT, translated_from=MADE_FROM,
    )  # fmt: skip
    released = needs("approval", "approved", "approved_by", "approved_on")
    return keys_of(
        "schema id edition sections text", "personal_first withdrawal validity_days",
        schema={"const": "exoconsent-form/1"}, id={"type": "string", "pattern": ID}, edition={**edition, **released},
        sections={**list_of({"type": "string", "pattern": ID}, least=1)}, personal_first=FLAG, withdrawal=FLAG,
        validity_days={"type": "integer", "minimum": 1, "maximum": 366}, text=by_key(LANGUAGE, text, least=1),
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
        "acknowledge": by_key("^[A-Z]+(-[A-Z0-9]+)+$", TEXT),
        "clearances": by_key("^STOP(-[A-Z0-9]+)+$", TEXT),
    }
    return {"type": "object", "additionalProperties": False, "properties": {**beside, **facts}}


def _clinic() -> Schema:
    return keys_of(
        "schema name",
        "lines answers not_applicable validity_days",
        schema={"const": "exoconsent-clinic/1"},
        name={"type": "string", "minLength": 1, "maxLength": 200},
        lines=list_of(TEXT),
        answers=_by_name(BLANKS),
        not_applicable=by_key("^[A-Z]+(-[A-Z0-9]+)+$", TEXT),
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
            value = list_of({"anyOf": [one_of(fact.values), word]} if fact.values else word)
        case Kind.TEXT:
            value = {"type": "string"}
    return {"enum": [*value["enum"], None]} if "enum" in value else {**value, "type": [value["type"], "null"]}


def _words() -> Schema:
    texts = {
        "type": "object",
        "additionalProperties": False,
        "required": list(KEYS),
        "properties": dict.fromkeys((*KEYS, *FOREIGN_KEYS), TEXT),
    }
    return keys_of(
        "schema language status words", "translated_from", schema={"const": "exoconsent-words/1"},
        language={"type": "string", "pattern": LANGUAGE}, status=one_of(TextStatus), words=texts,
        translated_from=MADE_FROM,
    )  # fmt: skip


if __name__ == "__main__":
    write(Path(sys.argv[1] if len(sys.argv) > 1 else "resources/schemas"))
