"""Signing: keys, sealing and verifying; the only room that knows pyHanko.

Importing this package or one of its modules loads neither pyHanko nor the cryptography library; both are loaded by the
first call that needs them (about 0.3 s, so call from a worker). Modules that import pyHanko at the top are
``cms_form``, ``sealing`` and ``examine``; only functions of this room import those, after ``offline.prepare``.
"""

from typing import Final

SEAL_PROPERTIES: Final = frozenset({"sealed_signatures", "time_with_offset"})
"""What every seal keeps, by the names that ``forms/rules/elements.yaml`` asks for; ``tests/signing`` measures each."""
