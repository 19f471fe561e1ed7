{# What a run has been asked to do for the node at hand. #}

{% macro is_incremental() %}
    {%- if not execute -%}
        {{ return(False) }}
    {%- endif -%}
    {%- set existing = adapter.get_relation(this.database, this.schema, this.table) -%}
    {{ return(
        existing is not none
        and existing.type == 'table'
        and model.config.materialized == 'incremental'
        and not should_full_refresh()
    ) }}
{% endmacro %}

{# The node's own configuration wins over the flag of the command line, be it true or false. #}
{% macro should_full_refresh() %}
    {%- set configured = config.get('full_refresh') -%}
    {{ return(flags.FULL_REFRESH if configured is none else configured) }}
{% endmacro %}

{% macro should_store_failures() %}
    {%- set configured = config.get('store_failures') -%}
    {{ return(flags.STORE_FAILURES if configured is none else configured) }}
{% endmacro %}

{% macro set_sql_header(config) -%}
    {%- do config.set('sql_header', caller()) -%}
{%- endmacro %}

{# Tells macros that serve both major versions of dbt which one runs them. #}
{% macro is_core_v2() %}
    {{ return(False) }}
{% endmacro %}
