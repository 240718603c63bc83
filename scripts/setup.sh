#!/usr/bin/env bash
# From a fresh Debian or Ubuntu to an environment in which everything runs.
set -euo pipefail
cd "$(dirname "$0")/.."

root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi; }

find_python() {
  for name in python3 python3.11 python3.12 python3.13; do
    if "$name" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' 2>/dev/null; then
      command -v "$name"; return
    fi
  done
  echo "Whimbrel needs Python 3.11, 3.12 or 3.13, and none was found. On Debian: apt-get install python3" >&2
  return 1
}

python=$(find_python)
if [ ! -x .venv/bin/python ]; then
  if command -v uv >/dev/null; then
    uv venv --quiet --python "$python" .venv
  elif ! "$python" -m venv .venv 2>/dev/null; then
    rm -rf .venv
    echo "Installing python3-venv, which this Python lacks …"
    root apt-get update -q || true
    root env DEBIAN_FRONTEND=noninteractive apt-get install -y -q python3-venv
    "$python" -m venv .venv
  fi
fi
uv=$(command -v uv || true)
if [ -z "$uv" ]; then
  .venv/bin/python -m pip install --quiet uv
  uv=.venv/bin/uv
fi
extras=(--extra esp --extra pdf --extra redis --extra s3)
if [ "${1:-}" = postgresql ] || [ -n "${DATABASE_URL:-}" ]; then extras+=(--extra postgres); fi
# --inexact: the installer itself may live in this environment.
UV_PROJECT_ENVIRONMENT=.venv "$uv" sync --quiet --frozen --inexact --compile-bytecode "${extras[@]}" --all-groups --python .venv/bin/python
# So that the first start after an update is as fast as the next, also where nothing may be written beside the code.
.venv/bin/python -m compileall -q whimbrel
.venv/bin/python scripts/translations.py compile
