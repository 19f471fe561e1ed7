"""Makes a dbt project out of a number, always the same one.

    generate.py SEED FOLDER      writes the project, and its steps into steps.json
"""

import json
import pathlib
import sys

import checks
import commands
import data
import models
from draft import NAME, Draft
from project import Project


def generate(seed):
    draft = Draft(seed)
    draft.files["dbt_project.yml"] = {"name": NAME, "version": "1.0.0", "profile": "generated"}
    for _ in range(draft.random.randint(1, 2)):
        data.seed(draft)
    if draft.chance(0.5):
        data.sources(draft)
    special = [checks.contract, checks.versions, checks.unit_tests, models.snapshot]
    for _ in range(draft.random.randint(2, 7)):
        models.model(draft)
        for make in special:
            if draft.chance(0.06):
                make(draft)
    checks.tests(draft)
    for node in draft.of("snapshot"):
        if "relation" in node.entry:
            checks.entry_of(draft, node)
    for node in draft.of("model"):
        if getattr(node, "in_yaml", None) or "description" in getattr(node, "entry", {}):
            checks.entry_of(draft, node)
    checks.people(draft)
    whole(draft)
    if draft.chance(0.25):
        commands.selectors(draft)
    for name in sorted(draft.macros):
        if name in checks.GENERIC:
            draft.files[("tests/generic/" if draft.chance(0.5) else "macros/") + name + ".sql"] = checks.GENERIC[name]
        else:
            draft.files[f"macros/{name}.sql"] = models.MACROS[name]
    commands.steps(draft)
    if "note" in draft.macros:
        draft.steps.insert(0, {"sql": "create schema if not exists main; create table main.notes (text varchar)"})
    profile(draft)
    return Project(draft.files, draft.steps)


def whole(draft):
    """What the project's own file says."""
    file = draft.files["dbt_project.yml"]
    if draft.chance(0.4):
        draft.tree("models")["+materialized"] = draft.one(["view", "table"])
    if draft.chance(0.25):
        draft.tree("models", ("marts",)).update(draft.one([
            {"+materialized": "table"}, {"+tags": ["core"]}, {"+schema": "marts"}, {"+tags": "odd", "core": {"+tags": ["nightly"]}},
            {"+meta": {"owner": "b"}}, {"+enabled": True}]))
    if draft.chance(0.15):
        draft.tree("models", ("staging",)).update(draft.one([{"+materialized": "ephemeral"}, {"+schema": "staging"}, {"schema": "stage"}]))
    if draft.chance(0.15):
        draft.tree("seeds")["+" + draft.one(["quote_columns", "full_refresh"])] = draft.chance(0.6)
    if draft.chance(0.12):
        draft.tree("data_tests").update(draft.one([{"+severity": "warn"}, {"+store_failures": True}, {"+limit": 1}]))
    if draft.chance(0.1):
        draft.tree("snapshots").update(draft.one([{"+tags": ["history"]}, {"+meta": {"owner": "b"}}]))
    if draft.chance(0.4):
        file["vars"] = draft.one([{"threshold": 2}, {"label": "file", NAME: {"threshold": 3}}, {"groups": [1, 2]}, {"wide": False}])
    if draft.chance(0.12):
        file["on-run-start"] = draft.one(["create schema if not exists hooked", ["select 1", "{{ note('start') }}"],
                                          ["create table if not exists main.started as select 1 as x"]])
        draft.macros.add("note")
    if draft.chance(0.12):
        file["on-run-end"] = draft.one([["{{ note('end') }}"], "select 1", "create or replace table main.ended as select 1 as x"])
        draft.macros.add("note")
    if draft.chance(0.05):
        file["quoting"] = draft.one([{"identifier": False}, {"database": True, "schema": True, "identifier": True}])
    if draft.chance(0.15):
        draft.files["macros/names.sql"] = draft.one([
            "{% macro generate_schema_name(custom_schema_name, node) %}{{ custom_schema_name | trim if custom_schema_name else"
            " target.schema }}{% endmacro %}\n",
            "{% macro generate_schema_name(custom_schema_name=none, node=none) -%}\n{%- if custom_schema_name is none -%}"
            "{{ target.schema }}{%- elif node.resource_type == 'seed' -%}{{ custom_schema_name }}{%- else -%}"
            "{{ target.schema }}_{{ node.fqn[1] }}{%- endif -%}\n{%- endmacro %}\n",
            "{% macro generate_alias_name(custom_alias_name=none, node=none) %}{{ (custom_alias_name or node.name) ~ '_named' }}"
            "{% endmacro %}\n"])


def profile(draft):
    target = {"type": "duckdb", "path": "generated.duckdb", "schema": draft.one(["main", "analytics", "Mixed"] if draft.chance(0.3) else ["main"]),
              "threads": 1, "attach": [{"path": "other.duckdb", "alias": "other"}]}
    if draft.chance(0.2):
        target["threads"] = 4
    draft.files["profiles.yml"] = {"generated": {"target": "dev", "outputs": {"dev": target}}}


def main():
    project = generate(int(sys.argv[1]))
    folder = pathlib.Path(sys.argv[2])
    project.write(folder)
    (folder / "steps.json").write_text(json.dumps(project.steps, indent=1))


if __name__ == "__main__":
    main()
