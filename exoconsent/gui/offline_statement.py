"""Help, Offline: what holds back every network on this computer right now, in the language of the window."""

import os
import sys

from PySide6.QtCore import QCoreApplication

from exoconsent.offline.guards import standing
from exoconsent.offline.words import CONTEXT, Part, Sentence, statement


def offline_text() -> str:
    """The page; the guards are asked and a trial is made each time that it is opened."""
    return "\n\n".join(map(_part, statement(standing(), platform=sys.platform, pid=os.getpid())))


def _part(part: Part) -> str:
    return "\n".join((_said(part.heading), *(f"•  {_said(sentence)}" for sentence in part.sentences)))


def _said(sentence: Sentence) -> str:
    words = QCoreApplication.translate(CONTEXT, sentence.text)
    return words.format(**sentence.values) if sentence.values else words
