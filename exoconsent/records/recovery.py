"""The printed recovery code: 160 bits in eight groups of four, each with a fifth character that finds typing errors.

The alphabet is Crockford's base 32, without I, L, O and U. The check character is a sum over the field of 32 elements
in which each place, and each group, counts differently: one wrong character, two characters exchanged and two groups
exchanged are always found, and found in their group.
"""

import unicodedata
from collections.abc import Callable
from typing import Final

from exoconsent.errors import BadInputError

ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
CODE_BYTES: Final = 20
GROUPS: Final = 8
_GROUP: Final = 5
"""Characters of a group, its check character among them."""
_READ_AS: Final = str.maketrans("OIL", "011")
_POLYNOMIAL: Final = 0b100101
"""x^5 + x^2 + 1, which makes a field of 32 elements."""
_WEIGHTS: Final = (2, 4, 8, 16)
"""All different and none 1, which is the weight of the check character."""


def new_code(random_bytes: Callable[[int], bytes]) -> str:
    """A fresh code such as ``56AFK-7PZ1M-…``; ``random_bytes`` gives that many bytes that nobody can guess."""
    return code_of(random_bytes(CODE_BYTES))


def code_of(data: bytes) -> str:
    """The code that stands for 20 bytes."""
    number = int.from_bytes(data, "big")
    values = [number >> shift & 31 for shift in range(5 * (4 * GROUPS - 1), -1, -5)]
    groups = [values[start : start + 4] for start in range(0, len(values), 4)]
    return "-".join(_text([*group, _check(place, group)]) for place, group in enumerate(groups))


def read_code(text: str) -> bytes:
    """The 20 bytes of a typed code; small letters, spaces, dashes, and O, I, L for 0 and 1 are all the same.

    Raises ``BadInputError`` that names each mistyped group, or says how many characters there are.
    """
    groups = _groups(text)
    strange = [place for place, group in enumerate(groups) if set(group) - set(ALPHABET)]
    if strange:
        raise _mistyped(strange, "has a character that no code has; a code has digits and letters, but no U")
    if sum(map(len, groups)) != GROUPS * _GROUP or len(groups) != GROUPS:
        raise _miscounted(groups)
    wrong = [place for place, group in enumerate(groups) if not _holds(place, group)]
    if wrong:
        raise _mistyped(wrong, "is not as printed; compare it with the paper, character by character")
    number = 0
    for value in (ALPHABET.index(letter) for group in groups for letter in group[:4]):
        number = number << 5 | value
    return number.to_bytes(CODE_BYTES, "big")


def _groups(text: str) -> list[str]:
    """As the person grouped it if that gives eight groups, otherwise by fives."""
    plain = unicodedata.normalize("NFKC", text).upper().translate(_READ_AS)
    spaced = "".join(" " if letter.isspace() or unicodedata.category(letter) == "Pd" else letter for letter in plain)
    typed = spaced.split()
    if len(typed) == GROUPS and all(len(group) == _GROUP for group in typed):
        return typed
    if len(typed) == GROUPS and sum(map(len, typed)) != GROUPS * _GROUP:
        return typed
    joined = "".join(typed)
    return [joined[start : start + _GROUP] for start in range(0, len(joined), _GROUP)]


def _miscounted(groups: list[str]) -> BadInputError:
    count = sum(map(len, groups))
    sentence = f"A recovery code has {GROUPS * _GROUP} characters; here are {count}."
    off = next((p for p, group in enumerate(groups[:GROUPS]) if not _holds(p, group)), None)
    if count and off is not None:
        sentence += f" Look at group {off + 1} first."
    return BadInputError.saying(sentence)


def _mistyped(places: list[int], what: str) -> BadInputError:
    named = ", ".join(str(place + 1) for place in places)
    which = f"Group {named}" if len(places) == 1 else f"Each of the groups {named}"
    return BadInputError.saying(f"{which} of the recovery code {what}.")


def _holds(place: int, group: str) -> bool:
    if len(group) != _GROUP:
        return False
    *values, check = (ALPHABET.index(letter) for letter in group)
    return _check(place, values) == check


def _check(place: int, values: list[int]) -> int:
    total = place + 1
    for weight, value in zip(_WEIGHTS, values, strict=True):
        total ^= _times(weight, value)
    return total


def _times(left: int, right: int) -> int:
    product = 0
    for bit in range(5):
        if right >> bit & 1:
            product ^= left << bit
    for bit in range(8, 4, -1):
        if product >> bit & 1:
            product ^= _POLYNOMIAL << (bit - 5)
    return product


def _text(values: list[int]) -> str:
    return "".join(ALPHABET[value] for value in values)
