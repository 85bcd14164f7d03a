"""What makes the file PDF/A-3a and PDF/UA-1 beside its tags: XMP, output intent, attachments, two mends of ReportLab.

Sources: ISO 19005-3 (PDF/A-3), ISO 14289-1 (PDF/UA-1), ISO 32000-1; ICC.1:2001-04 for the colour profile.
"""

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache, lru_cache
from typing import Any, Final
from xml.sax.saxutils import escape

from reportlab import rl_config
from reportlab.pdfbase import pdfdoc, ttfonts
from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFStream, PDFString

from exoconsent.consent.document import Attachment
from exoconsent.pdf.colour import srgb_profile

_CREATOR: Final = "ExoConsent"
_PRODUCER: Final = "ExoConsent with ReportLab"


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What the file says about itself; carries nothing about the patient."""

    language: str
    title: str
    author: str
    subject: str
    keywords: str
    created: datetime
    """Aware; the only date in the file."""

    def __post_init__(self) -> None:
        """A time without a zone would print differently on each computer."""
        if self.created.tzinfo is None:
            raise ValueError("the time of assembling must carry its offset from UTC")

    @property
    def iso_date(self) -> str:
        """For XMP."""
        return self.created.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S+00:00")

    @property
    def pdf_date(self) -> str:
        """For the Info dictionary."""
        return self.created.astimezone(UTC).strftime("D:%Y%m%d%H%M%S+00'00'")


# ------------------------------------------------------------------------------------------- mends of ReportLab 5.1


@cache
def mend_reportlab() -> None:
    """Mend two faults that break PDF/A, turn off base-85 page streams, remember packed streams; once per process."""
    rl_config.useA85 = 0
    # Fonts, the colour profile and unchanged pages come again with every change of a draft; packing them took a third
    # of the time. Bounded, in memory only.
    pdfdoc.PDFZCompress.encode = lru_cache(maxsize=48)(pdfdoc.PDFZCompress.encode)
    write = pdfdoc.PDFStream.format

    def stream_with_line_end(stream: Any, document: Any) -> bytes:
        """ISO 19005-3, 6.1.7.1: an end of line stands before ``endstream``.

        Both bytes of it: after packed data that happen to end in CR, a lone LF reads as one end of line with that CR,
        and the length seems wrong by one.
        """
        return bytes(write(stream, document)).removesuffix(b"endstream\n") + b"\r\nendstream\n"

    pdfdoc.PDFStream.format = stream_with_line_end
    ttfonts.makeToUnicodeCMap = _unicode_map


def _unicode_map(_font: str, subset: list[int]) -> str:
    """A ToUnicode map without entries to U+0000 and with at most 100 entries a block."""
    rows = [
        f"<{code:02X}> <{chr(target).encode('utf-16-be').hex().upper()}>"
        for code, target in enumerate(subset)
        if target
    ]
    blocks = [rows[start : start + 100] for start in range(0, len(rows), 100)]
    lines = [
        "/CIDInit /ProcSet findresource begin",
        "12 dict begin",
        "begincmap",
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
        "/CMapName /Adobe-Identity-UCS def",
        "/CMapType 2 def",
        "1 begincodespacerange",
        "<00> <FF>",
        "endcodespacerange",
    ]
    for block in blocks:
        lines += [f"{len(block)} beginbfchar", *block, "endbfchar"]
    return "\n".join([*lines, "endcmap", "CMapName currentdict /CMap defineresource pop", "end", "end"])


# ------------------------------------------------------------------------------------------------- the file's facts


def describe(canvas: Any, facts: Facts) -> None:
    """Fill the Info dictionary; ``complete`` says the same in XMP."""
    canvas.setTitle(facts.title)
    canvas.setAuthor(facts.author)
    canvas.setSubject(facts.subject)
    canvas.setKeywords(facts.keywords)
    canvas.setCreator(_CREATOR)
    canvas.setProducer(_PRODUCER)
    canvas.setDateFormatter(lambda *_: facts.pdf_date)
    canvas.setViewerPreference("DisplayDocTitle", "true")


def complete(document: Any, facts: Facts, attachments: tuple[Attachment, ...]) -> None:
    """Add output intent, XMP and attachments to the catalogue."""
    catalogue = document.Catalog
    catalogue.__NoDefault__ = [*catalogue.__NoDefault__, "OutputIntents", "AF"]
    profile = PDFStream(dictionary=PDFDictionary({"N": 3}), content=srgb_profile(), filters=[pdfdoc.PDFZCompress])
    intent = {
        "Type": "/OutputIntent",
        "S": "/GTS_PDFA1",
        "OutputConditionIdentifier": PDFString("sRGB IEC61966-2.1"),
        "Info": PDFString("sRGB IEC61966-2.1"),
        "DestOutputProfile": document.Reference(profile),
    }
    catalogue.OutputIntents = PDFArray([PDFDictionary(intent)])
    catalogue.Metadata = pdfdoc.XMP(creator=lambda _: xmp(facts).encode())
    if attachments:
        _attach(document, facts, attachments)


def _attach(document: Any, facts: Facts, attachments: tuple[Attachment, ...]) -> None:
    files: list[Any] = []
    names: list[Any] = []
    for attachment in sorted(attachments, key=lambda a: a.name):  # a name tree is sorted
        file = document.Reference(_file_specification(document, facts, attachment))
        files.append(file)
        names += [PDFString(attachment.name), file]
    document.Catalog.AF = PDFArray(files)
    document.Catalog.Names = PDFDictionary({"EmbeddedFiles": PDFDictionary({"Names": PDFArray(names)})})


def _file_specification(document: Any, facts: Facts, attachment: Attachment) -> Any:
    digest = hashlib.md5(attachment.data, usedforsecurity=False).hexdigest()  # ISO 32000-1 asks for MD5 here
    parameters = {"Size": len(attachment.data), "ModDate": PDFString(facts.pdf_date), "CheckSum": f"<{digest}>"}
    head = {
        "Type": "/EmbeddedFile",
        "Subtype": "/" + attachment.mime.replace("/", "#2F"),
        "Params": PDFDictionary(parameters),
    }
    stream = PDFStream(dictionary=PDFDictionary(head), content=attachment.data, filters=[pdfdoc.PDFZCompress])
    content = document.Reference(stream)
    entries = {
        "Type": "/Filespec",
        "F": PDFString(attachment.name),
        "UF": PDFString(attachment.name),
        "Desc": PDFString(attachment.description),
        "AFRelationship": "/Data",
        "EF": PDFDictionary({"F": content, "UF": content}),
    }
    return PDFDictionary(entries)


_NAMESPACES: Final = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
    "pdfaExtension": "http://www.aiim.org/pdfa/ns/extension/",
    "pdfaSchema": "http://www.aiim.org/pdfa/ns/schema#",
    "pdfaProperty": "http://www.aiim.org/pdfa/ns/property#",
}

_EXTENSION: Final = (  # PDF/A does not know pdfuaid, so the schema must be declared (ISO 19005-3, 6.6.2.3)
    '<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">'
    "<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>"
    f"<pdfaSchema:namespaceURI>{_NAMESPACES['pdfuaid']}</pdfaSchema:namespaceURI>"
    "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>"
    '<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">'
    "<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>"
    "<pdfaProperty:category>internal</pdfaProperty:category>"
    "<pdfaProperty:description>Part of ISO 14289 that is followed</pdfaProperty:description>"
    "</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas>"
)


def xmp(facts: Facts) -> str:
    """The XMP packet."""
    spaces = " ".join(f'xmlns:{prefix}="{address}"' for prefix, address in _NAMESPACES.items())
    date = facts.iso_date
    parts = [
        "<dc:format>application/pdf</dc:format>",
        f"<dc:title>{_alternatives(facts.title)}</dc:title>",
        f"<dc:creator><rdf:Seq><rdf:li>{escape(facts.author)}</rdf:li></rdf:Seq></dc:creator>",
        f"<dc:description>{_alternatives(facts.subject)}</dc:description>",
        f"<dc:language><rdf:Bag><rdf:li>{escape(facts.language)}</rdf:li></rdf:Bag></dc:language>",
        f"<xmp:CreatorTool>{_CREATOR}</xmp:CreatorTool>",
        f"<xmp:CreateDate>{date}</xmp:CreateDate><xmp:ModifyDate>{date}</xmp:ModifyDate>",
        f"<xmp:MetadataDate>{date}</xmp:MetadataDate>",
        f"<pdf:Producer>{_PRODUCER}</pdf:Producer><pdf:Keywords>{escape(facts.keywords)}</pdf:Keywords>",
        "<pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance><pdfuaid:part>1</pdfuaid:part>",
        _EXTENSION,
    ]
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n<x:xmpmeta xmlns:x="adobe:ns:meta/">'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        f'<rdf:Description rdf:about="" {spaces}>{"".join(parts)}</rdf:Description></rdf:RDF></x:xmpmeta>\n'
        '<?xpacket end="w"?>'
    )


def _alternatives(text: str) -> str:
    return f'<rdf:Alt><rdf:li xml:lang="x-default">{escape(text)}</rdf:li></rdf:Alt>'
