#!/bin/sh
# run.sh BENCH_FOLDER [people [UK_FOLDER]]: our times, in memory and through the store (BENCH_FOLDER holds bench_scoring and
# bench_scoring_store), then the same numbers computed by DuckDB (npm i @duckdb/node-api, found from the folder this is
# called in) and SQLite over the same data, each checked person by person against ours. STORE names a store to keep
# between runs, as making it takes minutes; SKIP_SQLITE=1 leaves out SQLite's join, which takes minutes too.
set -eu
bench=$1
people=${2:-400000}
uk=${3:-}
here=$(cd "$(dirname "$0")" && pwd)
folder=$(mktemp -d)
script=.bench_scoring_$$.mjs # modules are looked up from the folder a script stands in
trap 'rm -rf "$folder" "$script"' EXIT

"$bench/bench_scoring" "$people" --write "$folder"
"$bench/bench_scoring_store" "${STORE:-$folder/nation.db}" "$people" "$folder/best.csv"
if [ -d node_modules/@duckdb/node-api ]; then
  cp "$here/duckdb.mjs" "$script"
  node "$script" "$folder"
else
  echo "duckdb: skipped (no node_modules/@duckdb/node-api here)"
fi
if [ "${SKIP_SQLITE:-}" = 1 ]; then
  echo "sqlite: skipped (as asked)"
elif command -v sqlite3 >/dev/null; then
  sh "$here/sqlite.sh" "$folder"
else
  echo "sqlite: skipped (no sqlite3 program)"
fi
if [ -n "$uk" ]; then "$bench/bench_scoring" --uk "$uk"; fi
