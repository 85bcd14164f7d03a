"""``python -m benchmarks``: measure, print the tables, and with ``--write`` keep them in ``docs/benchmarks.md``."""

import argparse
from pathlib import Path
from typing import Final

from benchmarks import batch, desk, records, seals, studio
from benchmarks.desk_table import desk_report
from benchmarks.engines import BASE
from benchmarks.measure import ROOT, run
from benchmarks.records_table import records_report
from benchmarks.table import report

PAGE: Final = ROOT / "docs" / "benchmarks.md"
TEMPLATE: Final = Path(__file__).parent / "page.md"
"""The page's own words, before the tables."""


def main() -> None:
    options = _arguments()
    rounds = 5 if options.quick else options.rounds
    page = run(rounds, max(1, rounds // 3))
    sections = (
        report(page),
        batch.batch_report(*batch.run(page.sections)),
        seals.seal_report(seals.run()),
        desk_report(desk.run()),
        studio.studio_report(studio.run()),
        records_report(records.run(records.MANY // 10 if options.quick else records.MANY)),
    )
    tables = "\n".join(sections)
    print(f"Ratios: {BASE.title} = 1.00; lower is better.\n\n{tables}", end="")
    if options.write:
        PAGE.write_text(TEMPLATE.read_text(encoding="utf-8") + tables, encoding="utf-8")
        print(f"\nWritten: {PAGE.relative_to(ROOT)}")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--rounds", type=_count, default=15, metavar="N", help="warm rounds (default 15)")
    parser.add_argument("--quick", action="store_true", help="five rounds, for a first look")
    parser.add_argument("--write", action="store_true", help="keep the tables in docs/benchmarks.md")
    return parser.parse_args()


def _count(text: str) -> int:
    count = int(text)
    if count < 1:
        raise argparse.ArgumentTypeError("at least one round is needed")
    return count


if __name__ == "__main__":
    main()
