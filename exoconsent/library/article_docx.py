"""A Word document as blocks: one bounded part of the zip is read, nothing is unpacked, no macro or link is followed.

Written with ``zipfile`` and lxml, both here already. python-docx would have to be locked on top, opens every part
before it can be asked how large they are, and passes over text boxes and tracked insertions.
"""

import io
import re
import struct
import zipfile
import zlib
from typing import Any, Final

from exoconsent.errors import BadInputError
from exoconsent.library.article_flow import Block, Flow, Role, check_tags

SIZE_LIMIT: Final = 32_000_000
PART_LIMIT: Final = 16_000_000
"""Largest part that is read, bytes unpacked; the words of 300 pages are about 5,000,000."""
ENTRY_LIMIT: Final = 2_000
_DIRECTORY_LIMIT: Final = 1_000_000
"""Bytes of the zip's list of contents: it is read before any entry is."""

_END: Final = b"PK\5\6"
_WORDS: Final = (
    "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}",
    "{http://purl.oclc.org/ooxml/wordprocessingml/main}",
)
_MATHS: Final = (
    "{http://schemas.openxmlformats.org/officeDocument/2006/math}",
    "{http://purl.oclc.org/ooxml/officeDocument/math}",
)
_SKIPPED: Final = frozenset(
    ("del", "moveFrom", "instrText", "delText", "pPr", "rPr", "sectPr", "tblPr", "trPr", "tcPr")
)
_HEADING: Final = re.compile(r"(heading|title|subtitle|titre|t[ií]?tulo|ttulo|berschrift)\d*", re.IGNORECASE)
_DAMAGED: Final = "is damaged, or is no Word document; open it in Word and save it as .docx again"


def docx_blocks(data: bytes) -> tuple[str, tuple[Block, ...], str]:
    """The text of a document, its blocks, and an empty title.

    Raises:
        BadInputError: too large, locked, damaged, with macros, or built to fill the memory.
    """
    if len(data) > SIZE_LIMIT:
        raise BadInputError.saying(f"is {len(data):,} bytes large; {SIZE_LIMIT:,} are allowed; split it")
    _check_directory(data)
    flow = Flow()
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _walk(_tree(_part(archive, _main(archive))), flow)
    except (zipfile.BadZipFile, zlib.error, struct.error, EOFError, NotImplementedError, ValueError, OSError):
        raise BadInputError.saying(_DAMAGED) from None
    return *flow.done(), ""


def _check_directory(data: bytes) -> None:
    """Refuse an overlong list of contents before ``zipfile`` reads it, which takes a second for 200,000 entries."""
    place = data.rfind(_END, max(0, len(data) - 65_557))
    if place < 0 or len(data) - place < 22:
        raise BadInputError.saying(_DAMAGED)
    entries, size = struct.unpack_from("<HI", data, place + 10)
    if entries > ENTRY_LIMIT or size > _DIRECTORY_LIMIT:
        raise BadInputError.saying("lists more parts than any Word document has; it was not opened")


def _main(archive: zipfile.ZipFile) -> str:
    """The name of the part that holds the words."""
    names = archive.namelist()
    if any(name.lower().endswith((".bin", ".dll", ".exe")) and "vba" in name.lower() for name in names):
        raise BadInputError.saying("holds macros (a program); in Word, save it as .docx without macros")
    if "_rels/.rels" not in names:
        raise BadInputError.saying(_DAMAGED)
    for relation in _tree(_part(archive, "_rels/.rels")):
        if str(relation.get("Type", "")).endswith("/officeDocument"):
            target = str(relation.get("Target", "")).lstrip("/")
            if target in names:
                return target
    raise BadInputError.saying(_DAMAGED)


def _part(archive: zipfile.ZipFile, name: str) -> bytes:
    info = archive.getinfo(name)
    if info.flag_bits & 1:
        raise BadInputError.saying("is locked with a password; save it without one and try again")
    if info.file_size <= PART_LIMIT:
        with archive.open(info) as part:
            data = part.read(PART_LIMIT + 1)
        if len(data) <= PART_LIMIT:
            return data
    raise BadInputError.saying(f"unpacks to more than {PART_LIMIT:,} bytes of text, which no article does; split it")


def _tree(data: bytes) -> Any:
    from lxml import etree

    plain = data.replace(b"\0", b"")  # also what UTF-16 says
    if b"<!DOCTYPE" in plain or b"<!ENTITY" in plain:
        raise BadInputError.saying("holds definitions (a DTD), which Word never writes; it was not read")
    check_tags(plain)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError:
        raise BadInputError.saying(_DAMAGED) from None
    if root.getroottree().docinfo.internalDTD is not None:
        raise BadInputError.saying("holds definitions (a DTD), which Word never writes; it was not read")
    return root


def _walk(root: Any, flow: Flow) -> None:
    from lxml import etree

    steps = etree.iterwalk(root, events=("start", "end"))
    for event, element in steps:
        name = _name(element.tag)
        if event == "end":
            _finish(name, flow)
        elif name in _SKIPPED or element.tag.endswith("}Fallback") or (name == "r" and _vanished(element)):
            steps.skip_subtree()
        else:
            _begin(name, element, flow)


def _name(tag: Any) -> str:
    """The name of a Word element without its namespace; empty for other elements, ``t`` for words in a formula."""
    space, _, name = str(tag).rpartition("}")
    if f"{space}}}" in _WORDS:
        return name
    return "t" if f"{space}}}" in _MATHS and name == "t" else ""


def _begin(name: str, element: Any, flow: Flow) -> None:
    match name:
        case "p":
            flow.block(_role(element))
        case "t":
            flow.words(element.text or "")
        case "tab" | "ptab":
            flow.words(" ")
        case "br" | "cr":
            flow.words("\n")
        case "noBreakHyphen":
            flow.words("\u2011")
        case "sym":
            flow.words("\ufffd")  # a sign of a symbol font, which has no letter of its own
        case "tr":
            flow.row()
        case "tc":
            flow.cell()


def _finish(name: str, flow: Flow) -> None:
    if name == "p":
        flow.block()
    elif name == "tr":
        flow.end_row()


def _role(paragraph: Any) -> Role:
    properties = next((child for child in paragraph if _name(child.tag) == "pPr"), ())
    role = Role.TEXT
    for child in properties:
        name = _name(child.tag)
        style = next(iter(child.attrib.values()), "") if name == "pStyle" else ""
        if name == "outlineLvl" or _HEADING.fullmatch(style):
            return Role.HEADING
        if name == "numPr":
            role = Role.ITEM
    return role


def _vanished(run: Any) -> bool:
    """Whether Word does not show the run."""
    properties = next((child for child in run if _name(child.tag) == "rPr"), ())
    return any(_name(child.tag) == "vanish" and not set(child.attrib.values()) & {"0", "false"} for child in properties)
