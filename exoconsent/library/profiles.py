"""A clinic's profile as it stands in a file: name, letterhead, usual answers; read and written."""

import json
from collections.abc import Mapping
from types import MappingProxyType

from exoconsent.consent.cleantext import clean_name, clean_text
from exoconsent.consent.draft import ClinicProfile
from exoconsent.errors import BadFormError, BadInputError
from exoconsent.library.fields import below, count, items, pairs
from exoconsent.library.nodes import Node, Scalar, Sink
from exoconsent.library.shape import check_shape
from exoconsent.library.yamltree import read_tree


def read_profile(data: bytes, path: str) -> ClinicProfile:
    """The profile in a YAML file.

    Raises:
        BadInputError: with everything that is wrong.
    """
    try:
        tree = read_tree(data, path)
    except BadFormError as error:
        raise BadInputError(error.complaints) from None
    sink = Sink(path)
    profile = read_profile_tree(tree, sink)
    sink.raise_as(BadInputError)
    return profile


def write_profile(profile: ClinicProfile) -> bytes:
    """The YAML file of ``profile``; reading it gives the same profile again.

    Raises:
        BadInputError: the profile holds what such a file may not, e.g. no name or a control character.
    """
    parts: tuple[tuple[str, object], ...] = (
        ("schema", "exoconsent-clinic/1"),
        ("name", profile.name),
        ("lines", profile.lines),
        ("validity_days", profile.validity_days),
        ("not_applicable", profile.not_applicable),
        ("answers", profile.answers),
    )
    data = "".join(_yaml(key, value) for key, value in parts if value).encode("utf-8", "backslashreplace")
    if read_profile(data, "clinic.yaml") != profile:
        raise BadInputError.saying("the clinic's texts stand between blanks or are not in Unicode form NFC")
    return data


def _yaml(key: str, value: object) -> str:
    """One entry; texts as JSON strings, which YAML reads alike and in which nothing is taken for syntax."""
    if isinstance(value, Mapping):
        return f"{key}:\n" + "".join(f"  {_quoted(k)}: {_quoted(v)}\n" for k, v in value.items())
    if isinstance(value, tuple):
        return f"{key}:\n" + "".join(f"  - {_quoted(line)}\n" for line in value)
    return f"{key}: {_quoted(value)}\n"


def _quoted(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def read_profile_tree(tree: Node, sink: Sink) -> ClinicProfile:
    """The profile in ``tree``; worth nothing once ``sink`` holds complaints."""
    check_shape(tree, "clinic", sink)
    return ClinicProfile(
        name=_text(below(tree, "name"), "name", sink, name=True),
        lines=tuple(_text(node, "lines", sink) for node in items(tree, "lines")),
        answers=_texts(tree, "answers", sink),
        not_applicable=_texts(tree, "not_applicable", sink),
        validity_days=count(tree, "validity_days") or ClinicProfile(name="").validity_days,
    )


def _texts(tree: Node, key: str, sink: Sink) -> Mapping[str, str]:
    return MappingProxyType({k.text: _text(node, k.text, sink) for k, node in pairs(tree, key)})


def _text(node: Node | None, what: str, sink: Sink, *, name: bool = False) -> str:
    if not isinstance(node, Scalar) or not isinstance(node.data, str):
        return ""
    clean, problems = clean_name(node.data, what=f'"{what}"') if name else clean_text(node.data, what=f'"{what}"')
    for problem in problems:
        sink.say(node, problem)
    return clean
