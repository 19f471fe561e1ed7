{# What to do when an incremental model's columns are no longer those of its table. #}

{% macro incremental_validate_on_schema_change(on_schema_change, default='ignore') %}
    {%- if on_schema_change in ['ignore', 'fail', 'append_new_columns', 'sync_all_columns'] -%}
        {{ return(on_schema_change) }}
    {%- endif -%}
    {%- do log("'" ~ on_schema_change ~ "' is no way to treat a change of columns, so '" ~ default ~ "' is taken") -%}
    {{ return(default) }}
{% endmacro %}

{% macro check_for_schema_changes(source_relation, target_relation) -%}
    {{ return(adapter.dispatch('check_for_schema_changes', 'dbt')(source_relation, target_relation)) }}
{%- endmacro %}

{% macro default__check_for_schema_changes(source_relation, target_relation) %}
    {%- set source_columns = adapter.get_columns_in_relation(source_relation) -%}
    {%- set target_columns = adapter.get_columns_in_relation(target_relation) -%}
    {%- set added = diff_columns(source_columns, target_columns) -%}
    {%- set removed = diff_columns(target_columns, source_columns) -%}
    {%- set retyped = diff_column_data_types(source_columns, target_columns) -%}
    {{ return({
        'schema_changed': (added or removed or retyped) | length > 0,
        'source_not_in_target': added,
        'target_not_in_source': removed,
        'source_columns': source_columns,
        'target_columns': target_columns,
        'new_target_types': retyped,
    }) }}
{% endmacro %}

{% macro sync_column_schemas(on_schema_change, target_relation, schema_changes_dict) -%}
    {{ return(adapter.dispatch('sync_column_schemas', 'dbt')(on_schema_change, target_relation, schema_changes_dict)) }}
{%- endmacro %}

{% macro default__sync_column_schemas(on_schema_change, target_relation, schema_changes_dict) %}
    {%- set added = schema_changes_dict['source_not_in_target'] -%}
    {%- if on_schema_change == 'append_new_columns' -%}
        {%- if added -%}
            {%- do alter_relation_add_remove_columns(target_relation, added, none) -%}
        {%- endif -%}
    {%- elif on_schema_change == 'sync_all_columns' -%}
        {%- set removed = schema_changes_dict['target_not_in_source'] -%}
        {%- if added or removed -%}
            {%- do alter_relation_add_remove_columns(target_relation, added, removed) -%}
        {%- endif -%}
        {%- for change in schema_changes_dict['new_target_types'] -%}
            {%- do alter_column_type(target_relation, change['column_name'], change['new_type']) -%}
        {%- endfor -%}
    {%- endif -%}
{% endmacro %}

{% macro process_schema_changes(on_schema_change, source_relation, target_relation) -%}
    {{ return(adapter.dispatch('process_schema_changes', 'dbt')(on_schema_change, source_relation, target_relation)) }}
{%- endmacro %}

{# The columns to insert new rows by; none where changes are ignored, so that the target's are taken. #}
{% macro default__process_schema_changes(on_schema_change, source_relation, target_relation) %}
    {%- if on_schema_change == 'ignore' -%}
        {{ return({}) }}
    {%- endif -%}
    {%- set changes = check_for_schema_changes(source_relation, target_relation) -%}
    {%- if changes['schema_changed'] -%}
        {%- if on_schema_change == 'fail' -%}
            {{ exceptions.raise_compiler_error(
                "The columns of the model are not those of its table, and 'on_schema_change' is 'fail'"
                ~ "\n  new in the model: " ~ changes['source_not_in_target']
                ~ "\n  only in the table: " ~ changes['target_not_in_source']
                ~ "\n  of another type: " ~ changes['new_target_types']
                ~ "\n  help: build the model once with --full-refresh, or set 'on_schema_change' to "
                ~ "'append_new_columns' or 'sync_all_columns'") }}
        {%- endif -%}
        {%- do sync_column_schemas(on_schema_change, target_relation, changes) -%}
    {%- endif -%}
    {{ return(changes['source_columns']) }}
{% endmacro %}
