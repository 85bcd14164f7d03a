"""Choosing the pages: bricks are set down in order, and a page is turned where it hurts least.

Rules: a risk section stays whole where it fits on a page. Other sections stay whole too, unless that would leave more
than 15 % of a page empty; then the page is turned between their blocks. Headings stay with what follows. Longer than
a page: the weakest bonds give way first. Nothing is ever cut off.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from typing import Final

from exoconsent.pdf.bricks import Bond, Brick

_MOST_EMPTY: Final = 0.15
"""Part of a page that may stay empty to keep a section whole."""


@dataclass(frozen=True, kw_only=True, eq=False)
class Group:
    """Bricks that belong together: a section, the first-page matter, the signatures."""

    id: str
    """Section id; empty where nobody will ask for its place."""
    bricks: tuple[Brick, ...]
    whole: bool
    """Keep on one page at any price but a page's length."""
    continued: Brick | None = None
    """Stands at the top of each further page."""
    alone: bool = False
    """Nothing else stands on its pages."""
    loose: bool = False
    """Its bricks change one without another, so what is drawn of them is kept brick by brick; has no ``id``."""

    @cached_property
    def atoms(self) -> "tuple[_Atom, ...]":
        """Its parts, in order."""
        return tuple(_atoms(self.bricks))

    @cached_property
    def depth(self) -> float:
        """Its height with all white between, the white above it too; points."""
        return sum(
            (0.0 if part else brick.gap) + height for brick in self.bricks for part, height in enumerate(brick.parts)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """The parts ``first`` up to ``last`` of a brick with their top, measured from the top of the text area."""

    brick: Brick
    group: Group
    top: float
    height: float
    first: int
    last: int


Page = tuple[Placed, ...]


@dataclass(frozen=True, slots=True)
class _Atom:
    """One part of one brick, with the bond to the next part."""

    brick: Brick
    part: int
    gap: float
    height: float
    bond: Bond


def lay_out(groups: Iterable[Group], height: float) -> tuple[Page, ...]:
    """``groups`` on pages whose text area is ``height`` points high; at least one page."""
    pages = _Pages(height=height)
    alone = False
    for group in groups:
        if alone or group.alone:
            pages.turn()
        _set_down(pages, group)
        alone = group.alone
    return tuple(tuple(page) for page in pages.done)


def _set_down(pages: "_Pages", group: Group) -> None:
    gap = group.bricks[0].gap
    if pages.holds(group.depth, gap):
        pages.put_whole(group)
        return
    fits_a_page = group.depth - gap <= pages.height
    if fits_a_page and (group.whole or pages.left <= _MOST_EMPTY * pages.height):
        pages.turn()
        pages.put_whole(group)
        return
    head = group.continued.height if group.continued else 0.0
    begun = False
    for cluster in _clusters(group.atoms, pages.height - head, Bond.KEEP):
        if not pages.fits(cluster):
            pages.turn(group if begun else None, cluster[0])
        pages.put(group, cluster)
        begun = True


def _atoms(bricks: Sequence[Brick]) -> Iterator[_Atom]:
    bonds = [*_between(bricks), Bond.FREE]
    for brick, after in zip(bricks, bonds, strict=True):
        inner = (*brick.bonds(), after)
        for index, (height, bond) in enumerate(zip(brick.parts, inner, strict=True)):
            yield _Atom(brick, index, brick.gap if index == 0 else 0.0, height, bond)


def _between(bricks: Sequence[Brick]) -> Iterator[Bond]:
    """The bonds between neighbouring bricks."""
    last = len(bricks) - 1
    for index, (brick, follower) in enumerate(pairwise(bricks)):
        if brick.holds_next:
            yield Bond.SOLID
        elif follower.holds_previous:
            yield follower.holds_previous
        elif (follower.slight and index + 1 == last) or (brick.slight and _opens(bricks, index)):
            yield Bond.KEEP  # never a single line alone
        else:
            yield Bond.FREE


def _opens(bricks: Sequence[Brick], index: int) -> bool:
    """Whether only headings stand before."""
    return all(brick.holds_next for brick in bricks[:index])


def _clusters(atoms: Sequence[_Atom], limit: float, level: Bond | int) -> Iterator[tuple[_Atom, ...]]:
    """``atoms`` cut at every bond weaker than ``level``; what is still too high is cut one level deeper."""
    cluster: list[_Atom] = []
    for atom in atoms:
        cluster.append(atom)
        if atom.bond < level or atom is atoms[-1]:
            too_high = _height(cluster, at_top=True) + cluster[0].brick.again > limit
            if too_high and len(cluster) > 1 and level <= Bond.SOLID:
                yield from _clusters(tuple(cluster), limit, level + 1)
            else:
                yield tuple(cluster)
            cluster = []


def _height(atoms: Sequence[_Atom], *, at_top: bool) -> float:
    return sum(atom.gap + atom.height for atom in atoms) - (atoms[0].gap if at_top else 0.0)


@dataclass(kw_only=True)
class _Pages:
    """Pages being filled."""

    height: float
    done: list[list[Placed]] = field(default_factory=lambda: [[]])
    used: float = 0.0
    begun: bool = False
    """Whether text stands on this page; what repeats at its top does not count."""

    @property
    def left(self) -> float:
        return self.height - self.used

    def fits(self, atoms: Sequence[_Atom]) -> bool:
        return self.holds(_height(atoms, at_top=False), atoms[0].gap)

    def holds(self, depth: float, gap: float) -> bool:
        """Whether so many points fit; ``gap`` of them is white that is not needed at the top of a page."""
        return depth - (0.0 if self.begun else gap) <= self.left + 0.01

    def turn(self, going_on: Group | None = None, atom: _Atom | None = None) -> None:
        """Begin a page, unless nothing stands on this one; ``going_on`` is the group that runs over."""
        if not self.begun:
            return
        self.done.append([])
        self.used, self.begun = 0.0, False
        if going_on and going_on.continued:
            self._place(going_on, going_on.continued, 0, len(going_on.continued.parts), going_on.continued.height)
        if atom and atom.part > 0:
            self.used += atom.brick.again

    def put(self, group: Group, atoms: Sequence[_Atom]) -> None:
        """Set ``atoms`` down on this page."""
        for atom in atoms:
            self.used += atom.gap if self.begun else 0.0
            self._place(group, atom.brick, atom.part, atom.part + 1, atom.height)
            self.begun = True

    def put_whole(self, group: Group) -> None:
        """Set all of ``group`` down on this page."""
        page = self.done[-1]
        for brick in group.bricks:
            self.used += brick.gap if self.begun else 0.0
            height, last = brick.height, len(brick.parts)
            page.append(Placed(brick=brick, group=group, top=self.used, height=height, first=0, last=last))
            for part in brick.parts:  # one by one, as in ``put``: the same sum to the last digit
                self.used += part
            self.begun = True

    def _place(self, group: Group, brick: Brick, first: int, last: int, height: float) -> None:
        page = self.done[-1]
        before = page[-1] if page else None
        if before and before.brick is brick and before.last == first:
            page[-1] = Placed(
                brick=brick, group=group, top=before.top, height=before.height + height, first=before.first, last=last
            )
        else:
            again = brick.again if first > 0 else 0.0
            page.append(
                Placed(brick=brick, group=group, top=self.used - again, height=height + again, first=first, last=last)
            )
        self.used += height
