#!/usr/bin/env bash
# Opens what ziele writes in the programs that people use for it. Each file of tests/peers installs what it needs, in pinned versions, and fails
# where it cannot. Apart from `.ci/run`, which needs nothing but Rust.
set -euo pipefail
cd "$(dirname "$0")/.."
for peer in tests/peers/*.sh; do
  echo "== $peer"
  bash "$peer"
done
echo "== all opened"
