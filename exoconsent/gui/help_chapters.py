"""The chapters of Help: the very files of docs, in the language of the window where they exist in it."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication, QTranslator

from exoconsent.errors import ExoConsentError
from exoconsent.files import read_limited
from exoconsent.gui.languages import SOURCE
from exoconsent.gui.translation import Marked, mark, said
from exoconsent.paths import DOCS

_LIMIT: Final = 1 << 20
"""Bytes of one chapter."""
_MISSING: Final = mark(
    "Help", "This chapter ({file}) is not on this computer. Please install ExoConsent anew, or ask who installed it."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """One file of docs."""

    id: str
    """Its file without the ending; links and topics name it so."""
    title: Marked

    def words(self) -> str:
        """The title in the language of the window."""
        return said(self.title)


CHAPTERS: Final = (
    Chapter(id="front-desk", title=mark("Help", "Front desk, in two pages")),
    Chapter(id="places", title=mark("Help", "Place by place")),
    Chapter(id="practitioners", title=mark("Help", "For practitioners")),
    Chapter(id="form-format", title=mark("Help", "The files of a form")),
    Chapter(id="install", title=mark("Help", "Installing and upgrading")),
    Chapter(id="records", title=mark("Help", "Accounts, records, backup")),
    Chapter(id="clinic", title=mark("Help", "What a seal proves, and the law")),
    Chapter(id="command-line", title=mark("Help", "The command line")),
    Chapter(id="scripts", title=mark("Help", "Languages and scripts")),
    Chapter(id="record-format", title=mark("Help", "What lies in a PDF")),
)


def chapter_path(chapter: str, language: str) -> Path:
    """The file of ``chapter`` in ``language``, or the English one where there is none."""
    own = DOCS / language / f"{chapter}.md"
    return own if language != SOURCE and own.is_file() else DOCS / f"{chapter}.md"


def chapter_text(path: Path) -> str:
    """The Markdown of a chapter; a sentence where its file is missing, so that Help opens in any case."""
    try:
        return read_limited(path, _LIMIT).decode("utf-8", "replace")
    except (OSError, ExoConsentError):
        return said(_MISSING, file=path.name)


def is_english_only(chapter: str, language: str) -> bool:
    """Whether a window in ``language`` can show ``chapter`` in English only."""
    return language != SOURCE and chapter_path(chapter, language).parent == DOCS


def language_of_window(known: Sequence[str]) -> str:
    """The code out of ``known`` that the window speaks now; one chosen meanwhile waits for a restart."""
    application = QCoreApplication.instance()
    loaded = application.findChildren(QTranslator) if application else []
    ours = {Path(each.filePath()).stem.rpartition("_")[2] for each in loaded if "exoconsent" in each.filePath()}
    return next((code for code in known if code in ours), SOURCE)
