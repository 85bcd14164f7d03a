"""Fixed words of editions: printed as they were published, made whole for a later program, refused where it cannot."""

import json
from dataclasses import replace
from functools import partial
from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exoconsent.clinic.forms_in_use import no_form
from exoconsent.consent.parallel import of_words
from exoconsent.consent.translation import Standing
from exoconsent.consent.words import FOREIGN_KEYS, KEYS, Words
from exoconsent.errors import BadFormError
from exoconsent.library.editions import read_edition
from exoconsent.library.editions_in_use import in_use
from exoconsent.library.editions_manifest import FILE
from exoconsent.library.editions_words import read_kept, whole
from exoconsent.library.load import Fault, Library, shipped_words
from exoconsent.paths import FORMS
from tests.library.test_editions import FORM, SHIPPED, WORDS, issue, publish

ID = FORM.id
OURS = partial(shipped_words, FORMS)
ENGLISH, SPANISH = SHIPPED.words["en"], SHIPPED.words["es"]


def without(data: bytes, *keys: str) -> bytes:
    """A file of words as an older program wrote it, which did not know ``keys``."""
    lines = data.decode().splitlines(keepends=True)
    kept = [line for line in lines if not line.lstrip().startswith(tuple(f"{key}:" for key in keys))]
    assert len(lines) - len(kept) == len(keys)
    return "".join(kept).encode()


def put_out(folder, **words: bytes):
    return publish(folder, FORM, issue(), {**WORDS, **words}, None, second_reader=False)


def used(folder):
    found = in_use(folder, SHIPPED.forms, None, OURS)
    return Library(
        forms=found.forms, sections={}, words=SHIPPED.words, withheld=found.withheld, edition_words=found.words
    )


def test_an_edition_has_its_own_words_and_a_draft_todays(tmp_path):
    put_out(tmp_path, en=WORDS["en"].replace(b'"continued"', b'"goes on"'))
    library = used(tmp_path)
    assert library.words_of(ID)["en"].say("label.continued") == "goes on"
    assert library.words_of("exosome-treatment") is SHIPPED.words
    assert set(library.words_of(ID)) == set(FORM.texts), "a language that came later is not among them"
    assert read_edition(tmp_path, ID, "1").words["en"].say("label.continued") == "goes on"


def test_an_edition_that_kept_no_words_has_todays(tmp_path):
    put_out(tmp_path)
    path = tmp_path / "editions" / ID / "1" / FILE
    told = json.loads(path.read_bytes())
    told["files"] = {name: digest for name, digest in told["files"].items() if not name.startswith("words/")}
    path.write_text(json.dumps(told))
    library = used(tmp_path)
    assert library.forms[ID].edition.number == "1"
    assert library.words_of(ID) is SHIPPED.words


def test_keys_that_came_later_are_those_of_the_program_and_no_other(tmp_path):
    """Also the other way round: a key that the program no longer knows is no reason to withhold a form."""
    put_out(
        tmp_path,
        en=without(WORDS["en"].replace(b'"continued"', b'"goes on"'), "title.keep") + b"  label.of_long_ago: Once\n",
        es=without(WORDS["es"], "title.keep", "flag.STOP-IDENTITY.label", "blank.patient.name"),
    )
    library = used(tmp_path)
    assert not library.withheld
    words = library.words_of(ID)
    assert (words["en"].say("title.keep"), words["en"].say("label.continued")) == (ENGLISH.say("title.keep"), "goes on")
    for key in ("title.keep", "flag.STOP-IDENTITY.label", "blank.patient.name"):
        assert words["es"].texts[key] == SPANISH.texts[key]


def test_a_language_that_does_not_ship_gets_new_keys_in_english():
    kept = {"en": ENGLISH, "fr": replace(SPANISH, language="fr", texts=MappingProxyType({"label.continued": "suite"}))}
    french = whole(kept, OURS)["fr"]
    assert set(french.texts) == {*KEYS, *FOREIGN_KEYS}
    assert all(french.texts.values())
    assert (french.say("label.continued"), french.say("title.keep")) == ("suite", ENGLISH.say("title.keep"))
    assert french.texts["flag.STOP-IDENTITY.label"] == "product cannot be traced"


@given(st.sets(st.sampled_from(KEYS)), st.sets(st.sampled_from(KEYS)))
def test_what_an_edition_says_is_never_replaced_and_nothing_is_missing(lacks: set[str], changed: set[str]):
    texts = {k: f"then: {v}" if k in changed else v for k, v in ENGLISH.texts.items() if k not in lacks}
    found = whole({"en": replace(ENGLISH, texts=MappingProxyType(texts))}, OURS)["en"].texts
    assert {k: found[k] for k in texts} == texts
    assert {k: found[k] for k in lacks} == {k: ENGLISH.texts[k] for k in lacks}


def test_how_far_a_translation_can_be_relied_on_stays_as_it_was_published(tmp_path):
    """A key that the program learnt later does not make the Spanish words of an edition stale."""
    put_out(tmp_path)
    now = of_words(used(tmp_path).words_of(ID)["es"]).standing
    assert now == of_words(SPANISH).standing
    older = {"en": replace(ENGLISH, texts=MappingProxyType({k: v for k, v in ENGLISH.texts.items() if k != KEYS[0]}))}
    mark = whole({**older, "es": SPANISH}, OURS)["es"].english
    older["es"] = replace(SPANISH, translated_from=mark)
    assert of_words(whole(older, OURS)["es"]).standing is not Standing.STALE


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (b'"Page {page} of {sheets}"', "{sheets}, which this ExoConsent does not fill"),
        (b'"Page {page.__class__}"', "braces that hold no place"),
    ],
)
def test_a_place_that_nobody_fills_withholds_the_form_and_says_why(tmp_path, text: bytes, told: str):
    put_out(tmp_path, en=WORDS["en"].replace(b'"Page {page} of {pages}"', text))
    library = used(tmp_path)
    assert (library.withheld[ID].fault, ID in library.forms) == (Fault.OUTGROWN, False)
    assert told in library.withheld[ID].why
    with pytest.raises(BadFormError, match="this ExoConsent cannot print its edition 1") as refused:
        raise no_form(library, ID)
    assert told in str(refused.value)


def test_words_under_the_name_of_another_language_are_refused(tmp_path):
    with pytest.raises(BadFormError, match=r'the file is named "es\.yaml"'):
        read_kept(WORDS["en"], tmp_path / "es.yaml")
    with pytest.raises(BadFormError, match=r"en\.yaml"):
        read_kept(b"words: [", tmp_path / "en.yaml")
    assert isinstance(read_kept(WORDS["es"], tmp_path / "es.yaml"), Words)
