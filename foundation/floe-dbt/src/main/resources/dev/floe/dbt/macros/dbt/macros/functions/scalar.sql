{# User-defined functions that give a value for each row. #}

{% macro scalar_function_sql(target_relation) -%}
    {{ return(adapter.dispatch('scalar_function_sql', 'dbt')(target_relation)) }}
{%- endmacro %}

{% macro default__scalar_function_sql(target_relation) %}
    {{ scalar_function_create_replace_signature_sql(target_relation) }}
    {{ scalar_function_body_sql() }};
{% endmacro %}

{% macro scalar_function_create_replace_signature_sql(target_relation) -%}
    {{ return(adapter.dispatch('scalar_function_create_replace_signature_sql', 'dbt')(target_relation)) }}
{%- endmacro %}

{% macro default__scalar_function_create_replace_signature_sql(target_relation) %}
    CREATE OR REPLACE FUNCTION {{ target_relation.render() }} ({{ formatted_scalar_function_args_sql() }})
    RETURNS {{ model.returns.data_type }}
    {{ scalar_function_volatility_sql() }}
    AS
{% endmacro %}

{% macro formatted_scalar_function_args_sql() -%}
    {{ return(adapter.dispatch('formatted_scalar_function_args_sql', 'dbt')()) }}
{%- endmacro %}

{% macro default__formatted_scalar_function_args_sql() %}
    {%- set formatted = [] -%}
    {%- for argument in model.arguments -%}
        {%- do formatted.append(argument.name ~ ' ' ~ argument.data_type) -%}
    {%- endfor -%}
    {{ formatted | join(', ') }}
{% endmacro %}

{% macro formatted_scalar_function_args_javascript() -%}
    {{ return(adapter.dispatch('formatted_scalar_function_args_javascript', 'dbt')()) }}
{%- endmacro %}

{% macro default__formatted_scalar_function_args_javascript() %}
    {{ exceptions.raise_compiler_error(
        'adapter ' ~ adapter.type() ~ ' has no macro formatted_scalar_function_args_javascript') }}
{% endmacro %}

{% macro scalar_function_body_sql() -%}
    {{ return(adapter.dispatch('scalar_function_body_sql', 'dbt')()) }}
{%- endmacro %}

{% macro default__scalar_function_body_sql() %}
    $$
    {{ model.compiled_code }}
    $$ LANGUAGE SQL
{% endmacro %}

{% macro scalar_function_volatility_sql() -%}
    {{ return(adapter.dispatch('scalar_function_volatility_sql', 'dbt')()) }}
{%- endmacro %}

{% macro default__scalar_function_volatility_sql() %}
    {%- set volatility = model.config.get('volatility') -%}
    {%- set keywords = {'deterministic': 'IMMUTABLE', 'stable': 'STABLE', 'non-deterministic': 'VOLATILE'} -%}
    {%- if volatility in keywords -%}
        {{ keywords[volatility] }}
    {%- elif volatility != none -%}
        {%- do unsupported_volatility_warning(volatility) -%}
    {%- endif -%}
{% endmacro %}

{% macro scalar_function_volatility_javascript() -%}
    {{ return(adapter.dispatch('scalar_function_volatility_javascript', 'dbt')()) }}
{%- endmacro %}

{% macro default__scalar_function_volatility_javascript() %}
    {%- set volatility = model.config.get('volatility') -%}
    {%- if volatility != none -%}
        {%- do exceptions.warn(
            "Volatility '" ~ volatility ~ "' of JavaScript is unknown to " ~ adapter.type() ~ " and is left out") -%}
    {%- endif -%}
{% endmacro %}

{% macro unsupported_volatility_warning(volatility) -%}
    {{ return(adapter.dispatch('unsupported_volatility_warning', 'dbt')(volatility)) }}
{%- endmacro %}

{% macro default__unsupported_volatility_warning(volatility) %}
    {%- do exceptions.warn("Volatility '" ~ volatility ~ "' is unknown to " ~ adapter.type() ~ " and is left out") -%}
{% endmacro %}
