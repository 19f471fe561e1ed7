{# Comments and privileges in DuckDB. #}

{% macro duckdb_escape_comment(comment) -%}
    {%- set fence = '$dbt_comment_literal_block$' -%}
    {%- if comment is not string -%}
        {%- do exceptions.raise_compiler_error('A comment is text, but got ' ~ comment) -%}
    {%- elif fence in comment -%}
        {%- do exceptions.raise_compiler_error('A comment cannot contain ' ~ fence) -%}
    {%- endif -%}
    {{ fence ~ comment ~ fence }}
{%- endmacro %}

{% macro duckdb__alter_relation_comment(relation, comment) %}
    comment on {{ relation.type }} {{ relation.render() }} is {{ duckdb_escape_comment(comment) }};
{% endmacro %}

{% macro duckdb__alter_column_comment(relation, column_dict) %}
    {%- set existing = adapter.get_columns_in_relation(relation) | map(attribute='name') | list -%}
    {%- for name, column in column_dict.items() if name in existing %}
        {%- set comment = duckdb_escape_comment(column['description']) %}
        {%- set written = adapter.quote(name) if column.get('quote') else name %}
    comment on column {{ relation.render() }}.{{ written }} is {{ comment }};
    {%- endfor -%}
{% endmacro %}

{% macro duckdb__apply_grants(relation, grant_config, should_revoke=True) %}
    {%- if grant_config -%}
        {{ adapter.warn_once('DuckDB has no privileges, so no grants are applied') }}
    {%- endif -%}
{% endmacro %}

{# Temporary relations live outside schemas; the time keeps those of parallel builds apart. #}
{% macro duckdb__make_temp_relation(base_relation, suffix) %}
    {%- set name = base_relation.identifier ~ suffix ~ py_current_timestring() -%}
    {{ return(base_relation.incorporate(path={'identifier': name, 'schema': none, 'database': none})) }}
{% endmacro %}
