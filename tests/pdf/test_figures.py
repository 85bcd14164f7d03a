"""The pictures show exactly as many as they say."""

import io
import itertools

import pikepdf
import pypdfium2
import pytest
from PIL import Image

from exoconsent.pdf.figures import Picture, icon_array, not_known

SCALE = 8


def image(picture: Picture) -> Image.Image:
    """The picture alone on white, in grey."""
    file = pikepdf.new()
    file.add_blank_page(page_size=(picture.width, picture.height))
    file.pages[0].Contents = file.make_stream(picture.operators.encode())
    out = io.BytesIO()
    file.save(out)
    document = pypdfium2.PdfDocument(out.getvalue())
    drawn = document[0].render(scale=SCALE, grayscale=True).to_pil().convert("L")
    document.close()
    return drawn


def runs(row: list[int], low: int, high: int) -> int:
    """How many stretches of at least four pixels lie between two greys."""
    return sum(
        1 for inside, pixels in itertools.groupby(row, lambda v: low <= v < high) if inside and len(list(pixels)) >= 4
    )


def squares(picture: Picture) -> tuple[int, int, int]:
    """Black, half-toned and pale squares of a grid."""
    drawn = image(picture)
    rows = [list(drawn.crop((0, y, drawn.width, y + 1)).getdata()) for y in range(drawn.height)]
    inked = [min(row) < 230 for row in rows]
    centres = []
    for has_ink, each in itertools.groupby(range(drawn.height), inked.__getitem__):
        lines = list(each)
        if has_ink and len(lines) >= 4:
            centres.append(rows[lines[len(lines) // 2]])
    counts = [(runs(r, 0, 60), runs(r, 110, 170), runs(r, 185, 225)) for r in centres]
    return tuple(map(sum, zip(*counts, strict=True)))  # type: ignore[return-value]


@pytest.mark.filterwarnings("ignore:Image.Image.getdata:DeprecationWarning")
@pytest.mark.parametrize(
    ("low", "high", "per"), [(4, 9, 10_000), (12, 12, 1000), (95, 217, 1000), (0, 1, 10_000), (3, 7, 215)]
)
def test_every_square_of_the_denominator_is_there(low: int, high: int, per: int) -> None:
    picture = icon_array(low, high, per)
    assert picture is not None
    assert squares(picture) == (low, high - low, per - high)


@pytest.mark.parametrize(("low", "high", "per"), [(20, 35, 100), (3, 3, 10), (0, 0, 20), (1, 2, 7)])
def test_every_person_of_the_denominator_is_there(low: int, high: int, per: int) -> None:
    picture = icon_array(low, high, per)
    assert picture is not None
    # A person is a head and a body; those of the range are drawn twice, outline and inside.
    assert picture.operators.count(" m ") == 2 * (per + (high - low))


def test_a_picture_stays_small_and_too_many_get_none() -> None:
    assert len((icon_array(4, 9, 10_000) or not_known()).operators) < 40_000
    assert icon_array(1, 1, 100_000) is None
    assert icon_array(0, 0, 0) is None


def test_not_known_cannot_be_read_as_a_number() -> None:
    drawn = image(not_known())
    middle = drawn.crop((drawn.width // 2 - 60, 0, drawn.width // 2 + 60, drawn.height))
    assert sum(v < 60 for v in middle.tobytes()) > 0.08 * middle.width * middle.height  # the question mark
    assert "Tj" not in not_known().operators
    assert not_known().operators != (icon_array(0, 0, 10) or not_known()).operators
