#!/bin/sh
# Records the public test suite of dbt's adapters on the real dbt, and plays what was recorded through floe:
#
#   conformance/scenarios/run.sh DIR [duckdb] [postgres]
#
# In DIR then stand the virtual environment, the suites' sources, recorded/<database>/*.json and played/<database>/ with
# results.json and differences.txt. What is recorded already is not recorded again; delete recorded/<database> to do so.
#
# PostgreSQL needs two servers on which databases and roles may be made, with the superuser root and any password:
# FLOE_SCENARIO_RECORD, such as postgresql://root:password@localhost:5432/dbt, in which the database "dbt" exists, and
# FLOE_SCENARIO_PLAY, such as postgresql://root:password@localhost:5433/postgres. Both may be one server where recording and
# playing do not go on at once.
set -eu

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
[ $# -ge 1 ] || { echo "usage: $0 DIR [duckdb] [postgres]" >&2; exit 2; }
mkdir -p "$1"
target=$(CDPATH='' cd -- "$1" && pwd)
shift
[ $# -gt 0 ] || set -- duckdb postgres

venv=$target/venv
if [ ! -x "$venv/bin/dbt" ]; then
    python3 -m venv "$venv"
    "$venv/bin/pip" install -q -r "$here/requirements.txt"
fi
suites=$target/suites
if [ ! -d "$suites" ]; then
    mkdir -p "$suites"
    "$venv/bin/pip" download -q --no-deps --no-binary :all: dbt-duckdb==1.11.1 dbt-postgres==1.11.0 -d "$suites"
    for archive in "$suites"/*.tar.gz; do tar xzf "$archive" -C "$suites"; done
    for adapter in dbt_duckdb-1.11.1 dbt_postgres-1.11.0; do
        (cd "$suites/$adapter" && "$venv/bin/python" "$here/generate.py" tests)
    done
fi

export DBT_SEND_ANONYMOUS_USAGE_STATS=false PYTHONPATH="$here"
export DBT_TEST_USER_1=dbt_test_user_1 DBT_TEST_USER_2=dbt_test_user_2 DBT_TEST_USER_3=dbt_test_user_3

record() { # database, folder of its suite, what pytest takes beside
    database=$1
    suite=$2
    shift 2
    (cd "$suite" && "$venv/bin/python" -m pytest -o addopts= -p recorder -p no:warnings -q --timeout 900 \
        --scenarios "$target/recorded/$database" --scenario-database "$database" \
        --basetemp "$target/recording-$database" "$@" > "$target/recorded-$database.log" 2>&1) || true
    tail -1 "$target/recorded-$database.log"
}

for database in "$@"; do
    case $database in
        duckdb)
            # The plugins and file systems of dbt-duckdb are Python objects in dbt's own process.
            [ -d "$target/recorded/duckdb" ] || record duckdb "$suites/dbt_duckdb-1.11.1" --profile memory tests/functional \
                --ignore tests/functional/plugins --ignore tests/functional/fsspec
            "$venv/bin/python" "$here/play.py" "$target/recorded/duckdb" --out "$target/played/duckdb"
            ;;
        postgres)
            if [ ! -d "$target/recorded/postgres" ]; then
                SCENARIO_POSTGRES=${FLOE_SCENARIO_RECORD:?names no server}
                POSTGRES_TEST_PORT=$(echo "$SCENARIO_POSTGRES" | sed 's/.*:\([0-9]*\)\/.*/\1/')
                export SCENARIO_POSTGRES POSTGRES_TEST_PORT
                for number in 1 2 3; do
                    "$venv/bin/python" "$here/role.py" "$SCENARIO_POSTGRES" "dbt_test_user_$number"
                done
                record postgres "$suites/dbt_postgres-1.11.0" tests/functional/adapter tests/functional/generated
            fi
            play=${FLOE_SCENARIO_PLAY:?names no server}
            for number in 1 2 3; do "$venv/bin/python" "$here/role.py" "$play" "dbt_test_user_$number"; done
            "$venv/bin/python" "$here/play.py" "$target/recorded/postgres" --out "$target/played/postgres" --postgres "$play"
            ;;
        *)
            echo "no such database: $database" >&2
            exit 2
            ;;
    esac
done
