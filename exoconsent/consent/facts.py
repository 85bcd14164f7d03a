"""The closed vocabulary: every fact a rule may ask for, and the values it may take.

Source of the list: medical.md part 3. Adding a fact is adding one entry to ``VOCABULARY``.
"""

import difflib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum, StrEnum
from types import MappingProxyType
from typing import Any, Final

from exoconsent.consent.synonyms import implied, says_none
from exoconsent.errors import Complaint


class _Unknown(Enum):
    UNKNOWN = "not known"


UNKNOWN: Final = _Unknown.UNKNOWN
"""The value of a fact that nobody entered."""
NOT_ALL_ASKED: Final = "others_not_asked"
"""Entry of a set that says: these are known, about all others nobody asked. Alone it means not known at all."""


class Kind(StrEnum):
    """What sort of value a fact takes."""

    YEARS = "years"
    FLAG = "flag"
    CHOICE = "choice"
    SET = "set"
    TEXT = "text"
    REGION = "region"
    PRODUCT = "product"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One fact of the vocabulary."""

    name: str
    kind: Kind
    words: str
    """What it is, for people."""
    values: tuple[str, ...] = ()
    """The closed list of a choice, or the known entries of a set."""
    open: bool = False
    """A set that also takes free text."""


ROUTES_STOPPED: Final = ("eye", "intravitreal", "spinal", "intrathecal", "epidural")
"""Routes that no form supports: STOP-ROUTE."""

VOCABULARY: Final[Mapping[str, Fact]] = MappingProxyType(
    {
        fact.name: fact
        for fact in (
            Fact(name="age", kind=Kind.YEARS, words="age in whole years"),
            Fact(name="gender", kind=Kind.TEXT, words="gender, in the patient's words; no rule uses it"),
            Fact(name="pregnancy_possible", kind=Kind.FLAG, words="could become pregnant"),
            Fact(name="pregnant", kind=Kind.CHOICE, words="pregnant now", values=("no", "yes", "unknown")),
            Fact(name="breastfeeding", kind=Kind.FLAG, words="breast-feeding"),
            Fact(name="blood_donor", kind=Kind.FLAG, words="gives or plans to give blood, tissue or milk"),
            Fact(
                name="conditions",
                kind=Kind.SET,
                open=True,
                words="health conditions",
                values=(
                    "osteoarthritis",
                    "inflammatory_arthritis",
                    "cancer_active",
                    "cancer_history",
                    "suspicious_lesion",
                    "hereditary_cancer_risk",
                    "immunosuppressed",
                    "diabetes",
                    "active_infection",
                    "bleeding_disorder",
                    "low_platelets",
                    "thrombosis_history",
                    "autoimmune_disease",
                    "keloid",
                ),
            ),
            Fact(
                name="allergies",
                kind=Kind.SET,
                open=True,
                words="allergies",
                values=(
                    "bovine_protein",
                    "human_albumin",
                    "dmso",
                    "fish_seafood",
                    "plant_protein",
                    "culture_antibiotic",
                    "local_anaesthetic",
                    "latex",
                ),
            ),
            Fact(
                name="medicines",
                kind=Kind.SET,
                open=True,
                words="kinds of medicine taken",
                values=(
                    "anticoagulant",
                    "antiplatelet",
                    "immunosuppressant",
                    "systemic_steroid",
                    "chemotherapy",
                    "biologic",
                    "isotretinoin",
                ),
            ),
            Fact(name="medicine_notes", kind=Kind.TEXT, words="names of the medicines"),
            Fact(
                name="capacity",
                kind=Kind.CHOICE,
                words="ability to decide",
                values=("full", "fluctuating", "lacks"),
            ),
            Fact(name="interpreter_needed", kind=Kind.FLAG, words="needs an interpreter"),
            Fact(name="language", kind=Kind.TEXT, words="the patient's language"),
            Fact(
                name="indication",
                kind=Kind.CHOICE,
                words="what the treatment is for",
                values=(
                    "joint_osteoarthritis",
                    "tendon_injury",
                    "skin_rejuvenation",
                    "acne_scars",
                    "hair_loss",
                    "general_wellness",
                    "neurodevelopmental",
                    "neurodegenerative",
                    "copd",
                    "other",
                ),
            ),
            Fact(name="body_site", kind=Kind.TEXT, words="place on the body, with the side"),
            Fact(
                name="route",
                kind=Kind.CHOICE,
                words="way into the body",
                values=(
                    "iv",
                    "intra_articular",
                    "soft_tissue",
                    "intradermal",
                    "microneedling",
                    "topical_broken",
                    "topical_intact",
                    "intranasal",
                    "inhaled",
                    *ROUTES_STOPPED,
                ),
            ),
            Fact(
                name="setting",
                kind=Kind.CHOICE,
                words="kind of treatment",
                values=("commercial", "ind_trial", "expanded_access"),
            ),
            Fact(
                name="source",
                kind=Kind.CHOICE,
                words="what the product is made from",
                values=(
                    "placental",
                    "umbilical",
                    "amniotic",
                    "adipose",
                    "bone_marrow",
                    "own_blood",
                    "own_tissue",
                    "human_cell_line",
                    "plant",
                    "salmon_fish",
                    "synovial",
                    "tumour",
                    "unknown",
                ),
            ),
            Fact(
                name="donor_type",
                kind=Kind.CHOICE,
                words="whose cells they were",
                values=("allogeneic", "autologous", "non_human", "unknown"),
            ),
            Fact(name="product", kind=Kind.PRODUCT, words="name, maker, lot and expiry of the product"),
            Fact(name="excipients_known", kind=Kind.FLAG, words="all other ingredients are known"),
            Fact(name="excipients", kind=Kind.SET, open=True, words="other ingredients"),
            Fact(
                name="donor_docs",
                kind=Kind.CHOICE,
                words="donor papers seen by the clinic",
                values=("provided", "not_provided", "not_applicable"),
            ),
            Fact(name="jurisdiction", kind=Kind.REGION, words="law that applies: US-xx, UK, EU-xx, JP or other"),
            Fact(name="charged", kind=Kind.FLAG, words="the patient pays"),
            Fact(name="signs_with_mark", kind=Kind.FLAG, words="signs with an X or a mark"),
            Fact(name="two_witnesses", kind=Kind.FLAG, words="two witnesses see the mark, where law or clinic asks it"),
        )
    }
)

OLDEST: Final = 125
"""Years; nobody is known to have lived longer."""
PRODUCT_KEYS: Final = ("name", "maker", "lot", "expiry", "maker_address", "amount", "storage", "certificate")
EXPECTED_AT_FIRST: Final = ("signs_with_mark", "two_witnesses")
"""Facts whose absence means "no": asked only when it comes up."""


class Facts(Mapping[str, Any]):
    """What is known about one patient and treatment; shown without its values."""

    __slots__ = ("_values",)

    def __init__(self, values: Mapping[str, Any] | None = None) -> None:
        """Keep checked values; use ``read_facts`` for anything that came from outside."""
        self._values = MappingProxyType(dict(values or {}))

    def __getitem__(self, name: str) -> Any:
        return self._values[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)

    def __repr__(self) -> str:
        return f"Facts({len(self)} known)"

    def get(self, name: str, default: Any = UNKNOWN) -> Any:
        """The value, or ``UNKNOWN`` when nobody entered it."""
        if name not in self._values and name in EXPECTED_AT_FIRST:
            return False
        return self._values.get(name, default)

    def product(self, key: str) -> str:
        """A detail of the product, or an empty string."""
        return str((self._values.get("product") or {}).get(key) or "").strip()

    def with_value(self, name: str, value: Any) -> "Facts":
        """The same facts with one set; ``UNKNOWN`` takes it out."""
        rest = {k: v for k, v in self._values.items() if k != name}
        return Facts(rest if value is UNKNOWN else {**rest, name: value})


def listed(value: Any) -> tuple[str, ...]:
    """The entries that a set is known to hold; none of a set that is not known."""
    return () if value is UNKNOWN else tuple(entry for entry in value if entry != NOT_ALL_ASKED)


def in_full(value: Any) -> bool:
    """Whether a value is known, and of a set all of it: only then does a missing entry mean no."""
    return value is not UNKNOWN and not (isinstance(value, tuple) and NOT_ALL_ASKED in value)


def matches(field: str, value: str, listed: str) -> bool:
    """Whether ``value`` is ``listed``; a jurisdiction also lies in its country (US-TX in US)."""
    if field in VOCABULARY and VOCABULARY[field].kind is Kind.REGION:
        return value == listed or value.startswith(f"{listed}-")
    return value == listed


def read_facts(
    given: Mapping[str, Any], lines: Mapping[str, int] | None = None, path: str = ""
) -> tuple[Facts, list[Complaint]]:
    """Facts from outside, with everything that is wrong with them.

    ``None`` means unknown. ``lines`` gives the line of each key for the messages.
    """
    values: dict[str, Any] = {}
    complaints: list[Complaint] = []
    for key, raw in given.items():
        line = (lines or {}).get(key, 0)
        fact = VOCABULARY.get(key)
        if fact is None:
            complaints.append(
                Complaint(message=f'unknown fact "{key}"{did_you_mean(key, VOCABULARY)}', path=path, line=line)
            )
        elif raw is not None:
            value, wrong = _READERS[fact.kind](fact, raw)
            complaints += [Complaint(message=f"{key}: {text}", path=path, line=line) for text in wrong]
            if not wrong and value != (NOT_ALL_ASKED,):
                values[key] = value
    return Facts(values), complaints


def did_you_mean(word: str, known: Any) -> str:
    """``, did you mean "x"?`` for the nearest known word, or nothing."""
    near = difflib.get_close_matches(str(word).lower(), [str(k) for k in known], n=1, cutoff=0.6)
    return f', did you mean "{near[0]}"?' if near else ""


def _read_years(_fact: Fact, raw: Any) -> tuple[Any, list[str]]:
    if isinstance(raw, bool) or not isinstance(raw, int) or not 0 <= raw <= OLDEST:
        return None, [f"{str(raw)[:20]} is not an age; give whole years from 0 to {OLDEST}"]
    return raw, []


def _read_flag(_fact: Fact, raw: Any) -> tuple[Any, list[str]]:
    if not isinstance(raw, bool):
        return None, [f"{raw!r} is neither true nor false; leave it out when it is not known"]
    return raw, []


def _read_choice(fact: Fact, raw: Any) -> tuple[Any, list[str]]:
    if isinstance(raw, bool) and {"yes", "no"} <= set(fact.values):
        raw = "yes" if raw else "no"  # an unquoted yes/no in YAML means just that
    word = _slug(raw) if isinstance(raw, str) else raw
    if word not in fact.values:
        return None, [f'unknown value "{raw}"{did_you_mean(str(raw), fact.values)} (one of {", ".join(fact.values)})']
    return word, []


def _read_set(fact: Fact, raw: Any) -> tuple[Any, list[str]]:
    if not isinstance(raw, (list, tuple, set, frozenset)) or not all(isinstance(v, str) for v in raw):
        return None, ["give a list of words, [] for none"]
    words = {_slug(v) for v in raw if v.strip()}
    if words - {NOT_ALL_ASKED} and all(says_none(fact.name, v) for v in words - {NOT_ALL_ASKED}):
        words &= {NOT_ALL_ASKED}  # "none", with "others not asked" beside it, is not known at all
    meant = {implied(fact.name, word) for word in words - set(fact.values)} - {""}
    return tuple(sorted(words | meant)), []


def _read_text(_fact: Fact, raw: Any) -> tuple[Any, list[str]]:
    if not isinstance(raw, str):
        return None, [f"{raw!r} is not text; put it in quotes"]
    return raw.strip(), []


def _read_region(_fact: Fact, raw: Any) -> tuple[Any, list[str]]:
    word = raw.strip().upper() if isinstance(raw, str) else ""
    if word == "OTHER":
        return "other", []
    country, _, area = word.partition("-")
    shaped = word in ("UK", "US", "EU", "JP") or (country in ("US", "EU") and len(area) == 2 and area.isalpha())
    return (word, []) if shaped else (None, [f'"{raw}" is not a jurisdiction; give US-xx, UK, EU-xx, JP or other'])


def _read_product(_fact: Fact, raw: Any) -> tuple[Any, list[str]]:
    if not isinstance(raw, Mapping):
        return None, [f"give {', '.join(PRODUCT_KEYS[:4])} below it"]
    wrong = [f'unknown key "{k}"{did_you_mean(str(k), PRODUCT_KEYS)}' for k in raw if k not in PRODUCT_KEYS]
    wrong += [f"{k} must be text; put it in quotes" for k, v in raw.items() if not isinstance(v, (str, type(None)))]
    return MappingProxyType({k: v for k, v in raw.items() if v}), wrong


_READERS: Final = {
    Kind.YEARS: _read_years,
    Kind.FLAG: _read_flag,
    Kind.CHOICE: _read_choice,
    Kind.SET: _read_set,
    Kind.TEXT: _read_text,
    Kind.REGION: _read_region,
    Kind.PRODUCT: _read_product,
}


def _slug(word: str) -> str:
    return "_".join(word.strip().lower().replace("-", " ").split())
