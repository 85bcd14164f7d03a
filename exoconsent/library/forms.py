"""A form file as everything but its sections, which are named here and found by ``library.load``."""

from dataclasses import dataclass
from types import MappingProxyType

from exoconsent.consent.facts import did_you_mean
from exoconsent.consent.form import Approval, Edition, Form, FormText, Section, TextStatus
from exoconsent.library.fields import below, choice, count, day, flag, items, pairs, plain, prose, word
from exoconsent.library.nodes import Node, Scalar, Sink
from exoconsent.library.shape import check_shape


@dataclass(frozen=True, slots=True, kw_only=True)
class FormFile:
    """A form with the names of its sections and their lines."""

    form: Form
    """Still without sections."""
    sections: tuple[tuple[str, int], ...]


def read_form(tree: Node, sink: Sink) -> FormFile:
    """The form in ``tree``; worth nothing once ``sink`` holds complaints."""
    check_shape(tree, "form", sink)
    form = Form(
        id=word(tree, "id"),
        edition=_edition(below(tree, "edition"), sink),
        sections=(),
        texts=MappingProxyType({key.text: _text(key, node, sink) for key, node in pairs(tree, "text")}),
        personal_first=flag(tree, "personal_first"),
        withdrawal=flag(tree, "withdrawal"),
        validity_days=count(tree, "validity_days"),
        path=sink.path,
    )
    return FormFile(form=form, sections=_sections(tree, sink))


def with_sections(file: FormFile, known: dict[str, Section], sink: Sink) -> Form:
    """The form with its sections put in; an unknown one is told."""
    found = [known[name] for name, _line in file.sections if name in known]
    for name, line in file.sections:
        if name not in known:
            sink.say(
                line,
                f'unknown section "{name}"{did_you_mean(name, known) or "; there is no such file in forms/sections"}',
            )
    form = file.form
    return Form(
        id=form.id,
        edition=form.edition,
        sections=tuple(found),
        texts=form.texts,
        personal_first=form.personal_first,
        withdrawal=form.withdrawal,
        validity_days=form.validity_days,
        path=form.path,
    )


def _sections(tree: Node, sink: Sink) -> tuple[tuple[str, int], ...]:
    named = [(n.data, n.line) for n in items(tree, "sections") if isinstance(n, Scalar) and isinstance(n.data, str)]
    first: dict[str, int] = {}
    for name, line in named:
        if name in first:
            sink.say(line, f'section "{name}" stands here a second time (first on line {first[name]}); delete one')
        first.setdefault(name, line)
    return tuple(named)


def _edition(node: Node | None, sink: Sink) -> Edition:
    return Edition(
        number=plain(node, "number", sink),
        approval=choice(Approval, node, "approval"),
        approved_by=plain(node, "approved_by", sink),
        approved_on=day(node, "approved_on", sink),
        facts_checked_on=day(node, "facts_checked_on", sink),
    )


def _text(key: Scalar, node: Node, sink: Sink) -> FormText:
    return FormText(
        language=key.text,
        status=choice(TextStatus, node, "status"),
        title=plain(node, "title", sink),
        subtitle=plain(node, "subtitle", sink),
        review_notice=plain(node, "review_notice", sink),
        intro=prose(below(node, "intro"), sink),
        translated_from=word(node, "translated_from"),
    )
