"""The patient and the treatment in two rows above the pages: who, which form, by which way, and the frequent facts."""

from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from exoconsent.consent.draft import Draft, Patient
from exoconsent.consent.facts import VOCABULARY, listed
from exoconsent.consent.form import FALLBACK_LANGUAGE, Approval, form_text
from exoconsent.consent.problem import Problem
from exoconsent.gui.another_person import PersonQuestion
from exoconsent.gui.chip_row import ChipRow
from exoconsent.gui.choices import Chosen
from exoconsent.gui.edition_faults import held_words
from exoconsent.gui.fact_chips import ALLERGY, CHIPS, Chip, ChipButton, RestButton, others
from exoconsent.gui.fact_fields import CalmCombo, FactField, LineField, make_field
from exoconsent.gui.fact_panel import set_words
from exoconsent.gui.field_grid import FieldGrid
from exoconsent.gui.form_language import FormLanguageBox
from exoconsent.gui.known_people import KnownPeople
from exoconsent.gui.messages import plain_label, plain_tip
from exoconsent.gui.person_fields import BornField, NameField, person_changed
from exoconsent.gui.refusals import refusals
from exoconsent.gui.session import Session
from exoconsent.library.patients import PatientFile
from exoconsent.paths import FORMS
from exoconsent.pdf.layout import PrintSize

_SIZES = (PrintSize.STANDARD, PrintSize.LARGE)


class PatientPane(QWidget):
    """Reads the draft from the session and hands every change back to it."""

    more_asked = Signal(str)
    """Open the panel with all facts, at this one; empty for its beginning."""
    told = Signal(str)
    """Something happened that is not plain to see."""
    refused_changed = Signal()
    """What ``refusals`` tells has changed."""

    def __init__(self, session: Session, parent: QWidget | None = None, patients: Path = FORMS / "patients") -> None:
        """``patients`` is the folder that the name field looks in."""
        super().__init__(parent)
        self._session = session
        self._forms: tuple[str, ...] = ()
        self._chosen: dict[str, Chosen] = {}
        """Choices about the sections of forms that were changed away from, for whoever changes back."""
        self.question: PersonQuestion | None = None
        say = session.clinic.library.words[FALLBACK_LANGUAGE].value
        self.name, self.born = NameField(KnownPeople(session, patients)), BornField(session)
        self.name.is_new = self._is_new
        self.form, self.print_size, self.language = CalmCombo(), CalmCombo(), FormLanguageBox()
        self.fields: dict[str, FactField] = {n: make_field(VOCABULARY[n], say) for n in ("route", "indication")}
        self.fields["language"] = LineField(VOCABULARY["language"])
        self.pregnant = make_field(VOCABULARY["pregnant"], say)
        self.chips = tuple(ChipButton(chip, self._press) for chip in CHIPS)
        self.allergy = ChipButton(ALLERGY, lambda chip: self.more_asked.emit(chip.fact))
        self.rests = tuple(
            RestButton(fact, self._no_others, say) for fact in dict.fromkeys(c.fact for c in CHIPS if c.entry)
        )
        self.more = QPushButton(self.tr("&More facts…"))
        self._build()
        self._connect()
        self.show_draft(session.draft)

    def _build(self) -> None:
        cells = []
        self._list_forms()
        self.print_size.addItems([self.tr("Standard"), self.tr("Large")])
        self.form.setAccessibleName(self.tr("Form"))
        self.print_size.setAccessibleName(self.tr("Print size"))
        columns: tuple[tuple[str, QWidget, int], ...] = (
            (self.tr("&Patient (Ctrl+F)"), self.name, 5),
            (self.tr("&Born"), self.born, 3),
            (self.tr("Fo&rm"), self.form, 7),
            (self.tr("R&oute"), self.fields["route"], 5),
            (self.tr("&Treatment for"), self.fields["indication"], 5),
            (self.tr("Speaks"), self.fields["language"], 3),
            (self.tr("Form in"), self.language, 0),
            (self.tr("Print si&ze"), self.print_size, 2),
        )
        self._labels: dict[QWidget, QLabel] = {}
        for words, editor, stretch in columns:
            label = self._labels[editor] = plain_label(words)
            label.setBuddy(editor)
            cells.append((label, editor, stretch))
            editor.setMinimumWidth(self.fontMetrics().horizontalAdvance("YYYY-MM-DD") + 24)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        self._grid = FieldGrid(cells)
        layout.addWidget(self._grid)
        layout.addWidget(self._chip_row())

    def _chip_row(self) -> QWidget:
        holder = QWidget()
        holder.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        row = ChipRow(holder)
        pregnant = QWidget()
        beside = QHBoxLayout(pregnant)
        beside.setContentsMargins(0, 0, 0, 0)
        label = plain_label(self.tr("Pregnant"))
        label.setBuddy(self.pregnant)
        beside.addWidget(label)
        beside.addWidget(self.pregnant)
        for chip in self.chips:
            row.addWidget(chip)
            if chip.chip.fact == "pregnancy_possible":
                row.addWidget(pregnant)
        row.addWidget(self.allergy)
        for rest in self.rests:
            row.addWidget(rest)
        row.addWidget(self.more)
        return holder

    def _connect(self) -> None:
        for person in (self.name, self.born):
            person.changed.connect(self._person)
        for field in (*self.fields.values(), self.pregnant):
            field.changed.connect(self._fact)
        for typed in (self.name, self.born, *self.fields.values()):
            typed.refused_changed.connect(self.refused_changed)
        self.name.found.connect(self._load)
        self.name.replaced.connect(self._ask_person)
        self.form.activated.connect(lambda index: self._choose_form(self._forms[index]))
        self.print_size.activated.connect(self._choose_size)
        self.language.chosen.connect(self._choose_language)
        self.more.clicked.connect(lambda: self.more_asked.emit(""))
        # Methods, not lambdas: Qt lets go of a method when the pane is gone, of a lambda never.
        self._session.changed.connect(self.show_draft)
        self._session.opened.connect(self._begin)
        self._session.printed_as.connect(self._show_size)
        self._session.forms_renewed.connect(self._list_forms)

    def show_draft(self, draft: Draft, *, afresh: bool = False) -> None:
        """Follow the draft; ``afresh`` also forgets what was typed and not taken."""
        self.name.show_value(draft.patient.name, afresh=afresh)
        self.born.show_value(draft.patient.born, afresh=afresh)
        for name, field in (*self.fields.items(), ("pregnant", self.pregnant)):
            field.show_value(draft.facts.get(name), afresh=afresh)
        for chip in self.chips:
            chip.show_facts(draft.facts)
        self.allergy.show_facts(draft.facts)
        for rest in self.rests:
            rest.show_facts(draft.facts)
        if draft.form_id in self._forms:
            self.form.setCurrentIndex(self._forms.index(draft.form_id))
            self.form.setToolTip(plain_tip(self.form.currentText()))
        self._show_language(draft)
        self._show_size()

    def commit(self) -> None:
        """Take what was typed in the last moments; before printing, signing and saving."""
        for field in (self.name, self.born, *self.fields.values()):
            field.commit_if_typing()

    def refusals(self) -> tuple[Problem, ...]:
        """What stands in these fields and not in the draft."""
        typed = {"name": self.name, "born": self.born, **self.fields}
        return refusals({f"fact:{name}": field for name, field in typed.items()})

    def go(self, name: str) -> bool:
        """Focus on the field of a fact, ``name`` or ``born``; whether it is in this pane."""
        near = {"name": self.name, "born": self.born, "age": self.born, "pregnant": self.pregnant, **self.fields}
        field = near.get(name)
        if field is not None:
            field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if name == "name" and self.name.refused:
            self.name.finish()
        return field is not None

    def _show_language(self, draft: Draft) -> None:
        form = self._session.clinic.library.forms.get(draft.form_id)
        choice = self.language.show_draft(draft, tuple(form.texts) if form else ())
        for widget in (self.language, self._labels[self.language]):
            widget.setVisible(choice)
        self._grid.refresh()

    def _begin(self, draft: Draft) -> None:
        self._chosen.clear()
        self.show_draft(draft, afresh=True)

    def _show_size(self, _sheet: object = None) -> None:
        self.print_size.setCurrentIndex(_SIZES.index(self._session.options.size))

    def _list_forms(self) -> None:
        """Those of the clinic as they are now; one that is withheld stands there too, for somebody will look for it."""
        library = self._session.clinic.library
        self._forms = (*library.forms, *library.withheld)
        self.form.clear()
        self.form.addItems([self._form_words(form_id) for form_id in self._forms])
        form_id = self._session.draft.form_id
        self.form.setCurrentIndex(self._forms.index(form_id) if form_id in self._forms else -1)

    def _form_words(self, form_id: str) -> str:
        library = self._session.clinic.library
        if form_id in library.withheld:
            held = library.withheld[form_id]
            return held_words(held.fault, held.number, held.title)
        form = library.forms[form_id]
        title = form_text(form, FALLBACK_LANGUAGE).title
        if form.edition.approval is Approval.DRAFT:
            return self.tr("{title} · draft, not for patients").format(title=title)
        return self.tr("{title} · edition {number}").format(title=title, number=form.edition.number)

    def _person(self, name: str, value: Any) -> None:
        draft = self._session.draft
        words = self.tr("Set date of birth") if name == "born" else self.tr("Set name")
        self._session.apply(person_changed(draft, name, value), words)

    def _fact(self, name: str, value: Any) -> None:
        self._session.apply(self._session.draft.with_fact(name, value), set_words(name))

    def _press(self, chip: Chip) -> None:
        value = chip.pressed(self._session.draft.facts)
        words = QCoreApplication.translate("Chip", chip.words)
        self._session.apply(self._session.draft.with_fact(chip.fact, value), self.tr("Set {chip}").format(chip=words))

    def _no_others(self, fact: str) -> None:
        value, words = self._session.draft.facts.get(fact), VOCABULARY[fact].words
        draft = self._session.draft.with_fact(fact, listed(value))
        self._session.apply(draft, self.tr("Set no other {list}").format(list=words))
        told = self.tr("{list}: %n others that are not ticked count as no.", "", len(others(fact, value)))
        self.told.emit(told.format(list=words.capitalize()))

    def _is_new(self) -> bool:
        """Whether nothing is known of the patient but the name."""
        draft = self._session.draft
        bare = replace(draft, patient=Patient(name=""), language=FALLBACK_LANGUAGE)
        return bare == self._session.blank(draft.form_id)

    def _load(self, patient: PatientFile) -> None:
        """A whole example. Letters that only looked for it are no draft; any other draft stays as it was, in Today."""
        left = bool(self.name.settled) or not self._is_new()
        if left:
            self._leave()
        draft = self._session.draft
        self._session.apply(self._session.clinic.begin(draft.form_id, patient, draft.language), self.tr("Open patient"))
        self.show_draft(self._session.draft, afresh=True)
        if left:
            self._tell_left()

    def _leave(self) -> None:
        """On to another patient; the one before keeps the name that was typed over."""
        known, draft = self.name.settled, self._session.draft
        self.name.show_value(known, afresh=True)
        self._session.apply(person_changed(draft, "name", known), self.tr("Set name"))
        self._session.open(self._session.blank(draft.form_id))

    def _tell_left(self) -> None:
        self.told.emit(self.tr("A new patient. The draft before stays in Today (Alt+2)."))

    def _ask_person(self, typed: str) -> None:
        """Nothing else can be pressed meanwhile: it would be about whom?"""
        if self.question is None:
            self.question = PersonQuestion(self, self.name.settled, typed)
            self.question.finished.connect(self._answered)
            self.question.open()

    def _answered(self, _result: int) -> None:
        box, self.question = self.question, None
        if box is None:
            return
        if box.clickedButton() is box.same:
            self.name.settle(box.typed)
        elif box.clickedButton() is box.another:
            self._leave()
            self._person("name", box.typed)
            self._tell_left()
        else:
            self.name.show_value(self.name.settled, afresh=True)
            self._person("name", self.name.settled)
        box.deleteLater()

    def _choose_form(self, form_id: str) -> None:
        draft = self._session.draft
        if form_id == draft.form_id:
            return
        mine = self._chosen[draft.form_id] = Chosen.of(draft)
        waiting = self._chosen.get(form_id, Chosen())
        self._session.apply(waiting.on(replace(draft, form_id=form_id)), self.tr("Change form"))
        if mine != Chosen():
            words = self.tr("The choices by hand about its sections come back with the form “{form}”.")
            self.told.emit(words.format(form=self._form_words(draft.form_id)))

    def _choose_language(self, draft: Draft) -> None:
        chosen = replace(self._session.draft, language=draft.language, parallel=draft.parallel)
        self._session.apply(chosen, self.tr("Set language of the form"))

    def _choose_size(self, index: int) -> None:
        self._session.print_as(replace(self._session.options, size=_SIZES[index]))
