{% macro in_unit(column) %}{{ column }}_in_{{ var('unit') }}{% endmacro %}
{% test positive(model, column_name, at_least=0) %}
select * from {{ model }} where {{ column_name }} < {{ at_least }}
{% endtest %}
