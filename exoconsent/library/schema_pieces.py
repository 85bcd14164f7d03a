"""The pieces that every file's JSON Schema is built of: patterns, closed lists, and ways to put them together."""

from typing import Any, Final

Schema = dict[str, Any]

ID: Final = "^[a-z0-9]+(-[a-z0-9]+)*$"
NAME: Final = "^[a-z0-9]+(_[a-z0-9]+)*$"
DAY: Final = r"^\d{4}-\d{2}-\d{2}$"
CONFIDENCES: Final = ("high", "moderate", "low_to_moderate", "low")
VERDICTS: Final = ("supported", "supported_partly", "unsupported", "outdated", "contradicted")
FINDERS: Final = ("text", "section", "furniture", "fact", "print")
SEVERITIES: Final = ("error", "warning", "info")
MODES: Final = ("T", "M", "L", "E", "P", "S")
SOURCE: Final = "^(S[0-9]{2,3}|GK|DR)$"
INCHES: Final = r"^\d{1,2}(\.\d)? x \d{1,2}(\.\d)? in$"
MARK: Final = "^[0-9a-f]{16}$"
"""What ``translated_from`` holds: ``consent.translation.source_mark``."""
HASH: Final = "^[0-9a-f]{64}$"
LANGUAGE: Final = "^[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?$"

TEXT: Final[Schema] = {"type": "string", "minLength": 1}
DETAIL: Final[Schema] = {"type": ["string", "null"]}
FLAG: Final[Schema] = {"type": "boolean"}
MADE_FROM: Final[Schema] = {"type": "string", "pattern": MARK}
SOURCES: Final[Schema] = {"type": "array", "items": {"type": "string", "pattern": SOURCE}}
WHEN: Final[Schema] = {"$ref": "#/$defs/condition"}


def keys_of(required: str, optional: str = "", /, **properties: Schema) -> Schema:
    """Keys with values: the required and the optional ones, each with the schema of its value."""
    needed = required.split()
    assert set(properties) == {*needed, *optional.split()}
    return {"type": "object", "additionalProperties": False, "required": needed, "properties": properties}


def one_of(values: Any) -> Schema:
    """One word of a closed list."""
    return {"enum": [str(v) for v in values]}


def list_of(items: Schema, least: int = 0) -> Schema:
    """A list of at least ``least`` entries."""
    return {"type": "array", "items": items, **({"minItems": least} if least else {})}


def by_key(pattern: str, schema: Schema, least: int = 0) -> Schema:
    """Keys of a pattern, all with values of one schema."""
    names = {"propertyNames": {"pattern": pattern}, "additionalProperties": schema}
    return {"type": "object", **names, **({"minProperties": least} if least else {})}


def needs(key: str, value: str, *needed: str) -> Schema:
    """``needed`` are required as soon as ``key`` is ``value``."""
    return {"if": {"properties": {key: {"const": value}}, "required": [key]}, "then": {"required": list(needed)}}
