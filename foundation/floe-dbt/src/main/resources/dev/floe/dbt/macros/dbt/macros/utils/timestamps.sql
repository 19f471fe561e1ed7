{# The current time, in SQL and in Jinja. #}

{% macro current_timestamp() %}{{ adapter.dispatch('current_timestamp', 'dbt')() }}{% endmacro %}

{% macro default__current_timestamp() -%}
    {{ exceptions.raise_not_implemented('adapter ' ~ adapter.type() ~ ' has no macro current_timestamp') }}
{%- endmacro %}

{% macro snapshot_get_time() %}{{ adapter.dispatch('snapshot_get_time', 'dbt')() }}{% endmacro %}

{% macro default__snapshot_get_time() -%}
    {{ current_timestamp() }}
{%- endmacro %}

{% macro get_snapshot_get_time_data_type() %}
    {%- set time = adapter.dispatch('snapshot_get_time', 'dbt')() -%}
    {{ return(get_column_schema_from_query('select ' ~ time ~ ' as dbt_snapshot_time')[0].dtype) }}
{% endmacro %}

{% macro snapshot_string_as_time(timestamp) -%}
    {{ adapter.dispatch('snapshot_string_as_time', 'dbt')(timestamp) }}
{%- endmacro %}

{% macro default__snapshot_string_as_time(timestamp) %}
    {{ exceptions.raise_not_implemented('adapter ' ~ adapter.type() ~ ' has no macro snapshot_string_as_time') }}
{% endmacro %}

{% macro current_timestamp_backcompat() -%}
    {{ return(adapter.dispatch('current_timestamp_backcompat', 'dbt')()) }}
{%- endmacro %}

{% macro default__current_timestamp_backcompat() %}
    current_timestamp::timestamp
{% endmacro %}

{% macro current_timestamp_in_utc_backcompat() -%}
    {{ return(adapter.dispatch('current_timestamp_in_utc_backcompat', 'dbt')()) }}
{%- endmacro %}

{% macro default__current_timestamp_in_utc_backcompat() %}
    {{ return(adapter.dispatch('current_timestamp_backcompat', 'dbt')()) }}
{% endmacro %}

{% macro convert_datetime(date_str, date_fmt) %}
    {{ return(modules.datetime.datetime.strptime(date_str ~ '', date_fmt)) }}
{% endmacro %}

{% macro py_current_timestring() %}
    {{ return(modules.datetime.datetime.now().strftime('%Y%m%d%H%M%S%f')) }}
{% endmacro %}
