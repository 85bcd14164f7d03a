"""What a clinic says about itself once: which texts, in which words, and the profile that they make together."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Final

from exoconsent.consent.blanks import BLANKS
from exoconsent.consent.cleantext import clean_name, clean_text
from exoconsent.consent.draft import ClinicProfile
from exoconsent.gui.blank_facts import is_answered
from exoconsent.gui.translation import mark, said

CLINIC: Final = tuple(b for b in BLANKS if b.startswith("clinic.") and b not in ("clinic.name", "clinic.address"))
"""Every form prints these; while one is empty nothing can be signed on screen."""
PRACTITIONER: Final = ("practitioner.name", "practitioner.licence")
USUAL: Final = (
    *(b for b in BLANKS if b.startswith("treatment.") and is_answered(b)),
    *("guardian.authority", "representative.authority", "interpreter.mode"),
)
"""Usual answers about treatments; each can be answered otherwise for one patient."""
APART: Final = MappingProxyType(
    {
        "WIT-01": mark("ClinicFields", "this clinic asks for a witness only where a patient signs with a mark"),
        "ESG-03": mark(
            "ClinicFields",
            "staff log in with name and passphrase; who signs for the clinic is checked by hand",
        ),
    }
)
"""Required elements that a clinic may set aside with a reason, which is kept with every review."""
_BARRED: Final = mark("ClinicFields", "While these are empty, nothing can be signed on screen: {list}.")


def profile_of(texts: Mapping[str, str], apart: frozenset[str], before: ClinicProfile) -> tuple[ClinicProfile, str]:
    """The profile with ``texts`` ("name", "lines" and blanks) and its first fault as a sentence, empty if sound.

    What the dialog does not ask for stays as it was ``before``.
    """
    name, wrong = clean_name(texts["name"], what=said(mark("ClinicFields", "The clinic's name")))
    lines = [clean_text(line, what=said(mark("ClinicFields", "The letterhead"))) for line in _lines(texts["lines"])]
    told = {b: clean_text(text, what=f"“{BLANKS[b]}”") for b, text in texts.items() if b in BLANKS}
    faults = [*wrong, *(fault for _text, found in (*lines, *told.values()) for fault in found)]
    answers = {**before.answers, **{b: text for b, (text, _found) in told.items()}}
    reasons = {code: before.not_applicable.get(code) or str(usual) for code, usual in APART.items() if code in apart}
    others = {code: reason for code, reason in before.not_applicable.items() if code not in APART}
    profile = replace(
        before,
        name=name,
        lines=tuple(text for text, _found in lines if text),
        answers=MappingProxyType({b: text for b, text in answers.items() if text}),
        not_applicable=MappingProxyType({**others, **reasons}),
    )
    return profile, faults[0] if faults else ""


def still_open(profile: ClinicProfile, hint: Callable[[str], str] = BLANKS.__getitem__) -> str:
    """What keeps every form from being signed on screen, as a sentence; empty when nothing does.

    ``hint`` calls a blank in the language of the window.
    """
    missing = [hint("clinic.address")] if not profile.lines else []
    missing += [hint(blank) for blank in CLINIC if not profile.answers.get(blank)]
    return said(_BARRED, list=", ".join(missing)) if missing else ""


def _lines(text: str) -> list[str]:
    return [line for line in text.splitlines() if line.strip()]
