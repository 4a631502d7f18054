#!/bin/sh
# The store most cases start from: the sample agency, as `init --example` leaves it.
set -eu
rm -f "$2" "$2"*
AITALENT_WHO=tester "$1" --db "$2" --lang en --as-of 2026-12-01 --quiet init --example
