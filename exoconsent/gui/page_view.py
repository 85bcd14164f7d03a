"""The page is the picker: the real pages of the open draft, with one button for each section on them."""

from dataclasses import dataclass
from functools import partial
from itertools import count

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QFrame, QScrollArea, QScrollBar, QWidget

from exoconsent.consent.draft import Draft
from exoconsent.gui.page_anchor import drift, start
from exoconsent.gui.page_canvas import Canvas
from exoconsent.gui.page_desk import GAP, Desk
from exoconsent.gui.page_images import PageImages, draw_pages
from exoconsent.gui.page_spots import NOTHING, spots_of
from exoconsent.gui.page_stops import PageStops
from exoconsent.gui.session import Ahead, Session, Sheet
from exoconsent.pdf.layout import PAPER_POINTS

ZOOM_LEAST, ZOOM_MOST, FIT_MOST = 0.4, 3.0, 1.6
ZOOM_STEP = 1.1
REST_MS = 120
"""Pictures are drawn anew when the zoom has rested so long; until then the old ones are stretched."""
_VIEWS = count()


@dataclass(slots=True)
class _Shown:
    """A sheet with its pictures; both change together or not at all."""

    sheet: Sheet
    images: PageImages
    paper: tuple[float, float]


class PageView(QScrollArea):
    """Shows ``session.sheet``; a newer sheet takes its place when the pages in sight are drawn, never piecemeal.

    It changes nothing: gestures are told, and whoever hears them applies them to the session.
    """

    selected = Signal(str)
    toggle_asked = Signal(str, bool)
    """Section id, and whether it should be in."""
    move_asked = Signal(str, int)
    """Section id, and -1 for up or 1 for down."""
    zoomed = Signal(float)
    shown = Signal(object)
    """The ``Sheet`` that is now in sight."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        """Follow ``session``."""
        super().__init__(parent)
        self._session = session
        self._job = f"page pictures {next(_VIEWS)}"
        self._now: _Shown | None = None
        self._next: _Shown | None = None
        self._zoom, self.fits = 1.0, True
        self._canvas = Canvas()
        self._canvas.clear(self.tr("The pages are being made…"))
        self._canvas.setAccessibleName(self.tr("Consent form pages"))
        self._canvas.picture = self._picture
        self.stops = PageStops(self._canvas)
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._set_up()
        self._connect()
        if session.sheet is not None:
            self._begin(session.sheet)

    @property
    def zoom(self) -> float:
        """1 is 96 dots per inch."""
        return self._zoom

    @property
    def sheet(self) -> Sheet | None:
        """The sheet in sight; the session's may already be newer."""
        return self._now.sheet if self._now else None

    def select(self, section_id: str) -> None:
        """Outline a section and bring it into sight, without taking the focus and without a signal."""
        self._choose(section_id)
        stop = self.stops.stop(section_id)
        if stop is not None:
            self._bring(stop)

    def set_zoom(self, zoom: float) -> None:
        """Show at that zoom, kept within what is sensible; turns fitting off."""
        self.fits = False
        left = self._canvas.desk.page(0).left() if self._canvas.desk else 0
        self._zoom_to(zoom, QPoint(left - self.horizontalScrollBar().value(), 0))

    def zoom_in(self) -> None:
        """One step larger."""
        self.set_zoom(self._zoom * ZOOM_STEP)

    def zoom_out(self) -> None:
        """One step smaller."""
        self.set_zoom(self._zoom / ZOOM_STEP)

    def fit_width(self) -> None:
        """Page and gutter fill the width, now and after resizing."""
        self.fits = True
        zoom = Desk.zoom_to_fit(self.viewport().width(), self._paper())
        self._zoom_to(min(zoom, FIT_MOST), QPoint(0, 0))

    def _set_up(self) -> None:
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(self.tr("Consent form"))
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setSizeAdjustPolicy(QAbstractScrollArea.SizeAdjustPolicy.AdjustIgnored)
        self.verticalScrollBar().setSingleStep(40)
        self.setWidget(self._canvas)
        self._canvas.resize(self.viewport().size())

    def _connect(self) -> None:
        self._session.changed.connect(self.stops.settle)
        self._session.opened.connect(self._clear)
        self._session.rendered.connect(self._begin)
        self._session.ahead = self._ahead
        self._session.failed.connect(self._outdate)
        self.stops.chosen.connect(self._picked)
        self.stops.toggle_asked.connect(self._toggle)
        self.stops.move_asked.connect(self.move_asked)
        self.stops.walked_to.connect(self._bring)
        self.verticalScrollBar().valueChanged.connect(lambda _value: self._want())
        self._rest.timeout.connect(self._want)

    def _begin(self, sheet: Sheet) -> None:
        """Draw a newer sheet's pages in sight; the present sheet stays until they are there.

        On an empty desk only the open draft's own sheet may lie: a late one could be another patient's.
        """
        if self._now is None and sheet.draft != self._session.draft:
            return
        images = PageImages(self._session.jobs, self._job, sheet.rendered.pdf, self._arrived, sheet.pictures)
        self._next = _Shown(sheet=sheet, images=images, paper=PAPER_POINTS[sheet.options.paper])
        self._want()

    def _ahead(self) -> Ahead:
        """Draw what is in sight as soon as the next pages are made; most changes leave the eye on the same pages."""
        sight = self._in_sight(self._now) if self._now else range(0)
        return partial(draw_pages, sight, self._dots())

    def _dots(self) -> int:
        return round(Desk.dpi_at(self._zoom) * self.devicePixelRatioF())

    def _arrived(self, images: PageImages) -> None:
        if self._next is not None and images is self._next.images:
            if images.has(self._in_sight(self._next)):
                self._swap(self._next)
            else:
                self._want()
        elif self._now is not None and images is self._now.images:
            self._canvas.update()

    def _swap(self, following: _Shown) -> None:
        top = self._top(following)
        self._now, self._next = following, None
        self._canvas.outdated = False
        desk = self._lay()
        self.stops.show_spots(spots_of(following.sheet), desk, self._session.draft)
        self.verticalScrollBar().setValue(top)
        self._canvas.repaint()  # now: the other panes have much to say of the new pages, and the eye is here
        self.shown.emit(following.sheet)
        self._want()

    def _desk(self, shown: _Shown) -> Desk:
        pages, dpi = shown.sheet.rendered.pages, Desk.dpi_at(self._zoom)
        mirrored = QApplication.isRightToLeft()  # not the view's own: pages read as they are printed
        desk = Desk(pages=pages, paper=shown.paper, dpi=dpi, mirrored=mirrored)
        left = max(0, (self.viewport().width() - desk.size.width()) // 2)
        return Desk(pages=pages, paper=shown.paper, dpi=dpi, left=left, mirrored=mirrored)

    def _lay(self) -> Desk:
        assert self._now is not None
        desk = self._desk(self._now)
        self._canvas.lay(desk)
        return desk

    def _paper(self) -> tuple[float, float]:
        shown = self._now or self._next
        return shown.paper if shown else PAPER_POINTS[self._session.options.paper]

    def _top(self, shown: _Shown) -> int:
        """Where the view begins, or will when ``shown`` comes into sight."""
        here = self.verticalScrollBar().value()
        if shown is self._now:
            return here
        after = spots_of(shown.sheet), self._desk(shown)
        if self._now is None or self._now.sheet.draft.form_id != shown.sheet.draft.form_id:
            return start(*after)
        seen = range(here, here + self.viewport().height())
        return here + drift((self.stops.spots, self._desk(self._now)), after, seen, self.stops.chosen_id)

    def _in_sight(self, shown: _Shown) -> range:
        """Pages that show now, or will when ``shown`` comes into sight."""
        top = self._top(shown)
        return self._desk(shown).pages_between(top, top + self.viewport().height())

    def _want(self) -> None:
        """Ask for the pages in sight, then for their neighbours; a newer sheet goes before the present one."""
        if (shown := self._next or self._now) is None:
            return
        sight = self._in_sight(shown)
        beside = [p for p in (sight.stop, sight.start - 1) if 0 <= p < shown.sheet.rendered.pages]
        pages = [*sight, *(beside if shown is self._now else ())]
        shown.images.want(pages, self._dots())
        if shown is self._next and shown.images.has(sight):
            self._swap(shown)

    def _picture(self, page: int) -> QImage | None:
        return self._now.images.image(page) if self._now else None

    def _clear(self, _draft: Draft) -> None:
        """Another draft was opened: the pages of the one before go at once, for they may be another patient's."""
        if self._canvas.desk is not None:
            self.stops.show_spots(NOTHING, self._canvas.desk, self._session.draft)
        self._now = self._next = None
        self._canvas.clear(self.tr("The pages are being made…"))
        self._canvas.resize(self.viewport().size())

    def _outdate(self, sentence: str) -> None:
        """The pages in sight are not those of the draft; they stay, greyed."""
        self._canvas.outdated = True
        self._canvas.words = sentence
        self._canvas.update()

    def _picked(self, section_id: str) -> None:
        self._choose(section_id)
        self.selected.emit(section_id)

    def _choose(self, section_id: str) -> None:
        self.stops.choose(section_id, self._session.draft)

    def _toggle(self, section_id: str, included: bool) -> None:
        """Mark at once, ask, and then show what the draft says: the mark goes again when the asking was in vain."""
        self.stops.answer(section_id, included, self._session.draft)
        self.toggle_asked.emit(section_id, included)
        self.stops.settle(self._session.draft)

    def _bring(self, stop: QWidget) -> None:
        """Scroll so that the beginning of ``stop`` and, if it fits, all of it shows."""
        box = stop.geometry()
        _reach(self.verticalScrollBar(), self.viewport().height(), box.top() - GAP, box.bottom() + GAP)
        _reach(self.horizontalScrollBar(), self.viewport().width(), box.left() - GAP, box.right() + GAP)

    def _zoom_to(self, zoom: float, anchor: QPoint) -> None:
        """Keep the point of the page under ``anchor`` where it is."""
        zoom = max(ZOOM_LEAST, min(zoom, ZOOM_MOST))
        before, self._zoom = self._zoom, zoom
        if self._now is not None:
            across, down = self.horizontalScrollBar(), self.verticalScrollBar()
            left = self._canvas.desk.page(0).left() if self._canvas.desk else 0
            x, y = across.value() + anchor.x() - left, down.value() + anchor.y()
            desk = self._lay()
            self.stops.place(desk)
            self.stops.settle(self._session.draft)
            ratio = desk.dpi / Desk.dpi_at(before)
            across.setValue(round(x * ratio) + desk.page(0).left() - anchor.x())
            down.setValue(round(y * ratio) - anchor.y())
        self._rest.start()
        if zoom != before:
            self.zoomed.emit(zoom)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit again, or at least stand in the middle."""
        super().resizeEvent(event)
        if self._now is None:
            self._canvas.resize(self.viewport().size())
        if self.fits:
            self.fit_width()
        elif self._now is not None:
            self.stops.place(self._lay())
            self._rest.start()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Ctrl and the wheel zoom at the pointer."""
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().wheelEvent(event)
            return
        self.fits = False
        self._zoom_to(self._zoom * ZOOM_STEP ** (event.angleDelta().y() / 120), event.position().toPoint())
        event.accept()


def _reach(bar: QScrollBar, room: int, start: int, end: int) -> None:
    """Scroll as little as shows all from ``start`` to ``end``, or its beginning where it does not fit."""
    if start < bar.value() or end - start >= room:
        bar.setValue(start)
    elif end > bar.value() + room:
        bar.setValue(end - room)
