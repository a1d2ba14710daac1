# Checks everything: what `make test` does, for Windows.
$ErrorActionPreference = 'Stop'
Set-Location (Join-Path $PSScriptRoot '..')
# @( ) around it all: PowerShell unrolls a list of one, and 'python'[0] is 'p'.
$python = @(if (Get-Command py -ErrorAction SilentlyContinue) { 'py', '-3' } else { 'python' })
& $python[0] @($python | Select-Object -Skip 1) scripts/install.py --dev
if ($LASTEXITCODE) { exit $LASTEXITCODE }
& .venv\Scripts\python.exe scripts/chromium.py | Out-Null
if ($LASTEXITCODE) { exit $LASTEXITCODE }
& .venv\Scripts\python.exe scripts/check.py @args
exit $LASTEXITCODE
