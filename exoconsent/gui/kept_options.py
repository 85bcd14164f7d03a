"""How a kept paper is to be printed, by the names that a file holds."""

from exoconsent.pdf.layout import Paper, PrintOptions, PrintSize
from exoconsent.records.desk import Entry


def named(options: PrintOptions) -> tuple[tuple[str, str], ...]:
    """Size and paper by name."""
    return (("size", options.size.value), ("paper", options.paper.value))


def options_of(entry: Entry) -> PrintOptions:
    """What ``named`` said; a word that this edition does not know counts as not said."""
    kept = dict(entry.options)
    size = PrintSize(kept["size"]) if kept.get("size") in set(PrintSize) else PrintSize.STANDARD
    paper = Paper(kept["paper"]) if kept.get("paper") in set(Paper) else Paper.A4
    return PrintOptions(size=size, paper=paper)
