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


def reference_effect(names):
    def tried(*arguments, **named):
        try:
            return names["ref"](*arguments, **named, dbt_load_df_function=lambda name: f"frame of {name}")
        except KeyError as missing:
            return f"no {missing}"

    return [tried("a"), tried("c"), tried("p", "b", v=2), tried("p", "b", version=2), tried("b"), tried("a", v="1.0")]


def source_effect(names):
    def tried(*arguments):
        try:
            return names["source"](*arguments, dbt_load_df_function=lambda name: f"frame of {name}")
        except KeyError as missing:
            return f"no {missing}"

    return [tried("s", "t"), tried("s", "u"), tried("t")]


def config_effect(names):
    return names["config_dict"], names["meta_dict"]


def model_effect(names):
    dbt = names["dbtObj"](lambda name: f"frame of {name}")
    return (
        dbt.is_incremental, repr(dbt.this), dbt.this.database, dbt.this.schema, dbt.this.identifier,
        dbt.config.get("k"), dbt.config.get("l", 7), dbt.config.get("none", 7), dbt.config.meta_get("mk"),
        dbt.config.meta_get("none", 8), config_effect(names), dbt.config(materialized="table") is not None,
    )


EFFECTS = {
    "table": table_effect, "ref": reference_effect, "source": source_effect, "config": config_effect, "model": model_effect,
}
