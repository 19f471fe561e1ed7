#!/bin/sh
# Times './floe dbt parse' and dbt-core's 'dbt parse --no-partial-parse' on generated projects of 1,000 and 10,000 models.
#
#   benchmarks/dbt-parse/run.sh [RUNS]      (default: 3; prints a Markdown table, writes nothing into the repository)
#
# FLOE_ORACLE_VENV   a virtual environment with dbt-core and dbt-duckdb (required, unless only floe is measured)
# FLOE_BENCHMARK     "floe dbt" by default; name one of them to measure that one alone
# FLOE_BENCHMARK_SIZES   "1000:2000:50 10000:20000:50" by default: models, tests and macros
set -eu

runs=${1:-3}
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
root=$(CDPATH='' cd -- "$here/../.." && pwd)
who=${FLOE_BENCHMARK:-floe dbt}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT
export DBT_SEND_ANONYMOUS_USAGE_STATS=false

case " $who " in
    *" dbt "*)
        if [ ! -x "${FLOE_ORACLE_VENV:-}/bin/dbt" ]; then
            echo "FLOE_ORACLE_VENV names no virtual environment with dbt in it" >&2
            exit 2
        fi ;;
esac

row() { # what, models, tests, macros, then what measure.py prints
    printf '| %s | %s | %s | %s | %s | %s to %s | %s | %s |\n' "$@"
}

case " $who " in
    *" floe "*) "$root/floe" version > /dev/null ;; # builds, if there is a need
esac
load=$(uptime | sed 's/.*load average[s]*: *//')
echo '| command | models | tests | macros | seconds (median) | range | CPU seconds | peak MiB |'
echo '|---|---:|---:|---:|---:|---|---:|---:|'
for size in ${FLOE_BENCHMARK_SIZES:-1000:2000:50 10000:20000:50}; do
    models=${size%%:*}
    macros=${size##*:}
    tests=${size#*:}
    tests=${tests%:*}
    project=$work/$models
    python3 "$here/generate.py" --models "$models" --tests "$tests" --macros "$macros" "$project"
    for one in $who; do
        case $one in
            floe)
                name='floe dbt parse'
                set -- "$root/floe" dbt parse ;;
            dbt)
                name='dbt parse'
                set -- "$FLOE_ORACLE_VENV/bin/dbt" --log-path "$work/logs" parse --no-partial-parse ;;
        esac
        set -- "$@" --project-dir "$project" --profiles-dir "$project" --target-path "$work/target-$one"
        measured=$(python3 "$here/measure.py" "$runs" "$work/log" "$@")
        found=$(python3 -c 'import json, sys
print(*(sum(n["resource_type"] == t for n in json.load(open(sys.argv[1]))["nodes"].values()) for t in ("model", "test")))' \
            "$work/target-$one/manifest.json")
        if [ "$found" != "$models $tests" ]; then
            echo "$name found $found models and tests, not $models $tests" >&2
            exit 1
        fi
        row "$name" "$models" "$tests" "$macros" $measured
    done
done
echo
echo "$runs runs each; $(getconf _NPROCESSORS_ONLN) processors; load average before: $load, after: $(uptime | sed 's/.*load average[s]*: *//')"
