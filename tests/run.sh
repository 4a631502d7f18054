#!/bin/sh
# The README's test command: installs what is missing, builds with sanitizers, runs every test.
#   tests/run.sh           the whole
#   tests/run.sh --quick   what a change needs: units, house and end-to-end cases, file by file and without sanitizers
# Ends with the line "N passed, N failed, N skipped". Long runs, by hand: tests/long.md.
set -eu
cd "$(dirname "$0")/.."
preset=sanitize
chosen=""
case ${1:-} in
"") ;;
--quick) preset=dev chosen="-L quick" ;;
*) echo "usage: tests/run.sh [--quick]" >&2; exit 2 ;;
esac
./.ci/install build test
launcher=""
if [ $preset = sanitize ] && command -v ccache >/dev/null; then launcher="-DCMAKE_CXX_COMPILER_LAUNCHER=ccache"; fi
# shellcheck disable=SC2086 -- empty or one word
./.ci/build $preset $launcher
report=.build/$preset/tests.txt
status=0
# shellcheck disable=SC2086 -- empty or two words
ctest --preset $preset $chosen --timeout 1200 --no-tests=error -j "$(nproc)" | tee "$report" || true
grep -q '^100% tests passed' "$report" || status=1
failed=$(sed -n 's/.* \([0-9][0-9]*\) tests\{0,1\} failed out of \([0-9][0-9]*\).*/\1/p' "$report")
total=$(sed -n 's/.* failed out of \([0-9][0-9]*\).*/\1/p' "$report")
skipped=$(grep -c '\*\*\*Skipped' "$report" || true)
[ -n "$total" ] || { failed=1; total=1; status=1; }
echo "$((total - failed - skipped)) passed, $failed failed, $skipped skipped"
exit $status
