"""Prints the selection criteria of the nodes that dbt could not compile.

    failed_selection.py ORACLE_FOLDER
"""

import json
import os
import sys


def read(name):
    with open(os.path.join(sys.argv[1], name), encoding="utf-8") as file:
        return json.load(file)


nodes = read("manifest.json")["nodes"]
print(*("fqn:" + ".".join(nodes[unique_id]["fqn"]) for unique_id in sorted(read("compile-failed.json"))))
