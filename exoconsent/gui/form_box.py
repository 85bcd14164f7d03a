"""FormBox: the clinic's forms by title, to choose one from."""

from typing import TYPE_CHECKING

from exoconsent.consent.form import FALLBACK_LANGUAGE, form_text
from exoconsent.gui.fact_fields import CalmCombo

if TYPE_CHECKING:
    from exoconsent.gui.session import Session

_LEAST = 12
"""Letters of a title that show at least."""


class FormBox(CalmCombo):
    """Begins with the form that lies on the desk."""

    def __init__(self, session: "Session") -> None:
        """With the forms of ``session``'s clinic."""
        super().__init__()
        self._session = session
        self.setAccessibleName(self.tr("Form"))
        self.view().setAccessibleName(self.accessibleName())
        self.setSizeAdjustPolicy(CalmCombo.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(_LEAST)
        self.refresh()

    @property
    def form_id(self) -> str:
        """The chosen form."""
        return str(self.currentData())

    def refresh(self) -> None:
        """The forms as they are now; what was chosen stays chosen."""
        chosen = self.currentData() or self._session.draft.form_id
        self.clear()
        for form in self._session.clinic.library.forms.values():
            self.addItem(form_text(form, FALLBACK_LANGUAGE).title, form.id)
        self.setCurrentIndex(max(self.findData(chosen), 0))
