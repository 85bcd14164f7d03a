"""The whole library: what ships reads, everything wrong is told at once, and what was read is remembered."""

import os
import re
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from exoconsent.consent.form import Section
from exoconsent.errors import BadFormError
from exoconsent.library import load
from exoconsent.library.check import check_paths
from exoconsent.library.load import load_library, parse, read_file
from exoconsent.library.words import places


@pytest.fixture
def copy(forms_folder, tmp_path):
    shutil.copytree(forms_folder, tmp_path / "forms")
    return tmp_path / "forms"


def complaints(folder, **more):
    with pytest.raises(BadFormError) as caught:
        load_library(folder, **more)
    return [str(c).replace(f"{folder}/", "") for c in caught.value.complaints]


def edit(path, old, new):
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_the_same_section_in_two_places_is_told_apart(forms_folder):
    path = sorted((forms_folder / "sections").glob("*.yaml"))[0]
    data = path.read_bytes()
    here, there = (parse(data, place, "section", name=path.stem)[0] for place in ("here", "there"))
    assert (here.path, there.path) == ("here", "there")
    assert here == replace(there, path="here")
    (complaint,) = parse(data, "there", "section", name="another")[1]
    assert complaint.path == "there"
    assert "make them the same" in complaint.message


def test_what_ships_is_whole(forms_folder):
    library = load_library(forms_folder)
    assert len(library.sections) >= 26
    assert all(form.sections for form in library.forms.values())
    assert library.claims.rules
    assert library.elements
    assert library.words["en"].say("role.patient") == "Patient"
    assert check_paths([forms_folder]) == []
    with pytest.raises(TypeError):
        library.sections["x"] = None


def test_passages_lie_in_their_documents(forms_folder):
    library = load_library(forms_folder)
    passages = [p for s in library.sections.values() for p in s.provenance]
    assert passages
    assert all(library.sources[p.document].text[p.start : p.end].strip() for p in passages)


def test_everything_wrong_everywhere_is_told_at_once(copy):
    names = sorted(p.stem for p in (copy / "sections").glob("*.yaml"))
    edit(copy / "sections" / f"{names[0]}.yaml", "category:", "categry:")
    edit(copy / "sections" / f"{names[1]}.yaml", "status: draft", "status: drafty")
    form = copy / "exosome-treatment.yaml"
    text = form.read_text(encoding="utf-8")
    form.write_text(
        re.sub(r"^sections:.*?(?=^\w)", "sections: [risk-cance, nothing-like-it]\n", text, flags=re.M | re.S)
    )
    (copy / "sections" / "stray.yml").write_text("a: 1\n")
    told = complaints(copy)
    assert any(line.startswith(f"sections/{names[0]}.yaml:") and 'did you mean "category"' in line for line in told)
    assert any(line.startswith(f"sections/{names[1]}.yaml:") and "drafty" in line for line in told)
    assert any('unknown section "risk-cance", did you mean "risk-cancer"?' in line for line in told)
    assert any("there is no such file in forms/sections" in line for line in told)
    assert any("rename it" in line for line in told)


def test_a_broken_section_is_not_called_unknown_too(copy):
    edit(copy / "sections" / "risk-cancer.yaml", "category:", "categry:")
    assert all(line.startswith("sections/risk-cancer.yaml:") for line in complaints(copy))


def test_a_passage_outside_its_document(copy):
    path = next(p for p in sorted((copy / "sections").glob("*.yaml")) if "provenance:" in p.read_text())
    text = path.read_text()
    path.write_text(re.sub(r"end: \d+", "end: 99999", text, count=1))
    assert any("lies beyond the end of source-article" in line for line in complaints(copy))
    path.write_text(text.replace("document: source-article", "document: source-artikel", 1))
    assert any('unknown document "source-artikel", did you mean "source-article"?' in line for line in complaints(copy))


def test_an_unreadable_source(copy):
    (copy / "sources" / "more.txt").write_bytes(b"\xff\xfe")
    assert any("UTF-8" in line for line in complaints(copy))


def test_a_folder_without_forms(tmp_path):
    assert "there are no form files" in complaints(tmp_path)[0]


def test_extra_files_replace_those_that_ship(copy, tmp_path):
    extra = tmp_path / "own"
    (extra / "sections").mkdir(parents=True)
    shutil.copy(copy / "sections" / "risk-cancer.yaml", extra / "sections")
    edit(extra / "sections" / "risk-cancer.yaml", "category: risk", "category: special_population")
    assert load_library(copy).sections["risk-cancer"].category == "risk"
    assert load_library(copy, extra).sections["risk-cancer"].category == "special_population"


def test_a_file_is_read_again_only_when_it_changed(copy):
    path = copy / "sections" / "risk-cancer.yaml"
    first = read_file(path, "section")[0]
    assert isinstance(first, Section)
    assert read_file(path, "section")[0] is first
    state = path.stat()
    os.utime(path, ns=(state.st_atime_ns, state.st_mtime_ns + 1_000))
    assert read_file(path, "section")[0] is not first
    assert load._read.cache_info().maxsize == 512


def test_a_missing_file_is_told():
    value, told = read_file(Path("nowhere.yaml"), "section")
    assert value is None
    assert "cannot be read" in told[0].message
    assert "cannot be read" in check_paths([Path("nowhere.yaml")])[0].message


def test_checking_a_folder_tells_what_only_the_whole_shows(copy):
    (copy / "sections" / "risk-cancer.yaml").unlink()
    told = check_paths([copy])
    assert [c.message for c in told if 'unknown section "risk-cancer"' in c.message]


def test_checking_an_empty_folder(tmp_path):
    assert "holds no .yaml files" in check_paths([tmp_path])[0].message


def test_words_of_another_language_keep_the_places(copy):
    text = (copy / "words" / "es.yaml").read_text(encoding="utf-8")
    (copy / "words" / "es.yaml").write_text(text.replace("{page} de {pages}", "{page}"), encoding="utf-8")
    assert any('"label.page" must have the same places as in en: {page}, {pages}' in line for line in complaints(copy))


def test_words_may_not_reach_into_objects(copy):
    edit(copy / "words" / "en.yaml", "{page} of {pages}", "{page.__class__} of {pages!r}")
    assert any("braces may hold only a place" in line for line in complaints(copy))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a", set()),
        ("{a} {b}", {"a", "b"}),
        ("{a.b}", None),
        ("{a[0]}", None),
        ("{}", None),
        ("{a!r}", None),
        ("{a:>9}", None),
        ("{", None),
    ],
)
def test_places(text, found):
    assert places(text) == (None if found is None else frozenset(found))


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_a_mutated_section_reads_or_complains_with_its_line(forms_folder, data):
    path = data.draw(st.sampled_from(sorted((forms_folder / "sections").glob("*.yaml"))))
    good = path.read_bytes()
    for _ in range(data.draw(st.integers(1, 3))):
        at = data.draw(st.integers(0, len(good)))
        cut = data.draw(st.integers(0, 12))
        new = data.draw(
            st.one_of(
                st.binary(max_size=4), st.sampled_from([b"{", b"*", b"\n", b": ", b"- ", b"[x]", b"&a ", b"null"])
            )
        )
        good = good[:at] + new + good[at + cut :]
    value, told = parse(good, "x.yaml", "section", name=path.stem)
    assert (value is None) == bool(told)
    assert all(
        c.path == "x.yaml" and 0 <= c.line <= good.count(b"\n") + good.count(b"\r") + 1 and c.message for c in told
    )


KEYS = (
    *("schema", "id", "category", "applies", "mandatory", "frequency", "band", "numbers", "parts", "when", "variant"),
    *(
        "text",
        "en",
        "status",
        "title",
        "rules",
        "re",
        "found",
        "words",
        "edition",
        "sections",
        "initials",
        "teach_back",
    ),
    *("ask", "provenance", "start", "field", "in", "any"),
)
LEAVES = st.one_of(
    st.none(), st.booleans(), st.integers(-5, 5), st.sampled_from(["always", "iv", "main", "draft", "("])
)


@settings(max_examples=150, deadline=None)
@given(
    st.sampled_from(["section", "form", "claims", "elements", "words"]),
    st.recursive(
        st.one_of(
            st.none(),
            st.booleans(),
            st.integers(-5, 5),
            st.sampled_from(["always", "iv", "main", "draft", "en", "(", ""]),
        ),
        lambda below: st.one_of(
            st.lists(below, max_size=3),
            st.dictionaries(
                st.sampled_from(KEYS),
                below,
                max_size=5,
            ),
        ),
        max_leaves=12,
    ),
)
def test_any_shape_of_data_reads_or_complains(kind, tree):
    value, told = parse(yaml.safe_dump(tree).encode(), "x.yaml", kind, name="x")
    assert value is None
    assert told
