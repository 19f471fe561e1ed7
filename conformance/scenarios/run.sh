#!/bin/sh
# Records the public test suite of dbt's adapters on the real dbt, and plays what was recorded through floe:
#
#   conformance/scenarios/run.sh DIR [duckdb] [postgres]
#
# In DIR then stand the virtual environment, the suites' sources, recorded/<database>/*.json and played/<database>/ with
# results.json and differences.txt. What is recorded already is not recorded again; delete its file to do so. It fails where
# fewer than 95 % of the tests are equal. FLOE_SCENARIO_TESTS names the files of tests to record, where not all, and
# FLOE_SCENARIO_LONGEST the seconds after which recording ends.
#
# PostgreSQL needs two servers on which databases and roles may be made, with the superuser root and any password:
# FLOE_SCENARIO_RECORD, such as postgresql://root:password@localhost:5432/dbt, in which the database "dbt" exists, and
# FLOE_SCENARIO_PLAY, such as postgresql://root:password@localhost:5433/postgres. Both may be one server where recording and
# playing do not go on at once. Where either names several, with blanks between, as many go on at once.
set -eu

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
[ $# -ge 1 ] || { echo "usage: $0 DIR [duckdb] [postgres]" >&2; exit 2; }
mkdir -p "$1"
target=$(CDPATH='' cd -- "$1" && pwd)
shift
[ $# -gt 0 ] || set -- duckdb postgres

"$here/prepare.sh" "$target"
venv=$target/venv
suites=$target/suites
export DBT_SEND_ANONYMOUS_USAGE_STATS=false PYTHONPATH="$here"
export DBT_TEST_USER_1=dbt_test_user_1 DBT_TEST_USER_2=dbt_test_user_2 DBT_TEST_USER_3=dbt_test_user_3

record() { # database, folder of its suite, share, what pytest takes beside
    database=$1
    suite=$2
    share=$3
    shift 3
    name=$database-${share%/*}
    (cd "$suite" && timeout "${FLOE_SCENARIO_LONGEST:-86400}" "$venv/bin/python" -m pytest -o addopts= -p recorder -p no:warnings -p no:cacheprovider -q --timeout 900 \
        --scenarios "$target/recorded/$database" --scenario-database "$database" --scenario-share "$share" \
        --basetemp "$target/recording-$name" "$@" > "$target/recorded-$name.log" 2>&1) || true
    tail -1 "$target/recorded-$name.log"
}

roles() { # the URL of a server
    for number in 1 2 3; do "$venv/bin/python" "$here/role.py" "$1" "dbt_test_user_$number"; done
}

for database in "$@"; do
    case $database in
        duckdb)
            # The plugins and file systems of dbt-duckdb are Python objects in dbt's own process.
            tests=${FLOE_SCENARIO_TESTS:-tests/functional --ignore tests/functional/plugins --ignore tests/functional/fsspec}
            for share in 0/2 1/2; do
                # shellcheck disable=SC2086 # these are words
                record duckdb "$suites/dbt_duckdb-1.11.1" "$share" --profile memory $tests &
            done
            wait
            "$venv/bin/python" "$here/play.py" "$target/recorded/duckdb" --out "$target/played/duckdb" --least 95
            ;;
        postgres)
            # shellcheck disable=SC2086
            set -- ${FLOE_SCENARIO_RECORD:?names no server}
            share=0
            for server in "$@"; do
                roles "$server"
                SCENARIO_POSTGRES=$server
                POSTGRES_TEST_PORT=$(echo "$server" | sed 's/.*:\([0-9]*\)\/.*/\1/')
                export SCENARIO_POSTGRES POSTGRES_TEST_PORT
                # shellcheck disable=SC2086
                record postgres "$suites/dbt_postgres-1.11.0" "$share/$#" \
                    ${FLOE_SCENARIO_TESTS:-tests/functional/adapter tests/functional/generated} &
                share=$((share + 1))
            done
            wait
            play=
            for server in ${FLOE_SCENARIO_PLAY:?names no server}; do
                roles "$server"
                play="$play --postgres $server"
            done
            # shellcheck disable=SC2086
            "$venv/bin/python" "$here/play.py" "$target/recorded/postgres" --out "$target/played/postgres" --least 95 $play
            ;;
        *)
            echo "no such database: $database" >&2
            exit 2
            ;;
    esac
done
