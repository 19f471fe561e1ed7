#!/bin/sh
# Completes the directory into which Maven has put the jars: launcher, start-up cache, and the mark of a finished build.
# usage: JAVA_HOME=... assemble.sh <root of the sources> <assembled directory> <start of the build, as touch -d takes it>
set -eu

root=$1
home=$2
started=$3

mkdir -p "$home/bin"
cp "$root/distribution/src/bin/floe" "$root/bin/jdk.sh" "$root/bin/launch.sh" "$home/bin/"
chmod 755 "$home/bin/floe"
rm -rf "$home/demo"
mkdir "$home/demo"
(cd "$root/examples/flights" && cp -R README.md dbt_project.yml floe.yaml data models seeds snapshots "$home/demo/")
"$JAVA_HOME/bin/java" "$root/distribution/src/build/UnpackDuckDb.java" "$home/plugin/duckdb"
sh "$root/distribution/start-up-cache.sh" "$home" "$root/distribution/src/training"

# A source that was changed while the build ran is newer than this.
touch -d "$started" "$home/built"
