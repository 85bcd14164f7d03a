"""Retention: how long a record is kept and how long a consent holds, as the clinic's policy; nothing deletes by itself.

The figures are a policy of this product, not law. Known law is a floor beside it: HIPAA paperwork six years (45 CFR
164.530(j)), records of rural health clinics six years (42 CFR 491.10(c)), minors longer, and state law wins (checklist
row KEEP-01). What a state asks for is not known to this program; the clinic sets its own years.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from exoconsent.consent.draft import age_on
from exoconsent.consent.majority import AGE_OF_MAJORITY
from exoconsent.errors import BadInputError

KNOWN_FLOOR: Final = 6
"""Years; the federal figures above. A shorter policy is allowed (other countries) but remarked on."""
VALID_DAYS: Final = 60
"""Days a consent holds unless its form or the clinic says otherwise (38 CFR 17.32; checklist row VALID-01)."""
_LONGEST: Final = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class Retention:
    """A clinic's policy. Raises ``BadInputError`` for years that cannot be meant."""

    years: int = 10
    """From the day of signing, or of making where nobody signed."""
    minors_until_age: int = AGE_OF_MAJORITY + 10
    """Of a patient who was a minor on that day: kept at least until this birthday."""
    age_of_majority: int = AGE_OF_MAJORITY
    """Years; 18 in most US states."""

    def __post_init__(self) -> None:
        if not 1 <= self.years <= _LONGEST:
            raise BadInputError.saying(f"records are kept for 1 to {_LONGEST} years, not for {self.years}")
        if not self.age_of_majority <= self.minors_until_age <= _LONGEST:
            raise BadInputError.saying(
                f"records of minors are kept at least until they are of age ({self.age_of_majority}), "
                f"at most until {_LONGEST}; {self.minors_until_age} was asked for"
            )

    def keep_until(self, day: date, born: date | None) -> date:
        """The last day on which a paper of ``day`` must be kept; whose birth is not known counts as born that day."""
        adult = born is not None and age_on(born, day) >= self.age_of_majority
        kept = later(day, self.years)
        return kept if adult else max(kept, later(born or day, self.minors_until_age))

    def remarks(self) -> tuple[str, ...]:
        """What a manager should know before setting this policy, as sentences."""
        if self.years >= KNOWN_FLOOR:
            return ()
        return (
            f"In the United States HIPAA paperwork is kept for {KNOWN_FLOOR} years (45 CFR 164.530(j)), and state law "
            f"may ask for more; {self.years} years are less. Ask your lawyer before setting this.",
        )


def valid_until(signed: date, days: int = VALID_DAYS) -> date:
    """The last day of a consent that holds ``days`` days from ``signed``. Raises ``BadInputError`` below one."""
    if days < 1:
        raise BadInputError.saying(f"a consent holds at least one day, not {days}")
    return signed + timedelta(days=days)


def later(day: date, years: int) -> date:
    """The same day ``years`` later; of 29 February the day after, so that nothing is kept too short."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return date(day.year + years, 3, 1)
