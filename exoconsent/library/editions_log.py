"""What a clinic's log says of its editions, and what that means for one that lies in the folder.

The files of an edition fit its manifest, and whoever rewrites both would not be noticed: so the log, which is sealed
and lies in the encrypted archive, keeps the SHA-256 of each manifest. This room knows no archive; it is told.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from types import MappingProxyType

from exoconsent.errors import TamperedError
from exoconsent.library.editions_manifest import Published
from exoconsent.library.load import Fault


@dataclass(frozen=True, slots=True, kw_only=True)
class Logged:
    """One edition by the last word of the log."""

    number: str
    digest: str = ""
    """SHA-256 of its manifest in hex; empty for one that was published before the log kept it."""
    at: str = ""
    """When it was published, as an ISO time; empty where the digest is."""
    aside: bool = False
    """It was put aside, or somebody accepted that it is gone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionsLog:
    """What the log says of all editions of a clinic."""

    forms: Mapping[str, Mapping[str, Logged]] = field(default_factory=lambda: MappingProxyType({}))
    """By form and number."""
    unread: str = ""
    """Why nobody can say what the log holds; then no edition can be vouched for."""

    def numbers(self, form_id: str) -> tuple[str, ...]:
        """All that were ever given; none is given twice."""
        return tuple(self.forms.get(form_id, ()))

    def standing(self, form_id: str) -> tuple[Logged, ...]:
        """Those that must lie in the folder."""
        return tuple(logged for logged in self.forms.get(form_id, {}).values() if not logged.aside)

    def when(self, form_id: str, number: str) -> float | None:
        """When an edition was published, in seconds; the log's word goes before a manifest's."""
        logged = self.forms.get(form_id, {}).get(number)
        return datetime.fromisoformat(logged.at).timestamp() if logged and logged.at else None

    def judge(self, published: Published) -> tuple[Fault | None, str]:
        """What is wrong with an edition whose files fit its manifest, and the sentence; nothing for a sound one."""
        logged = self.forms.get(published.form_id, {}).get(published.number)
        if self.unread:
            return Fault.UNREAD, self.unread
        if logged is None:
            return Fault.UNKNOWN, f"the log of this clinic knows of no edition {published.number} of this form"
        if logged.aside:
            return Fault.UNKNOWN, f"the log says that edition {published.number} was put aside, and it lies here again"
        if logged.digest not in ("", published.sha256):
            told = f"the log has another seal for edition {published.number}, published on {logged.at[:10]}"
            return Fault.CHANGED, f"{told}: its list of files was written anew"
        return None, ""

    def check(self, published: Published) -> None:
        """Raise ``TamperedError`` for an edition that the log does not vouch for."""
        fault, why = self.judge(published)
        if fault:
            raise TamperedError(why)
