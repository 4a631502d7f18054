#!/bin/sh
# in_suite.sh SOURCE SECONDS: the loader under libFuzzer from the spoilt corpus, where there is clang; else "skipped".
set -eu
command -v clang++-14 >/dev/null || { echo "skipped: no clang++-14"; exit 77; }
cd "$1"
launcher=""
command -v ccache >/dev/null && launcher="-DCMAKE_CXX_COMPILER_LAUNCHER=ccache"
# shellcheck disable=SC2086 -- empty or one word
cmake --preset fuzz -Wno-dev $launcher >/dev/null
cmake --build --preset fuzz --target fuzz_yaml >.build/fuzz/build.log 2>&1 || { tail -n 50 .build/fuzz/build.log; exit 1; }
corpus=$(mktemp -d)
trap 'rm -rf "$corpus"' EXIT
cd "$corpus"
mkdir new
"$1/.build/fuzz/tests/fuzz/fuzz_yaml" -max_total_time="$2" -timeout=60 -rss_limit_mb=1024 -print_final_stats=1 \
    -dict="$1/tests/fuzz/fuzz_yaml.dict" new "$1/tests/corpus/spoilt-yaml" "$1/data/frameworks" 2>&1 | tail -n 12
