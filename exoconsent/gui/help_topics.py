"""Which chapter of Help belongs to the place one is in, found from the widget that has the keyboard."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QObject

START: Final = "front-desk"
TOPICS: Final[Mapping[str, str]] = {
    "ArticlePane": "practitioners#an-article-beside-the-form",
    "BatchPlace": "places#batch",
    "Ceremony": "places#the-signing-screen-for-staff",
    "ClinicDialog": "places#first-run",
    "ClinicPlace": "places#clinic",
    "Cover": "places#locked",
    "EditionsDialog": "practitioners#editions",
    "ExpectDialog": "places#today",
    "FirstAccount": "places#the-first-account",
    "Forgotten": "records#accounts",
    "FormPlace": "places#form",
    "LogDialog": "records#the-log-the-check-and-the-seal-of-the-day",
    "LogIn": "places#log-in",
    "LotDialog": "places#records",
    "NewCode": "records#accounts",
    "PackLookDialog": "practitioners#packs",
    "PackMakeDialog": "practitioners#packs",
    "PacksDialog": "practitioners#packs",
    "PeopleDialog": "records#accounts",
    "PinDialog": "places#the-signing-screen-for-staff",
    "PrintDialog": "places#printing",
    "PublishDialog": "practitioners#editions",
    "RecordsPlace": "places#records",
    "RestoreDialog": "records#backup-and-restore",
    "RuleDialog": "practitioners#when-a-section-is-shown",
    "Shut": "records#backup-and-restore",
    "TemplatesPlace": "places#templates",
    "TodayPlace": "places#today",
    "WelcomePlace": "places#first-run",
}
"""Chapter and heading by the class of the widget: the innermost one that is named here decides."""


def topic_of(widget: QObject | None) -> str:
    """The topic for where ``widget`` lies; the front desk's pages where nothing closer is known."""
    while widget is not None:
        name = type(widget).__name__
        if name in TOPICS:
            return TOPICS[name]
        widget = _around(widget)
    return START


def _around(widget: QObject) -> QObject | None:
    """What ``widget`` stands in; at the window itself, the place that shows in it."""
    stack = getattr(widget, "stack", None)
    current = getattr(stack, "currentWidget", None)
    if current is not None and type(widget).__name__ == "Window":
        place = current()
        return place if type(place).__name__ in TOPICS else None
    return widget.parent()
