#!/bin/sh
# run.sh BENCH_SCORING [people]: our times, then the same numbers computed by DuckDB (npm i @duckdb/node-api, found from
# the folder this is called in) and SQLite over the same data, each checked person by person against ours.
set -eu
bench=$1
people=${2:-400000}
here=$(cd "$(dirname "$0")" && pwd)
folder=$(mktemp -d)
script=.bench_scoring_$$.mjs # modules are looked up from the folder a script stands in
trap 'rm -rf "$folder" "$script"' EXIT

"$bench" "$people" --write "$folder"
if [ -d node_modules/@duckdb/node-api ]; then
  cp "$here/duckdb.mjs" "$script"
  node "$script" "$folder"
else
  echo "duckdb: skipped (no node_modules/@duckdb/node-api here)"
fi
if command -v sqlite3 >/dev/null; then
  sh "$here/sqlite.sh" "$folder"
else
  echo "sqlite: skipped (no sqlite3 program)"
fi
