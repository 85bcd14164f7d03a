"""Naming: what a user of the clinic may be called, and when two names are the same."""

import unicodedata
from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from exoconsent.errors import BadInputError
from exoconsent.records.slots import User

NAME_LIMIT: Final = 100
"""Characters."""


def named(user: User, others: Iterable[User]) -> User:
    """``user`` with a tidied name. Raises ``BadInputError`` when it cannot be shown or one of ``others`` has it."""
    name = " ".join(unicodedata.normalize("NFC", user.name).split())
    if not name or len(name) > NAME_LIMIT or not name.isprintable():
        raise BadInputError.saying(f"A user's name needs 1 to {NAME_LIMIT} characters that can be printed.")
    if same_as(name) in {same_as(other.name) for other in others}:
        raise BadInputError.saying("There is a user of this name already. Add an initial, for instance.")
    return replace(user, name=name)


def same_as(name: str) -> str:
    """Equal for names that are the same to a person: case, width and gaps do not count."""
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())
