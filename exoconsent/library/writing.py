"""Forms and sections written as the YAML files that people read, and changes put into files that people wrote."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from exoconsent.consent.form import Form, Section
from exoconsent.errors import BadFormError, BadInputError, Complaint
from exoconsent.library.forms import FormFile
from exoconsent.library.load import READERS, parse
from exoconsent.library.nodes import Sink
from exoconsent.library.prescan import read_text
from exoconsent.library.writing_edits import CannotPatch, Patch
from exoconsent.library.writing_spots import Source
from exoconsent.library.writing_style import mapping_lines
from exoconsent.library.writing_trees import Tree, form_tree, section_tree
from exoconsent.library.yamltree import read_tree

MARK: Final = b"\xef\xbb\xbf"
"""The byte order mark that some editors put first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Patched:
    """A file with a change put into it."""

    data: bytes
    moved: tuple[str, ...] = ()
    """Comments that could not stay where they stood: they are now above the key that was written anew, or on top."""
    whole: bool = False
    """The file was laid out in a way that cannot be edited in places, so all of it was written anew."""


def write_section(section: Section, *, unfinished: bool = False) -> bytes:
    """The YAML file of ``section``; reading it gives an equal section.

    ``unfinished`` writes also what a form may not hold yet, such as a part without words; see ``read_unfinished``.

    Raises:
        BadInputError: with everything that such a file may not hold.
    """
    return _written(section, unfinished)


def write_form(form: Form, *, unfinished: bool = False) -> bytes:
    """The YAML file of ``form``, which names its sections; reading it gives an equal form.

    Raises:
        BadInputError: with everything that such a file may not hold.
    """
    return _written(form, unfinished)


def patched(old: bytes, new: Section | Form) -> bytes:
    """``old`` with what ``new`` says differently; all else keeps its order, its lines and its comments.

    Raises:
        BadFormError: ``old`` is not a file that can be used.
        BadInputError: ``new`` holds what such a file may not.
    """
    return patched_told(old, new).data


def patched_told(old: bytes, new: Section | Form) -> Patched:
    """As ``patched``, and which comments had to move."""
    wanted = _tree(new)
    before = _tree_in(old, _kind(new))
    if before == wanted:
        return Patched(data=old)
    source = Source(read_text(old, "file"))
    patch = Patch(source=source)
    try:
        data = _as_bytes(patch.patched(before, wanted), old)
        if not _wrong(data, new):
            return Patched(data=data, moved=tuple(patch.moved))
    except CannotPatch:
        pass
    comments = source.comments_in(0, len(source.text))
    lines = [*comments, *mapping_lines(wanted, 0)]
    data = _as_bytes("".join(f"{line}\n" for line in lines), old)
    _refuse(_wrong(data, new))
    return Patched(data=data, moved=tuple(comments), whole=True)


def read_unfinished(data: bytes, path: str, kind: str) -> tuple[Any, tuple[Complaint, ...]]:
    """The section or form (``load``'s kinds) in ``data`` although it has faults, and the faults.

    What is missing or of the wrong shape reads as empty, so that a draft with mistakes can be opened and mended.

    Raises:
        BadFormError: not YAML of the kind that form files are.
    """
    sink = Sink(path)
    return READERS[kind](read_tree(data, path), sink), sink.complaints


def _written(value: Section | Form, unfinished: bool) -> bytes:
    data = _bytes("".join(f"{line}\n" for line in mapping_lines(_tree(value), 0)))
    if not unfinished:
        _refuse(_wrong(data, value))
    return data


def _tree(value: Section | Form) -> Tree:
    try:
        return section_tree(value) if isinstance(value, Section) else form_tree(value)
    except ValueError as error:
        raise BadInputError.saying(str(error), value.path) from None


def _kind(value: Section | Form) -> str:
    return "section" if isinstance(value, Section) else "form"


def _tree_in(data: bytes, kind: str) -> Tree:
    value, complaints = parse(data, "file", kind)
    if complaints:
        raise BadFormError(complaints)
    return _tree_of(value)


def _tree_of(value: Any) -> Tree:
    if isinstance(value, FormFile):
        return form_tree(value.form, [name for name, _line in value.sections])
    return section_tree(value)


def _wrong(data: bytes, value: Section | Form) -> Sequence[Complaint]:
    """Why ``data`` does not give ``value`` back."""
    read, complaints = parse(data, value.path or value.id, _kind(value))
    if complaints:
        return complaints
    same = _tree_of(read) == _tree(value)
    message = "a text cannot be kept in a form file as it is; look for odd signs and blanks in it"
    return () if same else (Complaint(message=message, path=value.path),)


def _refuse(complaints: Sequence[Complaint]) -> None:
    if complaints:
        raise BadInputError(complaints)


def _as_bytes(text: str, old: bytes) -> bytes:
    """``text`` with the line ends and the byte order mark of ``old``."""
    if b"\r\n" in old and old.count(b"\r\n") == old.count(b"\n"):
        text = text.replace("\n", "\r\n")
    return (MARK if old.startswith(MARK) else b"") + _bytes(text)


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "backslashreplace")
