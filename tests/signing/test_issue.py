"""The mark of origin: only the very bytes that were issued bear it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exoconsent.signing.issue import is_marked, mark

SECRET = b"s" * 32
PLAIN = b"%PDF-1.7\nbody\ntrailer\n/ID \n[<" + b"a" * 32 + b"><" + b"a" * 32 + b">]\n/Size 3\n%%EOF\n"
MARKED = mark(PLAIN, SECRET)


def test_a_marked_file_is_as_long_and_says_so() -> None:
    assert len(MARKED) == len(PLAIN)
    assert is_marked(MARKED, SECRET)
    assert mark(MARKED, SECRET) == MARKED
    assert not is_marked(PLAIN, SECRET)
    assert not is_marked(MARKED, b"t" * 32)


@given(st.integers(0, len(MARKED) - 1), st.integers(1, 255))
def test_any_changed_byte_is_noticed(place: int, change: int) -> None:
    changed = bytearray(MARKED)
    changed[place] ^= change
    assert not is_marked(bytes(changed), SECRET)


@pytest.mark.parametrize("pdf", [b"", b"no id", MARKED + MARKED, MARKED + b"x", MARKED[:-1]])
def test_other_files_are_not_marked(pdf: bytes) -> None:
    assert not is_marked(pdf, SECRET)
