"""Another language for a form: those that ExoConsent, or the clinic, has the fixed words in."""

from dataclasses import replace
from types import MappingProxyType

from PySide6.QtWidgets import QInputDialog, QWidget

from exoconsent.consent.form import FALLBACK_LANGUAGE, FormText, TextStatus
from exoconsent.gui.studio_session import StudioSession
from exoconsent.gui.translation import mark, said

_TITLE = mark("Languages", "Another language")
_ASKED = mark("Languages", "Language:")
_UNKNOWN = mark("Languages", "There are no fixed words in “{tag}”; there are {known}.")
_ALL = mark(
    "Languages",
    "The form has all languages that there are fixed words in ({known}). For one more, copy forms/words/es.yaml of "
    "ExoConsent to {file}, translate it, and choose it here.",
)
_BEGIN = mark("Languages", "Begin {tag}")


def ask_language(parent: QWidget, session: StudioSession) -> str:
    """The tag of a language that was chosen and begun; empty when there is none, or nobody chose."""
    form, known = session.form, sorted(session.studio.library.words)
    tags = [tag for tag in known if form is not None and tag not in form.texts]
    if not tags:
        file = session.studio.folder / "words" / "fr.yaml"
        session.refused.emit(said(_ALL, known=", ".join(known), file=file))
        return ""
    tag, fine = QInputDialog.getItem(parent, said(_TITLE), said(_ASKED), tags, 0, False)
    return tag if fine and begin_language(session, tag) else ""


def begin_language(session: StudioSession, tag: str) -> bool:
    """Empty words in ``tag``, to be filled; its fixed words must be there, or nothing would print."""
    form, known = session.form, session.studio.library.words
    if form is None or tag in form.texts:
        return False
    if tag not in known:
        session.refused.emit(said(_UNKNOWN, tag=tag, known=", ".join(sorted(known))))
        return False
    status = TextStatus.DRAFT
    empty = FormText(language=tag, status=status, title="", subtitle="", review_notice="", intro=())
    texts = MappingProxyType({**form.texts, tag: empty})
    session.apply(replace(form, texts=texts), said(_BEGIN, tag=tag))
    return tag in (session.form.texts if session.form else ()) and tag != FALLBACK_LANGUAGE
