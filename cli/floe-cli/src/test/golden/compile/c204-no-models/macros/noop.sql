{% macro noop() %}{% endmacro %}
