"""Compares which resources `dbt ls --output json` and floe's `dbt ls --output json` list for the same project.

    compare_ls.py ORACLE_LINES FLOE_JSON [--allow FILE] [--limit N]

dbt prints a JSON object a line, floe one object with `nodes`; both by unique_id and type. dbt's lines that are no JSON
objects (what a project's macros log) are passed over.
"""

import argparse
import json
import sys

from differences import Differences, read_allowed


def read_lines(path):
    entries = {}
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            if line.startswith("{"):
                entry = json.loads(line)
                entries[entry["unique_id"]] = {"resource_type": entry["resource_type"]}
    return entries


def read_nodes(path):
    with open(path, encoding="utf-8") as file:
        return {node["unique_id"]: {"resource_type": node["type"]} for node in json.load(file)["nodes"]}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("oracle")
    parser.add_argument("floe")
    parser.add_argument("--allow")
    parser.add_argument("--limit", type=int, default=5)
    arguments = parser.parse_args()
    differences = Differences(read_allowed(arguments.allow))
    oracle = read_lines(arguments.oracle)
    floe = read_nodes(arguments.floe)
    differences.compare_entries(
        "ls", oracle, floe, lambda where, one, other: differences.compare("ls", where, "", one, other)
    )
    return differences.report("ls", arguments.limit)


if __name__ == "__main__":
    sys.exit(main())
