"""Makes the archives of earlier editions that lie here; run once for each released schema, then left alone.

    python -m tests.old_archives.make 1      the newest schema as it is now
    python -m tests.old_archives.make 0      a folder as the edition without accounts left it

Everything in them is invented. Until a schema is released its archive is made again when the schema changes.
"""

import json
import os
import shutil
import sys
from datetime import UTC, datetime
from pathlib import Path

from exoconsent.records.cost import FLOOR
from exoconsent.records.papers import Outcome
from exoconsent.records.record import Field, Kind, Scope
from exoconsent.records.slots import Role
from exoconsent.records.store import Store
from exoconsent.records.vault import Vault
from tests.old_papers import file_note, file_signed
from tests.records.filings import filing

HERE = Path(__file__).resolve().parent
USER, PASSPHRASE = "Ann Example", "lantern copper velvet mustard"
OTHER, OTHER_PASSPHRASE = "Bo Example", "gravel penguin antler mosaic"
CODE_FILE = "recovery-code.txt"
MADE = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)


def archive(folder: Path) -> None:
    vault, code = Vault.create(folder, "Example Clinic", USER, PASSPHRASE, MADE, FLOOR, clock=lambda: MADE)
    vault.add_user(OTHER, Role.FRONT_DESK, OTHER_PASSPHRASE)
    store = Store(vault)
    first = store.file(filing("EC-261122-AAAAAAAA", patient_name="Testina Müster"), MADE)
    second = store.file(filing("EC-261122-BBBBBBBB", patient_name="محمد الأمين", lot="LX-13"), MADE)
    store.file(filing("EC-261122-CCCCCCCC", kind=Kind.DECLINED, signed_at=None, valid_until=None, pdf=b""), MADE)
    store.withdraw(first.id, [Scope.PHOTOS], "", MADE)
    store.correct(second.id, Field.LOT, "LX-12", "misread", MADE)
    vault.keep_secret("issue.secret", b"s" * 32)
    vault.set_setting("validity_days", "60")
    vault.close()
    (folder / CODE_FILE).write_text(f"{code}\n", encoding="ascii")


def plain_folder(folder: Path) -> None:
    folder.mkdir()
    shutil.copy(HERE.parent.parent / "resources" / "demo" / "clinic.yaml", folder / "clinic.yaml")
    (folder / "issue.secret").write_bytes(b"0123456789abcdef0123456789abcdef")
    (folder / "seal.passphrase").write_bytes(b"a passphrase of nobody")
    record = {
        "schema": "exoconsent-record/1", "created": "2026-11-01T10:00:00+00:00", "language": "en",
        "content_hash": "ab" * 32, "form": {"id": "facial", "number": "1"}, "sections": [], "warn": [],
        "patient": {"name": "Testina Muster", "born": "1990-05-06", "synthetic": True},
        "facts": {"route": "topical", "product": {"name": "Exo", "lot": "LX-9"}},
        "signatories": [{"role": "patient", "name": "Testina Muster"}],
    }  # fmt: skip
    for number in ("EC-261101-AAAAAAAA", "EC-261101-BBBBBBBB"):
        file_signed(folder, number, b"%PDF-1.7 stand-in\n" + json.dumps({**record, "document": number}).encode())
    file_note(folder, Outcome.DECLINED, "EC-261101-CCCCCCCC", "wants to think about it", MADE)
    half = b"%PDF-1.7 stand-in\n" + json.dumps({**record, "document": "EC-261101-DDDDDDDD"}).encode()
    file_note(folder, Outcome.GIVEN_UP, "EC-261101-DDDDDDDD", "wrong form", MADE, half)


def read_stand_in(pdf: bytes) -> dict[str, object]:
    """The record of the stand-ins for sealed files."""
    return json.loads(pdf.split(b"\n", 1)[1])


if __name__ == "__main__":
    if sys.argv[1:] not in (["0"], ["1"]):
        sys.exit(__doc__)
    os.umask(0o077)
    target = HERE / sys.argv[1]
    shutil.rmtree(target, ignore_errors=True)
    plain_folder(target) if sys.argv[1] == "0" else archive(target)
