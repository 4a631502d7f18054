#!/bin/sh
# run.sh TARGET SECONDS: the fuzz target TARGET (a program) under libFuzzer for SECONDS, from seeds made or read here.
# Prints how many inputs were run and how many branches reached; on a finding the end of its output, which names the input.
set -eu
target=$(realpath "$1")
seconds=$2
here=$(cd "$(dirname "$0")" && pwd)
root=$here/../..
name=$(basename "$target" | sed s/fuzz_//)
corpus=$(mktemp -d)
trap 'rm -rf "$corpus"' EXIT
mkdir "$corpus/new"
case $name in
yaml)
    dictionary=$here/fuzz_yaml.dict
    set -- "$root/tests/corpus/spoilt-yaml" "$root/data/frameworks"
    timeout=60
    ;;
*)
    dictionary=$here/sheets.dict
    python3 -B "$here/seeds.py" "$corpus/seeds"
    mkdir -p "$corpus/seeds/$name"
    set -- "$corpus/seeds/$name"
    timeout=10
    ;;
esac
cd "$corpus"
status=0
"$target" -max_total_time="$seconds" -timeout=$timeout -rss_limit_mb=1024 -print_final_stats=1 -dict="$dictionary" \
    new "$@" >log 2>&1 || status=$?
if [ $status -ne 0 ]; then
    tail -n 60 log
    exit 1
fi
echo "$name: no finding, $(sed -n 's/^stat::number_of_executed_units: *//p' log) runs," \
    "$(grep -o 'cov: [0-9]*' log | tail -n 1 | grep -o '[0-9]*$') branches reached"
