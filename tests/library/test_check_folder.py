"""The check of a clinic's forms folder: the program's own books in it are no forms."""

import json

from exoconsent.library.check import check_paths
from exoconsent.library.editions_review import ask_review
from tests.library.test_editions import FORM, NOW, published


def test_editions_and_their_books_are_passed_over(tmp_path) -> None:
    published(tmp_path)
    ask_review(tmp_path, FORM, "Dr. Ada Quill", NOW)
    assert {path.name for path in tmp_path.rglob("*.json")} == {"manifest.json", "withdrawal.json"}
    assert [c for c in check_paths([tmp_path]) if c.path.endswith(".json")] == []
    stray = tmp_path / "manifest.json"
    stray.write_text(json.dumps({"a": 1}))
    assert [c.path for c in check_paths([tmp_path])].count(str(stray))  # what is no book is still looked at
