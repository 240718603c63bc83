#!/usr/bin/env bash
# What the tests let judge EPUB files: EPUBCheck of the W3C, the one that is there, or Debian's.
set -euo pipefail
if [ -f /usr/share/java/epubcheck.jar ] || [ -n "${EPUBCHECK_JAR:-}" ]; then exit 0; fi
root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi; }
echo "Installing EPUBCheck …"
root apt-get update -q || true
root env DEBIAN_FRONTEND=noninteractive apt-get install -y -q epubcheck ||
  echo "EPUBCheck could not be installed; the tests that need it will skip themselves."
