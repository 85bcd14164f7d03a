"""The clinic's logo: hostile pictures are refused in words, honest ones stand on the first page and break no rule."""

import io
import struct
import zlib
from dataclasses import replace

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageDraw

from exoconsent.errors import BadInputError
from exoconsent.pdf.layout import Paper, PrintOptions, PrintSize
from exoconsent.pdf.logo import KEPT, SIZE_LIMIT, logo_png, read_logo
from exoconsent.pdf.raster import page_png
from exoconsent.pdf.render import render
from tests.pdf.checkers import page_failures
from tests.pdf.conftest import FULL
from tests.pdf.own_check import faults
from tests.pdf.pictures import picture


def with_logo(logo, consent=FULL):
    return replace(consent, letterhead=replace(consent.letterhead, logo=logo))


def png(width: int, height: int, data: bytes = b"") -> bytes:
    """A header that says anything, in front of ``data`` as packed pixels."""

    def chunk(name: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(data)) + chunk(b"IEND", b"")


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"<svg xmlns='x'/>", "no PNG or JPEG"),
        (b"%PDF-1.7", "no PNG or JPEG"),
        (picture(kind="GIF"), "no PNG or JPEG"),
        (picture(kind="TIFF"), "no PNG or JPEG"),
        (b"", "no PNG or JPEG"),
        (png(60_000, 60_000), "far more pixels"),
        (png(2**31 - 1, 2**31 - 1), "far more pixels"),
        (png(9_000, 40), "strip"),
        (png(12_000, 1_000), "12000 by 1000 pixels"),
        (png(5_000, 5_000), "far more"),
        (png(200, 200, b"\0" * 100), "damaged"),
        (picture()[:-200], "damaged"),
        (picture(kind="JPEG")[:900], "damaged"),
        (b"\xff\xd8\xff" + b"A" * 500, "damaged"),
        (b"\x89PNG\r\n\x1a\n" + b"A" * 500, "damaged"),
        (picture((600, 20)), "smudge"),
        (picture((2_000, 60)), "strip"),
        (picture(mode="CMYK", kind="JPEG"), "printing press"),
        (picture(ink="white"), "shows nothing"),
        (picture(mode="RGBA"), "shows nothing"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * SIZE_LIMIT, "larger than 8 MB"),
    ],
)
def test_what_is_no_logo_is_refused_in_words(data: bytes, words: str) -> None:
    with pytest.raises(BadInputError, match=words) as refused:
        read_logo(data, "logo.png")
    assert "logo.png" in str(refused.value)


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(["PNG", "JPEG"]), st.lists(st.tuples(st.integers(0, 2_000), st.integers(0, 255)), max_size=20))
def test_a_spoiled_picture_is_read_or_refused(kind: str, spoils: list[tuple[int, int]]) -> None:
    data = bytearray(picture((120, 60), kind=kind))
    for place, value in spoils:
        data[place % len(data)] = value
    try:
        logo = read_logo(bytes(data), "x")
    except BadInputError:
        return
    assert len(logo.rgb) == 3 * logo.width * logo.height


@settings(max_examples=25, deadline=None)
@given(st.integers(40, 1_500), st.integers(40, 900), st.sampled_from(["RGB", "RGBA", "L", "LA", "P", "1", "I;16"]))
def test_what_is_kept_is_small_and_reads_back_alike(wide: int, high: int, mode: str) -> None:
    made = Image.linear_gradient("L").resize((wide, high))
    if mode == "RGBA":
        made = Image.merge("RGBA", (made, made, made, made))
    if mode == "I;16":
        made = Image.frombytes(mode, made.size, b"".join(struct.pack("<H", value * 257) for value in made.tobytes()))
    else:
        made = made.convert(mode)
    out = io.BytesIO()
    made.save(out, "PNG")
    try:
        logo = read_logo(out.getvalue(), "x")
    except BadInputError as refused:
        assert max(wide, high) > 12 * min(wide, high), refused  # noqa: PT017
        return
    assert logo.width <= KEPT[0]
    assert logo.height <= KEPT[1]
    again = read_logo(logo_png(logo), "y")
    assert again == logo
    assert again.rgb == logo.rgb
    assert "rgb" not in repr(logo)


def test_only_pixels_stay() -> None:
    exif = Image.Exif()
    exif[0x010E] = "taken at the home of a patient"
    exif[0x0112] = 6  # the camera was turned
    logo = read_logo(picture((600, 200), kind="JPEG", exif=exif), "x.jpg")
    assert (logo.width, logo.height) == (100, 300)  # upright
    assert b"home of a patient" not in logo_png(logo)
    clear = Image.new("RGBA", (100, 100), (255, 0, 0, 0))
    ImageDraw.Draw(clear).rectangle((0, 0, 50, 99), fill=(0, 0, 255, 255))
    out = io.BytesIO()
    clear.save(out, "PNG")
    kept = read_logo(out.getvalue(), "x")
    assert (kept.width, kept.height) == (51, 100)  # what is see-through is white and cut off, not the red behind it
    assert {kept.rgb[place : place + 3] for place in range(0, len(kept.rgb), 3)} == {b"\0\0\xff"}


@pytest.fixture(scope="module")
def logo():
    return read_logo(picture(), "x.png")


@pytest.mark.parametrize("size", PrintSize)
@pytest.mark.parametrize("paper", Paper)
def test_it_stands_on_the_first_page_and_breaks_no_rule(logo, size: PrintSize, paper: Paper) -> None:
    rendered = render(with_logo(logo), PrintOptions(size=size, paper=paper))
    assert faults(rendered.pdf) == []
    assert page_failures(rendered.pdf, signatures=len(rendered.layout.of("field"))) == []
    with pikepdf.open(io.BytesIO(rendered.pdf)) as pdf:
        where = [index for index, page in enumerate(pdf.pages) if "/XObject" in page.Resources]
        assert where == [0]
        (image,) = pdf.pages[0].Resources.XObject.values()
        assert (image.Width, image.Height, image.ColorSpace) == (600, 200, "/DeviceRGB")
        assert "/SMask" not in image
        assert image.read_bytes() == logo.rgb


def test_it_is_drawn_at_the_end_of_the_letterhead(logo) -> None:
    rendered = render(with_logo(logo))
    bare = Image.open(io.BytesIO(page_png(render(FULL).pdf, 0, 72))).convert("RGB")
    page = Image.open(io.BytesIO(page_png(rendered.pdf, 0, 72))).convert("RGB")
    navy = [(x, y) for x in range(page.width) for y in range(page.height) if page.getpixel((x, y)) == (0, 0, 128)]
    assert navy
    assert min(x for x, _ in navy) > page.width / 2  # at the right
    assert max(y for _, y in navy) < page.height / 3
    assert not any(bare.getpixel(place) == (0, 0, 128) for place in navy)
    assert max(y for _, y in navy) - min(y for _, y in navy) < 48


def test_the_tree_is_spelled_by_the_digest_and_without_a_logo_as_before(logo) -> None:
    from exoconsent.consent.assemble import canonical_json, content_hash

    plain = canonical_json(FULL.letterhead)
    assert b"logo" not in plain
    told = canonical_json(with_logo(logo).letterhead)
    assert logo.sha256.encode() in told
    assert len(told) < len(plain) + 200
    other = read_logo(picture(ink="maroon"), "x.png")
    assert len({content_hash(c) for c in (FULL, with_logo(logo), with_logo(other))}) == 3
