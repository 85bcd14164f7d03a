"""Patient files: YAML and JSON give the same values; texts are cleaned; nothing but BadInputError comes out."""

import json
from datetime import date

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from exoconsent.consent.facts import UNKNOWN
from exoconsent.errors import BadInputError
from exoconsent.library.patients import read_patient
from exoconsent.library.profiles import read_profile

CASE = {
    "schema": "exoconsent-cases/1",
    "id": "EX-O01",
    "split": "open",
    "synthetic": True,
    "why": {"x": "y"},
    "patient_name": "Testina Kneeworth (fictitious)",
    "vignette": "An invented person.",
    "expect": {"must_include": ["a"]},
    "attributes": {
        "age": 62,
        "pregnant": "no",
        "route": "intra_articular",
        "allergies": [],
        "medicines": ["Anticoagulant"],
        "product": {"name": "Sample-EV 'Mockvial'", "lot": "TEST-0001", "expiry": "2099-12-31"},
        "jurisdiction": "US-TX",
    },
}


def told(text, path="p.yaml"):
    with pytest.raises(BadInputError) as caught:
        read_patient(text if isinstance(text, bytes) else text.encode(), path)
    return [str(c) for c in caught.value.complaints]


def wrong(data):
    try:
        read_patient(data, "p")
    except BadInputError as error:
        return error.complaints
    return ()


def test_a_case_reads_the_same_from_json_with_tabs_and_from_yaml():
    from_json = read_patient(json.dumps(CASE, indent="\t").encode(), "p.json")
    assert read_patient(b"\xef\xbb\xbf" + yaml.safe_dump(CASE).encode(), "p.yaml") == from_json
    assert from_json.name == "Testina Kneeworth (fictitious)"
    assert from_json.synthetic
    assert from_json.facts["medicines"] == ("anticoagulant",)
    assert from_json.facts.product("lot") == "TEST-0001"


def test_facts_may_stand_at_the_top():
    patient = read_patient(b"name: A\nborn: 1961-04-30\nroute: iv\ncharged: null\npregnant: no\n", "p.yaml")
    assert (patient.born, patient.facts["route"], patient.facts["pregnant"]) == (date(1961, 4, 30), "iv", "no")
    assert patient.facts.get("charged") is UNKNOWN


def test_what_stands_beside():
    patient = read_patient(
        b"answers: {treatment.price: 1.50, clinic.phone: 012}\npeople: {witness: Wanda}\n"
        b"acknowledge: {WARN-CANCER: asked}\nclearances: {STOP-INFECTION: cleared}\nproduct: {lot: 0815, amount: 2}\n",
        "p.yaml",
    )
    assert dict(patient.answers) == {"treatment.price": "1.50", "clinic.phone": "012"}
    assert dict(patient.people) == {"witness": "Wanda"}
    assert (dict(patient.acknowledge), dict(patient.clearances)) == (
        {"WARN-CANCER": "asked"},
        {"STOP-INFECTION": "cleared"},
    )
    assert (patient.facts.product("lot"), patient.facts.product("amount")) == ("0815", "2")
    assert (patient.name, patient.born) == ("", None)


def test_all_that_is_wrong_is_told_with_lines():
    assert told("name: ''\nborn: 1990-02-31\nrout: iv\nage: 200\nanswers: {x: y}\n") == [
        'p.yaml:1: "name" is empty; type it as it should be printed',
        'p.yaml:2: "born" is not a day of the calendar; write year-month-day, such as 1961-04-30',
        'p.yaml:3: unknown key "rout", did you mean "route"?',
        "p.yaml:4: age: 200 is not an age; give whole years from 0 to 125",
        'p.yaml:5: unknown blank "x" in answers',
    ]


@pytest.mark.parametrize(
    "born", ["1990-02-31", "31.12.1990", "19900101", "1990-W01-1", "[1990]", "0", "1990-1-1", "2023-02-29"]
)
def test_impossible_days(born):
    assert "not a day of the calendar" in told(f"born: {born}\n")[0]


@pytest.mark.parametrize(
    "name", ["<b>Bobby</b>", "O'Neil; DROP TABLE", "=HYPERLINK(1)", "%s {patient.name}", "&amp; Co", "${HOME}"]
)
def test_markup_in_a_name_is_data(name):
    assert read_patient(json.dumps({"name": name}).encode(), "p.json").name == name


def test_names_are_kept_out_of_representations():
    patient = read_patient(
        json.dumps({"name": "Secret Person", "vignette": "v", "answers": {"clinic.name": "c"}}).encode(), "p"
    )
    assert "Secret" not in repr(patient)
    assert "answers" not in repr(patient)


@pytest.mark.parametrize(
    ("code", "word"),
    [
        ("202e", "direction"),
        ("2066", "direction"),
        ("200e", "direction"),
        ("061c", "direction"),
        ("2028", "line break"),
        ("0000", "control"),
        ("001b", "control"),
        ("0085", "line break"),
        ("e000", "private"),
        ("0378", "assigned"),
        ("d800", "surrogate"),
        ("200b", "invisible"),
        ("fffd", "lost"),
    ],
)
def test_characters_that_lie_are_refused_by_number(code, word):
    message = told(f'{{"name": "Ab\\u{code}cd"}}')[0]
    assert word in message
    assert f"U+{code.upper()}" in message


def test_long_texts():
    assert "2,000 are allowed" in told(json.dumps({"vignette": "a" * 2001}))[0]
    assert "2,000 are allowed" in told(json.dumps({"body_site": "a" * 2001}))[0]
    assert read_patient(json.dumps({"name": "a" * 200}).encode(), "p").name == "a" * 200


def test_other_shapes():
    assert "text; put it in quotes" in told("vignette: [a]\n")[0]
    assert "true or false" in told("synthetic: sometimes\n")[0]
    assert '"attributes" must hold facts' in told("attributes: []\n")[0]
    assert "keep" in told("name: A\npatient_name: B\n")[0]
    assert "holds keys with values" in told("- a\n")[0]
    assert read_patient(b"answers: null\nborn: null\nsynthetic: null\n", "p").synthetic is False


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ('{"a": 1,}', "comma"),
        ('{"a" 1}', "colon"),
        ("{a: 1}", "double quotes"),
        ("[1 2]", "comma"),
        ("[1,]", "comma"),
        ('{"a": "x', "not closed"),
        ('{"a": "\\q"}', "not closed"),
        ('{"a": tru}', "missing"),
        ("[1] x", "behind"),
        ("{", "key"),
        ("[", "missing"),
        ("[NaN]", "missing"),
        ('{"a": 1, "a": 2}', "second time"),
        ("[" * 99999, "deep"),
        ('{"a": "\t"}', "not closed"),
        ("[" + "1," * 30_000 + "1]", "too many"),
    ],
)
def test_broken_json_in_words(text, word):
    assert word in told(text, "p.json")[0]


def test_json_lines():
    assert told('{\n\n"name": "A",\n"rout": {\n"x": 1}}', "p.json") == [
        'p.json:4: unknown key "rout", did you mean "route"?'
    ]


JSON = st.recursive(
    st.one_of(
        st.none(),
        st.booleans(),
        st.integers(-(10**14), 10**14),
        st.text(st.characters(codec="utf-8", exclude_categories=["C", "Zl", "Zp"], exclude_characters="\ufffd")),
    ),
    lambda below: st.one_of(st.lists(below, max_size=3), st.dictionaries(st.sampled_from("abcde"), below, max_size=3)),
    max_leaves=10,
)


@given(JSON.filter(lambda v: isinstance(v, (list, dict))), st.sampled_from([None, 1, "\t"]), st.booleans())
def test_json_means_what_json_means(value, indent, ascii_only):
    from exoconsent.library.jsontree import read_json_tree

    text = json.dumps(value, indent=indent, ensure_ascii=ascii_only)
    assert read_json_tree(text.encode(), "x").value() == value


@settings(max_examples=200)
@given(
    st.one_of(st.binary(max_size=60), st.text('{}[]",:\\ \nu0d8name1', max_size=60).map(lambda t: ("{" + t).encode()))
)
def test_any_bytes_read_or_complain(data):
    assert all(c.path == "p" and c.message for c in wrong(data))


@settings(deadline=None)
@given(
    st.dictionaries(
        st.sampled_from([*CASE, *CASE["attributes"], "name", "born", "answers", "people"]), JSON, max_size=5
    )
)
def test_any_shape_reads_or_complains(data):
    assert all(c.path == "p" and c.message for c in wrong(json.dumps(data).encode()))


def test_a_clinic_profile():
    profile = read_profile(b"schema: exoconsent-clinic/1\nname: Sample Clinic\nlines: [One Street]\n", "c.yaml")
    assert (profile.name, profile.lines, profile.validity_days) == ("Sample Clinic", ("One Street",), 60)
    with pytest.raises(BadInputError, match=r"c\.yaml:1: a second colon"):
        read_profile(b"name: a: b\n", "c.yaml")
    with pytest.raises(BadInputError, match=r"c\.yaml:3: .*direction|c\.yaml:2: .*control"):
        read_profile(b'schema: exoconsent-clinic/1\nname: "a\\nb"\n', "c.yaml")
