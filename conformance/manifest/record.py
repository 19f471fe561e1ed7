"""Records what dbt makes of a project as a golden file of the default tests.

record.py PROJECT OUT, run by the Python of an environment that has dbt: parses a copy of the project and writes its
manifest without what changes from run to run (times, roots) and without dbt's own macros and documentation.
"""

import importlib.metadata
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile

SECTIONS = [
    "nodes", "sources", "exposures", "groups", "unit_tests", "functions", "metrics", "semantic_models",
    "saved_queries", "selectors", "disabled", "macros", "docs", "parent_map", "child_map", "group_map",
]
OF_A_RUN = {"created_at", "root_path", "build_path"}


def steady(value):
    if isinstance(value, dict):
        return {key: steady(each) for key, each in value.items() if key not in OF_A_RUN}
    if isinstance(value, list):
        return [steady(each) for each in value]
    return value


def main():
    project, out = map(pathlib.Path, sys.argv[1:])
    with tempfile.TemporaryDirectory() as scratch:
        copy = pathlib.Path(scratch) / "project"
        shutil.copytree(project, copy)
        subprocess.run(
            [pathlib.Path(sys.executable).parent / "dbt", "parse", "--no-partial-parse", "--profiles-dir", copy],
            cwd=copy, check=True, stdout=subprocess.DEVNULL,
        )
        manifest = json.loads((copy / "target" / "manifest.json").read_text())
    own = {"macros", "docs"}
    kept = {
        section: {
            name: each
            for name, each in manifest[section].items()
            if section not in own or not each["package_name"].startswith("dbt")
        }
        for section in SECTIONS
    }
    versions = ", ".join(f"{name} {importlib.metadata.version(name)}" for name in ("dbt-core", "dbt-duckdb"))
    made_by = f"{versions}: dbt parse --no-partial-parse; without times, roots and the macros of dbt itself"
    out.write_text(json.dumps({"made_by": made_by, "manifest": steady(kept)}, indent=1) + "\n")


main()
