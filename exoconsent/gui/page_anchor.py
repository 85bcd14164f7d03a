"""Where the eye rests: when pages change, the section that one looks at stays where it is on the screen."""

from collections.abc import Iterator

from exoconsent.gui.page_desk import GAP, Desk
from exoconsent.gui.page_spots import Spot, Spots


def start(spots: Spots, desk: Desk) -> int:
    """Where the first section that can be picked comes to stand at the top; page 1 shows almost none."""
    first = next((s for s in spots.printed if s.decision is not None), None)
    return desk.box(first.fragments[0]).top() - 2 * GAP if first else 0


def drift(before: tuple[Spots, Desk], after: tuple[Spots, Desk], seen: range, chosen: str) -> int:
    """Pixels by which the section that one looks at has moved from the pages ``before`` to those ``after``.

    That is the ``chosen`` one, or, if it is not ``seen`` or not there any more, the topmost one that is.
    """
    spots, desk = after
    there = {spot.id: spot for spot in spots.printed}
    for spot, part, top in sorted(_seen(*before, seen), key=lambda found: (found[0].id != chosen, found[2])):
        if spot.id in there:
            fragments = there[spot.id].fragments
            return desk.box(fragments[min(part, len(fragments) - 1)]).top() - top
    return 0


def _seen(spots: Spots, desk: Desk, seen: range) -> Iterator[tuple[Spot, int, int]]:
    """Sections with something between two heights: each, which part of it, and where that begins."""
    for spot in spots.printed:
        boxes = (desk.box(fragment) for fragment in spot.fragments)
        parts = ((n, box) for n, box in enumerate(boxes) if box.bottom() > seen.start and box.top() < seen.stop)
        for part, box in parts:
            yield spot, part, box.top()
            break
