"""What a signature looks like in its box: the ink, and under it the name, the claimed time and the method.

Name, time and meaning of each signature must be readable on paper (21 CFR 11.50); the meaning is page text above the
box, the rest is drawn here because only now it is known.
"""

from datetime import datetime
from typing import Final

from exoconsent.consent.on_screen import in_short
from exoconsent.consent.signature import Attestation
from exoconsent.errors import Complaint, NotReadyError
from exoconsent.signing.alphabet import CAP_HEIGHT
from exoconsent.signing.ink import INK_COLOUR, Area, draw_ink
from exoconsent.signing.lettering import Lettering, can_letter, draw_letters, letter

_WORDS_COLOUR: Final = "0.15 0.15 0.15"
_WORDS_HEIGHT: Final = 4.6
"""Height of capitals in points, about that of a 6.5 point font; smaller only in a box that is too narrow."""
_LINE: Final = 1.75
"""Line distance in heights of capitals."""
_MARGIN: Final = 2.0
_TYPED_HEIGHT: Final = 12.0


def draw_signature(attestation: Attestation, width: float, height: float, *, name_on_page: bool = False) -> bytes:
    """Operators for a form of ``width`` by ``height`` points.

    ``name_on_page`` says that the printed name already stands beside the box; only then may it be left out here.

    Raises:
        NotReadyError: the name stands nowhere on the page and has letters that cannot be drawn.
    """
    words = _words(attestation, name_on_page)
    size = min(_WORDS_HEIGHT, height / (2 * _LINE * (len(words) + 1)))
    foot = _MARGIN + size * _LINE * len(words)
    area = Area(x=_MARGIN, y=foot, width=max(1.0, width - 2 * _MARGIN), height=max(1.0, height - foot - _MARGIN))
    words[-1] = _with_kept(attestation, words[-1], area.width * CAP_HEIGHT / size)
    lines = [
        fitted(line, Area(x=area.x, y=foot - size * _LINE * (i + 0.75), width=area.width, height=size), _WORDS_COLOUR)
        for i, line in enumerate(words)
    ]
    return "\n".join([_signature(attestation, area), *lines]).encode("ascii")


def printed_time(time: datetime) -> str:
    """The claimed local time with its offset, as drawn: ``2026-03-01 14:05 UTC+01:00``."""
    offset = time.strftime("%z")
    return f"{time:%Y-%m-%d %H:%M} UTC{offset[:3]}:{offset[3:5]}"


def _with_kept(attestation: Attestation, when: Lettering, room: float) -> Lettering:
    """The line of time and method, with what the seal keeps beside it where that costs no legibility.

    Lines for initials and answers are filled with the signature (``lines``), but not those in letters that cannot be
    drawn, and a note has no line; so the box tells what there is.
    """
    kept = in_short(attestation.note, can_letter)
    if not kept:
        return when
    longer = letter(f"{printed_time(attestation.time)}, {attestation.method}; {kept}")
    return longer if longer.width <= room else when


def _words(attestation: Attestation, name_on_page: bool) -> list[Lettering]:
    when = letter(f"{printed_time(attestation.time)}, {attestation.method}")
    if can_letter(attestation.name):
        return [letter(attestation.name), when]
    if name_on_page:
        return [when]
    message = (
        "The signer's name has letters that cannot be drawn into the signature box. Put the name on the form before it "
        "is exported, so that it is printed beside the box; then sign."
    )
    raise NotReadyError([Complaint(message=message)])


def _signature(attestation: Attestation, area: Area) -> str:
    if attestation.strokes is not None:
        return draw_ink(attestation.strokes, area)
    if not can_letter(attestation.name):
        return ""  # the page prints the name; the line below says that it was typed
    height = min(_TYPED_HEIGHT, area.height * 0.5)
    middle = area.y + (area.height - height) / 2
    return fitted(letter(attestation.name), Area(x=area.x, y=middle, width=area.width, height=height), INK_COLOUR)


def fitted(lettering: Lettering, area: Area, colour: str) -> str:
    """One line on the bottom of ``area``, with capitals as high as the area but made smaller to fit its width."""
    natural = lettering.width * area.height / CAP_HEIGHT
    height = area.height if natural <= area.width else area.height * area.width / natural
    return draw_letters(lettering, area.x, area.y, height, colour)
