"""ExoConsent's own renderer: tagged, PDF/A-3a and PDF/UA-1."""

from exoconsent.consent.document import Consent


def render(consent: Consent) -> bytes:
    """``consent`` as PDF."""
    from exoconsent.pdf.render import render as to_pages

    return to_pages(consent).pdf
