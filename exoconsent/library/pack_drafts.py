"""A form that says it was approved, made a draft again: who approves a form is the clinic that prints it."""

import json
from collections.abc import Iterator
from typing import Final

from exoconsent.consent.form import Approval
from exoconsent.errors import BadFormError, BadInputError
from exoconsent.library.forms import FormFile
from exoconsent.library.load import parse
from exoconsent.library.nodes import Entries
from exoconsent.library.yamltree import read_tree

_GOES: Final = ("approved", "published", "reviewed")
"""What the keys begin with that tell who released an edition."""


def is_approved(data: bytes, name: str) -> bool:
    """Whether the form in ``data`` says that it was approved."""
    value, _complaints = parse(data, name, "form", name=name.removesuffix(".yaml"))
    return isinstance(value, FormFile) and value.form.edition.approval is Approval.APPROVED


def as_draft(data: bytes, name: str) -> bytes:
    """The form file with its edition as a draft; all else stays as it is written; comments inside the edition go.

    Raises:
        BadInputError: the file is not written in lines, so its edition cannot be exchanged alone.
    """
    tree = read_tree(data, name)
    assert isinstance(tree, Entries)
    text = data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    first, after = _lines(tree, text)
    drafted = "\n".join((*text[: first - 1], *_edition(tree), *text[after - 1 :])).encode()
    try:
        same = read_tree(drafted, name).value() == {**tree.value(), "edition": _kept(tree)}
    except BadFormError:
        same = False
    if not same:
        message = (
            "says that it was approved elsewhere, and is written so that this cannot be taken out; ask for a draft"
        )
        raise BadInputError.saying(message, name)
    return drafted


def _lines(tree: Entries, text: list[str]) -> tuple[int, int]:
    """The line of "edition:" and that of the key behind it, from 1; comments above that key stay with it."""
    end, lines = len(text), [key.line for key, _node in tree.entries]
    own = next(key.line for key, _node in tree.entries if key.text == "edition")
    after = min((line for line in lines if line > own), default=end + 1)
    while after > own + 1 and text[after - 2].lstrip()[:1] in ("", "#"):
        after -= 1
    return own, after


def _kept(tree: Entries) -> dict[str, object]:
    edition = tree.get("edition")
    given = edition.value() if edition else {}
    return {k: Approval.DRAFT.value if k == "approval" else v for k, v in given.items() if not k.startswith(_GOES)}


def _edition(tree: Entries) -> Iterator[str]:
    yield "edition:"
    for key, value in _kept(tree).items():
        yield f"  {key}: {json.dumps(value, ensure_ascii=False)}"
