"""The engines of the table, in its order."""

import importlib
from collections.abc import Callable
from dataclasses import dataclass
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

    def version(self) -> str:
        """Version of its package; empty where that is missing."""
        try:
            return version(self.package) if self.package else ""
        except PackageNotFoundError:
            return ""


OURS: Final = Engine(
    key="ours", title="**ExoConsent**", module="ours", package="reportlab", standards="tagged, PDF/A-3a, PDF/UA-1"
)
BASE: Final = Engine(key="platypus", title="ReportLab platypus", module="platypus", package="reportlab")
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

ENGINES: Final = (NOTHING, OURS, BASE, TYPST_COLD, TYPST_WARM, WEASYPRINT)
BY_KEY: Final = {engine.key: engine for engine in ENGINES}
