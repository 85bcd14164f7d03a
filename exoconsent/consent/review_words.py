"""Review of the words: banned claims, look-alike letters, blanks, reading grade, translation."""

from collections.abc import Iterator

from exoconsent.consent import document as doc
from exoconsent.consent.assemble import printed_words
from exoconsent.consent.blanks import BLANKS
from exoconsent.consent.case import Case, error, info, warning
from exoconsent.consent.claims import lint
from exoconsent.consent.facts import did_you_mean
from exoconsent.consent.form import FormText, SectionText, TextStatus, form_text, section_text
from exoconsent.consent.letters import mixed_words, skeleton
from exoconsent.consent.problem import Problem
from exoconsent.consent.signature import Role
from exoconsent.consent.text import Blank, inlines_of

GRADE_LIMIT = 8.0
"""US school grade, Flesch-Kincaid (field.md READ-01)."""
EASE_LIMIT = 60.0
"""Flesch reading ease (field.md READ-02)."""
SENTENCE_LIMIT = 15.0
"""Words a sentence on average; one thought each (field.md READ-03)."""


def _blanks(case: Case) -> Iterator[Problem]:
    for decision in case.adaptation.printed:
        text = section_text(decision.section, case.draft.language)
        inlines = (i for part in decision.parts for i in inlines_of(text.parts[part.id]))
        for inline in inlines:
            if isinstance(inline, Blank) and inline.name not in BLANKS:
                message = f'unknown blank "{inline.name}"{did_you_mean(inline.name, BLANKS)}'
                yield error("BLANK-UNKNOWN", message, f"section:{decision.section.id}", "Mend the wording.")
    for place, hint in dict.fromkeys(_empty(case.consent)):
        # A signatory's name is typed when that person signs, so its blank alone does not bar signing.
        say = warning if case.form.withdrawal or hint in _NAMES_OF_SIGNATORIES else error
        yield say("BLANK-EMPTY", f"not filled in: {hint}", place, "Fill it in, or print the form and write it in.")


def _empty(consent: doc.Consent) -> Iterator[tuple[str, str]]:
    for section in consent.sections:
        for block in section.blocks:
            rows = (block.spans,) if isinstance(block, doc.ParagraphBlock) else getattr(block, "items", ())
            yield from ((f"section:{section.id}", s.text) for spans in rows for s in spans if s.empty)


def _claims(case: Case) -> Iterator[Problem]:
    for place, text in printed_words(case.consent):
        for found in lint(text, case.rulebook.claims, skeleton):
            message = f'"{found.quote}" must not be said: {found.why}'
            yield error(f"CLAIM-{found.rule}", message, place, "Say what is known, without this.")


def _letters(case: Case) -> Iterator[Problem]:
    for place, text in printed_words(case.consent):
        for word in mixed_words(text):
            message = f'"{word.word}" mixes letters of different scripts that look alike'
            yield warning("MIXED-SCRIPTS", message, place, "Type the word anew.")


def _reading(case: Case) -> Iterator[Problem]:
    for section in case.consent.sections:
        text = prose(section)
        if len(text.split()) < 40:  # too little to measure
            continue
        grade = case.rulebook.measure(text).grade
        if grade > GRADE_LIMIT:
            message = f"{section.title}: reads at US grade {grade:.1f}, over {GRADE_LIMIT:.0f}"
            yield info("READING-SECTION", message, f"section:{section.id}")


def _translation(case: Case) -> Iterator[Problem]:
    language = case.draft.language
    if language not in case.form.texts:
        yield error("TRANSLATION-MISSING", f'the form has no text in "{language}"', "form", "Use an interpreter.")
    texts: list[FormText | SectionText] = [form_text(case.form, language)]
    texts += [section_text(decision.section, language) for decision in case.adaptation.printed]
    unreviewed = [text.title for text in texts if _unreviewed(text)]
    if unreviewed:
        message = f"the translation of {', '.join(unreviewed)} was not reviewed by a person"
        yield warning("TRANSLATION-UNREVIEWED", message, "form", "Have a qualified translator review it.")


def _unreviewed(text: FormText | SectionText) -> bool:
    translated = text.language != "en"
    return text.status is TextStatus.MACHINE or (translated and text.status is TextStatus.DRAFT)


def prose(section: doc.SectionBlock) -> str:
    """The section's running text; bullets count as sentences."""
    texts = [t for b in section.blocks if isinstance(b, doc.ParagraphBlock | doc.BulletsBlock) for t in doc.words_of(b)]
    return "\n".join(text if text.rstrip().endswith((".", "!", "?", ":")) else f"{text}." for text in texts)


_NAMES_OF_SIGNATORIES = frozenset(BLANKS[f"{role}.name"] for role in Role if f"{role}.name" in BLANKS)

WORD_FINDERS = (_blanks, _claims, _letters, _reading, _translation)
