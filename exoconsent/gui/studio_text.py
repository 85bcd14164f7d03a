"""Section text in an editor and back: paragraphs, bullets, bold, slanted, links, and blanks as ``{name}``."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby
from typing import Final

from PySide6.QtGui import QFont, QPalette, QTextCharFormat, QTextCursor, QTextDocument, QTextListFormat

from exoconsent.consent.text import Blank, Block, Blocks, Bullets, Inline, Inlines, Paragraph, Run
from exoconsent.library.markdown_writer import to_markdown

_BLANK: Final = re.compile(r"\{([a-z][a-z0-9_.]*)\}")
_BRACES: Final = str.maketrans("{}", "()")
_SOFT: Final = "\u2028"


def show_blocks(document: QTextDocument, blocks: Blocks, palette: QPalette) -> None:
    """Put ``blocks`` into ``document``."""
    document.clear()
    cursor = QTextCursor(document)
    plain, first = QTextCharFormat(), True
    for block in blocks:
        rows = _rows_of(block)
        for row in rows:
            if not first:
                cursor.insertBlock()
            if isinstance(block, Bullets):
                if row is rows[0]:
                    cursor.createList(QTextListFormat.Style.ListDisc)
            elif (old := cursor.currentList()) is not None:
                old.remove(cursor.block())
                form = cursor.blockFormat()
                form.setIndent(0)
                cursor.setBlockFormat(form)
            first = False
            for inline in row:
                cursor.insertText(_spelled(inline), char_format(inline, palette))
            cursor.setCharFormat(plain)


def char_format(inline: Inline, palette: QPalette) -> QTextCharFormat:
    """How it looks while it is edited."""
    form = QTextCharFormat()
    if inline.bold:
        form.setFontWeight(QFont.Weight.Bold)
    form.setFontItalic(inline.emphasis)
    if isinstance(inline, Run) and inline.href:
        form.setAnchor(True)
        form.setAnchorHref(inline.href)
        form.setFontUnderline(True)
        form.setForeground(palette.link())
    if isinstance(inline, Blank):
        form.setBackground(palette.alternateBase())
        form.setForeground(palette.link())
    return form


def read_blocks(document: QTextDocument) -> Blocks:
    """What ``document`` says; empty lines and blanks at ends are left out, stray braces become round."""
    found = tuple(_grouped(_lines(document)))
    try:
        if found:
            to_markdown(found)
    except ValueError:  # a way to say it is missing, such as bold within a word beside slanted: the words stay
        found = tuple(map(_without_faces, found))
    return found


def read_line(document: QTextDocument) -> Inlines:
    """All of it as one line, such as that of a frequency."""
    lines = [inlines for _bullet, inlines in _lines(document)]
    return _joined([i for n, line in enumerate(lines) for i in ((Run(text=" "), *line) if n else line)])


def put_in(cursor: QTextCursor, blocks: Blocks, palette: QPalette) -> None:
    """Insert ``blocks`` at ``cursor``: the first row goes on where it stands, the others are lines of their own."""
    rows = [(isinstance(block, Bullets), row) for block in blocks for row in _rows_of(block)]
    for number, (bullet, row) in enumerate(rows):
        if number:
            cursor.insertBlock()
        if number or not cursor.block().text():
            _as_bullet(cursor, bullet)
        for inline in row:
            cursor.insertText(_spelled(inline), char_format(inline, palette))
    cursor.setCharFormat(QTextCharFormat())


def _rows_of(block: Block) -> tuple[Inlines, ...]:
    return block.items if isinstance(block, Bullets) else (block.inlines,)


def _as_bullet(cursor: QTextCursor, bullet: bool) -> None:
    """The line of ``cursor`` a bullet, or none."""
    old = cursor.currentList()
    if bullet and old is None:
        cursor.createList(QTextListFormat.Style.ListDisc)
    elif not bullet and old is not None:
        old.remove(cursor.block())
        form = cursor.blockFormat()
        form.setIndent(0)
        cursor.setBlockFormat(form)


def _lines(document: QTextDocument) -> Iterator[tuple[bool, Inlines]]:
    block = document.begin()
    while block.isValid():
        inlines: list[Inline] = []
        lines = [inlines]
        place = block.begin()
        while not place.atEnd():
            fragment = place.fragment()
            for number, piece in enumerate(fragment.text().split(_SOFT)):
                if number:
                    inlines = []
                    lines.append(inlines)
                inlines.extend(_inlines(piece, fragment.charFormat()))
            place += 1
        bullet = block.textList() is not None
        yield from ((bullet, joined) for line in lines if (joined := _joined(line)))
        block = block.next()


def _inlines(text: str, form: QTextCharFormat) -> Iterator[Inline]:
    bold, slanted = form.fontWeight() >= QFont.Weight.DemiBold, form.fontItalic()
    for number, piece in enumerate(_BLANK.split(text)):
        if number % 2:
            yield Blank(name=piece, bold=bold, emphasis=slanted)
        elif piece:
            plain = re.sub(r"[\s\ufffc]+", " ", piece).translate(_BRACES)
            yield Run(text=plain, bold=bold, emphasis=slanted, href=form.anchorHref())


def _joined(inlines: Iterable[Inline]) -> Inlines:
    """Runs of one face made one, their outer blanks moved out of bold and links, double blanks made one."""
    out: list[Inline] = []
    for inline in _apart(tuple(inlines)):
        last = out[-1] if out else None
        if isinstance(inline, Run):
            ends_blank = last is None or (isinstance(last, Run) and last.text.endswith(" "))
            text = inline.text.lstrip(" ") if ends_blank else inline.text
            if not text:
                continue
            inline = replace(inline, text=text)
            if isinstance(last, Run) and replace(last, text="") == replace(inline, text=""):
                out[-1] = replace(last, text=last.text + text)
                continue
        out.append(inline)
    while out and isinstance(out[-1], Run):
        text = out[-1].text.rstrip(" ")
        if text:
            out[-1] = replace(out[-1], text=text)
            break
        out.pop()
    return tuple(out)


def _apart(inlines: Inlines) -> Iterator[Inline]:
    """With the outer blanks of bold, slanted and linked runs by themselves: they have the face of both neighbours."""
    for place, inline in enumerate(inlines):
        if isinstance(inline, Blank) or not (inline.bold or inline.emphasis or inline.href):
            yield inline
            continue
        before = inlines[place - 1] if place else None
        after = inlines[place + 1] if place + 1 < len(inlines) else None
        core = inline.text.strip(" ")
        if not core:
            yield _between(_between(inline, before), after)
            continue
        if inline.text.startswith(" "):
            yield _between(inline, before)
        yield replace(inline, text=core)
        if inline.text.endswith(" "):
            yield _between(inline, after)


def _between(inline: Run, other: Inline | None) -> Run:
    """A blank between the two."""
    if other is None:
        return Run(text=" ")
    same_link = isinstance(other, Run) and other.href == inline.href
    return Run(
        text=" ",
        bold=inline.bold and other.bold,
        emphasis=inline.emphasis and other.emphasis,
        href=inline.href if same_link else "",
    )


def _grouped(lines: Iterable[tuple[bool, Inlines]]) -> Iterator[Block]:
    for bullet, group in groupby(lines, key=lambda line: line[0]):
        rows = tuple(inlines for _bullet, inlines in group)
        if bullet:
            yield Bullets(items=rows)
        else:
            yield from (Paragraph(inlines=row) for row in rows)


def _without_faces(block: Block) -> Block:
    if isinstance(block, Bullets):
        return Bullets(items=tuple(map(_plain, block.items)))
    return Paragraph(inlines=_plain(block.inlines))


def _plain(inlines: Inlines) -> Inlines:
    return _joined(Blank(name=i.name) if isinstance(i, Blank) else Run(text=i.text) for i in inlines)


def _spelled(inline: Inline) -> str:
    return f"{{{inline.name}}}" if isinstance(inline, Blank) else inline.text
