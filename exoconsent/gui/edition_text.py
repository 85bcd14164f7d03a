"""The whole text of a form, section by section with its rules as sentences: what a reader judges before agreeing."""

from typing import Final

from exoconsent.consent.form import Form, Section, SectionText, form_text, section_text
from exoconsent.consent.rule_findings import called_for
from exoconsent.consent.rule_words import rule_words
from exoconsent.consent.words import Words
from exoconsent.gui.edition_page import EditionPage
from exoconsent.gui.edition_words import place_words
from exoconsent.gui.translation import mark, said

_SHOWN: Final = mark("EditionText", "Shown when:")
_PART: Final = mark("EditionText", "{part}, when: {rule}")
_MISSING: Final = mark("EditionText", "(nothing is written in this language yet)")


def write_text(page: EditionPage, form: Form, language: str, words: Words | None) -> None:
    """Everything of ``form`` in one language, also what only some patients read."""
    text = form_text(form, language)
    page.heading(text.title)
    if text.subtitle:
        page.line(text.subtitle)
    page.blocks(text.intro)
    for number, section in enumerate(form.sections, start=1):
        _write_section(page, number, section, language, words)


def _write_section(page: EditionPage, number: int, section: Section, language: str, words: Words | None) -> None:
    text = section_text(section, language)
    page.heading(f"{number}. {text.title}")
    page.line(rule_words(called_for(section), words), label=said(_SHOWN))
    if language not in section.texts:
        page.line(said(_MISSING))
    for part in section.parts:
        if part.when is not None:
            name = place_words(f"part {part.id}")
            page.line("", label=said(_PART, part=name, rule=rule_words(part.when, words)))
        page.blocks(text.parts.get(part.id, ()))
    _write_rest(page, section, text)


def _write_rest(page: EditionPage, section: Section, text: SectionText) -> None:
    for line in (text.frequency, *(text.numbers.get(n.id, ()) for n in section.frequency.numbers)):
        if line:
            page.line("", label=f"{place_words('frequency')}:")
            page.inlines(line)
    asked = text.teach_back
    for place, words in (("teach_back.ask", asked.ask if asked else ""), ("initials", text.initials)):
        if words:
            page.line(words, label=f"{place_words(place)}:")
