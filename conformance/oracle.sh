#!/bin/sh
# Runs the real dbt on fetched projects and keeps what it answers beside each:
#
#   conformance/oracle.sh TARGET_DIR [project...]
#
# In TARGET_DIR/<project>/oracle/ then stand manifest.json (dbt parse), ls.json (dbt ls --output json),
# compiled-manifest.json and compiled/ (dbt compile --no-introspect), a log of each command, and results, which has a
# line "<command> <exit code> <seconds>" for each. Where dbt compile stops at a node that asks the database something, the
# other nodes are compiled nevertheless (compile_all.py), and compile-failed.json names those that could not be.
# A project that has results is not run again; delete its oracle/ to do so.
#
# FLOE_ORACLE_VENV names a virtual environment with dbt; without it one is made in TARGET_DIR/.venv.
set -eu

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
[ $# -ge 1 ] || { echo "usage: $0 TARGET_DIR [project...]" >&2; exit 2; }
target=$(CDPATH='' cd -- "$1" && pwd)
shift
venv=${FLOE_ORACLE_VENV:-$target/.venv}
if [ ! -x "$venv/bin/dbt" ]; then
    python3 -m venv "$venv"
    "$venv/bin/pip" install -q dbt-core==1.11.16 dbt-duckdb==1.11.1 dbt-postgres==1.11.0
fi
if [ $# -eq 0 ]; then
    for folder in "$target"/*/profiles; do
        name=${folder%/profiles}
        set -- "$@" "${name##*/}"
    done
fi

export DBT_SEND_ANONYMOUS_USAGE_STATS=false DBT_USE_COLORS=false

seconds() { # since $1, an epoch in nanoseconds
    echo "$1 $(date +%s%N)" | awk '{ printf "%.1f", ($2 - $1) / 1e9 }'
}

dbt() { # command as it is named in results, then dbt's arguments
    step=$1
    shift
    began=$(date +%s%N)
    code=0
    "$venv/bin/dbt" "$@" --project-dir "$folder" --profiles-dir "$into/profiles" --target-path "$work" \
        > "$oracle/$step.out" 2> "$oracle/$step.err" || code=$?
    echo "$step $code $(seconds "$began")" >> "$oracle/results"
    return "$code"
}

for name in "$@"; do
    into=$target/$name
    oracle=$into/oracle
    folder=$(CDPATH='' cd -P -- "$into/project" && pwd)
    [ ! -e "$oracle/results" ] || continue
    rm -rf "$oracle"
    mkdir -p "$oracle"
    work=$oracle/target
    if dbt parse --log-path "$oracle/logs" parse --no-partial-parse; then
        cp "$work/manifest.json" "$oracle/manifest.json"
    fi
    if dbt ls --quiet --log-path "$oracle/logs" ls --output json; then
        cp "$oracle/ls.out" "$oracle/ls.json"
    fi
    if dbt compile --log-path "$oracle/logs" compile --no-introspect --no-populate-cache; then
        echo '{}' > "$oracle/compile-failed.json"
    else
        rm -rf "$work/compiled"
        began=$(date +%s%N)
        code=0
        "$venv/bin/python" "$here/compile_all.py" "$oracle/compile-failed.json" --log-path "$oracle/logs" compile \
            --no-introspect --no-populate-cache --project-dir "$folder" --profiles-dir "$into/profiles" \
            --target-path "$work" > "$oracle/compile-all.out" 2> "$oracle/compile-all.err" || code=$?
        echo "compile-all $code $(seconds "$began")" >> "$oracle/results"
    fi
    if [ -e "$oracle/compile-failed.json" ]; then
        cp "$work/manifest.json" "$oracle/compiled-manifest.json"
        [ ! -d "$work/compiled" ] || cp -R "$work/compiled" "$oracle/compiled"
    fi
    echo "$name: $(tr '\n' ',' < "$oracle/results")"
done
