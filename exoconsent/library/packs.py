"""Packs: forms, sections, translations and laws of a clinic as one signed file for another clinic (``.exopack``)."""

import hashlib
import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from types import MappingProxyType
from typing import Any, Final

from exoconsent.consent.cleantext import clean_name, text_problems
from exoconsent.consent.jurisdiction import Jurisdiction
from exoconsent.errors import BadFormError, BadInputError, Complaint
from exoconsent.library.jsontree import read_json_tree
from exoconsent.library.load import parse
from exoconsent.library.pack_zip import unzipped, zipped

SCHEMA: Final = "exoconsent-pack/1"
ENDING: Final = ".exopack"
MANIFEST, SIGNATURE, FORMS = "manifest.json", "signature", "forms/"
NOTE_LIMIT: Final = 2_000
KEY_BYTES: Final = 32
SIGNATURE_BYTES: Final = 64

_ID: Final = r"[a-z0-9]+(?:-[a-z0-9]+)*"
_KINDS: Final[Mapping[str, re.Pattern[str]]] = MappingProxyType(
    {
        "form": re.compile(rf"({_ID})\.yaml"),
        "section": re.compile(rf"sections/({_ID})\.yaml"),
        "words": re.compile(r"words/([a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-[A-Z]{2})?)\.yaml"),
        "jurisdiction": re.compile(rf"rules/jurisdictions/({_ID})\.yaml"),
        "source": re.compile(rf"sources/({_ID})\.txt"),
    }
)
"""What a pack may hold, by kind: the name of the file below the forms folder. Nothing else gets in."""
_RULES: Final = re.compile(r"rules/[^/]*\.yaml")
_DEVICES: Final = re.compile(r"con|prn|aux|nul|com[0-9]|lpt[0-9]")
"""Names that Windows takes for devices."""
_REPEATS: Final = re.compile(r"[*+{]")
_KEYS: Final = {"schema", "title", "note", "made", "by", "clinic", "program", "key", "fingerprint", "files"}

Verify = Callable[[bytes, bytes, bytes], bool]
"""Whether a manifest (first) bears the signature (second) of a public key (third); ``signing.packs.is_signed``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Signer:
    """Who signed a pack. Only the fingerprint is proved; the names are what the signer says."""

    key: bytes
    """Ed25519 public key, 32 bytes."""
    clinic: str
    by: str

    @property
    def fingerprint(self) -> str:
        """SHA-256 of the key in hexadecimal; what two people compare by telephone."""
        return hashlib.sha256(self.key).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class Pack:
    """A pack that was read: its signature fits, and every file in it can be read as what its name says."""

    title: str
    note: str
    made: datetime
    signer: Signer
    files: Mapping[str, bytes] = field(repr=False)
    """Content by name below the forms folder, e.g. "sections/risk-cancer.yaml"; sorted."""
    sha256: str = ""
    """Of the whole file, in hexadecimal."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cover:
    """What stands on a pack: what it is, who made it, and when (aware)."""

    title: str
    by: str
    clinic: str
    made: datetime
    note: str = ""
    program: str = ""


def kind_of(name: str) -> str:
    """The kind of a file by its name below the forms folder; empty for one that no pack may hold."""
    for kind, pattern in _KINDS.items():
        found = pattern.fullmatch(name) if len(name) <= 100 else None
        if found and not _DEVICES.fullmatch(found.group(1)):
            return kind
    return ""


def make_pack(files: Mapping[str, bytes], cover: Cover, key: bytes, sign: Callable[[bytes], bytes]) -> bytes:
    """The pack of ``files``; equal input gives equal bytes.

    Args:
        files: content by name below the forms folder.
        cover: what it is, by whom.
        key: the public key of who signs.
        sign: gives the signature of a manifest.

    Raises:
        BadInputError: nothing to pack, a name or text that no pack may hold, or a file that cannot be read.
    """
    if not files:
        raise BadInputError.saying("there is nothing to put into the pack; name a form, a section or a language")
    ordered = dict(sorted(files.items()))
    manifest = _manifest(ordered, cover, key)
    inside = {MANIFEST: manifest, SIGNATURE: sign(manifest), **{FORMS + name: data for name, data in ordered.items()}}
    pack = zipped(inside)
    read_pack(pack, lambda *_: True, f"the new pack{ENDING}")  # what others would refuse is not handed out
    return pack


def read_pack(data: bytes, verify: Verify, path: str = "pack.exopack") -> Pack:
    """The pack in ``data``, if its signature fits and it holds form files only; nothing is written anywhere.

    Raises:
        BadInputError: it is no pack, is damaged or hostile, of another version, or its signature does not fit.
        BadFormError: it is as it was signed, but files in it cannot be used.
    """
    inside = unzipped(data, path)
    manifest, signature = inside.pop(MANIFEST, b""), inside.pop(SIGNATURE, b"")
    plain = _plain(manifest, path)
    key = bytes.fromhex(plain["key"])
    if len(signature) != SIGNATURE_BYTES or not verify(manifest, signature, key):
        raise _bad(path, "does not bear the signature of who it names; it was changed after it was made, or forged")
    signer = Signer(key=key, clinic=plain["clinic"], by=plain["by"])
    files = _files(inside, plain["files"], path)
    if plain["fingerprint"] != signer.fingerprint:
        raise _bad(path, "names another fingerprint than its key has; it is not used")
    _check_forms(files)
    return Pack(
        title=plain["title"],
        note=plain["note"],
        made=datetime.fromisoformat(plain["made"]),
        signer=signer,
        files=MappingProxyType(files),
        sha256=hashlib.sha256(data).hexdigest(),
    )


def _manifest(files: Mapping[str, bytes], cover: Cover, key: bytes) -> bytes:
    return _as_json(
        {
            "schema": SCHEMA,
            "title": cover.title,
            "note": cover.note,
            "made": cover.made.isoformat(timespec="seconds"),
            "by": cover.by,
            "clinic": cover.clinic,
            "program": cover.program,
            "key": key.hex(),
            "fingerprint": hashlib.sha256(key).hexdigest(),
            "files": [{"name": name, "size": len(d), "sha256": _sha256(d)} for name, d in files.items()],
        }
    )


def _plain(manifest: bytes, path: str) -> dict[str, Any]:
    """The manifest as plain values of the right kinds, if it is spelled as ``_manifest`` spells it."""
    if not manifest:
        raise _bad(path, "holds no manifest, so nobody knows what it is; it is no pack of ExoConsent")
    try:
        plain = read_json_tree(manifest, f"{path}: {MANIFEST}").value()
    except BadFormError as error:
        raise BadInputError(error.complaints) from None
    schema = plain.get("schema") if isinstance(plain, dict) else None
    if schema != SCHEMA:
        raise _bad(path, f"is of another version than this program reads ({SCHEMA}); bring ExoConsent up to date")
    if set(plain) != _KEYS or not _typed(plain) or _as_json(plain) != manifest:
        raise _bad(path, "has a manifest that ExoConsent would not write; it is not used")
    _check_cover(plain, path)
    return dict(plain)


def _typed(plain: dict[str, Any]) -> bool:
    texts = all(isinstance(plain[key], str) for key in _KEYS - {"files"})
    if not texts or not re.fullmatch(rf"[0-9a-f]{{{2 * KEY_BYTES}}}", plain["key"]):
        return False
    files = plain["files"]
    return isinstance(files, list) and all(
        isinstance(file, dict)
        and set(file) == {"name", "size", "sha256"}
        and type(file["size"]) is int
        and isinstance(file["name"], str)
        and isinstance(file["sha256"], str)
        for file in files
    )


def _check_cover(plain: dict[str, Any], path: str) -> None:
    wrong = [p for key in ("title", "by", "clinic") for p in _name_problems(plain[key], key)]
    wrong += text_problems(plain["note"], what="the note", limit=NOTE_LIMIT, lines=True)
    wrong += text_problems(plain["program"], what="the program's version", limit=40)
    try:
        aware = datetime.fromisoformat(plain["made"]).utcoffset() is not None
    except ValueError:
        aware = False
    if not aware:
        wrong.append("it does not say when it was made")
    if wrong:
        raise BadInputError(Complaint(message=f"on the pack: {message}", path=path) for message in wrong)


def _name_problems(text: str, what: str) -> tuple[str, ...]:
    clean, problems = clean_name(text, what=f'"{what}"')
    if not problems and clean != text:
        return (f'"{what}" stands between blanks or is not in Unicode form NFC',)
    return problems


def _files(inside: Mapping[str, bytes], listed: list[dict[str, Any]], path: str) -> dict[str, bytes]:
    """The form files, if they are those of the signed list and no others."""
    files = {}
    for file in listed:
        name, data = file["name"], inside.get(FORMS + file["name"])
        if data is None or len(data) != file["size"] or _sha256(data) != file["sha256"]:
            raise _bad(path, f"lacks {_shown(name)}, or it was changed after it was signed")
        files[name] = data
    for name in files:
        if not kind_of(name):
            raise _bad(path, _why_not(name))
    if len(files) != len(inside) or list(files) != sorted(files) or not files:
        raise _bad(path, "holds other files than its signed list, or none; it is not used")
    return files


def _why_not(name: str) -> str:
    if _RULES.fullmatch(name):
        return f"holds {_shown(name)}; what the review looks for is the clinic's own and never comes in a pack"
    return f"holds {_shown(name)}; packs hold forms, sections, translations, laws and their source texts, nothing else"


def _check_forms(files: Mapping[str, bytes]) -> None:
    complaints = [c for name, data in files.items() for c in _complaints(name, data)]
    if complaints:
        raise BadFormError(complaints)


def _complaints(name: str, data: bytes) -> tuple[Complaint, ...]:
    stem = name.rpartition("/")[2].rpartition(".")[0]
    value, complaints = parse(data, name, kind_of(name), name=stem)
    if isinstance(value, Jurisdiction):
        patterns = [f.value for rule in value.elements for f in rule.found if f.kind == "text"]
        message = "a pattern that repeats (*, + or {) may not come in a pack: it could make a review take hours"
        return tuple(Complaint(message=message, path=name) for p in patterns if _REPEATS.search(p))
    return tuple(complaints)


def _shown(name: str) -> str:
    plain = ascii(name)[1:-1]
    return plain if len(plain) <= 60 else f"{plain[:57]}..."


def _as_json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, indent=1).encode("utf-8", "backslashreplace") + b"\n"


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _bad(path: str, message: str) -> BadInputError:
    return BadInputError.saying(f"the pack {message}", path)
