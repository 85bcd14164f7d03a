"""Papers of nobody for the records' figures."""

import random
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from exoconsent.records.record import Filing

FIRST: Final = datetime(2016, 3, 1, 9, 0, tzinfo=UTC)
WHOLE: Final = (200_000, 47_000)
"""Bytes of file and consent tree of a paper that is filed and opened, as a sealed consent of 18 pages has them."""
SMALL: Final = (1_500, 900)
"""The same of each of the many, so that the archive fits on a small disk; no figure but the backup's reads them."""
FORM: Final = "x" * 220_000
"""A form's text, as long as a real one; kept once for all papers."""


def filing(index: int, chance: random.Random, size: tuple[int, int]) -> "Filing":
    """A paper of nobody, a few a day over ten years."""
    from exoconsent.records.record import Filing, Kind

    at = FIRST + timedelta(minutes=index * 52)
    return Filing(
        number=f"EC-{at:%y%m%d}-{chance.getrandbits(40):010X}", kind=Kind.CONSENT, form_id="facial",
        form_title="Exosome facial", edition="2026-01", form_text=FORM, language="en",
        patient_name=_name(chance), born=date(1950, 1, 1) + timedelta(days=chance.randrange(20_000)),
        treatment=chance.choice(("Microneedling with exosomes", "Topical after laser", "Scalp")), product="Exo",
        lot=f"LX-{index // 200:04}", decided_by="patient", created=at, signed_at=at,
        valid_until=at.date() + timedelta(days=60), keep_until=at.date() + timedelta(days=3_653), draft="{}" * 50,
        consent='{"a": "' + "b" * size[1] + '"}', pdf=chance.randbytes(size[0]),
    )  # fmt: skip


_GIVEN: Final = (
    "Anna",
    "José",
    "Łukasz",
    "Mariam",
    "Noor",
    "Søren",
    "Zoë",
    "Olga",
    "Mehmet",
    "Liam",
    "Ana",
    "Luis",
    "Björn",
)
_PIECES: Final = (
    "ka",
    "ro",
    "min",
    "te",
    "la",
    "so",
    "vel",
    "dan",
    "mar",
    "ber",
    "quin",
    "tor",
    "hu",
    "fa",
    "sti",
    "ler",
)


def _name(chance: random.Random) -> str:
    return f"{chance.choice(_GIVEN)} {''.join(chance.choices(_PIECES, k=3)).title()}"
