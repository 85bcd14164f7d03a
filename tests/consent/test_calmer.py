"""Word differences for reading: fewer and longer pieces, the same words before and after."""

from hypothesis import given
from hypothesis import strategies as st

from exoconsent.consent.text import plain
from exoconsent.consent.word_changes import Change, Piece, calmer, of_line, word_changes

WORDS = st.sampled_from(["you ", "a ", "press ", "firmly ", "gently ", "on ", "it. "])
TEXTS = st.lists(WORDS, max_size=14).map("".join)


def words(pieces: tuple[Piece, ...], without: Change) -> str:
    return "".join(piece.text for piece in pieces if piece.change is not without)


@given(TEXTS, TEXTS)
def test_no_word_is_lost_or_made(old: str, new: str) -> None:
    pieces = word_changes(of_line(plain(old)), of_line(plain(new)))
    calm = calmer(pieces)
    assert words(calm, Change.ADDED).split() == old.split()
    assert words(calm, Change.REMOVED).split() == new.split()
    assert len(calm) <= len(pieces)


def test_a_shared_little_word_between_two_changes_is_read_with_them() -> None:
    pieces = word_changes(of_line(plain("Keep taking a pill daily.")), of_line(plain("Press on a cut firmly.")))
    assert [(p.change, p.text) for p in calmer(pieces)] == [
        (Change.REMOVED, "Keep taking a pill daily."),
        (Change.ADDED, "Press on a cut firmly."),
    ]
    one = word_changes(of_line(plain("Press gently on it.")), of_line(plain("Press firmly on it.")))
    assert calmer(one) == one
