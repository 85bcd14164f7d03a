"""The sections and chips as one walk over the pages: placed, named, marked, and one Tab stop altogether."""

from collections.abc import Iterable

from PySide6.QtCore import QObject, QRect, Qt, Signal
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from exoconsent.consent.adapt import Decision
from exoconsent.consent.draft import Draft
from exoconsent.gui.messages import plain_tip
from exoconsent.gui.page_desk import GAP, GUTTER, LEAST_TARGET, Desk
from exoconsent.gui.page_spots import NOTHING, Absent, Spot, Spots, wanted
from exoconsent.gui.section_button import Chip, Continuation, SectionButton
from exoconsent.gui.section_drag import SectionDrag

ADD = "+"
"""Stands in the walk for the button with everything that can be added; no section has this id."""

Stop = SectionButton | Chip


class PageStops(QObject):
    """Owns the buttons on ``canvas``; an id keeps its button from sheet to sheet, and the focus with it."""

    chosen = Signal(str)
    toggle_asked = Signal(str, bool)
    move_asked = Signal(str, int)
    """Section id, and by how many places; negative is up."""
    walked_to = Signal(QWidget)
    """By keyboard: should come into sight."""

    def __init__(self, canvas: QWidget) -> None:
        """Nothing is placed yet."""
        super().__init__(canvas)
        self.spots = NOTHING
        self._canvas = canvas
        self._buttons: dict[str, SectionButton] = {}
        self._rest: list[tuple[Continuation, str, int]] = []
        self._chips: dict[str, Chip] = {}
        self._walk: list[Stop] = []
        self._current = ""
        self._chosen = ""
        self._asked: dict[str, bool] = {}
        self._drag = SectionDrag(canvas, self._movable)
        self._drag.moved.connect(self.move_asked)

    def stop(self, section_id: str) -> Stop | None:
        """The button or chip of a section, or ``None`` when it is in the menu or unknown."""
        return self._buttons.get(section_id) or self._chips.get(section_id)

    @property
    def chosen_id(self) -> str:
        """The outlined section; empty when there is none."""
        return self._chosen

    @property
    def walk(self) -> tuple[Stop, ...]:
        """All stops in reading order."""
        return tuple(self._walk)

    def show_spots(self, spots: Spots, desk: Desk, draft: Draft) -> None:
        """Make the buttons of a new sheet and place them; the focus stays with its section."""
        focused = QApplication.focusWidget() in self._walk
        place_before = self._index_of_current()
        self.spots = spots
        gone = self._renew()
        self.place(desk)
        self.mark(draft)
        if self._current and self.stop(self._current) is None and self._walk:
            self._current = self._walk[min(place_before, len(self._walk) - 1)].section_id
        self._set_tab_stop()
        current = self.stop(self._current)
        if focused and current is not None and not current.hasFocus():
            current.setFocus(Qt.FocusReason.OtherFocusReason)
        for widget in gone:
            widget.hide()
            widget.deleteLater()

    def place(self, desk: Desk) -> None:
        """Put everything where it belongs at this zoom."""
        for spot in self.spots.printed:
            button = self._buttons[spot.id]
            button.title_line = desk.title_line
            button.setGeometry(desk.box(spot.fragments[0]))
            button.show()
        for rest, section_id, index in self._rest:
            spot = next(s for s in self.spots.printed if s.id == section_id)
            rest.setGeometry(desk.box(spot.fragments[index]))
            rest.lower()
            rest.show()
        self._place_chips(desk)
        self._walk = sorted((*self._buttons.values(), *self._chips.values()), key=lambda w: (w.y(), w.x()))

    def mark(self, draft: Draft) -> None:
        """Show at once what ``draft`` wants otherwise than the pages have it."""
        for spot in self.spots.printed:
            going = spot.decision is not None and not self._wanted(spot.decision, draft)
            button = self._buttons[spot.id]
            button.show_state(locked=spot.locked, going=going, chosen=spot.id == self._chosen)
            if button.accessibleName() != (name := self._name(spot, going=going)):
                button.setAccessibleName(name)
        for rest, _id, _index in self._rest:
            rest.update()
        for absent in self.spots.left_out:
            coming = self._wanted(absent.decision, draft)
            self._chips[absent.id].say(("✓ " if coming else "+ ") + absent.title)

    def answer(self, section_id: str, included: bool, draft: Draft) -> None:
        """The answer under the finger, before anybody has decided anything."""
        self._asked[section_id] = included
        self.mark(draft)
        stop = self.stop(section_id)
        if stop is not None:
            stop.repaint()

    def settle(self, draft: Draft) -> None:
        """From here on the draft alone decides what is marked."""
        self._asked.clear()
        self.mark(draft)

    def choose(self, section_id: str, draft: Draft) -> None:
        """Outline that section; the next Tab lands on it."""
        self._chosen = section_id
        if self.stop(section_id) is not None:
            self._current = section_id
            self._set_tab_stop()
        self.mark(draft)

    def _wanted(self, decision: Decision, draft: Draft) -> bool:
        return self._asked.get(decision.section.id, wanted(decision, draft))

    def _renew(self) -> list[QWidget]:
        """Buttons for what is there now; returns the widgets that are over."""
        printed = {spot.id: spot for spot in self.spots.printed}
        gone: list[QWidget] = [rest for rest, _id, _index in self._rest]
        gone += [self._buttons.pop(i) for i in set(self._buttons) - set(printed)]
        out = {absent.id for absent in self.spots.left_out} | ({ADD} if self.spots.not_called_for else set())
        gone += [self._chips.pop(i) for i in set(self._chips) - out]
        for spot in self.spots.printed:
            button = self._buttons.get(spot.id) or self._new_button(spot.id)
            button.movable, why = spot.decision is not None, self._why(spot)
            told = f"{why}\n{spot.wording}"
            if button.accessibleDescription() != told:
                button.setAccessibleDescription(told)
                button.setToolTip(plain_tip(why))
        self._rest = [self._new_rest(s.id, i) for s in self.spots.printed for i in range(1, len(s.fragments))]
        for absent in self.spots.left_out:
            self._describe(self._chips.get(absent.id) or self._new_chip(absent.id), absent)
        if ADD in out:
            self._fill_menu(self._chips.get(ADD) or self._new_chip(ADD), self.spots.not_called_for)
        return gone

    def _new_button(self, section_id: str) -> SectionButton:
        button = self._buttons[section_id] = SectionButton(section_id, self._canvas)
        button.toggle_asked.connect(lambda: self._ask_toggle(button))
        button.text_clicked.connect(lambda: self.chosen.emit(section_id))
        button.carried.connect(lambda step: self._ask_move(section_id, step))
        button.walked.connect(self._go)
        button.entered.connect(lambda by_keys: self._enter(button, by_keys))
        self._drag.watch(button)
        self._after_canvas(button)
        return button

    def _new_rest(self, section_id: str, index: int) -> tuple[Continuation, str, int]:
        button = self._buttons[section_id]
        rest = Continuation(button, self._canvas)
        rest.pressed.connect(lambda: button.setFocus(Qt.FocusReason.MouseFocusReason))
        rest.pressed.connect(lambda: self.chosen.emit(section_id))
        return rest, section_id, index

    def _new_chip(self, section_id: str) -> Chip:
        chip = self._chips[section_id] = Chip(section_id, self._canvas)
        if section_id != ADD:
            chip.clicked.connect(lambda: self.toggle_asked.emit(section_id, not chip.text().startswith("✓")))
        self._after_canvas(chip)
        chip.walked.connect(self._go)
        chip.entered.connect(lambda by_keys: self._enter(chip, by_keys))
        return chip

    def _after_canvas(self, stop: Stop) -> None:
        """Where Tab comes by; what is made last would else be reached last. Qt orders only what takes the focus."""
        self._canvas.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        QWidget.setTabOrder(self._canvas, stop)
        self._canvas.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def _place_chips(self, desk: Desk) -> None:
        """Each chip beside the end of the section before it; where two would meet, the later one moves down."""
        left = desk.gutter
        last = {spot.id: desk.box(spot.fragments[-1]).bottom() for spot in self.spots.printed}
        first = next((s for s in self.spots.printed if s.decision is not None), None)
        start = desk.box(first.fragments[0]).top() if first else GAP
        free = start
        for section_id, after in ((ADD, ""), *((a.id, a.after) for a in self.spots.left_out)):
            chip = self._chips.get(section_id)
            if chip is None:
                continue
            top = max(free, last.get(after, start) - LEAST_TARGET // 2)
            chip.setGeometry(QRect(left, top, GUTTER - GAP, LEAST_TARGET + 2))
            free = top + LEAST_TARGET + 6
            chip.raise_()
            chip.show()
            if section_id == ADD:
                chip.say(self.tr("+ Add…"))

    def _fill_menu(self, chip: Chip, absents: Iterable[Absent]) -> None:
        chip.setAccessibleName(self.tr("Add a section that no rule asks for"))
        menu = chip.menu() or QMenu(chip)
        menu.clear()
        menu.setToolTipsVisible(True)
        for absent in absents:
            action = menu.addAction(absent.title.replace("&", "&&"))
            action.setToolTip(plain_tip(absent.decision.reason))
            action.triggered.connect(lambda _on=False, i=absent.id: self.toggle_asked.emit(i, True))
        chip.setMenu(menu)

    def _describe(self, chip: Chip, absent: Absent) -> None:
        why = self.tr("Left out: {reason}").format(reason=absent.decision.by_hand)
        chip.setAccessibleName(self.tr("{title}, left out, press to put it back").format(title=absent.title))
        chip.setAccessibleDescription(f"{why}. {absent.decision.reason}")
        chip.setToolTip(plain_tip(f"{absent.title}. {why}. {absent.decision.reason}"))

    def _name(self, spot: Spot, *, going: bool) -> str:
        state = self.tr("left out") if going else self.tr("in the form")
        name = self.tr("{title}, section {number} of {of}, {state}")
        name = name.format(title=spot.title, number=spot.number, of=spot.of, state=state)
        if spot.locked:
            return name + ", " + self.tr("required")
        return name + ", " + self.tr("added by hand") if spot.added else name

    def _why(self, spot: Spot) -> str:
        if spot.decision is None:
            return self.tr("Required: part of every form.")
        reason = spot.decision.reason.partition(": ")[2]
        if spot.locked:
            return self.tr("Required, cannot be left out: {reason}").format(reason=reason)
        if spot.added:
            return self.tr("Added by hand: {reason}").format(reason=spot.decision.by_hand)
        return self.tr("Suggested: {reason}. Space leaves it out.").format(reason=reason)

    def _ask_toggle(self, button: SectionButton) -> None:
        self.toggle_asked.emit(button.section_id, button.going)

    def _movable(self) -> list[SectionButton]:
        return [self._buttons[spot.id] for spot in self.spots.printed if spot.decision is not None]

    def _ask_move(self, section_id: str, step: int) -> None:
        if any(s.id == section_id and s.decision is not None for s in self.spots.printed):
            self.move_asked.emit(section_id, step)

    def _enter(self, stop: Stop, by_keys: bool) -> None:
        self._current = stop.section_id
        self._set_tab_stop()
        if stop.section_id not in (ADD, self._chosen):
            self.chosen.emit(stop.section_id)
        if by_keys:
            self.walked_to.emit(stop)

    def _go(self, step: int) -> None:
        if self._walk:
            place = max(0, min(self._index_of_current() + step, len(self._walk) - 1))
            self._walk[place].setFocus(Qt.FocusReason.TabFocusReason)

    def _index_of_current(self) -> int:
        return next((i for i, stop in enumerate(self._walk) if stop.section_id == self._current), 0)

    def _set_tab_stop(self) -> None:
        """Roving focus: Tab enters at the current stop only and then leaves the pages."""
        if self.stop(self._current) is None:
            first = next((s.id for s in self.spots.printed if s.decision is not None), "")
            self._current = first or (self._walk[0].section_id if self._walk else "")
        for stop in self._walk:
            here = stop.section_id == self._current
            stop.setFocusPolicy(Qt.FocusPolicy.StrongFocus if here else Qt.FocusPolicy.ClickFocus)
