#!/bin/sh
# The README's test command: installs what is missing, builds with sanitizers, runs every test.
# Ends with the line "N passed, N failed".
set -eu
cd "$(dirname "$0")/.."
./.ci/install build test
launcher=""
command -v ccache >/dev/null && launcher="-DCMAKE_CXX_COMPILER_LAUNCHER=ccache"
# shellcheck disable=SC2086 -- empty or one word
cmake --preset sanitize -Wno-dev $launcher >.build-configure.log 2>&1 || { cat .build-configure.log; exit 70; }
rm -f .build-configure.log
cmake --build --preset sanitize
report=.build/sanitize/tests.txt
status=0
ctest --preset sanitize --timeout 1200 --no-tests=error -j 2 | tee "$report" || true
grep -q '^100% tests passed' "$report" || status=1
failed=$(sed -n 's/.* \([0-9][0-9]*\) tests\{0,1\} failed out of \([0-9][0-9]*\).*/\1/p' "$report")
total=$(sed -n 's/.* failed out of \([0-9][0-9]*\).*/\1/p' "$report")
skipped=$(grep -c '\*\*\*Skipped' "$report" || true)
[ -n "$total" ] || { failed=1; total=1; status=1; }
echo "$((total - failed - skipped)) passed, $failed failed, $skipped skipped"
exit $status
