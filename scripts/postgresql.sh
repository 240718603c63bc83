#!/usr/bin/env bash
# A PostgreSQL of our own for tests: in one folder, on a free port of this machine, gone when it is stopped.
#
#     scripts/postgresql.sh start FOLDER    prints its DATABASE_URL
#     scripts/postgresql.sh stop FOLDER     ends it and removes the folder
#
# It trusts everybody on this machine and forgets to sync to the disk: never for a house with real records.
set -euo pipefail
cd "$(dirname "$0")/.."

programs=$(dirname "$(ls /usr/lib/postgresql/*/bin/initdb | sort -V | tail -1)")

# PostgreSQL refuses to run as root, so that root lends the cluster to the package's own account.
as_owner() { if [ "$(id -u)" = 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi; }

start() {
  mkdir -p "$1"
  if [ "$(id -u)" = 0 ]; then chown postgres "$1"; fi
  as_owner "$programs/initdb" -D "$1/data" -U postgres -A trust -E UTF8 >/dev/null
  port=$(.venv/bin/python -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
  as_owner "$programs/pg_ctl" -D "$1/data" -w -l "$1/log" \
    -o "-c listen_addresses=127.0.0.1 -p $port -k $1 -c fsync=off" start >/dev/null
  echo "postgres://postgres@127.0.0.1:$port/postgres"
}

stop() {
  as_owner "$programs/pg_ctl" -D "$1/data" -m immediate -w stop >/dev/null || true
  rm -rf "$1"
}

case "${1:-} ${2:-}" in
  "start "?*) start "$2" ;;
  "stop "?*) stop "$2" ;;
  *) echo "Say: scripts/postgresql.sh start|stop FOLDER" >&2; exit 2 ;;
esac
