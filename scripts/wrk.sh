#!/usr/bin/env bash
# wrk, the load generator of the bench: a client in Python would be slower than what it measures.
set -euo pipefail
if command -v wrk >/dev/null; then exit 0; fi
root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi; }
echo "Installing wrk, which the bench asks with …"
root apt-get update -q || true
root env DEBIAN_FRONTEND=noninteractive apt-get install -y -q wrk
