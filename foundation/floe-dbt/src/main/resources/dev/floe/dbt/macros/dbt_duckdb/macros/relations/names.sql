{# Dropping and renaming in DuckDB, and relations for the time of a build. #}

{% macro duckdb__drop_relation(relation) -%}
    {%- call statement('drop_relation', auto_begin=False) -%}
        drop {{ relation.type }} if exists {{ relation }} {{ 'cascade' if not adapter.is_ducklake(relation) }}
    {%- endcall -%}
{%- endmacro %}

{% macro duckdb__rename_relation(from_relation, to_relation) -%}
    {%- call statement('rename_relation') -%}
        alter {{ to_relation.type }} {{ from_relation }} rename to {{
            adapter.quote_as_configured(to_relation.identifier, 'identifier') }}
    {%- endcall -%}
{%- endmacro %}

{# MotherDuck has no temporary tables, so a table of a schema for such tables takes their place. #}
{% macro duckdb__dispatch_temporary_relation(target_relation, batch_id='') %}
    {%- if not adapter.is_motherduck() -%}
        {{ return({'relation': make_temp_relation(target_relation), 'temporary': True}) }}
    {%- endif -%}
    {%- set path = adapter.get_temp_relation_path(target_relation, batch_id) -%}
    {%- set relation = target_relation.incorporate(path=path) -%}
    {%- do create_schema(relation) -%}
    {%- if not adapter.disable_transactions() -%}
        {%- do adapter.commit() -%}
    {%- endif -%}
    {{ return({'relation': relation, 'temporary': False}) }}
{% endmacro %}

{% macro drop_indexes_on_relation(relation) -%}
    {%- call statement('get_indexes_on_relation', fetch_result=True, auto_begin=False) -%}
        SELECT index_name
        FROM duckdb_indexes()
        WHERE database_name = '{{ relation.database }}'
            AND schema_name = '{{ relation.schema }}'
            AND table_name = '{{ relation.identifier }}'
    {%- endcall -%}
    {%- for row in load_result('get_indexes_on_relation').table.rows -%}
        {%- call statement('drop_index', auto_begin=False) -%}
            DROP INDEX "{{ relation.database }}"."{{ relation.schema }}"."{{ row[0] }}"
        {%- endcall -%}
    {%- endfor -%}
{%- endmacro %}
