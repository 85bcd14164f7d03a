"""Review of the words: banned claims, look-alike letters, blanks, reading grade."""

from collections.abc import Iterator

from exoconsent.consent import document as doc
from exoconsent.consent.assemble import printed_words
from exoconsent.consent.blanks import BLANKS
from exoconsent.consent.case import Case, error, info, warning
from exoconsent.consent.claims import lint
from exoconsent.consent.facts import did_you_mean
from exoconsent.consent.form import section_text
from exoconsent.consent.letters import mixed_words, skeleton
from exoconsent.consent.notices import STATUTE_PREFIX
from exoconsent.consent.patient_copy import SECTION as KEEP
from exoconsent.consent.problem import Problem
from exoconsent.consent.review_languages import LANGUAGE_FINDERS
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
    english = {case.words[0].hint(name): hint for name, hint in BLANKS.items()}
    for place, printed in dict.fromkeys(_empty(case.consent)):
        hint = english.get(printed, printed)
        # A signatory's name is typed when that person signs, so its blank alone does not bar signing.
        say = warning if case.form.withdrawal or hint in _NAMES_OF_SIGNATORIES else error
        yield say("BLANK-EMPTY", f"not filled in: {hint}", place, "Fill it in, or print the form and write it in.")


def _empty(consent: doc.Consent) -> Iterator[tuple[str, str]]:
    for section in consent.sections:
        if section.id == KEEP:  # says again what its section says; its blanks were told there
            continue
        for block in section.blocks:
            rows = (block.spans,) if isinstance(block, doc.ParagraphBlock) else getattr(block, "items", ())
            yield from ((f"section:{section.id}", s.text) for spans in rows for s in spans if s.empty)


def _claims(case: Case) -> Iterator[Problem]:
    for place, text in printed_words(case.consent):
        for found in lint(text, case.rulebook.claims, skeleton):
            message = f'"{found.quote}" must not be said: {found.why}'
            if place.startswith(STATUTE_PREFIX):  # the law may say it, a slip of the copyist may not
                yield warning(f"CLAIM-{found.rule}", message, place, "Compare the words with the statute.")
                continue
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


def prose(section: doc.SectionBlock) -> str:
    """The section's running text; bullets count as sentences."""
    texts = [t for b in section.blocks if isinstance(b, doc.ParagraphBlock | doc.BulletsBlock) for t in doc.words_of(b)]
    return "\n".join(text if text.rstrip().endswith((".", "!", "?", ":")) else f"{text}." for text in texts)


_NAMES_OF_SIGNATORIES = frozenset(BLANKS[f"{role}.name"] for role in Role if f"{role}.name" in BLANKS)

WORD_FINDERS = (_blanks, _claims, _letters, _reading, *LANGUAGE_FINDERS)
