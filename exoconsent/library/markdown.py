"""The Markdown subset of section text: paragraphs, one level of bullets, bold, emphasis, links and blanks.

Everything else is refused with its line, so that what is printed is what was meant.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import Any, Final

from exoconsent.consent.blanks import BLANKS
from exoconsent.consent.cleantext import refused
from exoconsent.consent.facts import did_you_mean
from exoconsent.consent.text import Blank, Block, Blocks, Bullets, Inline, Inlines, Paragraph, Run
from exoconsent.library.prescan import hidden_words

SCHEMES: Final = ("https", "mailto", "tel")
"""Where a link may lead."""

Complaints = list[tuple[int, str]]
"""Zero-based line in the text, and what is wrong there."""

_ALLOWED: Final = "; allowed are paragraphs, - bullets, **bold**, *emphasis* and [links](https://…)"
_REFUSED: Final = {
    "heading_open": "headings are not allowed here (a line that begins with # or stands over a line of - or =)",
    "blockquote_open": "quotes (a line that begins with >) are not allowed here",
    "ordered_list_open": 'numbered lists are not allowed here; use "- ", or write \\. behind a number at the start',
    "table_open": "tables are not allowed here",
    "fence": "code (```) is not allowed here",
    "code_block": "this line is indented by four blanks or more, which means code; move it to the left",
    "code_inline": "code (`…`) is not allowed here; write \\` for a plain `",
    "html_block": "HTML is not allowed here; write \\< for a plain <",
    "html_inline": "HTML is not allowed here; write \\< for a plain <",
    "image": "images are not allowed here",
    "hr": "ruled lines (--- or ***) are not allowed here",
    "hardbreak": "a forced line break (two blanks or \\ at the end of a line) is not allowed here; begin a paragraph",
    "s_open": "struck-out text (~~) is not allowed here",
}
_REMEMBERED: Final = 4096
"""Texts; writing, checking and reading back a form asks for each of them some ten times (measured)."""
_BRACE: Final = re.compile(r"\{([^{}]*)\}|[{}]")
_LOOSE_MARK: Final = re.compile(r"\*\*|__|(?<!\w)\*(?=\S)|(?<=\S)\*(?!\w)|(?<!\w)_(?=\w)|(?<=\w)_(?!\w)|`|\]\(")


def read_markdown(source: str) -> tuple[Blocks, Complaints]:
    """The blocks of ``source``, and everything in it that is outside the subset (then the blocks mean nothing)."""
    blocks, complaints = _read(source)
    return blocks, list(complaints)


@lru_cache(maxsize=_REMEMBERED)
def _read(source: str) -> tuple[Blocks, tuple[tuple[int, str], ...]]:
    complaints: Complaints = []
    env: dict[str, Any] = {}
    tokens = _parser().parse(source, env)
    for name, found in env.get("references", {}).items():
        complaints.append(
            (found["map"][0], f'the link address "[{name.lower()}]: …" stands alone; write [words](https://…)')
        )
    blocks = tuple(_blocks(tokens, complaints))
    if not blocks and not complaints:
        complaints.append((0, "there is no text here; write a paragraph or delete the key"))
    return blocks, tuple(sorted(complaints))


def read_line(source: str) -> tuple[Inlines, Complaints]:
    """The runs of ``source``, which must be a single paragraph."""
    blocks, complaints = read_markdown(source)
    if complaints:
        return (), complaints
    if len(blocks) != 1 or not isinstance(blocks[0], Paragraph):
        return (), [(0, "this must be one paragraph without bullets")]
    return blocks[0].inlines, []


@cache
def _parser() -> Any:
    from markdown_it import MarkdownIt  # loaded with the first form, not with the window

    parser: Any = MarkdownIt("commonmark").enable(["table", "strikethrough"]).disable(["text_join"])
    parser.validateLink = lambda _url: True  # bad addresses become links that we refuse, not text that we would print
    return parser


def _blocks(tokens: Sequence[Any], complaints: Complaints) -> Iterator[Block]:
    place = 0
    while place < len(tokens):
        token = tokens[place]
        end = _end(tokens, place)
        if token.type == "paragraph_open":
            yield Paragraph(inlines=_inlines(tokens[place + 1], complaints))
        elif token.type == "bullet_list_open":
            yield Bullets(items=tuple(_items(tokens[place + 1 : end], complaints, token.markup)))
        else:
            _refuse(token.type, _line(token), complaints)
        place = end + 1


def _items(tokens: Sequence[Any], complaints: Complaints, mark: str) -> Iterator[Inlines]:
    place = 0
    if mark != "-":
        complaints.append(
            (_line(tokens[0]), f'bullets begin with "- ", not "{mark} "; write \\{mark} for a plain {mark}')
        )
    while place < len(tokens):
        end = _end(tokens, place)
        yield _item(tokens[place + 1 : end], _line(tokens[place]), complaints)
        place = end + 1


def _item(tokens: Sequence[Any], line: int, complaints: Complaints) -> Inlines:
    kinds = [t.type for t in tokens]
    if kinds == ["paragraph_open", "inline", "paragraph_close"]:
        return _inlines(tokens[1], complaints)
    odd = next((t for t in tokens if t.type in _REFUSED), None)
    if odd:
        _refuse(odd.type, _line(odd), complaints)
    elif "bullet_list_open" in kinds:
        inner = next(t for t in tokens if t.type == "bullet_list_open")
        complaints.append((_line(inner), "bullets inside bullets are not allowed; use one level"))
    elif not tokens:
        complaints.append((line, 'this bullet is empty; write its text behind "- "'))
    else:
        complaints.append((line, "a bullet may hold one paragraph only; begin a new bullet or end the list"))
    return ()


def _inlines(token: Any, complaints: Complaints) -> Inlines:
    inlines = _Runs(_line(token), complaints).read(token.children)
    if all(isinstance(part, Run) and not part.text.strip() for part in inlines):
        complaints.append((_line(token), "only blanks stand here; write words or delete the line"))
    return inlines


class _Runs:
    """Turns the inline tokens of one paragraph into runs and blanks."""

    def __init__(self, line: int, complaints: Complaints) -> None:
        self._line = line
        self._complaints = complaints
        self._out: list[Inline] = []
        self._bold = self._emphasis = 0
        self._href = ""

    def read(self, tokens: Sequence[Any]) -> Inlines:
        """The runs of one paragraph."""
        for place, token in enumerate(tokens):
            match token.type:
                case "text":
                    self._text(token.content, loose=token.content)
                case "text_special":
                    self._text(token.content, loose="")
                case "softbreak":
                    self._add(" ")
                    self._line += 1
                case "strong_open" | "strong_close":
                    self._bold += token.nesting
                case "em_open" | "em_close":
                    self._emphasis += token.nesting
                case "link_open":
                    self._open_link(token, empty=tokens[place + 1].type == "link_close")
                case "link_close":
                    self._href = ""
                case "s_close":
                    pass  # told at its opening
                case other:
                    _refuse(other, self._line, self._complaints)
                    self._line += other == "hardbreak"
        return tuple(self._out)

    def _say(self, message: str) -> None:
        self._complaints.append((self._line, message))

    def _open_link(self, token: Any, *, empty: bool) -> None:
        href = str(token.attrs.get("href", ""))
        self._href = href
        scheme = href.partition(":")[0].lower() if ":" in href else ""
        if scheme not in SCHEMES:
            self._say(f'a link may begin with {", ".join(f"{s}:" for s in SCHEMES)}, not "{href[:60]}"')
        elif "%7B" in href or "%7D" in href:
            self._say("a link's address may not hold blanks in braces")
        elif empty:
            self._say("this link has no words; write [words](https://…)")
        if "title" in token.attrs:
            self._say("a link's title (the quoted words behind the address) is never printed; delete it")

    def _text(self, content: str, loose: str) -> None:
        for char in sorted(set(filter(refused, content))):  # only character references (&#…;) still hold any
            self._say(hidden_words(char))
        mark = _LOOSE_MARK.search(loose)
        if mark:
            self._say(f'"{mark.group()}" would be printed as it stands; close the marks, or write \\ before each')
        done = 0
        for found in _BRACE.finditer(content):
            self._add(content[done : found.start()])
            self._blank(found)
            done = found.end()
        self._add(content[done:])

    def _blank(self, found: re.Match[str]) -> None:
        name = found.group(1)
        if name is None:
            self._say(f'a "{found.group()}" stands alone; braces are for blanks such as {{patient.name}} only')
        elif name not in BLANKS:
            self._say(f'unknown blank "{{{name}}}"{did_you_mean(name, BLANKS) or "; see consent/blanks.py"}')
        elif self._href:
            self._say("a blank may not stand inside a link")
        else:
            self._out.append(Blank(name=name, bold=self._bold > 0, emphasis=self._emphasis > 0))

    def _add(self, text: str) -> None:
        face = {"bold": self._bold > 0, "emphasis": self._emphasis > 0, "href": self._href}
        run = Run(text=text, **face)  # type: ignore[arg-type]
        last = self._out[-1] if self._out else None
        if isinstance(last, Run) and (last.bold, last.emphasis, last.href) == (run.bold, run.emphasis, run.href):
            self._out[-1] = Run(text=last.text + text, **face)  # type: ignore[arg-type]
        elif text:
            self._out.append(run)


def _refuse(kind: str, line: int, complaints: Complaints) -> None:
    complaints.append((line, f"{_REFUSED.get(kind, 'this is not allowed here')}{_ALLOWED if kind in _REFUSED else ''}"))


def _line(token: Any) -> int:
    return int(token.map[0]) if token.map else 0


def _end(tokens: Sequence[Any], place: int) -> int:
    if tokens[place].nesting != 1:
        return place
    level = tokens[place].level
    return next(i for i in range(place + 1, len(tokens)) if tokens[i].nesting == -1 and tokens[i].level == level)
