"""ExoConsent: offline builder of adapted, readable, signed and verifiable consent forms."""

__version__ = "0.1.0"
