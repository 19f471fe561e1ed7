{% macro described(one, two) %}{{ one }}{% endmacro %}
{% macro undescribed(one, two=none) %}{{ one }}{% endmacro %}
{% test even(model, column_name) %}select 1{% endtest %}
