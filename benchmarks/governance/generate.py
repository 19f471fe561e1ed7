"""Writes a data product of a given size under a manifest with every kind of rule, always the same one for the same number.

    generate.py --models N OUT

The models stand in the layers bronze (two fifths, over 200 source tables), silver (two fifths: joins, window functions) and gold
(aggregates), in folders of 25, each with a properties file that describes all columns, and two or three tests for each model. A model has
10 to 20 columns. Sources classify the columns `email` and `phone`, which silver may have and gold may not: there they are counted and hashed. The
product keeps all rules, so that the whole of it is checked.
"""

import argparse
import pathlib
import random

TABLES = 200
FOLDER = 25
MEASURES = ("amount", "quantity", "discount", "tax", "weight", "price", "cost", "rating")
TEXTS = ("status", "region", "country", "channel", "currency", "segment", "category", "brand")
TIMES = ("created_at", "updated_at", "shipped_at")
FIXED = ("id", "customer_id", "email", "phone")

MANIFEST = """\
name: benchmark
data_architecture:
  pattern: medallion
  naming: {enforcement: strict}
  layers:
    bronze:
      prefix: bronze_
      quality_gates: {require_descriptions: true}
    silver:
      prefix: silver_
      materializations: [table, view, incremental]
      quality_gates: {required_tests: [not_null], minimum_test_coverage: 4, require_descriptions: true}
    gold:
      prefix: gold_
      names: 'gold_[a-z0-9_]+'
      materializations: [table]
      quality_gates:
        required_tests: [unique]
        minimum_test_coverage: 4
        require_descriptions: true
        require_owners: true
        require_primary_keys: true
        required_meta: [domain]
governance:
  classification:
    levels:
      - {name: internal}
      - {name: pii, masking: required, allowed_layers: [bronze, silver]}
    masking_functions: [tokenize]
  models: {require_layer: true}
  sql: {require_references: true, forbidden_functions: [random, current_timestamp, pg_read_file]}
  sources: {read_by: [bronze]}
  projects: {readable: []}
  policies:
    gold-has-a-domain:
      over: nodes
      where: node.layer == 'gold' && node.type == 'model'
      require: has(node.meta.domain) && node.meta.domain in ['sales', 'finance']
      message: needs a domain in its meta
    no-temporary-columns:
      over: columns
      require: "!column.name.startsWith('tmp_')"
      message: is temporary
"""

PRODUCT = """\
name: benchmark
platform: {ref: manifest.yaml}
transforms:
  - {type: dbt, path: models/bronze, layer: bronze}
  - {type: dbt, path: models/silver, layer: silver}
  - {type: dbt, path: models/gold, layer: gold}
"""


class Model:
    def __init__(self, number, layer, chance):
        self.name = f"{layer}_t{number:05d}"
        self.layer = layer
        self.number = number
        self.folder = f"models/{layer}/group_{number // FOLDER:03d}"
        self.chance = chance
        self.columns = []
        self.sql = ""


def some(chance, words, least, most):
    return chance.sample(words, chance.randint(least, min(most, len(words))))


def bronze(model):
    table = model.number % TABLES
    names = [*FIXED, *some(model.chance, MEASURES, 3, 6), *some(model.chance, TEXTS, 2, 6), *TIMES]
    lines = []
    for name in names:
        if name in MEASURES:
            lines.append(f"        cast({name} as decimal(18, 2)) as {name},")
        elif name in TEXTS:
            lines.append(f"        lower(trim({name})) as {name},")
        elif name in TIMES:
            lines.append(f"        cast({name} as timestamp) as {name},")
        else:
            lines.append(f"        {name},")
    model.sql = (
        f"with source as (\n\n    select * from {{{{ source('shop', 'raw_{table:03d}') }}}}\n\n),\n\n"
        "renamed as (\n\n    select\n" + "\n".join(lines)[:-1] + "\n    from source\n"
        "    where created_at >= cast('{{ var('start_date') }}' as timestamp)\n\n)\n\nselect * from renamed\n"
    )
    model.columns = names


def silver(model, below):
    chance = model.chance
    parents = chance.sample(below[-400:], min(len(below), chance.choice((1, 2, 2, 3))))
    first, *others = parents
    ctes = [f"{parent.name} as (\n\n    select * from {{{{ ref('{parent.name}') }}}}\n\n)" for parent in parents]
    items = [("id", f"{first.name}.id"), ("customer_id", f"{first.name}.customer_id"), ("email", f"{first.name}.email")]
    items += [("phone", f"coalesce({first.name}.phone, 'unknown')")]
    for other in others:
        for column in some(chance, [c for c in other.columns if c in MEASURES + TEXTS], 1, 3):
            items.append((f"{column}_{len(items)}", f"{other.name}.{column}"))
    for column in some(chance, [c for c in first.columns if c in MEASURES], 2, 3):
        items.append((column, f"{first.name}.{column}"))
        items.append((f"{column}_in_cents", f"round({first.name}.{column} * 100, 0)"))
    for column in some(chance, [c for c in first.columns if c in TEXTS], 1, 2):
        items.append((column, f"case when {first.name}.{column} in ('', '-') then null else {first.name}.{column} end"))
    items += [(time, f"{first.name}.{time}") for time in TIMES if time in first.columns]
    named = {}
    for name, expression in items:
        named.setdefault(name, expression)
    joins = "".join(
        f"    left join {other.name}\n        on {other.name}.customer_id = {first.name}.customer_id\n"
        f"        and {other.name}.created_at <= {first.name}.created_at\n"
        for other in others
    )
    order = "updated_at" if "updated_at" in named else "id"
    since = (
        "    {% if is_incremental() %}\n"
        f"    where {first.name}.created_at > (select max(created_at) from {{{{ this }}}})\n    {{% endif %}}\n"
        if model.number % 7 == 0 and "created_at" in named
        else ""
    )
    materialized = "incremental" if since else ("view" if model.number % 2 else "table")
    unique = ", unique_key='id'" if since else ""
    model.sql = (
        f"{{{{ config(materialized='{materialized}'{unique}, tags=['daily']) }}}}\n\nwith " + ",\n\n".join(ctes)
        + ",\n\njoined as (\n\n    select\n"
        + ",\n".join(f"        {expression} as {name}" for name, expression in named.items())
        + f",\n        row_number() over (partition by {first.name}.id order by {first.name}.{order if order in first.columns else 'id'} desc)"
        f" as position\n    from {first.name}\n{joins}{since}\n),\n\nlatest as (\n\n    select * exclude (position)\n    from joined\n"
        "    where position = 1\n\n)\n\nselect * from latest\n"
    )
    model.columns = list(named)


def gold(model, below):
    chance = model.chance
    parents = chance.sample(below[-600:], min(len(below), chance.choice((1, 2))))
    first, *others = parents
    measures = [c for c in first.columns if c in MEASURES or c.endswith("_in_cents")][:4]
    texts = [c for c in first.columns if c in TEXTS][:2]
    items = [("id", "orders.customer_id")] + [(text, f"orders.{text}") for text in texts]
    items += [("contact", "md5(max(orders.email))"), ("contacts", "count(distinct orders.id)")]
    for measure in measures:
        items.append((f"total_{measure}", f"sum(orders.{measure})"))
        items.append((f"{measure}_per_row", f"{{{{ ratio('sum(orders.{measure})', 'count(*)') }}}}"))
    for time in [c for c in first.columns if c in TIMES]:
        items.append((f"last_{time}", f"max(orders.{time})"))
    for other in others:
        items.append(("other_rows", "count(other.id)"))
    joins = f"left join {{{{ ref('{others[0].name}') }}}} as other on other.customer_id = orders.customer_id\n" if others else ""
    keys = ", ".join(str(i + 1) for i in range(1 + len(texts)))
    model.sql = (
        "{{ config(materialized='table', tags=['daily']) }}\n\nselect\n"
        + ",\n".join(f"    {expression} as {name}" for name, expression in items)
        + f"\nfrom {{{{ ref('{first.name}') }}}} as orders\n{joins}group by {keys}\n"
    )
    model.columns = [name for name, _ in items]


def plan(count, chance):
    models = []
    for layer, size in (("bronze", count * 2 // 5), ("silver", count * 2 // 5), ("gold", count - 2 * (count * 2 // 5))):
        below = list(models[-(count * 2 // 5) :])
        for _ in range(size):
            model = Model(len(models), layer, chance)
            {"bronze": lambda: bronze(model), "silver": lambda: silver(model, below), "gold": lambda: gold(model, below)}[layer]()
            models.append(model)
    return models


def write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def properties(models):
    lines = ["version: 2", "", "models:"]
    for model in models:
        lines += [
            f"  - name: {model.name}",
            f"    description: What table {model.number} of the {model.layer} layer holds, one row for each id",
            "    config:",
            "      meta: {owner: sales-team, domain: sales}",
            "    columns:",
        ]
        for place, column in enumerate(model.columns):
            lines += [f"      - name: {column}", f"        description: The {column.replace('_', ' ')} of the row, as it was sent"]
            if place == 0:
                lines += ["        data_tests:", "          - unique", "          - not_null"]
            elif place == 1 and model.number % 2 == 0:
                lines += ["        data_tests: [not_null]"]
    return "\n".join(lines) + "\n"


def sources():
    lines = ["version: 2", "", "sources:", "  - name: shop", "    description: What the shop sends", "    schema: landing", "    tables:"]
    for table in range(TABLES):
        lines += [f"      - name: raw_{table:03d}", f"        description: Table {table} of the shop", "        columns:"]
        for column in (*FIXED, *MEASURES, *TEXTS, *TIMES):
            lines += [f"          - name: {column}", f"            description: The {column} of the row"]
            if column in ("email", "phone"):
                lines += ["            config: {meta: {classification: pii}}"]
    return "\n".join(lines) + "\n"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--models", type=int, required=True)
    parser.add_argument("out", type=pathlib.Path)
    arguments = parser.parse_args()
    models = plan(arguments.models, random.Random(arguments.models))
    out = arguments.out
    write(out / "manifest.yaml", MANIFEST)
    write(out / "floe.yaml", PRODUCT)
    write(out / "dbt_project.yml", "name: benchmark\nversion: '1.0'\nprofile: benchmark\nvars: {start_date: '2020-01-01'}\n")
    write(
        out / "macros" / "ratio.sql",
        "{% macro ratio(above, below) -%}\n    cast({{ above }} as double) / nullif({{ below }}, 0)\n{%- endmacro %}\n",
    )
    write(out / "models" / "sources.yml", sources())
    folders = {}
    for model in models:
        write(out / model.folder / f"{model.name}.sql", model.sql)
        folders.setdefault(model.folder, []).append(model)
    for folder, members in folders.items():
        write(out / folder / "properties.yml", properties(members))


if __name__ == "__main__":
    main()
