{% macro unit(amount, digits=2) %}{{ amount }}{% endmacro %}
