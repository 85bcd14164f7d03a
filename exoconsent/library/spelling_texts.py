"""Every sentence of sections, forms and fixed words in one language: what is checked, and what our own words are."""

from collections.abc import Iterator

from exoconsent.consent.form import Form, Section
from exoconsent.consent.text import Blank, Blocks, Bullets, Inlines
from exoconsent.library.load import Library
from exoconsent.library.spelling import folded, spots


def section_lines(section: Section, language: str) -> Iterator[str]:
    """Whatever is printed of ``section``, a line for each paragraph and bullet."""
    return (line for _part, line in placed_lines(section, language))


def placed_lines(section: Section, language: str) -> Iterator[tuple[str, str]]:
    """The same, each line with the id of its part, or ``title``, ``frequency``, ``teach-back``, ``initials``."""
    text = section.texts.get(language)
    if text is None:
        return
    yield "title", text.title
    for part, blocks in text.parts.items():
        yield from ((part, line) for line in _lines(blocks))
    yield from (("frequency", _line(line)) for line in (text.frequency, *text.numbers.values()))
    if text.teach_back is not None:
        yield from (("teach-back", line) for line in (text.teach_back.ask, text.teach_back.good_answer))
    yield "initials", text.initials


def form_lines(form: Form, language: str) -> Iterator[str]:
    """The form's own words, without its sections."""
    text = form.texts.get(language)
    if text is not None:
        yield from (text.title, text.subtitle, text.review_notice)
        yield from _lines(text.intro)


def own_words(library: Library, language: str) -> frozenset[str]:
    """The words, in small letters, that the forms of ``library`` use: those of medicine and of our product."""
    lines = [line for section in library.sections.values() for line in section_lines(section, language)]
    lines += [line for form in library.forms.values() for line in form_lines(form, language)]
    words = library.words.get(language)
    lines += words.texts.values() if words else ()
    return frozenset(folded(spot.word) for line in lines for spot in spots(line))


def _lines(blocks: Blocks) -> Iterator[str]:
    for block in blocks:
        yield from map(_line, block.items if isinstance(block, Bullets) else (block.inlines,))


def _line(inlines: Inlines) -> str:
    return "".join("{}" if isinstance(inline, Blank) else inline.text for inline in inlines)
