"""Sealing: the signatures of one ceremony, each put behind the bytes that were shown, in a worker."""

from collections.abc import Callable
from datetime import datetime
from functools import partial

from PySide6.QtCore import QObject, Signal

from exoconsent.clinic import Clinic
from exoconsent.consent.document import SignatureBlock
from exoconsent.consent.on_screen import OnScreen, to_note
from exoconsent.consent.signature import Role
from exoconsent.errors import ExoConsentError
from exoconsent.gui.brief import Earlier, earlier_of
from exoconsent.gui.jobs import Jobs
from exoconsent.gui.signatory_page import Signature
from exoconsent.gui.tongue import Spoken
from exoconsent.signing.appearance import printed_time
from exoconsent.signing.verdict import Verdict, not_verified


class Sealing(Spoken, QObject):
    """Knows the document as it stands now, and who signed it so far."""

    sealed = Signal(bytes, str, str)
    """The document with one more signature, its role, and the signature as it is filed (``Clinic.signature_of``)."""
    refused = Signal(str)
    """Why it could not be made, as a sentence; nothing was changed."""

    def __init__(
        self, clinic: Clinic, pdf: bytes, clock: Callable[[], datetime], parent: QObject, *, begun: bool
    ) -> None:
        """``begun``: there are signatures on ``pdf`` already; they are read at once."""
        super().__init__(parent)
        self.pdf = pdf
        self.jobs = Jobs(self)
        self._clinic, self._clock = clinic, clock
        self._earlier: tuple[Earlier, ...] | None = None if begun else ()
        self._when_read: Callable[[], None] | None = None
        if begun:
            self.jobs.submit("earlier", partial(clinic.verify, pdf), self._read, self._failed_to_read)

    def with_earlier(self, then: Callable[[tuple[Earlier, ...]], None]) -> None:
        """Tell ``then`` the signatures so far: at once, or in the moment when they are read."""
        if self._earlier is None:
            self._when_read = partial(self.with_earlier, then)
        else:
            then(self._earlier)

    def _read(self, verdict: Verdict) -> None:
        self._earlier = earlier_of(verdict)
        when_read, self._when_read = self._when_read, None
        if when_read is not None:
            when_read()

    def _failed_to_read(self, _fault: Exception) -> None:
        """Then nobody can sign on top of it either, and signing says why."""
        self._read(not_verified())

    def sign(self, block: SignatureBlock, signature: Signature, done: OnScreen) -> bool:
        """Begin to seal; False when it was refused at once."""
        shown, now, note = self.pdf, self._clock(), to_note(done)
        if self._clock_is_back(now):
            return False
        earlier = Earlier(role=block.role, name=signature.name, time=now, note=note)

        def work() -> tuple[bytes, str]:
            pdf = self._clinic.sign(
                shown,
                Role(block.role),
                signature.name,
                signature.strokes,
                now,
                method=signature.method,
                note=note,
                field=block.field,
            )
            strokes, method = signature.strokes, signature.method
            return pdf, self._clinic.signature_of(block.role, block.field, signature.name, method, strokes, now)

        self.jobs.submit("sign", work, partial(self._sealed, earlier), self._failed)
        return True

    def _clock_is_back(self, now: datetime) -> bool:
        """A signature dated before the one that it follows would make both doubtful."""
        last = max((signature.time for signature in self._earlier or ()), default=now)
        if now < last:
            words = self.tr(
                "This computer's clock says {now}, earlier than the signature before ({last}). Nothing is lost: staff "
                "set the clock right, then press Accept again."
            )
            self.refused.emit(words.format(now=printed_time(now), last=printed_time(last)))
        return now < last

    def _sealed(self, signature: Earlier, made: tuple[bytes, str]) -> None:
        self.pdf, mark = made
        self._earlier = (*(self._earlier or ()), signature)
        self.sealed.emit(self.pdf, signature.role, mark)

    def _failed(self, fault: Exception) -> None:
        words = self.tr("The signature could not be made ({kind}). Nothing was changed; press Accept to try again.")
        known = isinstance(fault, ExoConsentError)
        self.refused.emit(str(fault) if known else words.format(kind=type(fault).__name__))
