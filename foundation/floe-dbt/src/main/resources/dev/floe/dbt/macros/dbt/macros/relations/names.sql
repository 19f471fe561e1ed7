{# Dropping and renaming at once, rather than as SQL to be run later. #}

{% macro drop_relation(relation) -%}
    {{ return(adapter.dispatch('drop_relation', 'dbt')(relation)) }}
{%- endmacro %}

{% macro default__drop_relation(relation) -%}
    {%- call statement('drop_relation', auto_begin=False) -%}
        {{ get_drop_sql(relation) }}
    {%- endcall -%}
{%- endmacro %}

{% macro drop_relation_if_exists(relation) %}
    {%- if relation is not none -%}
        {{ adapter.drop_relation(relation) }}
    {%- endif -%}
{% endmacro %}

{% macro rename_relation(from_relation, to_relation) -%}
    {{ return(adapter.dispatch('rename_relation', 'dbt')(from_relation, to_relation)) }}
{%- endmacro %}

{% macro default__rename_relation(from_relation, to_relation) -%}
    {%- call statement('rename_relation') -%}
        alter table {{ from_relation.render() }} rename to {{
            adapter.quote_as_configured(to_relation.identifier, 'identifier') }}
    {%- endcall -%}
{%- endmacro %}
