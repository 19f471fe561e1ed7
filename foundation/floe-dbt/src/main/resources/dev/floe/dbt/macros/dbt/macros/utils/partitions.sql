{# Ranges of days, as names of partitions. #}

{% macro dates_in_range(start_date_str, end_date_str=none, in_fmt="%Y%m%d", out_fmt="%Y%m%d") %}
    {%- set start = convert_datetime(start_date_str, in_fmt) -%}
    {%- set end = convert_datetime(end_date_str if end_date_str is not none else start_date_str, in_fmt) -%}
    {%- if start > end -%}
        {%- do exceptions.raise_compiler_error(
            "A range of days begins on " ~ start ~ ", but ends before that, on " ~ end, model) -%}
    {%- endif -%}
    {%- set days = [] -%}
    {%- for offset in range((end - start).days + 1) -%}
        {%- do days.append((start + modules.datetime.timedelta(days=offset)).strftime(out_fmt)) -%}
    {%- endfor -%}
    {{ return(days) }}
{% endmacro %}

{# One day, or the first and the last with a comma between them. #}
{% macro partition_range(raw_partition_date, date_fmt='%Y%m%d') %}
    {%- set days = (raw_partition_date ~ '').split(',') -%}
    {%- if days | length > 2 -%}
        {%- do exceptions.raise_compiler_error(
            "Partitions are one day, or two with a comma between them, but got '" ~ raw_partition_date ~ "'") -%}
    {%- endif -%}
    {{ return(dates_in_range(days[0] | trim, (days[1] | trim) if days | length == 2 else none, date_fmt)) }}
{% endmacro %}
