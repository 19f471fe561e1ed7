"""Probes of what only DuckDB's macros do: merges, layouts, foreign keys, files and Python tables."""

from dbt_common.utils import AttrDict

from probe import probes

DUCKDB = ("duckdb",)
COLUMNS = "[col('id', 'int'), col('n', 'text')]"
MERGE = f"duckdb__get_merge_sql(relation('t'), relation('s'), 'id', {COLUMNS}, none)"
DROPPED = (
    "[{'relation': relation('a'), 'backup': relation('b')}, {'relation': relation('c'), 'backup': relation('d')}]"
)
ERRORS = "{{% set e = [] %}}{{% do {} %}}{{{{ e | length }}}}"


def counted(call, **setting):
    """How many mistakes a check finds; what it says about them is each program's own."""
    return probes(ERRORS.format(call), DUCKDB, **setting)


def matched(*clauses):
    return {"merge_clauses": {"when_matched": list(clauses)}}


def not_matched(*clauses):
    return {"merge_clauses": {"when_not_matched": list(clauses)}}


DUCKDB_ONLY = probes(
    f"""
    get_column_names()
    duckdb__merge_join_clause('id', none, [])
    duckdb__merge_join_clause(['a', 'b'], none, ['p'])
    duckdb__merge_join_clause(none, ['a', 'b'], ['p'])
    duckdb__merge_join_clause(none, none, ['p', 'q'])
    merge_clause_defaults(none, none)
    merge_clause_defaults('u', 'i', ['n'], ['m'], {{'a': '1'}})
    normalize_string_or_list('a', 'f')
    normalize_string_or_list(['a', ' b '], 'f')
    normalize_string_or_list(none, 'f')
    normalize_string_or_list('', 'f')
    normalize_string_or_list(('a',), 'f')
    normalize_string_or_list(3, 'f')
    normalize_string_or_list([1], 'f')
    normalize_string_or_list({{'a': 1}}, 'f')
    normalize_incremental_predicates(['a'])
    normalize_incremental_predicates(3)
    duckdb__get_merge_sql(relation('t'), relation('s'), [], {COLUMNS}, ['p'])
    duckdb__get_merge_sql(relation('t'), relation('s'), 'id', {COLUMNS}, 'p')
    duckdb__get_merge_sql(relation('t'), relation('s'), 'id', {COLUMNS}, 3)
    validate_merge_config(config)
    validate_merge_config(config, relation())
    location_exists('x')
    write_to_file(relation(), 'f.parquet', 'format parquet')
    store_relation('p', relation(), 'loc', 'csv', config)
    flight_name({{'name': 'a', 'schema': 'b', 'database': 'c', 'alias': 'al'}})
    flight_name({{'name': 'a', 'schema': 'b'}})
    default__flight_name({{'name': 'a', 'schema': 'b', 'alias': ''}})
    drop_indexes_on_relation(relation())
    drop_foreign_key_dependents(relation())
    restore_foreign_key_dependents([])
    restore_foreign_key_dependents({DROPPED})
    drop_relation_for_rebuild(relation())
    drop_relation_for_rebuild(relation('v', 'view'))
    drop_relation_for_rebuild(none)
    duckdb__dispatch_temporary_relation(relation('t'))['temporary']
    register_upstream_external_models()
    existing_constraint_types(none)
    """,
    DUCKDB,
)
for config in (
    {"sql_header": "set x;"}, {"merge_update_condition": "u > 1"}, {"merge_insert_condition": "i > 1"},
    {"merge_on_using_columns": ["id", "n"]}, {"merge_update_columns": ["n", "m"]}, {"merge_exclude_columns": ["N"]},
    {"merge_update_set_expressions": {"n": "1", "k": "2"}}, {"merge_returning_columns": ["id", "n"]},
    {"merge_update_columns": ["q"], "merge_update_set_expressions": {"n": "1"}, "merge_update_condition": "c"},
    {"merge_exclude_columns": ["n"], "merge_update_set_expressions": {"ID": "2"}},
    {"merge_exclude_columns": ["n"], "merge_update_columns": ["id"]},
    {"merge_update_condition": 3}, {"merge_update_columns": "n"}, {"merge_update_set_expressions": ["x"]},
    {"merge_update_columns": [1]}, {"merge_clauses": {}}, {"merge_clauses": []}, {"merge_clauses": {"other": []}},
    matched(), matched({"action": "update"}), matched({"action": "update", "mode": "by_name"}),
    matched({"action": "update", "mode": "by_position"}, {"action": "delete", "condition": "d"}),
    matched({"action": "update", "mode": "star", "condition": "c"}, {"action": "do_nothing"}),
    matched({"action": "error", "error_message": "it's"}), matched({"action": "error"}), matched({"action": "insert"}),
    matched({"action": "update", "mode": "explicit"}), matched({"action": "other"}), matched({"mode": "star"}),
    matched(3),
    matched({"action": "update", "mode": "explicit", "update": {"include": ["n"], "set_expressions": {"id": "1"}}}),
    matched({"action": "update", "mode": "explicit", "update": {"exclude": ["n"]}}),
    matched({"action": "update", "mode": "explicit", "update": {"include": ["n"], "exclude": ["id"]}}),
    not_matched({"action": "insert"}), not_matched({"action": "insert", "mode": "star"}),
    not_matched({"action": "insert", "mode": "by_position", "condition": "z"}, {"action": "error"}),
    not_matched({"action": "insert", "mode": "explicit"}), not_matched({"action": "update"}),
    not_matched({"action": "insert", "mode": "explicit", "insert": {"columns": ["a", "b"], "values": ["1", "2"]}}),
    not_matched({"action": "delete"}), not_matched({"action": "do_nothing", "condition": "c"}),
    matched({"action": "update"}) | {"merge_update_columns": ["n"]},
    matched({"action": "update"}) | {"merge_on_using_columns": ["n"], "merge_returning_columns": ["n"]},
):
    DUCKDB_ONLY += probes(MERGE, DUCKDB, config=config)
    DUCKDB_ONLY += probes(MERGE, DUCKDB, config=config, adapter={"is_ducklake": True})
    for ducklake in (True, False):
        DUCKDB_ONLY += counted(
            "validate_ducklake_restrictions(config, relation(), e)", config=config, adapter={"is_ducklake": ducklake})
    DUCKDB_ONLY += counted("validate_merge_clauses(config, {'merge_update_columns': ['n']}, e)", config=config)
for value in ("none", "'s'", "''", "3", "[]", "['a']", "['a', 3]", "[1, 2]", "('a',)", "{}", "{'a': 1}"):
    for check in ("validate_string_field", "validate_string_list_field", "validate_dict_field"):
        DUCKDB_ONLY += counted(f"{check}({value}, 'f', e)")
    DUCKDB_ONLY += counted(f"validate_merge_clause_list({{'when_matched': {value}}}, 'when_matched', e)")
DUCKDB_ONLY += counted("validate_merge_clause_list({'when_matched': [{}, 3, 's']}, 'when_matched', e)")

CONTRACT = {
    "columns": {"a": {"name": "a", "data_type": "int", "constraints": [{"type": "foreign_key"}]},
                "B": {"name": "B", "data_type": "text", "quote": True, "constraints": [{"type": "not_null"}]}},
    "constraints": [{"type": "primary_key", "columns": ["a"]}],
}
for enforced in (True, False):
    for model in (CONTRACT, {"columns": {}, "constraints": [{"type": "unique", "columns": ["a"]}]}):
        DUCKDB_ONLY += probes(
            """
            enforced_constraint_types()
            has_foreign_key_constraints()
            may_be_foreign_key_target(relation(database='other'))
            get_column_names()
            """,
            DUCKDB, config={"contract": AttrDict(enforced=enforced)}, model=model)
for existing in ("primary_key", "unique", "foreign_key", "check"):
    for supported in (True, False):
        DUCKDB_ONLY += probes(
            """
            existing_constraint_types(relation())
            has_foreign_key_constraints(relation())
            may_be_foreign_key_target(relation())
            drop_relation_for_rebuild(relation())
            drop_relation_for_rebuild(relation('v', 'view'))
            """,
            DUCKDB, adapter={"existing_key_constraint_types": [existing], "catalog_supports_foreign_keys": supported})
DUCKDB_ONLY += probes("drop_indexes_on_relation(relation())", DUCKDB, results=[("indexes", ["n"], [("i1",), ("i2",)])])

for layout in ({"partitioned_by": "a"}, {"partition_by": ["a", "b"]}, {"sorted_by": ["a", "b"]}, {"sort_by": "a"}, {}):
    for ducklake in (True, False):
        DUCKDB_ONLY += probes(
            """
            duckdb__get_partitioned_by(relation(), false)
            duckdb__get_partitioned_by(relation(), true)
            duckdb__get_sorted_by(relation(), false)
            duckdb__get_sorted_by(relation(), true)
            create_table_as(false, relation(), 'select 1')
            """,
            DUCKDB, config=layout, adapter={"is_ducklake": ducklake})
LAID_OUT = """
    create_table_as(false, relation(), 'select 1', 'sql', 'p', 's')
    create_table_as(false, relation(), 'select 1', partitioned_by='p')
    create_table_as(true, relation(), 'select 1', sorted_by='s')
    duckdb__create_table_as(false, relation(), 'select 1', 'sql', '', '')
    python_effect(create_table_as(false, relation(), 'x = 1', 'python', 'p', 's'), 'table')
    python_effect(py_write_table(true, relation(), 'x = 1', none, 's'), 'table')
    python_effect(py_write_table(false, relation(), 'x = 1'), 'table')
    """
DUCKDB_ONLY += probes(LAID_OUT, DUCKDB)
DUCKDB_ONLY += probes(LAID_OUT, DUCKDB, config={"contract": AttrDict(enforced=False), "sql_header": "set x;"})

for config in (
    {"options": {"a": "b", "c": 1}}, {"format": "csv", "options": {"delimiter": "|"}},
    {"delimiter": "|", "format": "csv"},
    {"options": {"partition_by": "x"}, "format": "csv"}, {"format": "json", "location": "l"}, {"options": ["x"]}, {},
):
    DUCKDB_ONLY += probes("render_write_options(config)\nexternal_location(relation(), config)", DUCKDB, config=config)
