{% macro note_run(what) %}
    insert into audit.hooks values ('{{ what }}', 'run')
{% endmacro %}

{# What templates see of a result, as text that a model can select. #}
{% macro seen(sql) %}
    {%- set texts = [] -%}
    {%- if execute -%}
        {%- set table = run_query(sql) -%}
        {%- for column in table.columns -%}
            {%- set type = adapter.convert_type(table, loop.index0) -%}
            {%- for value in column.values() -%}
                {%- do texts.append(column.name ~ ' is ' ~ value ~ ' of ' ~ type) -%}
            {%- endfor -%}
        {%- endfor -%}
    {%- endif -%}
    {{ return(texts) }}
{% endmacro %}

{% macro as_rows(texts) %}
    {%- for text in texts %}
    select {{ loop.index }} as number, {{ dbt.string_literal(dbt.escape_single_quotes(text | string)) }} as text
    {{ 'union all' if not loop.last }}
    {%- else %}
    select 0 as number, '' as text
    {%- endfor %}
{% endmacro %}

{% macro get_incremental_own_sql(arg_dict) %}
    insert into {{ arg_dict['target_relation'] }} ({{ arg_dict['dest_columns'] | map(attribute='quoted') | join(', ') }})
    select {{ arg_dict['dest_columns'] | map(attribute='quoted') | join(', ') }} from {{ arg_dict['temp_relation'] }}
{% endmacro %}
