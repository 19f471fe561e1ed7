"""Decides the simpler rules on dbt's own manifest, apart from floe, and in another language.

It knows the platform that no_false_alarms.py writes: each rule with the values that stand there.
"""

import collections

KINDS = {"model": "Model", "seed": "Seed", "snapshot": "Snapshot"}


def limited(freshness):
    return any(((freshness or {}).get(key) or {}).get("count") is not None for key in ("warn_after", "error_after"))


def has_key(model, tests):
    constraints = list(model.get("constraints") or [])
    for column in model["columns"].values():
        constraints += column.get("constraints") or []
    if any(constraint["type"] == "primary_key" for constraint in constraints):
        return True
    not_null = {arguments(test).get("column_name") for test in tests if kind(test) == "not_null"}
    keys = [{arguments(test).get("column_name")} for test in tests if kind(test) == "unique"]
    keys += [
        set(arguments(test).get("combination_of_columns") or [""])
        for test in tests
        if kind(test) == "unique_combination_of_columns"
    ]
    return any(key <= not_null for key in keys)


def kind(test):
    return test["test_metadata"]["name"]


def arguments(test):
    return test["test_metadata"]["kwargs"]


def tested_columns(test):
    names = [arguments(test).get("column_name") or ""]
    for argument in ("combination_of_columns", "columns", "column_list", "compare_columns", "group_by_columns"):
        given = arguments(test).get(argument)
        names += given if isinstance(given, list) else []
    return {str(name).strip('"`').lower() for name in names}


class Judge:
    def __init__(self, manifest, layers):
        """layers: their names, by the folder of their models; the first of them may read sources."""
        self.manifest = manifest
        self.layers = layers
        self.first = next(iter(layers.values()))
        self.project = manifest["metadata"]["project_name"]
        self.tests = collections.defaultdict(list)
        self.found = collections.Counter()
        for node in manifest["nodes"].values():
            if node["resource_type"] == "test" and node.get("attached_node") and node.get("test_metadata"):
                self.tests[node["attached_node"]].append(node)

    def layer(self, node):
        path = node["original_file_path"]
        return next((layer for folder, layer in self.layers.items() if path.startswith(folder + "/")), None)

    def judge(self):
        """How often each rule is broken, by its code and the name that the message begins with."""
        for node in self.own(self.manifest["nodes"]):
            if node["resource_type"] in KINDS and self.layer(node) is None:
                self.found["FLOE-C131", node["name"]] += 1
            elif node["resource_type"] == "model":
                self.model(node)
        for source in self.own(self.manifest["sources"]):
            if not limited(source.get("freshness")) and not limited(source["config"].get("freshness")):
                self.found["FLOE-C123", source["source_name"] + "." + source["name"]] += 1
        return self.found

    def own(self, section):
        return [node for node in section.values() if node["package_name"] == self.project]

    def model(self, node):
        tests = self.tests[node["unique_id"]]
        config = node["config"]
        broken = {
            "FLOE-C114": "not_null" not in map(kind, tests),
            "FLOE-C116": not node["description"].strip(),
            "FLOE-C117": not config["meta"].get("owner") and not config.get("group"),
            "FLOE-C118": "daily" not in node["tags"],
            "FLOE-C119": "domain" not in config["meta"],
            "FLOE-C120": config["materialized"] not in ("view", "table"),
            "FLOE-C121": not has_key(node, tests),
            "FLOE-C122": not config["contract"]["enforced"],
        }
        columns = {name.lower() for name in node["columns"]}
        tested = set().union(*map(tested_columns, tests)) & columns
        broken["FLOE-C115"] = not columns or 100 * len(tested) < 50 * len(columns)
        for code, is_broken in broken.items():
            # Versions of a model are declared in one place, and floe tells the same of the same place once.
            self.found[code, node["name"]] += is_broken and not (node.get("version") and self.found[code, node["name"]])
        for column in node["columns"].values():
            self.found["FLOE-C116", column["name"]] += not column["description"].strip()
        if self.layer(node) != self.first:
            self.found["FLOE-C125", node["name"]] += sum(
                parent.startswith("source.") for parent in set(node["depends_on"]["nodes"])
            )
