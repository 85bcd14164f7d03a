"""Typst, tagged, PDF/A-3a and PDF/UA-1 by itself: once from nothing, and with a compiler that stays warm."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from typing import Any, Final

from benchmarks import look
from exoconsent.consent import document as tree

_STANDARDS: Final = ["a-3a", "ua-1"]


def render(consent: tree.Consent) -> bytes:
    """``consent`` as PDF, nothing kept by us from an earlier call."""
    import typst

    return bytes(
        typst.compile(source(consent), font_paths=[str(look.FONTS)], ignore_system_fonts=True, pdf_standards=_STANDARDS)
    )


def render_warm(consent: tree.Consent) -> bytes:
    """``consent`` as PDF, by the compiler of the last call."""
    return bytes(_compiler().compile(source(consent), pdf_standards=_STANDARDS))


@cache
def _compiler() -> Any:
    import typst

    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(look.FONTS)])
    return typst.Compiler(font_paths=fonts)


def source(consent: tree.Consent) -> bytes:
    """The document in Typst's language: all words as strings, so that no sign in them is markup."""
    return "\n".join((_PREAMBLE, *_set_up(consent), *_story(consent))).encode()


_PREAMBLE: Final = f"""
#let accent = rgb("{look.ACCENT}")
#let hair = rgb("{look.HAIR}")
#let panel = rgb("{look.PANEL}")
#set text(font: "{look.FAMILY}", size: {look.BODY}pt, hyphenate: false)
#set par(leading: {look.LEADING - look.BODY * 0.72:.2f}pt, spacing: {look.PARAGRAPH_GAP + 4}pt, justify: false)
#set list(indent: 0pt, body-indent: {look.INDENT - 5}pt, spacing: {look.ITEM_GAP + 8}pt)
#set table(stroke: none, inset: {look.PAD * 0.6}pt)
#show heading.where(level: 1): set text(size: {look.TITLE}pt)
#show heading.where(level: 2): set text(size: {look.HEADING}pt, fill: accent)
#show heading: set block(above: {look.SECTION_GAP}pt, below: {look.PARAGRAPH_GAP + 3}pt)
#show link: it => underline(text(fill: accent, it))
#let small(body) = text(size: {look.SMALL}pt, body)
#let hint(body) = text(size: {look.HINT}pt, body)
#let blank(label) = [#box(width: {look.BODY * 9}pt, stroke: (bottom: 0.7pt))#hint(label)]
#let frequency(body) = block(
  width: 100%, breakable: false, fill: panel, stroke: (left: 3pt + accent), inset: {look.PAD}pt, body)
#let initials(who, label) = block(breakable: false, grid(
  columns: ({look.LABELS * 100:g}%, 1fr), gutter: {look.PAD}pt,
  block(above: 22pt, width: 100%, stroke: (top: 0.7pt), inset: (top: 3pt), hint(who)), strong(label)))
#let teach(question, label, answer, attempts) = block(
  width: 100%, breakable: false, stroke: 0.6pt + hair, inset: {look.PAD}pt, {{
    strong(question)
    parbreak()
    hint(label)
    if answer == "" {{ for i in range(2) {{ block(above: {look.WRITING}pt, line(length: 100%, stroke: 0.7pt)) }} }}
    else {{ parbreak(); answer }}
    parbreak()
    hint(attempts + " ______")
  }})
#let signature(role, meaning, label, ..rows) = block(
  width: 100%, breakable: false, stroke: 1pt + accent, inset: {look.PAD}pt, {{
    text(fill: accent, strong(role))
    parbreak()
    meaning
    grid(
      columns: ({look.LABELS * 100:g}%, 1fr), row-gutter: {look.ITEM_GAP + 4}pt,
      hint(label), block(width: 100%, height: {look.SIGNING}pt, fill: panel, stroke: (bottom: 0.9pt)),
      ..rows.pos().map(((name, value)) => (hint(name), value)).flatten())
  }})
"""


def _set_up(consent: tree.Consent) -> Iterator[str]:
    page, pages = "#counter(page).display()", "#counter(page).final().first()"
    number = consent.labels.document.replace("{number}", consent.number)
    count = "".join(f'#"{part}"' if part not in (page, pages) else part for part in _split(consent.labels.page))
    notices = "#linebreak()".join(f"#strong({_quoted(notice)})" for notice in consent.notices)
    band = f'#block(width: 100%, fill: rgb("{look.BAND}"), stroke: 1.4pt, inset: 6pt)[{notices}]' if notices else ""
    year, month, day = map(int, consent.created[:10].split("-"))
    date = f"datetime(year: {year}, month: {month}, day: {day})"
    title, author = map(_quoted, (consent.title, consent.letterhead.name))
    yield f"#set document(title: {title}, author: {author}, date: {date})"
    yield f"#set text(lang: {_quoted(consent.language.partition('-')[0])})"
    yield (
        f"#set page(width: {look.WIDTH}pt, height: {look.HEIGHT}pt, header-ascent: 12pt, footer-descent: 20pt, "
        f"margin: (x: {look.SIDE}pt, top: {look.TOP}pt, bottom: {look.BOTTOM}pt), "
        f"header: [#hint(strong({_quoted(consent.patient_label)})) #linebreak() "
        f"#hint({_quoted(consent.form_label)}) {band}], "
        f"footer: context [#hint[*{count}* #linebreak() #{_quoted(number)}]])"
    )


def _split(label: str) -> list[str]:
    marked = label.replace("{pages}", "\0#counter(page).final().first()\0")
    return [p for p in marked.replace("{page}", "\0#counter(page).display()\0").split("\0") if p]


def _story(consent: tree.Consent) -> Iterator[str]:
    yield f"#text(size: {look.CLINIC}pt, fill: accent, strong({_quoted(consent.letterhead.name)}))"
    yield from (f"#linebreak() #small({_quoted(line)})" for line in consent.letterhead.lines)
    yield "#line(length: 100%, stroke: 1.6pt + accent)"
    yield f"#heading(level: 1, {_quoted(consent.title)})"
    yield f"#text(size: {look.SUBTITLE}pt, {_quoted(consent.subtitle)})"
    yield from (f"#block(strong({_quoted('! ' + reason)}))" for reason in consent.stop_reasons)
    yield _identity(consent)
    for section in consent.sections:
        yield from _section(section)
    if consent.signatures:
        yield f"#heading(level: 2, {_quoted(consent.signatures_title)})"
    yield from map(_signature, consent.signatures)


def _identity(consent: tree.Consent) -> str:
    rows = ", ".join(
        f"text(fill: accent, strong({_quoted(label)})), [{_rich(value)}]" for label, value in consent.identity
    )
    columns = f"columns: ({look.LABELS * 100:g}%, 1fr), stroke: (y: 0.6pt + hair)"
    return f"#table({columns}, {rows})"


def _section(section: tree.SectionBlock) -> Iterator[str]:
    title = f"{section.number}. {section.title}" if section.number else section.title
    whole = section.id.startswith("risk-")
    yield "#block(breakable: false)[" if whole else ""
    yield f"#heading(level: 2, {_quoted(title)})"
    for block in section.blocks:
        yield from _BUILDERS[type(block)](block)
        yield ""
    yield "]" if whole else ""


def _paragraph(block: tree.ParagraphBlock) -> Iterable[str]:
    yield f"#small[{_rich(block.spans)}]" if block.small else _rich(block.spans)


def _bullets(block: tree.BulletsBlock) -> Iterable[str]:
    yield f"#list({', '.join(f'[{_rich(spans)}]' for spans in block.items)})"


def _words_table(block: tree.TableBlock) -> Iterable[str]:
    shares = ", ".join(f"{share:g}fr" for share in block.widths or (1,) * len(block.header))
    head = ", ".join(f"strong({_quoted(words)})" for words in block.header)
    cells = ", ".join(f"[{_rich(spans)}]" for row in block.rows for spans in row)
    yield f"#strong({_quoted(block.caption)})" if block.caption else ""
    yield f"#table(columns: ({shares}), stroke: (bottom: 0.5pt + hair), table.header({head}), {cells})"


def _frequency(block: tree.FrequencyBlock) -> Iterable[str]:
    yield f"#frequency[{_rich(block.spans)}]"


def _initials(block: tree.InitialsBlock) -> Iterable[str]:
    yield f"#initials({_quoted(block.who)}, {_quoted(block.label)})"


def _teach_back(block: tree.TeachBackBlock) -> Iterable[str]:
    words = (block.question, block.answer_label, block.answer, block.attempts_label)
    yield f"#teach({', '.join(map(_quoted, words))})"


_BUILDERS: Final[Mapping[type, Callable[[Any], Iterable[str]]]] = {
    tree.ParagraphBlock: _paragraph,
    tree.BulletsBlock: _bullets,
    tree.TableBlock: _words_table,
    tree.FrequencyBlock: _frequency,
    tree.InitialsBlock: _initials,
    tree.TeachBackBlock: _teach_back,
}


def _signature(block: tree.SignatureBlock) -> str:
    labelled = ((block.name_label, block.name), *block.extra, (block.time_label, ""))
    rows = ", ".join(f"({_quoted(label)}, {_quoted(value or '____________')})" for label, value in labelled)
    words = ", ".join(map(_quoted, (block.role_label, block.meaning, block.signature_label)))
    return f"#signature({words}, {rows})"


def _rich(spans: tree.Spans) -> str:
    return "".join(map(_span, spans))


def _span(span: tree.Span) -> str:
    words = _quoted(span.text)
    if span.empty:
        return f"#blank({words})"
    if span.href:
        return f"#link({_quoted(span.href)}, {words})"
    return f"#strong({words})" if span.bold or span.emphasis else f"#{words}"


def _quoted(words: str) -> str:
    escaped = words.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'
