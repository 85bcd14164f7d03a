"""The domain: frozen values and pure functions; imports nothing but the standard library and ``errors``."""
