{# Columns of two relations, compared, and columns written in SQL. #}

{% macro get_quoted_csv(column_names) %}
    {%- set quoted = [] -%}
    {%- for name in column_names -%}
        {%- do quoted.append(adapter.quote(name)) -%}
    {%- endfor -%}
    {{ return(quoted | join(', ')) }}
{% endmacro %}

{# The source's columns that the target does not have. #}
{% macro diff_columns(source_columns, target_columns) %}
    {%- set known = target_columns | map(attribute='name') | list -%}
    {{ return(source_columns | rejectattr('name', 'in', known) | list) }}
{% endmacro %}

{% macro diff_column_data_types(source_columns, target_columns) -%}
    {{ return(adapter.dispatch('diff_column_data_types', 'dbt')(source_columns, target_columns)) }}
{%- endmacro %}

{# Columns of both whose type is another and will not fit by widening the target. #}
{% macro default__diff_column_data_types(source_columns, target_columns) %}
    {%- set changed = [] -%}
    {%- for source in source_columns -%}
        {%- for target in target_columns if target.name == source.name -%}
            {%- if source.data_type != target.data_type and not source.can_expand_to(other_column=target) -%}
                {%- do changed.append({'column_name': target.name, 'new_type': source.data_type}) -%}
            {%- endif -%}
        {%- endfor -%}
    {%- endfor -%}
    {{ return(changed) }}
{% endmacro %}

{% macro get_merge_update_columns(merge_update_columns, merge_exclude_columns, dest_columns) -%}
    {{ return(adapter.dispatch('get_merge_update_columns', 'dbt')(
        merge_update_columns, merge_exclude_columns, dest_columns)) }}
{%- endmacro %}

{% macro default__get_merge_update_columns(merge_update_columns, merge_exclude_columns, dest_columns) %}
    {%- if merge_update_columns and merge_exclude_columns -%}
        {{ exceptions.raise_compiler_error(
            "A model names its 'merge_update_columns' or its 'merge_exclude_columns', but not both") }}
    {%- elif merge_update_columns -%}
        {{ return(merge_update_columns) }}
    {%- endif -%}
    {%- set left_out = (merge_exclude_columns or []) | map('lower') | list -%}
    {%- set updated = [] -%}
    {%- for column in dest_columns if column.column | lower not in left_out -%}
        {%- do updated.append(column.quoted) -%}
    {%- endfor -%}
    {{ return(updated) }}
{% endmacro %}
