"""The page: a consent tree becomes PDF bytes and a map of where everything lies. The only room that knows ReportLab.

Importing the room is cheap; ReportLab is loaded by ``exoconsent.pdf.render`` when the first page is made.
"""

from typing import Final

PAGE_PROPERTIES: Final = frozenset({"body_12_point", "large_18_point", "left_aligned", "unsplit", "self_contained"})
"""What every page keeps, by the names that ``forms/rules/elements.yaml`` asks for; ``tests/pdf`` measures each."""
