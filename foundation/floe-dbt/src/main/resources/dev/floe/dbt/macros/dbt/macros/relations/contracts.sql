{# Columns and constraints of a contract. #}

{% macro get_table_columns_and_constraints() -%}
    {{ adapter.dispatch('get_table_columns_and_constraints', 'dbt')() }}
{%- endmacro %}

{% macro default__get_table_columns_and_constraints() -%}
    {{ return(table_columns_and_constraints()) }}
{%- endmacro %}

{% macro table_columns_and_constraints() %}
    {%- set columns = adapter.render_raw_columns_constraints(raw_columns=model['columns']) -%}
    {%- set constraints = adapter.render_raw_model_constraints(raw_constraints=model['constraints']) %}
    (
        {{ (columns + constraints) | join(',\n        ') }}
    )
{% endmacro %}

{% macro get_assert_columns_equivalent(sql) -%}
    {{ adapter.dispatch('get_assert_columns_equivalent', 'dbt')(sql) }}
{%- endmacro %}

{% macro default__get_assert_columns_equivalent(sql) -%}
    {{ return(assert_columns_equivalent(sql)) }}
{%- endmacro %}

{# Fails where the query's columns, in whatever order, are not those of the contract. #}
{% macro assert_columns_equivalent(sql) %}
    {%- set promised = model['columns'] -%}
    {%- if not promised -%}
        {{ exceptions.raise_contract_error([], []) }}
    {%- endif -%}
    {%- set header = config.get('sql_header', none) -%}
    {%- set actual_columns = get_column_schema_from_query(sql, header) -%}
    {%- set promised_columns = get_column_schema_from_query(get_empty_schema_sql(promised)) -%}
    {%- set actual = format_columns(actual_columns) -%}
    {%- set expected = format_columns(promised_columns) -%}
    {%- if actual | length != expected | length -%}
        {%- do exceptions.raise_contract_error(expected, actual) -%}
    {%- endif -%}
    {%- for column in actual if column not in expected -%}
        {%- do exceptions.raise_contract_error(expected, actual) -%}
    {%- endfor -%}
{% endmacro %}

{% macro format_columns(columns) %}
    {%- set formatted = [] -%}
    {%- for column in columns -%}
        {%- do formatted.append(adapter.dispatch('format_column', 'dbt')(column)) -%}
    {%- endfor -%}
    {{ return(formatted) }}
{% endmacro %}

{% macro default__format_column(column) -%}
    {{ return({
        'name': column.column,
        'data_type': column.dtype,
        'formatted': column.column | lower ~ ' ' ~ column.dtype,
    }) }}
{%- endmacro %}
