"""Makes ``syllables.txt.gz`` from ``index.js`` of the npm package cmu-pronouncing-dictionary."""

import gzip
import re
import sys
from collections import defaultdict
from pathlib import Path

from pyphen import Pyphen

PLAIN = re.compile(r"[a-z']+")
ENTRY = re.compile(r'^\s*"?([^":]+?)"?: "([^"]*)",?$', re.MULTILINE)


def main(source: Path) -> None:
    """Write the table beside this file; the same input gives the same bytes."""
    pyphen = Pyphen(lang="en_US")
    by_count: dict[int, list[str]] = defaultdict(list)
    for word, phones in ENTRY.findall(source.read_text(encoding="utf-8")):
        count = sum(phone[-1].isdigit() for phone in phones.split())
        if PLAIN.fullmatch(word) and count and count != len(pyphen.positions(word)) + 1:
            by_count[count].append(word)
    lines = [f"{count} {' '.join(sorted(words))}\n" for count, words in sorted(by_count.items())]
    packed = gzip.compress("".join(lines).encode("ascii"), compresslevel=9, mtime=0)
    Path(__file__).with_name("syllables.txt.gz").write_bytes(packed)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
