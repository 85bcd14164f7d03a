"""The house stands: doors, sizes, names, no network modules, nothing of this machine in what is committed."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "exoconsent"
MODULES = sorted(PACKAGE.rglob("*.py"))
LINES_OF_A_FILE = 300
LINES_OF_A_FUNCTION = 40
LONGER_BECAUSE_DATA = {"facts.py", "flags.py"}
NO_NETWORK = {"socket", "urllib.request", "http", "ssl", "PySide6.QtNetwork", "requests", "aiohttp", "asyncio"}


def test_rooms_have_only_the_doors_that_were_drawn() -> None:
    command = [sys.executable, "-c", "from importlinter.cli import lint_imports_command; lint_imports_command()"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_module_is_small_named_and_offline(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    tree = ast.parse(source)
    assert ast.get_docstring(tree), "the first line says what the module is"
    assert path.stem not in {"utils", "helpers", "common", "manager"}
    if path.name not in LONGER_BECAUSE_DATA:
        assert len(source.splitlines()) <= LINES_OF_A_FILE
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef):
            assert node.end_lineno - node.lineno < LINES_OF_A_FUNCTION, f"{node.name} holds two ideas"
    assert not imported(tree) & NO_NETWORK


def imported(tree: ast.AST) -> set[str]:
    names = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module)
            assert all(alias.name != "*" for alias in node.names)
            assert node.level == 0
    return names


def test_the_guard_against_network_modules_can_fail() -> None:
    assert imported(ast.parse("import socket\nfrom http import client")) & NO_NETWORK == {"socket", "http"}


def test_top_level_holds_what_the_user_fixed_and_the_usual_files() -> None:
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    tops = {name.split("/")[0] for name in listed.splitlines()}
    wanted = {"exoconsent", "forms", "resources", "tests", "main.py", "pyproject.toml"}
    usual = {
        ".ci", ".ship", ".gitignore", "benchmarks", "docs", "Makefile", "README.md", "LICENSE", "CHANGELOG.md",
        "CONTRIBUTING.md", "DECISIONS.md", "THIRD-PARTY-LICENSES.md", "requirements.lock", "requirements-dev.lock",
        "requirements-bench.lock", "requirements-ship.lock", ".gitattributes",
    }  # fmt: skip
    assert wanted <= tops <= wanted | usual


def test_nothing_committed_names_a_registry_or_this_machine() -> None:
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    hosts = ("py" + "pi.org", "python" + "hosted.org", "npm" + "js.org", "npm" + "js.com", "deb." + "debian.org")
    machine = re.compile(
        "(" + "|".join(map(re.escape, (*hosts, "/work" + "/main", "/work" + "/shared", "/root" + "/"))) + ")"
    )
    for name in listed.splitlines():
        path = ROOT / name
        if path.suffix in {".ttf", ".png", ".gz", ".pdf"} or not path.is_file():
            continue
        found = machine.search(path.read_text(encoding="utf-8", errors="replace"))
        assert not found, f"{name}: {found.group() if found else ''}"


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is immortal from 3.12 on")
def test_qt_does_not_eat_references_to_none() -> None:
    from PySide6.QtCore import QObject

    thing = QObject()
    before = sys.getrefcount(None)
    for _ in range(500):
        thing.setObjectName("x")
    assert abs(sys.getrefcount(None) - before) < 50
