{# Incremental models, snapshots and functions in PostgreSQL. #}

{# Without a key there is nothing to delete by. #}
{% macro postgres__get_incremental_default_sql(arg_dict) %}
    {%- if arg_dict['unique_key'] -%}
        {{ return(get_incremental_delete_insert_sql(arg_dict)) }}
    {%- endif -%}
    {{ return(get_incremental_append_sql(arg_dict)) }}
{% endmacro %}

{% macro postgres__get_incremental_microbatch_sql(arg_dict) %}
    {%- if not arg_dict['unique_key'] -%}
        {{ exceptions.raise_compiler_error(
            "The strategy 'microbatch' merges on PostgreSQL, and needs a 'unique_key'") }}
    {%- endif -%}
    {{ return(adapter.dispatch('get_incremental_merge_sql', 'dbt')(arg_dict)) }}
{% endmacro %}

{% macro postgres__snapshot_merge_sql(target, source, insert_cols) -%}
    {%- set names = config.get('snapshot_table_column_names') or get_snapshot_table_column_names() -%}
    {%- set current = config.get('dbt_valid_to_current') -%}
    {%- set valid_to = target ~ '.' ~ names.dbt_valid_to -%}
    update {{ target }}
    set {{ names.dbt_valid_to }} = DBT_INTERNAL_SOURCE.{{ names.dbt_valid_to }}
    from {{ source }} as DBT_INTERNAL_SOURCE
    where DBT_INTERNAL_SOURCE.{{ names.dbt_scd_id }}::text = {{ target }}.{{ names.dbt_scd_id }}::text
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

{% macro postgres__formatted_scalar_function_args_sql() %}
    {%- set formatted = [] -%}
    {%- for argument in model.arguments -%}
        {%- set value = argument.get('default_value') -%}
        {%- do formatted.append(
            argument.name ~ ' ' ~ argument.data_type ~ (' DEFAULT ' ~ value if value is not none else '')) -%}
    {%- endfor -%}
    {{ formatted | join(', ') }}
{% endmacro %}
