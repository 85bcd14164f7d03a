"""Tests; they mirror the package. A package of its own because a library ships one of the same name."""
