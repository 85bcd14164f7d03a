"""The public checkers as one call each: ``page`` for PDF/UA-1 and PDF/A-3a, ``outloud`` for what a reader hears."""

from pathlib import Path

import outloud
import page

PROFILES = ("ua1", "3a")
EARLIER_SIGNATURE = "PDFA3A-SIGNATURE-BYTERANGE-001"
"""page 0.11 wants every signature to reach to the end of the file, which only the last can. ISO 19005-3 (6.4.3) and
veraPDF compare with the end of the revision that it signs; our verifier asks exactly that (design/pdf.md part 2)."""


def page_failures(pdf: bytes, *, signatures: int = 0) -> list[str]:
    """What page finds, by rule; with several signatures without its known mistake about the earlier ones."""
    found = []
    for profile in PROFILES:
        for failure in page.validate_pdf_bytes(pdf, profile=profile).failures:
            if not (signatures > 1 and failure.rule_id == EARLIER_SIGNATURE):
                found.append(f"{profile} {failure.rule_id}: {failure.message}")
    return found


def outloud_findings(pdf: bytes, folder: Path) -> list[str]:
    """Errors and warnings of outloud, and rules that broke down; its TAG-003 needs PyMuPDF and does not run here."""
    file = folder / "checked.pdf"
    file.write_bytes(pdf)
    result = outloud.check(str(file))
    assert not result.error, result.error
    return [
        f"{finding.rule}: {finding.message} (page {finding.page}, {finding.evidence})"
        for finding in result.findings
        if finding.severity in ("error", "warning")
    ]
