{# Queries about data: how fresh it is, its first rows, and whether SQL is valid. #}

{% macro collect_freshness(source, loaded_at_field, filter) -%}
    {{ return(adapter.dispatch('collect_freshness', 'dbt')(source, loaded_at_field, filter)) }}
{%- endmacro %}

{% macro default__collect_freshness(source, loaded_at_field, filter) %}
    {%- call statement('collect_freshness', fetch_result=True, auto_begin=False) %}
        select
            max({{ loaded_at_field }}) as max_loaded_at,
            {{ current_timestamp() }} as snapshotted_at
        from {{ source }}
        {{ 'where ' ~ filter if filter }}
    {%- endcall -%}
    {{ return(load_result('collect_freshness')) }}
{% endmacro %}

{% macro collect_freshness_custom_sql(source, loaded_at_query) -%}
    {{ return(adapter.dispatch('collect_freshness_custom_sql', 'dbt')(source, loaded_at_query)) }}
{%- endmacro %}

{% macro default__collect_freshness_custom_sql(source, loaded_at_query) %}
    {%- call statement('collect_freshness_custom_sql', fetch_result=True, auto_begin=False) %}
        with source_query as (
            {{ loaded_at_query }}
        )
        select
            (select * from source_query) as max_loaded_at,
            {{ current_timestamp() }} as snapshotted_at
    {%- endcall -%}
    {{ return(load_result('collect_freshness_custom_sql')) }}
{% endmacro %}

{% macro get_show_sql(compiled_code, sql_header, limit) -%}
    {{ sql_header if sql_header is not none }}
    {{ get_limit_subquery_sql(compiled_code, limit) }}
{%- endmacro %}

{# The adapters' macro is named without `subquery`. #}
{% macro get_limit_subquery_sql(sql, limit) -%}
    {{ adapter.dispatch('get_limit_sql', 'dbt')(sql, limit) }}
{%- endmacro %}

{% macro default__get_limit_sql(sql, limit) %}
    {{ sql }}
    {{ 'limit ' ~ limit if limit is not none }}
{% endmacro %}

{% macro validate_sql(sql) %}{{ return(adapter.dispatch('validate_sql', 'dbt')(sql)) }}{% endmacro %}

{% macro default__validate_sql(sql) -%}
    {%- call statement('validate_sql') -%}
        explain {{ sql }}
    {%- endcall -%}
    {{ return(load_result('validate_sql')) }}
{%- endmacro %}
