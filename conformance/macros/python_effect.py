"""Runs Python that a macro has rendered and tells what it does."""


class Connection:
    """Stands in for a DuckDB connection; only the statements count, not the name of the view they read."""

    def __init__(self):
        self.statements = []

    def register(self, name, _):
        self.statements.append(("register", name))

    def unregister(self, name):
        self.statements.append(("unregister", name))

    def execute(self, sql):
        self.statements.append(("execute", " ".join(sql.split())))


def python_effect(code, kind):
    names = {}
    exec(str(code), names)  # noqa: S102 - the judge runs what the macros under comparison have rendered
    return str(EFFECTS[kind](names))


def table_effect(names):
    connection = Connection()
    names["materialize"]("rows", connection)
    return names.get("x"), connection.statements


def tried(function, *arguments, **named):
    try:
        return function(*arguments, **named)
    except KeyError as missing:
        return f"no {missing}"


def frame(name):
    return f"frame of {name}"


def reference_effect(names):
    two = ("p", "b")
    asked = (("a",), {}), (("c",), {}), (two, {"v": 2}), (two, {"version": 2}), (("b",), {}), (("a",), {"v": "1.0"})
    return [tried(names["ref"], *one, **version, dbt_load_df_function=frame) for one, version in asked]


def source_effect(names):
    return [tried(names["source"], *one, dbt_load_df_function=frame) for one in (("s", "t"), ("s", "u"), ("t",))]


def config_effect(names):
    return names["config_dict"], names["meta_dict"]


def model_effect(names):
    dbt = names["dbtObj"](frame)
    return (
        dbt.is_incremental, repr(dbt.this), dbt.this.database, dbt.this.schema, dbt.this.identifier,
        tried(dbt.ref, "a"), tried(dbt.ref, "p", "b", v=2), tried(dbt.source, "s", "t"),
        dbt.config.get("k"), dbt.config.get("l", 7), dbt.config.get("none", 7), dbt.config.meta_get("mk"),
        dbt.config.meta_get("none", 8), config_effect(names), dbt.config(materialized="table") is not None,
    )


EFFECTS = {
    "table": table_effect,
    "ref": reference_effect,
    "source": source_effect,
    "config": config_effect,
    "model": model_effect,
}
