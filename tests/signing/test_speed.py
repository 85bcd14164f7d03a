"""Ratios to bare pyHanko on the same machine in the same minute; asked for with EXOCONSENT_SPEED=1."""

import os

import pytest

from benchmarks.seals import SEAL_ASKED, VERIFY_ASKED, ratio, run, seal_report

pytestmark = pytest.mark.skipif(not os.environ.get("EXOCONSENT_SPEED"), reason="measured on request only")


def test_sealing_and_verifying_cost_little_more_than_bare_pyhanko() -> None:
    measured = run()
    print(seal_report(measured))  # noqa: T201
    assert ratio(measured.seal, measured.bare_seal) <= SEAL_ASKED
    assert ratio(measured.verify, measured.bare_verify) <= VERIFY_ASKED
