#!/usr/bin/env bash
# The services beside which the tests run several nodes: PostgreSQL, Redis or Valkey, and nginx.
# What is missing comes from Debian, and is installed without being started: the tests start their own.
set -euo pipefail
cd "$(dirname "$0")/.."

root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi; }
# /usr/sbin is not in everybody's path.
there() { PATH="$PATH:/usr/sbin" command -v "$1" >/dev/null; }

missing=()
ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || missing+=(postgresql)
there redis-server || there valkey-server || missing+=(redis-server)
there nginx || missing+=(nginx)
if [ ${#missing[@]} = 0 ]; then exit 0; fi

policy=/usr/sbin/policy-rc.d
install_unstarted() {
  root apt-get update -q || true
  local ours=""
  if [ ! -e "$policy" ]; then
    ours=yes
    printf '#!/bin/sh\nexit 101\n' | root tee "$policy" >/dev/null
    root chmod 755 "$policy"
  fi
  local code=0
  root env DEBIAN_FRONTEND=noninteractive apt-get install -y -q "$@" || code=$?
  if [ -n "$ours" ]; then root rm -f "$policy"; fi
  # Nor shall they start with the machine: nobody asked for a web server.
  if [ "$code" = 0 ] && [ -d /run/systemd/system ]; then root systemctl disable -q "$@" || true; fi
  return "$code"
}

echo "Installing ${missing[*]} for the tests with several nodes …"
install_unstarted "${missing[@]}" ||
  echo "They could not be installed; the tests with several nodes will skip themselves."
