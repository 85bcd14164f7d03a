"""Rules: for how many years records are kept, when the window covers itself, whether the speed of a pen is kept."""

from dataclasses import replace

from PySide6.QtWidgets import QCheckBox, QLabel, QSpinBox

from exoconsent.clinic.permissions import Deed
from exoconsent.clinic.second_reader import want_second_reader
from exoconsent.clinic.upkeep import IDLE_LEAST, IDLE_MOST
from exoconsent.errors import BadInputError
from exoconsent.gui.card import words
from exoconsent.gui.upkeep_desk import Standing, UpkeepDesk
from exoconsent.gui.upkeep_page import UpkeepPage
from exoconsent.records.retention import Retention

_LONGEST = 120


class RulesPage(UpkeepPage):
    """Each rule is kept by a press, for from now on."""

    def __init__(self, desk: UpkeepDesk) -> None:
        """Filled when it is known how things stand."""
        super().__init__(desk)
        self.years, self.minors = _spin(1, _LONGEST), _spin(1, _LONGEST)
        self.minutes = _spin(IDLE_LEAST, IDLE_MOST)
        self.timing = QCheckBox(self.tr("Keep the &speed of drawn signatures"))
        self.reader = QCheckBox(self.tr("A se&cond practitioner reads every form before it is published"))
        self.remarks = self.paragraph()
        self.keep_years = self.button(self.tr("&Keep these years"), self._keep_years, Deed.RETENTION)
        self.keep_minutes = self.button(self.tr("K&eep these minutes"), self._keep_minutes, Deed.SETTINGS)
        self.keep_timing = self.button(self.tr("Kee&p this choice"), self._keep_timing, Deed.SETTINGS)
        self.keep_reader = self.button(self.tr("Keep t&his rule"), self._keep_reader, Deed.SETTINGS)
        self._cards()
        for spin in (self.years, self.minors):
            spin.valueChanged.connect(self._remark)
        self.setFocusProxy(self.years)

    def _cards(self) -> None:
        nothing = self.tr("Nothing is deleted by itself: when the time is over, two people have to agree.")
        self.card(
            "records",
            self.tr("How long records are kept"),
            *_labelled(self.tr("&Years after signing"), self.years),
            *_labelled(self.tr("Of &minors at least until the age of"), self.minors),
            self.remarks,
            self.paragraph(nothing),
            buttons=(self.keep_years,),
        )
        cover = self.tr(
            "So long without a key or a click, and the window is covered. A patient who signs is not disturbed."
        )
        self.card(
            "waiting",
            self.tr("The cover"),
            *_labelled(self.tr("Min&utes until the window is covered"), self.minutes),
            self.paragraph(cover),
            buttons=(self.keep_minutes,),
        )
        trait = self.tr(
            "How fast a hand writes is a trait of the body, as a voice is. An expert may ask for it if somebody doubts "
            "a signature. Without it only the shape of the signature is kept. Ask your lawyer before you choose it, "
            "and tell your patients."
        )
        self.card("sign", self.tr("Signatures"), self.timing, self.paragraph(trait), buttons=(self.keep_timing,))
        reads = self.tr(
            "Whoever wrote a form does not see their own mistakes. With this rule a form is published only after "
            "another person who may change forms has logged in, read it and agreed; that name stands in the edition."
        )
        self.card("templates", self.tr("Forms"), self.reader, self.paragraph(reads), buttons=(self.keep_reader,))

    def show_standing(self, standing: Standing) -> None:
        """As it is kept."""
        self.years.setValue(standing.retention.years)
        self.minors.setValue(standing.retention.minors_until_age)
        self.minutes.setValue(standing.idle_minutes)
        self.timing.setChecked(standing.keeps_timing)
        self.reader.setChecked(standing.second_reader)
        may_years, may_rest = not self.refusal(Deed.RETENTION), not self.refusal(Deed.SETTINGS)
        for spin in (self.years, self.minors):
            spin.setEnabled(may_years)
        for field in (self.minutes, self.timing, self.reader):
            field.setEnabled(may_rest)
        self._remark()

    @property
    def _wanted(self) -> Retention:
        """Raises ``BadInputError``."""
        before = self.standing.retention if self.standing else Retention()
        return replace(before, years=self.years.value(), minors_until_age=self.minors.value())

    def _remark(self) -> None:
        try:
            told = " ".join(self._wanted.remarks())
        except BadInputError as fault:
            told = str(fault)
        self.remarks.setText(told)
        self.remarks.setVisible(bool(told))

    def _keep_years(self) -> None:
        try:
            wanted = self._wanted
        except BadInputError as fault:
            self.desk.tell(fault)
            return
        told = self.tr("Records filed from now on are kept for {n} years.").format(n=wanted.years)
        self.desk.do("", lambda upkeep: upkeep.set_retention(wanted), lambda _n: self.desk.messages.say(told))

    def _keep_minutes(self) -> None:
        minutes = self.minutes.value()
        told = self.tr("The window is covered after {n} minutes, from the next log-in on.").format(n=minutes)
        self.desk.do("", lambda upkeep: upkeep.set_idle_minutes(minutes), lambda _n: self.desk.messages.say(told))

    def _keep_timing(self) -> None:
        keep = self.timing.isChecked()
        yes = self.tr("The speed of drawn signatures is kept from now on.")
        no = self.tr("Only the shape of drawn signatures is kept from now on.")
        told = yes if keep else no
        self.desk.do("", lambda upkeep: upkeep.keep_timing(keep), lambda _n: self.desk.messages.say(told))

    def _keep_reader(self) -> None:
        wanted = self.reader.isChecked()
        yes = self.tr("From now on a second practitioner reads every form before it is published.")
        no = self.tr("From now on forms are published without a second reader.")
        told = yes if wanted else no
        self.desk.do(
            "", lambda upkeep: want_second_reader(upkeep.archive, wanted), lambda _n: self.desk.messages.say(told)
        )


def _spin(least: int, most: int) -> QSpinBox:
    spin = QSpinBox()
    spin.setRange(least, most)
    spin.setMaximumWidth(140)
    return spin


def _labelled(text: str, spin: QSpinBox) -> tuple[QLabel, QSpinBox]:
    label = words(text)
    label.setBuddy(spin)
    spin.setAccessibleName(text.replace("&", ""))
    return label, spin
