"""Probes of what the materializations call: incremental strategies, seeds, hooks, tests and unit tests."""

from probe import Columns, probes

COLUMNS = "[col('id', 'int'), col('n', 'text')]"
KEYS = ("none", "'id'", "['id', 'n']")
PREDICATES = ("none", "['a > 1', 'b']")
ROWS = "[{'a': 1}, {'B': \"it's\", 'a': none}]"
HOOKS = (
    "[{'sql': 'a', 'transaction': true}, {'sql': ' ', 'transaction': true}, {'sql': 'b', 'transaction': false}]"
)
ROW = "{'A': 1, 'b': 'x', 'c': true, 'd': none, 'e': \"it's\"}"
TYPES = ("character varying(256)", "character varying(5)[]", "varchar(3)", "numeric(10,2)", "CHARACTER VARYING(5)")
CHANGES = (
    "{'source_not_in_target': [col('n', 'int')], 'target_not_in_source': [col('o', 'int')],"
    " 'new_target_types': [{'column_name': 'a', 'new_type': 'text'}]}"
)

MATERIALIZATIONS = probes(
    f"""
    get_quoted_csv(['a', 'b'])
    diff_columns([col('a', 'int'), col('b', 'int')], [col('B', 'int'), col('a', 'int')])
    diff_column_data_types([col('a', 'int'), col('b', 'int'), col('c', 'int')], [col('a', 'text'), col('b', 'int')])
    diff_column_data_types([api.Column('a', 'varchar', 10)], [api.Column('a', 'varchar', 5)])
    diff_column_data_types([api.Column('a', 'varchar', 5)], [api.Column('a', 'varchar', 10)])
    diff_column_data_types([api.Column('a', 'numeric', none, 10, 2)], [api.Column('a', 'numeric', none, 12, 2)])
    get_merge_update_columns(none, none, {COLUMNS})
    get_merge_update_columns(['x', 'id'], none, {COLUMNS})
    get_merge_update_columns(none, ['ID'], {COLUMNS})
    get_merge_update_columns(['x'], ['id'], {COLUMNS})
    get_merge_unique_key_match('s.id', 't.id')
    get_insert_overwrite_merge_sql(relation('t'), relation('s'), {COLUMNS}, ['p', 'q'])
    get_insert_into_sql(relation('t'), relation('s'), {COLUMNS})
    get_merge_sql(relation('t'), relation('s'), 'id', {COLUMNS}, predicates=['p'])
    default__get_merge_sql(relation('t'), relation('s'), 'id', {COLUMNS}, 'p')
    incremental_validate_on_schema_change('fail')
    incremental_validate_on_schema_change('append_new_columns')
    incremental_validate_on_schema_change('x')
    incremental_validate_on_schema_change('x', 'fail')
    check_for_schema_changes(relation('s'), relation('t'))
    process_schema_changes('ignore', relation('s'), relation('t'))
    process_schema_changes('fail', relation('s'), relation('t'))
    sync_column_schemas('append_new_columns', relation('t'), {CHANGES})
    sync_column_schemas('sync_all_columns', relation('t'), {CHANGES})
    sync_column_schemas('x', relation('t'), {CHANGES})
    create_csv_table(model, load_agate_table())
    reset_csv_table(model, true, relation('o'), load_agate_table())
    reset_csv_table(model, false, relation('o'), load_agate_table())
    get_csv_sql('a', 'b')
    get_binding_char()
    default__get_binding_char()
    get_batch_size()
    default__get_batch_size()
    get_seed_column_quoted_csv(model, ['a', 'b'])
    load_csv_rows(model, load_agate_table())
    default__load_csv_rows(model, load_agate_table())
    can_clone_table()
    create_or_replace_clone(relation('t'), relation('s'))
    run_hooks([])
    run_hooks({HOOKS})
    run_hooks([{{'sql': ' ', 'transaction': false}}, {{'sql': 'b', 'transaction': false}}], inside_transaction=False)
    run_hooks([{{'sql': 'a'}}])
    make_hook_config('select 1', true)
    before_begin('a')
    in_transaction('a')
    after_commit('a')
    get_test_sql('select 1', 'count(*)', '!= 0', '>10', none)
    get_test_sql('select 1', 'count(*)', '!= 0', '>10', 0)
    get_unit_test_sql('select 1', 'select 2', ['a', 'b'])
    get_expected_sql({ROWS}, {{'a': 'int', 'b': 'text'}}, {{'a': '"a"', 'b': 'b'}})
    get_expected_sql([], {{'a': 'int'}}, {{'a': 'a'}})
    format_row({ROW}, {{'a': 'int', 'b': 't', 'c': 'b', 'd': 'd', 'e': 'v'}})
    format_row({{'z': 1}}, {{'a': 'int'}})
    validate_fixture_rows([], 1)
    get_fixture_sql([], none)
    """
)
for adapters in (("duckdb",), ("postgres",)):
    MATERIALIZATIONS += probes(
        f"get_fixture_sql({ROWS}, none)\nget_fixture_sql([], none)\nget_fixture_sql([{{'z': 1}}], none)",
        adapters, adapter={"get_columns_in_relation": Columns("a", "B", "c")})
for key in KEYS:
    for predicates in PREDICATES:
        MATERIALIZATIONS += probes(
            f"""
            get_merge_sql(relation('t'), relation('s'), {key}, {COLUMNS}, {predicates})
            default__get_merge_sql(relation('t'), relation('s'), {key}, {COLUMNS}, {predicates})
            get_delete_insert_merge_sql(relation('t'), relation('s'), {key}, {COLUMNS}, {predicates})
            default__get_delete_insert_merge_sql(relation('t'), relation('s'), {key}, {COLUMNS}, {predicates})
            """
        )
        run = (
            f"{{'target_relation': relation('t'), 'temp_relation': relation('s'), 'unique_key': {key}, "
            f"'dest_columns': {COLUMNS}, 'incremental_predicates': {predicates}}}"
        )
        for strategy in ("append", "delete_insert", "merge", "insert_overwrite", "default", "microbatch"):
            MATERIALIZATIONS += probes(
                f"get_incremental_{strategy}_sql({run})\ndefault__get_incremental_{strategy}_sql({run})")
        MATERIALIZATIONS += probes(
            f"get_incremental_microbatch_sql({run})", config={"event_time": "ts", "begin": "2020-01-01"},
            model={"batch": {"id": "b1", "event_time_start": "2020-01-01", "event_time_end": "2020-01-02"}})
for config in ({"sql_header": "set x;"}, {"merge_update_columns": ["n"]}, {"merge_exclude_columns": ["n"]}):
    MATERIALIZATIONS += probes(
        f"""
        default__get_merge_sql(relation('t'), relation('s'), 'id', {COLUMNS})
        get_insert_overwrite_merge_sql(relation('t'), relation('s'), {COLUMNS}, none, true)
        get_insert_overwrite_merge_sql(relation('t'), relation('s'), {COLUMNS}, none)
        """,
        config=config)
for action in ("append_new_columns", "sync_all_columns", "fail"):
    MATERIALIZATIONS += probes(
        f"process_schema_changes('{action}', relation('s'), relation('t'))",
        adapter={"get_columns_in_relation": Columns.of_relation(s=("a", "new"), t=("a", "old"))})
SEED = {"column_types": {"id": "bigint"}, "quote_columns": False, "delimiter": "|"}
MATERIALIZATIONS += probes(
    """
    create_csv_table(model, load_agate_table())
    load_csv_rows(model, load_agate_table())
    get_seed_column_quoted_csv(model, ['a', 'b'])
    """,
    config=SEED, model={"config": SEED})
MATERIALIZATIONS += probes("load_csv_rows(model, load_agate_table())", config={"fast": False})
MATERIALIZATIONS += probes(
    "load_csv_rows(model, load_agate_table())", config={"fast": False}, context={"get_batch_size": lambda: 1})
for data_type in TYPES:
    for value in ("'x'", "none", "1"):
        MATERIALIZATIONS += probes(f"format_row({{'a': {value}}}, {{'a': '{data_type}'}})")
