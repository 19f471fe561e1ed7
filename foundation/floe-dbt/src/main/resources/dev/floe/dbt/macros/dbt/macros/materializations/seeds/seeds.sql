{# Tables from CSV files. #}

{% macro create_csv_table(model, agate_table) -%}
    {{ adapter.dispatch('create_csv_table', 'dbt')(model, agate_table) }}
{%- endmacro %}

{% macro default__create_csv_table(model, agate_table) %}
    {%- set types = model['config'].get('column_types', {}) -%}
    {%- set quoting = model['config'].get('quote_columns', none) -%}
    {%- set sql -%}
        create table {{ this.render() }} (
            {%- for name in agate_table.column_names -%}
                {%- set inferred = adapter.convert_type(agate_table, loop.index0) -%}
                {{ adapter.quote_seed_column(name, quoting) }} {{ types.get(name, inferred) -}}
                {{ ', ' if not loop.last }}
            {%- endfor -%}
        )
    {%- endset -%}
    {%- call statement('_') -%}
        {{ sql }}
    {%- endcall -%}
    {{ return(sql) }}
{% endmacro %}

{% macro reset_csv_table(model, full_refresh, old_relation, agate_table) -%}
    {{ adapter.dispatch('reset_csv_table', 'dbt')(model, full_refresh, old_relation, agate_table) }}
{%- endmacro %}

{% macro default__reset_csv_table(model, full_refresh, old_relation, agate_table) %}
    {%- if full_refresh -%}
        {%- do adapter.drop_relation(old_relation) -%}
        {{ return(create_csv_table(model, agate_table)) }}
    {%- endif -%}
    {%- do adapter.truncate_relation(old_relation) -%}
    {{ return('truncate table ' ~ old_relation.render()) }}
{% endmacro %}

{% macro get_csv_sql(create_or_truncate_sql, insert_sql) -%}
    {{ adapter.dispatch('get_csv_sql', 'dbt')(create_or_truncate_sql, insert_sql) }}
{%- endmacro %}

{% macro default__get_csv_sql(create_or_truncate_sql, insert_sql) %}
    {{ create_or_truncate_sql }};
    -- rows of the seed
    {{ insert_sql }}
{% endmacro %}

{% macro get_binding_char() %}{{ adapter.dispatch('get_binding_char', 'dbt')() }}{% endmacro %}

{% macro default__get_binding_char() %}
    {{ return('%s') }}
{% endmacro %}

{% macro get_batch_size() %}{{ return(adapter.dispatch('get_batch_size', 'dbt')()) }}{% endmacro %}

{% macro default__get_batch_size() %}
    {{ return(10000) }}
{% endmacro %}

{% macro get_seed_column_quoted_csv(model, column_names) %}
    {%- set quoting = model['config'].get('quote_columns', none) -%}
    {%- set quoted = [] -%}
    {%- for name in column_names -%}
        {%- do quoted.append(adapter.quote_seed_column(name, quoting)) -%}
    {%- endfor -%}
    {{ return(quoted | join(', ')) }}
{% endmacro %}

{% macro load_csv_rows(model, agate_table) -%}
    {{ adapter.dispatch('load_csv_rows', 'dbt')(model, agate_table) }}
{%- endmacro %}

{# The first statement stands for all of them in logs and compiled code. #}
{% macro default__load_csv_rows(model, agate_table) %}
    {%- set batch_size = get_batch_size() -%}
    {%- set columns = get_seed_column_quoted_csv(model, agate_table.column_names) -%}
    {%- set statements = [] -%}
    {%- for batch in agate_table.rows | batch(batch_size) -%}
        {%- set bindings = [] -%}
        {%- set sql -%}
            insert into {{ this.render() }} ({{ columns }}) values
            {% for row in batch -%}
                {%- do bindings.extend(row) -%}
                (
                {%- for name in agate_table.column_names -%}
                    {{ get_binding_char() }}{{ ',' if not loop.last }}
                {%- endfor -%}
                ){{ ',' if not loop.last }}
            {%- endfor -%}
        {%- endset -%}
        {%- do adapter.add_query(sql, bindings=bindings, abridge_sql_log=True) -%}
        {%- if loop.first -%}
            {%- do statements.append(sql) -%}
        {%- endif -%}
    {%- endfor -%}
    {{ return(statements[0]) }}
{% endmacro %}
