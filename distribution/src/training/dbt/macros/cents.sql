{% macro cents_to_amount(column, digits=2) -%}
    round({{ column }} / 100.0, {{ digits }})
{%- endmacro %}
