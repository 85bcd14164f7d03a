"""Python's guards: what the audit hook refuses, what cannot be loaded, and that a refusal ends as a sentence."""

import subprocess
import sys

import pytest

from exoconsent.offline import hook
from tests.offline.children import ROOT, run, said

HOOK_ALONE = "from exoconsent.offline import hook; assert hook.hold()\nimport socket\n"
ROADS = {
    "a socket": "socket.socket()",
    "of version 6": "socket.socket(socket.AF_INET6)",
    "a datagram": "socket.socket(socket.AF_INET, socket.SOCK_DGRAM)",
    "a connection": "socket.create_connection(('127.0.0.1', 9))",
    "a name": "socket.getaddrinfo('localhost', 80)",
    "a host": "socket.gethostbyname('localhost')",
    "a number's name": "socket.gethostbyaddr('127.0.0.1')",
    "a page": "__import__('urllib.request').request.urlopen('http://localhost:9/')",
    "mail": "__import__('smtplib').SMTP('localhost')",
    "a socket made before": "early.connect(('127.0.0.1', 9))",
    "a datagram by a socket made before": "early.sendto(b'', ('127.0.0.1', 9))",
}


@pytest.mark.parametrize("road", ROADS.values(), ids=ROADS)
def test_the_hook_alone_refuses(road: str) -> None:
    code = f"import socket; early = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)\n{HOOK_ALONE}{road}"
    done = run(code, guarded=False)
    assert done.returncode == 1
    assert "OfflineError" in done.stderr.splitlines()[-1]
    assert hook.SENTENCE in done.stderr.splitlines()[-1]


def test_the_same_without_the_hook_goes_through() -> None:
    code = "import socket\nsocket.socket().close(); print(len(socket.getaddrinfo('127.0.0.1', 80)) > 0)"
    assert said(code, guarded=False) == "True"


def test_what_stays_inside_passes_the_hook() -> None:
    code = f"{HOOK_ALONE}a, b = socket.socketpair(); a.sendall(b'x'); print(b.recv(1), hook.hold())"
    assert said(code, guarded=False) == "b'x' True"


def test_these_tests_put_no_hook_on_themselves() -> None:
    assert not hook.in_force()


@pytest.mark.parametrize("name", ["http.client", "http.server", "_ssl", "requests", "smtplib", "PySide6.QtNetwork"])
def test_what_speaks_to_networks_cannot_be_loaded(name: str) -> None:
    done = run(f"import {name}")
    assert "ModuleNotFoundError" in done.stderr
    assert "never uses a network" in done.stderr


@pytest.mark.parametrize("use", ["urllib.request.urlopen('x')", "ssl.create_default_context()", "ssl.SSLContext()"])
def test_a_stand_in_can_be_named_and_not_used(use: str) -> None:
    assert "OfflineError" in run(f"import ssl, urllib.request, xml.sax.saxutils, asyncio\n{use}").stderr


def test_a_module_that_was_loaded_before_is_told() -> None:
    code = "import http.client\nfrom exoconsent.offline.guards import guard\nfrom exoconsent.offline import stand_ins\n"
    assert said(f"{code}print(guard().stand_ins, 'http.client' in stand_ins.loaded())", guarded=False) == "False True"


def test_a_refusal_ends_as_a_sentence_on_the_command_line() -> None:
    code = """
import sys
from exoconsent import app
from exoconsent.cli import commands
def wants_a_network(_options):
    import socket
    socket.create_connection(("192.0.2.1", 80))
commands.check = wants_a_network
sys.exit(app.main(["check"]))"""
    done = run(code, guarded=False)
    assert done.returncode == 5
    assert hook.SENTENCE in done.stderr
    assert "Traceback" not in done.stderr


def test_the_guards_cost_little() -> None:
    """Beside what every start loads anyway (ctypes for ``hardening``, dataclasses); 0.5 ms measured, 2 ms asked for."""
    code = """
import ctypes, dataclasses, enum, time
from exoconsent.offline import guards
started = time.perf_counter(); guards.guard(); print(1000 * (time.perf_counter() - started))"""
    assert min(float(said(code, guarded=False)) for _try in range(5)) < 2


def test_the_children_that_read_strangers_files_guard_themselves() -> None:
    for module, end in (("exoconsent.signing.child", "limit_oneself"), ("exoconsent.pdf.words_apart", "_bound")):
        code = f"""
import {module} as child, sys
from exoconsent.offline.guards import standing
def tell(): print(standing().hook, standing().stand_ins); sys.stdout.flush(); sys.exit(0)
child.{end} = tell
child.main()"""
        done = subprocess.run(
            [sys.executable, "-c", code], cwd=ROOT, input="", capture_output=True, text=True, check=False
        )
        assert done.stdout.strip() == "True True", done.stderr
