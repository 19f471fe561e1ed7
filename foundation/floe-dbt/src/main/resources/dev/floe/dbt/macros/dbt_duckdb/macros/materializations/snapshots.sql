{# Snapshots in DuckDB. #}

{% macro build_snapshot_staging_table(strategy, sql, target_relation) %}
    {%- set staging = duckdb__dispatch_temporary_relation(target_relation) -%}
    {%- set changes = snapshot_staging_table(strategy, sql, target_relation) -%}
    {%- call statement('build_snapshot_staging_relation') -%}
        {{ create_table_as(staging['temporary'], staging['relation'], changes) }}
    {%- endcall -%}
    {{ return(staging['relation']) }}
{% endmacro %}

{% macro duckdb__post_snapshot(temporary_relation) %}
    {%- do drop_relation(temporary_relation) -%}
{% endmacro %}

{% macro duckdb__snapshot_merge_sql(target, source, insert_cols) -%}
    {%- set names = config.get('snapshot_table_column_names') or get_snapshot_table_column_names() -%}
    {%- set current = config.get('dbt_valid_to_current') -%}
    {%- set valid_to = 'DBT_INTERNAL_TARGET.' ~ names.dbt_valid_to -%}
    update {{ target }} as DBT_INTERNAL_TARGET
    set {{ names.dbt_valid_to }} = DBT_INTERNAL_SOURCE.{{ names.dbt_valid_to }}
    from {{ source }} as DBT_INTERNAL_SOURCE
    where DBT_INTERNAL_SOURCE.{{ names.dbt_scd_id }}::text = DBT_INTERNAL_TARGET.{{ names.dbt_scd_id }}::text
        and DBT_INTERNAL_SOURCE.dbt_change_type::text in ('update'::text, 'delete'::text)
        {%- if current %}
        and ({{ valid_to }} = {{ current }} or {{ valid_to }} is null);
        {%- else %}
        and {{ valid_to }} is null;
        {%- endif %}

    insert into {{ target }} ({{ insert_cols | join(', ') }})
    select DBT_INTERNAL_SOURCE.{{ insert_cols | join(',DBT_INTERNAL_SOURCE.') }}
    from {{ source }} as DBT_INTERNAL_SOURCE
    where DBT_INTERNAL_SOURCE.dbt_change_type::text = 'insert'::text;
{%- endmacro %}
