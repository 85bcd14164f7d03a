"""What a document says about its own translation: a mark at each section, a line on every page, a note with the reason.

A document may be printed in two languages side by side; then it answers for the texts in both.
"""

from collections.abc import Iterator

from exoconsent.consent import document as doc
from exoconsent.consent.adapt import Adaptation
from exoconsent.consent.draft import Draft
from exoconsent.consent.form import FALLBACK_LANGUAGE, Form, TextStatus
from exoconsent.consent.translation import Held, Standing, held
from exoconsent.consent.words import Words


def languages(draft: Draft) -> tuple[str, ...]:
    """The language of the document and the one printed beside it."""
    return tuple(dict.fromkeys(tag for tag in (draft.language, draft.parallel) if tag))


def standings(form: Form, draft: Draft, adaptation: Adaptation, *fixed: Words) -> dict[Standing, list[str]]:
    """What is wrong with translations, with the titles of the texts; nothing for a document in reviewed words.

    ``fixed`` are the fixed words of the document's languages.
    """
    found: dict[Standing, list[str]] = {}
    for language in languages(draft):
        for title, text in _texts(form, adaptation, language):
            if text.standing is not Standing.FINE:
                found.setdefault(text.standing, []).append(title)
    for words in map(of_words, fixed):
        if words.standing is not Standing.FINE:
            found.setdefault(words.standing, []).append("the fixed words")
    return found


def _texts(form: Form, adaptation: Adaptation, language: str) -> Iterator[tuple[str, Held]]:
    """Every text that is printed, by its English title, which the reviewer can read."""
    yield form.texts[FALLBACK_LANGUAGE].title, held(form.texts, language)
    for decision in adaptation.printed:
        texts = decision.section.texts
        yield texts[FALLBACK_LANGUAGE].title, held(texts, language)


def of_words(words: Words) -> Held:
    """How far the fixed words can be relied on."""
    if words.translated_from != words.english:
        return Held(language=words.language, standing=Standing.STALE)
    fine = words.language == FALLBACK_LANGUAGE or words.status is TextStatus.REVIEWED
    return Held(language=words.language, standing=Standing.FINE if fine else Standing.UNREVIEWED)


def worst(*texts: Held) -> Held:
    """The one that can be relied on least."""
    order = list(Standing)
    return max(texts, key=lambda text: order.index(text.standing))


def marks(standing: Standing, words: Words) -> tuple[doc.ParagraphBlock, ...]:
    """The line under a section's heading that says what its translation is worth; nothing where it is fine."""
    if standing is Standing.FINE:
        return ()
    text = words.say(f"mark.{standing}")
    return (doc.ParagraphBlock(spans=(doc.Span(text=text, bold=True),), small=True, language=words.language),)


def code(standing: Standing) -> str:
    """The review's code for what is wrong."""
    return f"TRANSLATION-{standing.upper()}"


def translation_notes(form: Form, draft: Draft, adaptation: Adaptation, words: Words) -> tuple[str, ...]:
    """For everybody to see: that translations were not checked, and why it was signed all the same."""
    waiting = words.say("note.waiting")
    return tuple(
        words.say(
            "note.warning",
            code=code(standing),
            sentence=words.say(f"mark.{standing}"),
            note=draft.acknowledged.get(code(standing), waiting),
        )
        for standing in standings(form, draft, adaptation, words)
    )
