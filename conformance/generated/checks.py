"""Tests, unit tests and contracts of a generated project."""

from draft import NAME, Node


def tests(draft):
    for node in draft.of("model", "seed", "snapshot"):
        if not draft.chance(0.55):
            continue
        entry = entry_of(draft, node)
        known = [name for name, _ in node.columns if name.isidentifier()]
        for column in draft.some(known or ["id"], 1, 2):
            found = [test(draft, node, column) for _ in range(draft.random.randint(1, 2))]
            unlike = []
            for item in found:
                if not any(same(item, other) for other in unlike):
                    unlike.append(item)
            listed = entry.setdefault("columns", [])
            if not any(other["name"] == column for other in listed):
                listed.append({"name": column, draft.one(["tests", "data_tests", "data_tests"]): unlike})
                if draft.chance(0.2):
                    listed[-1]["description"] = draft.one(["A column", "with 'quotes'"])
                if draft.chance(0.1):
                    listed[-1]["tags"] = ["column_tag"]
        if draft.chance(0.15):
            draft.macros.add("at_least_rows")
            entry.setdefault("data_tests", []).append(
                {"at_least_rows": {"arguments": {"least": draft.one([0, 1, 100])}} if draft.chance(0.5) else
                 {"least": draft.one([0, 1, 100]), **with_config(draft)}})
    for _ in range(draft.random.choice([0, 0, 1, 2])):
        singular(draft)


def same(one, other):
    """Whether two tests may come to the same name."""
    def name(item):
        return item if isinstance(item, str) else next(iter(item))
    return name(one) == name(other)


def entry_of(draft, node):
    """The entry of a node in its properties file, which is made when something is to be said of it."""
    key = {"model": "models", "seed": "seeds", "snapshot": "snapshots"}[node.kind]
    entry = getattr(node, "entry", None)
    listed = draft.files.get(f"{node.folder}/properties.yml", {}).get(key, [])
    for other in listed:
        if other["name"] == node.name:
            return other
    entry = entry or {"name": node.name}
    draft.properties(node.folder, key, entry)
    return entry


def with_config(draft):
    config = {}
    if draft.chance(0.25):
        config["severity"] = draft.one(["warn", "error", "WARN"])
    if draft.chance(0.15):
        config["where"] = draft.one(["id > 1", "grp = 1 or id is null", "1 = 0", "nowhere = 1" if draft.chance(0.2) else "id < 100"])
    if draft.chance(0.1):
        config["limit"] = draft.one([1, 2])
    if draft.chance(0.12):
        config["warn_if"] = draft.one(["> 0", ">= 2", "= 1", "between 1 and 2"])
    if draft.chance(0.12):
        config["error_if"] = draft.one(["> 1", "> 10", "!= 0"])
    if draft.chance(0.15):
        config["store_failures"] = draft.chance(0.8)
    if draft.chance(0.1):
        config["store_failures_as"] = draft.one(["table", "view", "ephemeral"])
    if draft.chance(0.08):
        config["fail_calc"] = draft.one(["count(*) * 2", "max(1)", "count(*)"])
    if draft.chance(0.1):
        config["tags"] = draft.some(["checks", "nightly"], 1, 1)
    if draft.chance(0.05):
        config["alias"] = draft.named("checked_")
    if draft.chance(0.05):
        config["schema"] = "audit"
    if draft.chance(0.04):
        config["enabled"] = False
    return {"config": config} if config else {}


def test(draft, node, column):
    kind = draft.one(["unique", "not_null", "accepted_values", "relationships", "small"])
    arguments = {}
    if kind == "accepted_values":
        arguments["values"] = draft.one([[1, 2, 3], ["plain", "it's"], [1, 2], ["a"], [True]])
        if draft.chance(0.6):
            arguments["quote"] = isinstance(arguments["values"][0], str)
    if kind == "relationships":
        others = [other for other in draft.of("model", "seed", "source") if other.columns_of("int")]
        if not others:
            return "not_null"
        other = draft.one(others)
        arguments = {"to": other.reference or f"ref('{other.name}')", "field": draft.one(other.columns_of("int"))}
    if kind == "small":
        draft.macros.add("small")
        arguments = draft.one([{}, {"most": 2}, {"most": "{{ var('threshold', 3) }}"}, {"most": 100}])
    config = with_config(draft)
    if not arguments and not config:
        return kind
    if draft.chance(0.5) and arguments:
        arguments = {"arguments": arguments}
    if draft.chance(0.1):
        config["name"] = draft.named("named_test_")
    if draft.chance(0.1):
        config["description"] = "checks it"
    if draft.chance(0.1):
        return {"test_name": kind, **arguments, **config}
    return {kind: {**arguments, **config}}


def singular(draft):
    node = draft.one([node for node in draft.readable()] or [None])
    if node is None:
        return
    name = draft.named("assert_")
    config = with_config(draft).get("config", {})
    config.pop("where", None)
    call = "{{ config(" + ", ".join(f"{key}={value!r}" for key, value in config.items()) + ") }}\n" if config else ""
    sql = draft.one(["select * from {{ %s }} where false", "select * from {{ %s }}", "select 1 as x from {{ %s }} limit 1",
                     "select nowhere from {{ %s }}" if draft.chance(0.2) else "select * from {{ %s }} where 1 = 0;"])
    draft.files[f"tests/{name}.sql"] = call + sql % node.reference
    draft.tests.append(name)
    if draft.chance(0.2):
        draft.properties("tests", "data_tests", {"name": name, "description": "a check", "config": {"tags": ["checks"]}})


GENERIC = {
    "small": "{% test small(model, column_name, most=10) %}\nselect {{ column_name }} from {{ model }} where "
             "try_cast({{ column_name }} as double) > {{ most }}\n{% endtest %}\n",
    "at_least_rows": "{% test at_least_rows(model, least=1) %}\n{{ config(severity='warn') }}\n"
                     "select * from (select count(*) as n from {{ model }}) where n < {{ least }}\n{% endtest %}\n",
}


def unit_tests(draft):
    """A model that reads one relation, with rows that it is given and rows that it makes, which may be wrong."""
    parents = [node for node in draft.of("model", "seed") if ("id", "int") in node.columns and ("grp", "int") in node.columns]
    if not parents:
        return
    parent = draft.one(parents)
    name = draft.named("unit_")
    draft.files[f"models/{name}.sql"] = draft.one([
        "select id, grp * 10 as big from {{ ref('%s') }} where id is not null",
        "{{ config(materialized='table') }}\nwith a as (select id, grp from {{ ref('%s') }}) select id, grp * {{ var('factor', 10) }} as"
        " big from a where id is not null",
        "{{ config(materialized='incremental', unique_key='id') }}\nselect id, grp * 10 as big from {{ ref('%s') }} where id is not null"
        "{%% if is_incremental() %%} and id > (select max(id) from {{ this }}){%% endif %%}",
    ]) % parent.name
    given = [{"id": number, "grp": draft.random.randint(1, 3)} for number in range(1, draft.random.randint(2, 4))]
    expected = [{"id": row["id"], "big": row["grp"] * 10} for row in given]
    if draft.chance(0.25):
        expected[0]["big"] += 1
    if draft.chance(0.1):
        expected.append({"id": 99, "big": 1})
    form = draft.one(["dict", "dict", "csv", "sql"])
    test = {"name": draft.named("makes_"), "model": name, "given": [{"input": f"ref('{parent.name}')"}], "expect": {}}
    incremental = "is_incremental" in draft.files[f"models/{name}.sql"]
    if incremental and draft.chance(0.5):
        test["overrides"] = {"macros": {"is_incremental": True}}
        test["given"].append({"input": "this", "rows": [{"id": 0, "big": 0}]})
    elif incremental:
        test["overrides"] = {"macros": {"is_incremental": False}}
    elif "var('factor'" in draft.files[f"models/{name}.sql"] and draft.chance(0.5):
        test["overrides"] = {"vars": {"factor": draft.one([10, 100])}}
    test["given"][0].update(fixture(form, given))
    test["expect"].update(fixture(draft.one([form, "dict"]), expected))
    if draft.chance(0.1):
        test["config"] = {"tags": ["units"]}
    if draft.chance(0.1):
        test["given"][0]["rows"] = []
        test["given"][0]["format"] = "dict"
    draft.properties("models", "unit_tests", test)
    draft.nodes.append(Node(name, "model", [("id", "int"), ("big", "int")], "models", f"ref('{name}')", "view"))


def fixture(form, rows):
    if form == "dict":
        return {"rows": rows}
    if form == "csv":
        return {"format": "csv", "rows": "\n".join(
            [",".join(rows[0])] + [",".join(str(cell) for cell in row.values()) for row in rows]) + "\n"}
    return {"format": "sql", "rows": "\nunion all\n".join(
        "select " + ", ".join(f"{cell} as {name}" for name, cell in row.items()) for row in rows)}


def contract(draft):
    """A model whose columns are promised, and may come out otherwise."""
    parents = [node for node in draft.readable() if ("id", "int") in node.columns]
    if not parents:
        return
    parent = draft.one(parents)
    name = draft.named("kept_")
    kind = draft.one(["table", "view", "incremental"])
    types = [("id", "integer"), ("label", "varchar"), ("part", "decimal(10,2)")]
    columns = []
    for column, type in types:
        entry = {"name": column, "data_type": type}
        if draft.chance(0.12):
            entry["data_type"] = draft.one(["bigint", "text", "double"])
        if draft.chance(0.2):
            entry["constraints"] = [draft.one([{"type": "not_null"}, {"type": "check", "expression": f"{column} is not null"},
                                               {"type": "primary_key"}, {"type": "unique"}])]
        columns.append(entry)
    if draft.chance(0.08):
        columns.append({"name": "missing", "data_type": "integer"})
    if draft.chance(0.05):
        columns.pop()
    if draft.chance(0.2):
        columns.reverse()
    draft.files[f"models/{name}.sql"] = (
        f"{{{{ config(materialized='{kind}'" + (", on_schema_change='append_new_columns'" if kind == "incremental" else "") +
        ") }}\nselect cast(id as integer) as id, cast('x' as varchar) as label, cast(1.5 as decimal(10,2)) as part from "
        f"{{{{ {parent.reference} }}}}{draft.one(['', ' where id is not null', ' qualify row_number() over (partition by id) = 1'])}\n")
    entry = {"name": name, "config": {"contract": {"enforced": True}}, "columns": columns}
    if draft.chance(0.15):
        entry["constraints"] = [draft.one([{"type": "check", "expression": "id >= 0"}, {"type": "primary_key", "columns": ["id"]},
                                           {"type": "unique", "columns": ["id", "label"]}])]
    draft.properties("models", "models", entry)
    draft.nodes.append(Node(name, "model", [("id", "int"), ("label", "text")], "models", f"ref('{name}')", kind))


def versions(draft):
    parents = [node for node in draft.readable() if ("id", "int") in node.columns]
    if not parents:
        return
    parent = draft.one(parents)
    name = draft.named("versioned_")
    draft.files[f"models/{name}_v1.sql"] = f"select id from {{{{ {parent.reference} }}}}"
    draft.files[f"models/{name}_v2.sql"] = f"select id, 2 as v from {{{{ {parent.reference} }}}}"
    entry = {"name": name, "columns": [{"name": "id", "data_tests": ["not_null"]}],
             "versions": [{"v": 1, "config": {"materialized": "table"}} if draft.chance(0.4) else {"v": 1}, {"v": 2}]}
    if draft.chance(0.5):
        entry["latest_version"] = draft.one([1, 2])
    if draft.chance(0.2):
        entry["versions"][0]["config"] = {"alias": name}
    if draft.chance(0.2):
        entry["versions"][0]["deprecation_date"] = "2020-01-01"
    draft.properties("models", "models", entry)
    draft.nodes.append(Node(name, "model", [("id", "int")], "models",
                            draft.one([f"ref('{name}')", f"ref('{name}', v=1)", f"ref('{name}', version=2)"]), "view"))


def people(draft):
    """Groups and who may read what, which may be broken; exposures."""
    models = [node for node in draft.of("model") if hasattr(node, "entry")]
    if models and draft.chance(0.2):
        draft.properties("models", "groups", {"name": "finance", "owner": {"name": "F", "email": "f@example.com"}})
        for node in draft.some(models, 1, 2):
            config = {"group": "finance"}
            if draft.chance(0.3 if node is models[-1] else 0.06):
                config["access"] = "private"
            elif draft.chance(0.3):
                config["access"] = draft.one(["protected", "public"]) if node.materialized != "ephemeral" else "protected"
            entry_of(draft, node).setdefault("config", {}).update(config)
            node.group = "finance"
    if draft.chance(0.25):
        read = [node.reference for node in draft.some(draft.readable(), 1, 2)]
        draft.properties("models", "exposures", {
            "name": "dashboard", "type": "dashboard", "owner": {"name": "me", "email": "me@example.com"}, "depends_on": read,
            **({"tags": ["shown"]} if draft.chance(0.3) else {})})
    if draft.chance(0.1):
        draft.files["analyses/look.sql"] = f"select * from {{{{ {draft.one(draft.readable()).reference} }}}}"


__all__ = ["GENERIC", "NAME", "contract", "people", "tests", "unit_tests", "versions"]
