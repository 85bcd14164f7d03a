"""What a YAML syntax error means, in the words of somebody who edits a form and not of a parser."""

from typing import Any, Final

_BY_START: Final = {
    "\t": "a tab stands where the line is indented; YAML wants spaces, so replace the tab with spaces",
    **{char: f'text may not begin with "{char}" unless it is in quotes; put the value in quotes' for char in "@`%"},
}
_ALIGN: Final = (
    "this line does not belong to the keys above it; align the keys, indent text below | evenly, "
    "and close quotes only at the end of a value"
)
_TAB: Final = _BY_START["\t"]
_NEVER_CLOSED: Final = "the quote that opens here is never closed; add the closing quote"
_COLON: Final = (
    "a second colon stands here, or this line is indented too far; "
    "put text that holds a colon in quotes, or align the line with its neighbours"
)
_STRAY: Final = (
    "this line does not belong to what stands above it; check how far the lines are indented and for brackets too many"
)
_NOTHING: Final = (
    "a value is missing here, or a comma or bracket stands in its place; put text that begins with one in quotes"
)
_BEGINS: Final = 'text may not begin with "{}" unless it is in quotes; put the value in quotes'
_RULES: Final = (
    ("flow sequence", "expected", "a list opened with [ is not closed, or a comma is missing; close it with ]"),
    ("flow mapping", "expected", "a { is not closed with }, or a comma is missing; if braces are text, use quotes"),
    ("quoted scalar", "unexpected end", _NEVER_CLOSED),
    ("quoted scalar", "unexpected document", _NEVER_CLOSED),
    ("quoted", "escape", r'in double quotes a \ must be followed by n, t, " or \; single quotes keep \ as it is'),
    ("", "mapping values are not allowed", _COLON),
    ("", "tab character", _TAB),
    ("", "sequence entries", 'a list item ("- ") may not stand behind a key; write it on a line of its own'),
    ("", "keys are not allowed", _BEGINS.format("? ")),
    ("block collection", "", "this line does not belong to the list above it; align the dashes, or indent the line"),
    ("block mapping", "", _ALIGN),
    ("simple key", "", 'here a colon ("key: value") or the blank behind a dash ("- item") is missing'),
    ("block scalar", "", "nothing may stand behind | or > on the same line; write the text below it, indented"),
    ("alias", "", _BEGINS.format("*") + ", or below a | if it is bold text"),
    ("anchor", "", _BEGINS.format("&")),
    ("tag", "", _BEGINS.format("!")),
    ("", "tag handle", _BEGINS.format("!")),
    ("directive", "", 'a line may not begin with "%"; delete the line or put the text in quotes'),
    ("", "document start", _STRAY),
    ("", "node content", _NOTHING),
)
"""Words of the parser's context, words of its problem, and ours; the first rule that fits speaks."""
_OTHERWISE: Final = (
    "this is not YAML; check the indentation, the quotes and the colons of this line and the one above it"
)


def syntax_words(error: Any, text: str) -> tuple[int, str]:
    """The one-based line and the sentence for a ``yaml.MarkedYAMLError`` in ``text``."""
    mark = error.problem_mark or error.context_mark
    context, problem = (error.context or "").lower(), (error.problem or "").lower()
    line = mark.line + 1 if mark else 1
    if "unexpected end" in problem or "unexpected document" in problem or _at_end(line, text):
        line = error.context_mark.line + 1 if error.context_mark else line
    return line, _sentence(context, problem, _char(text, mark))


def _sentence(context: str, problem: str, char: str) -> str:
    if "cannot start any token" in problem and char in _BY_START:
        return _BY_START[char]
    fits = (words for where, what, words in _RULES if where in context and what in problem)
    return next(fits, _OTHERWISE)


def _at_end(line: int, text: str) -> bool:
    return line > len(text.rstrip("\n").split("\n"))


def _char(text: str, mark: Any) -> str:
    lines = text.split("\n")
    if mark is None or mark.line >= len(lines):
        return ""
    return str(lines[mark.line][mark.column : mark.column + 1])
