"""What the artifacts of a command say that two programs can be compared by."""

import json
import os
import pathlib
import re

NAMES = ("run_results.json", "sources.json", "catalog.json")
SPACES = re.compile(r"\s+")


def run_results(content):
    return {result["unique_id"]: {
        "status": result["status"], "failures": result["failures"], "relation": result.get("relation_name"),
    } for result in content["results"]}


def sources(content):
    return {result["unique_id"]: {"status": result["status"]} for result in content["results"]}


def catalog(content):
    found = {}
    for id, entry in {**content["nodes"], **content["sources"]}.items():
        found[id] = {
            "kind": entry["metadata"]["type"], "comment": entry["metadata"].get("comment"),
            "columns": [[column["index"], column["name"], column["type"], column.get("comment")]
                        for column in entry["columns"].values()]}
    return found


READERS = {"run_results.json": run_results, "sources.json": sources, "catalog.json": catalog}


class Artifacts:
    """Tells which artifacts below a folder are new since it was made, and what they say."""

    def __init__(self, base):
        self.base = pathlib.Path(base)
        self.before = self.marks()

    def marks(self):
        found = {}
        for folder, folders, names in os.walk(self.base):
            folders[:] = [name for name in folders if name not in ("dbt_packages", "compiled", "run", "logs", ".git")]
            for name in NAMES:
                if name in names:
                    status = os.stat(os.path.join(folder, name))
                    found[os.path.join(folder, name)] = (status.st_mtime_ns, status.st_ino, status.st_size)
        return found

    def changed(self):
        found = {}
        for path, mark in self.marks().items():
            if self.before.get(path) == mark:
                continue
            name = os.path.basename(path)
            try:
                found[name] = READERS[name](json.loads(pathlib.Path(path).read_text()))
            except (ValueError, KeyError, TypeError) as failure:
                found[name] = {"?": {"failed": f"{type(failure).__name__}: {failure}"}}
        return found
