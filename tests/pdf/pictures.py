"""Pictures for tests of the logo."""

import io

from PIL import Image, ImageDraw


def picture(size=(600, 200), mode="RGB", kind="PNG", ink="navy", **more) -> bytes:
    made = Image.new(mode, size)
    draw = ImageDraw.Draw(made)
    if mode == "RGB":
        draw.rectangle((0, 0, *size), fill="white")
        draw.rectangle((0, 0, size[0] - 1, size[1] - 1), outline=ink)
        draw.rectangle((10, 10, size[0] // 2, size[1] - 10), fill=ink)
    elif mode == "CMYK":
        draw.rectangle((0, 0, size[0] // 2, size[1]), fill=(200, 0, 0, 0))
    out = io.BytesIO()
    made.save(out, kind, **more)
    return out.getvalue()
