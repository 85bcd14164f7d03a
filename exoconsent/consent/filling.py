"""What stands in each blank for one draft: the answer typed, else the clinic's usual one, else what facts say."""

from collections.abc import Mapping
from typing import Final

from exoconsent.consent.adapt import Adaptation
from exoconsent.consent.addresses import linked
from exoconsent.consent.blanks import BLANKS
from exoconsent.consent.document import Span, Spans
from exoconsent.consent.draft import ClinicProfile, Draft
from exoconsent.consent.facts import UNKNOWN, Facts, in_full, listed
from exoconsent.consent.form import Form
from exoconsent.consent.text import Blank, Inline, Inlines
from exoconsent.consent.words import Words

Filling = Mapping[str, str]
HINT: Final = "hint:"
"""Before a blank's name: what belongs there, in the document's language."""


def fill(form: Form, draft: Draft, adaptation: Adaptation, profile: ClinicProfile, words: Words) -> Filling:
    """Text by blank name; a blank without an entry is empty and prints a line to write on."""
    layers = (
        profile.answers,
        {
            "patient.name": draft.patient.name,
            "patient.born": words.day(draft.patient.born.isoformat()) if draft.patient.born else "",
            "clinic.name": profile.name,
            "clinic.address": ", ".join(profile.lines[:1]),
            "form.facts_checked_on": words.day(form.edition.facts_checked_on),
        },
        _from_facts(adaptation.facts, words),
        _from_product(adaptation.facts, words),
        {f"{role}.name": name for role, name in draft.people.items()},
        draft.answers,
    )
    filled = {n: t.strip() for layer in layers for n, t in layer.items() if n in BLANKS and t.strip()}
    return {**{f"{HINT}{name}": words.hint(name) for name in BLANKS}, **filled}


def spans(inlines: Inlines, filling: Filling) -> Spans:
    """Inline text with its blanks filled."""
    return tuple(span for inline in inlines for span in linked(_span(inline, filling)))


def _span(inline: Inline, filling: Filling) -> Span:
    if isinstance(inline, Blank):
        text = filling.get(inline.name, "")
        shown = text or filling[f"{HINT}{inline.name}"]
        return Span(text=shown, bold=inline.bold, emphasis=inline.emphasis, empty=not text)
    return Span(text=inline.text, bold=inline.bold, emphasis=inline.emphasis, href=inline.href)


def _from_facts(facts: Facts, words: Words) -> dict[str, str]:
    return {
        "patient.allergies": _list(facts, "allergies", words),
        "patient.medicines": _list(facts, "medicines", words),
        "patient.conditions": _list(facts, "conditions", words),
        "patient.language": _text(facts, "language"),
        "treatment.source": _value(facts, "source", words),
        "treatment.donor": _value(facts, "donor_type", words),
        "treatment.route": _value(facts, "route", words),
        "treatment.indication": _value(facts, "indication", words),
        "treatment.body_site": _text(facts, "body_site"),
        "treatment.medicines": _text(facts, "medicine_notes") or _list(facts, "medicines", words),
        "treatment.donor_papers": _value(facts, "donor_docs", words),
    }


def _from_product(facts: Facts, words: Words) -> dict[str, str]:
    details = ("name", "maker", "maker_address", "lot", "expiry", "amount", "storage", "certificate")
    product = {f"product.{detail}": facts.product(detail) for detail in details}
    complete = facts.get("excipients_known") is True
    product["product.expiry"] = words.day(product["product.expiry"])
    return {**product, "product.excipients": _list(facts, "excipients", words) if complete else ""}


def _value(facts: Facts, name: str, words: Words) -> str:
    value = facts.get(name)
    return "" if value is UNKNOWN else words.value(name, value)


def _text(facts: Facts, name: str) -> str:
    value = facts.get(name)
    return "" if value is UNKNOWN else str(value)


def _list(facts: Facts, name: str, words: Words) -> str:
    values = facts.get(name)
    if not isinstance(values, tuple):
        return ""
    # Ingredients are named as allergies are, so that the patient reads the same word in both places.
    named = "allergies" if name == "excipients" else name
    none = "text.none_listed" if name == "excipients" else "text.none_known"
    said = [words.value(named, entry) for entry in listed(values)]
    return ", ".join(said if in_full(values) else [*said, words.say("text.others_not_asked")]) or words.say(none)
