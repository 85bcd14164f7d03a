"""The command ``source``: the sentences of a document, with its look-alike letters and the claims it must not make."""

import argparse
from collections.abc import Iterable
from typing import Any

from exoconsent.cli.commands import opened
from exoconsent.cli.output import say, say_error, say_json
from exoconsent.consent.claims import ClaimRules, lint
from exoconsent.consent.letters import Repair, skeleton
from exoconsent.errors import ExitCode
from exoconsent.files import read_limited
from exoconsent.library.article import SIZE_LIMIT, Paragraph, read_article
from exoconsent.library.source import ENDINGS, read_source

Told = dict[str, Any]


def source(options: argparse.Namespace) -> int:
    """Passages of a source document; of HTML, Word and PDF with their paragraph, and their page where there are any."""
    claims = opened(options, inside=False).library.claims
    told = (_plain if options.file.name.lower().endswith(ENDINGS) else _article)(options, claims)
    if options.json:
        say_json(told)
        return ExitCode.FINE
    for entry in told["passages"]:
        page = f"page {entry['page']} " if entry.get("page") else ""
        say(f"{page}[{entry['start']}:{entry['end']}] {entry['text']}")
        for finding in entry["findings"]:
            say(f'    must not be said: "{finding["quote"]}" ({finding["why"]})')
    say_error(f"{len(told['passages'])} passages, {len(told['repairs'])} look-alike letters repaired")
    return ExitCode.FINE


def _plain(options: argparse.Namespace, claims: ClaimRules) -> Told:
    document = read_source(read_limited(options.file, SIZE_LIMIT), options.file.name)
    passages = [_passage(p.text, p.start, p.end, claims) for p in document.passages]
    return _told(document.name, document.sha256, passages, document.repairs)


def _article(options: argparse.Namespace, claims: ClaimRules) -> Told:
    article = read_article(read_limited(options.file, SIZE_LIMIT), options.file.name, _pdf_text)
    passages = [
        {"page": paragraph.page, "paragraph": paragraph.number, **_sentence(paragraph, start, end, claims)}
        for paragraph in article.paragraphs
        for start, end in paragraph.sentences
    ]
    return _told(article.name, article.sha256, passages, article.repairs)


def _pdf_text(pdf: bytes) -> tuple[str, ...]:
    from exoconsent.pdf.words_apart import page_texts

    return page_texts(pdf)


def _sentence(paragraph: Paragraph, start: int, end: int, claims: ClaimRules) -> Told:
    """Its offsets count in the text that was read out of the file."""
    told = _passage(paragraph.repaired[start:end], paragraph.raw_start(start), paragraph.raw_end(end), claims)
    for finding in told["findings"]:
        finding["start"] = paragraph.raw_start(start + finding["start"] - told["start"])
    return told


def _passage(text: str, start: int, end: int, claims: ClaimRules) -> Told:
    found = lint(text, claims, skeleton)
    findings = [{"rule": f.rule, "why": f.why, "quote": f.quote, "start": start + f.start} for f in found]
    return {"start": start, "end": end, "text": text, "findings": findings}


def _told(name: str, sha256: str, passages: list[Told], repairs: Iterable[Repair]) -> Told:
    """As documented in ``docs/command-line.md``."""
    letters = [{"offset": r.offset, "raw": r.raw, "repaired": r.repaired} for r in repairs]
    return {"name": name, "passages": passages, "repairs": letters, "sha256": sha256}
