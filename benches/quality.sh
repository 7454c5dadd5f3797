#!/bin/sh
# What the tool finds in real papers, what it costs, and a sample of it to judge by eye.
#
#   benches/quality.sh [--corpus FOLDER] [--seed NUMBER] [--each NUMBER] [--sample FILE]
#   benches/quality.sh --judged FILE
#
# FOLDER (or the variable ZIELE_CORPUS; ../shared/corpus beside the repository if neither is given) has the folders strategies, council and
# pdf. Prints for each what was read, the records by kind, and what it cost. Draws 50 records of each kind and writes them as a Markdown sheet
# (target/quality.md) with the lines around each; the same seed draws the same from the same output. Write + into the column `right` of a record
# that is right, - where it is wrong, +- where it is partly right; --judged then prints the precision of each kind.
# Needs GNU time and Python 3.
set -eu
top=$(cd "$(dirname "$0")/.." && pwd)
corpus=${ZIELE_CORPUS:-$top/../shared/corpus} seed=1 each=50 sheet='' judged=''
while [ $# -gt 0 ]; do
  case $1 in
    --corpus) corpus=$2 ;;
    --seed) seed=$2 ;;
    --each) each=$2 ;;
    --sample) sheet=$2 ;;
    --judged) judged=$2 ;;
    *) sed -n '2,13p' "$0"; exit 2 ;;
  esac
  shift 2
done
tool=$top/benches/quality.py
if [ -n "$judged" ]; then
  exec python3 "$tool" judged "$judged"
fi
for needed in python3 /usr/bin/time; do
  command -v "$needed" >/dev/null || { echo "quality.sh: $needed is missing; see the head of this file" >&2; exit 1; }
done
[ -d "$corpus" ] || { echo "quality.sh: no papers in $corpus; give their folder with --corpus or in ZIELE_CORPUS" >&2; exit 1; }
cargo build --release --quiet --locked --manifest-path "$top/Cargo.toml"
# Where the build goes is cargo's to say.
ziele=$(cargo metadata --format-version 1 --no-deps --manifest-path "$top/Cargo.toml" | python3 -c 'import json, sys; print(json.load(sys.stdin)["target_directory"])')/release/ziele
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
found=''
for name in strategies council pdf; do
  if [ ! -d "$corpus/$name" ]; then
    echo "quality.sh: $corpus/$name is missing; left out" >&2
    continue
  fi
  # Files that cannot be read are counted below, so that the exit code says nothing new.
  /usr/bin/time -f '%e %U %S %M' -o "$work/$name.cost" "$ziele" extract "$corpus/$name" -o "$work/$name" --force --quiet 2>"$work/$name.errors" || true
  found="$found $name"
done
[ -n "$found" ] || { echo "quality.sh: none of strategies, council, pdf in $corpus" >&2; exit 1; }
# shellcheck disable=SC2086
python3 "$tool" report "$corpus" "$work" "$ziele" "$seed" "$each" "${sheet:-$(dirname "$(dirname "$ziele")")/quality.md}" $found
