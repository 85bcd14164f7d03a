"""Up to five people sign one consent, in every order that is needed, and each one's ink is seen in its own box."""

import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image

from exoconsent.cli.demo import scribble
from exoconsent.clinic import Clinic, Prepared
from exoconsent.consent.signature import Method, Role
from exoconsent.errors import NotReadyError
from exoconsent.library.patients import read_patient_file
from exoconsent.paths import FORMS
from exoconsent.pdf.layout import Fragment, PrintOptions, Rendered
from exoconsent.signing.verdict import State
from tests.journey.bench import FORM, NOW

FIVE = (Role.PATIENT, Role.INTERPRETER, Role.WITNESS, Role.SECOND_WITNESS, Role.PRACTITIONER)
ORDERS = {
    "as printed": (0, 1, 2, 3, 4),
    "interpreter first": (1, 0, 2, 3, 4),
    "interpreter last, second witness before the first": (0, 3, 2, 4, 1),
}
DPI = 100
INK = 110
"""A grey value at or below this is ink; the box is lighter."""


@pytest.fixture(scope="module")
def five(clinic: Clinic) -> Prepared:
    """A patient who signs with a mark before two witnesses, through an interpreter."""
    patient = read_patient_file(FORMS / "patients" / "ex-o04.yaml")
    needs = {"signs_with_mark": True, "two_witnesses": True, "interpreter_needed": True}
    people = {**patient.people, **{str(role): f"{role.words.title()} (fictitious)" for role in FIVE[1:4]}}
    facts = patient.facts
    for fact, value in needs.items():
        facts = facts.with_value(fact, value)
    asked = replace(patient, facts=facts, people=people)
    prepared = clinic.prepare(clinic.begin(FORM, asked), NOW)
    assert [s.role for s in prepared.consent.signatures] == list(FIVE)
    return prepared


@pytest.fixture(scope="module")
def rendered(clinic: Clinic, five: Prepared) -> Rendered:
    return clinic.render(five, PrintOptions())


def sign(clinic: Clinic, five: Prepared, pdf: bytes, order: tuple[int, ...]) -> bytes:
    for minute, index in enumerate(order):
        block = five.consent.signatures[index]
        role = Role(block.role)
        method = Method.MARK if role is Role.PATIENT else Method.DRAWN
        when = NOW + timedelta(minutes=minute)
        pdf = clinic.sign(pdf, role, block.name, scribble(role), when, method=method, note="Explained (test)")
    return pdf


@pytest.mark.parametrize("order", ORDERS.values(), ids=ORDERS)
def test_five_sign_in_any_order_that_is_needed(
    clinic: Clinic, five: Prepared, rendered: Rendered, order: tuple[int, ...]
) -> None:
    verdict = clinic.verify(sign(clinic, five, rendered.pdf, order))
    assert verdict.state is State.VERIFIED, verdict.sentences()
    assert [s.role for s in verdict.signatures] == [FIVE[index] for index in order]


@pytest.mark.parametrize("early", [Role.WITNESS, Role.SECOND_WITNESS, Role.PRACTITIONER])
def test_nobody_attests_a_decision_that_was_not_made(clinic: Clinic, rendered: Rendered, early: Role) -> None:
    with pytest.raises(NotReadyError, match="signs after the decision"):
        clinic.sign(rendered.pdf, early, "Somebody Else", scribble(early), NOW, note="x")


def by_pdfium(file: Path, page: int, folder: Path) -> Image.Image:
    document = pypdfium2.PdfDocument(file)
    document.init_forms()
    picture = document[page].render(scale=DPI / 72).to_pil()
    document.close()
    return picture


def by_poppler(file: Path, page: int, folder: Path) -> Image.Image:
    number = str(page + 1)
    subprocess.run(["pdftoppm", "-r", str(DPI), "-f", number, "-l", number, "-png", file, folder / "p"], check=True)
    return Image.open(next(folder.glob("p-*.png")))


def by_mupdf(file: Path, page: int, folder: Path) -> Image.Image:
    subprocess.run(["mutool", "draw", "-q", "-r", str(DPI), "-o", folder / "m.png", file, str(page + 1)], check=True)
    return Image.open(folder / "m.png")


RENDERERS: dict[str, tuple[str, Callable[[Path, int, Path], Image.Image]]] = {
    "pdfium": ("", by_pdfium),
    "poppler": ("pdftoppm", by_poppler),
    "mupdf": ("mutool", by_mupdf),
}


def ink_in(picture: Image.Image, box: Fragment) -> int:
    """Dark pixels inside the box; its lower edge, which is a printed line, is left out."""
    scale = DPI / 72
    top, bottom = picture.height - (box.y + box.height) * scale, picture.height - (box.y + 2) * scale
    part = picture.convert("L").crop(
        (int(box.x * scale) + 1, int(top) + 1, int((box.x + box.width) * scale), int(bottom))
    )
    return sum(1 for value in part.tobytes() if value <= INK)


@pytest.fixture(scope="module")
def signed(clinic: Clinic, five: Prepared, rendered: Rendered) -> bytes:
    return sign(clinic, five, rendered.pdf, ORDERS["as printed"])


@pytest.mark.parametrize("name", sorted(RENDERERS))
def test_each_signature_is_seen_in_its_own_box(rendered: Rendered, signed: bytes, tmp_path: Path, name: str) -> None:
    tool, look = RENDERERS[name]
    if tool and not shutil.which(tool):
        pytest.skip(f"{tool} is not installed")
    file = tmp_path / "signed.pdf"
    file.write_bytes(signed)
    boxes = rendered.layout.of("field")
    assert len(boxes) == len(FIVE)
    for page in {box.page for box in boxes}:
        folder = tmp_path / str(page)
        folder.mkdir()
        with look(file, page, folder) as picture:
            for box in (box for box in boxes if box.page == page):
                assert ink_in(picture, box) > 150, box.id


def test_an_empty_box_has_no_ink(rendered: Rendered, tmp_path: Path) -> None:
    """What the test above counts is the signature, not the box."""
    file = tmp_path / "unsigned.pdf"
    file.write_bytes(rendered.pdf)
    for box in rendered.layout.of("field"):
        assert ink_in(by_pdfium(file, box.page, tmp_path), box) == 0
