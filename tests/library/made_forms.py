"""Strategies that make every construct of the form format, for the laws of writing."""

from datetime import date
from types import MappingProxyType

from hypothesis import strategies as st

from exoconsent.consent.blanks import BLANKS
from exoconsent.consent.conditions import AllOf, Always, AnyOf, Op, Test
from exoconsent.consent.facts import VOCABULARY, Kind
from exoconsent.consent.form import (
    Applies,
    Approval,
    Band,
    Category,
    Edition,
    Evidence,
    Form,
    FormText,
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
from exoconsent.consent.text import Blank, Bullets, Paragraph, Run
from exoconsent.library.conditions import OPS, UNRULED
from exoconsent.library.schema_pieces import CONFIDENCES, VERDICTS

# fmt: off
TRICKY = st.sampled_from([
    "true", "null", "no", "012", "12", "-", "#", "%20", "&", "!", "|", ">", "@", "'", '"', ":", ";", ",", "?", "~",
    "ñandú", "Ελλάδα", "д", "مركز", "日本", "🏥", "a\\b", "#x", "-y", "1)", "+", "=", "<",
])
# fmt: on
LONG = st.sampled_from(["word " * 40 + "end", "a-1. b - c # d " * 12 + "é", "one, two: three; " * 9 + "four"])
SIMPLE = st.text(
    st.characters(categories=["Ll", "Lu", "Nd", "Po", "Pd"], exclude_characters="{}*`_[]<&~\\"), min_size=1
)
WORD = SIMPLE.filter(lambda t: not t.isspace()) | TRICKY.filter(lambda t: t != "*")
PLAIN = (st.lists(WORD, min_size=1, max_size=4).map(" ".join) | LONG).filter(
    lambda t: t == " ".join(t.split()) and not any(mark in t for mark in ("{", "}", "**", "](", "`"))
)
NOTES = PLAIN | st.sampled_from(
    ["two\nlines\n", " blank before", "behind ", "a\n\n  b\n", "{braces} **stars**", "\tx", "a  b"]
)
IDS = st.from_regex("[a-z][a-z0-9]{0,5}(-[a-z0-9]{1,4}){0,2}", fullmatch=True)
NAMES = st.from_regex("[a-z0-9]{1,5}(_[a-z]{1,4}){0,2}", fullmatch=True) | st.sampled_from(["true", "null", "no", "12"])
SOURCES = st.lists(st.sampled_from(["S01", "S59", "GK", "DR"]), unique=True, max_size=3).map(tuple)
DAYS = st.dates(date(1990, 1, 1), date(2099, 1, 1)).map(date.isoformat)
MARKS = st.from_regex("[0-9a-f]{16}", fullmatch=True)

FACES = st.fixed_dictionaries({"bold": st.booleans(), "emphasis": st.booleans()})
HREFS = st.sampled_from(["", "", "", "https://example.org/a_b", "tel:911"])
RUNS = st.builds(lambda text, face, href: Run(text=text, href=href, **face), WORD, FACES, HREFS)
BLANKED = st.builds(lambda name, face: Blank(name=name, **face), st.sampled_from(sorted(BLANKS)), FACES)
LONG_RUN = LONG.map(lambda text: Run(text=text))


def _spaced(parts):
    out = []
    for part in parts:
        if out and isinstance(out[-1], Run) and (out[-1].bold, out[-1].emphasis, out[-1].href) == (False, False, ""):
            out[-1] = Run(text=out[-1].text + " ")
        elif out:
            out.append(Run(text=" "))
        if isinstance(part, Run) and out and part == Run(text=part.text) and isinstance(out[-1], Run):
            out[-1] = Run(text=out[-1].text + part.text)
        else:
            out.append(part)
    return tuple(out)


INLINES = st.lists(st.one_of(RUNS, BLANKED, LONG_RUN), min_size=1, max_size=4).map(_spaced)
PARAGRAPHS = INLINES.map(lambda inlines: Paragraph(inlines=inlines))
BULLETS = st.lists(INLINES, min_size=1, max_size=3).map(lambda items: Bullets(items=tuple(items)))


def _no_two_lists_in_a_row(blocks):
    kinds = [Paragraph, *map(type, blocks)]
    return tuple(block for before, block in zip(kinds, blocks, strict=False) if not before is type(block) is Bullets)


BLOCKS = st.lists(st.one_of(PARAGRAPHS, BULLETS), min_size=1, max_size=3).map(_no_two_lists_in_a_row)

_ONE = {
    Kind.YEARS: lambda f: st.integers(0, 125),
    Kind.FLAG: lambda f: st.booleans(),
    Kind.CHOICE: lambda f: st.sampled_from(f.values),
    Kind.SET: lambda f: st.sampled_from([*f.values, "shellfish_q", "no"]),
    Kind.TEXT: lambda f: st.sampled_from(["es", "left knee: inner", "no", "12"]),
    Kind.REGION: lambda f: st.sampled_from(["US", "US-TX", "EU-DE", "UK", "other"]),
}


RULED = tuple(f for f in VOCABULARY.values() if f.name not in UNRULED)


@st.composite
def one_test(draw):
    """One fact compared in one of the ways that fit it."""
    fact = draw(st.sampled_from(RULED))
    op = draw(st.sampled_from(OPS[fact.kind]))
    one = _ONE[fact.kind](fact)
    several = st.lists(one, min_size=1, max_size=3).map(tuple)
    return Test(field=fact.name, op=op, value=draw(several if op in (Op.IN, Op.HAS_ANY) else one))


CONDITIONS = st.recursive(
    st.one_of(one_test(), st.just(Always())),
    lambda inner: st.builds(
        lambda kind, parts: kind(conditions=tuple(parts)),
        st.sampled_from((AnyOf, AllOf)),
        st.lists(inner, min_size=1, max_size=4),
    ),
    max_leaves=6,
)
WHEN = st.none() | CONDITIONS
PASSAGES = st.builds(
    lambda document, start, length, claim, verdict: Provenance(
        document=document, start=start, end=start + length, claim=claim, verdict=verdict
    ),
    IDS, st.integers(0, 900), st.integers(1, 90), st.just("") | IDS, st.sampled_from(["", *VERDICTS]),
)  # fmt: skip


@st.composite
def numbers(draw, name):
    """A borrowed rate."""
    low, high, per = sorted(draw(st.lists(st.integers(0, 10**6), min_size=3, max_size=3)))
    return FrequencyNumber(id=name, low=low, high=high, per=max(per, 1), when=draw(WHEN), sources=draw(SOURCES))


@st.composite
def parts(draw):
    """Parts of a section: always printed, with a rule, variants, and what is printed when none fits."""
    made = []
    for name in draw(st.lists(NAMES, min_size=1, max_size=4, unique=True)):
        when = draw(WHEN)
        made.append(
            Part(
                id=name,
                when=when,
                variant=when is not None and draw(st.booleans()),
                if_unknown=when is None or draw(st.booleans()),
                keep=draw(st.sampled_from(Keep)),
            )
        )
    if any(part.variant for part in made) and draw(st.booleans()):
        made.append(Part(id="not_chosen", otherwise=True))
    return tuple({part.id: part for part in made}.values())


@st.composite
def section_texts(draw, language, of, band, borrowed):
    """The words of a section in one language."""
    status = draw(st.sampled_from(TextStatus))
    reviewed = status is TextStatus.REVIEWED
    return SectionText(
        language=language,
        status=status,
        title=draw(PLAIN),
        parts=MappingProxyType({part.id: draw(BLOCKS) for part in of}),
        frequency=() if band is Band.NOT_APPLICABLE else draw(INLINES),
        numbers=MappingProxyType({number.id: draw(INLINES) for number in borrowed}),
        teach_back=draw(st.none() | st.builds(lambda a, g: TeachBack(ask=a, good_answer=g), PLAIN, PLAIN)),
        initials=draw(st.just("") | PLAIN),
        reviewed_by=draw(PLAIN) if reviewed else "",
        reviewed_on=draw(DAYS) if reviewed else "",
        translated_from=draw(st.just("") | MARKS),
    )


@st.composite
def sections(draw):
    """Any section that the format allows."""
    band = draw(st.sampled_from(Band))
    of = draw(parts())
    borrowed = tuple(draw(numbers(name)) for name in draw(st.lists(NAMES, max_size=2, unique=True)))
    languages = ["en", *draw(st.lists(st.sampled_from(["es", "no", "zh-Hant"]), unique=True, max_size=2))]
    return Section(
        id=draw(IDS),
        category=draw(st.sampled_from(Category)),
        applies=Applies(mandatory=draw(WHEN), suggested=draw(WHEN)),
        frequency=Frequency(band=band, note=draw(st.just("") | NOTES), numbers=borrowed),
        evidence=Evidence(
            sources=draw(SOURCES), confidence=draw(st.sampled_from(CONFIDENCES)), note=draw(st.just("") | NOTES)
        ),
        provenance=tuple(draw(st.lists(PASSAGES, max_size=3))),
        parts=of,
        texts=MappingProxyType({tag: draw(section_texts(tag, of, band, borrowed)) for tag in languages}),
        path="made.yaml",
    )


@st.composite
def form_texts(draw, language):
    """The words of a form in one language."""
    return FormText(
        language=language,
        status=draw(st.sampled_from(TextStatus)),
        title=draw(PLAIN),
        subtitle=draw(PLAIN),
        review_notice=draw(PLAIN),
        intro=draw(BLOCKS),
        translated_from=draw(st.just("") | MARKS),
    )


@st.composite
def forms(draw, known):
    """Any form over the sections ``known``."""
    approval = draw(st.sampled_from(Approval))
    released = approval is Approval.APPROVED
    languages = ["en", *draw(st.lists(st.sampled_from(["es", "ar"]), unique=True, max_size=2))]
    return Form(
        id=draw(IDS),
        edition=Edition(
            number=draw(PLAIN),
            approval=approval,
            approved_by=draw(PLAIN) if released else "",
            approved_on=draw(DAYS) if released else "",
            facts_checked_on=draw(DAYS),
        ),
        sections=tuple(draw(st.lists(st.sampled_from(known), min_size=1, max_size=6, unique_by=lambda s: s.id))),
        texts=MappingProxyType({tag: draw(form_texts(tag)) for tag in languages}),
        personal_first=draw(st.booleans()),
        withdrawal=draw(st.booleans()),
        validity_days=draw(st.integers(0, 366)),
        path="made.yaml",
    )
