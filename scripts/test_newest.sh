#!/usr/bin/env bash
# The suite on the newest Django and Wagtail, in an environment of its own, on the newest Python from 3.12 on.
set -euo pipefail
cd "$(dirname "$0")/.."

newest=""
for python in python3.12 python3.13 "$HOME"/.pyenv/versions/3.1[23].*/bin/python; do
  # Asking the interpreter its version also weeds out shims that lead nowhere.
  if "$python" -c 'import sys; sys.exit(sys.version_info < (3, 12))' 2>/dev/null; then newest=$python; fi
done
if [ -z "$newest" ]; then
  echo "No Python 3.12 or newer on this machine: the newest Django was not tried."
  exit 0
fi
echo "Trying the newest Django and Wagtail on $("$newest" --version)."
uv=$(command -v uv || echo .venv/bin/uv)
"$uv" venv --quiet --clear --python "$newest" .venv-newest
# --no-config: the project holds itself to the long-term line; here the newest is wanted.
"$uv" pip install --no-config --quiet --python .venv-newest/bin/python --upgrade --group dev -e '.[pdf,postgres,redis,s3]'
.venv-newest/bin/python -c 'import django, wagtail; print("Django", django.__version__, "Wagtail", wagtail.__version__)'
.venv-newest/bin/pytest -q -m "not browser and not scale" -n 2 --dist loadscope
