{% macro dice() %}
  floor(random() * 6)
{% endmacro %}
