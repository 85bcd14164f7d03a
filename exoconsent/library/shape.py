"""The shape of a file against its JSON Schema, with every mismatch told in plain words at its line."""

from collections.abc import Iterator
from functools import cache
from typing import Any, Final

from exoconsent.consent.facts import did_you_mean
from exoconsent.library.conditions import REGION_PATTERN
from exoconsent.library.nodes import Node, Sink, line_at
from exoconsent.library.schema_pieces import DAY, HASH, ID, INCHES, LANGUAGE, NAME, SOURCE
from exoconsent.library.schemas import CONDITION, build

Steps = list[str | int]

_TYPES: Final = {
    "object": "keys with values below it",
    "array": "a list",
    "boolean": "true or false",
    "integer": "a whole number",
}
_PATTERNS: Final = {
    ID: "small letters and digits joined by - (for example risk-infection)",
    NAME: "small letters and digits joined by _ (for example not_chosen)",
    DAY: "a day such as 2026-11-22",
    SOURCE: "a source such as S01, GK (general knowledge) or DR (our own drafting)",
    REGION_PATTERN: "a place such as US-CA, UK or EU-DE",
    INCHES: "width and height of paper such as 8.5 x 11 in",
    HASH: "a SHA-256, which is 64 of the signs 0-9 and a-f",
    LANGUAGE: "a language tag such as en, es or zh-Hant",
}
_MOST: Final = 8
"""So many missing keys of one place are told by name."""
_EMPTY: Final = {
    "minLength": "is empty; fill it in or delete the key",
    "minItems": "is an empty list; at least one entry is needed",
    "minProperties": "is empty; at least one key is needed",
}
_WHY: Final = {
    "reviewed_by": 'because the status is "reviewed"; name the reviewer, or set the status to draft',
    "reviewed_on": 'because the status is "reviewed"; give the day, or set the status to draft',
    "counsel_by": 'because counsel is "applies"; name who said so, or set counsel to ask',
    "counsel_on": 'because counsel is "applies"; give the day, or set counsel to ask',
    "approved_by": 'because the edition is "approved"; name the practitioner, or set approval to draft',
    "approved_on": 'because the edition is "approved"; give the day, or set approval to draft',
}


def check_shape(tree: Node, schema: str, sink: Sink) -> None:
    """Tell ``sink`` every place where ``tree`` does not fit the schema of that name; rules are left to their reader."""
    errors = list(_validator(schema).iter_errors(tree.value()))
    other_kind = [e for e in errors if list(e.absolute_path) == ["schema"]]  # then nothing else is worth telling
    for error in other_kind or errors:
        for steps, message in _told(error):
            sink.say(line_at(tree, steps), message)


@cache
def _validator(name: str) -> Any:
    from jsonschema import Draft202012Validator  # a start that reads no form need not pay for it

    return Draft202012Validator(build()[name])


def _told(error: Any) -> Iterator[tuple[Steps, str]]:
    steps: Steps = list(error.absolute_path)
    if error.validator == "anyOf" and error.schema.get("title") == CONDITION:
        return
    if error.validator == "additionalProperties" and error.validator_value is False:
        known = error.schema["properties"]
        for key in error.instance:
            if key not in known:
                yield [*steps, key], f'unknown key "{key}"{_place(steps)}{did_you_mean(key, known) or _one_of(known)}'
    elif error.validator == "required":
        yield from ((steps, message) for message in _missing(error, steps))
    elif "propertyNames" in error.absolute_schema_path:
        yield [*steps, error.instance], f'the key "{_short(error.instance)}"{_place(steps)} must be {_pattern(error)}'
    else:
        yield steps, _words(error, steps)


def _words(error: Any, steps: Steps) -> str:
    name, value, wanted = _name(steps), error.instance, error.validator_value
    match error.validator:
        case "type":
            return f"{name} must be {_type_words(wanted, value)}"
        case "enum":
            near = did_you_mean(str(value), wanted)
            return f'unknown {_bare(steps)} "{_short(value)}"{near} (one of {", ".join(wanted)})'
        case "const":
            return f'{name} must be "{wanted}", not "{_short(value)}"; this file may be of another kind or version'
        case "pattern":
            return f'{name} "{_short(value)}" must be {_pattern(error)}'
        case "minimum" | "maximum":
            end = "smallest" if error.validator == "minimum" else "largest"
            return f"{name} is {value}; the {end} allowed is {wanted}"
        case "maxLength":
            return f"{name} is {len(value):,} characters long; {wanted:,} are allowed"
        case "maxProperties":
            return f"{name} holds {len(value)} keys; give one, and another list item for the next"
        case other:
            return f"{name} {_EMPTY.get(other, 'does not have the shape that docs/form-format.md gives')}"


def _type_words(wanted: str, value: Any) -> str:
    if wanted != "string":
        return f"{_TYPES[wanted]}, not {_seen(value)}"
    if isinstance(value, (bool, int, float)):
        return f"text; put {str(value).lower()} in quotes"
    return f"text, not {_seen(value)}"


def _seen(value: Any) -> str:
    if value is None:
        return "nothing"
    if isinstance(value, (dict, list)):
        return "keys with values" if isinstance(value, dict) else "a list"
    return "text" if isinstance(value, str) else _short(value)


def _missing(error: Any, steps: Steps) -> list[str]:
    missing = [key for key in error.validator_value if key not in error.instance]
    told = [f'missing key "{key}"{_place(steps)}{_because(key)}' for key in missing[:_MOST]]
    more = f"{len(missing) - _MOST} more keys are missing{_place(steps)}; compare the file with a complete one"
    return [*told, more] if len(missing) > _MOST else told


def _because(key: str) -> str:
    return f" ({_WHY[key]})" if key in _WHY else "; add it"


def _pattern(error: Any) -> str:
    return _PATTERNS.get(error.validator_value, "spelled as docs/form-format.md says")


def _name(steps: Steps) -> str:
    if not steps:
        return "the file"
    named = f'"{_bare(steps)}"'
    return named if isinstance(steps[-1], str) else f"entry {int(steps[-1]) + 1} of {named}"


def _bare(steps: Steps) -> str:
    return next((str(step) for step in reversed(steps) if isinstance(step, str)), "value")


def _place(steps: Steps) -> str:
    return f" in {_name(steps)}" if steps else ""


def _one_of(known: Any) -> str:
    return f" (known: {', '.join(known)})" if len(known) <= 15 else ""


def _short(value: Any) -> str:
    text = str(value).lower() if isinstance(value, bool) else str(value)
    return text if len(text) <= 60 else f"{text[:57]}..."
