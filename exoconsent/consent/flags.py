"""The second tier of rules: STOP flags bar signing, WARN flags want an acknowledging note.

Source: medical.md part 3. A fact that nobody entered raises the flags that hang on it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from exoconsent.consent.conditions import AllOf, Answer, Condition, Op, Test, Truth, evaluate
from exoconsent.consent.facts import ROUTES_STOPPED, UNKNOWN, Facts, in_full, listed
from exoconsent.consent.majority import MINOR


class Level(StrEnum):
    """What a flag does."""

    STOP = "stop"
    WARN = "warn"


@dataclass(frozen=True, slots=True, kw_only=True)
class FlagRule:
    """One flag: when it is raised and what to do about it."""

    code: str
    label: str
    """The reason in a few words, for the top of every page."""
    rule: Condition | Callable[[Facts], Answer]
    sentence: str
    """What it means, for people."""
    remedy: str
    clearable: bool = False
    """A paper can clear it: its note is kept as a clearance."""
    written_in: bool = False
    """What is missing can be written onto a printed form by hand."""

    @property
    def level(self) -> Level:
        """STOP or WARN, from the code."""
        return Level(self.code.partition("-")[0].lower())


@dataclass(frozen=True, slots=True, kw_only=True)
class Flag:
    """A raised flag with its reason."""

    code: str
    level: Level
    label: str
    sentence: str
    reason: str
    remedy: str
    open: bool = False
    """Nothing is known against it yet: who signs on paper can find out and write it in."""


HUMAN: Final = ("allogeneic", "autologous", "unknown")
"""Donor types that are human or may be."""
SOURCE_ALLERGENS: Final = {"salmon_fish": "fish_seafood", "plant": "plant_protein"}
BELOW_SKIN: Final = ("iv", "intra_articular", "soft_tissue", "intradermal", "microneedling", "topical_broken")


def raised(facts: Facts, clearances: tuple[str, ...] = ()) -> tuple[Flag, ...]:
    """The flags that ``facts`` raise, without clearable ones that a paper cleared."""
    flags = []
    for rule in RULES:
        answer = evaluate(rule.rule, facts) if isinstance(rule.rule, Condition) else rule.rule(facts)
        if answer.truth is Truth.FALSE or (rule.clearable and rule.code in clearances):
            continue
        careful = ", so it is taken the careful way" if answer.truth is Truth.UNKNOWN else ""
        flags.append(
            Flag(
                code=rule.code,
                level=rule.level,
                label=rule.label,
                sentence=rule.sentence
                if answer.truth is Truth.TRUE
                else f"Not known yet whether this holds: {rule.sentence}",
                reason=answer.reason + careful,
                remedy=rule.remedy,
                open=rule.written_in or answer.truth is Truth.UNKNOWN,
            )
        )
    return tuple(flags)


def _in(field: str, *values: str) -> Test:
    return Test(field=field, op=Op.IN, value=values)


def _has(field: str, value: str) -> Test:
    return Test(field=field, op=Op.HAS_ANY, value=(value,))


def _all(*conditions: Condition) -> AllOf:
    return AllOf(conditions=conditions)


def _identity(facts: Facts) -> Answer:
    missing = [key for key in ("name", "maker", "lot") if not facts.product(key)]
    if missing:
        return Answer(truth=Truth.TRUE, reason=f"product {', '.join(missing)} missing")
    return Answer(truth=Truth.FALSE, reason="product name, maker and lot are known")


def _allergy(facts: Facts) -> Answer:
    allergies, excipients, source = (facts.get(name) for name in ("allergies", "excipients", "source"))
    from_source = SOURCE_ALLERGENS.get(source, "") if source is not UNKNOWN else ""
    hits = [a for a in listed(allergies) if a == from_source or a in listed(excipients)]
    if hits:
        return Answer(truth=Truth.TRUE, reason=f"allergies has {', '.join(hits)}, which is in the product")
    harmless = source is not UNKNOWN and not from_source and excipients == ()
    if not in_full(allergies) and not harmless:
        return Answer(truth=Truth.UNKNOWN, reason=_open_words("allergies", allergies))
    if allergies == () or harmless:
        return Answer(truth=Truth.FALSE, reason="no allergy is in the product")
    open_facts = [_open_words("excipients", excipients)] if not in_full(excipients) else []
    open_facts += ["source is not known"] if source is UNKNOWN else []
    if open_facts:
        return Answer(truth=Truth.UNKNOWN, reason=" and ".join(open_facts))
    return Answer(truth=Truth.FALSE, reason="no allergy is in the product")


def _open_words(name: str, value: object) -> str:
    return f"{name} is not known" if value is UNKNOWN else f"whether {name} has others is not known"


def _allergy_unknown(facts: Facts) -> Answer:
    allergies, known = facts.get("allergies"), facts.get("excipients_known")
    if known is True or allergies == ():
        return Answer(truth=Truth.FALSE, reason="all ingredients are known, or there is no allergy")
    if allergies is UNKNOWN:
        return Answer(truth=Truth.UNKNOWN, reason="allergies is not known and the ingredients are not all known")
    has = f"allergies has {', '.join(listed(allergies))}"
    if known is UNKNOWN:
        return Answer(truth=Truth.UNKNOWN, reason=f"excipients_known is not known; {has}")
    return Answer(truth=Truth.TRUE, reason=f"{has} and excipients_known is no")


RULES: Final = (
    FlagRule(
        code="STOP-IDENTITY",
        label="product cannot be traced",
        rule=_identity,
        sentence="The product cannot be traced: its name, maker or lot number is missing.",
        remedy="Enter product name, maker and lot from the vial.",
        written_in=True,
    ),
    FlagRule(
        code="STOP-SOURCE-UNKNOWN",
        label="source not known",
        rule=_in("source", "unknown"),
        sentence="Nobody can say what the product is made from.",
        remedy="Ask the maker for the source in writing, or do not use the product.",
    ),
    FlagRule(
        code="STOP-SOURCE-PROHIBITED",
        label="source must not be used",
        rule=_in("source", "tumour", "synovial"),
        sentence="Product from a tumour or from diseased joint lining must not be used.",
        remedy="Do not use this product.",
    ),
    FlagRule(
        code="STOP-PREGNANT",
        label="pregnant, or not known",
        rule=_in("pregnant", "yes", "unknown"),
        sentence="The patient is pregnant, or it is not known.",
        remedy="Offer a test in private and enter the result; do not treat outside a trial while pregnant.",
    ),
    FlagRule(
        code="STOP-ACTIVE-INFECTION",
        label="infection now",
        rule=_has("conditions", "active_infection"),
        sentence="The patient has an infection now.",
        remedy="Wait until it has healed.",
    ),
    FlagRule(
        code="STOP-ACTIVE-CANCER",
        label="cancer now",
        rule=_has("conditions", "cancer_active"),
        sentence="The patient has cancer now and no letter from the cancer doctor is on record.",
        remedy="Record the oncologist's letter (who, date), or do not treat.",
        clearable=True,
    ),
    FlagRule(
        code="STOP-LESION",
        label="mole or sore not examined",
        rule=_has("conditions", "suspicious_lesion"),
        sentence="A suspicious mole or sore has not been examined.",
        remedy="Have it examined and record the finding (who, date).",
        clearable=True,
    ),
    FlagRule(
        code="STOP-ALLERGY",
        label="allergy to the product",
        rule=_allergy,
        sentence="The patient is allergic to something in the product.",
        remedy="Do not use this product for this patient.",
    ),
    FlagRule(
        code="STOP-ALLERGY-UNKNOWN",
        label="allergy, ingredients not known",
        rule=_allergy_unknown,
        sentence="The patient has an allergy and the product's ingredients are not all known.",
        remedy="Get the full list of ingredients from the maker.",
    ),
    FlagRule(
        code="STOP-MINOR-NOT-IN-TRIAL",
        label="under 18, not in a trial",
        rule=_all(MINOR, _in("setting", "commercial")),
        sentence="A patient under 18 may be treated only in an approved trial.",
        remedy="Do not treat outside an approved paediatric trial.",
    ),
    FlagRule(
        code="STOP-IRB",
        label="sponsor's own consent needed",
        rule=_in("setting", "ind_trial", "expanded_access"),
        sentence="In a trial or under expanded access the sponsor's IRB-approved consent is the consent.",
        remedy="Use the sponsor's form; this one may only be read beside it.",
    ),
    FlagRule(
        code="STOP-ROUTE",
        label="route not supported",
        rule=_in("route", *ROUTES_STOPPED),
        sentence="Injection into the eye or near the spinal cord is not supported.",
        remedy="Do not use this form for this route.",
    ),
    FlagRule(
        code="WARN-US-NO-IND",
        label="no IND in the US",
        rule=_all(_in("jurisdiction", "US"), _in("setting", "commercial"), _in("donor_type", *HUMAN)),
        sentence="In the US this is an unapproved biological drug outside an IND; a signature does not change that.",
        remedy="Take legal advice and note it.",
    ),
    FlagRule(
        code="WARN-HUMAN-COSMETIC",
        label="human material in a cosmetic use",
        rule=_all(
            _in("jurisdiction", "UK", "EU"),
            _in("donor_type", *HUMAN),
            _in("indication", "skin_rejuvenation", "hair_loss", "acne_scars"),
        ),
        sentence="In the UK and the EU ingredients of human origin are not allowed in cosmetics.",
        remedy="Take legal advice and note it.",
    ),
    FlagRule(
        code="WARN-BELOW-SKIN",
        label="plant or fish product below the skin",
        rule=_all(_in("donor_type", "non_human"), _in("route", *BELOW_SKIN)),
        sentence="A plant or fish product is put below the skin, a use that was never tested.",
        remedy="Note why it is used in this way.",
    ),
    FlagRule(
        code="WARN-DEVICE-AGE",
        label="under the age for the device",
        rule=_all(_in("jurisdiction", "US"), _in("route", "microneedling"), Test(field="age", op=Op.LT, value=22)),
        sentence="US microneedling devices are authorised from age 22.",
        remedy="Note why it is used below that age.",
    ),
)
CODES: Final = tuple(rule.code for rule in RULES)
CLEARABLE: Final = tuple(rule.code for rule in RULES if rule.clearable)
