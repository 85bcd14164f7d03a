"""The gate for bytes from a disk: size, encoding and hidden characters, before any parser sees them."""

import re
from typing import Final

from exoconsent.consent.cleantext import code_point, refused
from exoconsent.errors import BadFormError, Complaint

SIZE_LIMIT: Final = 1_000_000
"""Largest file, bytes; the largest of ours is under 20,000."""
_HIDDEN: Final = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u061c\u115f\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f"
    "\ue000-\uf8ff\ufeff\ufff0-\uffff\U000e0000-\U0010ffff\ud800-\udfff]"
)
"""Where a character worth asking ``cleantext`` about may stand; a regular expression, since it sees every byte."""


def read_text(data: bytes, path: str) -> str:
    r"""``data`` as text with ``\n`` line ends.

    Raises:
        BadFormError: too large, binary, not UTF-8, or holding characters that nobody can see.
    """
    if len(data) > SIZE_LIMIT:
        raise _bad(
            path, 0, f"is {len(data):,} bytes large; {SIZE_LIMIT:,} are allowed; split it or take out what is not text"
        )
    if b"\0" in data:
        line = data.count(b"\n", 0, data.index(b"\0")) + 1
        raise _bad(path, line, "is not a text file (it holds zero bytes); save it as plain text in UTF-8")
    text = _decoded(data, path).replace("\r\n", "\n").replace("\r", "\n")
    _refuse_hidden(text, path)
    return text


def _decoded(data: bytes, path: str) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise _bad(path, line, "is not UTF-8 here; save the file again with the encoding UTF-8") from None


def hidden_characters(text: str) -> tuple[str, ...]:
    """Each kind of character in ``text`` that nobody can see, in order of appearance."""
    found = {char for char in set(_HIDDEN.findall(text)) if refused(char, lines=True)}
    return tuple(sorted(found, key=text.index))


def hidden_words(char: str) -> str:
    """The sentence that refuses ``char``."""
    return f"{refused(char)}, {code_point(char)}, stands here; delete it and type the place anew"


def _refuse_hidden(text: str, path: str) -> None:
    found = hidden_characters(text)
    if found:
        raise BadFormError(
            Complaint(message=hidden_words(char), path=path, line=text.count("\n", 0, text.index(char)) + 1)
            for char in found[:20]
        )


def _bad(path: str, line: int, message: str) -> BadFormError:
    return BadFormError([Complaint(message=f"the file {message}", path=path, line=line)])
