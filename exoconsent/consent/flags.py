"""The second tier of rules: STOP flags bar signing, WARN flags want an acknowledging note.

Source: medical.md part 3. A fact that nobody entered raises the flags that hang on it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from exoconsent.consent.conditions import AllOf, Answer, Condition, Op, Test, Truth, evaluate
from exoconsent.consent.facts import ROUTES_STOPPED, UNKNOWN, VOCABULARY, Facts, in_full, listed
from exoconsent.consent.majority import MINOR
from exoconsent.consent.synonyms import alike, implied


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
    ask: str
    """What to find out while nobody knows whether it holds, e.g. "whether the patient is pregnant"."""
    doubt: str = ""
    """The remedy while it is not known, where asking is not enough."""
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
    if_so: str = ""
    """What to do should it hold: a paper has to say it before anybody has asked."""
    open: bool = False
    """Nothing is known against it yet: who signs on paper can find out and write it in."""


HUMAN: Final = ("allogeneic", "autologous", "unknown")
"""Donor types that are human or may be."""
SOURCE_ALLERGENS: Final = {"salmon_fish": "fish_seafood", "plant": "plant_protein"}
UNASKED: Final = "Not asked yet: "
"""Begins the sentence of a flag that is raised only because nobody has asked."""
ASK: Final = "Ask and enter it."
BELOW_SKIN: Final = ("iv", "intra_articular", "soft_tissue", "intradermal", "microneedling", "topical_broken")


def raised(facts: Facts, clearances: tuple[str, ...] = ()) -> tuple[Flag, ...]:
    """The flags that ``facts`` raise, without clearable ones that a paper cleared."""
    flags = []
    for rule in RULES:
        answer = evaluate(rule.rule, facts) if isinstance(rule.rule, Condition) else rule.rule(facts)
        if answer.truth is Truth.FALSE or (rule.clearable and rule.code in clearances):
            continue
        flags.append(_flag(rule, answer))
    return tuple(flags)


def _flag(rule: FlagRule, answer: Answer) -> Flag:
    unasked = answer.truth is Truth.UNKNOWN
    in_doubt = bool(rule.doubt) and answer.value == "unknown"
    return Flag(
        code=rule.code,
        level=rule.level,
        label=rule.label,
        sentence=_sentence(rule, unasked=unasked, in_doubt=in_doubt),
        reason=answer.reason + (", so it is taken the careful way" if unasked else ""),
        remedy=(rule.doubt or ASK) if unasked or in_doubt else rule.remedy,
        if_so=" ".join(filter(None, (rule.doubt, rule.remedy))),
        open=rule.written_in or unasked,
    )


def _sentence(rule: FlagRule, *, unasked: bool, in_doubt: bool) -> str:
    if unasked:
        return f"{UNASKED}{rule.ask}."
    return f"Not known: {rule.ask}." if in_doubt else rule.sentence


def stale_clearances(before: Facts, after: Facts) -> tuple[str, ...]:
    """The clearable STOPs of which ``after`` says something else than ``before``: a paper cleared the former."""
    return tuple(rule.code for rule in RULES if rule.clearable and _told(rule, before) != _told(rule, after))


def _told(rule: FlagRule, facts: Facts) -> frozenset[str]:
    """The entries, also as somebody typed them, that raise a clearable flag."""
    if not isinstance(rule.rule, Test):
        return frozenset()
    name, raising = rule.rule.field, rule.rule.value
    known = VOCABULARY[name].values
    return frozenset(
        e for e in listed(facts.get(name)) if e in raising or (e not in known and implied(name, e) in raising)
    )


def like_ingredients(facts: Facts) -> tuple[str, ...]:
    """The allergies that may be something in the product, all slips of the pen allowed, in their order."""
    source = facts.get("source")
    product = (*listed(facts.get("excipients")), SOURCE_ALLERGENS.get(source, "") if source is not UNKNOWN else "")
    return tuple(a for a in listed(facts.get("allergies")) if any(p and alike(a, p) for p in product))


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
    like = like_ingredients(facts)
    if like:
        return Answer(truth=Truth.TRUE, reason=f"allergies has {', '.join(like)}, much like something in the product")
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
        ask="the product's name, maker and lot number",
        rule=_identity,
        sentence="The product cannot be traced: its name, maker or lot number is missing.",
        remedy="Enter product name, maker and lot from the vial.",
        written_in=True,
    ),
    FlagRule(
        code="STOP-SOURCE-UNKNOWN",
        label="source not known",
        ask="what the product is made from",
        rule=_in("source", "unknown"),
        sentence="Nobody can say what the product is made from.",
        remedy="Ask the maker for the source in writing, or do not use the product.",
    ),
    FlagRule(
        code="STOP-SOURCE-PROHIBITED",
        label="source must not be used",
        ask="whether the product is made from a tumor or from diseased joint lining",
        rule=_in("source", "tumour", "synovial"),
        sentence="Product from a tumour or from diseased joint lining must not be used.",
        remedy="Do not use this product.",
    ),
    FlagRule(
        code="STOP-PREGNANT",
        label="pregnancy",
        ask="whether the patient is pregnant",
        rule=_in("pregnant", "yes", "unknown"),
        sentence="The patient is pregnant.",
        remedy="Do not treat outside a trial while pregnant.",
        doubt="Offer a test in private and enter the result.",
    ),
    FlagRule(
        code="STOP-ACTIVE-INFECTION",
        label="infection now",
        ask="whether the patient has an infection now",
        rule=_has("conditions", "active_infection"),
        sentence="The patient has an infection now.",
        remedy="Wait until it has healed.",
    ),
    FlagRule(
        code="STOP-ACTIVE-CANCER",
        label="cancer now",
        ask="whether the patient has cancer now",
        rule=_has("conditions", "cancer_active"),
        sentence="The patient has cancer now and no letter from the cancer doctor is on record.",
        remedy="Record the oncologist's letter (who, date), or do not treat.",
        clearable=True,
    ),
    FlagRule(
        code="STOP-LESION",
        label="mole or sore not examined",
        ask="whether there is a mole or sore that needs a check",
        rule=_has("conditions", "suspicious_lesion"),
        sentence="A suspicious mole or sore has not been examined.",
        remedy="Have it examined and record the finding (who, date).",
        clearable=True,
    ),
    FlagRule(
        code="STOP-ALLERGY",
        label="allergy to the product",
        ask="whether the patient is allergic to something in the product",
        rule=_allergy,
        sentence="The patient is allergic to something in the product.",
        remedy="Do not use this product for this patient.",
    ),
    FlagRule(
        code="STOP-ALLERGY-UNKNOWN",
        label="allergy, ingredients not known",
        ask="the patient's allergies, and whether all ingredients of the product are known",
        rule=_allergy_unknown,
        sentence="The patient has an allergy and the product's ingredients are not all known.",
        remedy="Get the full list of ingredients from the maker.",
    ),
    FlagRule(
        code="STOP-MINOR-NOT-IN-TRIAL",
        label="under 18, not in a trial",
        ask="the patient's age, and whether this is a trial",
        rule=_all(MINOR, _in("setting", "commercial")),
        sentence="A patient under 18 may be treated only in an approved trial.",
        remedy="Do not treat outside an approved paediatric trial.",
    ),
    FlagRule(
        code="STOP-IRB",
        label="sponsor's own consent needed",
        ask="whether this is a trial or expanded access",
        rule=_in("setting", "ind_trial", "expanded_access"),
        sentence="In a trial or under expanded access the sponsor's IRB-approved consent is the consent.",
        remedy="Use the sponsor's form; this one may only be read beside it.",
    ),
    FlagRule(
        code="STOP-ROUTE",
        label="route not supported",
        ask="the way into the body",
        rule=_in("route", *ROUTES_STOPPED),
        sentence="Injection into the eye or near the spinal cord is not supported.",
        remedy="Do not use this form for this route.",
    ),
    FlagRule(
        code="WARN-US-NO-IND",
        label="no IND in the US",
        ask="the law that applies, the kind of treatment and whose cells they were",
        rule=_all(_in("jurisdiction", "US"), _in("setting", "commercial"), _in("donor_type", *HUMAN)),
        sentence="In the US this is an unapproved biological drug outside an IND; a signature does not change that.",
        remedy="Take legal advice and note it.",
    ),
    FlagRule(
        code="WARN-HUMAN-COSMETIC",
        label="human material in a cosmetic use",
        ask="whether human material is put to a cosmetic use under the law of the UK or the EU",
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
        ask="whether a plant or fish product is put below the skin",
        rule=_all(_in("donor_type", "non_human"), _in("route", *BELOW_SKIN)),
        sentence="A plant or fish product is put below the skin, a use that was never tested.",
        remedy="Note why it is used in this way.",
    ),
    FlagRule(
        code="WARN-DEVICE-AGE",
        label="under the age for the device",
        ask="whether the patient is old enough for the device",
        rule=_all(_in("jurisdiction", "US"), _in("route", "microneedling"), Test(field="age", op=Op.LT, value=22)),
        sentence="US microneedling devices are authorised from age 22.",
        remedy="Note why it is used below that age.",
    ),
)
CODES: Final = tuple(rule.code for rule in RULES)
CLEARABLE: Final = tuple(rule.code for rule in RULES if rule.clearable)
