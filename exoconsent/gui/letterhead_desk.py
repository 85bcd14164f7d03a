"""The letterhead's button in Templates, and what follows when another letterhead was kept."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from exoconsent.gui.places.templates import TemplatesPlace
    from exoconsent.gui.studio_letterhead import LetterheadDialog


class LetterheadDesk(QObject):
    """Opens the dialog; afterwards the pages here and at the desk are made anew."""

    def __init__(self, place: "TemplatesPlace") -> None:
        """Adds its button to ``place``."""
        super().__init__(place)
        self._place = place
        self.dialog: LetterheadDialog | None = None
        tip = self.tr("The clinic's name, address, telephones and logo, as every form shows them")
        place.add_tool(self.tr("&Letterhead…"), tip, self.show)

    def show(self) -> None:
        """Ask what stands at the top of every form."""
        from exoconsent.gui.studio_letterhead import LetterheadDialog

        studio = self._place.studio
        studio.commit()
        form = studio.form.id if studio.form else studio.desk.draft.form_id
        dialog = self.dialog = LetterheadDialog(studio.desk, form, self._place)
        dialog.accepted.connect(self._kept)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _kept(self) -> None:
        studio = self._place.studio
        studio.studio.clinic = studio.desk.clinic
        studio.look_as(studio.person, studio.language, studio.options)
        self._place.told.emit(self.tr("The letterhead was kept. Pages that are made from now on show it."))
