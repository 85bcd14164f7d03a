"""On which edition a filed consent really stands: by the words that were filed with it, not by a number alone.

A draft bears a number, too, and may be filed before it is published under the same one with other words.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any, Final

from exoconsent.clinic.filing import as_text
from exoconsent.consent.affected import Filed, placed
from exoconsent.consent.form import Approval, Form

_NOT_SAID: Final = ("path", "validity_days")
"""What no patient reads: where the file lies, and how long a consent stands, which is chosen when publishing."""
_OF_EDITION: Final = ("number", "approval", "approved_by", "approved_on")
_REMEMBERED: Final = 16
"""Texts; nearly all filed consents of a clinic share one of a few."""


@lru_cache(maxsize=_REMEMBERED)
def content_of(text: str) -> tuple[str, bool]:
    """SHA-256 over what a form as text says, whatever its number, and whether it was an approved edition.

    An empty digest where nobody can say: filed by a program that did not keep the text.
    """
    try:
        form: dict[str, Any] = json.loads(text)
        edition, sections = dict(form["edition"]), [_said(section) for section in form["sections"]]
        approved = edition["approval"] == Approval.APPROVED
    except (ValueError, KeyError, TypeError):
        return "", False
    told = {name: value for name, value in edition.items() if name not in _OF_EDITION}
    plain = json.dumps({**_said(form), "edition": told, "sections": sections}, sort_keys=True)
    return hashlib.sha256(plain.encode()).hexdigest(), approved


def by_content(filed: Iterable[Filed], editions: Mapping[str, Form]) -> tuple[Filed, ...]:
    """Each of ``filed`` on the edition that says what it says; ``editions`` by number."""
    return placed(filed, {number: content_of(as_text(form))[0] for number, form in editions.items()})


def _said(tree: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in tree.items() if name not in _NOT_SAID}
