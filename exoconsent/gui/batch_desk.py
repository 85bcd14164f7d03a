"""Batch at its place in the window: whom it tells, and where its papers go."""

from typing import TYPE_CHECKING

from exoconsent.gui.places.batch import BatchPlace

if TYPE_CHECKING:
    from exoconsent.gui.messages import Messages
    from exoconsent.gui.outgoing import Outgoing
    from exoconsent.gui.session import Session


def batch_place(session: "Session", messages: "Messages", outgoing: "Outgoing") -> BatchPlace:
    """The place, connected."""
    place = BatchPlace(session)
    place.print_wanted.connect(outgoing.print_filed)
    place.told.connect(messages.say)
    place.refused.connect(messages.warn)
    return place
