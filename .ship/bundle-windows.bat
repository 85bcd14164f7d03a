@echo off
rem Builds the bundle on 64-bit Windows 10 or 11 with the Python 3.11 or newer of python.org.
rem The same recipe as "make bundle" on Linux. Nobody has run it yet: no Windows was at hand.
cd /d "%~dp0\.."
py -3 -m venv .venv-ship || exit /b 1
.venv-ship\Scripts\python -m pip install --quiet --no-deps --require-hashes -r requirements-ship.lock || exit /b 1
.venv-ship\Scripts\python .ship\bundle.py
