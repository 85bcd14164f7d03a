"""Document numbers: the day and a keyed digest of the draft, so that a number tells nothing about the patient."""

import base64
import hashlib
import hmac
from datetime import date

from exoconsent.consent.assemble import canonical_json
from exoconsent.consent.draft import Draft
from exoconsent.consent.draft_json import plain_facts


def number_of(draft: Draft, on: date, secret: bytes) -> str:
    """The number of ``draft`` as made on the day ``on``; equal drafts of one day share it."""
    known = {
        "form": draft.form_id,
        "patient": [draft.patient.name, str(draft.patient.born)],
        "facts": plain_facts(draft.facts),
        "choices": [dict(draft.left_out), dict(draft.added), list(draft.order), draft.language, *_beside(draft)],
        "entries": [dict(draft.answers), dict(draft.people), dict(draft.acknowledged), dict(draft.clearances)],
    }
    digest = hmac.new(secret, canonical_json(known), hashlib.sha256).digest()
    return f"EC-{on:%y%m%d}-{base64.b32encode(digest[:5]).decode()}"


def _beside(draft: Draft) -> tuple[str, ...]:
    return tuple(part for part in (draft.parallel, draft.earlier.sha256 if draft.earlier else "") if part)
