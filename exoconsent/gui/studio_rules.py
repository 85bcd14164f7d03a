"""Whom the section is shown to: its two rules in words, each always, never by itself, or by conditions."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QComboBox, QFormLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from exoconsent.clinic.studio_people import crowd
from exoconsent.consent.conditions import Always, Condition
from exoconsent.consent.form import Section
from exoconsent.consent.rule_count import count
from exoconsent.consent.rule_findings import called_for
from exoconsent.gui.fact_fields import CalmCombo
from exoconsent.gui.messages import plain_label
from exoconsent.gui.rule_outlook import counted_words
from exoconsent.gui.rule_phrases import rule_sentence
from exoconsent.gui.studio_rows import add_row
from exoconsent.gui.studio_session import StudioSession

Ask = Callable[[QWidget, "Condition | None", Callable[["Condition | None"], None]], None]
"""Shows a rule to be changed, and hands the new one on when it is accepted."""

_NEVER, _ALWAYS, _RULE = range(3)


class RulesTab(QWidget):
    """``required`` cannot be left out at the desk; ``suggested`` can, with a reason."""

    ask_rule: Ask | None = None
    """The editor for conditions; without one they can only be read."""

    def __init__(self, session: StudioSession, parent: QWidget | None = None) -> None:
        """Follow ``session``."""
        super().__init__(parent)
        self._session = session
        self.boxes: dict[str, QComboBox] = {}
        self.words = {name: plain_label("") for name in ("mandatory", "suggested")}
        self.change: dict[str, QPushButton] = {}
        self.counted = plain_label("")
        """How many would see the section, by both rules together."""
        self.counted.setWordWrap(True)
        self._of: Section | None = None
        form = QFormLayout()
        for name, label in (("mandatory", self.tr("Required")), ("suggested", self.tr("Suggested"))):
            box = self.boxes[name] = CalmCombo()
            box.addItems([self.tr("never by itself"), self.tr("always"), self.tr("when…")])
            box.setAccessibleName(label)
            box.activated.connect(lambda index, which=name: self._chosen(which, index))
            button = self.change[name] = QPushButton(self.tr("Change…"))
            button.setAccessibleName(self.tr("Change when it is: {what}").format(what=label))
            button.clicked.connect(lambda _on=False, which=name: self._ask(which))
            row = QHBoxLayout()
            row.addWidget(box)
            row.addWidget(button)
            row.addStretch(1)
            add_row(form, label, row, box)
            self.words[name].setWordWrap(True)
            form.addRow(self.words[name])
        column = QVBoxLayout(self)
        column.addLayout(form)
        column.addWidget(self.counted)
        column.addStretch(1)
        session.peopled.connect(lambda _people: self._count())

    def show_section(self, section: Section, _language: str) -> None:
        """Its rules in words."""
        words = self._session.studio.library.words
        for name, box in self.boxes.items():
            rule = getattr(section.applies, name)
            box.setCurrentIndex(_NEVER if rule is None else _ALWAYS if isinstance(rule, Always) else _RULE)
            self.words[name].setText(rule_sentence(rule, words) if box.currentIndex() == _RULE else "")
            self.words[name].setVisible(box.currentIndex() == _RULE)
            self.change[name].setVisible(box.currentIndex() == _RULE)
            self.change[name].setEnabled(self.ask_rule is not None)
        if self._of is None or (section.id, section.applies) != (self._of.id, self._of.applies):
            self._of = section
            self._count()

    def _count(self) -> None:
        """In the worker; nothing is told before everybody is known."""
        section, people = self._of, self._session.people
        if section is None or not people:
            return
        rule = called_for(section)

        def work() -> str:
            those = crowd(people)
            return counted_words(count(rule, those.made_up), count(rule, those.filed), those.newest)

        self._session.desk.jobs.submit("studio-count", work, self.counted.setText, lambda _fault: self.counted.clear())

    def _chosen(self, name: str, index: int) -> None:
        if index == _RULE:
            self._ask(name)
        else:
            self._set(name, None if index == _NEVER else Always())
        if (section := self._session.section) is not None:
            self.show_section(section, "")

    def _ask(self, name: str) -> None:
        section = self._session.section
        if section is not None and self.ask_rule is not None:
            rule = getattr(section.applies, name)
            self.ask_rule(self, None if isinstance(rule, Always) else rule, lambda new: self._set(name, new))

    def _set(self, name: str, rule: Condition | None) -> None:
        if (section := self._session.section) is not None:
            words = self.tr("Rule of {title}").format(title=section.id)
            applies = replace(section.applies, **{name: rule})
            self._session.apply_section(replace(section, applies=applies), words)
