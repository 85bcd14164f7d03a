"""Every error a person can meet: a sentence that says what, where, why and what now, and its exit code."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum


class ExitCode(IntEnum):
    """What a command tells the shell; documented in README and in each ``--help``."""

    FINE = 0
    BAD_ARGUMENTS = 1
    BAD_FORM = 3
    NOT_READY = 4
    RECORDS = 5
    TAMPERED = 6
    NOT_ALLOWED = 7
    OUR_BUG = 70


@dataclass(frozen=True, slots=True, kw_only=True)
class Complaint:
    """One thing that is wrong in a file, with its place."""

    message: str
    """What is wrong, why, and what to do now."""
    path: str = ""
    """The file as the user named it; empty where there is no file."""
    line: int = 0
    """One-based line; 0 where the file as a whole is meant."""

    def __str__(self) -> str:
        """The complaint as a person reads it: ``file:line: message``."""
        if not self.path:
            return self.message
        place = f"{self.path}:{self.line}" if self.line else self.path
        return f"{place}: {self.message}"


class ExoConsentError(Exception):
    """The world's fault, never ours: shown as its sentence, without a traceback."""

    exit_code = ExitCode.BAD_ARGUMENTS


class ComplaintsError(ExoConsentError):
    """All that is wrong with one input, gathered and told together."""

    def __init__(self, complaints: Iterable[Complaint]) -> None:
        """Keep ``complaints`` in the order in which they should be read."""
        self.complaints = tuple(complaints)
        super().__init__("\n".join(str(c) for c in self.complaints))


class BadInputError(ComplaintsError):
    """Arguments or a patient file that cannot be used."""

    @classmethod
    def saying(cls, message: str, path: str = "") -> "BadInputError":
        """One complaint as an error."""
        return cls([Complaint(message=message, path=path)])


class BadFormError(ComplaintsError):
    """Form, section or rule files that cannot be used."""

    exit_code = ExitCode.BAD_FORM


class NotReadyError(ComplaintsError):
    """A consent that may be looked at but not signed."""

    exit_code = ExitCode.NOT_READY


class StorageError(ExoConsentError):
    """Something could not be written or read where it should be kept; nothing half-written was left."""

    exit_code = ExitCode.RECORDS


class TamperedError(ExoConsentError):
    """A document that is not what was sealed."""

    exit_code = ExitCode.TAMPERED


class NotAllowedError(ExoConsentError):
    """Something that the person who is logged in may not do; another role may."""

    exit_code = ExitCode.NOT_ALLOWED
