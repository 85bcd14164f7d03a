"""What was changed in a file behind a revision, in words for a person; loaded on demand, after ``offline``.

Only asked for where something was changed: it names the forgery, it does not decide that there is one.
"""

# pyHanko is only partly annotated.
# mypy: disallow-untyped-calls=False

import hashlib
from collections.abc import Iterator
from typing import Any, Final

from pyhanko.pdf_utils.generic import ArrayObject, DictionaryObject, StreamObject
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import enumerate_sig_fields

_BACKWARDS: Final = frozenset({"/Parent", "/P", "/Pg", "/Obj", "/StructParent", "/StructParents", "/Dest", "/Annots"})
"""Keys that lead up or across the document; what they lead to is looked at in its own place."""
_OTHERWISE_SEEN: Final = frozenset({"/Pages", "/AcroForm", "/Perms", "/Extensions", "/AF", "/Names", "/StructTreeRoot"})
_NODES_LIMIT: Final = 200_000
_DEPTH_LIMIT: Final = 200


def differences(reader: PdfFileReader, revision: int) -> tuple[str, ...]:
    """Sentences on what differs between the state at ``revision`` and the end of the file; empty for nothing."""
    before, after = reader.get_historical_resolver(revision), reader
    return tuple(
        dict.fromkeys(
            (*_pages(before, after), *_fields(before, after), *_texts(before, after), *_catalogues(before, after))
        )
    )


def _pages(before: Any, after: Any) -> Iterator[str]:
    old, new = list(_leaves(before.root["/Pages"])), list(_leaves(after.root["/Pages"]))
    if len(old) != len(new):
        yield f"the document had {len(old)} pages and has {len(new)} now."
    for number, (then, now) in enumerate(zip(old, new, strict=False), 1):
        if _digest(then) != _digest(now):
            yield f"what is printed on page {number} was changed."
        count = _count(now, "/Annots") - _count(then, "/Annots")
        if count > 0:
            yield f"something was laid over page {number} (an annotation)."
        elif count < 0:
            yield f"something was taken from page {number} (an annotation)."


def _leaves(node: Any, depth: int = 0) -> Iterator[Any]:
    if "/Kids" not in node or depth > _DEPTH_LIMIT:
        yield node
        return
    for kid in node["/Kids"]:
        yield from _leaves(kid.get_object(), depth + 1)


def _count(node: Any, key: str) -> int:
    return len(node[key]) if key in node else 0


def _fields(before: Any, after: Any) -> Iterator[str]:
    old = {str(name): (value, ref.get_object()) for name, value, ref in enumerate_sig_fields(before)}
    new = {str(name): (value, ref.get_object()) for name, value, ref in enumerate_sig_fields(after)}
    for name in new.keys() - old.keys():
        yield f"a signature field was added ({name})."
    for name in old.keys() - new.keys():
        yield f"a signature field was taken out ({name})."
    for name in sorted(old.keys() & new.keys()):
        (signed, then), (still, now) = old[name], new[name]
        if signed is None:
            continue
        if still is None or _digest(signed.get_object()) != _digest(still.get_object()):
            yield f"the signature in {name} was exchanged or taken out."
        if _digest(then.get("/AP")) != _digest(now.get("/AP")):
            yield f"the look of the signature in {name} was changed."
        if then.get("/TU") != now.get("/TU"):
            yield f"the words of the field {name} were changed."


def _texts(before: Any, after: Any) -> Iterator[str]:
    """Initials: they stand in text fields, and come with a signature."""
    old, new = dict(text_fields(before)), dict(text_fields(after))
    for name in sorted(old.keys() | new.keys()):
        if _digest(old.get(name)) != _digest(new.get(name)):
            yield f"what stands in the field {name} was changed."


def text_fields(state: Any) -> Iterator[tuple[str, Any]]:
    """The text fields on the top level of a document's form, by name; signature fields are none."""
    try:
        fields = [field.get_object() for field in state.root["/AcroForm"]["/Fields"]]
    except KeyError:
        return
    yield from ((str(field.get("/T", "")), field) for field in fields if field.get("/FT") == "/Tx")


def _catalogues(before: Any, after: Any) -> Iterator[str]:
    old, new = before.root, after.root
    if "/AcroForm" in old and "/AcroForm" not in new:
        yield "the signature fields were taken out."
    if any(_digest(old.get(key)) != _digest(new.get(key)) for key in ("/AF", "/Names")):
        yield "the attached record was changed."
    if _digest(old.get("/StructTreeRoot")) != _digest(new.get("/StructTreeRoot")):
        yield "what a screen reader says was changed."
    rest = (old.keys() | new.keys()) - _OTHERWISE_SEEN
    if any(_digest(old.get(key)) != _digest(new.get(key)) for key in rest):
        yield "the document's settings were changed, or something that happens when it is opened."


def _digest(value: Any) -> str:
    found = hashlib.sha256()
    for index, token in enumerate(_tokens(value, frozenset())):
        if index > _NODES_LIMIT:
            break
        found.update(token)
        found.update(b"\0")
    return found.hexdigest()


def _tokens(value: Any, above: frozenset[int]) -> Iterator[bytes]:
    value = value.get_object() if hasattr(value, "get_object") else value
    if id(value) in above or len(above) > _DEPTH_LIMIT:
        return
    inside = above | {id(value)}
    match value:
        case DictionaryObject():
            for key in sorted(value.keys() - _BACKWARDS):
                yield str(key).encode()
                yield from _tokens(value.raw_get(key), inside)
            if isinstance(value, StreamObject):
                yield bytes(value.encoded_data)
        case ArrayObject():
            yield b"["
            for kid in value:
                yield from _tokens(kid, inside)
            yield b"]"
        case _:
            yield repr(value).encode()
