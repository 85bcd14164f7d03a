"""The harnesses in their short form; ``make soak`` runs the long one."""

import pytest

from tests.soak.__main__ import CONTROLS, SHORT, SKIPPED, run


def _named(harness: tuple[str, ...]) -> str:
    return harness[0]


@pytest.mark.parametrize("harness", SHORT, ids=_named)
def test_nothing_promised_is_lost(harness: tuple[str, ...]) -> None:
    code, said = run(harness)
    if code == SKIPPED:
        pytest.skip(said.strip())
    assert code == 0, said


@pytest.mark.parametrize("harness", CONTROLS, ids=_named)
def test_the_harness_finds_a_fault_that_was_put_in(harness: tuple[str, ...]) -> None:
    code, said = run(harness)
    if code == SKIPPED:
        pytest.skip(said.strip())
    assert code == 1, said
    assert " 0 violations" not in said.splitlines()[-1]
    assert "Traceback" not in said, said
