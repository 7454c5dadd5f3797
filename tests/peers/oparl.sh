#!/usr/bin/env bash
# Opens an export to OParl as a client does: over HTTP, from the lists along their pages to every object, each validated by another
# implementation of JSON Schema (Python's jsonschema, pinned).
#
#   tests/peers/oparl.sh [INPUT]...        without inputs, the papers of fixtures/oparl
#
# OPARL_SCHEMA names a folder with the published schemas (Paper.json,
# Consultation.json, File.json of https://github.com/OParl/spec, folder schema); they are under CC BY-SA and so no part of this repository.
set -euo pipefail
cd "$(dirname "$0")/../.."
command -v python3 >/dev/null || { echo "oparl.sh: python3 is missing; install Python 3.10 or newer" >&2; exit 1; }
cargo build --quiet --locked
ziele=${CARGO_TARGET_DIR:-target}/debug/ziele
[ $# -gt 0 ] || set -- fixtures/oparl/papers/*

work=$(mktemp -d)
server=
trap '[ -z "$server" ] || kill "$server" 2>/dev/null || true; rm -rf "$work"' EXIT
python3 -m venv "$work/python"
"$work/python/bin/pip" install --quiet --disable-pip-version-check "jsonschema[format]==4.26.0"

mkdir "$work/site"
"$work/python/bin/python" -u tests/peers/oparl.py serve "$work/site" > "$work/port" &
server=$!
for _ in $(seq 100); do [ -s "$work/port" ] && break; sleep 0.1; done
base="http://127.0.0.1:$(cat "$work/port")"

"$ziele" export "$@" --to oparl --base-url "$base" --as-of 2026-11-22T12:00:00+01:00 -o "$work/site"
"$work/python/bin/python" tests/peers/oparl.py check "$base" fixtures/oparl/schema.json ${OPARL_SCHEMA:+"$OPARL_SCHEMA"}
