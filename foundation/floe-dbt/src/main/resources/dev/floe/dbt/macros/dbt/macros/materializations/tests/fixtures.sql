{# Rows of unit tests as queries. #}

{# Rows in place of a relation. Columns that a row does not name are null, of the relation's types. #}
{% macro get_fixture_sql(rows, column_name_to_data_types) %}
    {%- set types = column_name_to_data_types or {} -%}
    {%- set quoted = {} -%}
    {%- if not types -%}
        {%- set relation = this -%}
        {%- if defer_relation -%}
            {%- set relation = load_relation(this) or defer_relation -%}
        {%- endif -%}
        {%- for column in adapter.get_columns_in_relation(relation) -%}
            {%- do types.update({column.name | lower: column.data_type}) -%}
            {%- do quoted.update({column.name | lower: column.quoted}) -%}
        {%- endfor -%}
    {%- endif -%}
    {%- if not types -%}
        {{ exceptions.raise_compiler_error(
            "Unit tests need the columns of '" ~ model.name ~ "', but the relation '" ~ this ~ "' does not exist") }}
    {%- endif -%}
    {%- set empty = {} -%}
    {%- for name, type in types.items() -%}
        {%- do empty.update({name: safe_cast('null', type) | trim}) -%}
    {%- endfor -%}
    {{ validate_fixture_rows(rows, row_number) }}
    {%- for row in rows -%}
        {%- set values = {} -%}
        {%- do values.update(empty) -%}
        {%- do values.update(format_row(row, types)) %}
    select
        {%- for name, value in values.items() %}
        {{ value }} as {{ quoted.get(name, name) }}{{ ',' if not loop.last }}
        {%- endfor %}
    {{ 'union all' if not loop.last }}
    {%- endfor -%}
    {%- if not rows %}
    select
        {%- for name, value in empty.items() %}
        {{ value }} as {{ quoted.get(name, name) }}{{ ',' if not loop.last }}
        {%- endfor %}
    limit 0
    {%- endif -%}
{% endmacro %}

{# Rows that a model should have made, with no more columns than the rows name. #}
{% macro get_expected_sql(rows, column_name_to_data_types, column_name_to_quoted) %}
    {%- for row in rows -%}
        {%- set values = format_row(row, column_name_to_data_types) %}
    select
        {%- for name, value in values.items() %}
        {{ value }} as {{ column_name_to_quoted[name] }}{{ ', ' if not loop.last }}
        {%- endfor %}
    {{ 'union all' if not loop.last }}
    {%- endfor -%}
    {%- if not rows %}
    select * from dbt_internal_unit_test_actual
    limit 0
    {%- endif -%}
{% endmacro %}

{# Each value as SQL, by lower-case column names. Text is quoted; anything else is taken as it is written. #}
{% macro format_row(row, column_name_to_data_types) %}
    {%- set formatted = {} -%}
    {%- for name, value in row.items() -%}
        {%- set name = name | lower -%}
        {%- if name not in column_name_to_data_types -%}
            {%- set fixture = 'expected output' if model.resource_type == 'unit_test' else "'" ~ model.name ~ "'" -%}
            {{ exceptions.raise_compiler_error(
                "Invalid column name: '" ~ name ~ "' in unit test fixture for " ~ fixture ~ ". There are the columns '"
                ~ column_name_to_data_types.keys() | join("', '") ~ "'") }}
        {%- endif -%}
        {%- set type = column_name_to_data_types[name] -%}
        {%- set literal = value -%}
        {%- if value is none -%}
            {%- set literal = 'null' -%}
        {%- elif value is string -%}
            {%- set literal = dbt.string_literal(dbt.escape_single_quotes(value)) -%}
            {#- A size that the adapter has assumed would cut the text. -#}
            {%- set type = 'character varying' if type.startswith('character varying') else type -%}
        {%- endif -%}
        {%- do formatted.update({name: safe_cast(literal, type)}) -%}
    {%- endfor -%}
    {{ return(formatted) }}
{% endmacro %}

{% macro validate_fixture_rows(rows, row_number) -%}
    {{ return(adapter.dispatch('validate_fixture_rows', 'dbt')(rows, row_number)) }}
{%- endmacro %}

{# For databases that cannot take every row. #}
{% macro default__validate_fixture_rows(rows, row_number) %}
{% endmacro %}
