"""A clinic's logo: a PNG or JPEG picture read within bounds, laid on white, cut to what it shows and made small.

Only the pixels stay: no transparency (PDF/A readers blend it differently), no colour profile (pixels count as sRGB),
no place or time that a camera wrote into the file.
"""

import hashlib
import io
import warnings
from typing import Any, Final

from exoconsent.consent.document import Logo
from exoconsent.errors import BadInputError
from exoconsent.pdf.file import pack
from exoconsent.pdf.keeping import keep

SIZE_LIMIT: Final = 8 << 20
"""Largest file that is looked at, bytes."""
_KINDS: Final = {b"\x89PNG\r\n\x1a\n": "PNG", b"\xff\xd8\xff": "JPEG"}
"""By the first bytes; the name of the file tells nothing."""
_SIDE: Final = 10_000
_PIXELS: Final = 24_000_000
"""Most pixels that are unpacked: a photograph of today; a picture bomb has thousands of times as many."""
_LEAST: Final = 32
"""Pixels; a smaller side prints as a smudge."""
_LONGEST: Final = 12
"""Times as wide as high, or as high as wide; beyond that it would be a line."""
KEPT: Final = (900, 300)
"""Width and height that are kept, pixels; printed at most 48 points high, that is 450 dpi."""
_MODES: Final = frozenset({"1", "L", "LA", "La", "P", "PA", "RGB", "RGBA", "RGBa", "I", "I;16", "I;16B"})


def read_logo(data: bytes, name: str) -> Logo:
    """The logo in the file ``data`` called ``name``.

    Raises:
        BadInputError: of another kind, too large, too small, damaged, made for a printing press, or of one colour only.
    """
    if len(data) > SIZE_LIMIT:
        raise BadInputError.saying(f"is larger than {SIZE_LIMIT >> 20} MB; save the logo smaller", name)
    kind = next((kind for head, kind in _KINDS.items() if data.startswith(head)), "")
    if not kind:
        raise BadInputError.saying(
            "is no PNG or JPEG picture; other kinds (SVG, PDF, GIF) are not read. Save the logo as PNG", name
        )
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # Pillow warns of large pictures; their size is judged here
            picture = _opened(data, kind, name)
            return _logo(_small(_trimmed(_on_white(picture), name)))
    except BadInputError:
        raise
    except Exception:  # noqa: BLE001 - a decoder that is given hostile bytes may raise anything
        raise BadInputError.saying("is damaged or was cut off; save the logo anew as PNG", name) from None


def logo_png(logo: Logo) -> bytes:
    """The logo as a file to be kept; reading it gives the same pixels."""
    from PIL import Image

    out = io.BytesIO()
    Image.frombytes("RGB", (logo.width, logo.height), logo.rgb).save(out, format="PNG")
    return out.getvalue()


@keep(4)
def packed(logo: Logo) -> bytes:
    """Its pixels as a stream of a PDF."""
    return pack(logo.rgb, kept=True)


def _opened(data: bytes, kind: str, name: str) -> Any:
    """The picture with its header read and judged; nothing was unpacked yet."""
    from PIL import Image

    try:
        picture = Image.open(io.BytesIO(data), formats=(kind,))
    except Image.DecompressionBombError:
        raise BadInputError.saying("has far more pixels than a logo needs; save it smaller", name) from None
    wide, high = picture.size
    if max(wide, high) > _SIDE or wide * high > _PIXELS:
        raise BadInputError.saying(f"has {wide} by {high} pixels, far more than a logo needs; save it smaller", name)
    if min(wide, high) < _LEAST:
        raise BadInputError.saying(f"has only {wide} by {high} pixels and would print as a smudge", name)
    if max(wide, high) > _LONGEST * min(wide, high):
        raise BadInputError.saying(f"is a narrow strip ({wide} by {high} pixels); cut it to the logo itself", name)
    if picture.mode not in _MODES:
        raise BadInputError.saying("is made for a printing press (CMYK or alike); save it for screens (RGB)", name)
    return picture


def _on_white(picture: Any) -> Any:
    """Upright as the camera meant it, its see-through parts white."""
    from PIL import Image, ImageOps

    picture = ImageOps.exif_transpose(picture)
    if picture.mode.startswith("I"):
        picture = picture.point(lambda value: value / 256).convert("L")
    if not (picture.has_transparency_data or picture.mode in ("LA", "La", "PA", "RGBA", "RGBa")):
        return picture.convert("RGB")
    clear = picture.convert("RGBA")
    white = Image.new("RGBA", clear.size, (255, 255, 255, 255))
    white.alpha_composite(clear)
    return white.convert("RGB")


def _trimmed(picture: Any, name: str) -> Any:
    """Without the white around it, which would only push the clinic's name aside."""
    from PIL import ImageChops

    if all(low == high for low, high in picture.getextrema()):
        raise BadInputError.saying("shows nothing: on white paper all of it has one colour", name)
    return picture.crop(ImageChops.invert(picture).getbbox())


def _small(picture: Any) -> Any:
    from PIL import Image

    picture.thumbnail(KEPT, Image.Resampling.LANCZOS)
    return picture


def _logo(picture: Any) -> Logo:
    rgb = picture.tobytes()
    digest = hashlib.sha256(b"%d %d " % picture.size + rgb).hexdigest()
    return Logo(width=picture.width, height=picture.height, rgb=rgb, sha256=digest)
