# Sets watchapp up in its checkout on Windows, then opens it or runs its tests. Written, not tried.
#
#     powershell -ExecutionPolicy Bypass -File packaging\setup.ps1 run [arguments of watchapp]
#     powershell -ExecutionPolicy Bypass -File packaging\setup.ps1 test [arguments of pytest]
#
# The twin of packaging/setup, without the packages of the system: on Windows Qt brings its own.
#     WATCHAPP_PYTHON  the Python to build on, instead of the newest the py launcher knows
#     WATCHAPP_VENV    the folder of the environment, instead of .venv in the checkout
$ErrorActionPreference = 'Stop'

$verb = if ($args.Count) { $args[0] } else { '' }
$rest = @($args | Select-Object -Skip 1)
if ($verb -notin 'run', 'test') {
    Write-Host 'usage: setup.ps1 run [arguments of watchapp]'
    Write-Host '       setup.ps1 test [arguments of pytest]'
    exit 2
}

$root = Split-Path -Parent $PSScriptRoot
$venv = if ($env:WATCHAPP_VENV) { $env:WATCHAPP_VENV } else { Join-Path $root '.venv' }
$venv = $ExecutionContext.SessionState.Path.GetUnresolvedProviderPathFromPSPath($venv)
$python = Join-Path $venv 'Scripts\python.exe'
$unfinished = Join-Path $venv '.unfinished' # there while the environment is being made or changed

function Say($text) { Write-Host "watchapp: $text" }
function Fail($text) { Say $text; exit 1 }

# Runs a program; true if it ended well. What it wrote is in $script:log.
function Quietly([string]$program, [string[]]$arguments) {
    $ErrorActionPreference = 'Continue' # text on a program's stderr is no exception
    try {
        $script:log = & $program @arguments 2>&1 | ForEach-Object { "$_" }
        return $LASTEXITCODE -eq 0
    }
    catch {
        $script:log = "$_"
        return $false
    }
}
function Last-Lines {
    $script:log | Select-Object -Last 15 | ForEach-Object { Write-Host "    $_" }
}

function Find-Python {
    $candidates = @('py', '-3'), @('py', '-3.13'), @('py', '-3.12'), @('py', '-3.11'), @('python')
    if ($env:WATCHAPP_PYTHON) { $candidates = @(, @($env:WATCHAPP_PYTHON)) }
    $test = @('-c', 'import sys; sys.exit(sys.version_info < (3, 11))')
    foreach ($candidate in $candidates) {
        $options = @($candidate | Select-Object -Skip 1)
        # the shop's stand-in for python.exe fails here too
        if (Quietly $candidate[0] ($options + $test)) { return , $candidate }
    }
    Fail 'needs Python 3.11 or newer (python.org has it); WATCHAPP_PYTHON may say where it is'
}

$version = @('-c', 'import sys; print(sys.version_info[:2])')
$usable = -not (Test-Path $unfinished) -and (Test-Path $python) -and
    (Quietly $python @('-c', 'import pip'))
if ($usable -and $env:WATCHAPP_PYTHON) {
    $null = Quietly $python $version
    $has = $script:log
    $null = Quietly $env:WATCHAPP_PYTHON $version
    $usable = "$has" -eq "$script:log"
}
if (-not $usable) {
    $base = Find-Python
    if ((Test-Path (Join-Path $venv 'pyvenv.cfg')) -or (Test-Path $unfinished)) {
        Say "$venv cannot be used as it is and is made again"
        Remove-Item -Recurse -Force $venv
    }
    elseif ((Test-Path $venv) -and (Get-ChildItem -Force $venv)) {
        Fail "$venv is not an environment of Python and is left alone; please move it away"
    }
    Say "making a Python environment in $venv"
    $null = New-Item -ItemType Directory -Force $venv
    $null = New-Item -ItemType File -Force $unfinished
    if (-not (Quietly $base[0] (@($base | Select-Object -Skip 1) + @('-m', 'venv', $venv)))) {
        Last-Lines
        Fail 'the environment could not be made'
    }
    Remove-Item $unfinished
}

# What an environment was installed from: an editable install also holds the checkout's path.
$wanted = "$root $((Get-FileHash (Join-Path $root 'pyproject.toml')).Hash)"
$tested = Join-Path $venv '.installed-test' # holds all that .installed holds
$stamp = if ($verb -eq 'test') { $tested } else { Join-Path $venv '.installed' }
$current = $tested, $stamp |
    Where-Object { (Test-Path $_) -and (Get-Content -Raw $_).Trim() -eq $wanted }
if (-not $current) {
    Say 'installing the libraries (some 500 MB the first time)'
    $null = New-Item -ItemType File -Force $unfinished
    Remove-Item (Join-Path $venv '.installed*')
    $project = if ($verb -eq 'test') { "${root}[test]" } else { $root }
    $install = @('-m', 'pip', 'install', '--disable-pip-version-check', '-e', $project)
    if (-not (Quietly $python $install)) {
        # until pip has all it needs it changes nothing, and what was there before still works
        if (-not ($script:log -match '^Installing collected packages')) { Remove-Item $unfinished }
        Last-Lines
        Fail 'pip could not install; its last words are above (is there a network?)'
    }
    Set-Content $stamp $wanted
    Remove-Item $unfinished
}

if ($verb -eq 'run') {
    # watchapp.exe belongs to the windows, not to the console: PowerShell would not wait for it
    & $python -m watchapp @rest
}
else {
    Set-Location $root
    & $python -m pytest @rest
}
exit $LASTEXITCODE
