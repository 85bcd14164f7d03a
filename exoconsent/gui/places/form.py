"""The Form place: the patient above, the pages in the middle, why and checks at the right, and one line that counts."""

from collections import Counter
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QInputDialog, QSplitter, QVBoxLayout, QWidget

from exoconsent.consent.adapt import Adaptation, Decision, Outcome
from exoconsent.consent.blanks import BLANKS
from exoconsent.consent.form import section_text
from exoconsent.consent.problem import Problem, Severity
from exoconsent.errors import ExoConsentError
from exoconsent.gui.blank_facts import FACT_OF
from exoconsent.gui.checks_pane import ChecksPane
from exoconsent.gui.choices import Step, choose, decision_on, is_idle, move, needs_reason, put_back
from exoconsent.gui.fact_panel import FactPanel
from exoconsent.gui.messages import plain_label
from exoconsent.gui.patient_pane import PatientPane
from exoconsent.gui.reasons import ask_reason, ask_sentence
from exoconsent.gui.session import Session, Sheet
from exoconsent.gui.translation import mark, said
from exoconsent.gui.why_pane import WhyPane


class FormPlace(QWidget):
    """Puts the panes beside each other and turns their wishes into steps of the session."""

    told = Signal(str)
    """What was done, or why not; for the message bar too."""
    refused_changed = Signal()
    """What ``refused`` tells has changed."""

    def __init__(self, session: Session, parent: QWidget | None = None, view: Any = None) -> None:
        """``view`` stands in for the ``PageView`` in tests."""
        super().__init__(parent)
        self.session = session
        if view is None:
            from exoconsent.gui.page_view import PageView

            view = PageView(session)
        self.view = view
        self.patient, self.facts = PatientPane(session), FactPanel(session)
        self.why, self.checks = WhyPane(session), ChecksPane(session)
        self.checks.refusals = self.refusals
        self._lost: tuple[str, ...] = ()
        self.status, self.notice = plain_label(""), plain_label("")
        self._build()
        self._connect()
        if session.sheet is not None:
            self._count(session.sheet)

    def _build(self) -> None:
        self.side = QSplitter(Qt.Orientation.Vertical)
        self.side.addWidget(self.why)
        self.side.addWidget(self.checks)
        self.side.setSizes([500, 300])
        self.panes = QSplitter(Qt.Orientation.Horizontal)
        for pane, width in ((self.facts, 300), (self.view, 900), (self.side, 360)):
            self.panes.addWidget(pane)
            pane.setMinimumWidth(min(width, 240))
        self.panes.setStretchFactor(1, 1)
        self.panes.setSizes([300, 900, 360])
        self.panes.setChildrenCollapsible(False)
        self.facts.setVisible(False)
        self.notice.setWordWrap(True)
        self.notice.setVisible(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 4)
        layout.addWidget(self.patient)
        layout.addWidget(self.panes, 1)
        layout.addWidget(self.notice)
        layout.addWidget(self.status)

    def _connect(self) -> None:
        for asker in (self.view, self.why):
            asker.toggle_asked.connect(self._toggle)
            asker.move_asked.connect(self._move)
        self.view.selected.connect(self.why.show_section)
        self.patient.more_asked.connect(self._more)
        self.patient.told.connect(self.tell)
        self.checks.go.connect(self.go)
        self.checks.restore_asked.connect(self._put_back)
        for pane in (self.patient, self.facts):
            pane.refused_changed.connect(self._refused)
        self.session.changed.connect(self._hush)
        self.session.leaving.connect(self._leaving)
        self.session.rendered.connect(self._count)
        self.session.opened.connect(self._opened)
        esc = QShortcut(QKeySequence("Esc"), self.facts, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        esc.activated.connect(self._close_facts)

    def commit(self) -> None:
        """Take what was typed in the last moments; call it before printing, signing and saving."""
        self.patient.commit()
        self.facts.commit()

    def refusals(self) -> tuple[Problem, ...]:
        """What stands in a field, seen or not, and is not in the draft; each is an error like those of the pages."""
        return (*self.patient.refusals(), *self.facts.refusals())

    def refused(self) -> tuple[str, ...]:
        """``refusals`` as sentences that name only the fields; for the message bar."""
        return tuple(problem.message for problem in self.refusals())

    def tell(self, words: str) -> None:
        """Say what was done, or why not."""
        self.notice.setText(words)
        self.notice.setVisible(bool(words))
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.notice, words))
        self.told.emit(words)

    def panes_in_order(self) -> tuple[QWidget, ...]:
        """Where F6 leads, one after the other."""
        return self.patient, self.facts, self.view, self.why, self.checks

    def next_problem(self) -> None:
        """F8; what was typed last counts."""
        self.commit()
        self.checks.next_problem()

    def find_patient(self) -> None:
        """Ctrl+F."""
        self.patient.go("name")
        self.patient.name.select()

    def show_why(self) -> None:
        """Ctrl+I: the keyboard to the selected section's buttons, or to its text."""
        button = self.why.toggle if self.why.toggle.isEnabled() else self.why.up
        (button if self.why.section else self.why).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def find_section(self) -> None:
        """Ctrl+K: a list of all sections, in or out, to choose from by the letters of a title."""
        adaptation = self._adapted()
        if adaptation is None:
            return
        titles = {self._title(decision): decision.section.id for decision in adaptation.decisions}
        words, label = self.tr("Find section"), self.tr("Section:")
        title, chosen = QInputDialog.getItem(self, words, label, list(titles), 0, False)
        if chosen and title in titles:
            self.go(f"section:{titles[title]}")

    def go(self, place: str) -> None:
        """Focus on ``section:ID``, ``fact:NAME``, ``people:ROLE``, ``blank:NAME``, or ``panel:`` and one of these."""
        kind, _, name = place.partition(":")
        if kind == "section":
            self.view.select(name)
            self.why.show_section(name)
            self._focus_section(name)
        elif kind == "blank":
            self._fill(name)
        elif kind == "panel":
            self._show_facts()
            self.facts.go(name)
        elif kind == "people" or (kind == "fact" and not self.patient.go(name)):
            self._show_facts()
            self.facts.go(place)

    def _focus_section(self, section_id: str) -> None:
        """So that Space and Alt with the arrows work on what was found."""
        stops = getattr(self.view, "stops", None)
        stop = stops.stop(section_id) if stops else None
        if stop is not None:
            stop.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _fill(self, blank: str) -> None:
        """Ask for the text of a blank, or go to the fact that it takes its text from."""
        if blank in FACT_OF:
            self.go(FACT_OF[blank])
            return
        draft = self.session.draft
        usual = self.session.clinic.profile.answers.get(blank, "")
        question = self.tr("{blank}:").format(blank=BLANKS[blank].capitalize())
        text = ask_sentence(self, self.tr("Fill in"), question, draft.answers.get(blank, usual))
        if text is not None:
            draft = self.session.draft
            words = said(mark("Step", "Fill in {blank}"), blank=BLANKS[blank])
            self.session.apply(replace(draft, answers={**draft.answers, blank: text}), words)

    def _toggle(self, section_id: str, wanted: bool) -> None:
        decision = self._decision(section_id)
        if decision is not None and decision.included is wanted and is_idle(self.session.draft, decision):
            self._put_back(section_id)
        if decision is None or decision.included is wanted:
            return
        title = self._title(decision)
        if decision.outcome is Outcome.MANDATORY:
            why = self.tr("“{title}” cannot be left out, it is {reason}.")
            self.tell(why.format(title=title, reason=decision.reason.replace("_", " ")))
            return
        reason = self._reason(title, wanted) if needs_reason(decision, wanted) else ""
        if reason is None:
            return
        self._do(choose(self.session.draft, decision, wanted, reason, title))

    def _put_back(self, section_id: str) -> None:
        """Without the choice by hand that the rules do not allow any more."""
        decision = self._decision(section_id)
        if decision is not None:
            self._do(put_back(self.session.draft, section_id, self._title(decision)))

    def _do(self, step: Step) -> None:
        self.session.apply(step.draft, step.words)
        self.tell(self.tr("{step}. Ctrl+Z undoes it.").format(step=step.words))

    def _reason(self, title: str, wanted: bool) -> str | None:
        heading = self.tr("Add “{title}”") if wanted else self.tr("Leave out “{title}”")
        return ask_reason(self, heading.format(title=title))

    def _move(self, section_id: str, by: int) -> None:
        decision = self._decision(section_id)
        if decision is None:
            return
        title, adaptation = self._title(decision), self._adapted()
        step = move(self.session.draft, adaptation, section_id, by, title) if adaptation else None
        if step is None:
            self.tell(self.tr("“{title}” cannot be moved further.").format(title=title))
        else:
            self._do(step)

    def _decision(self, section_id: str) -> Decision | None:
        """As the draft stands now, not as the newest pages had it."""
        adaptation = self._adapted()
        return decision_on(adaptation, section_id) if adaptation else None

    def _adapted(self) -> Adaptation | None:
        """None, and why is said, where the form is withheld from patients."""
        try:
            return self.session.clinic.adapt(self.session.draft, self.session.now().date())
        except ExoConsentError as fault:
            self.tell(str(fault))
            return None

    def _title(self, decision: Decision) -> str:
        return section_text(decision.section, self.session.draft.language).title

    def _more(self, name: str) -> None:
        if not name and self.facts.isVisible():
            self._close_facts()
            return
        self._show_facts()
        if not (name and self.facts.go(f"fact:{name}")):
            self.facts.search.setFocus()

    def _show_facts(self) -> None:
        self.facts.setVisible(True)

    def _close_facts(self) -> None:
        self.facts.commit()
        self.facts.setVisible(False)
        self.patient.more.setFocus()

    def _refused(self) -> None:
        self.checks.refresh()
        if self.session.sheet is not None:
            self._count(self.session.sheet)
        self.refused_changed.emit()

    def _hush(self, _draft: object) -> None:
        """What was told was about the step before."""
        self.notice.setText("")
        self.notice.setVisible(False)

    def _leaving(self) -> None:
        """What no draft can hold stays behind with nobody."""
        self.commit()
        self._lost = self.refused()

    def _opened(self, _draft: object) -> None:
        lost, self._lost = " ".join(self._lost), ()
        self.tell(self.tr("Not kept with the draft before: {what}").format(what=lost) if lost else "")
        self.why.show_section("")

    def _count(self, sheet: Sheet) -> None:
        adaptation = sheet.prepared.adaptation
        problems = (*self.refusals(), *sheet.prepared.problems)
        counts = Counter(problem.severity for problem in problems if problem.open)
        sections = self.tr("{some} of {all} sections in")
        parts = [sections.format(some=len(adaptation.printed), all=len(adaptation.decisions))]
        errors, warnings = counts[Severity.ERROR], counts[Severity.WARNING]
        parts += [self.tr("%n errors", "", errors)] if errors else []
        parts += [self.tr("%n warnings", "", warnings)] if warnings else []
        self.status.setText(" · ".join(parts))
