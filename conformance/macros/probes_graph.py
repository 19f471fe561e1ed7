"""Probes of DuckDB's macros that look at the other models of a project."""

from dbt_common.utils import AttrDict

from probe import probes

DUCKDB = ("duckdb",)


def node(name, *dependencies, materialized="table", full_refresh=None, **more):
    return AttrDict({
        "unique_id": f"model.p.{name}", "resource_type": "model", "name": name, "alias": name, "database": "db",
        "schema": "sch", "depends_on": AttrDict(nodes=[f"model.p.{other}" for other in dependencies]),
        "config": AttrDict(materialized=materialized, full_refresh=full_refresh)} | more)


def external(name, *dependencies, **config):
    return AttrDict(node(name, *dependencies), config=AttrDict(materialized="external", **config))


def around(*nodes, selected):
    return {"graph": AttrDict(nodes={one["unique_id"]: one for one in nodes}, sources={}),
            "selected_resources": [f"model.p.{name}" for name in selected]}


def dependents(*rows):
    return [("fks", ["table_name", "depth", "referenced_table"], list(rows))]


ONE = dependents(("child", 1, "t"))
CHAIN = dependents(("grandchild", 2, "child"), ("child", 1, "t"))
BOTH_REFERENCES = dependents(("child", 2, "mid"), ("child", 2, "t"), ("mid", 1, "t"))
DROP = "drop_foreign_key_dependents(relation())"

GRAPH = []
for rows, surroundings in (
    (ONE, around(node("m"), node("child", "m"), selected=["child"])),
    (ONE, around(node("m"), node("child", "m"), selected=[])),
    (ONE, around(node("m"), node("child"), selected=["child"])),
    (ONE, around(node("m"), selected=["child"])),
    (ONE, around(node("m"), node("child", "m", alias="CHILD", schema="SCH"), selected=["child"])),
    (ONE, around(node("m"), node("child", "m", schema="other"), selected=["child"])),
    (ONE, around(node("m"), node("child", "m", resource_type="seed"), selected=["child"])),
    (ONE, around(node("m"), node("child", "m", materialized="incremental"), selected=["child"])),
    (ONE, around(node("m"), node("child", "m", materialized="incremental", full_refresh=True), selected=["child"])),
    (ONE, around(node("m"), node("child", "m", materialized="incremental", full_refresh=False), selected=["child"])),
    (ONE, around(node("m"), node("child", "m", materialized="view", full_refresh=True), selected=["child"])),
    (CHAIN, around(node("m"), node("child", "m"), node("grandchild", "child"), selected=["child", "grandchild"])),
    (CHAIN, around(node("m"), node("child", "m"), node("grandchild", "m"), selected=["child", "grandchild"])),
    (CHAIN, around(node("m"), node("child", "m"), node("grandchild", "child"), selected=["child"])),
    (BOTH_REFERENCES, around(node("m"), node("mid", "m"), node("child", "m"), selected=["child", "mid"])),
    (BOTH_REFERENCES, around(node("m"), node("mid", "m"), node("child", "mid"), selected=["child", "mid"])),
    (dependents(("child", 1, "other"), ("child", 1, "t")),
     around(node("m"), node("other"), node("child", "other"), selected=["child"])),
):
    for full_refresh in (True, False):
        GRAPH += probes(DROP, DUCKDB, results=rows, context=surroundings, flags={"FULL_REFRESH": full_refresh})
GRAPH += probes(
    "drop_relation_for_rebuild(relation())", DUCKDB, results=ONE,
    context=around(node("m"), node("child", "m"), selected=["child"]),
    adapter={"existing_key_constraint_types": ["unique"]})

for surroundings in (
    around(
        external("u"), external("w", location="{{ x }}/w"), node("v"), node("m", "u", "v", "w", "u"), selected=["m"]),
    around(external("u"), node("m", "u"), node("n", "u", "gone"), selected=["m", "n"]),
    around(external("u"), AttrDict(external("w"), schema="other"), node("m", "u", "w"), selected=["m", "missing"]),
    around(external("u", "a"), external("a"), node("m", "u"), selected=["m", "u"]),
    around(external("u", format="csv", delimiter="|", options={"header": 1}), node("m", "u"), selected=["m"]),
):
    GRAPH += probes("register_upstream_external_models()", DUCKDB, context=surroundings)
    GRAPH += probes("register_upstream_external_models()", DUCKDB, context=surroundings | {"execute": False})
