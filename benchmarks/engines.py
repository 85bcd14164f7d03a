"""The engines of the table, in its order."""

import importlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from importlib.metadata import PackageNotFoundError, version
from typing import Final

from exoconsent.consent.document import Consent


@dataclass(frozen=True, slots=True, kw_only=True)
class Engine:
    """One way to make a PDF of a consent tree."""

    key: str
    title: str
    module: str
    """In ``benchmarks.peers``."""
    function: str = "render"
    package: str = ""
    """The distribution it is made with; empty for none of its own."""
    standards: str = "untagged"

    def renderer(self) -> Callable[[Consent], bytes]:
        """Its function; raises ``ImportError`` where the package is missing."""
        module = importlib.import_module(f"benchmarks.peers.{self.module}")
        renderer: Callable[[Consent], bytes] = getattr(module, self.function)
        return renderer

    def preparer(self) -> Callable[[Consent], Callable[[], bytes]]:
        """What readies a document outside the timed stage; for most engines there is nothing to ready."""
        module = importlib.import_module(f"benchmarks.peers.{self.module}")
        ready: Callable[[Consent], Callable[[], bytes]] | None = getattr(module, "prepare", None)
        return ready or (lambda consent: partial(self.renderer(), consent))

    def version(self) -> str:
        """Version of its package; empty where that is missing."""
        try:
            return version(self.package) if self.package else ""
        except PackageNotFoundError:
            return ""


OURS: Final = Engine(
    key="ours", title="**ExoConsent**", module="ours", package="reportlab", standards="tagged, PDF/A-3a, PDF/UA-1"
)
BASE: Final = Engine(
    key="tagged",
    title="ReportLab platypus, tagged",
    module="tagged",
    package="reportlab",
    standards="tagged, PDF/A-3a, PDF/UA-1",
)
PLATYPUS: Final = Engine(key="platypus", title="ReportLab platypus", module="platypus", package="reportlab")
FLOOR: Final = Engine(
    key="floor",
    title="our floor (finished operators, only written)",
    module="floor",
    package="reportlab",
    standards="as ours",
)
FLOOR_REPORTLAB: Final = Engine(
    key="floor-reportlab",
    title="ReportLab's floor (finished operators, only written)",
    module="floor_reportlab",
    package="reportlab",
    standards="tagged, PDF/A-3a, PDF/UA-1",
)
NOTHING: Final = Engine(key="nothing", title="no engine (the way to the tree alone)", module="nothing")
TYPST_COLD: Final = Engine(
    key="typst",
    title="Typst, `typst.compile` each time",
    module="typst",
    package="typst",
    standards="tagged, PDF/A-3a, PDF/UA-1",
)
TYPST_WARM: Final = Engine(
    key="typst-warm",
    title="Typst, warm `Compiler`",
    module="typst",
    function="render_warm",
    package="typst",
    standards="tagged, PDF/A-3a, PDF/UA-1",
)
WEASYPRINT: Final = Engine(
    key="weasyprint", title="WeasyPrint", module="weasyprint", package="weasyprint", standards="tagged, PDF/UA-1"
)
FPDF2: Final = Engine(key="fpdf2", title="fpdf2", module="fpdf2", package="fpdf2")
LIBREOFFICE: Final = Engine(key="libreoffice", title="LibreOffice Writer, headless", module="libreoffice")

ENGINES: Final = (NOTHING, OURS, FLOOR, FLOOR_REPORTLAB, BASE, PLATYPUS, TYPST_COLD, TYPST_WARM, WEASYPRINT)
BATCH: Final = (OURS, BASE, TYPST_COLD, TYPST_WARM, WEASYPRINT, FPDF2, LIBREOFFICE)
BY_KEY: Final = {engine.key: engine for engine in (*ENGINES, *BATCH)}
