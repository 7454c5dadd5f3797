#!/usr/bin/env bash
# Opens a report in the browser that people have: Debian's chromium, driven by playwright-core, with axe-core for accessibility and the
# validator of the W3C (vnu) for HTML. Installs what is missing, in these versions, and fails where it cannot.
#
# SITE_SCREENSHOTS=folder keeps pictures of the pages in both themes and at both widths.
set -euo pipefail
cd "$(dirname "$0")/../.."
work=target/peers/site
node_folder=target/peers/node
packages=(playwright-core@1.65.1 axe-core@4.14.1 vnu-jar@26.9.27)

command -v chromium >/dev/null || { apt-get update -qq && apt-get install -y -qq chromium >/dev/null; }
for program in chromium node npm java cargo; do
  command -v "$program" >/dev/null || { echo "site.sh: $program is missing; install it first" >&2; exit 1; }
done
mkdir -p "$node_folder"
for package in "${packages[@]}"; do
  installed=$(node -p "require('./$node_folder/node_modules/${package%@*}/package.json').version" 2>/dev/null || true)
  [ "$installed" = "${package##*@}" ] || npm install --silent --no-audit --no-fund --no-save --prefix "$node_folder" "${packages[@]}"
done
chromium --version
node -p "'node ' + process.version"
printf '%s\n' "${packages[@]}"

rm -rf "$work" && mkdir -p "$work/papers" "$work/read"
cargo build --locked --quiet
ziele=${CARGO_TARGET_DIR:-target}/debug/ziele
# One source that cannot be read belongs to every batch.
printf '%%PDF-1.7\nkein PDF' >"$work/papers/kaputt.pdf"
code=0
"$ziele" extract fixtures/diff fixtures/pdf/strategy-typst.pdf fixtures/pdf/answer-typst.pdf "$work/papers" -o "$work/read" >/dev/null 2>&1 || code=$?
[ "$code" = 1 ] || { echo "site.sh: extract should tell of one broken source, but exits with $code" >&2; exit 1; }
node tests/peers/site/invent.mjs "$work/read"
code=0
"$ziele" report output "$work/read" -o "$work/report" || code=$?
[ "$code" = 0 ] || { echo "site.sh: report exits with $code" >&2; exit 1; }

echo "== valid HTML"
find "$work/report" -name '*.html' -print0 | sort -z | xargs -0 java -jar "$node_folder/node_modules/vnu-jar/build/dist/vnu.jar" --Werror
echo "$(find "$work/report" -name '*.html' | wc -l) pages are valid"
echo "== in the browser"
SITE_NODE=$(realpath "$node_folder") node tests/peers/site/browser.mjs "$work/report" output "$work/read"
