"""The article pane on the studio's session: which ids are taken, which claims are unfounded, where sections go."""

from collections.abc import Collection
from typing import TYPE_CHECKING

from exoconsent.consent.claims import ClaimRules
from exoconsent.consent.form import Section
from exoconsent.errors import BadInputError
from exoconsent.gui.translation import mark, said

if TYPE_CHECKING:
    from exoconsent.gui.studio_session import StudioSession

_NO_FORM = mark("Article", "no form is open; open one in Templates first")


class StudioDesk:
    """What ``ArticlePane`` asks of a ``StudioSession``."""

    def __init__(self, session: "StudioSession") -> None:
        """``session`` has begun, so that its library is read."""
        self._session = session

    def add_section(self, section: Section) -> None:
        """Behind the chosen section, undone by one Ctrl+Z. Raises ``BadInputError`` when no form is open."""
        if self._session.form is None:
            raise BadInputError.saying(said(_NO_FORM))
        self._session.add_section(section)

    def section_ids(self) -> Collection[str]:
        """Of the library and of the open form."""
        form = self._session.form
        here = {section.id for section in form.sections} if form else set()
        return here | set(self._session.studio.library.sections)

    def claim_rules(self) -> ClaimRules:
        """Those of the clinic's library."""
        return self._session.studio.library.claims
