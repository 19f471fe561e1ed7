{# Running SQL and keeping what it answers. #}

{% macro statement(name=None, fetch_result=False, auto_begin=True, language='sql') -%}
    {%- if execute -%}
        {%- set code = caller() -%}
        {%- if name == 'main' -%}
            {%- do write(code) -%}
        {%- endif -%}
        {%- if language == 'sql' -%}
            {%- set response, table = adapter.execute(code, auto_begin=auto_begin, fetch=fetch_result) -%}
        {%- elif language == 'python' -%}
            {%- set response, table = submit_python_job(model, code), none -%}
        {%- else -%}
            {%- do exceptions.raise_compiler_error(
                "A statement is written in 'sql' or 'python', but not in '" ~ language ~ "'") -%}
        {%- endif -%}
        {%- if name is not none -%}
            {%- do store_result(name, response=response, agate_table=table) -%}
        {%- endif -%}
    {%- endif -%}
{%- endmacro %}

{# Keeps a result as `statement` does, for code that has already run in some other way. #}
{% macro noop_statement(name=None, message=None, code=None, rows_affected=None, res=None) -%}
    {%- set text = caller() -%}
    {%- if name == 'main' -%}
        {%- do write(text) -%}
    {%- endif -%}
    {%- if name is not none -%}
        {%- do store_raw_result(name, message=message, code=code, rows_affected=rows_affected, agate_table=res) -%}
    {%- endif -%}
{%- endmacro %}

{% macro run_query(sql) %}
    {%- call statement('run_query_statement', fetch_result=true, auto_begin=false) -%}
        {{ sql }}
    {%- endcall -%}
    {{ return(load_result('run_query_statement').table) }}
{% endmacro %}
