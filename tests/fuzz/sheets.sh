#!/bin/sh
# sheets.sh SOURCE SECONDS: CSV, parts of XLSX, parts of ODS and whole archives under libFuzzer with ASan and UBSan, each
# for SECONDS, two at a time, where there is clang; else "skipped". The long campaign: sheets.sh . 1800
set -eu
command -v clang++-14 >/dev/null || { echo "skipped: no clang++-14"; exit 77; }
cd "$1"
source=$(pwd)
targets="fuzz_csv fuzz_xlsx fuzz_ods fuzz_archive"
launcher=""
command -v ccache >/dev/null && launcher="-DCMAKE_CXX_COMPILER_LAUNCHER=ccache"
# shellcheck disable=SC2086 -- words, and empty or one word
{
    cmake --preset fuzz -Wno-dev $launcher >/dev/null
    cmake --build --preset fuzz --target $targets >.build/fuzz/sheets.log 2>&1 || { tail -n 50 .build/fuzz/sheets.log; exit 1; }
}
corpus=$(mktemp -d)
trap 'rm -rf "$corpus"' EXIT
mkdir "$corpus/seeds"
python3 -B tests/fuzz/seeds.py "$corpus/seeds"
cd "$corpus"
export source seconds="$2"
# shellcheck disable=SC2016 -- the words are those of the inner shell
printf '%s\n' $targets | xargs -P 2 -I '{}' sh -c '
    mkdir {} && cd {} && mkdir new
    name=$(echo {} | sed s/fuzz_//)
    "$source/.build/fuzz/tests/fuzz/{}" -max_total_time="$seconds" -timeout=10 -rss_limit_mb=1024 \
        -print_final_stats=1 -dict="$source/tests/fuzz/sheets.dict" new "../seeds/$name" >log 2>&1 && found=no || found=a
    echo "{}: $found finding, $(grep -o "stat::number_of_executed_units: .*" log | grep -o "[0-9]*$") runs," \
         "$(grep -o "cov: [0-9]*" log | tail -n 1 | grep -o "[0-9]*$") branches reached"
    [ $found = no ] || { tail -n 60 log; exit 255; }'
