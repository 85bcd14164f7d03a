"""Caches of what documents are made from: bounded, by value, in memory only, and emptied together."""

from collections.abc import Callable
from functools import lru_cache
from typing import Any, Final, ParamSpec, TypeVar

_Given = ParamSpec("_Given")
_Made = TypeVar("_Made")

KEPT: Final[list[Any]] = []
"""All of them, for measuring and for tests."""


def keep(most: int) -> Callable[[Callable[_Given, _Made]], Callable[_Given, _Made]]:
    """Remember up to ``most`` results of a pure function, until ``forget``."""

    def kept(make: Callable[_Given, _Made]) -> Callable[_Given, _Made]:
        remembered = lru_cache(maxsize=most)(make)
        KEPT.append(remembered)
        return remembered  # type: ignore[return-value]

    return kept


def forget() -> None:
    """Keep nothing any longer; for measuring and for tests."""
    for kept in KEPT:
        kept.cache_clear()
