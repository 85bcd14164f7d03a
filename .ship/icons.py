"""Icons: draws the program's icon in every size that a desktop asks for, from the one drawing; run after it changes.

The results are committed, so that what ships does not depend on who drew it.
"""

import os
from io import BytesIO
from typing import Final

from PIL import Image
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer
from tree import ROOT

FOLDER: Final = ROOT / "resources" / "desktop"
SIZES: Final = (16, 24, 32, 48, 64, 128, 256)
"""Pixels; the sizes of the hicolor theme that menus and docks use."""


def drawn(size: int) -> bytes:
    """The icon as PNG, ``size`` pixels wide and high."""
    image = QImage(size, size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    painter = QPainter(image)
    QSvgRenderer(str(FOLDER / "exoconsent.svg")).render(painter)
    painter.end()
    kept = QBuffer()
    kept.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(kept, "PNG")
    return bytes(kept.data().data())


def main() -> None:
    """Write every size, and the collection of sizes that Windows wants."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QGuiApplication([])
    for size in SIZES:
        (FOLDER / f"exoconsent-{size}.png").write_bytes(drawn(size))
    large = Image.open(BytesIO(drawn(256)))
    large.save(FOLDER / "exoconsent.ico", sizes=[(size, size) for size in SIZES if size != 24])
    application.quit()


if __name__ == "__main__":
    main()
