"""Benchmarks: one consent, made by us and by our peers in one run, as ratios. Run ``make bench``."""
