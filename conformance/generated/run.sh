#!/bin/sh
# Lets dbt and floe run the commands of N generated projects, from the one of SEED on, and compares what they come to.
#     conformance/generated/run.sh N [SEED] [options of compare_generated.py]
# FLOE_DBT_PYTHON is the python of a virtual environment with dbt-core 1.11.16 and dbt-duckdb 1.11.1.
set -eu
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
root=$here/../..
. "$root/bin/jdk.sh"
find_jdk
export JAVA_HOME
"$root/floe" --version >/dev/null
count=$1
shift
case ${1:-} in
    '' | -*) first=1 ;;
    *)
        first=$1
        shift
        ;;
esac
exec "${FLOE_DBT_PYTHON:-python3}" -B "$here/compare_generated.py" "$count" --first "$first" "$@"
