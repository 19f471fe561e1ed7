"""Writes a dbt project of a given size, always the same one for the same numbers.

    generate.py --models N --tests M --macros K OUT

Models stand in three layers (staging over sources, intermediate, marts) and folders of 25, each with a properties file of
descriptions, columns, docs blocks and generic tests. Their SQL uses ref(), source(), var(), config(), loops and the macros,
of which every second calls another one. OUT also gets a profiles.yml for DuckDB.
"""

import argparse
import pathlib
import random

SOURCES = 8
TABLES = 25
FOLDER = 25
KINDS = ("id", "status", "amount", "created_at", "region", "name")
STATUSES = ("placed", "shipped", "completed", "returned")
SUBJECTS = ("customers", "orders", "payments", "products", "sessions", "shipments", "invoices", "tickets")


class Model:
    def __init__(self, number, layer, subject, folder):
        prefix = {"staging": "stg", "intermediate": "int", "marts": "fct"}[layer]
        self.name = f"{prefix}_{subject}_{number:05d}"
        self.layer = layer
        self.subject = subject
        self.folder = folder
        self.parents = []
        self.tests = []


def layers(count):
    staging = max(1, count * 2 // 5)
    marts = max(1, count // 5)
    return ["staging"] * staging + ["intermediate"] * (count - staging - marts) + ["marts"] * marts


def plan_models(count, chance):
    models = []
    below = []
    for number, layer in enumerate(layers(count)):
        subject = SUBJECTS[number % len(SUBJECTS)]
        model = Model(number, layer, subject, f"{layer}/group_{number // FOLDER:03d}")
        if layer != "staging":
            near = below[-400:]
            model.parents = chance.sample(near, min(len(near), chance.choice((1, 2, 2, 3))))
        models.append(model)
        if layer != "marts":
            below.append(model)
    return models


def plan_tests(models, count, chance):
    """Deals the tests out, two to a model at first: keys are unique and not null before anything else is tested."""
    for number in range(count):
        model = models[number % len(models)]
        if not model.tests:
            model.tests.append(("id", "unique"))
        elif len(model.tests) == 1:
            kinds = ["not_null", "not_null", "accepted_values"] + (["relationships"] if model.parents else [])
            kind = chance.choice(kinds)
            column = {"not_null": "id", "accepted_values": "status", "relationships": "id"}[kind]
            model.tests.append((column, kind))
        else:
            column = KINDS[len(model.tests) % len(KINDS)]
            model.tests.append((f"{column}_{len(model.tests)}", "not_null"))


def write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def macro_text(number):
    name = f"shape_{number:02d}"
    kind = number % 5
    if kind == 0:
        body = (
            "    {%- set parts = [] -%}\n"
            "    {%- for column in columns -%}\n"
            "        {%- if column not in ('id', 'created_at') -%}\n"
            "            {%- do parts.append(relation ~ '.' ~ column) -%}\n"
            "        {%- endif -%}\n"
            "    {%- endfor -%}\n"
            "    coalesce({{ parts | join(', ') }})\n"
        )
        return f"{{% macro {name}(relation, columns=['status', 'name']) -%}}\n{body}{{%- endmacro %}}\n"
    if kind == 1:
        return (
            f"{{% macro {name}(column, decimals=2) -%}}\n"
            "    {%- if decimals > 0 -%}\n"
            "        round({{ column }} / 100.0, {{ decimals }})\n"
            "    {%- else -%}\n"
            "        cast({{ column }} as integer)\n"
            "    {%- endif -%}\n"
            "{%- endmacro %}\n"
        )
    if kind == 2:
        return (
            f"{{% macro {name}(column, values=var('statuses')) -%}}\n"
            "    case\n"
            "        {%- for value in values %}\n"
            "        when {{ column }} = '{{ value }}' then {{ loop.index }}\n"
            "        {%- endfor %}\n"
            "        else 0\n"
            "    end\n"
            "{%- endmacro %}\n"
        )
    if kind == 3:
        return (
            f"{{% macro {name}(column) -%}}\n"
            f"    {{{{ return(adapter.dispatch('{name}', 'generated')(column)) }}}}\n"
            "{%- endmacro %}\n\n"
            f"{{% macro default__{name}(column) -%}}\n"
            "    lower(trim({{ column }}))\n"
            "{%- endmacro %}\n"
        )
    return (
        f"{{% macro {name}(column) -%}}\n"
        f"    {{%- set inner = shape_{number - 3:02d}(column) -%}}\n"
        "    {%- if target.type == 'duckdb' and var('rounded', true) -%}\n"
        "        abs({{ inner }})\n"
        "    {%- else -%}\n"
        "        {{ inner }}\n"
        "    {%- endif -%}\n"
        "{%- endmacro %}\n"
    )


def macro_call(number, relation):
    name = f"shape_{number:02d}"
    kind = number % 5
    if kind == 0:
        return f"{{{{ {name}('{relation}') }}}}"
    column = {1: "amount", 2: "status", 3: "name", 4: "amount"}[kind]
    return f"{{{{ {name}('{relation}.{column}') }}}}"


def config_text(model, number):
    if number % 4 == 0:
        return ""
    materialized = {"staging": "view", "intermediate": "ephemeral", "marts": "table"}[model.layer]
    if number % 7 == 0:
        return (
            "{{\n    config(\n        materialized='incremental',\n        unique_key='id',\n"
            f"        tags=['{model.subject}', 'hourly'],\n        meta={{'owner': 'team_{number % 9}'}}\n    )\n}}}}\n\n"
        )
    return f"{{{{ config(materialized='{materialized}', tags=['{model.subject}']) }}}}\n\n"


def staging_text(model, number, calls):
    table = f"raw_{number % TABLES:02d}"
    return (
        f"{config_text(model, number)}with base as (\n\n"
        f"    select * from {{{{ source('shop_{number % SOURCES}', '{table}') }}}}\n\n"
        "),\n\nrenamed as (\n\n    select\n"
        "        base.id,\n        base.status,\n        base.amount,\n        base.region,\n        base.name,\n"
        + "".join(f"        {call} as derived_{i},\n" for i, call in enumerate(calls))
        + "        base.created_at\n\n    from base\n"
        "    where base.created_at >= '{{ var('start_date') }}'\n\n)\n\nselect * from renamed\n"
    )


def joined_text(model, number, calls):
    first, *others = [f"parent_{i}" for i in range(len(model.parents))]
    ctes = "".join(
        f"parent_{i} as (\n\n    select * from {{{{ ref('{parent.name}') }}}}\n\n),\n\n"
        for i, parent in enumerate(model.parents)
    )
    joins = "".join(f"    left join {other} on {other}.id = {first}.id\n" for other in others)
    since = (
        "    {% if is_incremental() %}\n"
        f"    where {first}.created_at > (select max(created_at) from {{{{ this }}}})\n"
        "    {% endif %}\n"
        if number % 7 == 0
        else ""
    )
    return (
        f"{config_text(model, number)}with {ctes}joined as (\n\n    select\n        {first}.id,\n        {first}.status,\n"
        f"        {first}.amount,\n        {first}.region,\n        {first}.name,\n"
        + "".join(f"        {call} as derived_{i},\n" for i, call in enumerate(calls))
        + "        {%- for status in var('statuses') %}\n"
        f"        sum(case when {first}.status = '{{{{ status }}}}' then 1 else 0 end) as {{{{ status }}}}_count,\n"
        "        {%- endfor %}\n"
        f"        {first}.created_at\n\n    from {first}\n{joins}{since}\n)\n\nselect * from joined\n"
    )


def model_text(model, number, macros):
    relation = "base" if model.layer == "staging" else "parent_0"
    calls = [macro_call((number * 3 + i) % macros, relation) for i in range(number % 3)] if macros else []
    return (staging_text if model.layer == "staging" else joined_text)(model, number, calls)


def test_lines(model, column):
    lines = []
    for tested, kind in model.tests:
        if tested != column:
            continue
        if kind == "accepted_values":
            lines += [
                "          - accepted_values:",
                "              arguments:",
                f"                values: [{', '.join(STATUSES)}]",
            ]
        elif kind == "relationships":
            lines += [
                "          - relationships:",
                "              arguments:",
                f"                to: ref('{model.parents[0].name}')",
                "                field: id",
            ]
        else:
            lines.append(f"          - {kind}")
    return lines


def properties_text(models):
    lines = ["version: 2", "", "models:"]
    for model in models:
        lines += [
            f"  - name: {model.name}",
            f"    description: One row for each of the {model.subject} in the {model.layer} layer",
            "    config:",
            f"      meta: {{layer: {model.layer}}}",
            "    columns:",
        ]
        for column in dict.fromkeys((*KINDS, *(column for column, _ in model.tests))):
            kind = next(kind for kind in KINDS if column.startswith(kind))
            lines += [f"      - name: {column}", f"        description: '{{{{ doc(\"column_{kind}\") }}}}'"]
            tests = test_lines(model, column)
            if tests:
                lines += ["        data_tests:", *tests]
    return "\n".join(lines) + "\n"


def sources_text():
    lines = ["version: 2", "", "sources:"]
    for source in range(SOURCES):
        lines += [
            f"  - name: shop_{source}",
            f"    description: What shop {source} sends every night",
            f"    schema: raw_shop_{source}",
            "    tables:",
        ]
        for table in range(TABLES):
            lines += [f"      - name: raw_{table:02d}", f"        description: Table {table} of shop {source}"]
    return "\n".join(lines) + "\n"


def write_project(out, models, macros):
    write(
        out / "dbt_project.yml",
        "name: generated\nversion: '1.0'\nconfig-version: 2\nprofile: generated\n\nvars:\n  start_date: '2020-01-01'\n"
        f"  statuses: [{', '.join(STATUSES)}]\n  rounded: true\n\nflags:\n"
        "  require_generic_test_arguments_property: true\n\nmodels:\n  generated:\n"
        "    staging:\n      +materialized: view\n      +tags: [staging]\n"
        "    intermediate:\n      +materialized: ephemeral\n    marts:\n      +materialized: table\n      +schema: marts\n",
    )
    write(
        out / "profiles.yml",
        "generated:\n  target: dev\n  outputs:\n    dev:\n      type: duckdb\n      path: generated.duckdb\n"
        "      schema: analytics\n      threads: 4\n",
    )
    write(out / "models" / "sources.yml", sources_text())
    write(
        out / "models" / "docs.md",
        "\n".join(f"{{% docs column_{kind} %}}\n\nThe {kind} of the row, *as it was sent*.\n\n{{% enddocs %}}\n" for kind in KINDS),
    )
    for number in range(macros):
        write(out / "macros" / f"shape_{number:02d}.sql", macro_text(number))
    folders = {}
    for number, model in enumerate(models):
        write(out / "models" / model.folder / f"{model.name}.sql", model_text(model, number, macros))
        folders.setdefault(model.folder, []).append(model)
    for folder, members in folders.items():
        write(out / "models" / folder / "properties.yml", properties_text(members))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--models", type=int, required=True)
    parser.add_argument("--tests", type=int, required=True)
    parser.add_argument("--macros", type=int, default=50)
    parser.add_argument("out", type=pathlib.Path)
    arguments = parser.parse_args()
    chance = random.Random(arguments.models)
    models = plan_models(arguments.models, chance)
    plan_tests(models, arguments.tests, chance)
    write_project(arguments.out, models, arguments.macros)


if __name__ == "__main__":
    main()
