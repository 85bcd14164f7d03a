"""The docs tell the truth: every word, key, command, file, link and picture that they name is there."""

import argparse
import ast
import re
import shlex
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import pytest

from exoconsent.cli.arguments import _parser

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"
GUI = sorted((ROOT / "exoconsent" / "gui").rglob("*.py"))
PAGES = sorted(DOCS.rglob("*.md"))
ALL = [*PAGES, ROOT / "README.md", ROOT / "CONTRIBUTING.md"]
FENCE = re.compile(r"^```(\w*)\n(.*?)^```", re.M | re.S)
CODE = re.compile(r"`([^`\n]+(?:\n[^`\n]+)?)`")
SLANTED = re.compile(r"(?<![*\w])\*([^*\s][^*]*?)\*(?!\*)")
LINK = re.compile(r"(!?)\[([^\]]*)\]\(([^)\s]+)\)")
KEY = re.compile(r"(?:(?:Ctrl|Alt|Shift|Strg|Mayús)\+)+(?:[A-Z0-9+↑↓=-]|Left|Del|F\d+)(?![a-z])|\bF\d{1,2}\b")


def prose(path: Path) -> str:
    """Without code blocks and code in lines."""
    return CODE.sub("…", FENCE.sub("", path.read_text(encoding="utf-8")))


def plain(words: str) -> str:
    """As it is read on screen."""
    return " ".join(words.replace("&&", "\0").replace("&", "").replace("\0", "&").split())


def literals(node: ast.AST) -> Iterator[str]:
    for each in ast.walk(node):
        if isinstance(each, ast.Constant) and isinstance(each.value, str):
            yield each.value


@lru_cache
def on_screen(language: str = "en") -> frozenset[str]:
    """Every text that the window can say."""
    if language == "en":
        found = (text for path in GUI for text in literals(ast.parse(path.read_text(encoding="utf-8"))))
        return frozenset(map(plain, found))
    tree = ElementTree.parse(ROOT / "resources" / "translations" / f"exoconsent_{language}.ts")
    texts = (text for each in tree.iter("translation") for text in each.itertext())
    return frozenset(map(plain, texts))


def is_on_screen(words: str, language: str) -> bool:
    known = on_screen(language)
    words = " ".join(words.split())
    if words in known or f"{words}:" in known or f"{words}…" in known:
        return True
    return any(words == re.split(r"[.;:·]| [{(]", text)[0] for text in known)  # the beginning of a longer text


@lru_cache
def keys_of_program() -> frozenset[str]:
    """Every key that stands as such in the window's sources."""
    sources = "\n".join(path.read_text(encoding="utf-8") for path in GUI)
    return frozenset(
        re.findall(r"""["'(]((?:Ctrl\+|Alt\+|Shift\+)*(?:[A-Z0-9]|F\d+|Del|Left|Space|Ins|[+=-]))["')]""", sources)
    )


SPOKEN = {"A A A"}
"""Three buttons with one letter each."""


def language_of(path: Path) -> str:
    return path.parent.name if path.parent.name != "docs" and path.is_relative_to(DOCS) else "en"


FOR_PEOPLE = [
    page for page in PAGES if page.stem in {"front-desk", "places", "practitioners", "records", "clinic", "install"}
]


@pytest.mark.parametrize("page", FOR_PEOPLE, ids=lambda p: str(p.relative_to(DOCS)))
def test_slanted_words_stand_on_the_screen(page: Path) -> None:
    said = [" ".join(words.split()) for words in SLANTED.findall(prose(page))]
    assert said
    assert [words for words in said if words not in SPOKEN and not is_on_screen(words, language_of(page))] == []


def test_the_look_at_slanted_words_can_fail() -> None:
    assert SLANTED.findall("press *No such button*, **bold** or *Print*") == ["No such button", "Print"]
    assert not is_on_screen("No such button", "en")
    assert is_on_screen("Begin anew…", "en")


@pytest.mark.parametrize("page", ALL, ids=lambda p: str(p.relative_to(ROOT)))
def test_keys_do_something(page: Path) -> None:
    known = keys_of_program() | {f"Alt+{number}" for number in range(1, 7)} | {"Ctrl+-", "Ctrl++"}
    named = set(KEY.findall(prose(page)))
    sources = "\n".join(path.read_text(encoding="utf-8") for path in GUI)
    assert {key for key in named if key not in known and f'"{key}' not in sources and f" {key}" not in sources} == set()


def commands(page: Path) -> Iterator[list[str]]:
    """What the page says to type after ``main.py``, in code blocks and in lines."""
    text = page.read_text(encoding="utf-8")
    snippets = [line for _kind, block in FENCE.findall(text) for line in block.splitlines()]
    snippets += [" ".join(code.split()) for code in CODE.findall(FENCE.sub("", text))]
    for snippet in snippets:
        _, found, rest = snippet.partition("main.py ")
        if found:
            yield shlex.split(rest.partition("  #")[0].replace("[", " ").replace("]", " ").replace("|", " "))


def options(words: list[str]) -> tuple[list[str], set[str]]:
    """The parts of the command that lead to a parser, and all the options that it knows."""
    parser, names = _parser(), []
    known = {option for action in parser._actions for option in action.option_strings}
    for word in words:
        deeper = next((a.choices for a in parser._actions if isinstance(a, argparse._SubParsersAction)), {})
        if word in deeper:
            parser = deeper[word]
            names.append(word)
            known |= {option for action in parser._actions for option in action.option_strings}
    return names, known


@pytest.mark.parametrize("page", ALL, ids=lambda p: str(p.relative_to(ROOT)))
def test_commands_are_those_of_the_program(page: Path) -> None:
    for words in commands(page):
        if words[0] in {"COMMAND", "--help", "…"}:
            continue
        names, known = options(words)
        assert names[:1] == words[:1], f"main.py {' '.join(words)}"
        unknown = {word for word in words if word.startswith("--")} - known
        assert not unknown, f"main.py {' '.join(words)}"


def test_targets_of_make_are_in_the_makefile() -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M))
    for page in ALL:
        text = page.read_text(encoding="utf-8")
        named = set(re.findall(r"`make ([a-z-]+)`|^make ([a-z-]+)", text, re.M))
        assert {a or b for a, b in named} <= targets, page.name


EXAMPLES = {"forms/words/xx.yaml", "forms/sections/going-home.yaml"}
"""Files that the reader is told to make."""
PATH = re.compile(r"^(?:docs|forms|resources|tests|exoconsent|\.ci|\.ship|consent|gui|benchmarks)/[\w./*-]+$")


@pytest.mark.parametrize("page", ALL, ids=lambda p: str(p.relative_to(ROOT)))
def test_files_that_are_named_exist(page: Path) -> None:
    named = {code for code in CODE.findall(prose_with_code(page)) if PATH.match(code)}
    bases = (ROOT, ROOT / "exoconsent")
    missing = [
        name for name in named if name not in EXAMPLES and not any(list(base.glob(name.rstrip("/"))) for base in bases)
    ]
    assert missing == []


def prose_with_code(path: Path) -> str:
    return FENCE.sub("", path.read_text(encoding="utf-8"))


def anchor(heading: str) -> str:
    text = re.sub(r"[`*]", "", heading).lower()
    return re.sub(r"[^\w\- ]", "", text).replace(" ", "-")


def anchors(path: Path) -> set[str]:
    text = FENCE.sub("", path.read_text(encoding="utf-8"))
    return {anchor(heading) for heading in re.findall(r"^#+ (.+)$", text, re.M)}


@pytest.mark.parametrize("page", ALL, ids=lambda p: str(p.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    for _picture, _words, link in LINK.findall(prose(page)):
        if link.startswith(("http", "mailto")):
            continue
        file, _, place = link.partition("#")
        target = (page.parent / file).resolve() if file else page
        assert target.is_file(), f"{page.name}: {link}"
        assert not place or place in anchors(target), f"{page.name}: {link}"


def pictures_named() -> set[str]:
    return {
        (page.parent / link).resolve().name
        for page in ALL
        for picture, _words, link in LINK.findall(page.read_text(encoding="utf-8"))
        if picture
    }


def test_every_picture_is_made_by_the_script_and_named_somewhere() -> None:
    listed = subprocess.run(
        [sys.executable, ROOT / ".ci" / "pictures.py", "list"], capture_output=True, text=True, check=True
    )
    made = set(listed.stdout.split())
    there = {path.name for path in (DOCS / "images").iterdir()}
    assert made == there
    assert pictures_named() == there
    assert all((DOCS / "images" / name).stat().st_size <= 200_000 for name in there)


@pytest.mark.parametrize("page", sorted(DOCS.glob("*/*.md")), ids=lambda p: str(p.relative_to(DOCS)))
def test_a_translation_has_the_headings_of_the_english_page(page: Path) -> None:
    levels = [
        re.findall(r"^(#+) ", FENCE.sub("", p.read_text(encoding="utf-8")), re.M) for p in (page, DOCS / page.name)
    ]
    assert levels[0] == levels[1]
