"""Templates at its place in the window: whom it tells, and whose steps the Undo menu takes back."""

from typing import TYPE_CHECKING

from PySide6.QtGui import QUndoGroup

if TYPE_CHECKING:
    from PySide6.QtWidgets import QStackedWidget, QWidget

    from exoconsent.gui.messages import Messages
    from exoconsent.gui.places.templates import TemplatesPlace
    from exoconsent.gui.remembered import Remembered
    from exoconsent.gui.session import Session


def templates_place(session: "Session", messages: "Messages", remembered: "Remembered") -> "TemplatesPlace":
    """The place, connected; with it comes the forms' reader, for which the first moment need not wait."""
    from exoconsent.gui.places.templates import TemplatesPlace
    from exoconsent.gui.spelling_desk import KEY

    place = TemplatesPlace(session)
    place.told.connect(messages.say)
    place.refused.connect(messages.warn)
    place.spelling.switch(remembered.get(KEY, True))
    place.spelling.switched.connect(lambda on: remembered.put(KEY, on))
    place.editions.offered.connect(lambda words, button, act: messages.warn(words, (button, act)))
    return place


def undo_of(stack: "QStackedWidget", session: "Session", templates: "TemplatesPlace", parent: "QWidget") -> QUndoGroup:
    """The steps of the place that shows: those of the form being made in Templates, elsewhere those of the draft."""
    group = QUndoGroup(parent)
    group.addStack(session.undo)
    group.addStack(templates.studio.undo)

    def follow(_index: int = 0) -> None:
        here = stack.currentWidget() is templates
        group.setActiveStack(templates.studio.undo if here else session.undo)

    stack.currentChanged.connect(follow)
    follow()
    return group
