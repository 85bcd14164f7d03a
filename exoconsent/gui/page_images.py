"""Pictures of the pages of one document, drawn in the worker: the most urgent first, none kept that nobody wants."""

from collections.abc import Callable, Iterable, Mapping

from PySide6.QtGui import QImage

from exoconsent.gui.jobs import Jobs
from exoconsent.pdf.layout import Rendered
from exoconsent.pdf.raster import Pixels, page_pixels, pages_pixels


def draw_page(pdf: bytes, page: int, dpi: int) -> QImage:
    """A page as an image that owns its pixels; for the worker."""
    return _image(page_pixels(pdf, page, dpi))


def draw_pages(pages: Iterable[int], dpi: int, rendered: Rendered) -> dict[int, tuple[int, QImage]]:
    """Pages with their dots per inch, those that are there; for the worker."""
    return {page: (dpi, _image(pixels)) for page, pixels in pages_pixels(rendered.pdf, pages, dpi)}


def _image(pixels: Pixels) -> QImage:
    image = QImage(pixels.data, pixels.width, pixels.height, pixels.stride, QImage.Format.Format_RGB32)
    return image.copy()


class PageImages:
    """The pictures of one document; another document gets another ``PageImages``, so none can be mistaken."""

    def __init__(
        self,
        jobs: Jobs,
        name: str,
        pdf: bytes,
        arrived: Callable[["PageImages"], None],
        drawn: Mapping[int, tuple[int, QImage]] | None = None,
    ) -> None:
        """``name`` is the job's: of all documents under one name only the newest is drawn. ``arrived`` is told.

        ``drawn`` are pictures that there are already, with their dots per inch.
        """
        self._jobs, self._name, self._pdf, self._arrived = jobs, name, pdf, arrived
        self._images: dict[int, tuple[int, QImage | None]] = dict(drawn or {})
        self._wanted: tuple[int, ...] = ()
        self._dpi = 0
        self._asked: tuple[int, int] | None = None

    def image(self, page: int) -> QImage | None:
        """The best picture there is, perhaps of another zoom; ``None`` when there is none."""
        return self._images.get(page, (0, None))[1]

    def has(self, pages: Iterable[int]) -> bool:
        """Whether all those are drawn at the present zoom (or could not be drawn)."""
        return all(self._images.get(page, (0, None))[0] == self._dpi for page in pages)

    def want(self, pages: Iterable[int], dpi: int) -> None:
        """Draw these, the first ones first, and drop the others: 31 pages in large print at 2 x would hold 400 MB."""
        self._wanted, self._dpi = tuple(pages), dpi
        for page in self._images.keys() - set(self._wanted):
            del self._images[page]
        self._ask()

    def _ask(self) -> None:
        """One page at a time, so that fast scrolling leaves no queue behind it."""
        page = next((p for p in self._wanted if not self.has((p,))), None)
        if page is None or (self._asked is not None and self._asked[1] == self._dpi):
            return
        asked = self._asked = (page, self._dpi)
        pdf = self._pdf
        self._jobs.submit(self._name, lambda: draw_page(pdf, *asked), self._take, lambda _fault: self._take(None))

    def _take(self, image: QImage | None) -> None:
        """Keep a picture; a page that cannot be drawn stays white instead of being asked for again and again."""
        if self._asked is None:
            return
        page, dpi = self._asked
        self._asked = None
        if page in self._wanted:
            self._images[page] = (dpi, image)
        self._ask()  # before telling, so that the worker has the next one in hand meanwhile
        self._arrived(self)
