"""The attack battery, pages and revisions: files made from our own that must never be taken for verified.

Kinds after design/security.md part 4; those on the signatures themselves are in ``test_attacks_on_signatures``.
"""

import io
from collections.abc import Callable

import pikepdf
import pytest

from exoconsent.signing.verdict import State
from exoconsent.signing.verify import Expected, verify

ATTACKS: dict[str, Callable[..., bytes]] = {}


def attack(make: Callable[..., bytes]) -> Callable[..., bytes]:
    """Enter ``make(documents) -> bytes`` into the battery under its name."""
    ATTACKS[make.__name__] = make
    return make


def _rewritten(pdf: bytes, change: Callable[[pikepdf.Pdf], None]) -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        change(opened)
        opened.save(out)
    return out.getvalue()


def _pdf():
    from pyhanko.pdf_utils import generic

    return generic


def _name(text: str):
    return _pdf().pdf_name(text)


def _field(writer, name: str):
    from pyhanko.sign.fields import enumerate_sig_fields

    return next(ref for found, _, ref in enumerate_sig_fields(writer) if found == name)


@attack
def garbage_appended(d):
    return d.whole + b"garbage"


@attack
def newline_appended(d):
    return d.whole + b"\n"


@attack
def file_appended_to_itself(d):
    return d.whole + d.whole


@attack
def bytes_put_before(d):
    return b"%!\n" + d.whole


@attack
def cut_by_one(d):
    return d.whole[:-1]


@attack
def cut_in_the_last_revision(d):
    return d.whole[: (len(d.signed[1]) + len(d.whole)) // 2]


@attack
def cut_in_half(d):
    return d.whole[: len(d.whole) // 2]


@attack
def cut_just_after_the_signed_text_of_the_last(d):
    return d.whole[: d.whole.rindex(b"startxref")]


@attack
def painted_on_a_page(d):
    def change(w):
        stream = _pdf().StreamObject(stream_data=b"BT /F1 40 Tf 72 500 Td (RIGHT kidney) Tj ET")
        w.add_stream_to_page(0, w.add_object(stream))

    return d.updated(d.whole, change)


@attack
def annotation_added(d):
    def change(w):
        note = {"/Type": "/Annot", "/Subtype": "/Square"}
        annotation = _pdf().DictionaryObject({_name(k): _name(v) for k, v in note.items()})
        annotation[_name("/Rect")] = _pdf().ArrayObject(map(_pdf().NumberObject, (0, 0, 500, 800)))
        w.register_annotation(w.find_page_for_modification(0)[0], w.add_object(annotation))

    return d.updated(d.whole, change)


@attack
def appearance_of_a_signature_swapped(d):
    def change(w):
        box = _pdf().ArrayObject(map(_pdf().NumberObject, (0, 0, 200, 52)))
        form = _pdf().StreamObject(
            {_name("/Subtype"): _name("/Form"), _name("/BBox"): box}, stream_data=b"0 0 99 9 re f"
        )
        ref = _field(w, "sign-patient")
        ref.get_object()[_name("/AP")] = _pdf().DictionaryObject({_name("/N"): w.add_object(form)})
        w.mark_update(ref)

    return d.updated(d.whole, change)


@attack
def appearance_stream_overwritten(d):
    def change(w):
        ref = _field(w, "sign-patient").get_object()["/AP"].raw_get("/N")
        ref.get_object()._data = b"0 0 99 9 re f"
        ref.get_object()._encoded_data = None
        w.mark_update(ref)

    return d.updated(d.whole, change)


@attack
def catalog_changed(d):
    def change(w):
        w.root[_name("/Lang")] = _pdf().TextStringObject("de")
        w.update_root()

    return d.updated(d.whole, change)


@attack
def javascript_on_opening(d):
    def change(w):
        action = {_name("/S"): _name("/JavaScript"), _name("/JS"): _pdf().TextStringObject("app.alert(1)")}
        w.root[_name("/OpenAction")] = _pdf().DictionaryObject(action)
        w.update_root()

    return d.updated(d.whole, change)


@attack
def metadata_added(d):
    def change(w):
        w.root[_name("/Metadata")] = w.add_object(
            _pdf().StreamObject({_name("/Type"): _name("/Metadata")}, stream_data=b"<x/>")
        )
        w.update_root()

    return d.updated(d.whole, change)


@attack
def font_swapped(d):
    def change(w):
        fonts = w.root["/Pages"]["/Kids"][0]["/Resources"]["/Font"]
        ref = fonts.raw_get(next(iter(fonts)))
        ref.get_object()[_name("/BaseFont")] = _name("/ZapfDingbats")
        w.mark_update(ref)

    return d.updated(d.whole, change)


@attack
def content_hidden(d):
    def change(w):
        page = w.root["/Pages"]["/Kids"][0]
        page[_name("/Contents")] = w.add_object(_pdf().StreamObject(stream_data=b""))
        w.update_container(page)

    return d.updated(d.whole, change)


@attack
def record_replaced(d):
    def change(w):
        spec = w.root["/AF"][0].get_object()
        spec[_name("/EF")][_name("/F")] = w.add_object(_pdf().StreamObject(stream_data=b"{}"))
        w.update_container(spec)

    return d.updated(d.whole, change)


@attack
def field_text_changed(d):
    def change(w):
        ref = _field(w, "sign-patient")
        ref.get_object()[_name("/TU")] = _pdf().TextStringObject("I refuse")
        w.mark_update(ref)

    return d.updated(d.whole, change)


@attack
def values_of_two_fields_exchanged(d):
    def change(w):
        one, two = _field(w, "sign-patient"), _field(w, "sign-witness")
        values = one.get_object().raw_get("/V"), two.get_object().raw_get("/V")
        two.get_object()[_name("/V")], one.get_object()[_name("/V")] = values
        w.mark_update(one)
        w.mark_update(two)

    return d.updated(d.whole, change)


@attack
def last_signature_taken_out_in_a_new_revision(d):
    def change(w):
        ref = _field(w, "sign-practitioner")
        del ref.get_object()["/V"]
        w.mark_update(ref)

    return d.updated(d.whole, change)


@attack
def all_signatures_taken_out_in_a_new_revision(d):
    def change(w):
        for name in ("sign-patient", "sign-witness", "sign-practitioner"):
            del _field(w, name).get_object()["/V"]
            w.mark_update(_field(w, name))

    return d.updated(d.whole, change)


@attack
def form_taken_out(d):
    def change(w):
        del w.root["/AcroForm"]
        w.update_root()

    return d.updated(d.whole, change)


@attack
def empty_revision_added(d):
    return d.updated(d.whole, lambda w: w.add_object(_pdf().NullObject()))


@attack
def page_added(d):
    return _rewritten(d.whole, lambda pdf: pdf.add_blank_page())


@attack
def page_taken_out(d):
    return _rewritten(d.whole, lambda pdf: pdf.pages.remove(p=1))


@attack
def written_anew(d):
    return _rewritten(d.whole, lambda pdf: None)


@attack
def hidden_content_brought_out(d):
    """A shadow attack: what the page draws is exchanged for another stream that waited in the file."""

    def change(w):
        page = w.root["/Pages"]["/Kids"][0]
        shown, other = page.raw_get("/Contents"), w.root["/Pages"]["/Kids"][1].raw_get("/Contents")
        assert shown != other
        page[_name("/Contents")] = other
        w.update_container(page)

    return d.updated(d.whole, change)


NAMED = {
    "painted_on_a_page": "what is printed on page 1 was changed",
    "content_hidden": "what is printed on page 1 was changed",
    "hidden_content_brought_out": "what is printed on page 1 was changed",
    "font_swapped": "what is printed on page 1 was changed",
    "annotation_added": "something was laid over page 1",
    "appearance_of_a_signature_swapped": "the look of the signature in sign-patient was changed",
    "appearance_stream_overwritten": "the look of the signature in sign-patient was changed",
    "values_of_two_fields_exchanged": "the signature in sign-patient was exchanged or taken out",
    "last_signature_taken_out_in_a_new_revision": "something was added to the file after its last signature",
    "form_taken_out": "there are remains of a signature in the file",
    "record_replaced": "the attached record was changed",
    "field_text_changed": "the words of the field sign-patient were changed",
    "javascript_on_opening": "something that happens when it is opened",
    "metadata_added": "the document's settings were changed",
    "cut_by_one": "does not cover it all",
    "garbage_appended": "something was added to the file after its last signature",
    "written_anew": "some program wrote anew",
}


@pytest.mark.parametrize("name", sorted(NAMED))
def test_an_attack_is_named(name, documents):
    said = "\n".join(verify(ATTACKS[name](documents), Expected(), {documents.key.fingerprint}).sentences())
    assert NAMED[name] in said.casefold(), said


@pytest.mark.parametrize("name", sorted(ATTACKS))
def test_an_attack_is_never_taken_for_verified(name, documents, refused):
    refused(ATTACKS[name](documents))


def test_a_file_written_anew_without_its_signatures_is_unsigned(documents):
    def change(pdf):
        for field in pdf.Root.AcroForm.Fields:
            del field.V
        del pdf.Root.Perms

    verdict = verify(_rewritten(documents.whole, change), Expected(), {documents.key.fingerprint})
    assert verdict.state is State.UNSIGNED
    assert len(verdict.missing) == 3
