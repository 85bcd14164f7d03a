"""Choosing pages, tried on bricks without ink."""

from hypothesis import given, settings
from hypothesis import strategies as st

from exoconsent.pdf.bricks import Bond, Brick
from exoconsent.pdf.flow import Group, Page, lay_out
from exoconsent.pdf.pen import Pen

PAGE = 600.0


class Block(Brick):
    """A brick of given parts that draws nothing."""

    def __init__(self, *parts: float, gap: float = 0.0, inner: Bond = Bond.SOLID, heading: bool = False) -> None:
        self.parts = parts
        self.gap = gap
        self.holds_next = heading
        self._inner = inner

    def _bonds(self) -> tuple[Bond, ...]:
        return (self._inner,) * (len(self.parts) - 1)

    def _draw(self, pen: Pen, x: float, top: float, first: int, last: int) -> None:
        raise AssertionError("nothing is drawn here")


def group(*bricks: Brick, name: str = "", whole: bool = False, continued: Brick | None = None) -> Group:
    return Group(id=name, bricks=bricks, whole=whole, continued=continued)


def pages_of(pages: tuple[Page, ...], wanted: Group) -> list[int]:
    return [n for n, page in enumerate(pages) if any(p.group is wanted for p in page)]


heights = st.floats(min_value=5, max_value=300)
blocks = st.builds(
    lambda parts, gap, inner: Block(*parts, gap=gap, inner=inner),
    st.lists(heights, min_size=1, max_size=8),
    st.floats(0, 30),
    st.sampled_from([Bond.FREE, Bond.SOLID]),
)
groups = st.builds(
    lambda bricks, whole: group(Block(20, heading=True, gap=20), *bricks, whole=whole, continued=Block(15)),
    st.lists(blocks, min_size=1, max_size=6),
    st.booleans(),
)


@given(st.lists(groups, min_size=1, max_size=8))
@settings(max_examples=200, deadline=None)
def test_every_part_is_placed_once_in_order_and_inside_the_page(given_groups: list[Group]) -> None:
    pages = lay_out(given_groups, PAGE)
    placed = [
        (p.brick, part)
        for page in pages
        for p in page
        if p.brick is not p.group.continued
        for part in range(p.first, p.last)
    ]
    wanted = [(b, part) for g in given_groups for b in g.bricks for part in range(len(b.parts))]
    assert placed == wanted
    for page in pages:
        assert page
        bottoms = [p.top + p.height for p in page]
        assert max(bottoms) <= PAGE + 0.02
        assert all(p.top >= above - 0.02 for p, above in zip(page[1:], bottoms, strict=False))


@given(st.lists(groups, min_size=1, max_size=8))
@settings(max_examples=200, deadline=None)
def test_what_fits_a_page_and_must_stay_whole_is_whole(given_groups: list[Group]) -> None:
    pages = lay_out(given_groups, PAGE)
    for each in given_groups:
        height = sum(b.height + b.gap for b in each.bricks) - each.bricks[0].gap
        if each.whole and height <= PAGE:
            assert len(pages_of(pages, each)) == 1


@given(st.lists(groups, min_size=1, max_size=8))
@settings(max_examples=200, deadline=None)
def test_solid_bricks_and_headings_are_never_parted_from_themselves_and_their_text(given_groups: list[Group]) -> None:
    fitting = [g for g in given_groups if all(b.height + 60 <= PAGE for b in _solid(g))]
    solid = [b for g in fitting for b in _solid(g)]
    for page in lay_out(fitting, PAGE):
        assert not page or not page[-1].brick.holds_next
        for p in page:
            assert p.brick not in solid or (p.first, p.last) == (0, len(p.brick.parts))


def _solid(group: Group) -> list[Brick]:
    return [b for b in group.bricks if len(b.parts) > 1 and set(b.bonds()) == {Bond.SOLID}]


def test_a_plain_section_is_parted_rather_than_leave_a_half_empty_page() -> None:
    filler, section = group(Block(300)), group(Block(100), Block(100), Block(150))
    assert pages_of(lay_out([filler, section], PAGE), section) == [0, 1]
    assert pages_of(lay_out([group(Block(PAGE - 60)), section], PAGE), section) == [1]


def test_a_risk_section_moves_whole_even_then() -> None:
    section = group(Block(100), Block(100), Block(150), whole=True)
    assert pages_of(lay_out([group(Block(300)), section], PAGE), section) == [1]


def test_a_single_line_is_not_left_alone_at_either_end() -> None:
    line, last = Block(17), Block(17)
    line.slight = last.slight = True
    section = group(Block(20, heading=True), line, Block(200), Block(200), last)
    pages = lay_out([group(Block(330)), section], PAGE)
    assert [p.brick for p in pages[1]][-2:] == [section.bricks[3], last]
    assert section.bricks[2] in [p.brick for p in pages[0]]


def test_the_weakest_bond_gives_way_first() -> None:
    picture, initials = Block(250), Block(40)
    picture.holds_previous, initials.holds_previous = Bond.TIGHT, Bond.CLOSE
    risk = group(Block(20, heading=True), Block(400), picture, initials, whole=True)
    pages = lay_out([risk], PAGE)
    assert [[p.brick for p in page] for page in pages] == [list(risk.bricks[:2]), [picture, initials]]


def test_what_goes_on_says_so_and_a_repeated_head_has_room() -> None:
    table = Block(*[100.0] * 10, inner=Bond.FREE)
    table.again = 30.0
    note = Block(20)
    first, second = lay_out([group(table, continued=note)], PAGE)
    assert second[0].brick is note
    assert (second[1].top, second[1].height, second[1].first, second[1].last) == (20.0, 430.0, 6, 10)
    assert first[0].last == 6
