"""The top of the first page as it would be printed with a letterhead that is still being written; for the worker."""

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Final

from PySide6.QtGui import QImage

from exoconsent.consent.draft import ClinicProfile, Draft, Patient
from exoconsent.consent.facts import Facts
from exoconsent.gui.page_images import draw_page

if TYPE_CHECKING:
    from exoconsent.clinic import Clinic
    from exoconsent.pdf.layout import PrintOptions

_DPI: Final = 96
_SHARE: Final = 0.34
"""Of the page's height: notices, letterhead and title."""


def top_of_page(
    clinic: "Clinic", profile: ClinicProfile, form_id: str, options: "PrintOptions", now: datetime
) -> QImage:
    """Of a form of the clinic for nobody; a picture that owns its pixels."""
    shown = replace(clinic, profile=profile)
    draft = Draft(form_id=form_id, patient=Patient(name="", synthetic=True), facts=Facts())
    page = draw_page(shown.render(shown.prepare(draft, now), options).pdf, 0, _DPI)
    return page.copy(0, 0, page.width(), round(page.height() * _SHARE))
