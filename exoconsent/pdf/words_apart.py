"""The words of a stranger's PDF, read in a process of its own that may be ended: memory, time and crashes stay there.

Measured: a PDF of 38 kB whose one page unpacks to 12,000,000 letters makes PDFium take 3 GB and 9 seconds before
anyone can ask how much there is. The file goes in and the text comes out through pipes; no file is written.
"""

import json
import subprocess
import sys
from pathlib import Path
from typing import Final

from exoconsent.errors import BadInputError
from exoconsent.offline.guards import guard
from exoconsent.pdf.words_of import pages_of
from exoconsent.program import child_command

SECONDS: Final = 60
"""Longest reading; 1,000 pages take about 10 seconds."""
_MEMORY: Final = 1_500_000_000
"""Bytes of address space; a guideline of 300 pages takes about 300,000,000."""
_CODE: Final = "import sys; sys.path.insert(0, sys.argv[1]); from exoconsent.pdf.words_apart import main; main()"
_ROOT: Final = Path(__file__).resolve().parents[2]
_TOO_MUCH: Final = (
    "the PDF could not be read within bounds: it is damaged, or built to fill the memory; ask for another copy, or "
    "save it as plain text"
)


def page_texts(pdf: bytes) -> tuple[str, ...]:
    """The text of each page, as ``words_of.pages_of`` gives it.

    Raises:
        BadInputError: no PDF, locked with a password, or more than can be read in ``SECONDS``.
    """
    command = child_command("words", ["-I", "-B", "-c", _CODE, str(_ROOT)])
    try:
        done = subprocess.run(
            command,
            input=pdf,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=_ROOT,
            timeout=SECONDS,
            check=False,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        answer = json.loads(done.stdout) if done.returncode == 0 else {}
    except (subprocess.TimeoutExpired, OSError, ValueError):
        answer = {}
    if "pages" not in answer:
        raise BadInputError.saying(answer.get("refused", _TOO_MUCH))
    return tuple(answer["pages"])


def main() -> None:
    """The other process: a PDF from standard input, its pages or the sentence that refuses it to standard output."""
    guard()
    _bound()
    try:
        answer: dict[str, object] = {"pages": pages_of(sys.stdin.buffer.read())}
    except BadInputError as refused:
        answer = {"refused": refused.complaints[0].message}
    sys.stdout.buffer.write(json.dumps(answer).encode())


def _bound() -> None:
    """Bound what this process may take, where the system can (not on Windows: there the time alone bounds it)."""
    try:
        import resource
    except ImportError:
        return
    bounds = {resource.RLIMIT_AS: _MEMORY, resource.RLIMIT_CORE: 0, resource.RLIMIT_FSIZE: 0}
    for what, wanted in bounds.items():
        ceiling = resource.getrlimit(what)[1]
        bound = wanted if ceiling == resource.RLIM_INFINITY else min(wanted, ceiling)
        resource.setrlimit(what, (bound, bound))
