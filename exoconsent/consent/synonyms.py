"""Everyday words for entries of the vocabulary: who types "warfarin" means a blood thinner, and the rules must see it.

Each match adds the listed entry beside the word as typed, so a synonym can only make a consent more careful. The lists
are general knowledge, not a drug dictionary; what they do not know, the review points out.
"""

from collections.abc import Mapping
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
_CANCER: Final = (
    *("cancer", "carcinoma", "lymphoma", "leukemia", "leukaemia"),
    *("melanoma", "sarcoma", "myeloma", "tumor", "tumour"),
)
_PAST: Final = ("history", "past", "former", "remission", "cured", "previous")


def implied(name: str, word: str) -> str:
    """The listed entry that ``word`` stands for in the set ``name``; empty when nobody knows.

    A cancer counts as one that is there now unless the word says that it is past: the careful side.
    """
    found = _BY_WORD.get(name, {}).get(word, "")
    if not found and name == "conditions" and any(kind in word for kind in _CANCER):
        return "cancer_history" if any(sign in word for sign in _PAST) else "cancer_active"
    return found
