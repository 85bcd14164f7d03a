"""What is pasted from Word, LibreOffice, Google Docs or a web page: words, bold, slanted and bullets; nothing else.

Everything that is left out is counted, so that it can be told. Nothing is fetched, and no style is followed but those
that say bold, slanted, or not printed at all.
"""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from html.parser import HTMLParser
from types import MappingProxyType
from typing import Final

from exoconsent.consent.cleantext import refused
from exoconsent.consent.letters import mixed_words
from exoconsent.consent.text import Block, Blocks, Bullets, Inlines, Paragraph, Run

LIMIT: Final = 2_000_000
"""Characters of HTML; more is read as plain words."""


class Left(StrEnum):
    """What was left out."""

    PICTURE = "picture"
    TABLE = "table"
    NUMBERS = "numbers"
    """A numbered list, which became bullets."""
    LINK = "link"
    DELETED = "deleted"
    """Words that tracked changes strike out."""
    NOTE = "note"
    """Comments and footnote marks."""
    UNSEEN = "unseen"
    """Signs without a body, or that cannot be printed."""
    MIXED = "mixed"
    """Words with look-alike letters of another script; they are kept, and the checks tell them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pasted:
    """Clean text."""

    blocks: Blocks
    left: Mapping[Left, int]


_UNSEEN: Final = dict.fromkeys(map(ord, "\u200b\u2060\ufeff\u00ad\u200e\u200f"))
"""Signs without a body that Word and web pages strew in; the joiners that some scripts need are not among them."""
_BULLET: Final = re.compile(r"^\s*(?:[•·●○▪■◦‣➢✓✔❖*\uf0b7\uf0a7\uf0d8\uf0fc–—-](?=[\s\u00a0])|•|·|\uf0b7)[\s\u00a0]*")
_NUMBER: Final = re.compile(r"^\s*(?:\(?(?:\d{1,2}(?:\.\d{1,2})*[.)]|[a-h]\)|[ivx]{1,4}\)))[\s\u00a0]+")
_NUMBERED: Final = re.compile(r"^\s*\(?[\da-zA-Z]{1,4}[.)]")
"""What Word hides before a line of a numbered list."""
_SILENT: Final = frozenset(("head", "style", "script", "title", "xml", "template", "noscript", "select", "svg", "o:p"))
_ALONE: Final = frozenset(("img", "br", "hr", "input", "meta", "link", "col", "wbr", "area", "base", "embed", "source"))
_HEADS: Final = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_LINES: Final = _HEADS | {"p", "div", "li", "tr", "td", "th", "blockquote", "pre", "dt", "dd", "caption", "section"}
_BOLD: Final = re.compile(
    r"(?<![-\w])font-weight\s*:\s*(bold|bolder|[6-9]00)\b|(?<![-\w])font-weight\s*:\s*(normal|lighter|[1-5]00)\b"
)
_SLANTED: Final = re.compile(r"(?<![-\w])font-style\s*:\s*(italic|oblique)|(?<![-\w])font-style\s*:\s*(normal)")
_HIDDEN: Final = re.compile(r"display\s*:\s*none|mso-hide\s*:\s*all|mso-list\s*:\s*ignore")
_MARKER: Final = re.compile(r"mso-list\s*:\s*ignore")
_COMMENTS: Final = re.compile(r"mso-element\s*:\s*(comment|footnote|endnote)|mso-special-character\s*:\s*comment")
_WORD_LIST: Final = re.compile(r"mso-list\s*:\s*(?!ignore)\S")
_CONDITION: Final = re.compile(r"<!\[(?:if|endif)[^>]*>|<!--\[if[^>]*>.*?<!\[endif\]-->", re.DOTALL | re.IGNORECASE)


@dataclass(slots=True, kw_only=True)
class _Open:
    """An element that is open."""

    tag: str
    bold: bool
    slanted: bool
    silent: bool
    marker: bool = False
    """Word's own sign or number before a line of a list."""


def pasted_html(html: str) -> Pasted:
    """The words of a clipboard's HTML with bold, slanted and bullets."""
    reader = _Reader()
    fragment = re.search(r"<!--\s*StartFragment\s*-->(.*?)<!--\s*EndFragment\s*-->", html, re.DOTALL)
    reader.feed(_CONDITION.sub("", fragment.group(1) if fragment else html))
    reader.close()
    return _told(reader.finished(), reader.left)


def pasted_words(text: str) -> Pasted:
    """The same of plain text, where bullets are signs before the line."""
    left: Counter[Left] = Counter()
    unified = text.replace("\r\n", "\n").replace("\r", "\n")
    rows: list[tuple[bool, Inlines]] = []
    for line in re.split("[\n\x0b\x0c\u2028\u2029\u0085]", unified):
        rest, bullet = _unmarked(line, left)
        if clean := _clean(rest, left).strip():
            rows.append((bullet, (Run(text=clean),)))
    return _told(_blocks(rows), left)


def _told(blocks: Blocks, left: Counter[Left]) -> Pasted:
    words = " ".join(i.text for b in blocks for row in _rows(b) for i in row if isinstance(i, Run))
    left[Left.MIXED] = len({found.word for found in mixed_words(words)})
    return Pasted(blocks=blocks, left=MappingProxyType({kind: left[kind] for kind in Left if left[kind]}))


def _rows(block: Block) -> tuple[Inlines, ...]:
    return block.items if isinstance(block, Bullets) else (block.inlines,)


class _Reader(HTMLParser):
    """Rows of runs, each a bullet or not."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.left: Counter[Left] = Counter()
        self._open: list[_Open] = []
        self._rows: list[tuple[bool, Inlines]] = []
        self._runs: list[Run] = []
        self._bullet = self._numbered = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Looks and what is left out."""
        given = {name: (value or "").lower() for name, value in attrs}
        style, kind = given.get("style", ""), given.get("class", "")
        self._count(tag, given)
        if tag in _LINES or tag in ("br", "hr"):
            self._end_row()
        if tag in _ALONE:
            return
        outer = self._open[-1] if self._open else _Open(tag="", bold=False, slanted=False, silent=False)
        silent = outer.silent or tag in _SILENT or self._is_silent(tag, style, kind)
        marker = outer.marker or bool(_MARKER.search(style))
        if tag == "li" or _WORD_LIST.search(style):
            self._bullet = True
        bold = _said(_BOLD, style, outer.bold or tag in _HEADS | {"b", "strong", "th"})
        slanted = _said(_SLANTED, style, outer.slanted or tag in ("i", "em", "cite"))
        self._open.append(_Open(tag=tag, bold=bold, slanted=slanted, silent=silent, marker=marker))

    def handle_endtag(self, tag: str) -> None:
        """Back to what was open before; a tag that was never opened closes nothing."""
        places = [place for place, one in enumerate(self._open) if one.tag == tag]
        if not places:
            return
        if tag in _LINES:
            self._end_row()
        if tag == "li":
            self._bullet = False
        del self._open[places[-1] :]

    def handle_data(self, data: str) -> None:
        """Words."""
        face = self._open[-1] if self._open else _Open(tag="", bold=False, slanted=False, silent=False)
        if face.silent:
            self._numbered |= face.marker and bool(_NUMBERED.match(data))
            return
        in_lines = any(one.tag == "pre" for one in self._open)
        for number, piece in enumerate(data.split("\n") if in_lines else [data]):
            if number:
                self._end_row()
            text = re.sub(r"[\s\u00a0\u202f\u2007]+", " ", _clean(piece, self.left, strip=False))
            if text:
                self._runs.append(Run(text=text, bold=face.bold, emphasis=face.slanted))

    def finished(self) -> Blocks:
        """All rows."""
        self._end_row()
        return _blocks(self._rows)

    def _count(self, tag: str, given: dict[str, str]) -> None:
        silent = bool(self._open) and self._open[-1].silent
        if silent:
            return
        if tag in ("img", "v:imagedata", "svg", "canvas", "video", "object", "embed"):
            self.left[Left.PICTURE] += 1
        elif tag == "table":
            self.left[Left.TABLE] += 1
        elif tag == "ol":
            self.left[Left.NUMBERS] += 1
        elif tag == "a" and given.get("href", "").startswith(("http:", "https:", "mailto:", "ftp:", "file:")):
            self.left[Left.LINK] += 1

    def _is_silent(self, tag: str, style: str, kind: str) -> bool:
        """Not printed where it comes from: hidden, struck out by tracked changes, or a comment."""
        if tag == "del" or "msodel" in kind:
            self.left[Left.DELETED] += not any(one.tag == "del" for one in self._open)
            return True
        if _COMMENTS.search(style) or "msocommentreference" in kind or "msofootnotereference" in kind:
            self.left[Left.NOTE] += 1
            return True
        return bool(_HIDDEN.search(style))

    def _end_row(self) -> None:
        runs, self._runs = self._runs, []
        text = "".join(run.text for run in runs)
        if not text.strip():
            return
        bullet, self._bullet = self._bullet, False
        if not bullet:
            rest, bullet = _unmarked(text, self.left)
            runs = _without_first(runs, len(text) - len(rest)) if bullet else runs
        self.left[Left.NUMBERS] += self._numbered
        self._numbered = False
        self._rows.append((bullet, _tidy(runs)))


def _said(pattern: re.Pattern[str], style: str, otherwise: bool) -> bool:
    found = pattern.search(style)
    return bool(found.group(1)) if found else otherwise


def _unmarked(line: str, left: Counter[Left]) -> tuple[str, bool]:
    """``line`` without the sign or number that stands before the words of a list."""
    rest = _BULLET.sub("", line, count=1)
    if rest != line:
        return rest, True
    rest = _NUMBER.sub("", line, count=1)
    left[Left.NUMBERS] += rest != line
    return rest, rest != line


def _clean(text: str, left: Counter[Left], *, strip: bool = True) -> str:
    """Without signs that nobody sees or that cannot be printed; blanks of every width made one."""
    seen = text.translate(_UNSEEN)
    kept = "".join(sign for sign in seen if sign in "\t\n\r" or not refused(sign, lines=True))
    left[Left.UNSEEN] += len(text) - len(kept)
    one = re.sub(r"[\s\u00a0]+", " ", kept)
    return one.strip() if strip else one


def _without_first(runs: list[Run], count: int) -> list[Run]:
    out = []
    for run in runs:
        gone = min(count, len(run.text))
        count -= gone
        if rest := run.text[gone:]:
            out.append(Run(text=rest, bold=run.bold, emphasis=run.emphasis))
    return out


def _tidy(runs: list[Run]) -> Inlines:
    """One blank between words, none at the ends."""
    out: list[Run] = []
    for run in runs:
        text = run.text.lstrip(" ") if not out or out[-1].text.endswith(" ") else run.text
        if not text:
            continue
        same = out and (out[-1].bold, out[-1].emphasis) == (run.bold, run.emphasis)
        if same:
            out[-1] = Run(text=out[-1].text + text, bold=run.bold, emphasis=run.emphasis)
        else:
            out.append(Run(text=text, bold=run.bold, emphasis=run.emphasis))
    if out and (last := out[-1].text.rstrip(" ")) != out[-1].text:
        out[-1:] = [Run(text=last, bold=out[-1].bold, emphasis=out[-1].emphasis)] if last else []
    return tuple(out)


def _blocks(rows: list[tuple[bool, Inlines]]) -> Blocks:
    out: list[Block] = []
    for bullet, inlines in rows:
        if not inlines:
            continue
        if bullet and out and isinstance(out[-1], Bullets):
            out[-1] = Bullets(items=(*out[-1].items, inlines))
        else:
            out.append(Bullets(items=(inlines,)) if bullet else Paragraph(inlines=inlines))
    return tuple(out)
