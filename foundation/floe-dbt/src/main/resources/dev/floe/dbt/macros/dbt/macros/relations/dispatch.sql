{# Statements about a relation, chosen by what the relation is. #}

{% macro get_create_sql(relation, sql) -%}
    {{ adapter.dispatch('get_create_sql', 'dbt')(relation, sql) }}
{%- endmacro %}

{% macro default__get_create_sql(relation, sql) -%}
    {%- if relation.is_view -%}
        {{ get_create_view_as_sql(relation, sql) }}
    {%- elif relation.is_table -%}
        {{ get_create_table_as_sql(False, relation, sql) }}
    {%- elif relation.is_materialized_view -%}
        {{ get_create_materialized_view_as_sql(relation, sql) }}
    {%- else -%}
        {{ exceptions.raise_compiler_error("get_create_sql cannot create a relation of type '" ~ relation.type ~ "'") }}
    {%- endif -%}
{%- endmacro %}

{% macro get_drop_sql(relation) %}{{ adapter.dispatch('get_drop_sql', 'dbt')(relation) }}{% endmacro %}

{% macro default__get_drop_sql(relation) -%}
    {%- if relation.is_view -%}
        {{ drop_view(relation) }}
    {%- elif relation.is_table -%}
        {{ drop_table(relation) }}
    {%- elif relation.is_materialized_view -%}
        {{ drop_materialized_view(relation) }}
    {%- else -%}
        drop {{ relation.type }} if exists {{ relation.render() }} cascade
    {%- endif -%}
{%- endmacro %}

{% macro get_rename_sql(relation, new_name) -%}
    {{ adapter.dispatch('get_rename_sql', 'dbt')(relation, new_name) }}
{%- endmacro %}

{% macro default__get_rename_sql(relation, new_name) -%}
    {%- if relation.is_view -%}
        {{ get_rename_view_sql(relation, new_name) }}
    {%- elif relation.is_table -%}
        {{ get_rename_table_sql(relation, new_name) }}
    {%- elif relation.is_materialized_view -%}
        {{ get_rename_materialized_view_sql(relation, new_name) }}
    {%- else -%}
        {{ exceptions.raise_compiler_error("get_rename_sql cannot rename a relation of type '" ~ relation.type ~ "'") }}
    {%- endif -%}
{%- endmacro %}

{% macro get_replace_sql(existing_relation, target_relation, sql) -%}
    {{ adapter.dispatch('get_replace_sql', 'dbt')(existing_relation, target_relation, sql) }}
{%- endmacro %}

{# In one statement where the database can, else by way of whichever of the two relations can be renamed. #}
{% macro default__get_replace_sql(existing_relation, target_relation, sql) %}
    {%- set same = existing_relation.type == target_relation.type -%}
    {%- if same and target_relation.can_be_replaced and target_relation.is_view -%}
        {{ get_replace_view_sql(target_relation, sql) }}
    {%- elif same and target_relation.can_be_replaced and target_relation.is_table -%}
        {{ get_replace_table_sql(target_relation, sql) }}
    {%- elif same and target_relation.can_be_replaced and target_relation.is_materialized_view -%}
        {{ get_replace_materialized_view_sql(target_relation, sql) }}
    {%- elif target_relation.can_be_renamed and existing_relation.can_be_renamed -%}
        {{ get_create_intermediate_sql(target_relation, sql) }};
        {{ get_create_backup_sql(existing_relation) }};
        {{ get_rename_intermediate_sql(target_relation) }};
        {{ get_drop_backup_sql(existing_relation) }}
    {%- elif target_relation.can_be_renamed -%}
        {{ get_create_intermediate_sql(target_relation, sql) }};
        {{ get_drop_sql(existing_relation) }};
        {{ get_rename_intermediate_sql(target_relation) }}
    {%- elif existing_relation.can_be_renamed -%}
        {{ get_create_backup_sql(existing_relation) }};
        {{ get_create_sql(target_relation, sql) }};
        {{ get_drop_backup_sql(existing_relation) }}
    {%- else -%}
        {{ get_drop_sql(existing_relation) }};
        {{ get_create_sql(target_relation, sql) }}
    {%- endif -%}
{% endmacro %}
