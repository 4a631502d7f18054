#!/bin/sh
# Runs the newcomer's script twice, in two empty folders: it must succeed, and leave the same bytes both times.
set -eu
program=$1 walk=$2 scratch=$3
rm -rf "$scratch"
for turn in first second; do
    mkdir -p "$scratch/$turn" "$scratch/bin"
    ln -sf "$program" "$scratch/bin/aitalent"
    (cd "$scratch/$turn" && PATH="$scratch/bin:$PATH" sh "$walk" >out 2>err) || { tail -20 "$scratch/$turn/err"; exit 1; }
done
for made in agency.html plan.html person-S0042.html scores.csv selection.csv enrolments.csv; do
    test -s "$scratch/first/$made"
    cmp "$scratch/first/$made" "$scratch/second/$made"
done
