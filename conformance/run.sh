#!/bin/sh
# Judges floe's dbt parser by dbt itself, on public projects:
#
#   conformance/run.sh TARGET_DIR [project...]
#
# Fetches the projects (projects/fetch.sh), lets dbt answer once for each (oracle.sh), runs './floe dbt parse', 'ls' and
# 'compile --no-introspect' and compares. Prints a table of all projects and exits with 1 if anything differs that
# allowed.txt does not allow. Every difference stands in TARGET_DIR/<project>/floe/*.diff.
#
# FLOE_ORACLE_VENV names a virtual environment with dbt (one is made otherwise), FLOE_PROJECT_MIRROR a folder of git
# directories to clone from, FLOE_LIMIT how many differences of a field a .diff names (all by default).
set -eu

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
root=$(dirname -- "$here")
[ $# -ge 1 ] || { echo "usage: $0 TARGET_DIR [project...]" >&2; exit 2; }
mkdir -p "$1"
target=$(CDPATH='' cd -- "$1" && pwd)
shift
limit=${FLOE_LIMIT:-0}

"$here/projects/fetch.sh" "$target" "$@" > "$target/fetched"
[ $# -gt 0 ] || set -- $(cat "$target/fetched")
"$here/oracle.sh" "$target" "$@" >&2

floe() { # name of the command in results, then its arguments
    step=$1
    shift
    began=$(date +%s%N)
    code=0
    (cd "$root" && ./floe dbt "$@" --project-dir "$folder" --profiles-dir "$into/profiles" --target-path "$answers/target") \
        > "$answers/$step.out" 2> "$answers/$step.err" || code=$?
    echo "$step $code $(echo "$began $(date +%s%N)" | awk '{ printf "%.1f", ($2 - $1) / 1e9 }')" >> "$answers/results"
    return "$code"
}

judge() { # what is compared, then the comparing program and its two arguments; prints the number of differences
    what=$1
    shift
    program=$1
    shift
    if [ ! -e "$1" ]; then
        echo - # dbt has no answer either
    elif [ ! -e "$2" ]; then
        echo none # floe has no answer
    else
        python3 "$here/manifest/$program.py" "$@" --allow "$here/allowed.txt" --limit "$limit" \
            > "$answers/$what.diff" 2>&1 || true
        found=$(sed -n 's/^differences \([0-9]*\) allowed [0-9]*$/\1/p' "$answers/$what.diff")
        echo "${found:-broken}"
    fi
}

result() { # folder of answers, command, column: 2 is the exit code, 3 the seconds
    awk -v step="$2" -v column="$3" '$1 == step { print $column }' "$1/results"
}

failed=0
line='| %-22s | %6s | %9s | %9s | %9s | %9s | %9s | %9s | %10s |\n'
printf "$line" project nodes manifest ls compiled 'c. files' 'dbt s' 'floe s' 'exit codes'
echo '|---|---:|---:|---:|---:|---:|---:|---:|---|'
for name in "$@"; do
    into=$target/$name
    oracle=$into/oracle
    answers=$into/floe
    folder=$(CDPATH='' cd -P -- "$into/project" && pwd)
    rm -rf "$answers"
    mkdir -p "$answers"

    if floe parse parse && [ -e "$answers/target/manifest.json" ]; then
        cp "$answers/target/manifest.json" "$answers/manifest.json"
    fi
    if floe ls ls --output json; then
        cp "$answers/ls.out" "$answers/ls.json"
    fi
    # The nodes that dbt could not compile without a database are left out, but not their tests, or floe would have to
    # stop at them too.
    excluded=$(python3 "$here/manifest/failed_selection.py" "$oracle" 2> "$answers/excluded.err" || true)
    rm -rf "$answers/target/compiled" "$answers/target/manifest.json"
    if floe compile compile --no-introspect ${excluded:+--indirect-selection empty --exclude $excluded} && [ -e "$answers/target/manifest.json" ]; then
        cp "$answers/target/manifest.json" "$answers/compiled-manifest.json"
    fi
    [ ! -d "$answers/target/compiled" ] || mv "$answers/target/compiled" "$answers/compiled"

    manifest=$(judge manifest compare_manifests "$oracle/manifest.json" "$answers/manifest.json")
    ls=$(judge ls compare_ls "$oracle/ls.json" "$answers/ls.json")
    compiled=$(judge compiled-manifest compare_manifests "$oracle/compiled-manifest.json" "$answers/compiled-manifest.json" \
        --without "$oracle/compile-failed.json")
    files=$(judge compiled compare_compiled "$oracle/compiled" "$answers/compiled" \
        --manifest "$oracle/compiled-manifest.json")
    nodes=$(python3 -c 'import json, sys; print(len(json.load(open(sys.argv[1]))["nodes"]))' "$oracle/manifest.json")
    codes="$(result "$answers" parse 2) $(result "$answers" ls 2) $(result "$answers" compile 2)"
    printf "$line" "$name" "$nodes" "$manifest" "$ls" "$compiled" "$files" \
        "$(result "$oracle" parse 3)" "$(result "$answers" parse 3)" "$codes"
    for count in "$manifest" "$ls" "$compiled" "$files"; do
        case $count in
            0 | -) ;;
            *) failed=1 ;;
        esac
    done
done
echo
echo 'Differences from dbt of the parsed manifest, of ls, of the compiled manifest and of the compiled files;'
echo 'seconds of dbt parse and of floe dbt parse; exit codes of floe dbt parse, ls and compile.'
exit "$failed"
