#!/bin/sh
# Times './floe run' on a generated product: tiny models with two tests each, published at once as Iceberg tables; then again
# with nothing new, and with one changed model.
#
#   benchmarks/product/run.sh [MODELS]      (default: 1000; prints a Markdown table, writes nothing into the repository)
set -eu

models=${1:-1000}
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
root=$(CDPATH='' cd -- "$here/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT

"$root/floe" version > /dev/null # builds, if there is a need
python3 "$here/../dbt-build/generate.py" --models "$models" "$work/product"
printf 'name: generated\ntransforms: [{type: dbt, path: models/, layer: gold}]\n' > "$work/product/floe.yaml"

measured() { # what it is
    python3 - "$1" "$root/floe" run --project-dir "$work/product" <<'PY'
import json, resource, subprocess, sys, time
what, command = sys.argv[1], sys.argv[2:]
began = time.monotonic()
done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
took = time.monotonic() - began
if done.returncode:
    sys.exit(done.stderr)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
results = json.load(open(command[-1] + "/target/results.json"))
built = sum(step["status"] == "built" for step in results["steps"])
print("| %s | %d | %.2f | %.2f | %d | %d |" % (
    what, built, took, used.ru_utime + used.ru_stime, used.ru_maxrss // 1024, results["publication_milliseconds"]))
PY
}

load=$(uptime | sed 's/.*load average[s]*: *//')
echo "| $models models, $((models * 2)) tests | built | seconds | CPU seconds | peak MiB | publication ms |"
echo '|---|---:|---:|---:|---:|---:|'
measured 'first run'
measured 'nothing new'
last=$(find "$work/product/models" -name '*.sql' | sort | tail -n 1)
printf '\n-- changed\n' >> "$last"
measured 'one model changed'
echo
echo "load average before: $load; after:$(uptime | sed 's/.*load average[s]*://')"
