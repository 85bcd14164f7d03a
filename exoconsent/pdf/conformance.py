"""What makes the file PDF/A-3a and PDF/UA-1 beside its tags: XMP, output intent, attachments.

Sources: ISO 19005-3 (PDF/A-3), ISO 14289-1 (PDF/UA-1), ISO 32000-1; ICC.1:2001-04 for the colour profile.
"""

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from html import escape
from typing import Final

from exoconsent.consent.document import Attachment
from exoconsent.pdf.colour import srgb_profile
from exoconsent.pdf.file import PdfFile, pack, pdf_text, references

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


def add_info(file: PdfFile, facts: Facts) -> int:
    """The Info dictionary; the XMP packet says the same."""
    date = pdf_text(facts.pdf_date)
    return file.add(
        f"<< /Title {pdf_text(facts.title)} /Author {pdf_text(facts.author)} /Subject {pdf_text(facts.subject)} "
        f"/Keywords {pdf_text(facts.keywords)} /Creator {pdf_text(_CREATOR)} /Producer {pdf_text(_PRODUCER)} "
        f"/CreationDate {date} /ModDate {date} /Trapped /False >>"
    )


def add_archive(file: PdfFile, facts: Facts, attachments: tuple[Attachment, ...]) -> str:
    """Output intent, XMP and attachments; returns their entries of the catalogue."""
    profile = file.packed(_profile(), "/N 3")
    packet = file.stream(xmp(facts).encode(), "/Type /Metadata /Subtype /XML")
    name = pdf_text("sRGB IEC61966-2.1")
    intent = (
        f"<< /Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier {name} /Info {name} "
        f"/DestOutputProfile {profile} 0 R >>"
    )
    entries = f"/Metadata {packet} 0 R /OutputIntents [ {intent} ]"
    return f"{entries} {_attach(file, facts, attachments)}" if attachments else entries


@cache
def _profile() -> bytes:
    return pack(srgb_profile(), kept=True)


def _attach(file: PdfFile, facts: Facts, attachments: tuple[Attachment, ...]) -> str:
    ordered = sorted(attachments, key=lambda a: a.name)  # a name tree is sorted
    files = [_file_specification(file, facts, attachment) for attachment in ordered]
    names = " ".join(f"{pdf_text(a.name)} {number} 0 R" for a, number in zip(ordered, files, strict=True))
    return f"/AF {references(files)} /Names << /EmbeddedFiles << /Names [ {names} ] >> >>"


def _file_specification(file: PdfFile, facts: Facts, attachment: Attachment) -> int:
    digest = hashlib.md5(attachment.data, usedforsecurity=False).hexdigest()  # ISO 32000-1 asks for MD5 here
    content = file.packed(
        pack(attachment.data),
        f"/Type /EmbeddedFile /Subtype /{attachment.mime.replace('/', '#2F')} "
        f"/Params << /Size {len(attachment.data)} /ModDate {pdf_text(facts.pdf_date)} /CheckSum <{digest}> >>",
    )
    name = pdf_text(attachment.name)
    return file.add(
        f"<< /Type /Filespec /F {name} /UF {name} /Desc {pdf_text(attachment.description)} /AFRelationship /Data "
        f"/EF << /F {content} 0 R /UF {content} 0 R >> >>"
    )


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
        f"<dc:creator><rdf:Seq><rdf:li>{escape(facts.author, quote=False)}</rdf:li></rdf:Seq></dc:creator>",
        f"<dc:description>{_alternatives(facts.subject)}</dc:description>",
        f"<dc:language><rdf:Bag><rdf:li>{escape(facts.language, quote=False)}</rdf:li></rdf:Bag></dc:language>",
        f"<xmp:CreatorTool>{_CREATOR}</xmp:CreatorTool>",
        f"<xmp:CreateDate>{date}</xmp:CreateDate><xmp:ModifyDate>{date}</xmp:ModifyDate>",
        f"<xmp:MetadataDate>{date}</xmp:MetadataDate>",
        f"<pdf:Producer>{_PRODUCER}</pdf:Producer><pdf:Keywords>{escape(facts.keywords, quote=False)}</pdf:Keywords>",
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
    return f'<rdf:Alt><rdf:li xml:lang="x-default">{escape(text, quote=False)}</rdf:li></rdf:Alt>'
