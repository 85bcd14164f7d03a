"""YAML without its traps: parser events become a tree of values with lines; anchors, tags and the like are refused.

Built on the events of PyYAML's C parser and not on a stricter loader class: overriding ``compose_node`` on
``CSafeLoader`` is silently ignored (security study, decision 6).
"""

import re
from typing import Any, Final

import yaml

from exoconsent.errors import BadFormError
from exoconsent.library.nodes import Entries, Items, Node, Scalar, Sink
from exoconsent.library.prescan import hidden_characters, hidden_words, read_text
from exoconsent.library.yamlwords import syntax_words

DEPTH_LIMIT: Final = 20
"""Deepest nesting; our own files need 9."""
EVENT_LIMIT: Final = 20_000
"""Most parser events in one file, ten times what our largest needs; bounds time (about 50 ms) and memory."""

Parser: Final[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_WHOLE: Final = re.compile(r"-?(?:0|[1-9][0-9]{0,14})")
_DECIMAL: Final = re.compile(r"-?(?:0|[1-9][0-9]{0,14})\.[0-9]{1,15}")
_WORDS: Final = {"true": True, "false": False, "null": None, "": None}


def read_tree(data: bytes, path: str, parser: Any = Parser) -> Node:
    """The tree of a YAML file.

    Plain ``true``, ``false``, ``null``, whole and decimal numbers are typed; every other plain word is text.

    Raises:
        BadFormError: with all that is wrong (a syntax error ends the search).
    """
    text = read_text(data, path)
    builder = _Builder(path)
    try:
        for count, event in enumerate(yaml.parse(text, Loader=parser), start=1):
            builder.take(event, count)
    except yaml.MarkedYAMLError as error:
        builder.sink.say(*syntax_words(error, text))
    except (yaml.YAMLError, ValueError):  # the pure parser lets chr() fail on impossible escapes
        builder.sink.say(1, "this file cannot be read as YAML; compare it with a file that works")
    except _Enough:
        pass
    builder.sink.raise_as(BadFormError)
    if builder.root is None:
        builder.sink.say(1, 'the file is empty; a form file begins with a line such as "schema: exoconsent-section/1"')
        builder.sink.raise_as(BadFormError)
    assert builder.root is not None
    return builder.root


class _Enough(Exception):
    """Reading on would only cost time."""


class _Open:
    """A list or mapping whose end has not been read yet."""

    __slots__ = ("children", "key", "line", "mapping", "seen")

    def __init__(self, line: int, *, mapping: bool) -> None:
        self.line = line
        self.mapping = mapping
        self.children: list[Any] = []
        self.key: Scalar | None = None
        self.seen: dict[str, int] = {}


class _Builder:
    """Turns events into nodes, noting what is refused."""

    def __init__(self, path: str) -> None:
        self.sink = Sink(path)
        self.root: Node | None = None
        self._stack: list[_Open] = []
        self._documents = 0

    def take(self, event: Any, count: int) -> None:
        """Note one event, the ``count``-th."""
        line = event.start_mark.line + 1
        if count > EVENT_LIMIT:
            self._stop(line, f"the file holds more than {EVENT_LIMIT:,} values; split it")
        match event:
            case yaml.DocumentStartEvent():
                self._document(event, line)
            case yaml.AliasEvent():
                self._alias(event, line)
            case yaml.ScalarEvent():
                self._scalar(event, line)
            case yaml.SequenceStartEvent() | yaml.MappingStartEvent():
                self._open(event, line)
            case yaml.SequenceEndEvent() | yaml.MappingEndEvent():
                self._put(_closed(self._stack.pop()))

    def _stop(self, line: int, message: str) -> None:
        self.sink.say(line, message)
        raise _Enough

    def _document(self, event: Any, line: int) -> None:
        self._documents += 1
        if self._documents > 1:
            self._stop(line, "a second document begins here (---); put it into a file of its own")
        if event.tags or event.version:
            self.sink.say(line, "directives (lines that begin with %) are not allowed; delete them")

    def _alias(self, event: Any, line: int) -> None:
        self.sink.say(
            line, f"*{event.anchor} repeats another value (an alias); write the value out, or put text in quotes"
        )
        self._put(Scalar(line=line, data=None, text="", text_line=line))

    def _scalar(self, event: Any, line: int) -> None:
        self._refuse_extras(event, line)
        if event.style == '"':  # only double quotes can smuggle characters past the gate, as escapes
            for char in hidden_characters(event.value):
                self.sink.say(line, hidden_words(char))
        self._put(_scalar(event, line))

    def _open(self, event: Any, line: int) -> None:
        if len(self._stack) >= DEPTH_LIMIT:
            self._stop(
                line, f"values are nested more than {DEPTH_LIMIT} levels deep here; check for brackets left open"
            )
        self._refuse_extras(event, line)
        mapping = isinstance(event, yaml.MappingStartEvent)
        if self._stack and self._stack[-1].mapping and self._stack[-1].key is None:
            self._stop(line, "a list or mapping stands where a key should be; if braces are text, put them in quotes")
        self._stack.append(_Open(line, mapping=mapping))

    def _refuse_extras(self, event: Any, line: int) -> None:
        if event.anchor is not None:
            self.sink.say(
                line, f"&{event.anchor} names a value for reuse (an anchor); write values out, or put text in quotes"
            )
        if event.tag is not None:
            self.sink.say(
                line,
                f'the tag "{_short(event.tag)}" is not allowed; delete it, or put text that begins with ! in quotes',
            )

    def _put(self, node: Node) -> None:
        if not self._stack:
            self.root = node
            return
        top = self._stack[-1]
        if not top.mapping:
            top.children.append(node)
        elif top.key is None:
            top.key = self._as_key(top, node)
        else:
            top.children.append((top.key, node))
            top.key = None

    def _as_key(self, top: _Open, node: Node) -> Scalar:
        assert isinstance(node, Scalar)
        if not isinstance(node.data, str):
            self.sink.say(node, f'the key "{node.text}" is not text; put it in quotes if it is meant as a name')
        elif node.text == "<<":
            self.sink.say(node, 'the key "<<" (merge) is not allowed; write the values out')
        elif node.text in top.seen:
            first = top.seen[node.text]
            self.sink.say(
                node, f'the key "{_short(node.text)}" stands here a second time (first on line {first}); keep one'
            )
        top.seen.setdefault(node.text, node.line)
        return node


def _closed(top: _Open) -> Node:
    if top.mapping:
        return Entries(line=top.line, entries=tuple(top.children))
    return Items(line=top.line, items=tuple(top.children))


def _scalar(event: Any, line: int) -> Scalar:
    block = event.style in ("|", ">")
    data = event.value if event.style else typed(event.value)
    return Scalar(line=line, data=data, text=event.value, text_line=line + 1 if block else line)


def typed(word: str) -> str | int | float | bool | None:
    """A plain word as the format types it; numbers longer than 15 digits and ``012`` stay text."""
    if word in _WORDS:
        return _WORDS[word]
    if _WHOLE.fullmatch(word):
        return int(word)
    return float(word) if _DECIMAL.fullmatch(word) else word


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:57]}..."
