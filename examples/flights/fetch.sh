#!/bin/sh
# Gets all three million flights of the first half of 2001 into download/, from the npm package that data/ is a part of.
# usage: examples/flights/fetch.sh, then
#        ./floe run --project-dir examples/flights --vars '{flight_files: download/flights-3m.parquet}'
set -eu

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
command -v npm >/dev/null || { echo "npm is needed to get the package: install Node.js" >&2; exit 1; }
(cd "$work" && npm pack --silent vega-datasets@3.2.1 && tar xzf vega-datasets-3.2.1.tgz)
mkdir -p "$here/download"
mv "$work/package/data/flights-3m.parquet" "$here/download/flights-3m.parquet"
echo "$here/download/flights-3m.parquet"
