{# Incremental models in DuckDB. #}

{% macro duckdb__get_incremental_default_sql(arg_dict) %}
    {{ return(get_incremental_delete_insert_sql(arg_dict)) }}
{% endmacro %}

{% macro duckdb__get_delete_insert_merge_sql(target, source, unique_key, dest_columns, incremental_predicates) -%}
    {%- set columns = get_quoted_csv(dest_columns | map(attribute='name')) -%}
    {%- set predicates = incremental_predicates or [] -%}
    {%- if unique_key is string %}
    delete from {{ target }}
    where ({{ unique_key }}) in (
        select ({{ unique_key }})
        from {{ source }}
    )
    {%- for predicate in predicates %}
        and {{ predicate }}
    {%- endfor -%}
    ;
    {%- elif unique_key %}
    delete from {{ target }} as DBT_INCREMENTAL_TARGET
    using {{ source }}
    where (
        {%- for key in unique_key %}
        {{ source }}.{{ key }} = DBT_INCREMENTAL_TARGET.{{ key }} {{ 'and' if not loop.last }}
        {%- endfor %}
        {%- for predicate in predicates %}
        and {{ predicate }}
        {%- endfor %}
    );
    {%- endif %}

    insert into {{ target }} ({{ columns }})
    (
        select {{ columns }}
        from {{ source }}
    )
{%- endmacro %}

{# A batch takes the place of the rows of its time, whatever their keys. #}
{% macro duckdb__get_incremental_microbatch_sql(arg_dict) %}
    {%- set event_time = config.get('event_time') -%}
    {%- if not event_time -%}
        {{ exceptions.raise_compiler_error("The strategy 'microbatch' needs an 'event_time'") }}
    {%- elif config.get('unique_key') -%}
        {{ exceptions.raise_compiler_error(
            "The strategy 'microbatch' replaces rows by 'event_time', so a 'unique_key' is for the strategy 'merge'") }}
    {%- elif not (model.batch and model.batch.event_time_start and model.batch.event_time_end) -%}
        {{ exceptions.raise_compiler_error("The strategy 'microbatch' needs the start and the end of a batch") }}
    {%- endif -%}
    {%- set predicates = normalize_incremental_predicates(arg_dict['incremental_predicates']) -%}
    {%- set columns = get_quoted_csv(arg_dict['dest_columns'] | map(attribute='name')) -%}
    {%- set start, end = model.batch.event_time_start, model.batch.event_time_end -%}
    {%- set sql %}
    delete from {{ arg_dict['target_relation'] }}
    where {{ event_time }} >= '{{ start }}'
        and {{ event_time }} < '{{ end }}'
        {%- for predicate in predicates %}
        and ({{ predicate }})
        {%- endfor -%}
    ;
    insert into {{ arg_dict['target_relation'] }} ({{ columns }})
    select {{ columns }}
    from {{ arg_dict['temp_relation'] }}
    where {{ event_time }} >= '{{ start }}'
        and {{ event_time }} < '{{ end }}';
    {%- endset -%}
    {{ return(sql) }}
{% endmacro %}

{% macro normalize_incremental_predicates(incremental_predicates) %}
    {{ return(normalize_string_or_list(incremental_predicates, 'incremental_predicates')) }}
{% endmacro %}

{# A setting that is one text or several, as a list. #}
{% macro normalize_string_or_list(raw, field_name) %}
    {%- if raw is none -%}
        {{ return([]) }}
    {%- elif raw is string -%}
        {{ return([raw]) }}
    {%- elif raw is mapping or raw is not iterable -%}
        {%- do exceptions.raise_compiler_error(
            "'" ~ field_name ~ "' is a text or a list of texts, but got '" ~ raw ~ "'") -%}
    {%- endif -%}
    {%- for value in raw if value is not string -%}
        {%- do exceptions.raise_compiler_error("'" ~ field_name ~ "' lists texts, but got '" ~ value ~ "'") -%}
    {%- endfor -%}
    {{ return(raw | list) }}
{% endmacro %}
