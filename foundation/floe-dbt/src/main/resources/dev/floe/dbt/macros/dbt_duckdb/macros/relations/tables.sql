{# Tables and views in DuckDB, and in the DuckLake catalogs that it writes. #}

{# Quoted where the contract says so; in parentheses, to stand in an insert. #}
{% macro get_column_names() %}
    {%- set names = [] -%}
    {%- for column in model['columns'].values() -%}
        {%- do names.append(adapter.quote(column['name']) if column.get('quote') else column['name']) -%}
    {%- endfor -%}
    ({{ names | join(', ') }})
{% endmacro %}

{% macro create_table_as(
    temporary, relation, compiled_code, language='sql', partitioned_by=none, sorted_by=none
) -%}
    {{ return(adapter.dispatch('create_table_as', 'dbt')(
        temporary, relation, compiled_code, language, partitioned_by=partitioned_by, sorted_by=sorted_by)) }}
{%- endmacro %}

{% macro duckdb__create_table_as(
    temporary, relation, compiled_code, language='sql', partitioned_by=none, sorted_by=none
) -%}
    {%- if language == 'python' -%}
        {{ py_write_table(temporary, relation, compiled_code, partitioned_by, sorted_by) }}
    {%- elif language != 'sql' -%}
        {%- do exceptions.raise_compiler_error(
            "A table is built by 'sql' or 'python', but not by '" ~ language ~ "'") -%}
    {%- else -%}
        {%- set contract = config.get('contract') -%}
        {%- set header = config.get('sql_header', none) -%}
        {%- if contract.enforced %}
        {{ get_assert_columns_equivalent(compiled_code) }}
        {%- endif %}
        {{ header if header is not none }}
        create {{ 'temporary' if temporary }} table
        {{ relation.include(database=(not temporary), schema=(not temporary)) }}
        {%- if contract.enforced and not temporary %}
        {{ get_table_columns_and_constraints() }};
        {{ duckdb__alter_table_set_partitioned_by(relation, partitioned_by) if partitioned_by }}
        {{ duckdb__alter_table_set_sorted_by(relation, sorted_by) if sorted_by }}
        insert into {{ relation }} {{ get_column_names() }} (
            {{ get_select_subquery(compiled_code) }}
        );
        {%- elif partitioned_by or sorted_by %}
        as (
            select * from ({{ compiled_code }}) as model_subq limit 0
        );
        {{ duckdb__alter_table_set_partitioned_by(relation, partitioned_by) if partitioned_by }}
        {{ duckdb__alter_table_set_sorted_by(relation, sorted_by) if sorted_by }}
        insert into {{ relation }} select * from ({{ compiled_code }}) as model_subq;
        {%- else %}
        as (
            {{ compiled_code }}
        );
        {%- endif %}
    {%- endif -%}
{%- endmacro %}

{% macro duckdb__alter_table_set_partitioned_by(relation, partitioned_by) -%}
    alter table {{ relation }} set partitioned by ({{ partitioned_by }});
{%- endmacro %}

{% macro duckdb__alter_table_set_sorted_by(relation, sorted_by) -%}
    alter table {{ relation }} set sorted by ({{ sorted_by }});
{%- endmacro %}

{# Only DuckLake lays tables out by columns; elsewhere the setting is ignored with a warning. #}
{% macro duckdb__get_partitioned_by(relation, temporary) %}
    {%- if temporary -%}
        {{ return(none) }}
    {%- endif -%}
    {%- set wanted = config.get('partitioned_by', none) -%}
    {%- set wanted = config.get('partition_by', none) if wanted is none else wanted -%}
    {%- if wanted is none -%}
        {{ return(none) }}
    {%- endif -%}
    {%- set columns = normalize_string_or_list(wanted, 'partitioned_by') -%}
    {%- set materialized = config.get('materialized') -%}
    {%- if not adapter.is_ducklake(relation) -%}
        {%- do adapter.warn_once(
            "'partitioned_by' of a '" ~ materialized ~ "' works in DuckLake only and is ignored") -%}
        {{ return(none) }}
    {%- endif -%}
    {{ return(columns | join(', ')) }}
{% endmacro %}

{% macro duckdb__get_sorted_by(relation, temporary) %}
    {%- if temporary -%}
        {{ return(none) }}
    {%- endif -%}
    {%- set wanted = config.get('sorted_by', none) -%}
    {%- set wanted = config.get('sort_by', none) if wanted is none else wanted -%}
    {%- if wanted is none -%}
        {{ return(none) }}
    {%- endif -%}
    {%- set columns = normalize_string_or_list(wanted, 'sorted_by') -%}
    {%- set materialized = config.get('materialized') -%}
    {%- if not adapter.is_ducklake(relation) -%}
        {%- do adapter.warn_once(
            "'sorted_by' of a '" ~ materialized ~ "' works in DuckLake only and is ignored") -%}
        {{ return(none) }}
    {%- endif -%}
    {%- set quoted = [] -%}
    {%- for column in columns -%}
        {%- do quoted.append(adapter.quote(column)) -%}
    {%- endfor -%}
    {{ return(quoted | join(', ')) }}
{% endmacro %}

{% macro duckdb__create_view_as(relation, sql) -%}
    {%- set contract = config.get('contract') -%}
    {%- set header = config.get('sql_header', none) -%}
    {%- if contract.enforced %}
    {{ get_assert_columns_equivalent(sql) }}
    {%- endif %}
    {{ header if header is not none }}
    create view {{ relation }} as (
        {{ sql }}
    );
{%- endmacro %}
