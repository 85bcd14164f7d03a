"""WeasyPrint, tagged, PDF/UA-1: HTML and a style sheet that is parsed once per process."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from html import escape
from typing import Any, Final

from benchmarks import look
from exoconsent.consent import document as tree


def render(consent: tree.Consent) -> bytes:
    """``consent`` as PDF."""
    import weasyprint

    sheet, fonts = _sheet()
    page = weasyprint.HTML(string=html(consent), base_url=str(look.FONTS))
    return bytes(page.write_pdf(stylesheets=[sheet], font_config=fonts, pdf_variant="pdf/ua-1"))


@cache
def _sheet() -> tuple[Any, Any]:
    import weasyprint
    from weasyprint.text.fonts import FontConfiguration

    fonts = FontConfiguration()
    return weasyprint.CSS(string=_CSS, font_config=fonts), fonts


_CSS: Final = f"""
@font-face {{ font-family: "Body"; font-weight: normal; src: url("{look.REGULAR.as_uri()}"); }}
@font-face {{ font-family: "Body"; font-weight: bold; src: url("{look.BOLD.as_uri()}"); }}
@page {{
  size: {look.WIDTH}pt {look.HEIGHT}pt;
  margin: {look.TOP}pt {look.SIDE}pt {look.BOTTOM}pt;
  @top-left {{ content: element(head); width: 100%; vertical-align: bottom; padding-bottom: 10pt; }}
  @bottom-left {{ content: element(foot); width: 100%; vertical-align: top; padding-top: 20pt; }}
}}
body {{ margin: 0; font: {look.BODY}pt/{look.LEADING}pt "Body"; }}
p, ul, table, .frequency, .initials, .teach, .sign {{ margin: {look.PARAGRAPH_GAP}pt 0 0; }}
li {{ margin-top: {look.ITEM_GAP}pt; }}
ul {{ padding-left: {look.INDENT}pt; }}
h1 {{ font-size: {look.TITLE}pt; line-height: 1.2; margin: {look.SECTION_GAP}pt 0 0; }}
h2 {{ font-size: {look.HEADING}pt; line-height: 1.3; margin: {look.SECTION_GAP}pt 0 0; color: {look.ACCENT}; }}
h3, th {{ font-size: {look.BODY}pt; margin: 0; color: {look.ACCENT}; text-align: left; vertical-align: top; }}
h1, h2, h3 {{ break-after: avoid; }}
section.whole, .frequency, .initials, .teach, .sign {{ break-inside: avoid; }}
a {{ color: {look.ACCENT}; }}
table {{ width: 100%; border-collapse: collapse; }}
th, td {{ padding: {look.PAD * 0.5}pt 0; }}
.identity tr {{ border: solid {look.HAIR}; border-width: 0.6pt 0; }}
.identity th, .sign th {{ width: {look.LABELS * 100}%; }}
.words th {{ background: {look.PANEL}; }}
.words tr {{ border-bottom: 0.5pt solid {look.HAIR}; }}
.clinic {{ margin: 0; font-size: {look.CLINIC}pt; font-weight: bold; color: {look.ACCENT}; }}
.line {{ margin: 0; font-size: {look.SMALL}pt; line-height: {look.LEAD}; }}
.rule {{ border-bottom: 1.6pt solid {look.ACCENT}; padding-bottom: 8pt; }}
.subtitle {{ margin-top: {look.ITEM_GAP}pt; font-size: {look.SUBTITLE}pt; }}
.small {{ font-size: {look.SMALL}pt; line-height: {look.LEAD}; }}
.hint, .sign th {{ font-size: {look.HINT}pt; font-weight: normal; line-height: 1.25; color: black; }}
.blank {{ display: inline-block; width: {look.BODY * 9}pt; border-bottom: 0.7pt solid; }}
.frequency {{ background: {look.PANEL}; border-left: 3pt solid {look.ACCENT}; padding: {look.PAD}pt; }}
.initials {{ display: flex; font-weight: bold; }}
.initials .hint {{ margin: 22pt {look.PAD}pt 0 0; width: 30%; border-top: 0.7pt solid; }}
.teach {{ border: 0.6pt solid {look.HAIR}; padding: {look.PAD}pt; }}
.teach p {{ margin: {look.ITEM_GAP}pt 0 0; }}
.teach .write {{ height: {look.WRITING}pt; border-bottom: 0.7pt solid; }}
.sign {{ border: 1pt solid {look.ACCENT}; padding: {look.PAD}pt; }}
.sign p, .sign table {{ margin-top: {look.ITEM_GAP}pt; }}
.sign .room {{ height: {look.SIGNING}pt; background: {look.PANEL}; border-bottom: 0.9pt solid; }}
#head {{ position: running(head); font-size: {look.HINT}pt; line-height: 1.3; }}
#foot {{ position: running(foot); font-size: {look.HINT}pt; line-height: 1.3; }}
.notice {{ border: 1.4pt solid; background: {look.BAND}; padding: 6pt; font: bold {look.BODY}pt/{look.LEAD} "Body"; }}
.page::before {{ content: counter(page); }}
.pages::before {{ content: counter(pages); }}
"""


def html(consent: tree.Consent) -> str:
    """The document as HTML."""
    language, title = escape(consent.language), escape(consent.title)
    head = (
        f'<meta charset="utf-8"><title>{title}</title><meta name="author" content="{escape(consent.letterhead.name)}">'
    )
    body = "\n".join((*_furniture(consent), *_front(consent), *_story(consent)))
    return f'<!doctype html><html lang="{language}"><head>{head}</head><body>{body}</body></html>'


def _furniture(consent: tree.Consent) -> Iterator[str]:
    notices = "".join(f'<div class="notice">{escape(notice)}</div>' for notice in consent.notices)
    label, number = escape(consent.labels.page), escape(consent.number)
    count = label.replace("{pages}", '<span class="pages"></span>').replace("{page}", '<span class="page"></span>')
    yield f'<div id="head"><b>{escape(consent.patient_label)}</b><br>{escape(consent.form_label)}{notices}</div>'
    yield f'<div id="foot"><b>{count}</b><br>{escape(consent.labels.document).replace("{number}", number)}</div>'


def _front(consent: tree.Consent) -> Iterator[str]:
    lines = "".join(f'<p class="line">{escape(line)}</p>' for line in consent.letterhead.lines)
    rows = "".join(
        f'<tr><th scope="row">{escape(label)}</th><td>{_rich(value)}</td></tr>' for label, value in consent.identity
    )
    yield f'<div class="rule"><p class="clinic">{escape(consent.letterhead.name)}</p>{lines}</div>'
    yield f'<h1>{escape(consent.title)}</h1><p class="subtitle">{escape(consent.subtitle)}</p>'
    yield from (f"<p><b>! {escape(reason)}</b></p>" for reason in consent.stop_reasons)
    yield f'<table class="identity">{rows}</table>'


def _story(consent: tree.Consent) -> Iterator[str]:
    for section in consent.sections:
        title = f"{section.number}. {section.title}" if section.number else section.title
        yield '<section class="whole">' if section.id.startswith("risk-") else "<section>"
        yield f"<h2>{escape(title)}</h2>"
        for block in section.blocks:
            yield from _BUILDERS[type(block)](block)
        yield "</section>"
    if consent.signatures:
        yield f"<h2>{escape(consent.signatures_title)}</h2>"
    yield from map(_signature, consent.signatures)


def _paragraph(block: tree.ParagraphBlock) -> Iterable[str]:
    yield f'<p class="small">{_rich(block.spans)}</p>' if block.small else f"<p>{_rich(block.spans)}</p>"


def _bullets(block: tree.BulletsBlock) -> Iterable[str]:
    yield f"<ul>{''.join(f'<li>{_rich(spans)}</li>' for spans in block.items)}</ul>"


def _words_table(block: tree.TableBlock) -> Iterable[str]:
    head = "".join(f'<th scope="col">{escape(words)}</th>' for words in block.header)
    rows = "".join(f"<tr>{''.join(f'<td>{_rich(spans)}</td>' for spans in row)}</tr>" for row in block.rows)
    caption = f"<caption>{escape(block.caption)}</caption>" if block.caption else ""
    yield f'<table class="words">{caption}<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>'


def _frequency(block: tree.FrequencyBlock) -> Iterable[str]:
    yield f'<div class="frequency">{_rich(block.spans)}</div>'


def _initials(block: tree.InitialsBlock) -> Iterable[str]:
    yield f'<div class="initials"><div class="hint">{escape(block.who)}</div><div>{escape(block.label)}</div></div>'


def _teach_back(block: tree.TeachBackBlock) -> Iterable[str]:
    answer = f"<p>{escape(block.answer)}</p>" if block.answer else '<div class="write"></div>' * 2
    yield f'<div class="teach"><b>{escape(block.question)}</b><p class="hint">{escape(block.answer_label)}</p>{answer}'
    yield f'<p class="hint">{escape(block.attempts_label)} ______</p></div>'


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
    rows = "".join(
        f"<tr><th>{escape(name)}</th><td>{escape(value or '____________')}</td></tr>" for name, value in labelled
    )
    room = f'<tr><th>{escape(block.signature_label)}</th><td class="room"></td></tr>'
    words = f"<h3>{escape(block.role_label)}</h3><p>{escape(block.meaning)}</p>"
    return f'<div class="sign">{words}<table>{room}{rows}</table></div>'


def _rich(spans: tree.Spans) -> str:
    return "".join(map(_span, spans))


def _span(span: tree.Span) -> str:
    words = escape(span.text)
    if span.empty:
        return f'<span class="blank"></span> <span class="hint">{words}</span>'
    if span.href:
        return f'<a href="{escape(span.href)}">{words}</a>'
    return f"<b>{words}</b>" if span.bold or span.emphasis else words
