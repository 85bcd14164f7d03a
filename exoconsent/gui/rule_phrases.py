"""The words of rules in the language of the window: phrases, names of facts, and the values as patients read them.

The English stands in ``consent.rule_words`` and in the vocabulary; it is here once more so that the catalogues find it,
and a test holds the two together.
"""

from collections.abc import Mapping
from typing import Final

from exoconsent.consent.conditions import Condition
from exoconsent.consent.form import FALLBACK_LANGUAGE
from exoconsent.consent.rule_words import rule_words
from exoconsent.consent.words import Words
from exoconsent.gui.translation import mark, said

_CODE: Final = mark("RuleLanguage", "en")
"""The tag of the catalogue's own language: "es" in the Spanish one."""
PHRASES: Final = {
    "no rule": mark("RulePhrase", "never by itself"),
    "always": mark("RulePhrase", "always"),
    "or": mark("RulePhrase", "or"),
    "and": mark("RulePhrase", "and"),
    "age.lt": mark("RulePhrase", "the patient is under {value} years old"),
    "age.gte": mark("RulePhrase", "the patient is {value} years old or older"),
    "age.eq": mark("RulePhrase", "the patient is {value} years old"),
    "age.between": mark("RulePhrase", "the patient is {low} to {high} years old"),
    "pregnancy_possible.yes": mark("RulePhrase", "the patient could become pregnant"),
    "pregnancy_possible.no": mark("RulePhrase", "the patient could not become pregnant"),
    "pregnant": mark("RulePhrase", "the answer to “pregnant now” is {value}"),
    "breastfeeding.yes": mark("RulePhrase", "the patient is breast-feeding"),
    "breastfeeding.no": mark("RulePhrase", "the patient is not breast-feeding"),
    "blood_donor.yes": mark("RulePhrase", "the patient gives or plans to give blood, tissue or milk"),
    "blood_donor.no": mark("RulePhrase", "the patient does not give or plan to give blood, tissue or milk"),
    "conditions": mark("RulePhrase", "the patient has {value}"),
    "allergies": mark("RulePhrase", "the patient is allergic to {value}"),
    "medicines": mark("RulePhrase", "the patient takes {value}"),
    "medicine_notes": mark("RulePhrase", "the notes on medicines are {value}"),
    "capacity": mark("RulePhrase", "of the ability to decide it is said: {value}"),
    "interpreter_needed.yes": mark("RulePhrase", "the patient needs an interpreter"),
    "interpreter_needed.no": mark("RulePhrase", "the patient needs no interpreter"),
    "language": mark("RulePhrase", "the patient's language is {value}"),
    "indication": mark("RulePhrase", "the treatment is for {value}"),
    "body_site": mark("RulePhrase", "the place on the body is {value}"),
    "route": mark("RulePhrase", "the way into the body is {value}"),
    "setting": mark("RulePhrase", "the kind of treatment is {value}"),
    "source": mark("RulePhrase", "the product is made from {value}"),
    "donor_type": mark("RulePhrase", "the cells came from {value}"),
    "excipients_known.yes": mark("RulePhrase", "all other ingredients are known"),
    "excipients_known.no": mark("RulePhrase", "not all other ingredients are known"),
    "excipients": mark("RulePhrase", "the other ingredients hold {value}"),
    "donor_docs": mark("RulePhrase", "of the donor papers it is said: {value}"),
    "jurisdiction": mark("RulePhrase", "the law that applies is that of {value}"),
    "charged.yes": mark("RulePhrase", "the patient pays"),
    "charged.no": mark("RulePhrase", "the patient does not pay"),
    "signs_with_mark.yes": mark("RulePhrase", "the patient signs with an X or a mark"),
    "signs_with_mark.no": mark("RulePhrase", "the patient does not sign with an X or a mark"),
    "two_witnesses.yes": mark("RulePhrase", "two witnesses see the mark"),
    "two_witnesses.no": mark("RulePhrase", "no two witnesses see the mark"),
}
FACTS: Final = {
    "age": mark("RuleFact", "age in whole years"),
    "pregnancy_possible": mark("RuleFact", "could become pregnant"),
    "pregnant": mark("RuleFact", "pregnant now"),
    "breastfeeding": mark("RuleFact", "breast-feeding"),
    "blood_donor": mark("RuleFact", "gives or plans to give blood, tissue or milk"),
    "conditions": mark("RuleFact", "health conditions"),
    "allergies": mark("RuleFact", "allergies"),
    "medicines": mark("RuleFact", "kinds of medicine taken"),
    "medicine_notes": mark("RuleFact", "names of the medicines"),
    "capacity": mark("RuleFact", "ability to decide"),
    "interpreter_needed": mark("RuleFact", "needs an interpreter"),
    "language": mark("RuleFact", "the patient's language"),
    "indication": mark("RuleFact", "what the treatment is for"),
    "body_site": mark("RuleFact", "place on the body, with the side"),
    "route": mark("RuleFact", "way into the body"),
    "setting": mark("RuleFact", "kind of treatment"),
    "source": mark("RuleFact", "what the product is made from"),
    "donor_type": mark("RuleFact", "whose cells they were"),
    "excipients_known": mark("RuleFact", "all other ingredients are known"),
    "excipients": mark("RuleFact", "other ingredients"),
    "donor_docs": mark("RuleFact", "donor papers seen by the clinic"),
    "jurisdiction": mark("RuleFact", "law that applies"),
    "charged": mark("RuleFact", "the patient pays"),
    "signs_with_mark": mark("RuleFact", "signs with an X or a mark"),
    "two_witnesses": mark("RuleFact", "two witnesses see the mark, where law or clinic asks it"),
}


def phrases() -> Mapping[str, str]:
    """What ``rule_words`` takes, in the language of the window."""
    return {key: said(text) for key, text in PHRASES.items()}


def fact_called(name: str) -> str:
    """A fact in a few words, in the language of the window."""
    return said(FACTS[name])


def window_words(words: Mapping[str, Words]) -> Words | None:
    """Those of the window's language, English where the library has none."""
    return words.get(said(_CODE)) or words.get(FALLBACK_LANGUAGE)


def rule_sentence(condition: Condition | None, words: Mapping[str, Words]) -> str:
    """When a rule holds, as a clause in the language of the window."""
    return rule_words(condition, window_words(words), phrases())
