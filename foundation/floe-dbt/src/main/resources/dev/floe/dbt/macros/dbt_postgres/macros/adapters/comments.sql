{# Comments in PostgreSQL. #}

{% macro postgres_escape_comment(comment) -%}
    {%- set fence = '$dbt_comment_literal_block$' -%}
    {%- if comment is not string -%}
        {%- do exceptions.raise_compiler_error('A comment is text, but got ' ~ comment) -%}
    {%- elif fence in comment -%}
        {%- do exceptions.raise_compiler_error('A comment cannot contain ' ~ fence) -%}
    {%- endif -%}
    {{ fence ~ comment ~ fence }}
{%- endmacro %}

{% macro postgres__alter_relation_comment(relation, comment) %}
    {%- set kind = 'materialized view' if relation.type == 'materialized_view' else relation.type %}
    comment on {{ kind }} {{ relation.render() }} is {{ postgres_escape_comment(comment) }};
{% endmacro %}

{% macro postgres__alter_column_comment(relation, column_dict) %}
    {%- set existing = adapter.get_columns_in_relation(relation) | map(attribute='name') | list -%}
    {%- for name, column in column_dict.items() if name in existing %}
        {%- set comment = postgres_escape_comment(column['description']) %}
        {%- set written = adapter.quote(name) if column.get('quote') else name %}
    comment on column {{ relation.render() }}.{{ written }} is {{ comment }};
    {%- endfor -%}
{% endmacro %}
