@echo off
setlocal DisableDelayedExpansion
rem Double-clic, ou un fichier de courriel (.eml, .msg) depose sur cette icone.
rem ASCII seul dans ce fichier : cmd.exe le lit dans la page de code du poste.
set "PY="
if defined SUIVI_PYTHON set "PY=%SUIVI_PYTHON%"
if not defined PY if exist "%~dp0python\pythonw.exe" set "PY=%~dp0python\pythonw.exe"
if not defined PY for %%P in (pyw.exe pythonw.exe) do if not defined PY if not "%%~$PATH:P"=="" set "PY=%%~$PATH:P"
if not defined PY for /d %%D in ("%LocalAppData%\Programs\Python\Python31*" "%ProgramFiles%\Python31*") do if exist "%%~D\pythonw.exe" set "PY=%%~D\pythonw.exe"
if not defined PY goto :sanspython
start "" "%PY%" "%~dp0lancer.py" %*
exit /b 0
:sanspython
start "" "%~dp0aide\python-absent.html"
exit /b 1
