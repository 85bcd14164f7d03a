"""Two hundred made-up people: facts of nobody, the same on every machine, for counting who would see a section.

They are no sample of any population. Every value of every fact is there, common ones oftener than odd ones, and some
facts are not known, as at a real desk. What excludes each other is kept apart: nobody is pregnant who could not be.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from hashlib import blake2b
from types import MappingProxyType
from typing import Any, Final

from exoconsent.consent.facts import NOT_ALL_ASKED, UNKNOWN, VOCABULARY, Facts

MANY: Final = 200
_YES, _NO, _OPEN = True, False, UNKNOWN
_AGES: Final = ((0, 11, 10), (12, 17, 14), (18, 39, 58), (40, 64, 72), (65, 79, 32), (80, 96, 12))
"""First and last year, and how many people; two more have no age."""
_FERTILE: Final = range(12, 56)
_USUAL: Final[Mapping[str, Mapping[Any, int]]] = MappingProxyType(
    {
        "gender": {"woman": 98, "man": 92, "non-binary": 4, _OPEN: 6},
        "breastfeeding": {_NO: 180, _YES: 8, _OPEN: 12},
        "blood_donor": {_NO: 150, _YES: 30, _OPEN: 20},
        "medicine_notes": {"": 150, "a made-up tablet, once a day": 30, _OPEN: 20},
        "capacity": {"full": 168, "fluctuating": 12, "lacks": 12, _OPEN: 8},
        "interpreter_needed": {_NO: 160, _YES: 28, _OPEN: 12},
        "language": {"English": 130, "Spanish": 44, "Arabic": 8, "Chinese": 8, _OPEN: 10},
        "indication": {
            **{"joint_osteoarthritis": 54, "skin_rejuvenation": 40, "tendon_injury": 24, "hair_loss": 20},
            **{"general_wellness": 16, "acne_scars": 14, "neurodegenerative": 8, "neurodevelopmental": 6},
            **{"copd": 6, "other": 6, _OPEN: 6},
        },
        "setting": {"commercial": 172, "ind_trial": 14, "expanded_access": 6, _OPEN: 8},
        "source": {
            **{"placental": 36, "umbilical": 40, "amniotic": 24, "adipose": 18, "bone_marrow": 16, "own_blood": 12},
            **{"own_tissue": 8, "human_cell_line": 8, "plant": 8, "salmon_fish": 8, "synovial": 4, "tumour": 2},
            **{"unknown": 10, _OPEN: 6},
        },
        "excipients_known": {_NO: 96, _YES: 84, _OPEN: 20},
        "donor_docs": {"provided": 70, "not_provided": 90, "not_applicable": 20, _OPEN: 20},
        "jurisdiction": {
            **{"US-TX": 26, "US-CA": 26, "US-FL": 24, "US-UT": 14, "US-WA": 14, "US-NY": 24, "US": 4, "UK": 24},
            **{"EU-DE": 12, "EU-ES": 12, "EU": 2, "JP": 8, "other": 6, _OPEN: 4},
        },
        "charged": {_YES: 164, _NO: 24, _OPEN: 12},
        "signs_with_mark": {_OPEN: 180, _YES: 12, _NO: 8},
        "two_witnesses": {_OPEN: 182, _YES: 8, _NO: 10},
    }
)
"""How many of the two hundred have each value."""
_ROUTES: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "joint_osteoarthritis": ("intra_articular", "intra_articular", "intra_articular", "soft_tissue"),
        "tendon_injury": ("soft_tissue",),
        "skin_rejuvenation": ("microneedling", "topical_intact", "intradermal", "topical_broken"),
        "acne_scars": ("microneedling", "intradermal", "topical_broken"),
        "hair_loss": ("intradermal", "microneedling", "topical_intact"),
        "general_wellness": ("iv", "iv", "inhaled", "intranasal"),
        "neurodevelopmental": ("intranasal", "intrathecal"),
        "neurodegenerative": ("iv", "intranasal", "intrathecal"),
        "copd": ("inhaled", "iv"),
        "other": ("eye", "intravitreal", "spinal", "epidural", "iv"),
    }
)
"""Ways that go with what is treated, dealt out in turn."""
_SITES: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "joint_osteoarthritis": ("left knee", "right knee", "right hip"),
        "tendon_injury": ("left elbow", "right shoulder"),
        "skin_rejuvenation": ("face", "neck"),
        "acne_scars": ("face",),
        "hair_loss": ("scalp",),
    }
)
_DONORS: Final = {
    **dict.fromkeys(("own_blood", "own_tissue"), "autologous"),
    **dict.fromkeys(("plant", "salmon_fish"), "non_human"),
    "unknown": "unknown",
}
_SHARES: Final[Mapping[str, tuple[int, ...]]] = MappingProxyType(
    {
        "conditions": (46, 12, 6, 14, 6, 8, 8, 24, 8, 5, 5, 12, 16, 10),
        "allergies": (6, 5, 4, 10, 6, 12, 8, 10),
        "medicines": (22, 26, 10, 14, 4, 10, 5),
        "excipients": (6, 16, 10, 3, 3, 4, 3, 3),
    }
)
"""How many have each known entry, in the order of the vocabulary; ingredients are named as allergies are."""
_WRITTEN: Final = MappingProxyType(
    {"conditions": "high_blood_pressure", "allergies": "pollen", "medicines": "insulin", "excipients": "trehalose"}
)
"""An entry that stands on no list, as people write them."""
_NOT_ASKED, _IN_PART, _FEW = 14, 12, 6
"""Of every list: with how many people it is not known, known in part, and holds a word that is on no list."""
_WITHOUT_AGE: Final = 2


@cache
def made_up_people() -> tuple[Facts, ...]:
    """All of them, in a fixed order."""
    columns = {name: _dealt(name, usual) for name, usual in _USUAL.items()}
    columns |= {name: _sets(name) for name in _SHARES}
    columns["age"] = _shuffled("age", _years())
    columns["product"] = _products()
    columns |= _of_treatment(columns["indication"], columns["source"])
    columns |= _of_pregnancy(columns["age"], columns["gender"])
    columns["breastfeeding"] = _only(columns["breastfeeding"], columns["pregnancy_possible"])
    people = ({name: columns[name][n] for name in VOCABULARY} for n in range(MANY))
    return tuple(Facts({k: v for k, v in one.items() if v is not UNKNOWN}) for one in people)


def _years() -> list[Any]:
    ages = [first + i * (last - first) // max(1, many - 1) for first, last, many in _AGES for i in range(many)]
    return [*ages, *[UNKNOWN] * _WITHOUT_AGE]


def _of_treatment(indications: Sequence[Any], sources: Sequence[Any]) -> Iterator[tuple[str, list[Any]]]:
    yield "route", list(_in_turn(indications, _ROUTES))
    yield "body_site", list(_in_turn(indications, _SITES))
    yield "donor_type", [UNKNOWN if s is UNKNOWN else _DONORS.get(s, "allogeneic") for s in sources]


def _in_turn(keys: Iterable[Any], table: Mapping[str, tuple[str, ...]]) -> Iterator[Any]:
    seen: dict[Any, int] = {}
    for key in keys:
        turn = seen[key] = seen.get(key, -1) + 1
        yield table[key][turn % len(table[key])] if key in table else UNKNOWN


def _of_pregnancy(ages: Sequence[Any], genders: Sequence[Any]) -> Iterator[tuple[str, list[Any]]]:
    """Nobody asks some of those who could be pregnant; of the others nobody can be."""
    fertile = [age in _FERTILE and gender in ("woman", "non-binary") for age, gender in zip(ages, genders, strict=True)]
    possible = [
        UNKNOWN if UNKNOWN in pair else could
        for could, pair in zip(fertile, zip(ages, genders, strict=True), strict=True)
    ]
    yield "pregnancy_possible", possible
    turns = iter(range(MANY))
    asked = ("no", "no", "yes", "no", "unknown", "no", UNKNOWN, "no")
    pregnant = (
        asked[next(turns) % len(asked)] if could is True else UNKNOWN if could is UNKNOWN else "no"
        for could in possible
    )
    yield "pregnant", list(pregnant)


def _only(values: Sequence[Any], possible: Sequence[Any]) -> list[Any]:
    """``True`` wanders to those of whom it can be true."""
    able = [n for n, could in enumerate(possible) if could is True]
    chosen = set(_shuffled("breastfeeding where", able)[: values.count(True)])
    return [n in chosen if value is not UNKNOWN or n in chosen else UNKNOWN for n, value in enumerate(values)]


def _products() -> list[Any]:
    """Names that nobody makes; one in ten people has none yet."""
    made = (
        MappingProxyType(
            {"name": f"Made-up product {n % 7 + 1}", "maker": "Nobody", "lot": f"EX-{n:03}", "expiry": "2099-12-31"}
        )
        for n in range(MANY)
    )
    return [UNKNOWN if n % 10 == 9 else product for n, product in enumerate(made)]


def _sets(name: str) -> list[Any]:
    known = VOCABULARY["allergies" if name == "excipients" else name].values
    held: list[list[str]] = [[] for _ in range(MANY)]
    for entry, many in (*zip(known, _SHARES[name], strict=True), (_WRITTEN[name], _FEW)):
        for n in _order(f"{name} {entry}")[:many]:
            held[n].append(entry)
    order = _order(f"{name} asked")
    values: list[Any] = [tuple(sorted(entries)) for entries in held]
    some = [n for n in order if held[n]]
    for n in some[:_IN_PART]:
        values[n] = tuple(sorted((*held[n], NOT_ALL_ASKED)))
    for n in [n for n in order if not held[n]][:_NOT_ASKED]:
        values[n] = UNKNOWN
    return values


def _dealt(name: str, usual: Mapping[Any, int]) -> list[Any]:
    return _shuffled(name, [value for value, many in usual.items() for _ in range(many)])


def _shuffled(name: str, values: Sequence[Any]) -> list[Any]:
    return [values[n] for n in _order(name, len(values))]


def _order(name: str, many: int = MANY) -> list[int]:
    """The same shuffling of ``many`` numbers everywhere: by a digest of the name, not by chance."""
    return sorted(range(many), key=lambda n: blake2b(f"{name}/{n}".encode(), digest_size=8).digest())
