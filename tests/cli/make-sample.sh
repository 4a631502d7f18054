#!/bin/sh
# The store most cases start from: the sample agency, as `init --example` leaves it, with one plan.
set -eu
rm -f "$2" "$2"*
export AITALENT_WHO=tester AITALENT_LANG=en
"$1" --db "$2" --as-of 2026-12-01 --quiet init --example >/dev/null
"$1" --db "$2" --as-of 2026-12-01 --quiet plan make --name 2027 --budget 300000 --to 2027-03-31 --effort 0 >/dev/null
