{# PostgreSQL's schemas, and what is in them. A connection sees one database, so that is checked and not named. #}

{% macro postgres__create_schema(relation) -%}
    {%- if relation.database -%}
        {%- do adapter.verify_database(relation.database) -%}
    {%- endif -%}
    {%- call statement('create_schema') -%}
        create schema if not exists {{ relation.without_identifier().include(database=False) }}
    {%- endcall -%}
{%- endmacro %}

{% macro postgres__drop_schema(relation) -%}
    {%- if relation.database -%}
        {%- do adapter.verify_database(relation.database) -%}
    {%- endif -%}
    {%- call statement('drop_schema') -%}
        drop schema if exists {{ relation.without_identifier().include(database=False) }} cascade
    {%- endcall -%}
{%- endmacro %}

{% macro postgres__information_schema_name(database) -%}
    information_schema
{%- endmacro %}

{% macro postgres__list_schemas(database) %}
    {%- if database -%}
        {%- do adapter.verify_database(database) -%}
    {%- endif -%}
    {%- call statement('list_schemas', fetch_result=True, auto_begin=False) -%}
        select distinct nspname from pg_namespace
    {%- endcall -%}
    {{ return(load_result('list_schemas').table) }}
{% endmacro %}

{% macro postgres__check_schema_exists(information_schema, schema) -%}
    {%- if information_schema.database -%}
        {%- do adapter.verify_database(information_schema.database) -%}
    {%- endif -%}
    {%- call statement('check_schema_exists', fetch_result=True, auto_begin=False) -%}
        select count(*) from pg_namespace where nspname = '{{ schema }}'
    {%- endcall -%}
    {{ return(load_result('check_schema_exists').table) }}
{%- endmacro %}

{% macro postgres__list_relations_without_caching(schema_relation) %}
    {%- set database, schema = schema_relation.database, schema_relation.schema -%}
    {%- call statement('list_relations_without_caching', fetch_result=True) -%}
        select '{{ database }}' as database, tablename as name, schemaname as schema, 'table' as type
        from pg_tables
        where schemaname ilike '{{ schema }}'
        union all
        select '{{ database }}' as database, viewname as name, schemaname as schema, 'view' as type
        from pg_views
        where schemaname ilike '{{ schema }}'
        union all
        select '{{ database }}' as database, matviewname as name, schemaname as schema, 'materialized_view' as type
        from pg_matviews
        where schemaname ilike '{{ schema }}'
        union all
        select distinct '{{ database }}' as database, proname as name, ns.nspname as schema, 'function' as type
        from pg_proc
        join pg_namespace as ns on pronamespace = ns.oid
        where ns.nspname ilike '{{ schema }}'
    {%- endcall -%}
    {{ return(load_result('list_relations_without_caching').table) }}
{% endmacro %}

{% macro postgres__get_columns_in_relation(relation) -%}
    {%- call statement('get_columns_in_relation', fetch_result=True) %}
        select
            column_name,
            data_type,
            character_maximum_length,
            numeric_precision,
            numeric_scale
        from {{ relation.information_schema('columns') }}
        where table_name = '{{ relation.identifier }}'
            {{ "and table_schema = '" ~ relation.schema ~ "'" if relation.schema }}
        order by ordinal_position
    {%- endcall -%}
    {{ return(sql_convert_columns_in_relation(load_result('get_columns_in_relation').table)) }}
{%- endmacro %}

{% macro postgres__get_show_grant_sql(relation) %}
    select grantee, privilege_type
    from {{ relation.information_schema('role_table_grants') }}
    where grantor = current_role
        and grantee != current_role
        and table_schema = '{{ relation.schema }}'
        and table_name = '{{ relation.identifier }}'
{% endmacro %}

{% macro postgres__copy_grants() %}
    {{ return(False) }}
{% endmacro %}
