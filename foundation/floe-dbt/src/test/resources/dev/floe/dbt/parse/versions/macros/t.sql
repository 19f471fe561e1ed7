{% test dbt_utils_like(model, compare) %}select * from {{ model }} where false{% endtest %}
