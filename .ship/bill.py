"""Bill: the software bill of materials of something that ships, as CycloneDX 1.6, checked against its schema."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from cyclonedx.contrib.license.factories import LicenseFactory
from cyclonedx.model import HashAlgorithm, HashType
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.output.json import JsonV1Dot6
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from packageurl import PackageURL


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One thing inside."""

    name: str
    version: str
    kind: str
    """Where it is from, as package URLs say it: ``pypi``, ``deb``, ``generic``."""
    licence: str = ""
    """As SPDX writes it; empty where a text beside the bill says it."""
    sha256: str = ""
    """Of the one file that ships of it, where there is one."""
    file: str = ""
    """Its name."""


def bill(what: str, version: str, parts: Iterable[Part], when: int) -> str:
    """The bill of ``what`` as JSON; the same parts give the same bytes. Raises ``SystemExit`` if the schema refuses."""
    made = datetime.fromtimestamp(when, UTC)
    components = sorted((_component(part) for part in parts), key=lambda one: str(one.purl))
    named = "\n".join([what, version, *(str(one.purl) for one in components)])
    bom = Bom(components=components, serial_number=uuid.uuid5(uuid.NAMESPACE_URL, named))
    bom.metadata.timestamp = made
    bom.metadata.component = Component(
        name=what, version=version, type=ComponentType.APPLICATION, bom_ref="exoconsent",
        licenses=[LicenseFactory().make_from_string("Apache-2.0")],
    )  # fmt: skip
    bom.register_dependency(bom.metadata.component, components)
    text = JsonV1Dot6(bom).output_as_string(indent=1)
    check(text)
    return text + "\n"


def check(text: str) -> None:
    """Raise ``SystemExit`` unless ``text`` is CycloneDX 1.6."""
    if fault := JsonStrictValidator(SchemaVersion.V1_6).validate_str(text):
        raise SystemExit(f"the bill of materials is not CycloneDX 1.6: {fault}")


def _component(part: Part) -> Component:
    space = "debian" if part.kind == "deb" else None
    url = PackageURL(
        type=part.kind,
        namespace=space,
        name=part.name,
        version=part.version,
        qualifiers={"file_name": part.file} if part.file else None,
    )
    return Component(
        name=part.name, version=part.version, type=ComponentType.LIBRARY, purl=url, bom_ref=str(url),
        licenses=[LicenseFactory().make_from_string(part.licence)] if part.licence else [],
        hashes=[HashType(alg=HashAlgorithm.SHA_256, content=part.sha256)] if part.sha256 else [],
    )  # fmt: skip
