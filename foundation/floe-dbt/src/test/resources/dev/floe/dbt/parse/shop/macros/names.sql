{% set invisible = 'not seen by the macros of this file' %}
{% macro generate_schema_name(custom_schema_name, node) -%}
    {{ target.schema if custom_schema_name is none else 'team_' ~ custom_schema_name | trim }}
{%- endmacro %}
{% macro grant_all(who) %}{{ return(none) }}text that is lost{% endmacro %}
