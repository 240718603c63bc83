#!/usr/bin/env bash
# The browser in which the tests look at the site: the one that is there, or Debian's.
set -euo pipefail
for name in chromium chromium-browser google-chrome; do
  if command -v "$name" >/dev/null; then exit 0; fi
done
root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi; }
echo "Installing Chromium for the browser tests …"
root apt-get update -q || true
root env DEBIAN_FRONTEND=noninteractive apt-get install -y -q chromium ||
  echo "Chromium could not be installed; the browser tests will skip themselves."
