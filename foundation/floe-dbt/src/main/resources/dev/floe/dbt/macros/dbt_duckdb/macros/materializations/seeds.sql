{# Seeds in DuckDB, which reads CSV files by itself. #}

{% macro duckdb__get_binding_char() %}
    {{ return(adapter.get_binding_char()) }}
{% endmacro %}

{% macro duckdb__get_batch_size() %}
    {{ return(10000) }}
{% endmacro %}

{% macro duckdb__load_csv_rows(model, agate_table) %}
    {%- if config.get('fast', true) -%}
        {%- set path = adapter.get_seed_file_path(model) -%}
        {%- set delimiter = config.get('delimiter', ',') -%}
        {%- set sql -%}
            COPY {{ this.render() }} FROM '{{ path }}' (FORMAT CSV, HEADER TRUE, DELIMITER '{{ delimiter }}')
        {%- endset -%}
        {%- do adapter.add_query(sql, abridge_sql_log=True) -%}
        {{ return(sql) }}
    {%- endif -%}
    {%- set batch_size = get_batch_size() -%}
    {%- set rows = adapter.convert_datetimes_to_strs(agate_table) -%}
    {%- set columns = get_seed_column_quoted_csv(model, rows.column_names) -%}
    {%- set statements = [] -%}
    {%- for batch in rows.rows | batch(batch_size) -%}
        {%- set bindings = [] -%}
        {%- set sql -%}
            insert into {{ this.render() }} ({{ columns }}) values
            {% for row in batch -%}
                {%- do bindings.extend(row) -%}
                (
                {%- for name in rows.column_names -%}
                    {{ get_binding_char() }}{{ ',' if not loop.last }}
                {%- endfor -%}
                ){{ ',' if not loop.last }}
            {%- endfor -%}
        {%- endset -%}
        {%- do adapter.add_query(sql, bindings=bindings, abridge_sql_log=True) -%}
        {%- if loop.first -%}
            {%- do statements.append(sql) -%}
        {%- endif -%}
    {%- endfor -%}
    {{ return(statements[0]) }}
{% endmacro %}
