{# Views. #}

{% macro get_create_view_as_sql(relation, sql) -%}
    {{ adapter.dispatch('get_create_view_as_sql', 'dbt')(relation, sql) }}
{%- endmacro %}

{% macro default__get_create_view_as_sql(relation, sql) -%}
    {{ return(create_view_as(relation, sql)) }}
{%- endmacro %}

{% macro create_view_as(relation, sql) -%}
    {{ adapter.dispatch('create_view_as', 'dbt')(relation, sql) }}
{%- endmacro %}

{% macro default__create_view_as(relation, sql) -%}
    {%- set header = config.get('sql_header', none) -%}
    {%- set contract = config.get('contract') %}
    {{ header if header is not none }}
    create view {{ relation.render() }}
    {%- if contract.enforced %}
    {{ get_assert_columns_equivalent(sql) }}
    {%- endif %}
    as (
        {{ sql }}
    );
{%- endmacro %}

{% macro drop_view(relation) %}{{ adapter.dispatch('drop_view', 'dbt')(relation) }}{% endmacro %}

{% macro default__drop_view(relation) -%}
    drop view if exists {{ relation.render() }} cascade
{%- endmacro %}

{% macro get_rename_view_sql(relation, new_name) -%}
    {{ adapter.dispatch('get_rename_view_sql', 'dbt')(relation, new_name) }}
{%- endmacro %}

{% macro default__get_rename_view_sql(relation, new_name) -%}
    {{ exceptions.raise_compiler_error('this adapter has no macro get_rename_view_sql') }}
{%- endmacro %}

{% macro get_replace_view_sql(relation, sql) -%}
    {{ adapter.dispatch('get_replace_view_sql', 'dbt')(relation, sql) }}
{%- endmacro %}

{% macro default__get_replace_view_sql(relation, sql) -%}
    {{ exceptions.raise_compiler_error('this adapter has no macro get_replace_view_sql') }}
{%- endmacro %}

{# A whole materialization, for databases that replace views in place. #}
{% macro create_or_replace_view() %}
    {%- set existing = adapter.get_relation(database=database, schema=schema, identifier=model['alias']) -%}
    {%- set exists_as_view = existing is not none and existing.is_view -%}
    {%- set target_relation = api.Relation.create(
        identifier=model['alias'], schema=schema, database=database, type='view') -%}
    {%- set grants = config.get('grants') -%}
    {{ run_hooks(pre_hooks) }}
    {%- if existing is not none and not exists_as_view -%}
        {%- do handle_existing_table(should_full_refresh(), existing) -%}
    {%- endif -%}
    {%- call statement('main') -%}
        {{ get_create_view_as_sql(target_relation, sql) }}
    {%- endcall -%}
    {%- set revoke = should_revoke(exists_as_view, full_refresh_mode=True) -%}
    {%- do apply_grants(target_relation, grants, should_revoke=revoke) -%}
    {{ run_hooks(post_hooks) }}
    {{ return({'relations': [target_relation]}) }}
{% endmacro %}

{% macro handle_existing_table(full_refresh, old_relation) -%}
    {{ adapter.dispatch('handle_existing_table', 'dbt')(full_refresh, old_relation) }}
{%- endmacro %}

{% macro default__handle_existing_table(full_refresh, old_relation) %}
    {{ adapter.drop_relation(old_relation) }}
{% endmacro %}
