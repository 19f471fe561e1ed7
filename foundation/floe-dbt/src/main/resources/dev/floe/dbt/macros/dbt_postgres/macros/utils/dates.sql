{# Dates and the time in PostgreSQL. #}

{% macro postgres__dateadd(datepart, interval, from_date_or_timestamp) -%}
    {{ from_date_or_timestamp }} + ((interval '1 {{ datepart }}') * ({{ interval }}))
{%- endmacro %}

{# Counts the borders between the two dates: years and days directly, each other part on top of a coarser one. #}
{% macro postgres__datediff(first_date, second_date, datepart) -%}
    {%- set finer = {
        'quarter': ('year', 4, 'date'),
        'month': ('year', 12, 'date'),
        'hour': ('day', 24, 'timestamp'),
        'minute': ('hour', 60, 'timestamp'),
        'second': ('minute', 60, 'timestamp'),
        'millisecond': ('minute', 60000, 'timestamp'),
        'microsecond': ('minute', 60000000, 'timestamp'),
    } -%}
    {%- if datepart == 'year' -%}
    (date_part('year', ({{ second_date }})::date) - date_part('year', ({{ first_date }})::date))
    {%- elif datepart == 'day' -%}
    (({{ second_date }})::date - ({{ first_date }})::date)
    {%- elif datepart == 'week' -%}
    ({{ datediff(first_date, second_date, 'day') }} / 7 + case
        when date_part('dow', ({{ first_date }})::timestamp) <= date_part('dow', ({{ second_date }})::timestamp) then
            case when {{ first_date }} <= {{ second_date }} then 0 else -1 end
        else
            case when {{ first_date }} <= {{ second_date }} then 1 else 0 end
    end)
    {%- elif datepart in finer -%}
    {%- set coarser, factor, type = finer[datepart] -%}
    {%- set later = "date_part('" ~ datepart ~ "', (" ~ second_date ~ ")::" ~ type ~ ")" -%}
    {%- set earlier = "date_part('" ~ datepart ~ "', (" ~ first_date ~ ")::" ~ type ~ ")" -%}
    {%- if datepart in ('second', 'millisecond', 'microsecond') -%}
        {%- set later, earlier = 'floor(' ~ later ~ ')', 'floor(' ~ earlier ~ ')' -%}
    {%- endif -%}
    ({{ datediff(first_date, second_date, coarser) }} * {{ factor }} + {{ later }} - {{ earlier }})
    {%- else -%}
    {{ exceptions.raise_compiler_error("PostgreSQL counts no '" ~ datepart ~ "' between two dates") }}
    {%- endif -%}
{%- endmacro %}

{% macro postgres__last_day(date, datepart) -%}
    {%- if datepart == 'quarter' -%}
    {%- set next = dbt.dateadd('month', '3', dbt.date_trunc(datepart, date)) -%}
    cast({{ dbt.dateadd('day', '-1', next) }} as date)
    {%- else -%}
    {{ dbt.default_last_day(date, datepart) }}
    {%- endif -%}
{%- endmacro %}

{% macro postgres__current_timestamp() -%}
    now()
{%- endmacro %}

{% macro postgres__snapshot_string_as_time(timestamp) -%}
    {{ return("'" ~ timestamp ~ "'::timestamp without time zone") }}
{%- endmacro %}

{% macro postgres__snapshot_get_time() -%}
    {{ current_timestamp() }}::timestamp without time zone
{%- endmacro %}

{% macro postgres__current_timestamp_backcompat() %}
    current_timestamp::{{ type_timestamp() }}
{% endmacro %}

{% macro postgres__current_timestamp_in_utc_backcompat() %}
    (current_timestamp at time zone 'utc')::{{ type_timestamp() }}
{% endmacro %}
