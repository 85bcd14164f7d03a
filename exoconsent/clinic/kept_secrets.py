"""What a clinic keeps secret: in its vault once it has accounts, and for everybody to know in the demo clinic."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from exoconsent.records.vault import Vault

DEMO_SECRET: Final = b"the demo clinic has no secrets  "
SECRET_FILE: Final = "issue.secret"
DEMO_PASSPHRASE: Final = b"demo clinic, not a secret"
"""Opens the demo clinic's key. Everybody may know it: nothing that the demo seals is real."""


def in_vault(vault: "Vault", name: str, fresh: bytes) -> bytes:
    """A secret of the vault; ``fresh``, kept there, when there is none yet."""
    known = vault.secret(name)
    if known is None:
        vault.keep_secret(name, fresh)
    return known or fresh


def demo_vault(folder: Path, now: datetime) -> "Vault":
    """The vault of the demo clinic, made on first use."""
    from exoconsent.records.vault import Vault

    return Vault.open_demo(folder, now)
