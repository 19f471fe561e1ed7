"""Compares the files that `dbt compile` and floe's `dbt compile` write for the same project.

    compare_compiled.py ORACLE_FOLDER FLOE_FOLDER [--allow FILE] [--limit N]

Files are matched by their path below the folder. Whitespace at the end of lines and of files does not count.
"""

import argparse
import difflib
import os
import sys

from differences import Differences, read_allowed


def read_folder(folder):
    files = {}
    for parent, _, names in os.walk(folder):
        for name in names:
            path = os.path.join(parent, name)
            with open(path, encoding="utf-8") as file:
                lines = [line.rstrip() for line in file.read().rstrip().split("\n")]
            files[os.path.relpath(path, folder)] = lines
    return files


def compare_file(differences, path, oracle, floe):
    if oracle == floe:
        return
    matcher = difflib.SequenceMatcher(None, oracle, floe, autojunk=False)
    first = next(opcode for opcode in matcher.get_opcodes() if opcode[0] != "equal")
    _, from_oracle, to_oracle, from_floe, to_floe = first
    one = " ".join(oracle[from_oracle:to_oracle])
    other = " ".join(floe[from_floe:to_floe])
    differences.add("compiled", f"{path}:{from_oracle + 1}", "text", one, other)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("oracle")
    parser.add_argument("floe")
    parser.add_argument("--allow")
    parser.add_argument("--limit", type=int, default=5)
    arguments = parser.parse_args()
    differences = Differences(read_allowed(arguments.allow))
    differences.compare_entries(
        "compiled",
        read_folder(arguments.oracle),
        read_folder(arguments.floe),
        lambda path, oracle, floe: compare_file(differences, path, oracle, floe),
    )
    return differences.report("compiled", arguments.limit)


if __name__ == "__main__":
    sys.exit(main())
