"""The child process in which a PDF from outside is opened: ``python -m exoconsent.signing.child``.

On its standard input it gets one line of JSON (what to do) and then the PDF; on its standard output it answers with one
line of JSON. It limits itself before it reads: 2 GB of memory, 20 s of processor time, no core file, no written files.
Windows has no such limits; there only the parent's clock ends it.
"""

import json
import os
import sys
from collections.abc import Mapping
from typing import Any, Final, NoReturn

from exoconsent.hardening import harden
from exoconsent.offline.guards import guard
from exoconsent.signing import offline
from exoconsent.signing.findings import Findings
from exoconsent.signing.passing import examination_to_json, findings_to_json, verdict_to_json
from exoconsent.signing.verify import Expected, examined

MEMORY_BYTES: Final = 2 << 30
CPU_SECONDS: Final = 20


def main() -> int:
    """Answer one question; any exit code but 0 means that there is no answer."""
    guard()
    harden()  # it holds a patient's pages
    limit_oneself()
    question = json.loads(sys.stdin.buffer.readline())
    answer = _answer(question, sys.stdin.buffer.read())
    sys.stdout.buffer.write(answer.encode())
    sys.stdout.buffer.flush()
    return 0


def limit_oneself() -> None:
    """Give up what a hostile file could use; the limits cannot be raised again."""
    try:
        import resource
    except ImportError:  # Windows
        return
    limits = {
        resource.RLIMIT_AS: MEMORY_BYTES,
        resource.RLIMIT_CPU: CPU_SECONDS,
        resource.RLIMIT_CORE: 0,
        resource.RLIMIT_FSIZE: 0,
    }
    for what, wanted in limits.items():
        _, ceiling = resource.getrlimit(what)
        limit = wanted if ceiling == resource.RLIM_INFINITY else min(wanted, ceiling)
        resource.setrlimit(what, (limit, limit))


def _answer(question: Mapping[str, Any], pdf: bytes) -> str:
    if question["do"] == "inspect":
        return findings_to_json(_looked(pdf))
    expected = Expected(fields=tuple(question["fields"]), content_hash=question["content_hash"])
    pins = (frozenset(question["pinned"]), frozenset(question["practitioners"]))
    verdict, findings = examined(pdf, expected, *pins)
    if question["do"] == "verify":
        return verdict_to_json(verdict)
    return examination_to_json(verdict, findings or _looked(pdf))


def _looked(pdf: bytes) -> Findings:
    offline.prepare()
    from exoconsent.signing.examine import look

    return look(pdf)


def run() -> NoReturn:
    """Answer, and end the process."""
    try:
        code = main()
    except Exception:  # noqa: BLE001 (a traceback could quote the document; the exit code says enough)
        code = 1
    os._exit(code)  # no finalisers: they could only fail on what a hostile file left behind


if __name__ == "__main__":
    run()
