"""Records what dbt-core selects, as the golden file that the tests of dev.floe.dbt.select read.

Run it with a Python that has dbt-core and dbt-duckdb:

    python conformance/select/record.py

It parses the project beside it once, in a copy, and then asks dbt's own node selector for each case.
"""

import fnmatch
import json
import os
import random
import shutil
import sys
import tempfile
from argparse import Namespace
from importlib.metadata import version
from pathlib import Path

import yaml

sys.dont_write_bytecode = True
HERE = Path(__file__).resolve().parent
GOLDEN = HERE.parents[1] / "foundation/floe-dbt/src/test/resources/dev/floe/dbt/select/selection.json"

os.environ["DBT_SEND_ANONYMOUS_USAGE_STATS"] = "false"

import dbt.graph.selector as dbt_selector  # noqa: E402
from dbt.cli.main import dbtRunner  # noqa: E402
from dbt.compilation import Linker  # noqa: E402
from dbt.config.selectors import SelectorDict, selector_config_from_data  # noqa: E402
from dbt.contracts.graph.nodes import ModelNode, SourceDefinition  # noqa: E402
from dbt.flags import get_flags, set_from_args  # noqa: E402
from dbt.graph import Graph, NodeSelector, ResourceTypeSelector, parse_difference  # noqa: E402
from dbt.task.base import resource_types_from_args  # noqa: E402
from dbt.task.list import ListTask  # noqa: E402
from dbt_common.events.contextvars import task_contextvars  # noqa: E402

from cases import SELECTIONS, LISTINGS, SELECTOR_FILES  # noqa: E402


def parse_project(directory):
    runner = dbtRunner()
    place = ["--project-dir", str(directory), "--profiles-dir", str(directory), "--quiet"]
    assert runner.invoke(["deps", *place]).success
    parsed = runner.invoke(["parse", "--no-partial-parse", *place])
    assert parsed.success, parsed.exception
    return parsed.result


def graph_of(manifest):
    linker = Linker()
    linker.link_graph(manifest)
    return Graph(linker.graph)


def members(manifest):
    for section in (
        manifest.nodes,
        manifest.sources,
        manifest.exposures,
        manifest.metrics,
        manifest.unit_tests,
        manifest.semantic_models,
        manifest.saved_queries,
        manifest.functions,
    ):
        yield from section.values()


def facts(node, graph):
    fact = {
        "unique_id": node.unique_id,
        "resource_type": str(node.resource_type),
        "name": node.name,
        "package_name": node.package_name,
        "fqn": list(node.fqn),
        "tags": list(getattr(node, "tags", [])),
        "path": node.original_file_path,
        "config": node.config.to_dict(omit_none=False),
        "parents": sorted(set(node.depends_on_nodes)) if not isinstance(node, SourceDefinition) else [],
    }
    assert set(fact["parents"]) == set(graph.graph.predecessors(node.unique_id))
    if getattr(node, "patch_path", None):
        fact["patch_path"] = node.patch_path.split("://")[1]
    if isinstance(node, ModelNode):
        fact["access"] = str(node.access)
        if node.version is not None:
            fact["version"] = node.version
        if node.latest_version is not None:
            fact["latest_version"] = node.latest_version
    elif not isinstance(node, SourceDefinition):
        assert not node.is_versioned, node.unique_id
    if isinstance(node, SourceDefinition):
        fact["source_name"] = node.source_name
    if hasattr(node, "test_metadata"):
        fact["test_name"] = node.test_metadata.name
    if hasattr(node, "empty") and node.empty and node.unique_id.startswith(("model", "test", "snapshot", "analysis")):
        fact["is_blank"] = True
    return fact


class Oracle:
    def __init__(self, manifest, directory):
        self.manifest = manifest
        self.directory = directory
        self.graph = graph_of(manifest)
        self.warnings = []
        self.numbers = {node.unique_id: number for number, node in enumerate(members(manifest))}
        dbt_selector.warn_or_error = lambda event: self.warnings.append(event.spec_raw)
        dbt_selector.fire_event = lambda event: None

    def select(self, make_spec, make_selector, indirect):
        set_from_args(Namespace(INDIRECT_SELECTION=indirect, indirect_selection=indirect), None)
        assert get_flags().INDIRECT_SELECTION == indirect
        self.warnings = []
        with task_contextvars(project_root=str(self.directory)):
            try:
                spec = make_spec()
                selected = make_selector().get_selected(spec)
            except Exception as failure:
                return {"error": type(failure).__name__ + ": " + str(failure)}
        answer = {"selected": sorted(self.numbers[unique_id] for unique_id in selected)}
        if self.warnings:
            answer["warnings"] = list(self.warnings)
        return answer

    def plain(self):
        return NodeSelector(self.graph, self.manifest, include_empty_nodes=True)

    def selection(self, case):
        select, exclude, indirect = case
        answer = self.select(
            lambda: parse_difference(tuple(select), tuple(exclude)), self.plain, indirect
        )
        return {"select": select, "exclude": exclude, "indirect": indirect, **answer}

    def listing(self, case):
        select, types, excluded = case

        def selector():
            arguments = Namespace(resource_types=types, exclude_resource_types=excluded)
            found = resource_types_from_args(
                arguments, set(ListTask.ALL_RESOURCE_VALUES), set(ListTask.DEFAULT_RESOURCE_VALUES)
            )
            return ResourceTypeSelector(
                self.graph, self.manifest, None, list(found), include_empty_nodes=True
            )

        answer = self.select(lambda: parse_difference(tuple(select), ()), selector, "eager")
        return {"select": select, "types": types, "excluded_types": excluded, **answer}

    def selector_file(self, case):
        text, indirect = case
        set_from_args(Namespace(INDIRECT_SELECTION=indirect, indirect_selection=indirect), None)
        result = {"yaml": text, "indirect": indirect}
        try:
            definitions = selector_config_from_data(yaml.safe_load(text))
        except Exception as failure:
            return {**result, "error": type(failure).__name__ + ": " + str(failure)}
        data = yaml.safe_load(text)
        if data and data["selectors"]:
            try:
                result["normalized"] = SelectorDict.parse_from_selectors_list(data["selectors"])
            except Exception as failure:
                return {**result, "error": type(failure).__name__ + ": " + str(failure)}
        result["selectors"] = {}
        for name, selector in definitions.items():
            if selector["default"] is True:
                result["default"] = name
            result["selectors"][name] = self.select(
                lambda: selector["definition"], self.plain, indirect
            )
        return result


def wildcards(count):
    """Patterns and texts, most of them close to each other, with what Python's fnmatch says; the same each time."""
    dice = random.Random(20)
    pieces = ["a", "b", "c", ".", "_", "*", "?", "[ab]", "[!a]", "[a-c]", "[c-a]", "[]a]", "[!]a]", "[", "]", "[!", "-"]
    pieces += ["[a-]", "[-a]", "[!-a]", "[a--b]", "[^a]", "[!c-a]", "[a-c-e]", "**", "\\", "\u00e4", "\U0001f600", "A"]
    texts = ["a", "b", "c", ".", "_", "[", "]", "-", "!", "\\", "\u00e4", "\U0001f600", "A", "^", "*", "\n"]
    for _ in range(count):
        pattern = "".join(dice.choices(pieces, k=dice.randint(0, 4)))
        text = "".join(dice.choices(texts, [6, 4, 4] + [1] * 13, k=dice.randint(0, 4)))
        yield {"pattern": pattern, "text": text, "matches": fnmatch.fnmatchcase(text, pattern)}


def lines(items):
    return "[\n" + ",\n".join(json.dumps(item, ensure_ascii=False) for item in items) + "\n]"


def main():
    with tempfile.TemporaryDirectory() as temporary:
        directory = Path(temporary).resolve() / "shop"
        shutil.copytree(HERE / "project", directory)
        files = sorted(str(path.relative_to(directory)) for path in directory.rglob("*"))
        manifest = parse_project(directory)
        oracle = Oracle(manifest, directory)
        parts = {
            "made_by": json.dumps("dbt-core " + version("dbt-core")),
            "project": json.dumps(manifest.metadata.project_name),
            "files": lines(files),
            "graph": lines(facts(node, oracle.graph) for node in members(manifest)),
            "cases": lines(oracle.selection(case) for case in SELECTIONS),
            "wildcards": lines(wildcards(3000)),
            "listings": lines(oracle.listing(case) for case in LISTINGS),
            "selector_files": lines(oracle.selector_file(case) for case in SELECTOR_FILES),
        }
    GOLDEN.parent.mkdir(parents=True, exist_ok=True)
    body = ",\n".join(f'"{key}": {value}' for key, value in parts.items())
    GOLDEN.write_text("{\n" + body + "\n}\n", encoding="utf-8")
    print(f"{len(SELECTIONS)} selections, {len(LISTINGS)} listings, {len(SELECTOR_FILES)} files", file=sys.stderr)


if __name__ == "__main__":
    main()
