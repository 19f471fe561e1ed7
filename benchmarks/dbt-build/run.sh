#!/bin/sh
# Times './floe dbt build' and dbt-core's 'dbt build' on the same projects in empty DuckDB files, whole processes, one after
# the other: a generated project of 1,000 models and 2,000 tests, and any project that is named.
#
#   benchmarks/dbt-build/run.sh [RUNS]      (default: 1; prints a Markdown table, writes nothing into the repository)
#
# FLOE_ORACLE_VENV    a virtual environment with dbt-core and dbt-duckdb (required, unless only floe is measured)
# FLOE_BENCHMARK      "floe dbt" by default, also sqlmesh; name one of them to measure that one alone
# FLOE_SQLMESH_VENV   a virtual environment with SQLMesh, dbt-core and dbt-duckdb (for sqlmesh, which reads dbt projects)
# FLOE_BENCHMARK_PROJECT   a further dbt project, with a profiles.yml of its own that writes to a file below it
set -eu

runs=${1:-1}
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
case " $who " in
    *" sqlmesh "*)
        if [ ! -x "${FLOE_SQLMESH_VENV:-}/bin/sqlmesh" ]; then
            echo "FLOE_SQLMESH_VENV names no virtual environment with SQLMesh in it" >&2
            exit 2
        fi ;;
esac
case " $who " in
    *" floe "*) "$root/floe" version > /dev/null ;; # builds, if there is a need
esac

python3 "$here/generate.py" --models 1000 "$work/generated"
[ -z "${FLOE_BENCHMARK_PROJECT:-}" ] || cp -R "$FLOE_BENCHMARK_PROJECT" "$work/named"
load=$(uptime | sed 's/.*load average[s]*: *//')
echo '| project | command | seconds (median) | range | CPU seconds | peak MiB |'
echo '|---|---|---:|---|---:|---:|'
for project in "$work"/*; do
    for program in $who; do
        case $program in
            floe) set -- "$root/floe" dbt build ;;
            dbt) set -- "$FLOE_ORACLE_VENV/bin/dbt" --quiet build --no-partial-parse ;;
            sqlmesh)
                # Its "plan" makes and tests all models of a project that it sees for the first time, and remembers it in the database.
                (cd "$project" && "$FLOE_SQLMESH_VENV/bin/sqlmesh" init -t dbt > /dev/null)
                set -- sh -c '"$0" plan --auto-apply --no-prompts > /dev/null' "$FLOE_SQLMESH_VENV/bin/sqlmesh" ;;
        esac
        [ "$program" = sqlmesh ] || set -- "$@" --project-dir "$project" --profiles-dir "$project"
        # Each run begins without a database and without anything that an earlier one has left.
        figures=$(python3 "$root/benchmarks/dbt-parse/measure.py" "$runs" "$work/log" sh -c \
            'rm -rf "$0/target" "$0/.cache" "$0"/*.duckdb; cd "$0"; exec "$@"' "$project" "$@")
        set -- $figures
        echo "| $(basename "$project") | $program build | $1 | $2 to $3 | $4 | $5 |"
    done
done
echo
echo "$runs runs each; $(nproc) processors; load average before: $load, after: $(uptime | sed 's/.*load average[s]*: *//')"
