"""The manifest of a published edition: which files it holds, who published it, when, and how long it stands."""

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Final

from exoconsent.consent.cleantext import clean_name, clean_text
from exoconsent.errors import BadInputError, TamperedError

SCHEMA: Final = "exoconsent-edition/1"
FILE: Final = "manifest.json"
SIZE_LIMIT: Final = 1 << 20
_NUMBER: Final = re.compile(r"[0-9A-Za-z](?:[0-9A-Za-z._-]{0,30}[0-9A-Za-z])?")
_RESERVED: Final = re.compile(r"(?i)(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\..*)?")
"""Names that Windows keeps for devices."""
_NAME: Final = re.compile(r"(?:(?:sections|words)/)?[A-Za-z0-9][A-Za-z0-9-]{0,80}\.yaml")
_HASH: Final = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """One edition of a form as it was published."""

    form_id: str
    number: str
    title: str
    """The English title."""
    by: str
    """The practitioner who published it."""
    at: str
    """When, as an ISO time with its zone."""
    note: str
    """What is new in it, in the practitioner's words."""
    validity_days: int
    """How long a consent from it stands, in days; 0 for as long as the clinic's usually do."""
    review_by: str
    """The day by which it is to be looked at again; ISO date, or empty."""
    reviewed_by: str
    """The second practitioner who read it; empty where the clinic asks for none."""
    files: Mapping[str, str]
    """SHA-256 in hexadecimal by file name."""

    @property
    def data(self) -> bytes:
        """The manifest as it stands in its file."""
        told = {"schema": SCHEMA, **{f.name: getattr(self, f.name) for f in fields(self)}, "files": dict(self.files)}
        return (json.dumps(told, ensure_ascii=False, indent=2, sort_keys=True) + "\n").encode()

    @property
    def sha256(self) -> str:
        """Of the manifest, and so of everything in the edition; the audit log keeps it."""
        return hashlib.sha256(self.data).hexdigest()

    @property
    def time(self) -> datetime:
        """When it was published."""
        return datetime.fromisoformat(self.at)

    def due(self, today: date) -> bool:
        """Whether the day to look at it again has come."""
        return bool(self.review_by) and self.review_by <= today.isoformat()


def read_manifest(data: bytes, place: str) -> Published:
    """The edition that a manifest tells of.

    Raises:
        TamperedError: it was not written by this program, or somebody has changed it so that it cannot be read.
    """
    try:
        given = json.loads(data)
        schema = given.pop("schema")
        published = Published(**given)
        sound = schema == SCHEMA and _sound(published)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        sound = False
    if not sound:
        raise TamperedError(f"{place}: the list of this edition's files cannot be read; somebody changed it")
    return published


def checked_number(number: str) -> str:
    """``number`` if it can name an edition and its folder.

    Raises:
        BadInputError: it cannot.
    """
    if not _NUMBER.fullmatch(number) or _RESERVED.fullmatch(number) or ".." in number:
        raise BadInputError.saying(
            f'"{number}" cannot be the number of an edition; use letters, digits, points and hyphens, such as 2026-1'
        )
    return number


def checked_details(by: str, note: str, review_by: str) -> None:
    """Refuse what a manifest may not say.

    Raises:
        BadInputError: with everything that is wrong.
    """
    _clean, wrong = clean_name(by, what="the name of the practitioner")
    problems = [*wrong, *clean_text(note, what="the note", lines=True)[1]]
    problems += [] if by.strip() else ["say who publishes the edition"]
    problems += [] if note.strip() else ["say in a few words what is new in this edition"]
    problems += [] if not review_by or _is_day(review_by) else [f'"{review_by}" is not a day such as 2027-06-30']
    if problems:
        raise BadInputError.saying("; ".join(problems))


def _sound(published: Published) -> bool:
    texts = (f for f in fields(Published) if f.name not in ("validity_days", "files"))
    return (
        all(isinstance(getattr(published, f.name), str) for f in texts)
        and isinstance(published.validity_days, int)
        and isinstance(published.files, dict)
        and all(_NAME.fullmatch(name) and _HASH.fullmatch(str(digest)) for name, digest in published.files.items())
        and bool(datetime.fromisoformat(published.at))
        and (not published.review_by or _is_day(published.review_by))
    )


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
