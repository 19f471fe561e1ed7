"""Compares which resources `dbt ls --output json` and floe's `dbt ls --output json` list for the same project.

    compare_ls.py ORACLE_LINES FLOE_LINES [--allow FILE] [--limit N]

Both print a JSON object a line, of which every field is compared. Lines that are no JSON objects (what a project's macros
log) are passed over.
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
                entries[entry["unique_id"]] = entry
    return entries


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("oracle")
    parser.add_argument("floe")
    parser.add_argument("--allow")
    parser.add_argument("--limit", type=int, default=5)
    arguments = parser.parse_args()
    differences = Differences(read_allowed(arguments.allow))
    oracle = read_lines(arguments.oracle)
    floe = read_lines(arguments.floe)
    differences.compare_entries(
        "ls", oracle, floe, lambda where, one, other: differences.compare("ls", where, "", one, other)
    )
    return differences.report("ls", arguments.limit)


if __name__ == "__main__":
    sys.exit(main())
