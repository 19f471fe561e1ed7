{# Models that are files. #}

{% macro location_exists(location) -%}
    {{ return(adapter.location_exists(location)) }}
{%- endmacro %}

{% macro write_to_file(relation, location, options) -%}
    {%- call statement('write_to_file') -%}
        copy {{ relation }} to '{{ location }}' ({{ options }})
    {%- endcall -%}
{%- endmacro %}

{% macro store_relation(plugin, relation, location, format, config) -%}
    {%- set columns = adapter.get_columns_in_relation(relation) -%}
    {%- do adapter.store_relation(plugin, relation, columns, location, format, config) -%}
{%- endmacro %}

{# Settings beside the options count where the options do not say it themselves. #}
{% macro render_write_options(config) -%}
    {%- set given = config.get('options', {}) -%}
    {%- if given is not mapping -%}
        {%- do exceptions.raise_compiler_error("'options' is a map, but got '" ~ given ~ "'") -%}
    {%- endif -%}
    {%- set options = {} -%}
    {%- for name, value in given.items() -%}
        {%- do options.update({name: render(value)}) -%}
    {%- endfor -%}
    {%- for name in ('format', 'delimiter') -%}
        {%- set value = config.get(name) -%}
        {%- if value is not none and name not in options -%}
            {%- do options.update({name: value}) -%}
        {%- endif -%}
    {%- endfor -%}
    {{ return(options) }}
{%- endmacro %}

{# Partitions are written into a folder, so that path has no suffix. #}
{% macro external_location(relation, config) -%}
    {%- set partitioned = config.get('options', {}).get('partition_by') is not none -%}
    {%- set path = adapter.external_root() ~ '/' ~ relation.identifier -%}
    {{ path if partitioned else path ~ '.' ~ config.get('format', 'parquet') }}
{%- endmacro %}

{# Views on files that other runs have written, so that the models of this run can read them. #}
{% macro register_upstream_external_models() %}
    {%- if execute -%}
        {%- set upstream, schemas = {}, [] -%}
        {%- for id in selected_resources if id in graph.nodes -%}
            {%- for other in graph.nodes[id].depends_on.nodes if other in graph.nodes -%}
                {%- if other not in selected_resources and graph.nodes[other].config.materialized == 'external' -%}
                    {%- do upstream.update({other: graph.nodes[other]}) -%}
                {%- endif -%}
            {%- endfor -%}
        {%- endfor -%}
        {%- for node in upstream.values() -%}
            {%- set relation = api.Relation.create(
                database=node.database, schema=node.schema, identifier=node.alias, type='view') -%}
            {%- set location = node.config.get('location', external_location(relation, node.config)) -%}
            {%- set options = render_write_options(node.config) -%}
            {%- set file = adapter.external_read_location(location, options) -%}
            {%- if relation.without_identifier() | string not in schemas -%}
                {%- do schemas.append(relation.without_identifier() | string) -%}
                {%- call statement('main', language='sql') -%}
                    create schema if not exists {{ relation.without_identifier() }}
                {%- endcall -%}
            {%- endif -%}
            {%- call statement('main', language='sql') -%}
                create or replace view {{ relation }} as (
                    select * from '{{ file }}'
                );
            {%- endcall -%}
        {%- endfor -%}
        {%- if upstream -%}
            {%- do adapter.commit() -%}
        {%- endif -%}
    {%- endif -%}
{% endmacro %}

{# The name under which MotherDuck shows what a model runs. #}
{% macro flight_name(parsed_model) -%}
    {{ return(adapter.dispatch('flight_name', 'dbt')(parsed_model)) }}
{%- endmacro %}

{% macro default__flight_name(parsed_model) -%}
    {{ return(duckdb__flight_name(parsed_model)) }}
{%- endmacro %}

{% macro duckdb__flight_name(parsed_model) -%}
    {%- set name = parsed_model.get('alias') or parsed_model.get('name') -%}
    {%- set parts = ['dbt', parsed_model.get('database'), parsed_model.get('schema'), name] -%}
    {{ return(parts | select | join('-')) }}
{%- endmacro %}
