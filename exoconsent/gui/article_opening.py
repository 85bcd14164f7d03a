"""Opening an article off the window's thread: read within bounds, taken apart, its letters counted for Qt."""

from dataclasses import dataclass, field
from pathlib import Path

from exoconsent.consent.claims import ClaimRules
from exoconsent.errors import BadInputError, ExoConsentError
from exoconsent.files import is_no_file, read_limited
from exoconsent.gui.article_letters import Letters, letters_of
from exoconsent.gui.translation import mark, said
from exoconsent.library.article import SIZE_LIMIT, Article, read_article
from exoconsent.paths import FORMS

_NO_FILE = mark("Article", "{name} is no file; choose a document.")
_NOT_READ = mark("Article", "The document could not be read ({kind}).")


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """An article ready to be shown."""

    article: Article
    letters: Letters = field(repr=False)
    """The document's own."""
    twins: int
    """Look-alike letters."""
    claims: int
    """Claims known as unfounded."""
    mixed: int
    """Words that mix alphabets and that no look-alike explains."""


def opened(path: Path, claims: ClaimRules) -> Opened:
    """In a worker. Raises ``BadInputError`` with the sentence of the library."""
    if is_no_file(path):
        raise BadInputError.saying(said(_NO_FILE, name=path.name))
    article = read_article(read_limited(path, SIZE_LIMIT), path.name, _pdf_text, claims)
    return Opened(
        article=article,
        letters=letters_of(article, repaired=False),
        twins=len(article.repairs),
        claims=sum(len(paragraph.findings) for paragraph in article.paragraphs),
        mixed=sum(len(paragraph.still_mixed) for paragraph in article.paragraphs),
    )


def _pdf_text(pdf: bytes) -> tuple[str, ...]:
    from exoconsent.pdf.words_apart import page_texts

    return page_texts(pdf)


def shipped() -> tuple[Path, ...]:
    """The documents that the built-in forms were drafted from."""
    return tuple(sorted((FORMS / "sources").glob("*.txt")))


def sentence_of(fault: Exception) -> str:
    """What a person reads of an error; the library's own words where it has any."""
    return str(fault) if isinstance(fault, ExoConsentError) else said(_NOT_READ, kind=type(fault).__name__)
