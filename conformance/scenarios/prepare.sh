#!/bin/sh
# Makes the virtual environment with dbt, and gets the adapters' own tests, where DIR does not have them:
#
#   conformance/scenarios/prepare.sh DIR
set -eu

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
[ $# -eq 1 ] || { echo "usage: $0 DIR" >&2; exit 2; }
mkdir -p "$1"
target=$(CDPATH='' cd -- "$1" && pwd)

venv=$target/venv
if [ ! -x "$venv/bin/dbt" ]; then
    python3 -m venv "$venv"
    "$venv/bin/pip" install -q -r "$here/requirements.txt"
fi
suites=$target/suites
if [ ! -d "$suites" ]; then
    mkdir -p "$suites.new"
    "$venv/bin/pip" download -q --no-deps --no-binary :all: dbt-duckdb==1.11.1 dbt-postgres==1.11.0 -d "$suites.new"
    for archive in "$suites.new"/*.tar.gz; do tar xzf "$archive" -C "$suites.new"; done
    for adapter in dbt_duckdb-1.11.1 dbt_postgres-1.11.0; do
        (cd "$suites.new/$adapter" && "$venv/bin/python" "$here/generate.py" tests)
    done
    mv "$suites.new" "$suites"
fi
