{% macro amount(column, scale=2) %}
    {{ return(adapter.dispatch('amount', 'shop')(column, scale)) }}
{% endmacro %}

{%- macro default__amount(column, scale) -%} round({{ column }}, {{ scale }}) {%- endmacro -%}

{% macro duckdb__amount(column, scale) %}{{ tools.in_unit(column) }} / 100.0{{ invisible }}{% endmacro %}

{% macro calls_back(names) %}{% for name in names %}{{ caller(name) }}{% endfor %}{% endmacro %}
