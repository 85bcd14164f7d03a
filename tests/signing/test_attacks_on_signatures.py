"""The attack battery, signatures: ranges, contents, strangers, wrapping, flipped bits (design/security.md part 4)."""

import io
import os
import random
import re
from collections.abc import Callable

import pikepdf
import pytest

from exoconsent.signing import offline
from exoconsent.signing.verdict import State
from exoconsent.signing.verify import Expected, verify

ATTACKS: dict[str, Callable[..., bytes]] = {}
FLIPS = 1500 if os.environ.get("EXOCONSENT_ALL_FLIPS") else 300


def attack(make: Callable[..., bytes]) -> Callable[..., bytes]:
    """Enter ``make(documents) -> bytes`` into the battery under its name."""
    ATTACKS[make.__name__] = make
    return make


BYTE_RANGE = rb"/ByteRange \[[^\]]*\] *"
for _which, _value in {
    "null": b"null", "empty": b"[]", "zeros": b"[0 0 0 0]", "negative": b"[0 -1 -1 -1]", "short": b"[0 10]",
    "whole_file": b"[0 99999 99999 0]", "fractions": b"[0.0 1.5 2.5 3.5]", "names": b"[/A /B /C /D]",
    "huge": b"[0 1 99999999999999999999 1]", "beyond_the_file": b"[0 100 200 99999999]", "nested": b"[[0] 1 2 3]",
}.items():  # fmt: skip
    ATTACKS[f"byte_range_{_which}"] = lambda d, value=_value: d.replaced(d.whole, BYTE_RANGE, b"/ByteRange " + value)
ATTACKS["byte_range_missing"] = lambda d: d.replaced(d.whole, BYTE_RANGE, b"")
ATTACKS["byte_range_of_the_first_one_null"] = lambda d: d.replaced(d.whole, BYTE_RANGE, b"/ByteRange null", 0)


CONTENTS = rb"/Contents <[0-9A-F]*>"
for _which, _value in {"empty": b"<>", "zero": b"<00>", "null": b"null", "text": b"(x)"}.items():
    ATTACKS[f"contents_{_which}"] = lambda d, value=_value: d.replaced(d.whole, CONTENTS, b"/Contents " + value)


@attack
def contents_all_zero(d):
    last = re.findall(CONTENTS, d.whole)[-1]
    return d.whole.replace(last, b"/Contents <" + b"0" * (len(last) - 12) + b">")


@attack
def contents_in_small_letters(d):
    last = re.findall(CONTENTS, d.whole)[-1]
    return d.whole.replace(last, last.lower().replace(b"/contents", b"/Contents"))


@attack
def padding_used(d):
    last = re.findall(CONTENTS, d.whole)[-1]
    return d.whole.replace(last, last[:-9] + b"DEADBEEF>")


@attack
def contents_of_another_signature(d):
    first, _, last = re.findall(CONTENTS, d.whole)
    return d.whole.replace(last, first)


@attack
def signature_algorithm_parameter_added_outside_what_is_signed(d):
    last = re.findall(CONTENTS, d.whole)[-1]
    assert last.count(b"020101") >= 2
    return d.whole.replace(last, last.replace(b"020101", b"020103", 1))


@attack
def sealed_by_a_stranger_of_the_same_name(d):
    return d.seal_all(d.base, d.stranger)[-1]


@attack
def last_one_sealed_by_a_stranger(d):
    from exoconsent.signing.seal import seal

    return seal(d.signed[1], d.attest("sign-practitioner"), d.stranger, "elsewhere", False)


@attack
def painted_and_sealed_by_a_stranger(d):
    def change(w):
        stream = d.generic().StreamObject(stream_data=b"0 0 99 99 re f")
        w.add_stream_to_page(0, w.add_object(stream))

    return d.sealed_over(d.updated(d.signed[1], change), d.attest("sign-practitioner"), d.stranger)


@attack
def painted_between_two_of_our_own(d):
    def change(w):
        stream = d.generic().StreamObject(stream_data=b"0 0 99 99 re f")
        w.add_stream_to_page(0, w.add_object(stream))

    return d.sealed_over(d.updated(d.signed[1], change), d.attest("sign-practitioner"), d.key)


@attack
def harmless_revision_between_two_of_our_own(d):
    """pyHanko's policy finds nothing wrong with an object that nothing uses; ours does."""
    changed = d.updated(d.signed[1], lambda w: w.add_object(d.generic().StreamObject(stream_data=b"hidden")))
    return d.sealed_over(changed, d.attest("sign-practitioner"), d.key)


@attack
def fourth_signature_in_a_new_field(d):
    from pyhanko.sign.fields import SigFieldSpec, append_signature_field

    added = d.updated(d.whole, lambda w: append_signature_field(w, SigFieldSpec("extra")))
    return d.sealed_over(added, d.attest("extra"), d.key)


@attack
def wrapped(d):
    """Signature wrapping that works: digest and signature are right, and the page shows something else."""
    pdf = d.whole
    start, end, rest = (int(n) for n in re.findall(rb"/ByteRange \[0 (\d+) (\d+) (\d+)\]", pdf)[-1])
    xref = int(re.findall(rb"startxref\s+(\d+)", pdf)[-1])
    entries, trailer = _last_xref(pdf[xref:])
    number = max(n for n, offset in entries.items() if offset < start)
    old = pdf[entries[number] : pdf.index(b"endobj", end)] + b"endobj\n"
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        page = opened.pages[0].Contents.objgen[0]
    paint = b"BT /F1 12 Tf 72 770 Td (Consent for the RIGHT kidney) Tj ET"
    paint = b"%d 0 obj\n<</Length %d>>\nstream\n%s\nendstream\nendobj\n" % (page, len(paint), paint)
    room = 6000 + len(old)
    moved = b"/ByteRange " + (b"[0 %d %d %d]" % (start, end + room, rest))
    copied = d.replaced(old, BYTE_RANGE, moved)
    assert xref > end
    filler = b" " * (xref - end)
    body_at = xref + 3000
    places = {n: o + (room if o > end else 0) for n, o in entries.items()}
    places |= {number: body_at, page: body_at + len(copied)}
    table = b"xref\n" + b"".join(b"%d 1\n%010d 00000 n \n" % (n, places[n]) for n in sorted(places)) + trailer
    table += b"\nstartxref\n%d\n%%%%EOF\n" % xref
    hole = (filler + table).ljust(body_at - end) + copied + paint
    assert len(hole) <= room
    return pdf[:end] + hole.ljust(room) + pdf[end:]


def _last_xref(section: bytes) -> tuple[dict[int, int], bytes]:
    head, trailer = section.split(b"trailer", 1)
    entries, lines = {}, head.split(b"\n")[1:]
    while lines and lines[0].strip():
        first, count = map(int, lines.pop(0).split())
        entries |= {first + i: int(lines.pop(0).split()[0]) for i in range(count)}
    return entries, b"trailer" + trailer[: trailer.index(b"startxref")]


@pytest.mark.parametrize("name", sorted(ATTACKS))
def test_an_attack_is_never_taken_for_verified(name, documents, refused):
    refused(ATTACKS[name](documents))


def test_the_wrapping_attack_would_deceive_a_verifier_that_only_asks_for_digest_and_signature(documents):
    offline.prepare()
    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.sign.validation import validate_pdf_signature

    from exoconsent.signing import examine

    pdf = wrapped(documents)
    last = PdfFileReader(io.BytesIO(pdf)).embedded_regular_signatures[-1]
    status = validate_pdf_signature(last, examine._context(last.signer_cert))
    assert status.intact
    assert status.valid
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        assert b"RIGHT" in opened.pages[0].Contents.read_bytes()
    assert "gap" in " ".join(verify(pdf, Expected(), {documents.key.fingerprint}).sentences())


def test_a_harmless_looking_revision_between_signatures_passes_the_library_and_not_us(documents):
    verdict = verify(harmless_revision_between_two_of_our_own(documents), Expected(), {documents.key.fingerprint})
    assert all(signature.good for signature in verdict.signatures)
    assert "between two signatures" in " ".join(verdict.problems)


@pytest.mark.parametrize("seed", range(10))
def test_no_flipped_bit_anywhere_is_accepted(seed, documents):
    """Anywhere: also in the signatures' own bytes and their padding, which no digest covers."""
    chance = random.Random(seed)
    accepted = []
    for _ in range(FLIPS // 10):
        place, bit = chance.randrange(len(documents.whole)), chance.randrange(8)
        flipped = bytearray(documents.whole)
        flipped[place] ^= 1 << bit
        if verify(bytes(flipped), Expected(), {documents.key.fingerprint}).state is not State.NOT_VERIFIED:
            accepted.append((place, bit))
    assert accepted == []


def test_no_flipped_bit_in_a_signature_is_accepted(documents):
    places = [m.span() for m in re.finditer(CONTENTS, documents.whole)]
    chance = random.Random(1)
    for start, end in places:
        for place in chance.sample(range(start + 11, end), 25):
            flipped = bytearray(documents.whole)
            flipped[place] ^= 1 << chance.randrange(8)
            assert verify(bytes(flipped), Expected(), {documents.key.fingerprint}).state is State.NOT_VERIFIED, place
