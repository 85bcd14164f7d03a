"""Pages as pixels for the window: the same picture as the PNG, without a patient in its repr."""

import io
import math

import pytest
from PIL import Image

from exoconsent.consent.document import Consent
from exoconsent.pdf.raster import page_pixels, page_png
from exoconsent.pdf.render import render


def test_pixels_are_the_same_picture_as_the_png(full: Consent) -> None:
    pdf = render(full).pdf
    pixels = page_pixels(pdf, 0, 96)
    assert (pixels.width, pixels.height) == (math.ceil(595.28 * 96 / 72), math.ceil(841.89 * 96 / 72))
    raw = Image.frombuffer("RGB", (pixels.width, pixels.height), pixels.data, "raw", "BGRX", pixels.stride, 1)
    png = Image.open(io.BytesIO(page_png(pdf, 0, 96))).convert("RGB")
    assert raw.tobytes() == png.tobytes()
    assert len(raw.getcolors(1 << 24)) > 10


def test_pixels_are_not_shown(full: Consent) -> None:
    assert "data" not in repr(page_pixels(render(full).pdf, 0, 36))


def test_a_page_that_is_not_there(full: Consent) -> None:
    with pytest.raises(IndexError, match="no page 100"):
        page_pixels(render(full).pdf, 99, 72)
