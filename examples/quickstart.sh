#!/bin/sh
# The README's first command: installs what is missing, builds a release, runs the main job on the sample agency
# and names what to open. A second run rebuilds only what changed.
set -eu
cd "$(dirname "$0")/.."
./.ci/install build
./.ci/build release
output=$PWD/quickstart-output
rm -rf "$output"
mkdir -m 700 "$output"
PATH=$PWD/.build/release/src:$PATH
walk=$PWD/examples/walk.sh
(cd "$output" && sh "$walk")
cat <<END

Done. Look at:
  the report to open    file://$output/agency.html
  the plan              file://$output/plan.html
  the store (SQLite)    $output/aitalent.db
Next: PATH=$PWD/.build/release/src:\$PATH aitalent --help
END
