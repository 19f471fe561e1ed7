"""The scope in which the installed dbt answers: its adapters, relations, columns and tables, without a database."""

import datetime
import importlib.metadata
import logging
import pathlib
import tempfile
import types

import agate
import jinja2.nativetypes
import jinja2.sandbox
from dbt.adapters.base.relation import EventTimeFilter
from dbt.adapters.factory import get_adapter, register_adapter, reset_adapters
from dbt.cli.main import dbtRunner  # noqa: F401  (dbt needs its command line imported before its configuration)
from dbt.config.runtime import RuntimeConfig
from dbt.context.providers import ParseDatabaseWrapper
from dbt.flags import set_from_args
from dbt.mp_context import get_mp_context
from dbt_common.clients import agate_helper

VERSIONS = ("dbt-core", "dbt-adapters", "dbt-common", "dbt-duckdb", "dbt-postgres", "agate", "Jinja2")

PROFILES = {
    "duckdb": "{type: duckdb, path: ':memory:'}",
    "postgres": "{type: postgres, host: localhost, user: u, password: p, port: 5432, dbname: warehouse, schema: main}",
}


def versions():
    return ", ".join(f"{name} {importlib.metadata.version(name)}" for name in VERSIONS)


def adapter(kind):
    """An adapter of dbt with the configuration of an empty project."""
    root = pathlib.Path(tempfile.mkdtemp())
    (root / "dbt_project.yml").write_text("name: shop\nversion: '1.0'\nprofile: shop\n")
    (root / "profiles.yml").write_text(f"shop: {{target: dev, outputs: {{dev: {PROFILES[kind]}}}}}\n")
    arguments = types.SimpleNamespace(
        project_dir=str(root), profiles_dir=str(root), profile=None, target=None, threads=1, vars={}, which="parse"
    )
    set_from_args(arguments, None)
    configuration = RuntimeConfig.from_args(arguments)
    reset_adapters()
    register_adapter(configuration, get_mp_context())
    return get_adapter(configuration)


def side(kind):
    made = adapter(kind)
    wrapper = ParseDatabaseWrapper(made, types.SimpleNamespace())
    return types.SimpleNamespace(Relation=wrapper.Relation, Column=made.Column, adapter=wrapper)


def available(kind):
    """The names that templates find on an adapter."""
    return sorted(type(adapter(kind))._available_)


def csv(text, text_columns=(), delimiter=","):
    """A table as dbt reads it from a seed."""
    with tempfile.NamedTemporaryFile("w", suffix=".csv", encoding="utf-8", newline="") as file:
        file.write(text)
        file.flush()
        try:
            return agate_helper.from_csv(file.name, text_columns=text_columns, delimiter=delimiter)
        except StopIteration:  # Jinja takes this one for an undefined value
            raise ValueError("no header") from None


def printed(table, *arguments, **named):
    """What print_table writes."""
    import io

    out = io.StringIO()
    table.print_table(*arguments, output=out, **named)
    return out.getvalue()


def object_of(**attributes):
    return types.SimpleNamespace(**attributes)


def dumped(table):
    """The names, types and cells of a table in one line."""
    columns = ", ".join(f"{name!r} {type(kind).__name__}" for name, kind in zip(table.column_names, table.column_types))
    return f"[{columns}] " + " ".join(f"({', '.join(map(cell, row))})" for row in table.rows)


def cell(value):
    if isinstance(value, (datetime.date, datetime.datetime)):
        return f"{type(value).__name__} {value}"
    return repr(value)


class Oracle:
    """Evaluates expressions of templates, and remembers names."""

    def __init__(self):
        logging.disable(logging.CRITICAL)
        self.names = {
            "duckdb": side("duckdb"),
            "postgres": side("postgres"),
            "available": available,
            "csv": csv,
            "data": agate_helper.table_from_data,
            "flat": agate_helper.table_from_data_flat,
            "empty_table": agate_helper.empty_table,
            "printed": printed,
            "dump": dumped,
            "object": object_of,
            "filter": lambda field, start=None, end=None: EventTimeFilter(field, start, end),
            "str": str,
            "repr": repr,
            "len": len,
            "list": list,
            "bool": bool,
            "type": lambda value: type(value).__name__,
        }
        self.environment = jinja2.sandbox.SandboxedEnvironment()

    def value(self, expression):
        return self.environment.compile_expression(expression, undefined_to_none=False)(**self.names)

    def answer(self, expression):
        """The answer as one line: '= ' with the repr, or '! ' with the class of the error."""
        try:
            value = self.value(expression)
            if isinstance(value, jinja2.Undefined):
                return "= Undefined"
            return "= " + describe(value)
        except Exception as error:  # the class of any error is the answer
            return "! " + type(error).__name__

    def remember(self, name, expression):
        self.names[name] = self.value(expression)


def describe(value):
    if isinstance(value, agate.Table):
        return f"Table {list(value.column_names)!r}"
    return repr(value)
