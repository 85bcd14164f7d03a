"""Everyday words for entries of the vocabulary: who types "warfarin" means a blood thinner, and the rules must see it.

Each match adds the listed entry beside the word as typed, so a synonym can only make a consent more careful. The lists
are general knowledge, not a drug dictionary; what they do not know, the review points out.
"""

import difflib
import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final

_WORDS: Final[Mapping[str, Mapping[str, str]]] = MappingProxyType(
    {
        "medicines": {
            "anticoagulant": (
                "warfarin coumadin apixaban eliquis rivaroxaban xarelto dabigatran pradaxa edoxaban "
                "heparin enoxaparin dalteparin tinzaparin fondaparinux blood_thinner"
            ),
            "antiplatelet": (
                "aspirin acetylsalicylic_acid clopidogrel plavix ticagrelor brilinta prasugrel dipyridamole cilostazol"
            ),
            "immunosuppressant": (
                "methotrexate azathioprine mycophenolate tacrolimus ciclosporin cyclosporine cyclosporin "
                "sirolimus everolimus leflunomide tofacitinib baricitinib upadacitinib"
            ),
            "systemic_steroid": "prednisone prednisolone methylprednisolone dexamethasone hydrocortisone steroid",
            "chemotherapy": (
                "chemo cyclophosphamide cisplatin carboplatin doxorubicin paclitaxel docetaxel capecitabine"
            ),
            "biologic": (
                "adalimumab humira etanercept enbrel infliximab rituximab tocilizumab ustekinumab "
                "secukinumab golimumab certolizumab abatacept"
            ),
            "isotretinoin": "accutane roaccutane",
        },
        "allergies": {
            "fish_seafood": "fish seafood salmon shellfish shrimp prawn",
            "human_albumin": "albumin human_serum_albumin",
            "bovine_protein": "beef cow bovine bovine_serum fetal_bovine_serum foetal_bovine_serum milk_protein",
            "dmso": "dimethyl_sulfoxide dimethyl_sulphoxide",
            "plant_protein": "plant plants",
            "culture_antibiotic": "penicillin streptomycin gentamicin amphotericin antibiotic antibiotics",
            "local_anaesthetic": "lidocaine lignocaine bupivacaine procaine local_anesthetic numbing_cream",
            "latex": "rubber",
        },
        "conditions": {
            "active_infection": "infection fever sepsis cold_sore abscess cellulitis pneumonia",
            "immunosuppressed": "transplant organ_transplant hiv aids no_spleen asplenia immunodeficiency",
            "bleeding_disorder": "haemophilia hemophilia von_willebrand von_willebrand_disease",
            "low_platelets": "thrombocytopenia thrombocytopaenia",
            "thrombosis_history": "dvt deep_vein_thrombosis pulmonary_embolism blood_clot thrombosis",
            "inflammatory_arthritis": "rheumatoid_arthritis psoriatic_arthritis gout ankylosing_spondylitis",
            "autoimmune_disease": "lupus sle multiple_sclerosis crohn_disease ulcerative_colitis",
            "osteoarthritis": "knee_arthritis hip_arthritis arthrosis",
            "diabetes": "diabetic type_1_diabetes type_2_diabetes",
        },
    }
)
_BY_WORD: Final = {
    name: {word: listed for listed, words in entries.items() for word in words.split()}
    for name, entries in _WORDS.items()
}
_BY_WORD["excipients"] = _BY_WORD["allergies"]
_NONE: Final = frozenset(("none", "nil", "no", "nothing", "no_known", "none_known", "nil_known"))
_NONE_OF: Final = MappingProxyType(
    {
        "allergies": frozenset(("nka", "no_allergies", "no_known_allergies")),
        "conditions": frozenset(("no_conditions", "no_known_conditions")),
        "medicines": frozenset(("no_medicines", "no_known_medicines", "no_medication", "no_medications")),
    }
)
"""By list: who writes "no known allergies" among the conditions has said nothing about conditions."""
_NO_MEDICINE: Final = frozenset(("nkda", "no_known_drug_allergies", "no_drug_allergies"))
"""These speak of medicines alone: somebody with a fish allergy has them in the notes as well."""
_CLOSE: Final = 0.8
"""Share of letters that two spellings have in common; one slip in a word of five letters is within it."""
_LONG: Final = 4
"""Letters; shorter words are compared as they are."""
_CANCER: Final = (
    *("cancer", "carcinoma", "lymphoma", "leukemia", "leukaemia"),
    *("melanoma", "sarcoma", "myeloma", "tumor", "tumour"),
)
_PAST: Final = ("history", "past", "former", "remission", "cured", "previous")


def _of(words: Mapping[str, str], listed: str) -> Iterator[str]:
    return (word for word, meant in words.items() if meant == listed)


def _tokens(word: str) -> tuple[str, ...]:
    """The words of an entry in an order of their own: "albumin, human" is "human albumin"."""
    return tuple(sorted(re.findall(r"[^\W_]+", word.casefold())))


_BY_TOKENS: Final = {
    name: {_tokens(word): listed for listed in dict.fromkeys(words.values()) for word in (listed, *_of(words, listed))}
    for name, words in _BY_WORD.items()
}


def implied(name: str, word: str) -> str:
    """The listed entry that ``word`` stands for in the set ``name``; empty when nobody knows.

    A cancer counts as one that is there now unless the word says that it is past: the careful side.
    """
    found = _BY_TOKENS.get(name, {}).get(_tokens(word), "")
    if not found and name == "conditions" and any(kind in word for kind in _CANCER):
        return "cancer_history" if any(sign in word for sign in _PAST) else "cancer_active"
    return found


def nearest(name: str, word: str) -> str:
    """The listed entry that ``word`` may be: misspelled, or among further words. Only a question to ask, no answer."""
    return next(iter(_maybe(name, word)), "")


def alike(one: str, other: str) -> bool:
    """Whether two entries on allergies or ingredients may mean the same thing, all slips of the pen allowed."""
    if one == other or _fits(_tokens(one), _tokens(other)) or _fits(_tokens(other), _tokens(one)):
        return True
    return not _maybe("allergies", one).keys().isdisjoint(_maybe("allergies", other))


def says_none(name: str, word: str) -> bool:
    """Whether an entry of the set ``name`` says that there is nothing to list there."""
    return _slug(word) in _NONE | _NONE_OF.get(name, frozenset())


def speaks_of_none(word: str) -> bool:
    """Whether an entry says of any list at all that there is nothing on it: no entry of the list it stands in."""
    return says_no_medicine(word) or any(says_none(name, word) for name in _NONE_OF)


def says_no_medicine(word: str) -> bool:
    """Whether an entry says only that no medicine is at fault, as "NKDA" does."""
    return _slug(word) in _NO_MEDICINE


def named_in(name: str, text: str) -> Iterator[tuple[str, str]]:
    """Each everyday word for an entry of the set ``name`` that stands in ``text``, with the entry."""
    spaced = f" {_slug(text)} ".replace("_", " ")
    for word, listed in (*_BY_WORD[name].items(), *((listed, listed) for listed in _WORDS[name])):
        if f" {word.replace('_', ' ')} " in spaced:
            yield word.replace("_", " "), listed


def _maybe(name: str, word: str) -> dict[str, None]:
    exact = implied(name, word)
    found = (listed for tokens, listed in _BY_TOKENS.get(name, {}).items() if _fits(tokens, _tokens(word)))
    return dict.fromkeys((exact, *found) if exact else found)


def _fits(few: tuple[str, ...], many: tuple[str, ...]) -> bool:
    """Whether each word of ``few`` stands in ``many``, or one spelled much like it."""
    return bool(few) and all(any(_close(word, other) for other in many) for word in few)


def _close(one: str, other: str) -> bool:
    if one == other or min(len(one), len(other)) < _LONG:
        return one == other
    return difflib.SequenceMatcher(None, one, other, autojunk=False).ratio() >= _CLOSE


def _slug(word: str) -> str:
    return "_".join(re.findall(r"[^\W_]+", word.casefold()))
