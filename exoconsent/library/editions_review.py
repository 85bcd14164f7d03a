"""The review of a draft by a second practitioner: asked for, given, and worth nothing once the draft changes."""

import hashlib
import json
from dataclasses import dataclass, field, fields, replace
from datetime import datetime
from pathlib import Path
from typing import Final

from exoconsent.consent.cleantext import clean_text
from exoconsent.consent.form import Approval, Edition, Form
from exoconsent.errors import BadInputError
from exoconsent.files import read_limited, write_safely
from exoconsent.library.writing_trees import form_tree, section_tree

SCHEMA: Final = "exoconsent-review/1"
FOLDER: Final = "reviews"
_LIMIT: Final = 1 << 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """Where the review of one draft stands."""

    form_id: str
    digest: str
    """Of the draft that was put forward."""
    asked_by: str
    asked_at: str
    read_by: str = ""
    """Empty until somebody has read it."""
    read_at: str = ""
    agreed: bool = False
    remarks: str = field(default="", repr=False)


def draft_digest(form: Form) -> str:
    """SHA-256 over everything that a reader judges: the form and its sections, not its number and approval."""
    edition = Edition(number="", approval=Approval.DRAFT, facts_checked_on=form.edition.facts_checked_on)
    trees = [form_tree(replace(form, edition=edition)), *(section_tree(section) for section in form.sections)]
    return hashlib.sha256(json.dumps(trees, ensure_ascii=False).encode("utf-8", "backslashreplace")).hexdigest()


def ask_review(folder: Path, form: Form, by: str, at: datetime) -> Review:
    """Put a draft forward for review; an earlier review of it is replaced. Raises ``StorageError``."""
    review = Review(form_id=form.id, digest=draft_digest(form), asked_by=by, asked_at=at.isoformat(timespec="seconds"))
    return _kept(folder, review)


def give_review(folder: Path, form: Form, by: str, at: datetime, *, agreed: bool, remarks: str = "") -> Review:
    """Say what the second practitioner thinks of the draft that was put forward.

    Whoever agrees must agree to what the first practitioner put forward: otherwise one person could change a draft and
    agree to the change alone.

    Raises:
        BadInputError: nobody asked, it is the same person, the draft was changed since, or a "no" without remarks.
        StorageError: it could not be kept.
    """
    review = review_of(folder, form.id)
    if review is None:
        raise BadInputError.saying("nobody has put this draft forward for review")
    if review.asked_by.strip().casefold() == by.strip().casefold():
        raise BadInputError.saying("a draft is reviewed by somebody else than the person who put it forward")
    if agreed and review.digest != draft_digest(form):
        raise BadInputError.saying(
            f"the draft was changed after {review.asked_by} had put it forward; it has to be put forward again"
        )
    text, problems = clean_text(remarks, what="the remarks", lines=True)
    if problems or not (agreed or text):
        raise BadInputError.saying("; ".join(problems) or "say what must change before it can be published")
    given = replace(
        review,
        read_by=by,
        read_at=at.isoformat(timespec="seconds"),
        agreed=agreed,
        remarks=text,
    )
    return _kept(folder, given)


def review_of(folder: Path, form_id: str) -> Review | None:
    """The review of a form's draft, or ``None``; one that cannot be read counts as none."""
    path = _path(folder, form_id)
    if not path.is_file():
        return None
    try:
        given = json.loads(read_limited(path, _LIMIT))
        review = Review(**{f.name: given[f.name] for f in fields(Review)})
        fine = given["schema"] == SCHEMA and isinstance(review.agreed, bool) and review.form_id == form_id
    except (ValueError, KeyError, TypeError, RecursionError):
        return None
    return review if fine else None


def check_review(form: Form, review: Review | None, by: str) -> None:
    """Refuse to publish what no second practitioner has agreed to as it is now.

    Raises:
        BadInputError: with what is missing.
    """
    if review is None or not review.read_by:
        message = "a second practitioner must read the draft before it is published; ask for a review"
    elif not review.agreed:
        message = f"{review.read_by} did not agree to this draft; change it and ask again"
    elif review.digest != draft_digest(form):
        message = f"the draft was changed after {review.read_by} had read it; ask for a review of what it says now"
    elif review.read_by.strip().casefold() == by.strip().casefold() == review.asked_by.strip().casefold():
        message = "the second practitioner must be another person"
    else:
        return
    raise BadInputError.saying(message)


def lacks(form: Form, review: Review | None, by: str) -> str:
    """What ``check_review`` would refuse, as a sentence; empty for nothing."""
    try:
        check_review(form, review, by)
    except BadInputError as fault:
        return str(fault)
    return ""


def _kept(folder: Path, review: Review) -> Review:
    told = {"schema": SCHEMA, **{f.name: getattr(review, f.name) for f in fields(Review)}}
    path = _path(folder, review.form_id)
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    write_safely(path, (json.dumps(told, ensure_ascii=False, indent=2, sort_keys=True) + "\n").encode())
    return review


def _path(folder: Path, form_id: str) -> Path:
    return folder / FOLDER / f"{form_id}.json"
