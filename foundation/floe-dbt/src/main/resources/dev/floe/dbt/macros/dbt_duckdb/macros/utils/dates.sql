{# Dates and the time in DuckDB. #}

{% macro duckdb__date(year, month, day) -%}
    make_date({{ year }}, {{ month }}, {{ day }})
{%- endmacro %}

{# DuckDB multiplies intervals by numbers; quarters and weeks are counted in months and days. #}
{% macro duckdb__dateadd(datepart, interval, from_date_or_timestamp) -%}
    {%- set count = 'cast(' ~ interval ~ ' as bigint)' -%}
    {%- set unit = datepart -%}
    {%- if datepart | lower == 'quarter' -%}
        {%- set count, unit = '(' ~ count ~ ' * 3)', 'month' -%}
    {%- elif datepart | lower == 'week' -%}
        {%- set count, unit = '(' ~ count ~ ' * 7)', 'day' -%}
    {%- endif -%}
    ({{ from_date_or_timestamp }} + {{ count }} * interval 1 {{ unit }})
{%- endmacro %}

{# Whole weeks of seven days, corrected where the two dates fall on different weekdays. #}
{% macro duckdb__datediff(first_date, second_date, datepart) -%}
    {%- if datepart == 'week' -%}
    ({{ datediff(first_date, second_date, 'day') }} // 7 + case
        when date_part('dow', ({{ first_date }})::timestamp) <= date_part('dow', ({{ second_date }})::timestamp) then
            case when {{ first_date }} <= {{ second_date }} then 0 else -1 end
        else
            case when {{ first_date }} <= {{ second_date }} then 1 else 0 end
    end)
    {%- else -%}
    (date_diff('{{ datepart }}', {{ first_date }}::timestamp, {{ second_date }}::timestamp))
    {%- endif -%}
{%- endmacro %}

{% macro duckdb__last_day(date, datepart) -%}
    {%- if datepart == 'quarter' -%}
    {%- set next = dbt.dateadd('month', '3', dbt.date_trunc(datepart, date)) -%}
    cast({{ dbt.dateadd('day', '-1', next) }} as date)
    {%- else -%}
    {{ dbt.default_last_day(date, datepart) }}
    {%- endif -%}
{%- endmacro %}

{% macro duckdb__current_timestamp() -%}
    now()
{%- endmacro %}

{% macro duckdb__snapshot_string_as_time(timestamp) -%}
    {{ return("'" ~ timestamp ~ "'::timestamp") }}
{%- endmacro %}

{% macro duckdb__snapshot_get_time() -%}
    {{ current_timestamp() }}::timestamp
{%- endmacro %}
