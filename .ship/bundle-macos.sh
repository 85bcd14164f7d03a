#!/bin/sh
# Builds the bundle on a Mac (Apple's processor, macOS 13 or newer) with the Python 3.11 or newer of python.org.
# The same recipe as "make bundle" on Linux. Nobody has run it yet: no Mac was at hand.
set -eu
cd "$(dirname "$0")/.."
python3 -m venv .venv-ship
.venv-ship/bin/python -m pip install --quiet --no-deps --require-hashes -r requirements-ship.lock
exec .venv-ship/bin/python .ship/bundle.py
