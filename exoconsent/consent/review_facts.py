"""Review of the facts: what no rule knows, what nobody asked, and what does not fit together."""

from collections.abc import Iterator

from exoconsent.consent.case import Case, error, info, warning
from exoconsent.consent.facts import UNKNOWN, VOCABULARY, Fact, Kind, did_you_mean, in_full, listed
from exoconsent.consent.flags import like_ingredients
from exoconsent.consent.form import FALLBACK_LANGUAGE
from exoconsent.consent.plain_reason import called, value_of
from exoconsent.consent.problem import Problem
from exoconsent.consent.synonyms import implied, named_in, nearest, says_no_medicine, speaks_of_none
from exoconsent.consent.words import Words


def english(case: Case) -> Words | None:
    """The words for the review itself, which is in English; ``None`` for a document that holds none."""
    return next((words for words in case.words if words.language == FALLBACK_LANGUAGE), None)


def _unlisted(case: Case) -> Iterator[Problem]:
    close = like_ingredients(case.adaptation.facts)
    for fact in VOCABULARY.values():
        for value in listed(case.adaptation.facts.get(fact.name)) if fact.open and fact.values else ():
            if speaks_of_none(value):
                yield _says_none(fact, value)
            elif value not in fact.values and not implied(fact.name, value):
                yield _no_rule(fact, value, in_product=fact.name == "allergies" and value in close)


def _says_none(fact: Fact, value: str) -> Problem:
    message = f'{fact.words}: "{value.replace("_", " ")}" stands in the list as if it were one of them'
    only_medicines = fact.name == "allergies" and says_no_medicine(value)
    remedy = (
        "Ask about all others too, then choose None or name them." if only_medicines else "Take it out, or choose None."
    )
    return error("LIST-NONE", message, f"fact:{fact.name}", remedy)


def _no_rule(fact: Fact, value: str, *, in_product: bool) -> Problem:
    """What may be in the product cannot be answered with a note: first the word must be one that the rules know."""
    meant = nearest(fact.name, value)
    near = f', did you mean "{meant}"?' if meant else did_you_mean(value, fact.values)
    message = f'{fact.words}: no rule knows "{value}"{near}'.replace("_", " ")
    place = f"fact:{fact.name}"
    if in_product:
        remedy = (
            "The product holds something like it. Ask what is meant, then choose the listed one or write it clearly."
        )
        return error("FACT-UNLISTED", message, place, remedy)
    if near or fact.name in _NEVER_ASIDE:
        return warning("FACT-UNLISTED", message, place, "Check whether a listed one fits.")
    return info("FACT-UNLISTED", message, place)


def _half_asked(case: Case) -> Iterator[Problem]:
    for name in _TOLD_BY_PATIENT:
        value = case.adaptation.facts.get(name)
        if value is not UNKNOWN and not in_full(value):
            message = f"{VOCABULARY[name].words}: some are known, about all others nobody asked"
            yield error("LIST-PART", message, f"fact:{name}", "Ask, then say that there are no others.")


def _not_known(case: Case) -> Iterator[Problem]:
    facts = case.adaptation.facts
    asked = [name for name, fact in VOCABULARY.items() if fact.kind is not Kind.TEXT]
    unknown = [name for name in asked if not in_full(facts.get(name))]
    if unknown:
        told = (called(n) if facts.get(n) is UNKNOWN else f"{called(n)} beside those listed" for n in unknown)
        message = f"not known: {'; '.join(told)}. Every rule that asks takes the careful side"
        yield warning("FACT-UNKNOWN", message, f"fact:{unknown[0]}", "Enter what is known.")


def _origin(case: Case) -> Iterator[Problem]:
    source, donor = (case.adaptation.facts.get(name) for name in ("source", "donor_type"))
    if source is UNKNOWN or donor is UNKNOWN or "unknown" in (source, donor):
        return
    if donor not in _DONORS_OF.get(source, ("allogeneic", "autologous")):
        made, whose = (value_of(n, v, english(case)) for n, v in (("source", source), ("donor_type", donor)))
        message = f'made from "{made}" and cells of "{whose}" do not fit together, so one of them is wrong'
        yield error("SOURCE-DONOR", message, "fact:source", "Read both from the product's papers.")


def _pregnancy(case: Case) -> Iterator[Problem]:
    facts = case.adaptation.facts
    if facts.get("pregnant") == "yes" and facts.get("pregnancy_possible") is False:
        message = "pregnant now, but entered as one who could not become pregnant: one of them is wrong"
        yield error("PREGNANT-BOTH", message, "fact:pregnant", "Ask, and mend the wrong one.")


def _medicine_notes(case: Case) -> Iterator[Problem]:
    """A medicine that only stands among the notes reaches no rule."""
    facts = case.adaptation.facts
    notes, taken = facts.get("medicine_notes"), listed(facts.get("medicines"))
    for word, kind in dict.fromkeys(named_in("medicines", notes)) if notes is not UNKNOWN else ():
        if kind not in taken:
            called_so = value_of("medicines", kind, english(case))
            message = f'names of the medicines: "{word}" is {called_so}, which is not among the medicines taken'
            yield warning(
                "MEDICINE-NOTED", message, "fact:medicines", f"Choose it there, or note why {word} is not it."
            )


_DONORS_OF = {
    "plant": ("non_human",),
    "salmon_fish": ("non_human",),
    "own_blood": ("autologous",),
    "own_tissue": ("autologous",),
}
"""The donor types that fit a source; any other source is human."""
_NEVER_ASIDE = ("allergies", "medicines")
"""An entry that no rule knows is a warning here; conditions are often other things, such as autism."""
_TOLD_BY_PATIENT = ("conditions", "allergies", "medicines")
"""Lists that stand on the paper which the patient signs; half a list is as little ready as none (``BLANK-EMPTY``)."""

FACT_FINDERS = (_origin, _pregnancy, _unlisted, _half_asked, _not_known, _medicine_notes)
