#!/usr/bin/env bash
# The whole way from PDF to written JSON against tools that only print the text, file by file, in one run on this machine.
#
#   benches/peers.sh FILE.pdf...
#
# Prints the median time of each in milliseconds, how many times faster ziele is on one thread and on two, the geometric means, and
# ziele's peak memory against the size of the file. Needs pdftotext (poppler-utils), mutool (mupdf-tools), hyperfine, GNU time and Python 3.
set -euo pipefail
[ $# -gt 0 ] || { sed -n '2,8p' "$0"; exit 2; }
for tool in pdftotext mutool hyperfine python3 /usr/bin/time; do
  command -v "$tool" >/dev/null || { echo "peers.sh: $tool is missing; see the head of this file" >&2; exit 1; }
done
top=$(cd "$(dirname "$0")/.." && pwd)
cargo build --release --quiet --manifest-path "$top/Cargo.toml"
ziele="$top/target/release/ziele"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
for file in "$@"; do
  hyperfine --shell=none --warmup 3 --min-runs 15 --time-unit millisecond --style none --export-json "$work/$(basename "$file").json" \
    "pdftotext '$file' $work/out.txt" \
    "mutool draw -q -F txt -o $work/out.mu.txt '$file'" \
    "$ziele extract --force --quiet --jobs 1 --output '$work/one-$(basename "$file")' '$file'" \
    "$ziele extract --force --quiet --jobs 2 --output $work/two-$(basename "$file") '$file'" >/dev/null 2>&1
  /usr/bin/time -f '%M' -o "$work/$(basename "$file").kib" "$ziele" extract --force --quiet --output "$work/two" "$file" >/dev/null 2>&1
done
python3 - "$work" "$@" <<'PY'
import json, math, os, sys
work, files = sys.argv[1], sys.argv[2:]
ratios = {"one": [], "two": [], "mutool": []}
print(f"{'file':44} {'pdftotext':>10} {'mutool':>8} {'1 thread':>9} {'2 threads':>9} {'x1':>6} {'x2':>6} {'memory':>8}  limit (MiB)")
for file in files:
    name = os.path.basename(file)
    with open(f"{work}/{name}.json") as f:
        poppler, mutool, one, two = [1000 * result["median"] for result in json.load(f)["results"]]
    memory = int(open(f"{work}/{name}.kib").read()) / 1024
    limit = 3 * os.path.getsize(file) / 2**20 + 64
    ratios["one"].append(poppler / one), ratios["two"].append(poppler / two), ratios["mutool"].append(mutool / one)
    print(f"{name[:44]:44} {poppler:10.1f} {mutool:8.1f} {one:9.1f} {two:9.1f} {poppler / one:6.2f} {poppler / two:6.2f} {memory:8.1f}  {limit:.1f}")
mean = lambda values: math.exp(sum(map(math.log, values)) / len(values))
print(f"geometric means: {mean(ratios['one']):.2f} times pdftotext on one thread, {mean(ratios['two']):.2f} on two; {mean(ratios['mutool']):.2f} times mutool on one")
PY
