{# The table of a snapshot: its columns, its first version and the changes that are merged into it. #}

{% macro create_columns(relation, columns) -%}
    {{ adapter.dispatch('create_columns', 'dbt')(relation, columns) }}
{%- endmacro %}

{% macro default__create_columns(relation, columns) %}
    {%- for column in columns -%}
        {%- call statement() -%}
            alter table {{ relation.render() }}
            add column {{ adapter.quote(column.name) }} {{ column.expanded_data_type }};
        {%- endcall -%}
    {%- endfor -%}
{% endmacro %}

{% macro post_snapshot(staging_relation) -%}
    {{ adapter.dispatch('post_snapshot', 'dbt')(staging_relation) }}
{%- endmacro %}

{# For databases that have something to clear away after a snapshot. #}
{% macro default__post_snapshot(staging_relation) %}
{% endmacro %}

{% macro get_true_sql() %}{{ adapter.dispatch('get_true_sql', 'dbt')() }}{% endmacro %}

{% macro default__get_true_sql() %}
    {{ return('TRUE') }}
{% endmacro %}

{% macro get_snapshot_table_column_names() %}
    {{ return({
        'dbt_valid_to': 'dbt_valid_to',
        'dbt_valid_from': 'dbt_valid_from',
        'dbt_scd_id': 'dbt_scd_id',
        'dbt_updated_at': 'dbt_updated_at',
        'dbt_is_deleted': 'dbt_is_deleted',
    }) }}
{% endmacro %}

{% macro build_snapshot_table(strategy, sql) -%}
    {{ adapter.dispatch('build_snapshot_table', 'dbt')(strategy, sql) }}
{%- endmacro %}

{% macro default__build_snapshot_table(strategy, sql) %}
    {%- set names = config.get('snapshot_table_column_names') or get_snapshot_table_column_names() %}
    select *,
        {{ strategy.scd_id }} as {{ names.dbt_scd_id }},
        {{ strategy.updated_at }} as {{ names.dbt_updated_at }},
        {{ strategy.updated_at }} as {{ names.dbt_valid_from }},
        {{ get_dbt_valid_to_current(strategy, names) }}
        {%- if strategy.hard_deletes == 'new_record' %},
        'False' as {{ names.dbt_is_deleted }}
        {%- endif %}
    from (
        {{ sql }}
    ) sbq
{% endmacro %}

{% macro build_snapshot_staging_table(strategy, sql, target_relation) %}
    {%- set staging = make_temp_relation(target_relation) -%}
    {%- set changes = snapshot_staging_table(strategy, sql, target_relation) -%}
    {%- call statement('build_snapshot_staging_relation') -%}
        {{ create_table_as(True, staging, changes) }}
    {%- endcall -%}
    {{ return(staging) }}
{% endmacro %}

{# Current versions end at null, or at the value that the project has chosen for them. #}
{% macro get_dbt_valid_to_current(strategy, columns) %}
    {%- set current = config.get('dbt_valid_to_current') or 'null' -%}
    coalesce(nullif({{ strategy.updated_at }}, {{ strategy.updated_at }}), {{ current }}) as {{ columns.dbt_valid_to }}
{%- endmacro %}

{% macro get_updated_at_column_data_type(snapshot_sql) %}
    {%- for column in get_column_schema_from_query(snapshot_sql) if column.column == 'dbt_updated_at' -%}
        {{ return(column.dtype) }}
    {%- endfor -%}
    {{ return(none) }}
{% endmacro %}

{# A snapshot that compares times of two types may miss changes. #}
{% macro check_time_data_types(sql) %}
    {%- set updated_at = get_updated_at_column_data_type(sql) -%}
    {%- set now = get_snapshot_get_time_data_type() -%}
    {%- if now is not none and updated_at is not none and now != updated_at -%}
        {{ exceptions.warn_snapshot_timestamp_data_types(now, updated_at) }}
    {%- endif -%}
{% endmacro %}

{% macro snapshot_merge_sql(target, source, insert_cols) -%}
    {{ adapter.dispatch('snapshot_merge_sql', 'dbt')(target, source, insert_cols) }}
{%- endmacro %}

{% macro default__snapshot_merge_sql(target, source, insert_cols) -%}
    {%- set names = config.get('snapshot_table_column_names') or get_snapshot_table_column_names() -%}
    {%- set current = config.get('dbt_valid_to_current') -%}
    {%- set valid_to = 'DBT_INTERNAL_DEST.' ~ names.dbt_valid_to -%}
    merge into {{ target.render() }} as DBT_INTERNAL_DEST
    using {{ source }} as DBT_INTERNAL_SOURCE
    on DBT_INTERNAL_SOURCE.{{ names.dbt_scd_id }} = DBT_INTERNAL_DEST.{{ names.dbt_scd_id }}
    when matched
        {%- if current %}
        and ({{ equals(valid_to, current) }} or {{ valid_to }} is null)
        {%- else %}
        and {{ valid_to }} is null
        {%- endif %}
        and DBT_INTERNAL_SOURCE.dbt_change_type in ('update', 'delete')
        then update
        set {{ names.dbt_valid_to }} = DBT_INTERNAL_SOURCE.{{ names.dbt_valid_to }}
    when not matched
        and DBT_INTERNAL_SOURCE.dbt_change_type = 'insert'
        then insert ({{ insert_cols | join(', ') }})
        values ({{ insert_cols | join(', ') }})
{%- endmacro %}
