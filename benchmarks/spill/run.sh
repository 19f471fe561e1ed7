#!/bin/sh
# Groups more rows than memory holds: floe's run of one model, and plain DuckDB's COPY of the same query, each with 4 GB.
#
#   benchmarks/spill/run.sh [ROWS] [GROUPS]   (default: 1000000000 50000000; prints a Markdown table, writes nothing into the
#                                              repository)
#
# FLOE_BENCHMARK_MEMORY    what DuckDB may use of memory on either side (default: 4GB)
# TMPDIR                   where it spills and writes: about 40 GB with the default numbers
set -eu

rows=${1:-1000000000}
groups=${2:-50000000}
memory=${FLOE_BENCHMARK_MEMORY:-4GB}
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
root=$(CDPATH='' cd -- "$here/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT

. "$root/bin/jdk.sh"
find_jdk
"$root/floe" version > /dev/null # builds, if there is a need

query="select (i * 2654435761) % $groups as id, count(*) as n, sum(i)::decimal(38, 0) as total, max(i) as last
from range($rows) as numbers (i) group by 1"
product=$work/product
mkdir -p "$product/models"
cat > "$product/manifest.yaml" <<EOT
name: spill-platform
version: "1.0.0"
plugins:
  compute:
    approved:
      - name: duckdb
        config: {memory_limit: $memory}
    default: duckdb
EOT
cat > "$product/floe.yaml" <<EOT
name: spill
version: "1.0.0"
platform:
  ref: manifest.yaml
transforms: [{type: dbt, path: models/, layer: gold}]
EOT
printf 'name: spill\nversion: "1.0.0"\nconfig-version: 2\nprofile: spill\n' > "$product/dbt_project.yml"
echo "$query" > "$product/models/groups.sql"

cat > "$work/Plain.java" <<'EOT'
import java.sql.DriverManager;

void main(String[] arguments) throws Exception {
    try (var connection = DriverManager.getConnection("jdbc:duckdb:"); var statement = connection.createStatement()) {
        statement.execute("set memory_limit = '" + arguments[1] + "'");
        statement.execute("set temp_directory = '" + arguments[2] + "/spill'");
        statement.execute("set preserve_insertion_order = false");
        statement.execute("copy (" + arguments[0] + ") to '" + arguments[2] + "/plain' (format parquet, compression zstd,"
                + " file_size_bytes " + (512L << 20) + ")");
    }
}
EOT

measured() { # what it is, its command
    python3 - "$work" "$@" <<'PY'
import os, resource, subprocess, sys, threading, time
work, what, command = sys.argv[1], sys.argv[2], sys.argv[3:]
spilled, done = 0, threading.Event()
def watch():
    global spilled
    while not done.wait(0.5):
        size = 0
        for directory, _, files in os.walk(work):
            if "spill" in directory.removeprefix(work):
                for file in files:
                    try:
                        size += os.stat(os.path.join(directory, file)).st_blocks * 512
                    except FileNotFoundError:
                        pass
        spilled = max(spilled, size)
watcher = threading.Thread(target=watch)
watcher.start()
began = time.monotonic()
run = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
took = time.monotonic() - began
done.set()
watcher.join()
if run.returncode:
    sys.exit(run.stderr)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print("| %s | %.1f | %.1f | %d | %.1f |" % (
    what, took, used.ru_utime + used.ru_stime, used.ru_maxrss // 1024, spilled / 2**30))
PY
}

load=$(uptime | sed 's/.*load average[s]*: *//')
echo "| $rows rows, $groups groups, $memory | seconds | CPU seconds | peak MiB | most spilled GiB |"
echo '|---|---:|---:|---:|---:|'
measured 'plain DuckDB' "$JAVA_HOME/bin/java" --enable-native-access=ALL-UNNAMED \
    -cp "$root/distribution/target/floe/plugin/duckdb/*" "$work/Plain.java" "$query" "$memory" "$work"
measured 'floe run' "$root/floe" run --project-dir "$product"
echo
echo "load average before: $load; after:$(uptime | sed 's/.*load average[s]*://')"
