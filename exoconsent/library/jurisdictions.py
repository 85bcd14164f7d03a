"""The jurisdiction packs: what one state's law asks for, read from ``forms/rules/jurisdictions``."""

import re
from dataclasses import replace
from typing import Final

from exoconsent.consent.conditions import Always
from exoconsent.consent.jurisdiction import Counsel, Demand, Jurisdiction, Notice, Reading, Wording
from exoconsent.library.fields import below, choice, condition, count, day, plain, word, words
from exoconsent.library.nodes import Node, Scalar, Sink
from exoconsent.library.rules import elements_of
from exoconsent.library.shape import check_shape

_INCHES: Final = re.compile(r"([\d.]+) x ([\d.]+) in")
_HOLDERS: Final = re.compile(r"\[[^\]]*\]|<[^>]*>|\.\.\.|…|\bTODO\b")
"""What stands in a draft for words still to come; a notice of the law is printed whole or not at all."""


def read_jurisdiction(tree: Node, sink: Sink) -> Jurisdiction:
    """The pack in ``tree``; worth nothing once ``sink`` holds complaints."""
    check_shape(tree, "jurisdiction", sink)
    applies = condition(tree, "applies", sink) or Always()
    found = below(tree, "notice")
    return Jurisdiction(
        id=word(tree, "id"),
        place=word(tree, "place"),
        name=plain(tree, "name", sink),
        covers=plain(tree, "covers", sink),
        question=plain(tree, "question", sink),
        counsel=choice(Counsel, tree, "counsel"),
        counsel_by=plain(tree, "counsel_by", sink),
        counsel_on=day(tree, "counsel_on", sink),
        reading=choice(Reading, tree, "reading"),
        enacted=plain(tree, "enacted", sink),
        in_force_from=day(tree, "in_force_from", sink),
        applies=applies,
        notice=_notice(found, sink) if found else None,
        elements=tuple(replace(rule, when=rule.when or applies) for rule in elements_of(tree, sink)),
    )


def _notice(node: Node, sink: Sink) -> Notice:
    size = _INCHES.fullmatch(word(node, "least_paper"))
    wording = below(node, "wording")
    return Notice(
        id=word(node, "id"),
        what=plain(node, "what", sink),
        citation=plain(node, "citation", sink),
        demands=tuple(Demand(name) for name in words(node, "demands") if name in set(Demand)),
        when_given=plain(node, "when_given", sink),
        posted_at=tuple(words(node, "posted_at")),
        least_points=count(node, "least_points"),
        least_paper=(float(size[1]), float(size[2])) if size else (0.0, 0.0),
        wording=_wording(wording, sink) if wording else None,
    )


def _wording(node: Node, sink: Sink) -> Wording:
    return Wording(
        language=word(node, "language"),
        paragraphs=_paragraphs(node, sink),
        copied_from=plain(node, "copied_from", sink),
        copied_by=plain(node, "copied_by", sink),
        copied_on=day(node, "copied_on", sink),
    )


def _paragraphs(node: Node, sink: Sink) -> tuple[str, ...]:
    """The words as they stand, parted at empty lines; nothing in them is a mark-up."""
    found = below(node, "words")
    text = word(node, "words")
    for holder in _HOLDERS.finditer(text):
        line = found.text_line + text[: holder.start()].count("\n") if isinstance(found, Scalar) else 0
        sink.say(line, f'"{holder.group()[:30]}" stands for words that are missing; copy the notice in full')
    return tuple(" ".join(paragraph.split()) for paragraph in re.split(r"\n\s*\n", text.strip()) if paragraph.strip())
