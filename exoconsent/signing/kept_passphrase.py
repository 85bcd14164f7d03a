"""The passphrase that lies beside the key, for as long as there are no accounts that could ask a person for it."""

import secrets
from pathlib import Path
from typing import Final

from exoconsent.errors import StorageError
from exoconsent.files import made_once
from exoconsent.signing.keys import KEY_FILE

PASSPHRASE_FILE: Final = "seal.passphrase"


def kept_passphrase(folder: Path) -> bytes:
    """The passphrase that lies in ``folder``, random and made on first use, readable by its owner only.

    Raises ``StorageError`` when it is gone while the key that it opens is there: a new one would open nothing.
    """
    path = folder / PASSPHRASE_FILE
    if not path.exists() and (folder / KEY_FILE).exists():
        raise StorageError(f"{path}: is missing, and without it the clinic's key cannot be opened; put the file back")
    return made_once(path, secrets.token_urlsafe(32).encode(), 1 << 10)
