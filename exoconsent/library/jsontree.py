"""JSON as the same tree as YAML: values with their lines, nothing twice, nothing too deep.

Python's own reader keeps no lines and takes ``NaN`` and repeated keys, so only its string scanner is used.
"""

import re
from json import JSONDecodeError, decoder
from typing import Any, Final

from exoconsent.errors import BadFormError
from exoconsent.library.nodes import Entries, Items, Node, Scalar, Sink
from exoconsent.library.prescan import hidden_characters, hidden_words, read_text
from exoconsent.library.yamltree import DEPTH_LIMIT, EVENT_LIMIT

_BLANK: Final = re.compile(r"[ \t\n\r]*")
_PLAIN: Final = re.compile(r"true|false|null|-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?")
_WORDS: Final = {"true": True, "false": False, "null": None}
_DIGITS: Final = 15
_scan: Any = vars(decoder)["scanstring"]


def read_json_tree(data: bytes, path: str) -> Node:
    """The tree of a JSON file.

    Raises:
        BadFormError: with what is wrong; a syntax error ends the search.
    """
    reader = _Reader(read_text(data, path), path)
    try:
        root, end = reader.value(0, 0)
        reader.nothing_behind(end)
    except _SyntaxError as error:
        reader.sink.say(error.line, error.message)
    reader.sink.raise_as(BadFormError)
    return root


class _SyntaxError(Exception):
    """What is wrong, and the line."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line = line
        self.message = message


class _Reader:
    """Walks the text once."""

    def __init__(self, text: str, path: str) -> None:
        self.sink = Sink(path)
        self._text = text
        self._values = 0
        self._line = 1
        self._counted = 0

    def value(self, place: int, depth: int) -> tuple[Node, int]:
        """The value at ``place`` and the place behind it."""
        place = self._skip(place)
        self._values += 1
        if depth > DEPTH_LIMIT or self._values > EVENT_LIMIT:
            raise self._error(place, "the file holds too many values, or they are nested too deep")
        match self._text[place : place + 1]:
            case "{":
                return self._entries(place, depth)
            case "[":
                return self._items(place, depth)
            case '"':
                return self._string(place)
            case _:
                return self._plain(place)

    def nothing_behind(self, place: int) -> None:
        """Refuse text behind the end."""
        place = self._skip(place)
        if place < len(self._text):
            raise self._error(place, "something stands behind the end of the data; check for brackets too many")

    def _entries(self, place: int, depth: int) -> tuple[Node, int]:
        line, entries, seen = self._line_of(place), [], set()
        place = self._skip(place + 1)
        while self._text[place : place + 1] != "}":
            if self._text[place : place + 1] != '"':
                raise self._error(place, "a key in double quotes is missing here (a comma before } must go)")
            key, place = self._string(place)
            if key.text in seen:
                self.sink.say(key, f'the key "{key.text[:60]}" stands here a second time; keep one')
            seen.add(key.text)
            place = self._skip(place)
            if self._text[place : place + 1] != ":":
                raise self._error(place, "a colon is missing behind the key")
            node, place = self.value(place + 1, depth + 1)
            entries.append((key, node))
            place = self._next(place, "}")
        return Entries(line=line, entries=tuple(entries)), place + 1

    def _items(self, place: int, depth: int) -> tuple[Node, int]:
        line, items = self._line_of(place), []
        place = self._skip(place + 1)
        while self._text[place : place + 1] != "]":
            node, place = self.value(place, depth + 1)
            items.append(node)
            place = self._next(place, "]")
        return Items(line=line, items=tuple(items)), place + 1

    def _next(self, place: int, closing: str) -> int:
        """The place of the next entry or of ``closing``."""
        place = self._skip(place)
        if self._text[place : place + 1] == closing:
            return place
        if self._text[place : place + 1] != ",":
            raise self._error(place, f'a comma or "{closing}" is missing here')
        place = self._skip(place + 1)
        if self._text[place : place + 1] == closing:
            raise self._error(place, f'the comma before "{closing}" must go')
        return place

    def _string(self, place: int) -> tuple[Scalar, int]:
        line = self._line_of(place)
        try:
            text, end = _scan(self._text, place + 1, True)
        except JSONDecodeError:
            raise self._error(place, "the text that begins here is not closed, or holds a bad \\ or line end") from None
        for char in hidden_characters(text):
            self.sink.say(line, hidden_words(char))
        return Scalar(line=line, data=text, text=text, text_line=line), end

    def _plain(self, place: int) -> tuple[Node, int]:
        found = _PLAIN.match(self._text, place)
        if not found:
            raise self._error(
                place, "a value is missing here; text stands in double quotes, others are true, false, null"
            )
        word, line = found.group(), self._line_of(place)
        data: Any = _WORDS.get(word, word)
        if word not in _WORDS and len(word.lstrip("-")) <= _DIGITS:
            data = int(word) if word.lstrip("-").isdigit() else float(word)
        return Scalar(line=line, data=data, text=word, text_line=line), found.end()

    def _skip(self, place: int) -> int:
        found = _BLANK.match(self._text, place)
        return found.end() if found else place

    def _line_of(self, place: int) -> int:
        """The line of ``place``; places only ever grow, so no line end is counted twice."""
        self._line += self._text.count("\n", self._counted, place)
        self._counted = max(self._counted, place)
        return self._line

    def _error(self, place: int, message: str) -> _SyntaxError:
        return _SyntaxError(self._line_of(place), message)
