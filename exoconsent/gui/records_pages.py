"""The pages of a filed document to look at: fitted to the width, larger on request, nothing on them to press."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from exoconsent.gui.jobs import Jobs
from exoconsent.gui.page_canvas import Canvas
from exoconsent.gui.page_desk import GAP, POINTS, SCREEN_DPI, Desk
from exoconsent.gui.page_images import PageImages

ZOOM_STEP = 1.2
ZOOM_LEAST, ZOOM_MOST, FIT_MOST = 0.3, 3.0, 1.4
REST_MS = 120
_MARGIN = 12
_LETTER = (612.0, 792.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class BareDesk(Desk):
    """A desk without room for chips."""

    @property
    def size(self) -> QSize:
        """Pages with a margin."""
        page = self.page_size
        return QSize(2 * (self.left + _MARGIN) + page.width(), GAP + self.pages * (page.height() + GAP))

    def page(self, index: int) -> QRect:
        """In the middle."""
        size = self.page_size
        return QRect(self.left + _MARGIN, GAP + index * (size.height() + GAP), size.width(), size.height())


class PagesOf(QScrollArea):
    """One document at a time; another takes its place at once, for it may be another patient's."""

    def __init__(self, jobs: Jobs, name: str, parent: QWidget | None = None) -> None:
        """``jobs`` is where PDFium works, ``name`` that of its job."""
        super().__init__(parent)
        self._jobs, self._name = jobs, name
        self._images: PageImages | None = None
        self._paper, self._pages = _LETTER, 0
        self.factor = 1.0
        """Of the zoom at which a page fills the width."""
        self.canvas = Canvas()
        self.canvas.picture = lambda page: self._images.image(page) if self._images else None
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.verticalScrollBar().setSingleStep(40)
        self.setWidget(self.canvas)
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self._want)
        self.verticalScrollBar().valueChanged.connect(lambda _value: self._want())
        self.say("")

    def say(self, words: str) -> None:
        """No pages, but ``words``."""
        self._images, self._pages = None, 0
        self._jobs.forget(self._name)
        self.canvas.clear(words)
        self.canvas.resize(self.viewport().size())
        self.setAccessibleName(words or self.tr("The document"))

    def show_pdf(self, pdf: bytes, papers: tuple[tuple[float, float], ...]) -> None:
        """Show these bytes; ``papers`` are the sizes of its pages, points."""
        self._images = PageImages(self._jobs, self._name, pdf, self._arrived)
        self._paper, self._pages = papers[0], len(papers)
        self.factor = 1.0
        self.setAccessibleName(self.tr("The document, %n pages. The arrow keys move it.", "", self._pages))
        self._lay()
        self.verticalScrollBar().setValue(0)
        self._want()

    def zoom_in(self) -> None:
        """One step larger."""
        self._zoom(self.factor * ZOOM_STEP)

    def zoom_out(self) -> None:
        """One step smaller."""
        self._zoom(self.factor / ZOOM_STEP)

    def fit_width(self) -> None:
        """A page fills the width."""
        self._zoom(1.0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Home and End go to the ends, as in every document."""
        ends = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: self.verticalScrollBar().maximum()}
        if event.key() in ends:
            self.verticalScrollBar().setValue(ends[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Pages follow the width; their pictures are stretched until it rests."""
        super().resizeEvent(event)
        if self._pages:
            self._lay()
            self._rest.start()
        else:
            self.canvas.resize(self.viewport().size())

    def changeEvent(self, event: QEvent) -> None:
        """Another screen may want other pictures."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.DevicePixelRatioChange:
            self._rest.start()

    def _zoom(self, factor: float) -> None:
        if not self._pages:
            return
        bar = self.verticalScrollBar()
        part = bar.value() / max(1, bar.maximum())
        self.factor = max(ZOOM_LEAST, min(factor, ZOOM_MOST))
        self._lay()
        bar.setValue(round(part * bar.maximum()))
        self._rest.start()

    def _dpi(self) -> int:
        fits = (self.viewport().width() - 2 * _MARGIN) * POINTS / self._paper[0]
        return max(20, int(min(fits, FIT_MOST * SCREEN_DPI) * self.factor))

    def _lay(self) -> None:
        dpi = self._dpi()
        bare = BareDesk(pages=self._pages, paper=self._paper, dpi=dpi)
        left = max(0, (self.viewport().width() - bare.size.width()) // 2)
        self.canvas.lay(BareDesk(pages=self._pages, paper=self._paper, dpi=dpi, left=left))

    def _want(self) -> None:
        desk = self.canvas.desk
        if self._images is None or desk is None:
            return
        top = self.verticalScrollBar().value()
        sight = desk.pages_between(top, top + self.viewport().height())
        beside = [page for page in (sight.stop, sight.start - 1) if 0 <= page < self._pages]
        self._images.want([*sight, *beside], round(desk.dpi * self.devicePixelRatioF()))

    def _arrived(self, images: PageImages) -> None:
        if images is self._images:
            self.canvas.update()
