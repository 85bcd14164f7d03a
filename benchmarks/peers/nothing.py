"""No engine: what the way to the tree costs alone."""

from exoconsent.consent.document import Consent


def render(_consent: Consent) -> bytes:
    """Nothing."""
    return b""
