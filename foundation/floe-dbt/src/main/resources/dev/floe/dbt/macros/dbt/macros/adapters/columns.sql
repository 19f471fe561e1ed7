{# The columns of relations and of queries: asking for them, and changing them. #}

{% macro get_columns_in_relation(relation) -%}
    {{ return(adapter.dispatch('get_columns_in_relation', 'dbt')(relation)) }}
{%- endmacro %}

{% macro default__get_columns_in_relation(relation) -%}
    {{ exceptions.raise_not_implemented('adapter ' ~ adapter.type() ~ ' has no macro get_columns_in_relation') }}
{%- endmacro %}

{# Each row: name, type, characters, digits and scale. #}
{% macro sql_convert_columns_in_relation(table) -%}
    {%- set columns = [] -%}
    {%- for row in table -%}
        {%- do columns.append(api.Column(*row)) -%}
    {%- endfor -%}
    {{ return(columns) }}
{%- endmacro %}

{% macro get_list_of_column_names(columns) %}
    {{ return(columns | map(attribute='name') | list) }}
{% endmacro %}

{% macro get_empty_subquery_sql(select_sql, select_sql_header=none) -%}
    {{ return(adapter.dispatch('get_empty_subquery_sql', 'dbt')(select_sql, select_sql_header)) }}
{%- endmacro %}

{% macro default__get_empty_subquery_sql(select_sql, select_sql_header=none) -%}
    {{ select_sql_header if select_sql_header is not none -}}
    select * from (
        {{ select_sql }}
    ) as __dbt_sbq
    where false
    limit 0
{%- endmacro %}

{% macro get_empty_schema_sql(columns) -%}
    {{ return(adapter.dispatch('get_empty_schema_sql', 'dbt')(columns)) }}
{%- endmacro %}

{# A numeric type without digits and scale is whatever the database takes it for, so it earns a warning. #}
{% macro default__get_empty_schema_sql(columns) %}
    {%- set untyped, bare = [], [] -%}
    select
    {%- for column in columns.values() %}
        {%- set type = column['data_type'] -%}
        {%- if type is not defined or type is none -%}
            {%- do untyped.append(column['name']) -%}
        {%- elif type.strip().lower() in ('numeric', 'decimal', 'number') -%}
            {%- do bare.append(column['name']) -%}
        {%- endif %}
        {{ cast('null', type) }} as {{ adapter.quote(column['name']) if column.get('quote') else column['name'] -}}
        {{ ',' if not loop.last }}
    {%- endfor -%}
    {%- if untyped -%}
        {{ exceptions.column_type_missing(column_names=untyped) }}
    {%- elif bare -%}
        {{ exceptions.warn(
            "The contract names numeric columns without precision and scale: '" ~ bare | join("', '") ~ "'") }}
    {%- endif -%}
{% endmacro %}

{% macro get_column_schema_from_query(select_sql, select_sql_header=none) %}
    {%- set empty = get_empty_subquery_sql(select_sql, select_sql_header) -%}
    {{ return(adapter.get_column_schema_from_query(empty)) }}
{% endmacro %}

{% macro get_columns_in_query(select_sql) -%}
    {{ return(adapter.dispatch('get_columns_in_query', 'dbt')(select_sql)) }}
{%- endmacro %}

{% macro default__get_columns_in_query(select_sql) %}
    {%- call statement('get_columns_in_query', fetch_result=True, auto_begin=False) -%}
        {{ get_empty_subquery_sql(select_sql) }}
    {%- endcall -%}
    {{ return(load_result('get_columns_in_query').table.columns | map(attribute='name') | list) }}
{% endmacro %}

{% macro alter_column_type(relation, column_name, new_column_type) -%}
    {{ return(adapter.dispatch('alter_column_type', 'dbt')(relation, column_name, new_column_type)) }}
{%- endmacro %}

{# By way of a second column, for databases that cannot change a column in place. #}
{% macro default__alter_column_type(relation, column_name, new_column_type) -%}
    {%- set interim = column_name ~ '__dbt_alter' -%}
    {%- call statement('alter_column_type') %}
        alter table {{ relation.render() }} add column {{ adapter.quote(interim) }} {{ new_column_type }};
        update {{ relation.render() }} set {{ adapter.quote(interim) }} = {{ adapter.quote(column_name) }};
        alter table {{ relation.render() }} drop column {{ adapter.quote(column_name) }} cascade;
        alter table {{ relation.render() }}
            rename column {{ adapter.quote(interim) }} to {{ adapter.quote(column_name) }}
    {%- endcall -%}
{% endmacro %}

{% macro alter_relation_add_remove_columns(relation, add_columns = none, remove_columns = none) -%}
    {{ return(adapter.dispatch('alter_relation_add_remove_columns', 'dbt')(relation, add_columns, remove_columns)) }}
{%- endmacro %}

{% macro default__alter_relation_add_remove_columns(relation, add_columns, remove_columns) %}
    {%- set changes = [] -%}
    {%- for column in add_columns or [] -%}
        {%- do changes.append('add column ' ~ column.quoted ~ ' ' ~ column.expanded_data_type) -%}
    {%- endfor -%}
    {%- for column in remove_columns or [] -%}
        {%- do changes.append('drop column ' ~ column.quoted) -%}
    {%- endfor -%}
    {%- do run_query('alter ' ~ relation.type ~ ' ' ~ relation.render() ~ ' ' ~ changes | join(', ')) -%}
{% endmacro %}
