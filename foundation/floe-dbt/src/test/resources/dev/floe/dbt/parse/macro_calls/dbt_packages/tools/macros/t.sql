{% macro limited() %}{{ adapter.dispatch('limited')() }}{% endmacro %}
{% macro default__limited() %}limit 1{% endmacro %}
{% macro named() %}{{ adapter.dispatch('named', 'tools')() }}{% endmacro %}
{% macro default__named() %}name{% endmacro %}
{% macro run_query(sql) %}{% do return(dbt.run_query(sql)) %}{% endmacro %}
{% test odd(model) %}select 1 from {{ model }} where false{% endtest %}
