#!/bin/sh
# Measures whole processes from outside: './floe version' and './floe compile' of an example.
# usage: benchmarks/startup.sh [RUNS]      (default: 15; prints a table, writes nothing into the repository)
set -eu

runs=${1:-15}
root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
example=${FLOE_BENCHMARK_EXAMPLE:-$root/examples/multi-compute}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT

now() { # in milliseconds
    case $clock in
        date) date +%s%3N ;;
        perl) perl -MTime::HiRes=time -e 'printf "%d\n", time() * 1000' ;;
    esac
}

case $(date +%3N) in
    [0-9][0-9][0-9]) clock=date ;;
    *) clock=perl ;;
esac

measure() { # a name and a command: its times in a file, sorted
    name=$1
    shift
    if ! "$@" >"$work/output" 2>&1; then # also builds, and warms the disk cache
        echo "'$*' fails, so there is nothing to measure:" >&2
        cat "$work/output" >&2
        return 1
    fi
    run=0
    while [ "$run" -lt "$runs" ]; do
        begin=$(now)
        "$@" >/dev/null 2>&1
        end=$(now)
        echo $((end - begin))
        run=$((run + 1))
    done | sort -n >"$work/times"
    middle=$(((runs + 1) / 2))
    printf '%-34s %6s ms %6s ms %6s ms\n' "$name" \
        "$(sed -n 1p "$work/times")" "$(sed -n "${middle}p" "$work/times")" "$(sed -n "${runs}p" "$work/times")"
}

printf '%-34s %9s %9s %9s   (%s runs)\n' "" min median max "$runs"
measure "true (what measuring costs)" true
measure "floe version" "$root/floe" version
measure "floe compile (${example##*/})" "$root/floe" compile --project-dir "$example" --target-path "$work/target"
