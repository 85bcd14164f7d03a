"""Every fact of the vocabulary, the people who sign and the blanks of the text, in one panel with a filter."""

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any, Final

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from exoconsent.consent.blanks import BLANKS
from exoconsent.consent.draft import Draft
from exoconsent.consent.facts import UNKNOWN, VOCABULARY, Fact, Kind
from exoconsent.consent.problem import Problem
from exoconsent.consent.signature import Role
from exoconsent.gui.blank_facts import is_answered, shown
from exoconsent.gui.day_text import fold
from exoconsent.gui.fact_fields import FactField, LineField, capital, make_field
from exoconsent.gui.fact_lists import set_values
from exoconsent.gui.messages import plain_label
from exoconsent.gui.refusals import refusals
from exoconsent.gui.session import Session
from exoconsent.gui.translation import mark, said

_GROUPS: Final = (
    (mark("Facts", "Treatment"), ("route", "indication", "body_site", "setting", "jurisdiction", "charged")),
    (mark("Facts", "Product"), ("product", "source", "donor_type", "donor_docs", "excipients_known", "excipients")),
    (mark("Facts", "Health"), ("allergies", "medicines", "medicine_notes", "conditions")),
    (mark("Facts", "Pregnancy"), ("pregnancy_possible", "pregnant", "breastfeeding")),
)


def groups() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The facts under their headings; what no heading names comes last, so that none is ever out of reach."""
    named = {name for _heading, names in _GROUPS for name in names}
    return (*_GROUPS, (mark("Facts", "Person"), tuple(name for name in VOCABULARY if name not in named)))


class _FindLine(QLineEdit):
    """Letters to find a fact by. Undo is not for them, but for the form."""

    def event(self, event: QEvent) -> bool:
        """Ctrl+Z and Ctrl+Y go on to the menu."""
        steps = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)
        if isinstance(event, QKeyEvent) and any(map(event.matches, steps)):
            event.ignore()
            return False
        return super().event(event)


class FactPanel(QWidget):
    """Fields for everything that can be known; changes go to the session."""

    closed = Signal()
    """Esc was pressed in it."""
    refused_changed = Signal()
    """What ``refusals`` tells has changed."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        """Built once; hidden until asked for."""
        super().__init__(parent)
        self._session = session
        self.fields: dict[str, FactField] = {}
        """Field by ``fact:NAME``, ``people:ROLE`` or ``answers:BLANK``."""
        self._rows: list[tuple[str, QWidget, QWidget]] = []
        self.search = _FindLine()
        self.search.setPlaceholderText(self.tr("Find a fact"))
        self.search.setAccessibleName(self.tr("Find a fact"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._filter)
        self.search.returnPressed.connect(self._enter)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._inner = self._build()
        self._area.setWidget(self._inner)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.search)
        layout.addWidget(self._area, 1)
        session.changed.connect(self.show_draft)
        session.opened.connect(self._begin)
        self.show_draft(session.draft)

    def _build(self) -> QWidget:
        inner = QWidget()
        rows = QVBoxLayout(inner)
        say = self._session.clinic.library.words["en"].value
        for heading, names in groups():
            self._heading(rows, QCoreApplication.translate("Facts", heading))
            for name in names:
                self._row(rows, f"fact:{name}", make_field(VOCABULARY[name], say))
        self._heading(rows, self.tr("People"))
        for role in Role:
            words = self.tr("{role}, printed name").format(role=capital(role.words))
            self._row(rows, f"people:{role}", _line(role, words))
        self._heading(rows, self.tr("Blanks in the text"))
        usual = self._session.clinic.profile.answers
        for blank in filter(is_answered, BLANKS):
            self._row(rows, f"answers:{blank}", _line(blank, BLANKS[blank], usual.get(blank, "")))
        rows.addStretch(1)
        return inner

    def _heading(self, rows: QVBoxLayout, words: str) -> None:
        label = plain_label(words)
        font = label.font()
        font.setBold(True)
        label.setFont(font)
        rows.addSpacing(6)
        rows.addWidget(label)

    def _row(self, rows: QVBoxLayout, place: str, field: FactField) -> None:
        label = plain_label(capital(field.words))
        label.setWordWrap(True)
        label.setBuddy(field)
        rows.addWidget(label)
        rows.addWidget(field)
        field.changed.connect(lambda name, value, kind=place.partition(":")[0]: self._apply(kind, name, value))
        field.refused_changed.connect(self.refused_changed)
        self.fields[place] = field
        values = " ".join(set_values(field.fact)).replace("_", " ")
        self._rows.append((fold(f"{field.words} {place.replace('_', ' ')} {values}"), label, field))

    def _apply(self, kind: str, name: str, value: Any) -> None:
        draft = self._session.draft
        if kind == "fact":
            self._session.apply(draft.with_fact(name, value), set_words(name))
        elif kind == "people":
            self._session.apply(replace(draft, people=_with(draft.people, name, value)), set_words(name))
        else:
            answers = _with(draft.answers, name, value)
            words = said(mark("Step", "Fill in {blank}"), blank=BLANKS[name])
            self._session.apply(replace(draft, answers=answers), words)

    def _begin(self, draft: Draft) -> None:
        self.show_draft(draft, afresh=True)

    def show_draft(self, draft: Draft, *, afresh: bool = False) -> None:
        """Follow the draft; ``afresh`` also forgets what was typed and not taken."""
        for place, field in self.fields.items():
            field.show_value(shown(place, draft), afresh=afresh)

    def commit(self) -> None:
        """Take what was typed in the last moments."""
        for field in self.fields.values():
            field.commit_if_typing()

    def refusals(self) -> tuple[Problem, ...]:
        """What stands in these fields, seen or not, and not in the draft; some facts have a field elsewhere too."""
        return refusals({f"panel:{place}": field for place, field in self.fields.items()})

    def go(self, place: str) -> bool:
        """Focus on a field by its place; whether there is one."""
        field = self.fields.get(place)
        if field is None:
            return False
        self.search.clear()
        field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._inner.updateGeometry()
        QCoreApplication.sendPostedEvents(self._inner, QEvent.Type.LayoutRequest)
        self._area.ensureWidgetVisible(field)
        return True

    def _enter(self) -> None:
        """Into the first field that the letters found."""
        first = next((field for _words, _label, field in self._rows if field.isVisibleTo(self._inner)), None)
        if first is not None and self.search.text().strip():
            first.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self._area.ensureWidgetVisible(first)

    def _filter(self, text: str) -> None:
        wanted = fold(text).split()
        for words, label, field in self._rows:
            fits = all(word in words for word in wanted)
            label.setVisible(fits)
            field.setVisible(fits)
        for heading in self._inner.findChildren(QLabel):
            if heading.parent() is self._inner and heading.buddy() is None:
                heading.setVisible(not wanted)


def set_words(name: str) -> str:
    """What the Undo menu calls a change of that fact."""
    return said(mark("Step", "Set {fact}"), fact=name.replace("_", " "))


def _line(name: str, words: str, hint: str = "") -> LineField:
    """A line for something that is no fact but is kept in the draft under ``name``."""
    return LineField(Fact(name=name, kind=Kind.TEXT, words=words), hint=hint or " ")


def _with(known: Mapping[str, str], name: str, value: Any) -> Mapping[str, str]:
    rest = {k: v for k, v in known.items() if k != name}
    return MappingProxyType(rest if value is UNKNOWN else {**rest, name: value})
