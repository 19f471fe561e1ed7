#!/bin/sh
# Times './floe dbt build' and dbt-core's 'dbt build' on the same projects in empty schemas of a PostgreSQL, whole processes,
# one after the other: a generated project of 1,000 models and 2,000 tests, and any project that is named.
#
#   benchmarks/dbt-build/postgres.sh HOST PORT USER PASSWORD DATABASE [RUNS]      (default: 1; prints a Markdown table)
#
# The schema floe_benchmark of the database is dropped before each run.
#
# FLOE_ORACLE_VENV         a virtual environment with dbt-core and dbt-postgres (required)
# FLOE_BENCHMARK           "floe dbt" by default; name one of them to measure that one alone
# FLOE_BENCHMARK_PROJECT   a further dbt project, whose profile is called jaffle_shop
set -eu

[ $# -ge 5 ] || { echo "usage: $0 HOST PORT USER PASSWORD DATABASE [RUNS]" >&2; exit 2; }
runs=${6:-1}
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
root=$(CDPATH='' cd -- "$here/../.." && pwd)
who=${FLOE_BENCHMARK:-floe dbt}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT
export DBT_SEND_ANONYMOUS_USAGE_STATS=false
if [ ! -x "${FLOE_ORACLE_VENV:-}/bin/dbt" ]; then
    echo "FLOE_ORACLE_VENV names no virtual environment with dbt in it" >&2
    exit 2
fi
"$root/floe" version > /dev/null # builds, if there is a need

python3 "$here/generate.py" --models 1000 "$work/generated"
[ -z "${FLOE_BENCHMARK_PROJECT:-}" ] || cp -R "$FLOE_BENCHMARK_PROJECT" "$work/named"
target="{type: postgres, host: $1, port: $2, user: $3, pass: $4, dbname: $5, schema: floe_benchmark, threads: 4}"
for profile in generated jaffle_shop; do
    printf '%s:\n  target: dev\n  outputs:\n    dev: %s\n' "$profile" "$target"
done > "$work/profiles.yml"
cat > "$work/empty.py" <<'PYTHON'
import sys

import psycopg2

host, port, user, password, database = sys.argv[1:6]
connection = psycopg2.connect(host=host, port=port, user=user, password=password, dbname=database)
connection.autocommit = True
# One statement with everything would need more locks than a server has.
with connection.cursor() as cursor:
    cursor.execute("select tablename from pg_tables where schemaname = 'floe_benchmark'")
    for (name,) in cursor.fetchall():
        cursor.execute(f'drop table if exists floe_benchmark."{name}" cascade')
    cursor.execute("drop schema if exists floe_benchmark cascade")
PYTHON
load=$(uptime | sed 's/.*load average[s]*: *//')
server="$1 $2 $3 $4 $5"
echo '| project | command | seconds (median) | range | CPU seconds | peak MiB |'
echo '|---|---|---:|---|---:|---:|'
for project in "$work"/generated "$work"/named; do
    [ -d "$project" ] || continue
    for program in $who; do
        figures=
        for _ in $(seq "$runs"); do
            # shellcheck disable=SC2086 # five words
            "$FLOE_ORACLE_VENV/bin/python" "$work/empty.py" $server
            rm -rf "$project/target"
            case $program in
                floe) set -- "$root/floe" dbt build ;;
                dbt) set -- "$FLOE_ORACLE_VENV/bin/dbt" --quiet build --no-partial-parse ;;
            esac
            figures="$figures $(python3 "$root/benchmarks/dbt-parse/measure.py" 1 "$work/log" \
                "$@" --project-dir "$project" --profiles-dir "$work")"
        done
        # Each run is measured for itself, as the schema is dropped in between: median, first and last, CPU, peak.
        echo "$figures" | python3 -c 'import statistics, sys
numbers = [float(word) for word in sys.stdin.read().split()]
runs = [numbers[i:i + 5] for i in range(0, len(numbers), 5)]
seconds = [run[0] for run in runs]
print(f"| '"$(basename "$project") | $program"' build | {statistics.median(seconds):.2f} | {min(seconds):.2f} to {max(seconds):.2f} "
      f"| {statistics.median(run[3] for run in runs):.2f} | {max(run[4] for run in runs):.0f} |")'
    done
done
echo
echo "$runs runs each; $(nproc) processors; load average before: $load, after: $(uptime | sed 's/.*load average[s]*: *//')"
