{# User-defined functions that give a value for many rows, and the building of functions of both kinds. #}

{% macro get_aggregate_function_create_replace_signature(target_relation) -%}
    {{ return(adapter.dispatch('get_aggregate_function_create_replace_signature', 'dbt')(target_relation)) }}
{%- endmacro %}

{% macro default__get_aggregate_function_create_replace_signature(target_relation) %}
    CREATE OR REPLACE AGGREGATE FUNCTION {{ target_relation.render() }} ({{ get_formatted_aggregate_function_args() }})
    RETURNS {{ model.returns.data_type }}
    {{ get_function_language_specifier() }}
    {{ get_aggregate_function_volatility_specifier() }}
    {{ get_function_python_options() if model.language == 'python' }}
    AS
{% endmacro %}

{% macro get_formatted_aggregate_function_args() -%}
    {{ return(adapter.dispatch('get_formatted_aggregate_function_args', 'dbt')()) }}
{%- endmacro %}

{% macro default__get_formatted_aggregate_function_args() %}
    {{ formatted_scalar_function_args_sql() }}
{% endmacro %}

{% macro get_function_language_specifier() -%}
    {{ return(adapter.dispatch('get_function_language_specifier', 'dbt')()) }}
{%- endmacro %}

{# SQL is what functions are written in where nothing else is said. #}
{% macro default__get_function_language_specifier() %}
    {{ {'python': 'LANGUAGE PYTHON', 'javascript': 'LANGUAGE js'}.get(model.language, '') }}
{% endmacro %}

{% macro get_aggregate_function_volatility_specifier() -%}
    {{ return(adapter.dispatch('get_aggregate_function_volatility_specifier', 'dbt')()) }}
{%- endmacro %}

{% macro default__get_aggregate_function_volatility_specifier() %}
    {{ scalar_function_volatility_sql() }}
{% endmacro %}

{% macro get_function_python_options() -%}
    {{ return(adapter.dispatch('get_function_python_options', 'dbt')()) }}
{%- endmacro %}

{% macro default__get_function_python_options() %}
    RUNTIME_VERSION = '{{ model.config.get('runtime_version') }}'
    HANDLER = '{{ model.config.get('entry_point') }}'
{% endmacro %}

{% macro function_execute_build_sql(build_sql, existing_relation, target_relation) -%}
    {{ return(adapter.dispatch('function_execute_build_sql', 'dbt')(build_sql, existing_relation, target_relation)) }}
{%- endmacro %}

{% macro default__function_execute_build_sql(build_sql, existing_relation, target_relation) %}
    {%- set grants = config.get('grants') -%}
    {%- call statement(name='main') -%}
        {{ build_sql }}
    {%- endcall -%}
    {%- set revoke = should_revoke(existing_relation, full_refresh_mode=True) -%}
    {%- do apply_grants(target_relation, grants, should_revoke=revoke) -%}
    {%- do persist_docs(target_relation, model) -%}
    {{ adapter.commit() }}
{% endmacro %}
