"""Compares a manifest of dbt-core with floe's manifest of the same project, field by field.

    compare_manifests.py ORACLE_MANIFEST FLOE_MANIFEST [--allow FILE] [--without JSON] [--limit N]

Prints every difference and exits with 1 if one of them is not allowed. A line of FILE is a pattern of unique_ids, a pattern
of fields (both as a shell matches file names) and the reason. At most N differences of each field are printed (0: all).
Nodes whose unique_ids are the keys of JSON are left out of both: those that dbt could not compile are half done.

Everything is compared but what follows, each for a reason:
"""

import argparse
import json
import sys

from differences import ABSENT, Differences, read_allowed, settle_tokens

# When the manifest was made, and by which program: no two runs agree.
RUN_METADATA = {
    "generated_at": "the time of the run",
    "invocation_id": "random for each run",
    "invocation_started_at": "the time of the run",
    "run_started_at": "the time of the run",
    "dbt_version": "the program's own version",
    "user_id": "random for each installation",
    "send_anonymous_usage_stats": "floe sends none, whatever the project says",
    "env": "taken from the environment of the run",
}
IGNORED = {
    "created_at": "the time of the run",
    "root_path": "an absolute folder of the machine",
}
# dbt's own packages are not copied by floe: their macros and docs need only be there, under the same names.
INTERNAL_PACKAGES = {"dbt", "dbt_duckdb", "dbt_postgres"}
# How dbt builds a relation is for floe's own machinery to do, so these macros need not even be there.
INTERNAL_MATERIALIZATIONS = "materialization_"
# What a compilation adds; compared only where both sides have compiled.
COMPILED = ("compiled_code", "compiled_path", "compiled", "extra_ctes", "extra_ctes_injected")
MAPS = ("parent_map", "child_map", "group_map")
SECTIONS = (
    "sources",
    "macros",
    "docs",
    "exposures",
    "metrics",
    "groups",
    "semantic_models",
    "saved_queries",
    "unit_tests",
    "functions",
    "disabled",
)


def is_internal(unique_id):
    return unique_id.split(".")[1] in INTERNAL_PACKAGES


def settle_sources(names):
    """The unique_ids with the sources among them in one order, as dbt reads them out of a set: no two runs agree."""
    return [name for name in names if not name.startswith("source.")] + sorted(
        name for name in names if name.startswith("source.")
    )


def comparable(entry):
    kept = {key: value for key, value in entry.items() if key not in IGNORED}
    if isinstance(kept.get("sources"), list):
        kept["sources"] = sorted(kept["sources"])
    if "depends_on" in kept and isinstance(kept["depends_on"].get("nodes"), list):
        kept["depends_on"] = kept["depends_on"] | {"nodes": settle_sources(kept["depends_on"]["nodes"])}
    if kept.get("compiled_path"):
        kept["compiled_path"] = "compiled" + kept["compiled_path"].partition("/compiled")[2]
    return kept


def settle_map(entries):
    return {unique_id: settle_sources(names) for unique_id, names in entries.items()}


def keep_internal_names(section, entries):
    """The entries, where those of dbt's own packages are reduced to their names."""
    if section not in ("macros", "docs"):
        return entries
    kept = {}
    for unique_id, entry in entries.items():
        if not is_internal(unique_id):
            kept[unique_id] = entry
        elif not unique_id.split(".")[2].startswith(INTERNAL_MATERIALIZATIONS):
            kept[unique_id] = {"name": entry["name"]}
    return kept


def compare_entry(differences, section, where, oracle, floe):
    oracle = comparable(oracle)
    floe = comparable(floe)
    both_compiled = bool(oracle.get("compiled_code")) and bool(floe.get("compiled_code"))
    for side in (oracle, floe):
        for field in COMPILED:
            if not both_compiled:
                side.pop(field, None)
        if both_compiled:
            side["compiled_code"] = " ".join(settle_tokens(side["compiled_code"]))
            for cte in side.get("extra_ctes") or ():
                cte["sql"] = " ".join(settle_tokens(cte["sql"] or ""))
    differences.compare(section, where, "", oracle, floe)
    columns = [list(side.get("columns") or ()) for side in (oracle, floe)]
    if columns[0] != columns[1] and sorted(columns[0]) == sorted(columns[1]):
        differences.add(section, where, "columns (order)", str(columns[0]), str(columns[1]))


def compare_disabled(differences, where, oracle, floe):
    """Several disabled entries may share a unique_id; they have no order worth keeping."""
    ordered = [
        sorted(side, key=lambda entry: (entry.get("original_file_path") or "", entry.get("fqn") or []))
        for side in (oracle, floe)
    ]
    if len(oracle) != len(floe):
        differences.add("disabled", where, "entries", str(len(oracle)), str(len(floe)))
    for one, other in zip(*ordered):
        compare_entry(differences, "disabled", where, one, other)


def by_resource_type(nodes):
    types = {}
    for unique_id, node in nodes.items():
        types.setdefault(node["resource_type"], {})[unique_id] = node
    return types


def compare_section(differences, section, oracle, floe):
    def compare(where, one, other):
        if section == "disabled":
            compare_disabled(differences, where, one, other)
        else:
            compare_entry(differences, section, where, one, other)

    oracle = keep_internal_names(section, oracle)
    floe = keep_internal_names(section, floe)
    if oracle or floe:
        differences.compare_entries(section, oracle, floe, compare)


def compare_manifests(differences, oracle, floe):
    metadata = [
        {key: value for key, value in side.get("metadata", {}).items() if key not in RUN_METADATA}
        for side in (oracle, floe)
    ]
    differences.compare("metadata", "metadata", "metadata", *metadata)
    types = [by_resource_type(side["nodes"]) for side in (oracle, floe)]
    for kind in sorted(types[0].keys() | types[1].keys()):
        compare_section(differences, kind, types[0].get(kind, {}), types[1].get(kind, {}))
    for section in SECTIONS:
        compare_section(differences, section, oracle.get(section) or {}, floe.get(section) or {})
    if compiled_nodes(oracle) and compiled_nodes(floe):
        differences.compare_entries(
            "compiled nodes", compiled_nodes(oracle), compiled_nodes(floe), lambda where, one, other: None
        )
    for section in MAPS:
        differences.compare_entries(
            section,
            settle_map(oracle.get(section) or {}),
            settle_map(floe.get(section) or {}),
            lambda where, one, other, section=section: differences.compare(section, where, section, one, other),
        )
    differences.compare("selectors", "selectors", "selectors", oracle.get("selectors"), floe.get("selectors"))
    for unknown in sorted((oracle.keys() | floe.keys()) - {"metadata", "nodes", "selectors", *SECTIONS, *MAPS}):
        differences.compare("manifest", unknown, unknown, oracle.get(unknown, ABSENT), floe.get(unknown, ABSENT))


def compiled_nodes(manifest):
    return {
        unique_id: {"compiled": True}
        for unique_id, node in (manifest["nodes"] | (manifest.get("unit_tests") or {})).items()
        if node.get("compiled_code")
    }


def read_manifest(path, without):
    with open(path, encoding="utf-8") as file:
        manifest = json.load(file)
    for unique_id in without:
        manifest["nodes"].pop(unique_id, None)
    return manifest


def read_without(path):
    if path is None:
        return ()
    with open(path, encoding="utf-8") as file:
        return tuple(json.load(file))


def ignored_lines():
    for names in (RUN_METADATA, IGNORED):
        for name, reason in names.items():
            yield f"  {name}: {reason}"
    yield "  macros and docs of dbt, dbt_duckdb and dbt_postgres: names only, as floe has its own; no materializations"
    yield "  the order of the sources of a node among themselves: dbt reads them out of a set, in an order of no meaning"
    yield "  the folder before compiled/ in compiled_path: each side has its own target folder"
    yield "  compiled fields: where one side has not compiled; whitespace at the end of compiled lines, and times to the microsecond"


def main():
    parser = argparse.ArgumentParser(
        description=__doc__ + "\n".join(ignored_lines()), formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("oracle")
    parser.add_argument("floe")
    parser.add_argument("--allow")
    parser.add_argument("--without")
    parser.add_argument("--limit", type=int, default=5)
    arguments = parser.parse_args()
    differences = Differences(read_allowed(arguments.allow))
    without = read_without(arguments.without)
    oracle = read_manifest(arguments.oracle, without)
    compare_manifests(differences, oracle, read_manifest(arguments.floe, without))
    return differences.report(f"manifest of {oracle['metadata'].get('project_name')}", arguments.limit)


if __name__ == "__main__":
    sys.exit(main())
