"""Every bad file lies beside the exact errors it must give: file, line, words."""

from pathlib import Path

import pytest

from exoconsent.library.check import check_paths

FOLDER = Path(__file__).parents[1] / "bad_forms"
FILES = sorted(p for p in FOLDER.iterdir() if p.suffix in (".yaml", ".json"))


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.name)
def test_bad_file_gives_its_errors(path):
    told = [str(c).replace(f"{FOLDER}/", "") for c in check_paths([path])]
    assert told == path.with_suffix(".errors").read_text(encoding="utf-8").splitlines()
    assert all(line.startswith(f"{path.name}:") for line in told)


def test_every_errors_file_has_its_bad_file():
    assert len(FILES) >= 40
    assert {p.stem for p in FOLDER.glob("*.errors")} == {p.stem for p in FILES}
