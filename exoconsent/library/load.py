"""The whole library of a folder, or everything that is wrong with it."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final, TypeVar

from exoconsent.consent.claims import ClaimRules
from exoconsent.consent.elements import ElementRule
from exoconsent.consent.facts import did_you_mean
from exoconsent.consent.form import Form, Section
from exoconsent.consent.jurisdiction import Jurisdiction
from exoconsent.consent.words import Words
from exoconsent.errors import BadFormError, BadInputError, Complaint
from exoconsent.library.article_folding import shown
from exoconsent.library.forms import FormFile, read_form, with_sections
from exoconsent.library.jurisdictions import read_jurisdiction
from exoconsent.library.nodes import Node, Sink
from exoconsent.library.rules import read_claims, read_elements
from exoconsent.library.sections import read_section
from exoconsent.library.source import SourceDocument, read_source
from exoconsent.library.words import compare_places, compared, read_words
from exoconsent.library.yamltree import read_tree

Value = TypeVar("Value")

READERS: Final[Mapping[str, Callable[[Node, Sink], Any]]] = MappingProxyType(
    {
        "section": read_section,
        "form": read_form,
        "claims": read_claims,
        "elements": read_elements,
        "jurisdiction": read_jurisdiction,
        "words": read_words,
    }
)
"""The reader for each kind of file."""
_CACHE_SIZE: Final = 512
_NO_CLAIMS: Final = ClaimRules()


class Fault(StrEnum):
    """What can be wrong with an edition."""

    CHANGED = "changed"
    """It is not what was published."""
    GONE = "gone"
    """The log has it, nobody put it aside, and it does not lie in the folder."""
    UNKNOWN = "unknown"
    """It lies in the folder, and the log does not have it."""
    UNREAD = "unread"
    """Nobody has opened the log, or it cannot be read."""
    OUTGROWN = "outgrown"
    """It is what was published, and this program cannot print it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Withheld:
    """A form that may not be used for patients, because its newest edition was changed or cannot be printed."""

    title: str
    number: str
    """Of that edition."""
    why: str
    fault: Fault = Fault.CHANGED


@dataclass(frozen=True, slots=True, kw_only=True)
class Library:
    """Everything that the form files say."""

    forms: Mapping[str, Form]
    sections: Mapping[str, Section]
    claims: ClaimRules = _NO_CLAIMS
    elements: tuple[ElementRule, ...] = ()
    jurisdictions: tuple[Jurisdiction, ...] = ()
    words: Mapping[str, Words] = field(default_factory=lambda: MappingProxyType({}))
    """Fixed words by language tag, as they are today: those of drafts, and of the window."""
    sources: Mapping[str, SourceDocument] = field(default_factory=lambda: MappingProxyType({}))
    """Source documents by file name without ending."""
    withheld: Mapping[str, Withheld] = field(default_factory=lambda: MappingProxyType({}))
    """Forms that are not among ``forms`` although the clinic has them, by id."""
    edition_words: Mapping[str, Mapping[str, Words]] = field(default_factory=lambda: MappingProxyType({}))
    """Fixed words that editions in use were published with, by form id and language."""

    def words_of(self, form_id: str) -> Mapping[str, Words]:
        """The fixed words that a form is printed with, by language: its edition's own, or today's for a draft."""
        return self.edition_words.get(form_id, self.words)


def load_library(folder: Path, extra: Path | None = None) -> Library:
    """The library in ``folder``; files of ``extra`` are added, and replace those of the same place and name.

    Raises:
        BadFormError: with everything that is wrong in all files.
    """
    found = _Found([f for f in (folder, extra) if f is not None])
    sections: dict[str, Section] = {s.id: s for s in found.values("section", "sections/*.yaml")}
    forms = {f.form.id: found.linked(f, sections) for f in found.values("form", "*.yaml")}
    claims = found.values("claims", "rules/claims.yaml")
    elements = found.values("elements", "rules/elements.yaml")
    jurisdictions = found.values("jurisdiction", "rules/jurisdictions/*.yaml")
    words = compared({w.language: w for w in found.values("words", "words/*.yaml")})
    sources = {Path(d.name).stem: d for d in found.values("source", "sources/*.txt")}
    found.compare_words(words)
    found.check_provenance(sections.values(), sources)
    found.finish(folder)
    return Library(
        forms=MappingProxyType(forms),
        sections=MappingProxyType(sections),
        claims=claims[-1] if claims else _NO_CLAIMS,
        elements=elements[-1] if elements else (),
        jurisdictions=tuple(jurisdictions),
        words=MappingProxyType(words),
        sources=MappingProxyType(sources),
    )


def shipped_words(folder: Path, language: str) -> Words | None:
    """The fixed words of a language in the program's ``folder``; ``None`` where it ships none."""
    found: Words | None = read_file(folder / "words" / f"{language}.yaml", "words")[0]
    return found


class _Found:
    """Reads the files of one or two folders and gathers the complaints of all."""

    def __init__(self, folders: list[Path]) -> None:
        self._folders = folders
        self._complaints: list[Complaint] = []
        self._broken: set[str] = set()
        self._files = 0

    def values(self, kind: str, pattern: str) -> list[Any]:
        """What the files of ``kind`` hold; broken files are left out and told."""
        values = []
        for path in self._paths(pattern):
            value, complaints = read_file(path, kind)
            self._files += 1
            self._complaints += complaints
            if complaints:
                self._broken.add(path.stem)
            else:
                values.append(value)
        return values

    def linked(self, file: FormFile, sections: dict[str, Section]) -> Form:
        """The form with its sections; those in broken files are not called unknown on top."""
        sink = Sink(file.form.path)
        known = [(name, line) for name, line in file.sections if name in sections or name not in self._broken]
        form = with_sections(FormFile(form=file.form, sections=tuple(known)), sections, sink)
        self._complaints += sink.complaints
        return form

    def compare_words(self, words: Mapping[str, Words]) -> None:
        """Check that every language has the places of the English words."""
        for language, given in words.items():
            sink = Sink(f"words/{language}.yaml")
            compare_places(given, words.get("en", given), sink)
            self._complaints += sink.complaints

    def check_provenance(self, sections: Iterable[Section], sources: Mapping[str, SourceDocument]) -> None:
        """Check that every passage that a section answers to lies in a document that is there, or carries its words.

        A passage that was picked in the studio holds its quotation and the hash of its document, which may be gone.
        """
        for section in sections:
            sink = Sink(section.path)
            for passage in section.provenance:
                document = sources.get(passage.document)
                if passage.sha256 and (document is None or document.sha256 != passage.sha256):
                    continue
                if document is None:
                    near = did_you_mean(passage.document, sources) or "; there is no such file in forms/sources"
                    sink.say(0, f'unknown document "{passage.document}"{near}')
                elif passage.end > len(document.raw):
                    length = len(document.raw)
                    place = f"{passage.start}-{passage.end}"
                    sink.say(0, f"the passage {place} lies beyond the end of {passage.document} ({length} characters)")
                elif passage.quotation and shown(document.raw, passage.start, passage.end) != passage.quotation:
                    sink.say(
                        0, f"{passage.document} says something else at {passage.start}-{passage.end} than is quoted"
                    )
            self._complaints += sink.complaints

    def finish(self, folder: Path) -> None:
        """Raise what was gathered, if anything was."""
        for path in (p for f in self._folders for p in sorted(f.rglob("*.yml"))):
            self._complaints.append(Complaint(message="files of this kind end in .yaml; rename it", path=str(path)))
        if not self._files:
            message = f"there are no form files in the folder {folder}; give the folder that holds forms and sections"
            self._complaints.append(Complaint(message=message))
        if self._complaints:
            raise BadFormError(self._complaints)

    def _paths(self, pattern: str) -> Iterator[Path]:
        by_name = {path.name: path for folder in self._folders for path in sorted(folder.glob(pattern))}
        yield from sorted(by_name.values(), key=lambda path: path.name)


def read_file(path: Path, kind: str) -> tuple[Any, tuple[Complaint, ...]]:
    """What a file of ``kind`` holds, and what is wrong with it (then the value is ``None``).

    Files already read are remembered by path, time of change and size.
    """
    try:
        state = path.stat()
        return _read(path, kind, state.st_mtime_ns, state.st_size)
    except OSError as error:
        return None, (Complaint(message=f"cannot be read: {error.strerror}; check that it is there", path=str(path)),)


@lru_cache(maxsize=_CACHE_SIZE)
def _read(path: Path, kind: str, _mtime_ns: int, _size: int) -> tuple[Any, tuple[Complaint, ...]]:
    return parse(path.read_bytes(), str(path), kind, name=path.stem)


def parse(data: bytes, path: str, kind: str, name: str = "") -> tuple[Any, tuple[Complaint, ...]]:
    """What ``data`` holds as a file of ``kind``, and what is wrong with it.

    ``name`` is the file's name without ending, which forms, sections and words must bear as their id.
    """
    if kind == "source":
        return _source(data, path)
    known = _sound_section(data) if kind == "section" else None
    if known is not None and name in ("", known.id):
        return replace(known, path=path), ()
    return _parsed(data, path, kind, name)


@lru_cache(maxsize=_CACHE_SIZE)
def _sound_section(data: bytes) -> Section | None:
    """What is checked, written, read back and loaded is the same file four times, wherever it lies."""
    value, complaints = _parsed(data, "", "section", "")
    return None if complaints else value


def _parsed(data: bytes, path: str, kind: str, name: str) -> tuple[Any, tuple[Complaint, ...]]:
    sink = Sink(path)
    try:
        tree = read_tree(data, path)
    except BadFormError as error:
        return None, error.complaints
    value = READERS[kind](tree, sink)
    _check_name(tree, kind, name, sink)
    return (None if sink.complaints else value), sink.complaints


def _source(data: bytes, path: str) -> tuple[Any, tuple[Complaint, ...]]:
    try:
        return read_source(data, path), ()
    except BadInputError as error:
        return None, error.complaints


def _check_name(tree: Node, kind: str, name: str, sink: Sink) -> None:
    key = {"section": "id", "form": "id", "jurisdiction": "id", "words": "language"}.get(kind)
    given = tree.value().get(key) if key and isinstance(tree.value(), dict) else None
    if name and key and isinstance(given, str) and given != name:
        place = tree.get(key) if hasattr(tree, "get") else None
        sink.say(place, f'"{key}" is "{given}", but the file is named "{name}.yaml"; make them the same')
