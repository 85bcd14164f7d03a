"""Addresses in printed text become links: an e-mail or web address that is only ink is of no use to a screen reader."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from exoconsent.consent.document import Span

_ADDRESS: Final = re.compile(
    r"(?P<mail>[\w.+-]+@[\w-]+(?:\.[\w-]+)+)|(?P<web>https://[^\s<>\"']*[^\s<>\"'.,;:!?)])", re.ASCII
)


def linked(span: Span) -> Iterator[Span]:
    """``span`` cut at the e-mail and web addresses in it, each with its link; the words stay the same."""
    if span.href or span.empty:
        yield span
        return
    done = 0
    for found in _ADDRESS.finditer(span.text):
        if found.start() > done:
            yield replace(span, text=span.text[done : found.start()])
        yield replace(span, text=found[0], href=f"mailto:{found[0]}" if found["mail"] else found[0])
        done = found.end()
    if done < len(span.text) or not span.text:
        yield replace(span, text=span.text[done:])
