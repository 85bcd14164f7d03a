@echo off
rem Installs ExoConsent from this folder with the Python of python.org; see README.txt.
cd /d "%~dp0"
where py >nul 2>nul
if errorlevel 1 (
  echo ExoConsent needs Python 3.11 or newer from python.org, and none was found. See README.txt.
  pause
  exit /b 1
)
py -3 -I install.py %*
if errorlevel 1 pause
