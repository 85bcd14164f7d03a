"""Blocks back into the Markdown subset, so that a text edited on screen can be kept in a form file."""

import re
from typing import Final

from exoconsent.consent.text import Blank, Block, Blocks, Inline, Inlines, Paragraph
from exoconsent.library.markdown import read_markdown

_SPECIAL: Final = re.compile(r"[\\`*_\[\]<>&~]")
_AT_START: Final = re.compile(r"^(?:[-+#=|:]|\d{1,9}(?=[.)]))")


def to_markdown(blocks: Blocks) -> str:
    """``blocks`` as Markdown that reads back as the same blocks.

    Raises:
        ValueError: Markdown has no way to say them, e.g. a bold run that begins with a blank.
    """
    for mark in ("*", "_"):  # "_" can stand beside "**" where a third "*" would be ambiguous
        text = "\n\n".join(_block(block, mark) for block in blocks) + "\n"
        if read_markdown(text) == (blocks, []):
            return text
    raise ValueError(
        "this text cannot be written as Markdown: a bold, slanted or linked run begins or ends with a blank"
    )


def _block(block: Block, mark: str) -> str:
    if isinstance(block, Paragraph):
        return _at_start(_line(block.inlines, mark))
    return "\n".join(f"- {_at_start(_line(item, mark))}" for item in block.items)


def _at_start(line: str) -> str:
    found = _AT_START.match(line)
    if not found:
        return line
    return f"{line[: found.end()]}\\{line[found.end() :]}" if line[0].isdigit() else f"\\{line}"


def _line(inlines: Inlines, mark: str) -> str:
    out: list[str] = []
    marks: list[str] = []
    for place, inline in enumerate(inlines):
        wanted = _wanted(inline, mark)
        while any(m not in wanted for m in marks):
            out.append(marks.pop())
        for m in _longest_first([m for m in wanted if m not in marks], inlines[place:], mark):
            marks.append(m)
            out.append(m)
        if getattr(inline, "href", "") and out and out[-1].endswith("!"):
            out[-1] = out[-1][:-1] + "\\!"  # or it would be an image
        out.append(_words(inline))
    return "".join([*out, *reversed(marks)])


def _wanted(inline: Inline, mark: str) -> list[str]:
    return [m for m, on in (("**", inline.bold), (mark, inline.emphasis)) if on]


def _longest_first(marks: list[str], rest: Inlines, mark: str) -> list[str]:
    def length(m: str) -> int:
        return next((i for i, inline in enumerate(rest) if m not in _wanted(inline, mark)), len(rest))

    return sorted(marks, key=length, reverse=True)


def _words(inline: Inline) -> str:
    if isinstance(inline, Blank):
        return f"{{{inline.name}}}"
    text = _SPECIAL.sub(r"\\\g<0>", inline.text)
    return f"[{text}]({inline.href})" if inline.href else text
