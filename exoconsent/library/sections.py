"""A section file as a ``Section``, with everything that is wrong with it."""

from collections.abc import Iterable
from types import MappingProxyType

from exoconsent.consent.facts import did_you_mean
from exoconsent.consent.form import (
    Applies,
    Band,
    Category,
    Evidence,
    Frequency,
    FrequencyNumber,
    Keep,
    Part,
    Provenance,
    Section,
    SectionText,
    TeachBack,
    TextStatus,
)
from exoconsent.library.fields import (
    below,
    choice,
    condition,
    count,
    day,
    flag,
    items,
    line_of_prose,
    pairs,
    plain,
    prose,
    word,
    words,
)
from exoconsent.library.nodes import Node, Scalar, Sink
from exoconsent.library.shape import check_shape


def read_section(tree: Node, sink: Sink) -> Section:
    """The section in ``tree``; worth nothing once ``sink`` holds complaints."""
    check_shape(tree, "section", sink)
    parts = tuple(_part(node, sink) for node in items(tree, "parts"))
    frequency = _frequency(below(tree, "frequency"), sink)
    _check_parts(tree, parts, sink)
    return Section(
        id=word(tree, "id"),
        category=choice(Category, tree, "category"),
        applies=_applies(below(tree, "applies"), sink),
        frequency=frequency,
        evidence=_evidence(below(tree, "evidence")),
        provenance=tuple(_provenance(node, sink) for node in items(tree, "provenance")),
        parts=parts,
        texts=MappingProxyType(
            {key.text: _text(key, node, parts, frequency, sink) for key, node in pairs(tree, "text")}
        ),
        path=sink.path,
    )


def _applies(node: Node | None, sink: Sink) -> Applies:
    return Applies(mandatory=condition(node, "mandatory", sink), suggested=condition(node, "suggested", sink))


def _part(node: Node, sink: Sink) -> Part:
    part = Part(
        id=word(node, "id"),
        when=condition(node, "when", sink),
        variant=flag(node, "variant"),
        otherwise=flag(node, "otherwise"),
        if_unknown=flag(node, "if_unknown", default=True),
        keep=choice(Keep, node, "keep"),
    )
    if part.otherwise and (part.when or part.variant):
        sink.say(
            node,
            f'part "{part.id}": "otherwise" is printed when no variant is, so it takes neither "when" nor "variant"',
        )
    if part.variant and part.when is None:
        sink.say(node, f'part "{part.id}" is a variant and needs "when", which says for what')
    if below(node, "if_unknown") and part.when is None:
        sink.say(node, f'part "{part.id}": "if_unknown" means nothing without "when"; delete it')
    return part


def _check_parts(tree: Node, parts: tuple[Part, ...], sink: Sink) -> None:
    _unrepeated("part", [(below(node, "id"), word(node, "id")) for node in items(tree, "parts")], sink)
    otherwise = [node for node in items(tree, "parts") if flag(node, "otherwise")]
    if len(otherwise) > 1:
        sink.say(otherwise[1], 'only one part may be "otherwise"; join them')
    if otherwise and not any(part.variant for part in parts):
        sink.say(
            otherwise[0],
            f'part "{word(otherwise[0], "id")}" is "otherwise", but no part is a variant; delete one or the other',
        )


def _frequency(node: Node | None, sink: Sink) -> Frequency:
    numbers = tuple(_number(n, sink) for n in items(node, "numbers"))
    _unrepeated("number", [(below(n, "id"), word(n, "id")) for n in items(node, "numbers")], sink)
    return Frequency(band=choice(Band, node, "band"), note=word(node, "note"), numbers=numbers)


def _number(node: Node, sink: Sink) -> FrequencyNumber:
    number = FrequencyNumber(
        id=word(node, "id"),
        low=count(node, "low"),
        high=count(node, "high"),
        per=count(node, "per"),
        when=condition(node, "when", sink),
        sources=words(node, "sources"),
    )
    if number.per and not number.low <= number.high <= number.per:
        sink.say(
            node, f'number "{number.id}": low ({number.low}), high ({number.high}) and per ({number.per}) must rise'
        )
    return number


def _unrepeated(what: str, named: Iterable[tuple[Node | None, str]], sink: Sink) -> None:
    seen: dict[str, int] = {}
    for node, name in named:
        if node and name in seen:
            sink.say(node, f'{what} "{name}" stands here a second time (first on line {seen[name]}); rename one')
        elif node:
            seen[name] = node.line


def _evidence(node: Node | None) -> Evidence:
    return Evidence(sources=words(node, "sources"), confidence=word(node, "confidence"), note=word(node, "note"))


def _provenance(node: Node, sink: Sink) -> Provenance:
    start, end = count(node, "start"), count(node, "end")
    if end <= start:
        sink.say(
            node,
            f"the passage ends ({end}) before it begins ({start}); offsets count from 0, the end is left out",
        )
    quotation, repaired = word(node, "quotation"), word(node, "repaired")
    given = [key for key in ("name", "sha256", "quotation") if word(node, key)]
    if given and len(given) < 3:
        sink.say(node, 'a passage that was picked has "name", "sha256" and "quotation" together; pick it anew')
    if repaired and (len(repaired) != len(quotation) or repaired == quotation):
        sink.say(
            node, '"repaired" is the quotation letter for letter, with look-alikes put right; pick the passage anew'
        )
    return Provenance(
        document=word(node, "document"),
        start=start,
        end=end,
        claim=word(node, "claim"),
        verdict=word(node, "verdict"),
        name=word(node, "name"),
        sha256=word(node, "sha256"),
        page=count(node, "page"),
        paragraph=count(node, "paragraph"),
        quotation=quotation,
        repaired=repaired,
    )


def _text(key: Scalar, node: Node, parts: tuple[Part, ...], frequency: Frequency, sink: Sink) -> SectionText:
    _check_given(node, "parts", [part.id for part in parts], f'part "{{}}" has no text in "{key.text}"', "part", sink)
    names = [number.id for number in frequency.numbers]
    _check_given(node, "numbers", names, f'number "{{}}" has no line in "{key.text}" below "numbers"', "number", sink)
    _check_frequency_line(key, node, frequency, sink)
    return SectionText(
        language=key.text,
        status=choice(TextStatus, node, "status"),
        title=plain(node, "title", sink),
        parts=MappingProxyType({k.text: prose(n, sink) for k, n in pairs(node, "parts")}),
        frequency=line_of_prose(below(node, "frequency"), sink),
        numbers=MappingProxyType({k.text: line_of_prose(n, sink) for k, n in pairs(node, "numbers")}),
        teach_back=_teach_back(below(node, "teach_back"), sink),
        initials=plain(node, "initials", sink),
        reviewed_by=plain(node, "reviewed_by", sink),
        reviewed_on=day(node, "reviewed_on", sink),
        translated_from=word(node, "translated_from"),
    )


def _check_given(node: Node, key: str, wanted: list[str], missing: str, what: str, sink: Sink) -> None:
    given = {k.text: k for k, _node in pairs(node, key)}
    for name in wanted:
        if name and name not in given:
            sink.say(below(node, key) or node, f"{missing.format(name)}; write it or delete the {what}")
    for name, place in given.items():
        if name not in wanted:
            sink.say(
                place,
                f'unknown {what} "{name}"{did_you_mean(name, wanted) or f"; list it among the {what}s, or delete it"}',
            )


def _check_frequency_line(key: Scalar, node: Node, frequency: Frequency, sink: Sink) -> None:
    given = below(node, "frequency")
    if frequency.band is Band.NOT_APPLICABLE and given:
        sink.say(given, 'the band is not_applicable, so "frequency" would never be printed; delete it or set the band')
    if frequency.band is not Band.NOT_APPLICABLE and not given:
        sink.say(key, f'"frequency" is missing in "{key.text}"; say how often it happens, or that this is not known')


def _teach_back(node: Node | None, sink: Sink) -> TeachBack | None:
    if node is None:
        return None
    return TeachBack(ask=plain(node, "ask", sink), good_answer=plain(node, "good_answer", sink))
