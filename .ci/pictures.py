"""Takes pictures of every place and state of the window: the best ones for docs/images, all of them to be looked at.

Without arguments, those that README and docs show; with "list" it only names those; with "all FOLDER" and any of "es",
"dark", "contrast", "125", "150", "200" and "mirrored", every one of them in these looks.
"""

import os
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LIMIT = 200_000
"""Bytes of one picture in docs."""
BEST = {
    "welcome": "welcome.png",
    "form": "desk.png",
    "facts": "facts.png",
    "why": "why.png",
    "form-stop": "stop.png",
    "page-first": "page-1.png",
    "page-parallel": "page-two-languages.png",
    "today": "today.png",
    "records": "records.png",
    "templates": "templates.png",
    "article": "article.png",
    "clinic": "clinic.png",
    "signing-read": "reading.png",
    "signing": "signing.png",
    "log-in": "log-in.png",
    "help": "help.png",
}
"""Picture and its file in docs/images."""


def take(arguments: list[str]) -> None:
    """Take them."""
    sys.path.insert(0, str(ROOT))
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from made_up_desk import Desk
    from PySide6.QtWidgets import QApplication

    application = QApplication([])
    application.setApplicationName("ExoConsent")
    every, missing = arguments[:1] == ["all"], set(BEST)
    with tempfile.TemporaryDirectory() as folder:
        desk = Desk(application, Path(folder), arguments[2:])
        for name, shown in desk.every():
            missing.discard(name)
            if every:
                keep(shown, Path(arguments[1]) / f"{name}.png")
            elif name in BEST:
                keep(shown, ROOT / "docs" / "images" / BEST[name], small=True)
        desk.window.close()
    if missing:
        raise SystemExit(f"Not taken: {', '.join(sorted(missing))}")


def keep(shown: object, path: Path, *, small: bool = False) -> None:
    """Save what is ``shown``, ``small`` with few enough colours for the docs."""
    from PIL import Image
    from PySide6.QtGui import QPixmap

    path.parent.mkdir(parents=True, exist_ok=True)
    (shown if isinstance(shown, QPixmap) else shown.grab()).save(str(path))
    if small:
        picture = Image.open(path).convert("RGB").quantize(64, dither=Image.Dither.NONE)
        picture.save(path, optimize=True)
        if path.stat().st_size > LIMIT:
            raise SystemExit(f"{path} has more than {LIMIT} bytes")


if __name__ == "__main__":
    if sys.argv[1:] == ["list"]:
        sys.stdout.write("\n".join(BEST.values()) + "\n")
    else:
        take(sys.argv[1:])
