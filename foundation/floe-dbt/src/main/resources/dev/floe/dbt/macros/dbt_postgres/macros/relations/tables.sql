{# Tables and views in PostgreSQL. #}

{# The table with its constraints comes first and the rows after, as one statement cannot do both. #}
{% macro postgres__create_table_as(temporary, relation, sql) -%}
    {%- set unlogged = config.get('unlogged', default=false) -%}
    {%- set header = config.get('sql_header', none) -%}
    {%- set contract = config.get('contract') %}
    {{ header if header is not none }}
    create {{ 'temporary' if temporary else 'unlogged' if unlogged }} table {{ relation }}
    {%- if contract.enforced %}
    {{ get_assert_columns_equivalent(sql) }}
    {%- endif %}
    {%- if contract.enforced and not temporary %}
    {{ get_table_columns_and_constraints() }};
    insert into {{ relation }} ({{ adapter.dispatch('get_column_names', 'dbt')() }})
    {%- set sql = get_select_subquery(sql) %}
    {%- else %}
    as
    {%- endif %}
    (
        {{ sql }}
    );
{%- endmacro %}

{% macro postgres__drop_table(relation) -%}
    drop table if exists {{ relation }} cascade
{%- endmacro %}

{% macro postgres__get_rename_table_sql(relation, new_name) -%}
    alter table {{ relation }} rename to {{ new_name }}
{%- endmacro %}

{% macro postgres__get_replace_table_sql(relation, sql) -%}
    {%- set header = config.get('sql_header', none) -%}
    {%- set contract = config.get('contract') %}
    {{ header if header is not none }}
    create or replace table {{ relation }}
    {%- if contract.enforced %}
    {{ get_assert_columns_equivalent(sql) }}
    {{ get_table_columns_and_constraints() }}
    {%- set sql = get_select_subquery(sql) %}
    {%- endif %}
    as (
        {{ sql }}
    );
{%- endmacro %}

{% macro postgres__drop_view(relation) -%}
    drop view if exists {{ relation }} cascade
{%- endmacro %}

{% macro postgres__get_rename_view_sql(relation, new_name) -%}
    alter view {{ relation }} rename to {{ new_name }}
{%- endmacro %}

{% macro postgres__get_replace_view_sql(relation, sql) -%}
    {%- set header = config.get('sql_header', none) -%}
    {%- set contract = config.get('contract') %}
    {{ header if header is not none }}
    create or replace view {{ relation }}
    {%- if contract.enforced %}
    {{ get_assert_columns_equivalent(sql) }}
    {%- endif %}
    as (
        {{ sql }}
    );
{%- endmacro %}
