"""What a pack says of itself that nobody here checked, and claims in its words that must not be made."""

from collections.abc import Iterator, Mapping
from typing import Any

from exoconsent.consent.claims import ClaimRules, lint
from exoconsent.consent.form import Approval, Section, TextStatus
from exoconsent.consent.jurisdiction import Counsel, Jurisdiction
from exoconsent.consent.letters import skeleton
from exoconsent.consent.words import Words
from exoconsent.library.forms import FormFile
from exoconsent.library.load import parse
from exoconsent.library.packs import kind_of
from exoconsent.library.yamltree import read_tree


def remarks(files: Mapping[str, bytes], claims: ClaimRules) -> Iterator[str]:
    """Sentences about the files of a pack, each of which can be read."""
    for name, data in files.items():
        value, _complaints = parse(data, name, kind_of(name), name=name.rpartition("/")[2].rpartition(".")[0])
        yield from _said_of_itself(name, value)
        if kind_of(name) in ("form", "section"):
            yield from _claims(name, data, claims)


def _said_of_itself(name: str, value: object) -> Iterator[str]:
    match value:
        case FormFile() if value.form.edition.approval is Approval.APPROVED:
            edition = value.form.edition
            who = f"{edition.approved_by} approved it on {edition.approved_on}"
            yield f"{name} says that {who}; here it is a draft until somebody here publishes it"
        case Section():
            for text in value.texts.values():
                if text.status is TextStatus.REVIEWED:
                    who = f"{text.reviewed_by} reviewed it on {text.reviewed_on}"
                    yield f"{name} ({text.language}) says that {who}; nobody here can check that"
        case Words() if value.status is TextStatus.REVIEWED:
            yield f"{name} says that its words were reviewed; nobody here can check that"
        case Jurisdiction() if value.counsel is Counsel.APPLIES:
            who = f"{value.counsel_by} found on {value.counsel_on} that this law applies"
            yield f"{name} says that {who}; ask this clinic's own counsel"


def _claims(name: str, data: bytes, rules: ClaimRules) -> Iterator[str]:
    text = read_tree(data, name).value().get("text", {})
    for language, words in text.items():
        for finding in dict.fromkeys(f for leaf in _leaves(words) for f in _found(leaf, language, rules)):
            yield f'{name} ({language}): "{finding[0]}" must not be said: {finding[1]}'


def _found(text: str, language: str, rules: ClaimRules) -> Iterator[tuple[str, str]]:
    known = {rule.id for rule in rules.rules if rule.language == language}
    for paragraph in text.replace("*", "").split("\n\n"):  # signs of bold and ends of lines are no words
        for finding in lint(" ".join(paragraph.split()), rules, skeleton):
            if finding.rule in known:
                yield finding.quote, finding.why


def _leaves(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for below in value.values():
            yield from _leaves(below)
