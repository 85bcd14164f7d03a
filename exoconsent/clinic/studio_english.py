"""The English text that a translation was made from, looked for among the shipped sections and published editions."""

from typing import TYPE_CHECKING

from exoconsent.consent.form import FALLBACK_LANGUAGE, Section, SectionText
from exoconsent.consent.translation import source_mark
from exoconsent.errors import BadFormError, ExoConsentError
from exoconsent.files import read_limited
from exoconsent.library import editions
from exoconsent.library.load import parse

if TYPE_CHECKING:
    from exoconsent.clinic.studio import Studio

_LIMIT = 1 << 20


def translated_english(studio: "Studio", form_id: str, section_id: str, mark: str) -> SectionText | None:
    """The English whose mark (``translation.source_mark``) is ``mark``; ``None`` where nobody kept it. Reads files."""
    shipped = _shipped(studio, section_id)
    if shipped is not None and (text := _english(shipped, mark)):
        return text
    for published in reversed(editions.editions(studio.folder, form_id)):
        try:
            section = editions.read_edition(studio.folder, form_id, published.number).form.section(section_id)
        except ExoConsentError:
            continue
        if section is not None and (text := _english(section, mark)):
            return text
    return None


def _shipped(studio: "Studio", section_id: str) -> Section | None:
    path = studio.builtin / "sections" / f"{section_id}.yaml"
    try:
        value = parse(read_limited(path, _LIMIT), str(path), "section", name=section_id)[0] if path.is_file() else None
    except (BadFormError, ExoConsentError):
        return None
    return value if isinstance(value, Section) else None


def _english(section: Section, mark: str) -> SectionText | None:
    text = section.texts.get(FALLBACK_LANGUAGE)
    return text if text is not None and source_mark(text) == mark else None
