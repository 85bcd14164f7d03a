"""The floor: what is left when everything is laid out and drawn, and only the file must be written.

The finished operators of every page are packed, and pages, structure tree, fonts and metadata written, with our own
writer; nothing is adapted, broken into lines, laid out or drawn, and no QR code is made.
"""

import zlib
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any
from unittest.mock import patch

from exoconsent.consent.document import Consent
from exoconsent.pdf import binding
from exoconsent.pdf.file import pack
from exoconsent.pdf.render import render as to_pages
from exoconsent.pdf.tags import Drawn


def render(consent: Consent) -> bytes:
    """``consent`` as PDF."""
    return prepare(consent)()


def prepare(consent: Consent) -> Callable[[], bytes]:
    """Everything up to the finished operators; what is returned writes the file from them."""
    pages, *rest = finished(consent)
    plain = [[(part, zlib.decompress(part.content)) for part in parts] for parts in pages]
    return partial(_write, plain, rest)


def finished(consent: Consent) -> tuple[Any, ...]:
    """What ``binding.bind`` is given for ``consent``."""
    with patch.object(binding, "bind", wraps=binding.bind) as bind:
        to_pages(consent)
    given: tuple[Any, ...] = bind.call_args.args
    return given


def _write(pages: list[list[tuple[Drawn, bytes]]], rest: list[Any]) -> bytes:
    packed = [tuple(replace(part, content=pack(operators)) for part, operators in parts) for parts in pages]
    return binding.bind(packed, *rest)
