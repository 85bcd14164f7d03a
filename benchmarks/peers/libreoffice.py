"""LibreOffice Writer without a window: one process for each document, from HTML."""

import shutil
import subprocess
import tempfile
from pathlib import Path

from benchmarks.peers.weasyprint import html
from exoconsent.consent import document as tree


def render(consent: tree.Consent) -> bytes:
    """``consent`` as PDF; raises ``ModuleNotFoundError`` where LibreOffice is not installed."""
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if not office:
        raise ModuleNotFoundError("no soffice", name="libreoffice-writer-nogui")
    with tempfile.TemporaryDirectory() as name:  # the patients of the benchmark are invented
        folder = Path(name)
        (folder / "consent.html").write_text(html(consent), encoding="utf-8")
        command = [office, "--headless", f"-env:UserInstallation={(folder / 'profile').as_uri()}"]
        subprocess.run(
            [*command, "--convert-to", "pdf:writer_web_pdf_Export", "--outdir", name, str(folder / "consent.html")],
            check=True,
            capture_output=True,
        )
        return (folder / "consent.pdf").read_bytes()
