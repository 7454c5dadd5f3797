#!/usr/bin/env bash
# Exports output/ in every form of tables and opens each with the program that its users have: frictionless the data package, DuckDB the Parquet,
# CSV and JSON Lines, openpyxl and LibreOffice the workbook. What they read must be what output/*.json says.
#
# Needs python3 with venv, and soffice (Debian: libreoffice-calc), whose version is that of the system.
set -euo pipefail
cd "$(dirname "$0")/../.."

missing() {
  echo "$1 is missing: $2" >&2
  exit 1
}
command -v python3 >/dev/null || missing python3 "install Python 3.10 or newer"
command -v soffice >/dev/null || missing soffice "apt-get install libreoffice-calc"

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

echo "-- programs"
python3 -m venv "$work/venv" || missing venv "apt-get install python3-venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check frictionless==5.21.0 duckdb==2.0.0 openpyxl==3.1.5 jsonschema==4.26.0
# The published profile of Data Package 2.0, which needs no code of this package.
"$work/venv/bin/pip" download --quiet --disable-pip-version-check --no-deps --ignore-requires-python --dest "$work" check-datapackage==0.37.0
"$work/venv/bin/pip" list --disable-pip-version-check 2>/dev/null | grep -E '^(frictionless|duckdb|openpyxl|jsonschema) '
soffice --version

echo "-- exports"
cargo build --quiet --locked
ziele=$(cargo metadata --format-version 1 --no-deps --locked | python3 -c 'import json, sys; print(json.load(sys.stdin)["target_directory"])')/debug/ziele
for format in csv jsonl parquet xlsx datapackage; do
  "$ziele" export output --to "$format" -o "$work/$format"
done

echo "-- frictionless"
"$work/venv/bin/frictionless" validate "$work/datapackage/datapackage.json"

echo "-- LibreOffice"
convert() {
  soffice -env:UserInstallation="file://$work/office" --headless --convert-to "$1" --outdir "$work/again" "$2" 2>&1 | grep -v javaldx
  [ -s "$work/again/ziele.$1" ] || missing "LibreOffice Calc" "apt-get install libreoffice-calc"
}
convert ods "$work/xlsx/ziele.xlsx"
convert xlsx "$work/again/ziele.ods"

"$work/venv/bin/python" tests/peers/export.py output "$work"
