"""Texts in the language of the interface that do not stand in a widget's own ``self.tr``: marked here, said later."""

from PySide6.QtCore import QCoreApplication


class Marked(str):
    """A text as the source has it, English, with the context that the catalogue keeps it under."""

    __slots__ = ("context",)
    context: str


def mark(context: str, text: str) -> Marked:
    """``text`` itself, found by pyside6-lupdate (``-tr-function-alias translate+=mark``) under ``context``."""
    marked = Marked(text)
    marked.context = context
    return marked


def said(text: Marked, **values: object) -> str:
    """``text`` in the language of the interface, its places such as ``{title}`` filled with ``values``.

    May be called from any thread. A place that is missing from a translation only drops its value.
    """
    words = QCoreApplication.translate(text.context, text)
    return words.format(**values) if values else words
