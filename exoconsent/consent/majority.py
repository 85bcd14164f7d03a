"""When a patient is of age, and who then decides: the conditions that rules, flags and signatories share."""

from typing import Final

from exoconsent.consent.conditions import Op, Test

AGE_OF_MAJORITY: Final = 18
"""Years. 18 in most US states; 19 in AL and NE, 21 in MS (sections.yaml, general knowledge)."""

MINOR: Final = Test(field="age", op=Op.LT, value=AGE_OF_MAJORITY)
ADULT: Final = Test(field="age", op=Op.GTE, value=AGE_OF_MAJORITY)
CANNOT_DECIDE: Final = Test(field="capacity", op=Op.EQ, value="lacks")
