"""Probes of SQL functions, names, generic tests and statements."""

from dbt_common.utils import AttrDict

from probe import Found, probes

TRUTHY_NULLS = {"behavior": {"enable_truthy_nulls_equals_macro": AttrDict(no_warn=True)}}
STRICT_NULLS = {"behavior": {"enable_truthy_nulls_equals_macro": AttrDict(no_warn=False)}}
PARTS = ("year", "quarter", "month", "week", "day", "hour", "minute", "second", "millisecond", "microsecond", "eon")

FUNCTIONS = probes(
    """
    '[' ~ type_string() ~ type_timestamp() ~ type_float() ~ ']'
    '[' ~ type_numeric() ~ type_bigint() ~ type_int() ~ type_boolean() ~ ']'
    cast('x', 'int')
    safe_cast('x', 'int')
    cast_bool_to_text('x = 1')
    concat(['a', 'b', 'c'])
    escape_single_quotes("it's")
    '[' ~ escape_single_quotes(" it's") ~ ']'
    hash('x')
    length('x')
    position("'a'", 'x')
    replace('x', "'a'", "'b'")
    right('x', 3)
    split_part('x', "'-'", 2)
    split_part('x', "'-'", 0)
    split_part('x', "'-'", -2)
    split_part('x', "'-'", 'n')
    default__split_part('x', "'-'", -2)
    _split_part_negative('x', "'-'", -2)
    '[' ~ string_literal('a ') ~ ']'
    any_value('x')
    default__any_value('x')
    bool_or('x')
    listagg('x')
    listagg('x', "'|'", 'order by y')
    listagg('x', "'|'", 'order by y', 3)
    listagg('x', "'|'", none, 3)
    default__listagg('x', "'|'", 'order by y', 3)
    default__listagg('x', "'|'", 'order by y', none)
    default__listagg('x', "'|'", none, none)
    context['except']()
    intersect()
    array_construct(['1', '2'])
    array_construct([], 'int')
    array_construct()
    array_append('a', 'b')
    array_concat('a', 'b')
    date(2020, 1, 2)
    date('2020', '1', '2')
    date_trunc('day', 'x')
    dateadd('day', 1, 'x')
    dateadd('quarter', 'n + 1', 'x')
    dateadd('Week', -2, 'x')
    default__dateadd('day', 1, 'x')
    default__datediff('a', 'b', 'day')
    last_day('x', 'month')
    last_day('x', 'quarter')
    last_day('x', 'QUARTER')
    default__last_day('x', 'year')
    default_last_day('x', 'month')
    get_powers_of_two(0)
    get_powers_of_two(1)
    get_powers_of_two(2)
    get_powers_of_two(9)
    get_powers_of_two(4294967297)
    generate_series(10)
    default__generate_series(1)
    default__generate_series(10)
    get_intervals_between("'2020-01-01'", "'2020-02-01'", 'day')
    date_spine('day', "'2020-01-01'", "'2020-02-01'")
    '[' ~ current_timestamp() ~ ']'
    default__current_timestamp()
    snapshot_get_time()
    default__snapshot_get_time()
    snapshot_string_as_time('2020-01-01')
    default__snapshot_string_as_time('2020-01-01')
    get_snapshot_get_time_data_type()
    current_timestamp_backcompat()
    default__current_timestamp_backcompat()
    current_timestamp_in_utc_backcompat()
    default__current_timestamp_in_utc_backcompat()
    convert_datetime('2020-01-05', '%Y-%m-%d')
    convert_datetime('x', '%Y-%m-%d')
    py_current_timestring() | length
    is_core_v2()
    generate_schema_name()
    '[' ~ generate_schema_name(' x ') ~ ']'
    '[' ~ generate_schema_name_for_env(' x ', none) ~ ']'
    '[' ~ generate_database_name() ~ ']'
    '[' ~ generate_database_name(' x ') ~ ']'
    '[' ~ generate_alias_name() ~ ']'
    '[' ~ generate_alias_name(' x ', {'name': 'n'}) ~ ']'
    '[' ~ generate_alias_name(none, {'name': 'n', 'version': '1.0'}) ~ ']'
    '[' ~ generate_alias_name(none, {'name': 'n'}) ~ ']'
    '[' ~ generate_latest_version_pointer_alias(' x ', {'name': 'n', 'version': 1}) ~ ']'
    '[' ~ generate_latest_version_pointer_alias(none, {'name': 'n', 'version': 1}) ~ ']'
    test_unique(relation(), 'id')
    test_not_null(relation(), 'id')
    test_accepted_values(relation(), 'id', ['a', 'b'])
    test_accepted_values(relation(), 'id', [1, 2], quote=False)
    default__test_accepted_values(relation(), 'id', [])
    test_relationships(relation(), 'id', relation('o'), 'oid')
    get_where_subquery(relation())
    is_incremental()
    should_full_refresh()
    should_store_failures()
    run_query('select 1')
    {% call statement('a', fetch_result=True) %} select 1 {% endcall %}{{ load_result('a').data }}
    {% call statement() %} select 1 {% endcall %}
    {% call statement(name='main', auto_begin=False) %} select 1 {% endcall %}
    {% call statement(name='main', language='python') %} print(1) {% endcall %}
    {% call statement(name='main', language='java') %} print(1) {% endcall %}
    {% call noop_statement('main', 'msg', 'code', 1) %} select 1 {% endcall %}{{ load_result('main').response }}
    {% call noop_statement() %} select 1 {% endcall %}
    {% call set_sql_header(config) %} set x = 1; {% endcall %}
    """
)
FUNCTIONS += probes("\n".join(f"datediff('a', 'b', '{part}')" for part in PARTS))
FUNCTIONS += probes("equals('a', 'b')\ndefault__equals('a', 'b')", adapter=TRUTHY_NULLS)
FUNCTIONS += probes("equals('a', 'b')\ndefault__equals('a', 'b')", adapter=STRICT_NULLS)
FUNCTIONS += probes("date_spine('day', 'a', 'b')", results=[(".", ["days"], [(7,)])])
FUNCTIONS += probes(
    """
    is_incremental()
    run_query('select 1') is none
    get_intervals_between('a', 'b', 'day')
    {% call statement('main') %} select 1 {% endcall %}
    {% call noop_statement('main') %} select 1 {% endcall %}
    """,
    context={"execute": False},
)
for production in ("generate_schema_name_for_env(' x ', none)", "generate_schema_name_for_env(none, none)"):
    FUNCTIONS += probes(production, context={"target": AttrDict(name="prod", schema="main", database="db")})
for flag in (True, False):
    for configured in ({}, {"full_refresh": not flag, "store_failures": not flag, "where": "x > 1"}):
        FUNCTIONS += probes(
            "should_full_refresh()\nshould_store_failures()\nget_where_subquery(relation())\ntest_not_null('m', 'id')",
            flags={"FULL_REFRESH": flag, "STORE_FAILURES": flag}, config=configured)
    for kind in ("table", "view"):
        for materialized in ("table", "incremental"):
            FUNCTIONS += probes(
                "is_incremental()", ("duckdb",), flags={"FULL_REFRESH": flag},
                model={"config": {"materialized": materialized}}, adapter={"get_relation": Found("duckdb", kind)})
