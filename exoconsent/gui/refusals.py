"""What a field shows and the draft has not taken, as problems: they bar signing and are told with what goes out."""

from collections.abc import Mapping
from typing import Final

from exoconsent.consent.problem import Problem, Severity
from exoconsent.gui.fact_fields import FactField, capital
from exoconsent.gui.translation import mark, said

CODE: Final = "FIELD-REFUSED"
_WORDS: Final = mark("Refusal", "{field}: what stands in this field is not in the form.")
_MEND: Final = mark("Refusal", "{trouble}. Correct it, or empty the field.")


def refusals(fields: Mapping[str, FactField]) -> tuple[Problem, ...]:
    """One problem for each of ``fields``, by place, whose text was not taken.

    The message names only the field, for it is told in the message bar too; what was typed may be about a patient.
    """
    return tuple(
        Problem(
            code=CODE,
            severity=Severity.ERROR,
            message=said(_WORDS, field=capital(field.words)),
            place=place,
            remedy=said(_MEND, trouble=capital(field.refused.rstrip("."))),
        )
        for place, field in fields.items()
        if field.refused
    )
