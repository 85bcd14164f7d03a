"""What the typesetter makes: types, bits, words and lines; lengths in points."""

from dataclasses import dataclass

from exoconsent.pdf.shape import Cluster


@dataclass(frozen=True, slots=True, kw_only=True)
class Type:
    """How a text is set."""

    size: float
    """Points."""
    leading: float
    """Baseline to baseline, points."""
    bold: bool = False
    hint: float = 9.0
    """Size of the words under a line to write on."""
    blank: float = 110.0
    """Least width of a line to write on."""
    rtl: bool = False
    """Whether its lines run from right to left."""
    language: str = ""
    """BCP 47 tag for shaping; empty for writing that is shown letter by letter."""

    @property
    def rise(self) -> float:
        """From the top of a line to its baseline."""
        return self.leading * 0.5 + self.size * 0.35


@dataclass(frozen=True, slots=True, kw_only=True)
class Bit:
    """A stretch of one line in one face, or a ruled blank."""

    text: str
    font: str
    width: float
    link: int = 0
    """Which link of the text this belongs to, counted from 1; 0 for none."""
    href: str = ""
    hints: tuple["Line", ...] | None = None
    """For a blank: what to write there, in lines under the rule; ``None`` for text."""
    level: int = 0
    """Embedding level (UAX #9); odd levels run from right to left."""
    clusters: tuple[Cluster, ...] = ()
    """Of a shaped stretch."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line, ready to be drawn."""

    bits: tuple[Bit, ...]
    rise: float
    """From its top to its baseline."""
    height: float
    size: float
    """Of its type, points."""
    lefts: tuple[float, ...] = ()
    """Where each bit begins, from the line's left end; empty where they follow one another."""
    rtl: bool = False
    measure: float = 0.0
    """Width that it was made for; 0 for an endless line."""

    @property
    def width(self) -> float:
        """Points, without a space at the end."""
        return sum(bit.width for bit in self.bits)

    @property
    def slack(self) -> float:
        """What is left of the width that it was made for."""
        return max(0.0, self.measure - self.width) if self.measure else 0.0


@dataclass(slots=True)
class Word:
    """What may not be parted: neighbouring bits without a space between them."""

    bits: list[Bit]
    broken: bool = False
    """The rest of a word that was too wide: no space stands before it."""
    gap: int = 0
    """Level of the space before it."""

    @property
    def width(self) -> float:
        """Points."""
        return sum(bit.width for bit in self.bits)


Lines = tuple[Line, ...]
