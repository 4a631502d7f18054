#!/bin/sh
# Runs one end-to-end case: tests/cli/run-case.sh PROGRAM CASE-FOLDER SCRATCH-FOLDER
# A case folder holds `cmd` (a shell script that calls `aitalent`), and what it must give: `out`, `err`, `status`
# (each optional: empty and 0). Other files of the folder are the inputs and are copied beside it. `$SAMPLE` names a
# store with the sample agency to copy; `store_sql STORE SQL` edits one (tests/tools). AITALENT_ACCEPT=1 rewrites the
# expected files.
set -eu
program=$1 case=$2 scratch=$3
rm -rf "$scratch"
mkdir -p "$scratch/bin" "$scratch/work"
ln -s "$program" "$scratch/bin/aitalent"
[ -z "${STORE_SQL:-}" ] || ln -s "$STORE_SQL" "$scratch/bin/store_sql"
for input in "$case"/*; do
    case ${input##*/} in cmd | out | err | status) ;; *) cp -r "$input" "$scratch/work/" ;; esac
done
cd "$scratch/work"
status=0
env -i PATH="$scratch/bin:/usr/local/bin:/usr/bin:/bin" HOME="$scratch" SAMPLE="${SAMPLE:-}" LC_ALL=C TZ=UTC \
    ASAN_OPTIONS="${ASAN_OPTIONS:-}:detect_leaks=1" AITALENT_LANG="${AITALENT_LANG:-en}" AITALENT_WHO=tester \
    sh -eu "$case/cmd" >"$scratch/out" 2>"$scratch/err" </dev/null || status=$?
echo "$status" >"$scratch/status"
if [ "${AITALENT_ACCEPT:-}" = 1 ]; then
    for part in out err status; do
        rm -f "$case/$part"
        if [ "$part" = status ]; then [ "$status" = 0 ] || cp "$scratch/$part" "$case/$part"
        elif [ -s "$scratch/$part" ]; then cp "$scratch/$part" "$case/$part"; fi
    done
    exit 0
fi
failed=0
for part in out err status; do
    wanted=$case/$part
    if [ ! -e "$wanted" ]; then
        wanted=$scratch/wanted
        if [ "$part" = status ]; then echo 0 >"$wanted"; else : >"$wanted"; fi
    fi
    if ! cmp -s "$wanted" "$scratch/$part"; then
        echo "--- $part of ${case##*/tests/cli/} differs (wanted, found):"
        diff "$wanted" "$scratch/$part" | head -60 || true
        failed=1
    fi
done
exit $failed
