#!/bin/sh
# Runs the newcomer's script in an empty folder: it must succeed and leave what it promises.
set -eu
program=$1 walk=$2 scratch=$3
rm -rf "$scratch"
mkdir -p "$scratch/work" "$scratch/bin"
ln -sf "$program" "$scratch/bin/aitalent"
cd "$scratch/work"
export WALK_PLAN="--to 2027-02-10" # a short span: sanitizers make planning slow
PATH="$scratch/bin:$PATH" sh "$walk" >../out 2>../err || { tail -20 ../err; exit 1; }
for made in agency.html plan.html person-S0042.html scores.csv selection.csv enrolments.csv; do test -s "$made"; done
