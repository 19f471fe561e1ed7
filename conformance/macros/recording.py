"""A context for macros in which nothing is executed and everything that would have been is recorded."""

import dataclasses
import importlib
import re
import types

import agate
from dbt.adapters.contracts.connection import AdapterResponse
from dbt.context.base import BaseContext
from dbt.context.exceptions_jinja import wrapped_exports
from dbt_common.clients.agate_helper import table_from_data_flat
from dbt_common.utils import AttrDict

from macro_set import MacroCaller, dispatch
from python_effect import python_effect

FIXED = {
    "drop_relation": None, "rename_relation": None, "truncate_relation": None, "create_schema": None,
    "drop_schema": None, "cache_added": "", "cache_dropped": "", "cache_renamed": "", "commit": None,
    "expand_target_column_types": None, "verify_database": "", "valid_snapshot_target": None,
    "assert_valid_snapshot_target_given_strategy": None, "add_query": None, "get_relation": None,
    "get_columns_in_relation": [], "get_missing_columns": [], "get_column_schema_from_query": [],
    "check_schema_exists": True, "list_schemas": [], "is_motherduck": False, "is_ducklake": False,
    "disable_transactions": False, "use_ducklake_table_workarounds": False, "location_exists": False,
    "store_relation": None, "external_root": ".", "get_seed_file_path": "/seeds/s.csv", "build_catalog_relation": None,
    "get_temp_relation_path": {"schema": "dbt_temp", "identifier": "m"}, "warn_once": None,
    "batch_id_for_model": "", "ensure_transaction": None,
    "catalog_supports_foreign_keys": True, "existing_key_constraint_types": [], "get_partitions_metadata": [],
    "cache_dropped_schema": None, "valid_incremental_strategies": [], "quote_seed_column": None,
    "standardize_grants_dict": {}, "clear_transaction": None, "get_binding_char": "?",
}
REAL = {
    "quote", "quote_as_configured", "quote_seed_column", "render_raw_columns_constraints",
    "render_raw_model_constraints",
    "get_hard_deletes_behavior", "parse_index", "convert_type", "external_write_options", "external_read_location",
    "type", "standardize_grants_dict", "convert_datetimes_to_strs", "escape_sql_string", "date_function",
}


@dataclasses.dataclass
class Trace:
    """What happened while one probe was rendered."""

    macros: list = dataclasses.field(default_factory=list)
    dispatched: list = dataclasses.field(default_factory=list)
    adapter: list = dataclasses.field(default_factory=list)
    config: list = dataclasses.field(default_factory=list)
    last_returned: bool = False


@dataclasses.dataclass
class Setting:
    """What a probe finds around it."""

    config: dict = dataclasses.field(default_factory=dict)
    model: dict = dataclasses.field(default_factory=dict)
    adapter: dict = dataclasses.field(default_factory=dict)
    results: list = dataclasses.field(default_factory=list)
    context: dict = dataclasses.field(default_factory=dict)
    flags: dict = dataclasses.field(default_factory=dict)


def adapter_classes(adapter_type):
    plugin = importlib.import_module(f"dbt.adapters.{adapter_type}").Plugin
    return plugin.adapter


class RecordingAdapter:
    """Stands in for a database: records calls and answers from the setting of the probe."""

    def __init__(self, adapter_type, setting, trace):
        self._type = adapter_type
        self._setting = setting
        self._trace = trace
        self._context = {}
        self._real = object.__new__(adapter_classes(adapter_type))
        self._real.config = types.SimpleNamespace(
            quoting={"database": True, "schema": True, "identifier": True},
            credentials=types.SimpleNamespace(database="db", schema="sch", is_motherduck=False, external_root="."),
        )

    def dispatch(self, macro_name, macro_namespace=None, packages=None):
        return dispatch(self._context, self._type, macro_name, macro_namespace, self._trace)

    def execute(self, sql, auto_begin=False, fetch=False, limit=None):
        self._trace.adapter.append(("execute", words(sql), auto_begin, fetch, limit))
        for pattern, names, rows in self._setting.results:
            if re.search(pattern, sql, re.S | re.I):
                return AdapterResponse("OK"), table_from_data_flat([dict(zip(names, row)) for row in rows], names)
        return AdapterResponse("OK"), agate.Table([], [], [])

    def get_incremental_strategy_macro(self, model_context, strategy):
        self._trace.adapter.append(("get_incremental_strategy_macro", strategy))
        return model_context[f"get_incremental_{strategy.replace('+', '_')}_sql"]

    @property
    def behavior(self):
        usual = {"enable_truthy_nulls_equals_macro": AttrDict(no_warn=False)}
        return AttrDict(usual | self._setting.adapter.get("behavior", {}))

    @property
    def Relation(self):
        return adapter_classes(self._type).Relation

    def __getattr__(self, name):
        def call(*arguments, **named):
            told = () if name == "warn_once" else tuple(map(shown, arguments))
            self._trace.adapter.append((name, told, tuple((key, shown(value)) for key, value in named.items())))
            answers = self._setting.adapter
            if name in answers:
                return answers[name](*arguments, **named) if callable(answers[name]) else answers[name]
            if name in REAL:
                return getattr(self._real, name)(*arguments, **named)
            if name not in FIXED:
                raise AttributeError(f"the recording adapter knows no '{name}'")
            return FIXED[name]

        return call


class RecordingConfig:
    """The configuration of a node; remembers which keys were asked for."""

    def __init__(self, values, trace):
        self._values = values
        self._trace = trace

    def get(self, name, default=None, validator=None):
        self._trace.config.append(name)
        value = self._values.get(name)
        return default if value is None else value

    def require(self, name, validator=None):
        self._trace.config.append("!" + name)
        return self._values[name]

    def set(self, name, value):
        self._trace.adapter.append(("config.set", name, words(value)))
        return ""

    def persist_relation_docs(self):
        return bool(self._values.get("persist_docs", {}).get("relation", False))

    def persist_column_docs(self):
        return bool(self._values.get("persist_docs", {}).get("columns", False))

    def meta_get(self, name, default=None, validator=None):
        self._trace.config.append("meta:" + name)
        return self._values.get("meta", {}).get(name, default)

    def __getattr__(self, name):
        self._trace.config.append("." + name)
        if name in self._values:
            return self._values[name]
        raise AttributeError(name)

    def __call__(self, *arguments, **named):
        return ""


def words(text):
    """A text without SQL comments, which are each program's own, and with one space for all white space."""
    return " ".join(re.sub(r"--[^\n]*|/\*.*?\*/", " ", str(text), flags=re.S).split())


def shown(value):
    if isinstance(value, dict):
        return {key: shown(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [shown(item) for item in value]
    if isinstance(value, RecordingConfig):
        return "<config>"
    return words(value)


def build_context(adapter_type, macros, setting, trace):
    """Everything a macro may name, with the given macros in it."""
    adapter = RecordingAdapter(adapter_type, setting, trace)
    relation_class = adapter_classes(adapter_type).Relation
    column_class = adapter_classes(adapter_type).Column
    model = {
        "name": "m", "alias": "m", "database": "db", "schema": "sch", "resource_type": "model", "columns": {},
        "unique_id": "model.p.m", "config": setting.config, "language": "sql", "package_name": "p", "refs": [],
        "sources": [], "constraints": [], "description": "",
    } | setting.model
    this = relation_class.create(database="db", schema="sch", identifier=model["alias"], type="table")
    results = {}
    context = dict(BaseContext({}).to_dict())

    def store_result(name, response, agate_table=None):
        table = agate_table if agate_table is not None else agate.Table([])
        results[name] = AttrDict({"response": response, "data": [list(r) for r in table.rows], "table": table})
        return ""

    def store_raw_result(name, message=None, code=None, rows_affected=None, agate_table=None):
        trace.adapter.append(("store_raw_result", name, message, code, rows_affected))
        response = AdapterResponse(_message=message, code=code, rows_affected=rows_affected)
        return store_result(name, response, agate_table)

    context.update(
        adapter=adapter, api=AttrDict({"Relation": relation_class, "Column": column_class}), column=column_class,
        config=RecordingConfig(setting.config, trace), exceptions=wrapped_exports(None), execute=True, model=model,
        this=this, database="db", schema="sch", sql="select 1 as id", compiled_code="select 1 as id",
        target=AttrDict({"name": "dev", "schema": "target_schema", "database": "target_db", "type": adapter_type}),
        load_result=lambda name: results.get(name), store_result=store_result, store_raw_result=store_raw_result,
        pre_hooks=[], post_hooks=[], graph={"nodes": {}, "sources": {}}, validation=AttrDict({"any": validate_any}),
        write=lambda payload: trace.adapter.append(("write", words(payload))) or "", render=lambda text: text,
        ref=lambda *names, v=None: relation_class.create(
            database="db", schema="sch", identifier=names[-1] + (f"_v{v}" if v else "")),
        source=lambda *names: relation_class.create(database="db", schema=names[0], identifier=names[1]),
        var=lambda name, default=None: default, defer_relation=None, selected_resources=[], project_name="p",
        flags=AttrDict({"FULL_REFRESH": False, "STORE_FAILURES": False, "EMPTY": False} | setting.flags),
        submit_python_job=lambda _, code: trace.adapter.append(("submit_python_job", code)) or AdapterResponse("OK"),
        log=lambda *_, **__: "", relation=make_relation(relation_class), col=column_class.create,
        try_or_compiler_error=lambda _message, function, *a, **k: function(*a, **k),
        load_agate_table=lambda: table_from_data_flat([{"id": 1, "n": "a"}, {"id": 2, "n": None}], ["id", "n"]),
        python_effect=python_effect, sql_now="2020-01-01 00:00:00",
    )
    context["exceptions"] = AttrDict(
        dict(context["exceptions"]), warn=lambda message: trace.adapter.append(("warn",)) or "",
        warn_snapshot_timestamp_data_types=lambda *a: trace.adapter.append(("warn_snapshot_timestamp_data_types", *a)))
    callers = {
        name: MacroCaller(macro, context, trace) for name, macro in macros.items() if macro.kind != "materialization"}
    context.update(callers)
    context["dbt"] = {name: MacroCaller(c.macro, context, trace, "dbt.") for name, c in callers.items()}
    context["context"] = context
    context.update(setting.context)
    adapter._context = context
    return context


def validate_any(*_):
    return lambda value: value


def make_relation(relation_class):
    def relation(identifier="t", type="table", schema="sch", database="db", **more):
        return relation_class.create(database=database, schema=schema, identifier=identifier, type=type, **more)

    return relation
