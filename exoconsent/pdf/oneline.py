"""A short plain text is set in one go: names, numbers and labels, most of what changes from patient to patient.

The line is the one that ``typeset`` makes word by word; only the way there is shorter.
"""

from math import isfinite

from exoconsent.consent.document import Spans
from exoconsent.pdf import fonts
from exoconsent.pdf.lines import Bit, Line, Type


def one_line(spans: Spans, kind: Type, width: float) -> Line | None:
    """The line of at most ``width`` points; ``None`` for more than one face, span or line. Takes plain text only."""
    if len(spans) != 1 or spans[0].empty or spans[0].href:
        return None
    bold = spans[0].bold or spans[0].emphasis or kind.bold
    words = [word for word in fonts.BREAKING_SPACE.split(fonts.tidy(spans[0].text)) if word]
    cut = [fonts.stretches(word, bold) for word in words]
    faces = {stretch[0] for word in cut for stretch in word}
    if len(faces) != 1 or any(len(word) > 1 for word in cut):
        return None
    (face,) = faces
    space = fonts.space(face) * kind.size
    needed = sum([part for word in cut for part in (space, word[0][2] * kind.size)][1:])
    if needed > width:
        return None
    bit = Bit(text=" ".join(words), font=face, width=needed)
    measure = width if isfinite(width) else 0.0
    return Line(bits=(bit,), rise=kind.rise, height=kind.leading, size=kind.size, measure=measure)
