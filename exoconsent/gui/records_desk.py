"""Records at its place in the window: whom it tells, who prints for it, and whose keys it takes over while it shows."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from exoconsent.gui.places.records import RecordsPlace

if TYPE_CHECKING:
    from PySide6.QtWidgets import QStackedWidget

    from exoconsent.consent.draft import Draft
    from exoconsent.gui.messages import Messages
    from exoconsent.gui.outgoing import Outgoing
    from exoconsent.gui.session import Session

Deeds = Mapping[str, Callable[[], None]]


def records_place(
    session: "Session", messages: "Messages", outgoing: "Outgoing", to_the_form: Callable[[], None]
) -> RecordsPlace:
    """The place, connected; it opens the archive when it is first shown."""
    place = RecordsPlace(session, partial(session.clinic.archive, session.now))

    def renew(draft: "Draft") -> None:
        session.open(draft)
        to_the_form()

    place.errands.said.connect(messages.say)
    place.errands.refused.connect(messages.warn)
    place.errands.print_wanted.connect(outgoing.print_filed)
    place.errands.draft_wanted.connect(renew)
    place.form_wanted.connect(to_the_form)
    return place


def at_hand(stack: "QStackedWidget", does: Deeds) -> Deeds:
    """What the window does, except where the place that shows does it in its own way (its ``does``)."""

    def do(deed: str, otherwise: Callable[[], None]) -> None:
        own: Deeds = getattr(stack.currentWidget(), "does", {})
        own.get(deed, otherwise)()

    return {deed: partial(do, deed, otherwise) for deed, otherwise in does.items()}
