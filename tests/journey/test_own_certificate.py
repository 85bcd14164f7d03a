"""The commands with a practitioner's own certificate: signed, named, pinned, and no passphrase where none is needed."""

import getpass
import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, Encoding, pkcs12
from cryptography.x509.oid import NameOID

from exoconsent.cli import main
from exoconsent.errors import ExitCode
from exoconsent.paths import FORMS, RESOURCES

PATIENT = FORMS / "patients" / "ex-o04.yaml"
PASSPHRASE = "blue heron 77"
NOW = datetime.now(UTC)
Run = Callable[..., tuple[int, str]]


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the program asked a person to type; it gets the p12's passphrase, or the clinic's."""
    prompts: list[str] = []

    def answer(prompt: str = "") -> str:
        prompts.append(prompt)
        return PASSPHRASE if "p12" in prompt else "four words of our own"

    monkeypatch.setattr(getpass, "getpass", answer)
    for name in ("EXOCONSENT_PASSPHRASE", "EXOCONSENT_P12_PASSPHRASE"):
        monkeypatch.delenv(name, raising=False)
    return prompts


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], asked: list[str]) -> Run:
    def _run(*arguments: object) -> tuple[int, str]:
        code = main([str(argument) for argument in arguments])
        said = capsys.readouterr()
        return code, said.out + said.err

    return _run


@pytest.fixture
def own(tmp_path: Path) -> tuple[Path, Path]:
    """A practitioner's PKCS#12 file and the certificate alone."""
    return made(tmp_path, NOW + timedelta(days=300))


def made(folder: Path, until: datetime) -> tuple[Path, Path]:
    key, issuer = ec.generate_private_key(ec.SECP256R1()), ec.generate_private_key(ec.SECP256R1())
    named = [x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, n)]) for n in ("Dr. Placida Shamley", "Mock Chamber")]
    builder = x509.CertificateBuilder().subject_name(named[0]).issuer_name(named[1]).serial_number(5)
    builder = builder.not_valid_before(NOW - timedelta(days=400)).not_valid_after(until).public_key(key.public_key())
    certificate = builder.sign(issuer, hashes.SHA256())
    p12, public = folder / "me.p12", folder / "me.pem"
    lock = BestAvailableEncryption(PASSPHRASE.encode())
    p12.write_bytes(pkcs12.serialize_key_and_certificates(b"me", key, certificate, None, lock))
    public.write_bytes(certificate.public_bytes(Encoding.PEM))
    return p12, public


@pytest.fixture
def clinic(tmp_path: Path) -> Path:
    folder = tmp_path / "clinic"
    folder.mkdir()
    (folder / "clinic.yaml").write_bytes((RESOURCES / "demo" / "clinic.yaml").read_bytes())
    return folder


@pytest.fixture
def by_patient(run: Run, clinic: Path, tmp_path: Path) -> Path:
    """A consent that the patient has signed with the clinic's key."""
    plain, signed = tmp_path / "plain.pdf", tmp_path / "patient.pdf"
    code, said = run("export", "--clinic", clinic, "--form", "exosome-treatment", "--patient", PATIENT, "--out", plain)
    assert code == ExitCode.FINE, said
    typed = ("--method", "typed", "--as", "patient", "--name", "Samplo Baldwick (fictitious)")
    code, said = run("sign", "--clinic", clinic, plain, *typed, "--out", signed)
    assert code == ExitCode.FINE, said
    return signed


def by_practitioner(run: Run, clinic: Path, file: Path, p12: Path, *more: str) -> tuple[int, str]:
    words = (
        "--method",
        "typed",
        "--as",
        "practitioner",
        "--name",
        "Dr. Placida Shamley (fictitious)",
        "--note",
        "Yes.",
    )
    return run("sign", "--clinic", clinic, file, *words, "--p12", p12, "--out", file.with_name("both.pdf"), *more)


def test_the_practitioners_own_certificate_seals_and_is_believed_once_it_is_pinned(
    run: Run, clinic: Path, by_patient: Path, own: tuple[Path, Path], asked: list[str]
) -> None:
    asked.clear()
    code, said = by_practitioner(run, clinic, by_patient, own[0])
    assert code == ExitCode.FINE, said
    assert "does not know the certificate yet" in said
    assert asked == ["Passphrase of me.p12: "]  # not the clinic's
    both = by_patient.with_name("both.pdf")
    code, said = run("verify", "--clinic", clinic, both)
    assert code == ExitCode.TAMPERED
    assert "“Dr. Placida Shamley”, issued by “Mock Chamber”" in said
    assert "not known to this clinic" in said
    code, said = run("key", "--clinic", clinic, "--trust", own[1], "--json")
    assert code == ExitCode.FINE
    assert [entry["subject"] for entry in json.loads(said)["practitioners"]] == [
        "“Dr. Placida Shamley”, issued by “Mock Chamber”"
    ]
    code, said = run("verify", "--clinic", clinic, both)
    assert code == ExitCode.FINE, said
    assert "the practitioner's own certificate" in said


def test_nobody_else_signs_with_it_and_it_is_not_the_first(
    run: Run, clinic: Path, by_patient: Path, own: tuple[Path, Path], tmp_path: Path
) -> None:
    words = (
        "--method",
        "typed",
        "--name",
        "Samplo Baldwick (fictitious)",
        "--p12",
        own[0],
        "--out",
        tmp_path / "x.pdf",
    )
    code, said = run("sign", "--clinic", clinic, tmp_path / "plain.pdf", "--as", "patient", *words)
    assert code == ExitCode.NOT_READY
    assert "practitioner's signature only" in said


def test_the_passphrase_may_come_from_the_environment_and_is_never_an_argument(
    run: Run, clinic: Path, by_patient: Path, own: tuple[Path, Path], asked: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EXOCONSENT_P12_PASSPHRASE", "wrong")
    asked.clear()
    code, said = by_practitioner(run, clinic, by_patient, own[0])
    assert (code, asked) == (ExitCode.BAD_ARGUMENTS, [])
    assert "this passphrase opens" in said
    monkeypatch.setenv("EXOCONSENT_P12_PASSPHRASE", PASSPHRASE)
    code, said = by_practitioner(run, clinic, by_patient, own[0], "--json")
    assert code == ExitCode.FINE
    assert json.loads(said)["own_certificate"] is True
    assert PASSPHRASE not in said


def test_an_expired_certificate_is_a_sentence_and_nothing_is_written(
    run: Run, clinic: Path, by_patient: Path, tmp_path: Path
) -> None:
    p12, _ = made(tmp_path, NOW - timedelta(days=3))
    code, said = by_practitioner(run, clinic, by_patient, p12)
    assert code == ExitCode.BAD_ARGUMENTS
    assert "expired on" in said
    assert not by_patient.with_name("both.pdf").exists()


def test_only_sealing_asks_for_the_clinics_passphrase(
    run: Run, clinic: Path, by_patient: Path, asked: list[str], tmp_path: Path
) -> None:
    assert len(asked) == 1  # signing; exporting asked nothing
    asked.clear()
    patient = ("--form", "exosome-treatment", "--patient", PATIENT)
    for command in (("adapt", *patient), ("export", *patient, "--out", tmp_path / "again.pdf"), ("verify", by_patient)):
        run(command[0], "--clinic", clinic, *command[1:])
    run("key", "--clinic", clinic)
    assert asked == []


def test_an_rsa_key_is_made_on_request_and_never_replaced(run: Run, clinic: Path, tmp_path: Path) -> None:
    code, said = run("key", "--clinic", clinic, "--make", "rsa-3072", "--out", tmp_path / "clinic.der")
    assert code == ExitCode.FINE, said
    assert "RSA 3072" in said
    assert x509.load_der_x509_certificate((tmp_path / "clinic.der").read_bytes()).public_key().key_size == 3072
    code, said = run("key", "--clinic", clinic, "--make", "p256")
    assert code == ExitCode.BAD_ARGUMENTS
    assert "never replaced" in said


def test_without_a_key_there_is_no_certificate_to_write(run: Run, clinic: Path, tmp_path: Path) -> None:
    code, said = run("key", "--clinic", clinic)
    assert (code, "no clinic key yet" in said) == (ExitCode.FINE, True)
    code, said = run("key", "--clinic", clinic, "--out", tmp_path / "x.der")
    assert code == ExitCode.RECORDS
    assert not (tmp_path / "x.der").exists()


def test_what_is_no_certificate_is_not_trusted(run: Run, clinic: Path, own: tuple[Path, Path]) -> None:
    code, said = run("key", "--clinic", clinic, "--trust", own[0])  # the p12 itself: its key does not belong here
    assert code == ExitCode.BAD_ARGUMENTS
    assert "is not a certificate" in said
    assert not (clinic / "certificates").exists() or not list((clinic / "certificates").iterdir())
