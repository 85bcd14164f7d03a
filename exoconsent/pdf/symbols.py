"""QR symbols of one length after another, quickly: each is the last one with the changed bits turned over.

A symbol's modules depend linearly (over GF(2)) on the bits of its text: error correction, interleaving, placement and a
fixed mask are all linear or constant (ISO/IEC 18004:2015, 7.5 to 7.8). So segno makes one symbol for each length of
text, and every other text of that length is that symbol with the differences added, 20 us instead of 1 ms. The tests
hold every module to segno's own answer.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property, lru_cache, reduce
from operator import xor
from typing import Any, Final

import segno
from segno import consts

_MASK: Final = 2
"""Any mask may be read; trying all eight takes five times as long as making the code (3.2 against 0.65 ms)."""
_LEVEL: Final = consts.ERROR_LEVEL_M
_WIDE_COUNT: Final = 10
"""From this version on the length takes 16 bits, before it 8."""
_TELLS_VERSION: Final = 7
"""From this version on it is written into the symbol."""
_TIMING_COLUMN: Final = 6
_ZERO: Final = ord("0")
_RUN: Final = 8
"""Letters whose changes are remembered together: the codes of one document's pages differ in a few letters."""

Place = tuple[int, ...]
"""The bits of a symbol's number that hold one codeword, the highest first."""


@dataclass(frozen=True, kw_only=True)
class Symbol:
    """The symbol of a text of zeros, and how each bit of another text changes it.

    Modules are one number: the rows from the top, each filled up with zeros to whole bytes.
    """

    side: int
    version: int
    plain: int
    places: tuple[Place, ...]
    """Of each codeword, in the order of placement."""
    _turned: dict[tuple[int, int], int] = field(default_factory=dict)
    """By codeword and bit."""

    @property
    def stride(self) -> int:
        """Bytes of a row."""
        return (self.side + 7) // 8

    def rows(self, text: bytes) -> bytes:
        """The modules of ``text``, dark as ones; ``stride`` bytes a row."""
        modules = self.plain
        for start in range(0, len(text), _RUN):
            modules ^= _changed(len(text), start, text[start : start + _RUN])
        return modules.to_bytes(self.stride * self.side)

    def letter(self, index: int, letter: int) -> int:
        """The modules that change where ``letter`` stands instead of a zero."""
        # The length and the mode stand before the text: 12 or 20 bits, so each letter lies across two codewords.
        first = index + (2 if self.version >= _WIDE_COUNT else 1)
        high, low = divmod(letter ^ _ZERO, 16)
        changed = 0
        for codeword, value in ((first, high), (first + 1, low << 4)):
            while value:
                bit = value & -value
                changed ^= self._turn(codeword, bit)
                value ^= bit
        return changed

    def _turn(self, codeword: int, bit: int) -> int:
        """The modules that change with one bit of a data codeword."""
        if (codeword, bit) not in self._turned:
            changed = dict(self._correction(codeword, bit))
            changed[self._stream[codeword]] = bit
            self._turned[codeword, bit] = sum(
                1 << place
                for index, value in changed.items()
                for shift, place in enumerate(self.places[index])
                if value & 0x80 >> shift
            )
        return self._turned[codeword, bit]

    @cached_property
    def _blocks(self) -> list[tuple[int, int]]:
        """Data and correction codewords of each block."""
        known: Any = consts.ECC
        infos = known[self.version][_LEVEL]
        return [(i.num_data, i.num_total - i.num_data) for i in infos for _ in range(i.num_blocks)]

    @cached_property
    def _owner(self) -> list[tuple[int, int]]:
        """Block of each data codeword, and its place there."""
        return [(block, place) for block, (data, _) in enumerate(self._blocks) for place in range(data)]

    @cached_property
    def _stream(self) -> tuple[int, ...]:
        """Where each data codeword stands among all: blocks take turns, codeword by codeword."""
        longest = max(data for data, _ in self._blocks)
        taken = [(b, p) for p in range(longest) for b, (data, _) in enumerate(self._blocks) if p < data]
        position = {owner: index for index, owner in enumerate(taken)}
        return tuple(position[owner] for owner in self._owner)

    def _correction(self, codeword: int, value: int) -> Iterator[tuple[int, int]]:
        """The correction codewords of a text that is ``value`` at one codeword and zero elsewhere."""
        block, place = self._owner[codeword]
        data, count = self._blocks[block]
        remainder = _remainders(count, data)[data - 1 - place]
        for number, unit in enumerate(remainder):
            index = len(self._owner) + number * len(self._blocks) + block
            if unit:
                yield index, consts.GALIOS_EXP[consts.GALIOS_LOG[unit] + consts.GALIOS_LOG[value]]


@lru_cache(maxsize=16)
def _remainders(count: int, longest: int) -> tuple[tuple[int, ...], ...]:
    """What is left of x**(count + n) after division by the generator of ``count`` codewords, for each n."""
    generator = [consts.GALIOS_EXP[power] for power in consts.GEN_POLY[count]]
    remainder = generator
    found = []
    for _ in range(longest):
        found.append(tuple(remainder))
        lead, *rest = remainder
        rest.append(0)
        if lead:
            power = consts.GALIOS_LOG[lead]
            rest = [r ^ consts.GALIOS_EXP[power + consts.GALIOS_LOG[g]] for r, g in zip(rest, generator, strict=True)]
        remainder = rest
    return tuple(found)


@lru_cache(maxsize=1024)
def _changed(length: int, start: int, letters: bytes) -> int:
    """The modules that change where ``letters`` stand from ``start`` on in a text of zeros of that ``length``."""
    return reduce(xor, (_letter(length, index, letter) for index, letter in enumerate(letters, start)))


@lru_cache(maxsize=4096)
def _letter(length: int, index: int, letter: int) -> int:
    return symbol(length).letter(index, letter)


@lru_cache(maxsize=16)
def symbol(length: int) -> Symbol:
    """What all texts of ``length`` bytes share; raises ``segno.DataOverflowError`` beyond 2331 bytes."""
    code = segno.make(b"0" * length, error="m", mode="byte", micro=False, mask=_MASK, boost_error=False)
    side = len(code.matrix)
    bits = (side + 7) // 8 * 8
    version = int(code.version)
    taken = _patterns(version, side)
    plain = sum(
        1 << _bit(x, y, bits, side) for y, row in enumerate(code.matrix) for x, module in enumerate(row) if module
    )
    path = [_bit(x, y, bits, side) for x, y in _path(side) if (x, y) not in taken]
    places = tuple(tuple(path[start : start + 8]) for start in range(0, len(path) - 7, 8))
    return Symbol(side=side, version=version, plain=plain, places=places)


def _bit(x: int, y: int, bits: int, side: int) -> int:
    """Which bit of a symbol's number a module is."""
    return (side - 1 - y) * bits + bits - 1 - x


def _patterns(version: int, side: int) -> set[tuple[int, int]]:
    """The modules that hold no codewords: finders with format, timing, alignment, version (7.3 and 7.9, 7.10)."""
    taken = _area(0, 0, 9, 9) | _area(side - 8, 0, 8, 9) | _area(0, side - 8, 9, 8)
    taken |= _area(_TIMING_COLUMN, 0, 1, side) | _area(0, _TIMING_COLUMN, side, 1)
    if version >= _TELLS_VERSION:
        taken |= _area(side - 11, 0, 3, 6) | _area(0, side - 11, 6, 3)
    middles = consts.ALIGNMENT_POS[version - 2] if version > 1 else ()
    corners = {(6, 6), (6, side - 7), (side - 7, 6)}  # the finders stand there
    for x, y in {(x, y) for x in middles for y in middles} - corners:
        taken |= _area(x - 2, y - 2, 5, 5)
    return taken


def _area(left: int, top: int, width: int, height: int) -> set[tuple[int, int]]:
    return {(x, y) for x in range(left, left + width) for y in range(top, top + height)}


def _path(side: int) -> Iterator[tuple[int, int]]:
    """Column and row of every module in the order of placement: pairs of columns from the right, up and down."""
    upwards = True
    right = side - 1
    while right > 0:
        if right == _TIMING_COLUMN:
            right -= 1
        for step in range(side):
            y = side - 1 - step if upwards else step
            yield right, y
            yield right - 1, y
        upwards = not upwards
        right -= 2
