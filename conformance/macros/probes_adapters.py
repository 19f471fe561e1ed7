"""Probes of relations, columns, metadata, privileges, comments and indexes."""

from probe import Columns, Found, probes

LONG = "x" * 60
TYPED = "{'a': {'name': 'a', 'data_type': 'int'}, 'b': {'name': 'b', 'data_type': 'text', 'quote': true}}"
NUMERIC = "{'a': {'name': 'a', 'data_type': ' Numeric '}, 'b': {'name': 'b', 'data_type': 'number'}}"
ADDED = "[col('a', 'int'), col('c', 'text')]"
REMOVED = "[col('b', 'int'), col('d', 'int')]"
DOCUMENTED = "{'a': {'name': 'a'}, 'B': {'name': 'B', 'quote': true}, 'z': {'name': 'z'}}"

ADAPTERS = probes(
    f"""
    copy_grants()
    default__copy_grants()
    support_multiple_grantees_per_dcl_statement()
    should_revoke(none)
    should_revoke(relation())
    should_revoke(relation(), false)
    get_show_grant_sql(relation())
    default__get_show_grant_sql(relation())
    get_grant_sql(relation(), 'select', ['a', 'b'])
    get_revoke_sql(relation(), 'select', ['a', 'b'])
    default__get_revoke_sql(relation(), 'select', ['a', 'b'])
    get_dcl_statement_list(relation(), {{'select': ['a', 'b'], 'insert': ['c'], 'x': []}}, get_grant_sql)
    get_dcl_statement_list(relation(), {{'select': ['a', 'b']}}, get_revoke_sql)
    call_dcl_statements(['a', 'b'])
    call_dcl_statements([])
    apply_grants(relation(), {{}}, true)
    apply_grants(relation(), none, true)
    default__apply_grants(relation(), {{'select': ['a', 'b']}}, true)
    default__apply_grants(relation(), {{'select': ['a', 'b']}}, false)
    apply_grants(relation(), {{'select': ['a', 'b']}}, true) | replace('None', '')
    get_columns_in_relation(relation())
    get_columns_in_relation(api.Relation.create(identifier='a'))
    default__get_columns_in_relation(relation())
    sql_convert_columns_in_relation([['a', 'int', none, none, none], ['b', 'varchar', 10, none, none]])
    get_list_of_column_names([col('a', 'int'), col('b', 'int')])
    get_empty_subquery_sql('select 1')
    get_empty_subquery_sql('select 1', 'header')
    default__get_empty_subquery_sql('select 1', 'header')
    get_empty_schema_sql({TYPED})
    get_empty_schema_sql({{'a': {{'name': 'a'}}, 'b': {{'name': 'b', 'data_type': 'decimal'}}}})
    get_empty_schema_sql({NUMERIC})
    get_column_schema_from_query('select 1', 'header')
    get_columns_in_query('select 1')
    alter_column_type(relation(), 'a', 'text')
    alter_relation_add_remove_columns(relation(), {ADDED}, {REMOVED})
    default__alter_relation_add_remove_columns(relation(), {ADDED}, {REMOVED})
    alter_relation_add_remove_columns(relation('v', 'view'), none, [col('b', 'int')])
    alter_relation_add_remove_columns(relation('v', 'view'), [col('b', 'text')])
    alter_relation_add_remove_columns(relation())
    collect_freshness(relation(), 'ts', 'x > 1').data
    collect_freshness(relation(), 'ts', none).data
    collect_freshness_custom_sql(relation(), 'select max(x) from y').data
    get_show_sql('select 1', 'header', 5)
    get_show_sql('select 1', none, none)
    get_show_sql('select 1', '', -1)
    get_limit_subquery_sql('select 1', 0)
    validate_sql('select 1').data
    get_create_index_sql(relation(), {{'columns': ['a', 'b'], 'unique': true}})
    get_create_index_sql(relation(), {{'columns': ['a'], 'type': 'hash'}})
    default__get_create_index_sql(relation(), {{'columns': ['a']}})
    create_indexes(relation())
    get_drop_index_sql(relation(), 'i')
    default__get_drop_index_sql(relation(), 'i')
    get_show_indexes_sql(relation())
    default__get_show_indexes_sql(relation())
    list_schemas('Db')
    list_schemas(none)
    default__list_schemas('Db')
    check_schema_exists(relation().information_schema(), 'Sch')
    default__check_schema_exists(relation().information_schema(), 'Sch')
    list_relations_without_caching(api.Relation.create(database='D', schema='S'))
    default__list_relations_without_caching(relation())
    list_function_relations_without_caching(relation())
    information_schema_name('db')
    information_schema_name(none)
    default__information_schema_name('db')
    default__information_schema_name(none)
    get_relations()
    default__get_relations()
    get_catalog_for_single_relation(relation())
    get_relation_last_modified(relation().information_schema(), [relation()])
    get_catalog(relation().information_schema(), ['a', 'b'])
    get_catalog(relation().information_schema(), [])
    default__get_catalog(relation().information_schema(), ['a', 'b'])
    get_catalog_relations(relation().information_schema(), [relation(), api.Relation.create(schema='only')])
    get_catalog_relations(relation().information_schema(), [])
    default__get_catalog_relations(relation().information_schema(), [relation()])
    alter_relation_comment(relation(), "it's")
    alter_relation_comment(relation('v', 'view'), 'x')
    alter_relation_comment(relation('v', 'materialized_view'), 'x')
    alter_relation_comment(relation(), '$dbt_comment_literal_block$')
    alter_relation_comment(relation(), 3)
    default__alter_relation_comment(relation(), 'x')
    default__alter_column_comment(relation(), {{}})
    validate_doc_columns(relation(), {DOCUMENTED}, ['A', 'b'])
    validate_doc_columns(relation(), {{'a': {{'name': 'a'}}, 'B': {{'name': 'B', 'quote': false}}}}, ['A', 'b'])
    persist_docs(relation(), model)
    make_intermediate_relation(relation())
    default__make_intermediate_relation(relation('t', 'view'), '__x')
    make_temp_relation(relation()).identifier[:10]
    make_temp_relation(relation('t', 'view')).type
    [make_temp_relation(relation('t', 'view'), '__x').schema, make_temp_relation(relation('t', 'view')).database]
    default__make_temp_relation(relation(), '__x')
    make_backup_relation(relation(), 'view')
    make_backup_relation(relation(), 'view', '__x').type
    default__make_backup_relation(relation(), 'view', '__x').type
    make_intermediate_relation(relation('{LONG}')).identifier
    make_backup_relation(relation('{LONG}'), 'view').identifier
    make_temp_relation(relation('{LONG}')).identifier | length
    make_intermediate_relation(relation(), '__{LONG}yy').identifier
    truncate_relation(relation())
    get_or_create_relation('db', 'sch', 't', 'table')
    load_cached_relation(relation())
    load_relation(relation())
    create_schema(relation())
    default__create_schema(relation())
    drop_schema(relation())
    default__drop_schema(relation())
    drop_schema_named('x')
    """
)
ADAPTERS += probes(
    """
    get_catalog_relations(relation().information_schema(), [api.Relation.create(database='d')])
    create_schema(api.Relation.create(schema='s'))
    create_schema(relation(schema='main'))
    """,
    results=[("duckdb_databases", ["type"], [("sqlite",)])],
)
ADAPTERS += probes("create_schema(relation())", results=[("duckdb_databases", ["type"], [("sqlite",)])])
ADAPTERS += probes("create_schema(relation())", results=[("duckdb_databases", ["type"], [("postgres",)])])
ADAPTERS += probes("postgres_escape_comment(3)\npostgres_get_relations()", ("postgres",))
ADAPTERS += probes("postgres__make_relation_with_suffix(relation(), '__x', '').identifier", ("postgres",))
ADAPTERS += probes("duckdb_escape_comment('a')", ("duckdb",))
INDEXES = [{"columns": ["a"], "unique": True}, {"columns": ["b"]}]
ADAPTERS += probes("create_indexes(relation())", config={"indexes": INDEXES})
for granted in ({"select": ["b", "c"], "insert": ["z"]}, {"SELECT": ["A", "b"]}, {"select": ["a", "b"]}):
    ADAPTERS += probes(
        "default__apply_grants(relation(), {'select': ['a', 'b']}, true)", adapter={"standardize_grants_dict": granted})
ADAPTERS += probes(
    "get_dcl_statement_list(relation(), {'select': ['a', 'b'], 'x': []}, get_revoke_sql)",
    context={"default__support_multiple_grantees_per_dcl_statement": lambda: False},
)
DESCRIBED = {"description": "a 'd'", "columns": {
    "a": {"name": "a", "description": "x"}, "B": {"name": "B", "description": "y", "quote": True},
    "z": {"name": "z", "description": "no such column"}}}
for persisted in ({"relation": True, "columns": True}, {"relation": True}, {"columns": True}):
    for model in (DESCRIBED, {"description": "", "columns": {}}):
        ADAPTERS += probes(
            "persist_docs(relation(), model)\npersist_docs(relation(), model, false, true)\n"
            "persist_docs(relation(), model, for_columns=false)\nalter_column_comment(relation(), model.columns)",
            config={"persist_docs": persisted}, model=model,
            adapter={"get_columns_in_relation": Columns("a", "B", "C")})
for adapter_type in ("duckdb", "postgres"):
    ADAPTERS += probes(
        "load_relation(relation()).type\nget_or_create_relation('db', 'sch', 't', 'view')[1].type",
        (adapter_type,), adapter={"get_relation": Found(adapter_type, "table")})
for batch in ({"id": "2020-01-01T05"}, {}, None):
    ADAPTERS += probes(
        """
        make_temp_relation(relation()).identifier.startswith('t__dbt_tmp_2020-01-01T05')
        make_temp_relation(relation(), '__x').identifier[:5]
        make_intermediate_relation(relation())
        """,
        model={"batch": batch})
