"""A list of patients: what spreadsheets write is read, every mistake is told at its line, nothing is guessed."""

import os
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exoconsent.consent.facts import NOT_ALL_ASKED, UNKNOWN, VOCABULARY, Fact, Kind
from exoconsent.errors import BadInputError
from exoconsent.library.list_columns import COLUMNS, folded, spoken
from exoconsent.library.load import load_library
from exoconsent.library.patient_list import LINES_LIMIT, patient_list, read_patient_list
from exoconsent.paths import FORMS

HEAD = "name,born,route,conditions,blood donor,age,lot,form language"


def read(text: str, code: str = "utf-8"):
    return patient_list(text.encode(code), "list.csv")


def wrong(text: str) -> list[str]:
    return [str(complaint) for line in read(text).wrong for complaint in line.complaints]


def test_a_line_is_a_patient_with_facts() -> None:
    found = read(f"{HEAD}\nAnn Sample,1961-04-30,intra_articular,osteoarthritis; diabetes,no,65,LX-1,es\n")
    (one,) = found.patients
    assert (one.line, one.language) == (2, "es")
    assert (one.patient.name, one.patient.born) == ("Ann Sample", date(1961, 4, 30))
    facts = one.patient.facts
    assert (facts["route"], facts["age"], facts["blood_donor"]) == ("intra_articular", 65, False)
    assert {"osteoarthritis", "diabetes"} <= set(facts["conditions"])
    assert facts.product("lot") == "LX-1"
    assert found.wrong == found.unread == ()
    assert "Ann" not in repr(found)


def test_an_empty_cell_says_nothing_and_none_says_none() -> None:
    known, unknown = read("name,conditions\nAnn,none\nBo,\n").patients
    assert known.patient.facts["conditions"] == ()
    assert unknown.patient.facts.get("conditions") is UNKNOWN
    assert NOT_ALL_ASKED not in known.patient.facts["conditions"]


@pytest.mark.parametrize("code", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("between", [",", ";", "\t"])
def test_what_spreadsheets_write_is_read(code: str, between: str) -> None:
    text = between.join(("Nombre", "Apellidos", "Fecha de nacimiento")) + "\r\n"
    text += between.join(("José", "Ñandú", "30/04/1961")) + "\r\n"
    (one,) = read(text, code).patients
    assert (one.patient.name, one.patient.born) == ("José Ñandú", date(1961, 4, 30))


def test_days_are_read_only_where_the_column_shows_their_order() -> None:
    day_first = read("name,born\nA,30/04/1961\nB,02/03/1970\n")
    assert [one.patient.born for one in day_first.patients] == [date(1961, 4, 30), date(1970, 3, 2)]
    month_first = read("name,born\nA,04/30/1961\nB,02/03/1970\nC,5/5/1980\n")
    assert [one.patient.born for one in month_first.patients] == [date(1961, 4, 30), date(1970, 2, 3), date(1980, 5, 5)]
    assert wrong("name,born\nB,02/03/1970\n") == [
        'list.csv:2: the date of birth "02/03/1970" could be two days; write it as 1961-04-30'
    ]
    both = read("name,born\nA,30/04/1961\nB,04/30/1961\nC,02/03/1970\n")
    assert [one.patient.born for one in both.patients] == [date(1961, 4, 30), date(1961, 4, 30)]
    assert [bad.line for bad in both.wrong] == [4]


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        (",1961-04-30,", "the name is empty; type it as it should be printed"),
        ("Ann,1961-02-31,", 'the date of birth "1961-02-31" does not exist; write it as 1961-04-30'),
        ("Ann,31.2.1961,", 'the date of birth "31.2.1961" does not exist; write it as 1961-04-30'),
        ("Ann,spring,", 'the date of birth "spring" cannot be read; write it as 1961-04-30'),
        ("Ann,,elbow", 'route: unknown value "elbow"'),
        ("Аnn,,", "the name"),
    ],
)
def test_a_line_that_is_wrong_is_told_and_the_others_are_taken(cells: str, told: str) -> None:
    found = read(f"name,born,route\n{cells}\nBo Sample,,\n")
    assert [one.patient.name for one in found.patients] == ["Bo Sample"]
    assert len(found.wrong) == 1
    (complaint,) = found.wrong[0].complaints
    assert str(complaint).startswith(f"list.csv:2: {told}")


def test_all_that_is_wrong_in_a_line_is_told_at_once() -> None:
    assert len(wrong("name,born,route,age\n,1961-02-31,elbow,old\n")) == 4


def test_columns_that_nobody_knows_are_told() -> None:
    assert read("name,Insurance,Room\nAnn,X,2\n").unread == ("Insurance", "Room")


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "is no list of patients"),
        (b"name\n", "is no list of patients"),
        (b"born\n1961-04-30\n", 'has no column "name"; its headings are: "born"'),
        (b"name,patient\nA,B\n", "has two columns for: name"),
        (b"PK\x03\x04\0\0\0", "is no text"),
        (b"name\n" + b"A\n" * (LINES_LIMIT + 1), "has more than 5,000 lines"),
        (b"name\n" + b"A" * 20_000 + b"\n", "holds a line that is too long"),
        (b"name\n" + b"," * 300 + b"\n\n" + b"A" + b",B" * 300, "holds a line that is too long"),
    ],
)
def test_what_is_no_list_is_refused_in_words(data: bytes, told: str) -> None:
    with pytest.raises(BadInputError, match=told):
        patient_list(data, "list.csv")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names here")
def test_a_pipe_keeps_nobody_waiting(tmp_path) -> None:
    pipe = tmp_path / "list.csv"
    os.mkfifo(pipe)
    with pytest.raises(BadInputError, match="is no file; choose a list"):
        read_patient_list(pipe)


@given(st.binary(max_size=300))
def test_any_bytes_are_a_list_or_refused(data: bytes) -> None:
    for piece in (data, b"name,born,route,age\n" + data):
        try:
            found = patient_list(piece, "list.csv")
        except BadInputError:
            continue
        assert all(one.patient.name for one in found.patients)


SPOKEN = spoken(load_library(FORMS).words.values())


def spoken_list(text: str):
    return patient_list(text.encode(), "list.csv", SPOKEN)


def test_the_words_of_desk_and_forms_are_read_as_the_values_are() -> None:
    text = "Patient,Treatment for,Route,Health conditions,Pregnant now,Lote\n"
    text += "Ann,A worn joint (osteoarthritis),An injection into a joint,Diabetes; an infection now,Not known,L-1\n"
    text += "Bo,hair_loss,IV,none,no,L-1\nCy,Caída del pelo,Un goteo en una vena,,,\n"
    found = spoken_list(text)
    ann, bo, cy = (one.patient.facts for one in found.patients)
    assert found.wrong == found.unread == ()
    assert (ann["indication"], ann["route"], ann["pregnant"]) == ("joint_osteoarthritis", "intra_articular", "unknown")
    assert {"diabetes", "active_infection"} <= set(ann["conditions"])
    assert (bo["indication"], bo["route"], bo["conditions"]) == ("hair_loss", "iv", ())
    assert (cy["route"], cy["indication"]) == ("iv", "hair_loss")


def test_words_that_fit_two_values_are_not_guessed() -> None:
    found = spoken_list("name,route\nAnn,an injection into the eye\nBo,eye\n")
    assert [one.patient.name for one in found.patients] == ["Bo"]
    assert "unknown value" in str(found.wrong[0].complaints[0])


@pytest.mark.parametrize("fact", [fact for fact in VOCABULARY.values() if fact.kind is not Kind.PRODUCT])
def test_every_fact_is_a_column_by_its_name_and_by_its_words(fact: Fact) -> None:
    assert COLUMNS[folded(fact.name)] == COLUMNS[folded(fact.words)] == fact.name
