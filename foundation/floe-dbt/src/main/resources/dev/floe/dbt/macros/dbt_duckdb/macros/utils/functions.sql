{# What DuckDB spells in its own way. #}

{% macro duckdb__any_value(expression) -%}
    arbitrary({{ expression }})
{%- endmacro %}

{% macro duckdb__listagg(measure, delimiter_text, order_by_clause, limit_num) -%}
    {%- set ordered = measure ~ ' ' ~ (order_by_clause or '') -%}
    {%- if limit_num -%}
    list_aggr((array_agg({{ ordered }}))[1:{{ limit_num }}], 'string_agg', {{ delimiter_text }})
    {%- else -%}
    string_agg({{ measure }}, {{ delimiter_text }} {{ order_by_clause or '' }})
    {%- endif -%}
{%- endmacro %}

{% macro duckdb__split_part(string_text, delimiter_text, part_number) -%}
    string_split({{ string_text }}, {{ delimiter_text }})[ {{ part_number }} ]
{%- endmacro %}

{% macro duckdb__generate_series(upper_bound) %}
    select generate_series as generated_number
    from generate_series(1, {{ upper_bound }})
{% endmacro %}

{# A function of DuckDB is an expression with names for its parts; the cast makes its type the one that is declared. #}
{% macro duckdb__scalar_function_sql(target_relation) -%}
    create or replace function {{ target_relation.render() }} ({{ formatted_scalar_function_args_sql() }}) as (
        cast((
            {{ model.compiled_code }}
        ) as {{ model.returns.data_type }})
    );
{%- endmacro %}

{% macro duckdb__formatted_scalar_function_args_sql() -%}
    {%- set formatted = [] -%}
    {%- for argument in model.arguments -%}
        {%- set default = argument.get('default_value') -%}
        {%- do formatted.append(
            argument.name ~ ' ' ~ argument.data_type ~ (' := ' ~ default if default is not none else '')) -%}
    {%- endfor -%}
    {{ formatted | join(', ') }}
{%- endmacro %}
