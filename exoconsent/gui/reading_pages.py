"""ReadingPages: the frozen document as pictures to read, larger on request; nothing on it can be changed."""

from functools import partial
from typing import Final

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from exoconsent.consent import document as doc
from exoconsent.gui.jobs import Jobs
from exoconsent.gui.tongue import Spoken
from exoconsent.gui.touch import big_button, plain_label
from exoconsent.pdf.layout import Layout
from exoconsent.pdf.raster import POINTS_PER_INCH, page_png

_PAGE_PX: Final = 860
"""Width of a page at the first step, where the screen has room for it."""
_PAGE_POINTS: Final = 595.28
_HIGH_TO_WIDE: Final = 841.89 / 595.28
"""A4 until the first picture tells better."""
_KEPT: Final = 2
"""Pictures of this many pages around the visible ones are kept: all of them can be 200 MB (design/screens.md 1)."""
_REST_MS: Final = 60


class ReadingPages(Spoken, QWidget):
    """Pages one under the other; the arrow keys, Page Up and Page Down scroll them."""

    done = Signal()
    """"Go on" was pressed."""

    def __init__(self, consent: doc.Consent, layout: Layout, pages: int, parent: QWidget | None = None) -> None:
        """``layout`` tells which sections a page holds, for those who hear it."""
        super().__init__(parent)
        self.jobs = Jobs(self)
        self._pdf = b""
        self._zoom = 1.0
        self._ratio = _HIGH_TO_WIDE
        self._asked: dict[int, int] = {}
        self._pages = [_page(self.tr("Page {n} of {all}").format(n=i + 1, all=pages)) for i in range(pages)]
        for i, label in enumerate(self._pages):
            label.setAccessibleDescription(_words(consent, layout, i))
        self._scroll = self._build_scroll()
        self.go_on = big_button(self.tr("Go on"), self.done.emit)
        self.message = plain_label()
        foot = QHBoxLayout()
        foot.addWidget(self.message, 1)
        foot.addWidget(self.go_on)
        whole = QVBoxLayout(self)
        whole.addWidget(self._scroll, 1)
        whole.addLayout(foot)
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self._ask)
        self._scroll.viewport().installEventFilter(self)
        self._scroll.verticalScrollBar().valueChanged.connect(lambda _value: self._rest.start())

    def _build_scroll(self) -> QScrollArea:
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setSpacing(16)
        for label in self._pages:
            column.addWidget(label, 0, Qt.AlignmentFlag.AlignHCenter)
        scroll = QScrollArea(self)
        scroll.setWidget(inner)
        scroll.setWidgetResizable(True)
        # Always there: a bar that comes and goes changes the width that decides whether it is needed.
        scroll.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        scroll.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        scroll.setAccessibleName(self.tr("The form to read. The arrow keys move it."))
        scroll.verticalScrollBar().setSingleStep(60)
        return scroll

    def show_document(self, pdf: bytes) -> None:
        """Show these bytes; called anew after each signature."""
        self._pdf = pdf
        self._asked.clear()
        self._rest.start()

    def stop(self) -> None:
        """Have nothing more drawn. Deleting this while a page is being drawn would wait for ever (for the GIL)."""
        self._pdf = b""
        self._rest.stop()
        self.jobs.finish()

    def zoom(self, factor: float) -> None:
        """Pages ``factor`` times as wide as at first; the place that is read stays."""
        bar = self._scroll.verticalScrollBar()
        part = bar.value() / max(1, bar.maximum())
        self._zoom = factor
        self._fit()
        self._rest.start()
        QTimer.singleShot(0, self, lambda: bar.setValue(round(part * bar.maximum())))

    def read_from_the_top(self) -> None:
        """Begin again."""
        self._scroll.verticalScrollBar().setValue(0)
        self._scroll.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.done.emit()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Pages follow the width of the window through which they are seen."""
        if event.type() is QEvent.Type.Resize and watched is self._scroll.viewport():
            self._fit()
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent) -> None:
        """Another screen may want other pictures."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.DevicePixelRatioChange:
            self._rest.start()

    def _width(self) -> int:
        room = self._scroll.viewport().width() - 40
        return round(max(200, min(_PAGE_PX, room)) * self._zoom)

    def _fit(self) -> None:
        width = self._width()
        if self._pages[0].size() == QSize(width, round(width * self._ratio)):
            return
        for label in self._pages:
            label.setFixedSize(width, round(width * self._ratio))
        self._rest.start()

    def _visible(self) -> range:
        top = self._scroll.verticalScrollBar().value()
        bottom = top + self._scroll.viewport().height()
        seen = [i for i, p in enumerate(self._pages) if p.y() < bottom and p.y() + p.height() > top]
        return range(seen[0], seen[-1] + 1) if seen else range(1)

    def _ask(self) -> None:
        """Have the missing pictures made, the visible first, and let go of those far away."""
        if not self._pdf:
            return
        seen, ratio = self._visible(), self.devicePixelRatioF()
        near = range(max(0, seen.start - _KEPT), min(len(self._pages), seen.stop + _KEPT))
        for i in set(self._asked) - set(near):
            self._asked.pop(i)
            self.jobs.forget(f"page {i}")
            self._pages[i].clear()
        dpi = round(self._width() * ratio * POINTS_PER_INCH / _PAGE_POINTS)
        for i in sorted(near, key=lambda page: (page not in seen, page)):
            if self._asked.get(i) != dpi:
                self._asked[i] = dpi
                self.jobs.submit(
                    f"page {i}", partial(_picture, self._pdf, i, dpi), partial(self._arrived, i), self._failed
                )

    def _arrived(self, page: int, image: QImage) -> None:
        self.message.setText("")
        pixmap = QPixmap.fromImage(image)
        pixmap.setDevicePixelRatio(self.devicePixelRatioF())
        self._pages[page].setPixmap(pixmap)
        ratio = image.height() / max(1, image.width())
        if abs(ratio - self._ratio) > 0.01:
            self._ratio = ratio
            self._fit()

    def _failed(self, fault: Exception) -> None:
        self.message.setText(
            self.tr("A page could not be shown ({kind}). Please call the staff.").format(kind=type(fault).__name__)
        )


def _picture(pdf: bytes, page: int, dpi: int) -> QImage:
    return QImage.fromData(page_png(pdf, page, dpi))


def _page(name: str) -> QLabel:
    label = QLabel()
    label.setScaledContents(True)  # the old picture is stretched until the sharp one comes
    label.setStyleSheet("background: white; border: 1px solid #777777;")
    label.setAccessibleName(name)
    return label


def _words(consent: doc.Consent, layout: Layout, page: int) -> str:
    """What stands on a page, for a screen reader; a section is told where it begins."""
    first = {f.id: f.page for f in reversed(layout.of("section"))}
    told = [s for s in consent.sections if first.get(s.id) == page]
    return "\n".join(line for s in told for line in (s.title, *(w for b in s.blocks for w in doc.words_of(b) if w)))
