"""A clinic's profile as it stands in a file: name, letterhead, usual answers."""

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
