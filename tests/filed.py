"""What the tests ask of a clinic's records: everything that was filed, and a signature as the ceremony hands it on."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from exoconsent.clinic import Clinic
from exoconsent.clinic.filing import mark_of
from exoconsent.consent.signature import Method
from exoconsent.errors import StorageError
from exoconsent.records.record import Kind, Record


def mark(role: str) -> str:
    """A signature of that role, without ink."""
    name = "Test Signer (fictitious)"
    return mark_of(role, f"signature.{role}", name, Method.TYPED, datetime.now(UTC), None, timing=False)


def records(clinic: Clinic) -> tuple[Record, ...]:
    """All of them whole, the first filed first."""
    archive = clinic.archive(lambda: datetime.now(UTC).astimezone())
    return tuple(archive.open(row.id) for row in reversed(archive.find("")))


def of(clinic: Clinic, kind: Kind) -> list[Record]:
    """Those of one kind."""
    return [record for record in records(clinic) if record.row.kind is kind]


def pdfs(home: Path) -> Iterator[bytes]:
    """The signed files of the demo clinic below ``home``, looked at from outside the program."""
    if (home / "demo" / "records.exodb").exists():
        clinic = Clinic.demo(home)
        yield from (record.filing.pdf for record in of(clinic, Kind.CONSENT))
        clinic.close()


def full_disk(*_asked: object, **_more: object) -> None:
    """Stands for the filing on a full disk."""
    raise StorageError("records.exodb: the disk is full; nothing was changed. Free some space and try again")
