"""Who is affected by a new edition: filed consents that would now hold other sections or other words."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace

from exoconsent.consent.conditions import Always, Condition, Truth, evaluate
from exoconsent.consent.facts import Facts
from exoconsent.consent.form import Form, Part, Section, section_text
from exoconsent.consent.rule_findings import called_for


@dataclass(frozen=True, slots=True, kw_only=True)
class Filed:
    """What is known of one filed consent."""

    number: str
    edition: str
    """The number of the form on which it stands; empty where that is no published edition."""
    facts: Facts = field(repr=False)
    language: str = "en"
    content: str = ""
    """SHA-256 over what the form said when it was filed, its number apart; empty where it is not known."""
    approved: bool = False
    """Whether the form was a published edition, by its own word as it was filed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Affected:
    """What the new edition would say to one patient that the signed one did not."""

    number: str
    edition: str
    gained: tuple[str, ...]
    """Ids of sections that would be in now."""
    lost: tuple[str, ...]
    reworded: tuple[str, ...]
    """Sections that were in and still are, with other words for this patient."""

    @property
    def ask_again(self) -> bool:
        """Whether a new consent is suggested: this patient would be told something that was not told.

        Our judgement; the practitioner decides. A section that is gone takes back nothing that was agreed to.
        """
        return bool(self.gained or self.reworded)


def affected(old: Mapping[str, Form], new: Form, filed: Iterable[Filed]) -> tuple[Affected, ...]:
    """Those of ``filed`` that ``new`` would change, by the rules alone; ``old`` holds the editions by number.

    A consent on an edition that is not in ``old`` is left out: nobody can say what it held.
    """
    other = {number: _other_sections(form, new) for number, form in old.items()}
    found = (_change(old[one.edition], new, one, other[one.edition]) for one in filed if one.edition in old)
    return tuple(one for one in found if one.gained or one.lost or one.reworded)


def placed(filed: Iterable[Filed], contents: Mapping[str, str]) -> tuple[Filed, ...]:
    """Each of ``filed`` with the number of the edition whose content it has; ``contents`` holds them by number.

    A draft that says what no edition says stands on none, whatever its number. Where the content is not known, the
    number has to do; and so it has for a published edition, whose number was given once, when its content is another
    because another program wrote it down.
    """
    numbers = {content: number for number, content in contents.items()}  # of equal ones any will do
    return tuple(replace(one, edition=_number(one, contents, numbers)) for one in filed)


def _number(one: Filed, contents: Mapping[str, str], numbers: Mapping[str, str]) -> str:
    if not one.content or contents.get(one.edition) == one.content:
        return one.edition
    return numbers.get(one.content, one.edition if one.approved else "")


def shown(form: Form, facts: Facts) -> tuple[str, ...]:
    """Ids of the sections that the rules put in; a fact that is not known counts as in, the careful side."""
    return tuple(section.id for section in form.sections if _is_in(section, facts))


def _change(old: Form, new: Form, one: Filed, other: Collection[str]) -> Affected:
    before, after = shown(old, one.facts), shown(new, one.facts)
    both = [section_id for section_id in after if section_id in before and section_id in other]
    return Affected(
        number=one.number,
        edition=one.edition,
        gained=tuple(i for i in after if i not in before),
        lost=tuple(i for i in before if i not in after),
        reworded=tuple(i for i in both if _words(old, i, one) != _words(new, i, one)),
    )


def _other_sections(old: Form, new: Form) -> frozenset[str]:
    """Ids of the sections that are not quite the same in both; nobody needs to compare the words of the rest."""
    return frozenset(section.id for section in new.sections if section != old.section(section.id))


def _is_in(section: Section, facts: Facts) -> bool:
    rule = called_for(section)
    return rule is not None and evaluate(rule, facts).truth is not Truth.FALSE


def _words(form: Form, section_id: str, one: Filed) -> object:
    """All that this patient reads of a section."""
    section = form.section(section_id)
    assert section is not None
    text = section_text(section, one.language)
    numbers = [n for n in section.frequency.numbers if n.when is None or _true(n.when, one.facts)]
    return (
        text.title,
        [text.parts.get(part.id) for part in _printed(section, one.facts)],
        text.frequency,
        [text.numbers.get(number.id) for number in numbers],
        text.initials,
    )


def _printed(section: Section, facts: Facts) -> list[Part]:
    """As ``adapt`` chooses the parts."""
    chosen = [p for p in section.parts if not p.otherwise and _prints(p, facts)]
    variant = any(part.variant for part in chosen)
    return [p for p in section.parts if p in chosen or (p.otherwise and not variant)]


def _prints(part: Part, facts: Facts) -> bool:
    truth = evaluate(part.when or Always(), facts).truth
    return truth is Truth.TRUE or (truth is Truth.UNKNOWN and part.if_unknown)


def _true(rule: Condition, facts: Facts) -> bool:
    return evaluate(rule, facts).truth is Truth.TRUE
