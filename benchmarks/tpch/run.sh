#!/bin/sh
# Times floe's pipeline beside plain DuckDB on TPC-H: each of the 22 queries as a model over Iceberg tables, and as one COPY
# to Parquet over the same data files, with the same DuckDB, the same threads and memory. Checks that both make the same rows.
#
#   benchmarks/tpch/run.sh [SCALE] [RUNS]   (default: 1 3; prints a Markdown table, writes nothing into the repository)
#
# Below a scale of 0.1 some queries find no rows, and their tests fail.
#
# FLOE_BENCHMARK_MEMORY    what DuckDB may use of memory on either side (default: 8GB)
# FLOE_BENCHMARK_THREADS   threads of DuckDB on either side (default: one for each processor)
# TMPDIR                   where the tables are: about 1.2 GB for each unit of the scale, and what DuckDB spills
set -eu

scale=${1:-1}
runs=${2:-3}
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
root=$(CDPATH='' cd -- "$here/../.." && pwd)
memory=${FLOE_BENCHMARK_MEMORY:-8GB}
threads=${FLOE_BENCHMARK_THREADS:-$(getconf _NPROCESSORS_ONLN)}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT

. "$root/bin/jdk.sh"
find_jdk
"$root/floe" version > /dev/null # builds, if there is a need

"$root/mvnw" -B -q -Dstyle.color=never -f "$here/pom.xml" dependency:copy-dependencies -DoutputDirectory="$work/lib"
classes="$work/classes:$work/lib/*:$root/distribution/target/floe/plugin/duckdb/duckdb_jdbc.jar"
"$JAVA_HOME/bin/javac" -d "$work/classes" -cp "$classes" "$here"/*.java
java() {
    "$JAVA_HOME/bin/java" --enable-native-access=ALL-UNNAMED -cp "$classes" "$@"
}

java Generate "$scale" "$work/data"
product=$work/product
cp -R "$here/product" "$product"
cat > "$product/manifest.yaml" <<EOT
name: tpch-platform
version: "1.0.0"
plugins:
  compute:
    approved:
      - name: duckdb
        config:
          memory_limit: $memory
          settings: {threads: $threads}
    default: duckdb
EOT
fraction=$(python3 -c 'import sys; print(f"{0.0001 / float(sys.argv[1]):.12f}".rstrip("0"))' "$scale")
variables="{data: '$work/data', q11_fraction: '$fraction'}"
if ! "$root/floe" run --project-dir "$product" --select bronze --threads 1 --vars "$variables" > "$work/log" 2>&1; then
    cat "$work/log" >&2
    exit 1
fi
rm -rf "$work/data"

load=$(uptime | sed 's/.*load average[s]*: *//')
python3 "$here/compare.py" "$runs" "$root/floe" "$product" "$work" "$variables" \
    "$JAVA_HOME/bin/java" --enable-native-access=ALL-UNNAMED -cp "$classes" \
    Plain "$product" "$work/plain" "$threads" "$memory" "$fraction"
echo
echo "scale factor $scale; $runs runs each; DuckDB with $threads threads and $memory; load average before: $load, after:" \
    "$(uptime | sed 's/.*load average[s]*: *//')"
