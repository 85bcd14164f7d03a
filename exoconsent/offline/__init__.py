"""Offline: from the first line on, the system and Python refuse this program whatever could leave this computer.

``guards.guard`` puts up three guards, the first thing in every process of ours: ``kernel`` (Linux: a filter on system
calls, which children inherit and nobody can take off again), ``hook`` (Python's own audit events, on every system) and
``stand_ins`` (modules that speak to networks cannot be loaded). ``words`` says what holds here and how to check it.
Measured: design/security.md part 5; tests/offline.
"""
