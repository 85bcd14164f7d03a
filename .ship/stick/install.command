#!/bin/sh
# Installs ExoConsent from this folder with the Python of python.org; see README.txt.
cd "$(dirname "$0")" || exit 1
for python in python3.14 python3.13 python3.12 python3.11 python3; do
    if command -v "$python" >/dev/null 2>&1 && "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then
        exec "$python" -I install.py "$@"
    fi
done
echo "ExoConsent needs Python 3.11 or newer, and none was found. The bundle needs no Python: see README.txt." >&2
exit 1
