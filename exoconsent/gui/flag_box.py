"""The STOP and WARN flags at the top of the right-hand side: icon, word, reason and what to do."""

from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from exoconsent.consent.flags import Flag, Level
from exoconsent.consent.plain_reason import plain_reason
from exoconsent.gui.icons import IconLabel
from exoconsent.gui.messages import plain_label, plain_tip
from exoconsent.gui.plain_words import in_words
from exoconsent.gui.why_words import is_certain

IN_FULL: Final = 2
"""More than these would push each other out of sight; each then has one line, and Checks has the rest."""


class FlagBox(QFrame):
    """Hidden when nothing is raised. What is certain stands in full; what only is not known yet, in one line each."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin empty."""
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.Box)
        self.setLineWidth(2)
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(8, 8, 8, 8)
        self._shown: tuple[tuple[Flag, ...], frozenset[str]] | None = None
        self.show_flags(())

    def show_flags(self, flags: tuple[Flag, ...], noted: frozenset[str] = frozenset()) -> None:
        """Tell these; ``noted`` are the codes of warnings that have their note."""
        if (flags, noted) == self._shown:
            return
        self._shown = (flags, noted)
        while (item := self._rows.takeAt(0)) is not None:
            widget = item.widget()
            if widget:
                widget.setParent(None)
                widget.deleteLater()
        for level in Level:
            self._level(level, [flag for flag in flags if flag.level is level], noted)
        self.setVisible(bool(flags))
        self.setAccessibleName(self.tr("%n stops and warnings", "", len(flags)))

    def _level(self, level: Level, flags: list[Flag], noted: frozenset[str]) -> None:
        if not flags:
            return
        certain = [flag for flag in flags if is_certain(flag)]
        words = self._stop_words(len(certain)) if level is Level.STOP else self._warning_words(flags, noted)
        self._put(self._heading("error" if level is Level.STOP else "warning", words))
        if len(certain) > IN_FULL:
            self._in_short(certain)
        else:
            self._in_full(certain)
        self._open(flag for flag in flags if not is_certain(flag))

    def _stop_words(self, count: int) -> str:
        if count < 2:
            return self.tr("STOP: not for signature")
        return self.tr("%n STOPs: not for signature", "", count)

    def _warning_words(self, flags: list[Flag], noted: frozenset[str]) -> str:
        done = all(flag.code in noted for flag in flags)
        return self.tr("WARNING: has its note") if done else self.tr("WARNING: needs a note")

    def _in_full(self, flags: list[Flag]) -> None:
        for flag in flags:
            self._line(flag.sentence, bold=True)
            self._line(self.tr("Because {reason}.").format(reason=in_words(plain_reason(flag.reason, None))))
            self._line(self.tr("What to do: {remedy}").format(remedy=flag.remedy))

    def _in_short(self, flags: list[Flag]) -> None:
        for flag in flags:
            label = _label(f"• {flag.label}", bold=True)
            label.setToolTip(plain_tip(f"{flag.sentence} {flag.remedy}"))
            self._put(label)
        self._line(self.tr("Why, and what to do about each, stands in Checks (F8)."))

    def _open(self, flags: Iterable[Flag]) -> None:
        """Raised only because something was not asked: named, without the alarm of a finding."""
        labels = [flag.label for flag in flags]
        if labels:
            self._line(self.tr("Ruled out only once more is known:"), bold=True)
            self._line("; ".join(labels) + ".")

    def _heading(self, name: str, words: str) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(IconLabel(name, 1.4))
        row.addWidget(_label(words, bold=True), 1)
        for part in holder.findChildren(QLabel):
            part.setVisible(True)
        return holder

    def _line(self, words: str, *, bold: bool = False) -> None:
        self._put(_label(words, bold=bold))

    def _put(self, widget: QWidget) -> None:
        self._rows.addWidget(widget)
        widget.setVisible(True)  # else the box does not count its height before the next turn of the event loop


def _label(words: str, *, bold: bool = False) -> QLabel:
    label = plain_label(words)
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    font = label.font()
    font.setBold(bold)
    label.setFont(font)
    return label
