"""Batch: the form of each patient of a list, made as the desk would make it and laid on the desk as a draft."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from exoconsent.consent.form import FALLBACK_LANGUAGE
from exoconsent.errors import BadInputError
from exoconsent.library.patient_list import ListedPatient
from exoconsent.pdf.layout import PrintOptions
from exoconsent.records.desk import DONE, Entry, State, new_id

if TYPE_CHECKING:
    from exoconsent.clinic.clinic import Clinic


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """One form that was made; shown without its patient."""

    entry: Entry
    """As it lies on the desk."""
    number: str
    pdf: bytes = field(repr=False)
    """Unsigned, for paper or a folder."""
    pages: int
    language: str
    stops: tuple[str, ...] = field(default=(), repr=False)
    """Why it may not be signed as it is, as sentences; its pages say NOT FOR SIGNATURE."""
    open: int = 0
    """What is still missing before it can be signed."""
    again: bool = False
    """It lay on the desk already and was left as it is."""


class Batch:
    """Makes one form after the other; blocking, for one thread at a time."""

    def __init__(
        self, clinic: "Clinic", form_id: str, options: PrintOptions, kept_options: tuple[tuple[str, str], ...] = ()
    ) -> None:
        """``kept_options`` are ``options`` as the desk keeps them."""
        self._clinic, self._form_id, self._options, self._kept = clinic, form_id, options, kept_options
        self._there: list[Entry] | None = None

    def make(self, one: ListedPatient, now: datetime, *, printed: bool = False) -> Made:
        """The form for ``one``, as a PDF and on the desk; what lies there already is not laid there twice.

        Raises:
            BadInputError: the form has no text in that language, or there is no such form.
            StorageError: the draft could not be kept; then nothing was made.
        """
        language = self._language(one)
        draft = self._clinic.begin(self._form_id, one.patient, language)
        prepared = self._clinic.prepare(draft, now)
        rendered = self._clinic.render(prepared, self._options)
        if self._there is None:
            self._there = [entry for entry in self._clinic.desk().entries() if entry.state not in DONE]
        entry = next((entry for entry in self._there if entry.draft == draft), None)
        again = entry is not None
        if entry is None:
            state = State.PRINTED if printed else State.DRAFT
            entry = Entry(id=new_id(), state=state, changed=now, draft=draft, options=self._kept)
            self._clinic.desk().keep(entry)
            self._there.append(entry)
        return Made(
            entry=entry,
            number=prepared.consent.number,
            pdf=rendered.pdf,
            pages=rendered.pages,
            language=language,
            stops=tuple(flag.sentence for flag in prepared.adaptation.stops),
            open=sum(problem.open for problem in prepared.problems),
            again=again,
        )

    def _language(self, one: ListedPatient) -> str:
        language, texts = one.language or FALLBACK_LANGUAGE, self._clinic.form(self._form_id).texts
        if language not in texts:
            known = ", ".join(sorted(texts))
            raise BadInputError.saying(f'the form has no text in "{language[:20]}"; it has: {known}')
        return language
