"""Lines of the page that were filled on screen: initials and answers come onto them with the signature they belong to.

Only with the signature of who consents, and never over what stands there. Letters that cannot be drawn, and an answer
too long for its lines, stay in the seal's note alone; the signature box tells that they are there.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Final

from exoconsent.consent.on_screen import ANSWER_LINES, OnScreen, answer_field, initials_field, read_note
from exoconsent.consent.signature import CONSENTING, Attestation
from exoconsent.signing.alphabet import CAP_HEIGHT
from exoconsent.signing.appearance import fitted
from exoconsent.signing.ink import INK_COLOUR, Area
from exoconsent.signing.lettering import can_letter, draw_letters, letter

if TYPE_CHECKING:
    from exoconsent.signing.sealing import OpenDocument

_MARGIN: Final = 2.0
_REST: Final = 3.2
"""From the bottom of a line's room to the letters, which stand a little above the rule."""
_INITIALS: Final = (0.19, 0.5)
"""Height of the line of writing and of capitals in heights of the box, which ends on the rule."""
_HEIGHTS: Final = (6.0, 5.2, 4.5, 3.9)
"""Heights of capitals in points for an answer, from that of a 9 point font to that of a 6 point one."""

_SPACE: Final = letter("n n").width - 2 * letter("n").width
"""Between two words."""


def fill_lines(document: "OpenDocument", attestation: Attestation) -> None:
    """Write what ``attestation`` carries onto the lines of ``document``; they are sealed with its next revision."""
    done = read_note(attestation.note)
    if done is None or attestation.role not in CONSENTING:
        return
    boxes = document.lines
    for field, words, draw in _written(done):
        box = boxes.pop(field, None)
        appearance = draw(words, *box) if box and words and can_letter(words) else b""
        if appearance:
            document.write(field, words, appearance)


def draw_initials(initials: str, width: float, height: float) -> bytes:
    """Operators for a form of ``width`` by ``height`` points over a line; ask ``can_letter`` first."""
    base, capitals = _INITIALS
    area = Area(x=_MARGIN, y=height * base, width=max(1.0, width - 2 * _MARGIN), height=height * capitals)
    return fitted(letter(initials), area, INK_COLOUR).encode("ascii")


def draw_answer(words: str, width: float, height: float) -> bytes:
    """Operators that put ``words`` onto the lines of an answer; empty where they have no room."""
    measured = [(word, letter(word).width) for word in words.split()]
    for size in _HEIGHTS:
        lines = _broken(measured, (width - 2 * _MARGIN) * CAP_HEIGHT / size)
        if len(lines) <= len(ANSWER_LINES):
            drawn = (
                draw_letters(letter(line), _MARGIN, base + _REST, size, INK_COLOUR)
                for line, base in zip(lines, _bases(height), strict=False)
            )
            return "\n".join(drawn).encode("ascii")
    return b""


def _written(done: OnScreen) -> Iterator[tuple[str, str, Callable[[str, float, float], bytes]]]:
    yield from ((initials_field(section), done.initials, draw_initials) for section in done.initialled)
    yield from ((answer_field(answer.section), answer.words, draw_answer) for answer in done.answers)


def _bases(height: float) -> Iterator[float]:
    """How high each line of an answer stands in its box."""
    pitch = height / sum(ANSWER_LINES)
    for index in range(1, len(ANSWER_LINES) + 1):
        yield height - pitch * sum(ANSWER_LINES[:index])


def _broken(words: Iterable[tuple[str, float]], room: float) -> list[str]:
    """Words with their widths in lines not wider than ``room``; one word too wide makes too many lines."""
    lines, used = [""], -_SPACE
    for word, width in words:
        if width > room:
            return [word] * (len(ANSWER_LINES) + 1)
        if used + _SPACE + width > room:
            lines, used = [*lines, ""], -_SPACE
        lines[-1] = f"{lines[-1]} {word}".strip()
        used += _SPACE + width
    return lines
