"""The schemas that editors read are those that the reader uses, and both follow the vocabulary."""

import json
import subprocess
import sys

import pytest
from jsonschema import Draft202012Validator

from exoconsent.consent.blanks import BLANKS
from exoconsent.consent.facts import VOCABULARY
from exoconsent.consent.form import Category
from exoconsent.library.schemas import as_text, build


@pytest.mark.parametrize("name", build())
def test_schema_file_is_fresh(name, root_folder):
    path = root_folder / "resources" / "schemas" / f"{name}.schema.json"
    assert path.read_text(encoding="utf-8") == as_text(build()[name]), "run: python -m exoconsent.library.schemas"
    Draft202012Validator.check_schema(build()[name])


def test_no_other_schema_files(root_folder):
    found = {p.name.removesuffix(".schema.json") for p in (root_folder / "resources" / "schemas").iterdir()}
    assert found == set(build())


def test_schemas_hold_the_vocabulary():
    patient = build()["patient"]["properties"]
    assert set(VOCABULARY) <= set(patient)
    assert patient["route"]["enum"] == [*VOCABULARY["route"].values, None]
    assert set(patient["answers"]["properties"]) == set(BLANKS)
    assert build()["section"]["properties"]["category"]["enum"] == [c.value for c in Category]


def test_the_module_writes_them(tmp_path, root_folder):
    subprocess.run([sys.executable, "-m", "exoconsent.library.schemas", str(tmp_path)], check=True, cwd=root_folder)
    assert {json.loads(p.read_text())["title"] for p in tmp_path.iterdir()} == {s["title"] for s in build().values()}


def test_example_patients_fit_their_schema(forms_folder):
    from exoconsent.library.yamltree import read_tree

    validator = Draft202012Validator(build()["patient"])
    for path in sorted((forms_folder / "patients").glob("*.yaml")):
        assert validator.is_valid(read_tree(path.read_bytes(), path.name).value()), path.name
