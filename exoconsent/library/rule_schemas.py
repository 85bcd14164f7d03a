"""The JSON Schemas of the rule files: banned claims, required elements, jurisdiction packs."""

from exoconsent.consent.jurisdiction import Counsel, Demand, Reading
from exoconsent.library.conditions import REGION_PATTERN
from exoconsent.library.schema_pieces import (
    DAY,
    FINDERS,
    ID,
    INCHES,
    LANGUAGE,
    MODES,
    SEVERITIES,
    TEXT,
    WHEN,
    Schema,
    by_key,
    keys_of,
    list_of,
    needs,
    one_of,
)


def claims() -> Schema:
    """Banned claims."""
    rule = keys_of(
        "id re why",
        "unless_near near language",
        id=TEXT,
        re=TEXT,
        why=TEXT,
        unless_near=TEXT,
        near={"type": "integer", "minimum": 1},
        language={"type": "string", "pattern": LANGUAGE},
    )
    return keys_of(
        "schema rules",
        "exceptions",
        schema={"const": "exoconsent-claims/1"},
        rules=list_of(rule),
        exceptions=list_of(TEXT),
    )


def elements() -> Schema:
    """Required elements."""
    return keys_of("schema elements", schema={"const": "exoconsent-elements/1"}, elements=list_of(_element()))


def _element() -> Schema:
    kinds = {**dict.fromkeys(FINDERS, TEXT), "translated": by_key(LANGUAGE, TEXT, least=1)}
    finder = {**keys_of("", " ".join(kinds), **kinds), "minProperties": 1, "maxProperties": 1}
    return keys_of(
        "id mode severity what citation found", "remedy when", id=TEXT, mode=one_of(MODES), severity=one_of(SEVERITIES),
        what=TEXT, citation=TEXT, remedy=TEXT, when=WHEN, found=list_of(finder, least=1),
    )  # fmt: skip


def jurisdiction() -> Schema:
    """What one state's law asks for."""
    day = {"type": "string", "pattern": DAY}
    pack = keys_of(
        "schema id place name covers question counsel reading applies",
        "counsel_by counsel_on enacted in_force_from notice elements",
        schema={"const": "exoconsent-jurisdiction/1"}, id={"type": "string", "pattern": ID},
        place={"type": "string", "pattern": REGION_PATTERN}, name=TEXT, covers=TEXT, question=TEXT,
        counsel=one_of(Counsel), counsel_by=TEXT, counsel_on=day, reading=one_of(Reading), enacted=TEXT,
        in_force_from=day, applies=WHEN, notice=_notice(), elements=list_of(_element()),
    )  # fmt: skip
    return {**pack, **needs("counsel", "applies", "counsel_by", "counsel_on")}


def _notice() -> Schema:
    wording = keys_of(
        "language words copied_from copied_by copied_on", language={"type": "string", "pattern": LANGUAGE}, words=TEXT,
        copied_from=TEXT, copied_by=TEXT, copied_on={"type": "string", "pattern": DAY},
    )  # fmt: skip
    return keys_of(
        "id what citation demands", "when_given posted_at least_points least_paper wording", id=TEXT, what=TEXT,
        citation=TEXT, demands=list_of(one_of(Demand), least=1), when_given=TEXT, posted_at=list_of(TEXT),
        least_points={"type": "integer", "minimum": 1, "maximum": 144},
        least_paper={"type": "string", "pattern": INCHES}, wording=wording,
    )  # fmt: skip
