"""Compares the files that `dbt compile` and floe's `dbt compile` write for the same project.

    compare_compiled.py ORACLE_FOLDER FLOE_FOLDER [--manifest FILE] [--allow FILE] [--limit N]

Files are matched by their path below the folder. Whitespace between tokens and times to
the microsecond (of the run) do not count.
FILE is the manifest of dbt's compilation: where it gives several nodes the same path, the one that dbt wrote last is in the
file, which is another one at each run, so that the text of such a file is not compared (the manifests hold each node's).
"""

import argparse
import collections
import difflib
import json
import os
import sys

from differences import Differences, read_allowed, settle_tokens


def read_folder(folder):
    files = {}
    for parent, _, names in os.walk(folder):
        for name in names:
            path = os.path.join(parent, name)
            with open(path, encoding="utf-8") as file:
                files[os.path.relpath(path, folder)] = settle_tokens(file.read())
    return files


def read_shared(manifest):
    """The paths below compiled/ that several nodes of the manifest share."""
    if manifest is None:
        return set()
    with open(manifest, encoding="utf-8") as file:
        nodes = json.load(file)["nodes"].values()
    paths = collections.Counter(node["compiled_path"].partition("/compiled/")[2] for node in nodes if node.get("compiled_path"))
    return {path for path, nodes in paths.items() if nodes > 1}


def compare_file(differences, shared, path, oracle, floe):
    if oracle == floe or path in shared:
        return
    matcher = difflib.SequenceMatcher(None, oracle, floe, autojunk=False)
    first = next(opcode for opcode in matcher.get_opcodes() if opcode[0] != "equal")
    _, from_oracle, to_oracle, from_floe, to_floe = first
    one = " ".join(oracle[from_oracle:to_oracle])
    other = " ".join(floe[from_floe:to_floe])
    differences.add("compiled", f"{path} (token {from_oracle + 1})", "tokens", one, other)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("oracle")
    parser.add_argument("floe")
    parser.add_argument("--manifest")
    parser.add_argument("--allow")
    parser.add_argument("--limit", type=int, default=5)
    arguments = parser.parse_args()
    differences = Differences(read_allowed(arguments.allow))
    shared = read_shared(arguments.manifest)
    differences.compare_entries(
        "compiled",
        read_folder(arguments.oracle),
        read_folder(arguments.floe),
        lambda path, oracle, floe: compare_file(differences, shared, path, oracle, floe),
    )
    return differences.report("compiled", arguments.limit)


if __name__ == "__main__":
    sys.exit(main())
