{# Names of temporary relations in PostgreSQL, which keeps 63 characters of a name and drops the rest unsaid. #}

{# The suffix is kept whole and the name is cut. The time is added where `dstring` is true. #}
{% macro postgres__make_relation_with_suffix(base_relation, suffix, dstring) %}
    {%- set ending = suffix ~ (modules.datetime.datetime.now().strftime('%H%M%S%f') if dstring else '') -%}
    {%- set most = base_relation.relation_max_name_length() -%}
    {%- if ending | length > most -%}
        {%- do exceptions.raise_compiler_error(
            "A name of " ~ most ~ " characters cannot hold the suffix '" ~ ending ~ "'") -%}
    {%- endif -%}
    {%- set name = base_relation.identifier[:most - ending | length] ~ ending -%}
    {{ return(base_relation.incorporate(path={'identifier': name})) }}
{% endmacro %}

{% macro postgres__make_intermediate_relation(base_relation, suffix) %}
    {{ return(postgres__make_relation_with_suffix(base_relation, suffix, dstring=False)) }}
{% endmacro %}

{% macro postgres__make_temp_relation(base_relation, suffix) %}
    {%- set relation = postgres__make_relation_with_suffix(base_relation, suffix, dstring=True) -%}
    {{ return(relation.incorporate(path={'schema': none, 'database': none})) }}
{% endmacro %}

{% macro postgres__make_backup_relation(base_relation, backup_relation_type, suffix) %}
    {%- set relation = postgres__make_relation_with_suffix(base_relation, suffix, dstring=False) -%}
    {{ return(relation.incorporate(type=backup_relation_type)) }}
{% endmacro %}
