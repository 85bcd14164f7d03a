"""A web page that was saved to a file, as blocks: parsed by libxml2 without network; scripts are never even read."""

import codecs
import re
from typing import Any, Final

from exoconsent.errors import BadInputError
from exoconsent.library.article_flow import Block, Flow, Role, check_tags

SIZE_LIMIT: Final = 8_000_000
_HEADINGS: Final = frozenset(f"h{level}" for level in range(1, 7))
_BLOCKS: Final = (
    "address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption figure "
    "footer form header hgroup hr legend main nav ol p pre search section summary table tbody tfoot thead ul"
)
_UNSEEN: Final = (
    "audio canvas embed head iframe math noscript object script select style svg template textarea title video"
)
_BLOCK_TAGS: Final = frozenset(_BLOCKS.split())
_UNSEEN_TAGS: Final = frozenset(_UNSEEN.split())
_HIDDEN: Final = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_CHARSET: Final = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_:.-]{2,40})""")
_DECLARED_WITHIN: Final = 2_048
"""Bytes in which a page must say its encoding (HTML standard: 1,024), with room for a long first comment."""
_ENCODINGS: Final = (
    "utf-8 ascii iso8859-1 iso8859-2 iso8859-5 iso8859-7 iso8859-9 iso8859-15 cp1250 cp1251 cp1252 cp1253 cp1254 "
    "koi8-r utf-16 utf-16-le utf-16-be mac-roman"
)


def html_blocks(data: bytes) -> tuple[str, tuple[Block, ...], str]:
    """The text of a page, its blocks, and its title.

    Raises:
        BadInputError: too large, in an unknown or broken encoding, or built to break a parser.
    """
    if len(data) > SIZE_LIMIT:
        raise BadInputError.saying(f"is {len(data):,} bytes large; {SIZE_LIMIT:,} are allowed for a web page; split it")
    check_tags(data)
    root = _tree(_decoded(data))
    flow = Flow()
    if root is not None:
        _walk(root, flow)
    title = "" if root is None else " ".join((root.findtext(".//title") or "").split())
    return *flow.done(), title


def _decoded(data: bytes) -> str:
    encoding = _encoding(data)
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        raise BadInputError.saying(
            f"is not {encoding.upper()} as it says or as is usual; save the page again with the encoding UTF-8"
        ) from None
    if "\0" in text:
        raise BadInputError.saying("is not a web page (it holds zero bytes); save it again with the encoding UTF-8")
    return text


def _encoding(data: bytes) -> str:
    for mark, name in (
        (codecs.BOM_UTF8, "utf-8-sig"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if data.startswith(mark):
            return name
    found = _CHARSET.search(data, 0, _DECLARED_WITHIN)
    if not found:
        return "utf-8"
    name = found.group(1).decode("ascii")
    try:
        known = codecs.lookup(name).name
    except LookupError:
        known = ""
    if known not in _ENCODINGS.split():
        raise BadInputError.saying(f'says that its encoding is "{name}", which is not read here; save it as UTF-8')
    return {"iso8859-1": "cp1252", "ascii": "cp1252"}.get(known, "utf-8" if known.startswith("utf-16") else known)


def _tree(text: str) -> Any:
    from lxml import etree

    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, recover=True, huge_tree=False
    )
    try:
        root = etree.fromstring(text.encode(), parser)
    except etree.ParserError:  # nothing but blanks
        return None
    except etree.XMLSyntaxError:
        return _refuse()
    if any(entry.level >= etree.ErrorLevels.FATAL for entry in parser.error_log):
        return _refuse()
    return root


def _refuse() -> Any:
    raise BadInputError.saying("is nested deeper than any web page is, or broken; save the page as plain text")


def _walk(root: Any, flow: Flow) -> None:
    from lxml import etree

    steps = etree.iterwalk(root, events=("start", "end"))
    for event, element in steps:
        if event == "start" and _unseen(element):
            steps.skip_subtree()
        elif event == "start":
            _begin(element.tag, flow)
            flow.words(_folded(element.text, element.tag))
        else:
            if not _unseen(element):
                _finish(element.tag, flow)
            flow.words(_folded(element.tail, getattr(element.getparent(), "tag", "")))


def _unseen(element: Any) -> bool:
    tag = element.tag
    return not isinstance(tag, str) or tag in _UNSEEN_TAGS or "hidden" in element.attrib or bool(
        _HIDDEN.search(element.get("style", ""))
    )  # fmt: skip


def _begin(tag: str, flow: Flow) -> None:
    if tag == "br":
        flow.words("\n")
    elif tag == "tr":
        flow.row()
    elif tag in ("td", "th"):
        flow.cell()
    elif tag in _HEADINGS:
        flow.block(Role.HEADING)
    elif tag == "li":
        flow.block(Role.ITEM)
    elif tag in _BLOCK_TAGS:
        flow.block()


def _finish(tag: str, flow: Flow) -> None:
    if tag == "tr":
        flow.end_row()
    elif tag in _HEADINGS or tag in _BLOCK_TAGS or tag == "li":
        flow.block()


def _folded(text: str | None, inside: str) -> str:
    """Words of a page: blanks and line ends of its source mean one blank, except in ``pre``."""
    return (text or "") if inside == "pre" else re.sub(r"[ \t\r\n\f]+", " ", text or "")
