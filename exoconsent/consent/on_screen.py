"""What was done on screen for a signature beside signing: one line of JSON in its note, and the same in words.

Documented in ``docs/record-format.md``. Whatever somebody typed stands in a JSON string, so no answer can pass for
another entry. A note that is none of this (older, or given on the command line) is plain words and stays as it is.
"""

import dataclasses
import json
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from exoconsent.consent.cleantext import refused

SCHEMA: Final = "exoconsent-on-screen/1"
ANSWER_LINES: Final = (0.55, 1.0)
"""Heights of the lines printed for an answer, in line distances: labels stand close above the first."""
_START: Final = "{"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One teach-back question as the patient left it."""

    question: int
    """Its number on the page, from 1."""
    section: str
    """The section whose question it is."""
    words: str = dataclasses.field(default="", repr=False)
    """Empty when nothing was written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OnScreen:
    """What goes into the note of one signature."""

    answers: tuple[Answer, ...] = ()
    initials: str = dataclasses.field(default="", repr=False)
    initialled: tuple[str, ...] = ()
    """Sections with a sentence that got the initials."""
    initials_confirmed: bool = False
    """They do not fit the printed name, and who signed said that they are theirs all the same."""
    printed_name: str = dataclasses.field(default="", repr=False)
    """The name on the form, where who signed gave another and said that it is theirs; else empty."""
    own_words: tuple[int, ...] = ()
    """Questions that staff judged to be answered in own words."""
    not_own_words: tuple[int, ...] = ()
    """Questions that staff did not tick; the note says how they were talked through."""
    warnings: tuple[str, ...] = ()
    """What the note answers for."""
    note: str = dataclasses.field(default="", repr=False)
    """The signer's own words."""


def initials_field(section: str) -> str:
    """Name of the PDF field on the line for the initials of ``section``."""
    return f"initials-{section}"


def answer_field(section: str) -> str:
    """Name of the PDF field over the lines for the answer to the question of ``section``."""
    return f"answer-{section}"


def plain(text: str) -> str:
    """``text`` in NFC without the characters that a value may not hold (``cleantext``)."""
    kept = "".join(char for char in text if not refused(char, lines=True))
    return unicodedata.normalize("NFC", kept).strip()


def to_note(done: OnScreen) -> str:
    """The note of the signature; a note alone stays the words that they are."""
    only_note = done == OnScreen(note=done.note) and not done.note.startswith(_START)
    if only_note:
        return plain(done.note)
    content = {key: value for key, value in dataclasses.asdict(done).items() if value}
    content["schema"] = SCHEMA
    return json.dumps(_clean(content), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def read_note(note: str) -> OnScreen | None:
    """What ``to_note`` wrote; ``None`` for plain words and for everything that is not wholly of this schema."""
    return _split(note)[0]


def free_words(note: str) -> str:
    """What the signer wrote, without the rest."""
    done = read_note(note)
    return note if done is None else done.note


def in_words(note: str) -> str:
    """``note`` as sentences; what somebody typed is quoted, with its own quotes escaped."""
    done, rest = _split(note)
    return note if done is None else " ".join([*_sentences(done), rest]).strip()


def in_short(note: str, can_show: Callable[[str], bool] = bool) -> str:
    """What the signature holds beside the signing, for the box on the page; empty when there is nothing.

    Initials of which ``can_show`` is false are told without their letters.
    """
    done = read_note(note)
    if done is None:
        return ""
    written = sum(bool(answer.words) for answer in done.answers)
    parts = []
    if done.answers:
        parts.append(f"{written} of {len(done.answers)} answers")
    if done.initials:
        letters = f"{done.initials} " if can_show(done.initials) else ""
        parts.append(f"initials {letters}to {len(done.initialled)}")
    if done.own_words or done.not_own_words:
        asked = len(done.own_words) + len(done.not_own_words)
        parts.append(f"{len(done.own_words)} of {asked} answers ticked")
    if done.note:
        parts.append("note")
    return f"in this seal: {', '.join(parts)}" if parts else ""


def _clean(value: Any) -> Any:
    if isinstance(value, str):
        return plain(value)
    if isinstance(value, dict):
        return {key: _clean(inner) for key, inner in value.items() if inner != ""}
    return [_clean(inner) for inner in value] if isinstance(value, list | tuple) else value


def _split(note: str) -> tuple[OnScreen | None, str]:
    """The record at the start of ``note``, and what the clinic's program put behind it."""
    if not note.startswith(_START):
        return None, ""
    try:
        content, end = json.JSONDecoder().raw_decode(note)
        done = _read(content) if content.pop("schema") == SCHEMA else None
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None, ""
    return done, note[end:].strip()


def _read(content: Mapping[str, Any]) -> OnScreen:
    kinds: dict[str, type] = {f.name: type(f.default) for f in dataclasses.fields(OnScreen)}
    values: dict[str, Any] = {}
    for key, value in content.items():
        wanted = list if kinds[key] is tuple else kinds[key]
        if type(value) is not wanted:
            raise TypeError(key)
        values[key] = tuple(value) if isinstance(value, list) else value
    values["answers"] = tuple(_answer(**answer) for answer in values.get("answers", ()))
    _check_each(values, str, "initialled", "warnings")
    _check_each(values, int, "own_words", "not_own_words")
    return OnScreen(**values)


def _answer(*, question: int, section: str, words: str = "") -> Answer:
    if type(question) is not int or type(section) is not str or type(words) is not str:
        raise TypeError("answer")
    return Answer(question=question, section=section, words=words)


def _check_each(values: Mapping[str, Any], kind: type, *keys: str) -> None:
    if any(type(value) is not kind for key in keys for value in values.get(key, ())):
        raise TypeError("entry")


def _sentences(done: OnScreen) -> Iterator[str]:
    if done.printed_name:
        yield f"Gave another name than the printed {_quoted(done.printed_name)}, and said that it is theirs."
    if done.answers:
        told = (f"{a.question} ({a.section}): {_quoted(a.words) if a.words else 'not written'}" for a in done.answers)
        yield f"Answers to the questions, by number: {'; '.join(told)}."
    if done.initials:
        sure = ", confirmed although they do not fit the printed name" if done.initials_confirmed else ""
        yield f"Initials {_quoted(done.initials)}{sure} to: {', '.join(done.initialled)}."
    if done.own_words or done.not_own_words:
        yield f"Judged to be answered in own words: {_numbers(done.own_words)}; not: {_numbers(done.not_own_words)}."
    if done.note:
        yield f"In their words: {_quoted(done.note)}."
    if done.warnings:
        yield f"This answers: {'; '.join(map(_quoted, done.warnings))}."


def _numbers(numbers: tuple[int, ...]) -> str:
    return ", ".join(map(str, numbers)) or "none"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
