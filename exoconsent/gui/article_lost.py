"""A document that a section was made of and that is not at hand: looked for in a folder, by the hash of its bytes."""

import os
from collections.abc import Callable, Iterator
from functools import partial
from hashlib import sha256
from itertools import islice
from pathlib import Path
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from exoconsent.consent.form import Provenance
from exoconsent.errors import ExoConsentError
from exoconsent.files import read_limited
from exoconsent.gui.choosing import folder_for
from exoconsent.gui.icons import IconLabel
from exoconsent.gui.jobs import Jobs
from exoconsent.gui.messages import plain_label
from exoconsent.library.article import SIZE_LIMIT

KINDS: Final = (".txt", ".md", ".html", ".htm", ".docx", ".pdf")
FILES: Final = 5000
"""So many files of a folder are looked at."""


def found_in(folder: Path, digest: str) -> Path | None:
    """The first document under ``folder`` with that SHA-256, whatever it is called now. Blocking."""
    for path in islice(_documents(folder), FILES):
        try:
            if path.is_file() and sha256(read_limited(path, SIZE_LIMIT)).hexdigest() == digest:
                return path
        except (OSError, ExoConsentError):
            continue  # a file that nobody may read is not the one that was read before
    return None


def _documents(folder: Path) -> Iterator[Path]:
    for place, folders, names in os.walk(folder):
        folders.sort()
        yield from (Path(place) / name for name in sorted(names) if name.lower().endswith(KINDS))


class LostDocument(QWidget):
    """Says which file is missing; hidden while none is."""

    found = Signal(object, object)
    """Its path, and the ``Provenance`` that was to be shown."""

    def __init__(self, jobs: Jobs) -> None:
        """``ask_folder`` is open to be set by tests."""
        super().__init__()
        self._jobs = jobs
        self._wanted: Provenance | None = None
        self.ask_folder: Callable[[], Path | None] = lambda: folder_for(self, self.tr("Look for the document in"))
        self.words, self.look = plain_label(""), QPushButton(self.tr("Look in a folder…"))
        self.words.setWordWrap(True)
        self.look.setToolTip(self.tr("Whatever the file is called now: it is known by its content"))
        self.look.clicked.connect(self._look)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(IconLabel("warning", 1.2))
        row.addWidget(self.words, 1)
        row.addWidget(self.look)
        self.hide()

    def miss(self, wanted: Provenance) -> str:
        """Tell that the document of ``wanted`` is not at hand; what is told comes back."""
        self._wanted = wanted
        name = wanted.name or wanted.document
        words = self.tr("These words are from {name}, which is not at hand.").format(name=name)
        if wanted.sha256:
            digest = self.tr("Its fingerprint begins with {digest}.").format(digest=wanted.sha256[:12])
            words = f"{words} {digest}"
        self.words.setText(words)
        self.look.setVisible(bool(wanted.sha256))
        self.show()
        return words

    def _look(self) -> None:
        wanted, folder = self._wanted, self.ask_folder()
        if wanted is None or folder is None:
            return
        self.words.setText(self.tr("Looking…"))
        self._jobs.submit("article-lost", partial(found_in, folder, wanted.sha256), self._tell, self._fail)

    def _tell(self, path: Path | None) -> None:
        if path is None:
            self.words.setText(self.tr("It is not in this folder. Its quotation stays with the section all the same."))
        elif self._wanted is not None:
            self.hide()
            self.found.emit(path, self._wanted)

    def _fail(self, fault: Exception) -> None:
        self.words.setText(self.tr("The folder could not be read ({kind}).").format(kind=type(fault).__name__))
