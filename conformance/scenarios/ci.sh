#!/bin/sh
# What of the harness goes into CI: some tests of the public suite, recorded on the real dbt and played through floe.
#
#   conformance/scenarios/ci.sh DIR
#
# It needs Python 3.10 or later and its registry, and says so where either is not at hand. It takes 5 minutes at most; what is
# recorded by then is played.
set -eu

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
[ $# -eq 1 ] || { echo "usage: $0 DIR" >&2; exit 2; }

skip() {
    echo "skipped: conformance/scenarios/ci.sh, which compares floe with dbt: $1" >&2
    exit 0
}

command -v python3 > /dev/null || skip "there is no python3"
python3 -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 10))' 2> /dev/null \
    || skip "python3 is older than 3.10, or cannot make virtual environments"
mkdir -p "$1"
timeout 150 "$here/prepare.sh" "$1" > "$1/prepared.log" 2>&1 \
    || skip "the registry of Python has not given dbt and its tests in time: $(tail -1 "$1/prepared.log")"
if ! FLOE_SCENARIO_LONGEST=${FLOE_SCENARIO_LONGEST:-90} FLOE_SCENARIO_TESTS="tests/functional/adapter/test_ephemeral.py \
tests/functional/adapter/test_hooks.py tests/functional/adapter/test_basic.py tests/functional/adapter/test_simple_snapshot.py" \
    "$here/run.sh" "$1" duckdb; then
    # A machine that is too slow to record anything says nothing about floe.
    ls "$1"/recorded/duckdb/*.json > /dev/null 2>&1 || skip "dbt has recorded nothing in time"
    exit 1
fi
