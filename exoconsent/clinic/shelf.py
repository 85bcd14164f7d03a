"""Shelf: where the vault of one clinic stands; opened when it is first needed, open until it is closed."""

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from threading import Lock
from typing import TYPE_CHECKING

from exoconsent.errors import ExoConsentError, StorageError

if TYPE_CHECKING:
    from pathlib import Path

    from exoconsent.library.editions_log import EditionsLog
    from exoconsent.records.vault import Vault


class Shelf:
    """One for every open clinic; shared by all threads."""

    def __init__(self, open_vault: "Callable[[datetime], Vault]") -> None:
        """``open_vault`` takes the time and may raise ``ExoConsentError``; it is asked again the next time then."""
        self._open, self._one_at_a_time = open_vault, Lock()
        self._vault: Vault | None = None

    @classmethod
    def holding(cls, vault: "Vault") -> "Shelf":
        """With a vault that is open already."""

        def closed(_now: datetime) -> "Vault":
            raise StorageError("The records were closed. Log in again to open them.")

        shelf = cls(closed)
        shelf._vault = vault
        return shelf

    @classmethod
    def without_accounts(cls, folder: "Path") -> "Shelf":
        """Of a clinic that has no accounts yet, and so no vault."""

        def refuse(_now: datetime) -> "Vault":
            raise StorageError(
                f"{folder}: this clinic has no accounts yet, so it keeps no records. Open it once in the window of "
                "ExoConsent and set up the first account; all that was signed so far is taken along."
            )

        return cls(refuse)

    def vault(self, now: datetime) -> "Vault":
        """The open vault. Raises ``ExoConsentError`` when it cannot be opened."""
        with self._one_at_a_time:
            if self._vault is None:
                self._vault = self._open(now)
            return self._vault

    def log_head(self) -> str:
        """Where the audit log ends, as an anchor's text; empty while nobody has opened the records."""
        with self._one_at_a_time:
            return self._vault.audit.head().as_text() if self._vault is not None else ""

    def editions(self) -> "EditionsLog":
        """What the log says of the editions; while nobody has opened the records, that nobody can say."""
        from exoconsent.clinic.edition_log import UNOPENED, told

        with self._one_at_a_time:
            return told(self._vault) if self._vault is not None else UNOPENED

    def close(self) -> None:
        """Close the vault, if it is open; its keys are forgotten as far as Python can. The log tells who left."""
        with self._one_at_a_time:
            if self._vault is not None:
                if self._vault.keyring is not None:
                    _note_leaving(self._vault)
                self._vault.close()
                self._vault = None


def _note_leaving(vault: "Vault") -> None:
    """A disk that refuses keeps nobody in."""
    from exoconsent.records.audit import Act

    with suppress(ExoConsentError):
        vault.note(Act.LOG_OUT)
