"""Probes of what creates, drops, renames and replaces relations, of contracts and of functions."""

from types import SimpleNamespace

from dbt_common.utils import AttrDict

from probe import Found, TypesOfQuery, probes

TYPES = ("table", "view", "materialized_view", "external")
ENFORCED = {"contract": AttrDict(enforced=True), "sql_header": "set x;"}
CONTRACT = {
    "columns": {"a": {"name": "a", "data_type": "int", "constraints": [{"type": "not_null"}]},
                "B": {"name": "B", "data_type": "text", "quote": True, "constraints": []}},
    "constraints": [{"type": "primary_key", "columns": ["a"]}],
}
GRANTS = {"grants": {"select": ["reader"]}}
HOOKS = "[{'sql': 'inside', 'transaction': true}, {'sql': 'outside', 'transaction': false}]"
MATERIALIZED = "relation('mv', 'materialized_view')"

RELATIONS = probes(
    f"""
    drop_relation(relation('v', 'view'))
    default__drop_relation(relation('t'))
    drop_relation_if_exists(none)
    drop_relation_if_exists(relation())
    rename_relation(relation('a'), relation('b'))
    rename_relation(relation('a', 'view'), relation('b', 'view'))
    default__rename_relation(relation('a'), relation('b'))
    default__drop_table(relation())
    default__drop_view(relation())
    default__drop_materialized_view(relation())
    drop_materialized_view(relation())
    refresh_materialized_view(relation())
    default__refresh_materialized_view(relation())
    get_rename_table_sql(relation(), 'n')
    default__get_rename_table_sql(relation(), 'n')
    get_rename_view_sql(relation(), 'n')
    default__get_rename_view_sql(relation(), 'n')
    get_rename_materialized_view_sql(relation(), 'n')
    default__get_rename_materialized_view_sql(relation(), 'n')
    get_replace_table_sql(relation(), 'select 1')
    default__get_replace_table_sql(relation(), 'select 1')
    get_replace_view_sql(relation(), 'select 1')
    default__get_replace_view_sql(relation(), 'select 1')
    get_replace_materialized_view_sql(relation(), 'select 1')
    get_create_materialized_view_as_sql(relation(), 'select 1')
    default__get_create_materialized_view_as_sql(relation(), 'select 1')
    default__get_materialized_view_configuration_changes(relation(), {{}})
    get_create_table_as_sql(true, relation(), 'select 1')
    default__get_create_table_as_sql(false, relation(), 'select 1')
    get_create_view_as_sql(relation(), 'select 1')
    create_table_as(false, relation(), 'x', 'java')
    create_or_replace_view()
    handle_existing_table(true, relation())
    assert_columns_equivalent('select 1')
    format_columns([col('A', 'int'), col('b', 'text')])
    materialized_view_setup(relation('b'), relation('i'), {HOOKS})
    materialized_view_teardown(relation('b'), relation('i'), {HOOKS})
    materialized_view_execute_no_op(relation())
    materialized_view_execute_build_sql('select 1', none, relation(), {HOOKS})
    materialized_view_execute_build_sql('select 1', relation('e'), relation(), [])
    """
)
for kind in TYPES:
    RELATIONS += probes(
        f"""
        get_create_sql(relation('t', '{kind}'), 'select 1')
        get_create_intermediate_sql(relation('t', '{kind}'), 'select 1')
        get_create_backup_sql(relation('t', '{kind}'))
        get_rename_intermediate_sql(relation('t', '{kind}'))
        get_drop_backup_sql(relation('t', '{kind}'))
        get_drop_sql(relation('t', '{kind}'))
        get_rename_sql(relation('t', '{kind}'), 'n')
        """
    )
    for other in TYPES:
        RELATIONS += probes(f"get_replace_sql(relation('e', '{kind}'), relation('t', '{other}'), 'select 1')")
for config in ({}, {"sql_header": "set x;"}, {"unlogged": True}, ENFORCED):
    for adapter_type in ("duckdb", "postgres"):
        RELATIONS += probes(
            """
            create_table_as(false, relation(), 'select 1')
            create_table_as(true, relation(), 'select 1')
            default__create_table_as(false, relation(), 'select 1')
            default__create_table_as(true, relation(), 'select 1')
            create_view_as(relation(), 'select 1')
            default__create_view_as(relation(), 'select 1')
            get_replace_table_sql(relation(), 'select 1')
            get_replace_view_sql(relation(), 'select 1')
            get_select_subquery('select 1')
            default__get_column_names()
            get_table_columns_and_constraints()
            get_assert_columns_equivalent('select 1')
            """,
            (adapter_type,), config=config, model=CONTRACT,
            adapter={"get_column_schema_from_query": TypesOfQuery([("a", "int"), ("B", "text")])})
for found in (
    [("B", "text"), ("a", "int")], [("a", "int")], [("a", "int"), ("B", "int")], [("A", "int"), ("B", "text")],
):
    RELATIONS += probes(
        "assert_columns_equivalent('select 1')", config=ENFORCED, model=CONTRACT,
        adapter={"get_column_schema_from_query": TypesOfQuery([("a", "int"), ("B", "text")], found)})
for adapter_type in ("duckdb", "postgres"):
    for kind in ("table", "view"):
        RELATIONS += probes(
            "create_or_replace_view()\nmaterialized_view_setup(relation('b'), relation('i'), [])", (adapter_type,),
            config=GRANTS, adapter={"get_relation": Found(adapter_type, kind)},
            context={"pre_hooks": [{"sql": "before", "transaction": True}], "post_hooks": []})
for existing in ("none", "relation('t', 'table')", "relation('t', 'materialized_view')"):
    for on_change in ("apply", "continue", "fail", "x"):
        for changes in (None, {"changed": True}):
            for full_refresh in (True, False):
                RELATIONS += probes(
                    f"materialized_view_get_build_sql({existing}, {MATERIALIZED}, relation('b'), relation('i'))",
                    ("postgres",), config={"on_configuration_change": on_change, "full_refresh": full_refresh},
                    context={"postgres__get_materialized_view_configuration_changes": lambda *_, c=changes: c,
                             "postgres__get_alter_materialized_view_as_sql": lambda *_: "alter",
                             "default__get_replace_sql": lambda *_: "replace"})
RELATIONS += probes(
    f"get_create_materialized_view_as_sql({MATERIALIZED}, 'select 1')", ("postgres",),
    config={"indexes": [{"columns": ["a"], "unique": True}, {"columns": ["b"]}]})
CHANGED_INDEXES = [
    SimpleNamespace(action="drop", context=SimpleNamespace(name="i1")),
    SimpleNamespace(action="create", context=SimpleNamespace(as_node_config={"columns": ["b"]})),
]
for refresh in (True, False):
    RELATIONS += probes(
        f"get_alter_materialized_view_as_sql({MATERIALIZED}, changes, 'select 1', {MATERIALIZED}, "
        "relation('b', 'materialized_view'), relation('i', 'materialized_view'))",
        context={"changes": AttrDict(requires_full_refresh=refresh, indexes=CHANGED_INDEXES)})
RELATIONS += probes("postgres__describe_materialized_view(relation())", ("postgres",))
RELATIONS += probes(
    "get_materialized_view_configuration_changes(existing, config_of_model)",
    context={"existing": SimpleNamespace(
        identifier="mv", schema="sch", get_materialized_view_config_change_collection=lambda _, model: f"of {model}"),
        "config_of_model": SimpleNamespace(model="m")})

for volatility in (None, "deterministic", "stable", "non-deterministic", "sometimes"):
    for language in ("sql", "python", "javascript"):
        RELATIONS += probes(
            """
            get_aggregate_function_create_replace_signature(relation('f'))
            default__get_aggregate_function_create_replace_signature(relation('f'))
            get_formatted_aggregate_function_args()
            get_function_language_specifier()
            get_aggregate_function_volatility_specifier()
            get_function_python_options()
            scalar_function_sql(relation('f'))
            default__scalar_function_sql(relation('f'))
            scalar_function_volatility_sql()
            scalar_function_volatility_javascript()
            formatted_scalar_function_args_sql()
            default__formatted_scalar_function_args_sql()
            formatted_scalar_function_args_javascript()
            scalar_function_body_sql()
            unsupported_volatility_warning('sometimes')
            function_execute_build_sql('select 1', relation(), relation('f'))
            function_execute_build_sql('select 1', none, relation('f'))
            """,
            config=GRANTS,
            model={"language": language, "compiled_code": "select x", "returns": {"data_type": "int"},
                   "arguments": [{"name": "x", "data_type": "int"},
                                 {"name": "y", "data_type": "text", "default_value": "'a'"}],
                   "config": {"volatility": volatility, "runtime_version": "3.11", "entry_point": "main"}})
