#!/usr/bin/env bash
# Opens what ziele writes with the programs of others, each of them pinned. Needs the network, which .ci/run does without.
#
#   tests/peers.sh            all of tests/peers/
#   tests/peers.sh export     one of them
set -euo pipefail
cd "$(dirname "$0")/.."

scripts=("${@/#/tests/peers/}")
scripts=("${scripts[@]/%/.sh}")
[ $# -gt 0 ] || scripts=(tests/peers/*.sh)

failed=()
for script in "${scripts[@]}"; do
  echo "== $script"
  bash "$script" || failed+=("$script")
done
if [ ${#failed[@]} -gt 0 ]; then
  echo "== failed: ${failed[*]}"
  exit 1
fi
echo "== all peers agree"
