"""A CUPS scheduler that only a local socket leads to, with a printer that makes PDF files (CUPS-PDF) where root may."""

import os
from pathlib import Path

from tests.journey import cups_server
from tests.journey.cups_server import CupsServer

PDF_DRIVER = Path("/usr/share/ppd/cups-pdf/CUPS-PDF_opt.ppd")
PDF_BACKEND = Path("/usr/lib/cups/backend/cups-pdf")
PDF_RULES = Path("/etc/cups/cups-pdf.conf")
RULES = """\
Out {home}/paper
AnonDirName {home}/paper
Spool {home}/paper-spool
Log {home}/log
Grp root
Label 0
"""


def why_no_pdf_printer() -> str:
    """What keeps CUPS-PDF from running here; empty when nothing does."""
    if os.geteuid() != 0:
        return "CUPS-PDF runs as root only"
    missing = [str(path) for path in (PDF_DRIVER, PDF_BACKEND, PDF_RULES) if not path.exists()]
    return f"CUPS-PDF is not installed here: {', '.join(missing)} (Debian: printer-driver-cups-pdf)" if missing else ""


class LocalCups(CupsServer):
    """Its rules for CUPS-PDF are ``pdf_rules``, to be laid over the system's own, in a name space of mounts."""

    def __init__(self, home: Path) -> None:
        super().__init__(home)
        self.socket = home / "cups.sock"
        self.environment["CUPS_SERVER"] = str(self.socket)
        self.pdf_rules = home / "cups-pdf.conf"
        self.paper = home / "paper"

    def printer(self) -> str:
        """Set up a printer; returns what it is."""
        if why_no_pdf_printer():
            self.add("Desk")
            self.ask("lpadmin", "-d", "Desk")
            return f"a backend of the test's own, because {why_no_pdf_printer()}"
        done = self.ask("lpadmin", "-p", "Desk", "-E", "-v", "cups-pdf:/", "-P", str(PDF_DRIVER))
        assert done.returncode == 0, done.stderr
        self.ask("lpadmin", "-d", "Desk")
        return "CUPS-PDF"

    def printed(self) -> list[Path]:  # type: ignore[override]
        """What came out so far."""
        return [*self.paper.rglob("*.pdf"), *self.out.glob("*.document")]

    def _furnish(self, programs: Path) -> None:
        super()._furnish(programs)
        rules = self.home / "etc/cupsd.conf"
        rules.write_text(rules.read_text().replace(f"Listen localhost:{self.port}", f"Listen {self.socket}"))
        if not why_no_pdf_printer():
            (self.home / "bin/backend/cups-pdf").symlink_to(PDF_BACKEND)
            self.pdf_rules.write_text(RULES.format(home=self.home))


assert "Listen localhost:{port}" in cups_server.RULES
