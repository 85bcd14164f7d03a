"""What is to be done on translations: missing, unreviewed, or made from an English text that has changed since.

``python -m exoconsent.library.translations [FOLDER]`` tells it, with the mark that ``translated_from`` must hold.
"""

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from exoconsent.consent.form import FALLBACK_LANGUAGE
from exoconsent.consent.translation import Held, Standing, Text, held, source_mark
from exoconsent.library.load import Library, load_library
from exoconsent.paths import FORMS


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """One text in one language that is not fine."""

    path: str
    language: str
    standing: Standing
    mark: str
    """Of the English text as it is now."""


def work_on(library: Library) -> tuple[Work, ...]:
    """Every text that is not fine, in each language that the library speaks."""
    languages = sorted({*library.words, *(tag for form in library.forms.values() for tag in form.texts)})
    return tuple(work for tag in languages if tag != FALLBACK_LANGUAGE for work in _in_language(library, tag))


def _in_language(library: Library, language: str) -> Iterator[Work]:
    for form in library.forms.values():
        yield from _of(form.path, language, held(form.texts, language), form.texts[FALLBACK_LANGUAGE])
    for section in library.sections.values():
        yield from _of(section.path, language, held(section.texts, language), section.texts[FALLBACK_LANGUAGE])
    yield from _of(f"words/{language}.yaml", language, held(library.words, language), library.words[FALLBACK_LANGUAGE])


def _of(path: str, language: str, text: Held, english: Text) -> Iterator[Work]:
    if text.standing is not Standing.FINE:
        yield Work(path=Path(path).name, language=language, standing=text.standing, mark=source_mark(english))


if __name__ == "__main__":
    for work in work_on(load_library(Path(sys.argv[1]) if len(sys.argv) > 1 else FORMS)):
        told = f"{work.path}: {work.language} is {work.standing}; the English text is now {work.mark}"
        sys.stdout.write(f"{told}\n")
