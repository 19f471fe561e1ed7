{# Descriptions as comments in the database. #}

{% macro alter_column_comment(relation, column_dict) -%}
    {{ return(adapter.dispatch('alter_column_comment', 'dbt')(relation, column_dict)) }}
{%- endmacro %}

{% macro default__alter_column_comment(relation, column_dict) -%}
    {{ exceptions.raise_not_implemented('adapter ' ~ adapter.type() ~ ' has no macro alter_column_comment') }}
{%- endmacro %}

{% macro alter_relation_comment(relation, relation_comment) -%}
    {{ return(adapter.dispatch('alter_relation_comment', 'dbt')(relation, relation_comment)) }}
{%- endmacro %}

{% macro default__alter_relation_comment(relation, relation_comment) -%}
    {{ exceptions.raise_not_implemented('adapter ' ~ adapter.type() ~ ' has no macro alter_relation_comment') }}
{%- endmacro %}

{% macro persist_docs(relation, model, for_relation=true, for_columns=true) -%}
    {{ return(adapter.dispatch('persist_docs', 'dbt')(relation, model, for_relation, for_columns)) }}
{%- endmacro %}

{% macro default__persist_docs(relation, model, for_relation, for_columns) -%}
    {%- if for_relation and config.persist_relation_docs() and model.description -%}
        {%- do run_query(alter_relation_comment(relation, model.description)) -%}
    {%- endif -%}
    {%- if for_columns and config.persist_column_docs() and model.columns -%}
        {%- set names = adapter.get_columns_in_relation(relation) | map(attribute='name') | list -%}
        {%- set described = validate_doc_columns(relation, model.columns, names) -%}
        {%- set comments = alter_column_comment(relation, described) if described else '' -%}
        {%- if comments | trim -%}
            {%- do run_query(comments) -%}
        {%- endif -%}
    {%- endif -%}
{%- endmacro %}

{# The described columns that exist: by the very name where it is quoted, in any case where it is not. #}
{% macro validate_doc_columns(relation, column_dict, existing_column_names) %}
    {%- set folded = existing_column_names | map('lower') | list -%}
    {%- set found, missing = {}, [] -%}
    {%- for name, column in column_dict.items() -%}
        {%- if ((name in existing_column_names) if column.get('quote') else (name | lower in folded)) -%}
            {%- do found.update({name: column}) -%}
        {%- else -%}
            {%- do missing.append(name) -%}
        {%- endif -%}
    {%- endfor -%}
    {%- if missing -%}
        {%- do exceptions.warn(
            "Relation " ~ relation.render() ~ ": The following columns are specified in the schema but are not present in "
            ~ "the database: " ~ missing | join(", ")) -%}
    {%- endif -%}
    {{ return(found) }}
{% endmacro %}
