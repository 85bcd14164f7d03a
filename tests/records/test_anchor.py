import pytest
from hypothesis import given
from hypothesis import strategies as st

from exoconsent.errors import BadInputError
from exoconsent.records.anchor import FILE, Anchor, read_anchor, write_anchor

anchors = st.builds(
    Anchor,
    seq=st.integers(0, 10**12),
    mac_hex=st.binary(min_size=32, max_size=32).map(bytes.hex),
    at=st.just("2026-03-01T13:05:00.123456+00:00"),
)
OLD, NEWER = (Anchor(seq=seq, mac_hex="ab" * 32, at="2026-03-01T13:05:00+00:00") for seq in (5, 9))


@given(anchors)
def test_an_anchor_survives_its_print(anchor):
    assert Anchor.from_text(f"  {anchor.as_text()}\n") == anchor
    assert str(anchor.seq) in anchor.short()


@pytest.mark.parametrize(
    "text", ["", "EXOCONSENT-ANCHOR-1;5;ab;", OLD.as_text() + "x", OLD.as_text()[:-40], "5;" + "ab" * 32]
)
def test_what_is_no_anchor_is_refused(text):
    with pytest.raises(BadInputError, match="not an anchor"):
        Anchor.from_text(text)


def test_a_folder_keeps_the_newest_anchor_of_each_clinic(tmp_path):
    assert read_anchor(tmp_path, "one") is None
    write_anchor(tmp_path, "one", NEWER)
    write_anchor(tmp_path, "two", OLD)
    write_anchor(tmp_path, "one", OLD)  # what a rolled-back archive would write
    assert read_anchor(tmp_path, "one") == NEWER
    assert read_anchor(tmp_path, "two") == OLD
    write_anchor(tmp_path, "two", NEWER)
    assert read_anchor(tmp_path, "two") == NEWER


@pytest.mark.parametrize(
    "data", [b"", b"[]", b'{"schema": "other", "clinics": {}}', b'{"schema": "exoconsent-anchor/1"}']
)
def test_a_damaged_file_is_told_and_not_written_over(tmp_path, data):
    path = tmp_path / FILE
    path.write_bytes(data)
    with pytest.raises(BadInputError, match="not a file of anchors"):
        read_anchor(tmp_path, "one")
    with pytest.raises(BadInputError):
        write_anchor(tmp_path, "one", OLD)
    assert path.read_bytes() == data
