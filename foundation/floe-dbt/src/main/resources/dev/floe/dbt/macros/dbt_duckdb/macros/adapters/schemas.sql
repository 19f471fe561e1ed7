{# DuckDB's schemas, and what is in them. #}

{# An attached SQLite database has one schema, which is there already. #}
{% macro duckdb__create_schema(relation) -%}
    {%- call statement('create_schema') -%}
        {%- set foreign = run_query(
            "select type from duckdb_databases() where lower(database_name)='" ~ relation.database | lower
            ~ "' and type != 'duckdb'") -%}
        {%- if foreign and foreign.rows and foreign.rows[0][0] == 'sqlite' -%}
            {%- if relation.schema != 'main' -%}
                {{ exceptions.raise_compiler_error(
                    "A SQLite database has no schema but 'main', so not '" ~ relation.schema ~ "'") }}
            {%- endif -%}
        {%- else -%}
        create schema if not exists {{ relation.without_identifier() }}
        {%- endif -%}
    {%- endcall -%}
{%- endmacro %}

{% macro duckdb__drop_schema(relation) -%}
    {%- call statement('drop_schema') -%}
        drop schema if exists {{ relation.without_identifier() }} cascade
    {%- endcall -%}
{%- endmacro %}

{% macro duckdb__list_schemas(database) -%}
    {{ return(run_query(
        'select schema_name from system.information_schema.schemata'
        ~ (" where lower(catalog_name) = '" ~ database | lower ~ "'" if database is not none else '')
    )) }}
{%- endmacro %}

{% macro duckdb__check_schema_exists(information_schema, schema) -%}
    {{ return(run_query(
        "select count(*) from system.information_schema.schemata where lower(schema_name) = '" ~ schema | lower
        ~ "' and lower(catalog_name) = '" ~ information_schema.database | lower ~ "'"
    )) }}
{%- endmacro %}

{% macro duckdb__list_relations_without_caching(schema_relation) %}
    {%- call statement('list_relations_without_caching', fetch_result=True) -%}
        select
            '{{ schema_relation.database }}' as database,
            table_name as name,
            table_schema as schema,
            CASE table_type
                WHEN 'BASE TABLE' THEN 'table'
                WHEN 'VIEW' THEN 'view'
                WHEN 'LOCAL TEMPORARY' THEN 'table'
            END as type
        from system.information_schema.tables
        where lower(table_schema) = '{{ schema_relation.schema | lower }}'
            and lower(table_catalog) = '{{ schema_relation.database | lower }}'
    {%- endcall -%}
    {{ return(load_result('list_relations_without_caching').table) }}
{% endmacro %}
