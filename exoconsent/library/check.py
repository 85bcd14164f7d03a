"""Checks files and folders for the ``check`` command, telling everything that is wrong in all of them."""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Final

from exoconsent.errors import BadFormError, BadInputError, Complaint
from exoconsent.library.load import READERS, load_library, parse
from exoconsent.library.nodes import Entries, Node, Scalar
from exoconsent.library.patients import read_patient
from exoconsent.library.profiles import read_profile
from exoconsent.library.yamltree import read_tree

_ENDINGS: Final = (".yaml", ".json")
_OWN_BOOKS: Final = ("pack-signers.json", "pack-log.json")
"""What the program keeps beside a clinic's forms (``pack_signers``, ``pack_log``)."""
_BOOKS_IN: Final = frozenset({"editions", "reviews"})
"""Folders in which every JSON file is a book of the program's own (``editions_manifest``, ``editions_review``)."""
_INPUTS: Final[Mapping[str, Callable[[bytes, str], object]]] = {"patient": read_patient, "clinic": read_profile}


def check_paths(paths: Iterable[Path]) -> list[Complaint]:
    """What is wrong with the files; a folder with a ``sections`` folder in it is checked as a whole library."""
    complaints = [c for path in paths for c in _check(path)]
    return list(dict.fromkeys(complaints))


def _check(path: Path) -> list[Complaint]:
    if path.is_dir():
        return _folder(path)
    try:
        return list(_file(path.read_bytes(), path))
    except OSError as error:
        return [Complaint(message=f"cannot be read: {error.strerror}; check the name", path=str(path))]


def _folder(folder: Path) -> list[Complaint]:
    files = sorted(p for p in folder.rglob("*") if p.suffix in _ENDINGS and not _is_book(p.relative_to(folder)))
    if not files:
        return [Complaint(message="this folder holds no .yaml files", path=str(folder))]
    found = [c for path in files for c in _check(path)]
    return found + (_library(folder) if (folder / "sections").is_dir() else [])


def _is_book(path: Path) -> bool:
    """Whether the program keeps that file for itself; ``path`` is below the folder that is checked."""
    return path.name in _OWN_BOOKS or (path.suffix == ".json" and bool(_BOOKS_IN & set(path.parts[:-1])))


def _library(folder: Path) -> list[Complaint]:
    try:
        load_library(folder)
    except BadFormError as error:
        return list(error.complaints)
    return []


def _file(data: bytes, path: Path) -> tuple[Complaint, ...]:
    try:
        kind = "patient" if path.suffix == ".json" else _kind(read_tree(data, str(path)), path)
        if kind in _INPUTS:
            _INPUTS[kind](data, str(path))
            return ()
    except (BadFormError, BadInputError) as error:
        return error.complaints
    return parse(data, str(path), kind, name=path.stem)[1]


def _kind(tree: Node, path: Path) -> str:
    """The kind of file by its ``schema:`` line; a file without a known one is a patient or lies where it belongs."""
    given = tree.get("schema") if isinstance(tree, Entries) else None
    name = given.text if isinstance(given, Scalar) else ""
    kinds = (*READERS, *_INPUTS)
    for kind in kinds:
        if name.startswith(f"exoconsent-{kind}/"):
            return kind
    if name and path.parent.name != "sections":
        known = ", ".join(f"exoconsent-{kind}/1" for kind in kinds)
        line = given.line if given else 1
        raise BadFormError(
            [Complaint(message=f'unknown schema "{name[:60]}"; known are {known}', path=str(path), line=line)]
        )
    return "section" if path.parent.name == "sections" else "patient"
