"""Why a section is here or not, what it rests on: as headings with plain lines, for the pane and for its tests."""

from typing import Final

from PySide6.QtCore import QCoreApplication

from exoconsent.consent.adapt import Decision, Outcome
from exoconsent.consent.flags import Flag
from exoconsent.consent.form import Band, Section, SectionText, section_text
from exoconsent.gui.translation import mark

Paragraph = tuple[str, tuple[str, ...]]
"""A heading and its lines."""
_CAREFUL: Final = ", so it is taken the careful way"
_OUTCOMES: Final = {
    Outcome.MANDATORY: mark("Why", "Required: it cannot be left out"),
    Outcome.SUGGESTED: mark("Why", "Suggested"),
    Outcome.NOT_CALLED_FOR: mark("Why", "Not called for"),
}


def say(text: str, **values: object) -> str:
    """``text`` in the language of the interface."""
    words = QCoreApplication.translate("Why", text)
    return words.format(**values) if values else words


def state(decision: Decision) -> str:
    """Whether it is in, and what the rules say, on one line."""
    place = say(mark("Why", "In the form")) if decision.included else say(mark("Why", "Not in the form"))
    return f"{place} · {say(_OUTCOMES[decision.outcome])}"


def why(decision: Decision) -> Paragraph:
    """The rule with the value used, and what was chosen by hand."""
    heading = say(mark("Why", "Why is it here?")) if decision.included else say(mark("Why", "Why is it not here?"))
    lines = [decision.reason.replace("_", " ")]
    if decision.careful:
        lines.append(say(mark("Why", "Something is not known yet, so it stays in to be safe.")))
    if decision.by_hand:
        added, left_out = mark("Why", "Added by hand: “{reason}”"), mark("Why", "Left out by hand: “{reason}”")
        hand = added if decision.included else left_out
        lines.append(say(hand, reason=decision.by_hand))
    return heading, tuple(lines)


def background(decision: Decision, language: str) -> tuple[Paragraph, ...]:
    """Frequency, evidence, source passages and the question of teach-back; only what there is."""
    section, text = decision.section, section_text(decision.section, language)
    found = (
        (say(mark("Why", "How often")), _frequency(section)),
        (say(mark("Why", "What it rests on")), _evidence(section)),
        (say(mark("Why", "Where it comes from")), _provenance(section)),
        (say(mark("Why", "Asking back")), _teach_back(text)),
    )
    return tuple((heading, lines) for heading, lines in found if lines)


def _frequency(section: Section) -> tuple[str, ...]:
    band = section.frequency.band
    words = () if band is Band.NOT_APPLICABLE else (band.replace("_", " "),)
    return tuple(filter(None, (*words, section.frequency.note)))


def _evidence(section: Section) -> tuple[str, ...]:
    evidence = section.evidence
    sources = say(mark("Why", "Sources: {list}"), list=", ".join(evidence.sources)) if evidence.sources else ""
    confidence = say(mark("Why", "Confidence: {level}"), level=evidence.confidence.replace("_", " "))
    return tuple(filter(None, (confidence if evidence.confidence else "", sources, evidence.note)))


def _provenance(section: Section) -> tuple[str, ...]:
    lines = []
    for passage in section.provenance:
        place = say(
            mark("Why", "{name}, letters {start} to {end}"), name=passage.document, start=passage.start, end=passage.end
        )
        claim = ", ".join(filter(None, (passage.claim, passage.verdict.replace("_", " "))))
        lines.append(f"{place} ({claim})" if claim else place)
    return tuple(lines)


def _teach_back(text: SectionText) -> tuple[str, ...]:
    if text.teach_back is None:
        return ()
    return text.teach_back.ask, say(mark("Why", "A good answer: {answer}"), answer=text.teach_back.good_answer)


def is_certain(flag: Flag) -> bool:
    """Raised by what is known, not by what nobody entered yet."""
    return not flag.reason.endswith(_CAREFUL)
