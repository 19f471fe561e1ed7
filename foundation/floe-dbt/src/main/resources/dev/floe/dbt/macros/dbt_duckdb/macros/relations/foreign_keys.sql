{# DuckDB replaces no table that a foreign key points at, so tables that point at it go first and are built again. #}

{% macro enforced_constraint_types() %}
    {%- set contract = config.get('contract') -%}
    {%- set types = [] -%}
    {%- if contract.enforced -%}
        {%- for constraint in model.get('constraints') or [] -%}
            {%- do types.append(constraint['type']) -%}
        {%- endfor -%}
        {%- for column in (model.get('columns') or {}).values() -%}
            {%- for constraint in column.get('constraints') or [] -%}
                {%- do types.append(constraint['type']) -%}
            {%- endfor -%}
        {%- endfor -%}
    {%- endif -%}
    {{ return(types) }}
{% endmacro %}

{% macro existing_constraint_types(relation) %}
    {{ return(adapter.existing_key_constraint_types(relation) if relation else []) }}
{% endmacro %}

{% macro has_foreign_key_constraints(relation=none) %}
    {%- if not adapter.catalog_supports_foreign_keys(this.database) -%}
        {{ return(false) }}
    {%- elif 'foreign_key' in enforced_constraint_types() -%}
        {{ return(true) }}
    {%- endif -%}
    {{ return('foreign_key' in existing_constraint_types(relation)) }}
{% endmacro %}

{# A foreign key points at a primary key or at unique columns. #}
{% macro may_be_foreign_key_target(relation=none) %}
    {%- if not adapter.catalog_supports_foreign_keys(this.database) -%}
        {{ return(false) }}
    {%- endif -%}
    {%- set types = enforced_constraint_types() + existing_constraint_types(relation) -%}
    {{ return('primary_key' in types or 'unique' in types) }}
{% endmacro %}

{# The tables that were put aside, to be handed to `restore_foreign_key_dependents` if the build fails. #}
{% macro drop_relation_for_rebuild(relation) %}
    {%- if adapter.disable_transactions() -%}
        {%- do adapter.warn_once(
            "disable_transactions is set, but dbt-duckdb uses a transaction where a table with foreign keys is built, "
            ~ "and floe does, too: what fails leaves the old rows") -%}
    {%- endif -%}
    {%- do adapter.ensure_transaction() -%}
    {%- set dropped = [] -%}
    {%- if relation and relation.is_table and may_be_foreign_key_target(relation) -%}
        {%- set dropped = drop_foreign_key_dependents(relation) -%}
    {%- endif -%}
    {%- do adapter.drop_relation(relation) -%}
    {{ return(dropped) }}
{% endmacro %}

{% macro drop_foreign_key_dependents(relation) %}
    {%- set database = adapter.escape_sql_string(relation.database) -%}
    {%- set schema = adapter.escape_sql_string(relation.schema) -%}
    {%- set identifier = adapter.escape_sql_string(relation.identifier) -%}
    {%- call statement('foreign_key_dependents', fetch_result=True) -%}
        with recursive fks as (
            select table_name, referenced_table
            from duckdb_constraints()
            where constraint_type = 'FOREIGN KEY'
                and lower(database_name) = lower('{{ database }}')
                and lower(schema_name) = lower('{{ schema }}')
                and lower(table_name) <> lower(referenced_table)
        ),
        dependents(table_name, depth) as (
            select table_name, 1 from fks where lower(referenced_table) = lower('{{ identifier }}')
            union
            select fks.table_name, dependents.depth + 1
            from fks join dependents on lower(fks.referenced_table) = lower(dependents.table_name)
        )
        select d.table_name, d.depth, f.referenced_table
        from (select table_name, max(depth) as depth from dependents group by table_name) d
        join fks f on f.table_name = d.table_name
        order by d.depth desc, d.table_name, f.referenced_table
    {%- endcall -%}
    {%- set rows = load_result('foreign_key_dependents').table.rows -%}
    {%- if not rows -%}
        {{ return([]) }}
    {%- endif -%}

    {#- Which model builds each table of the schema; the table at hand is built by the model at hand. -#}
    {%- set builders = {} -%}
    {%- for node in graph.nodes.values() if node.resource_type == 'model'
            and (node.database or '') | lower == (relation.database or '') | lower
            and (node.schema or '') | lower == (relation.schema or '') | lower -%}
        {%- do builders.update({node.alias | lower: node}) -%}
    {%- endfor -%}
    {%- set referenced = {} -%}
    {%- for row in rows -%}
        {%- do referenced.setdefault(row[0], []).append(row[2] | lower) -%}
    {%- endfor -%}
    {%- set targets = {relation.identifier | lower: model.unique_id} -%}
    {%- for name in referenced if name | lower in builders -%}
        {%- do targets.update({name | lower: builders[name | lower].unique_id}) -%}
    {%- endfor -%}

    {%- set problems = [] -%}
    {%- for name, names in referenced.items() -%}
        {%- set node = builders.get(name | lower) -%}
        {%- if not node -%}
            {%- do problems.append(name ~ " (no model of this project builds it)") -%}
        {%- elif node.unique_id not in selected_resources -%}
            {%- do problems.append(name ~ " (model " ~ node.name ~ " is not selected in this run)") -%}
        {%- elif node.config.materialized != 'table' and not (
                node.config.materialized == 'incremental'
                and (flags.FULL_REFRESH if node.config.full_refresh is none else node.config.full_refresh)) -%}
            {%- do problems.append(
                name ~ " (model " ~ node.name ~ " is materialized as " ~ node.config.materialized
                ~ " and would lose its data, unless --full-refresh builds it anew)") -%}
        {%- else -%}
            {%- set found = [] -%}
            {%- for other in names if targets.get(other) in node.depends_on.nodes -%}
                {%- do found.append(other) -%}
            {%- endfor -%}
            {%- if not found -%}
                {%- do problems.append(
                    name ~ " (model " ~ node.name ~ " does not ref() the table its foreign key points at, "
                    ~ "so it may be built first: write \"to: ref('...')\" in the constraint)") -%}
            {%- endif -%}
        {%- endif -%}
    {%- endfor -%}
    {%- if problems -%}
        {%- do exceptions.raise_compiler_error(
            "Table '" ~ relation ~ "' cannot be replaced, as foreign keys point at it from tables that this run "
            ~ "does not build again: " ~ problems | join('; ')) -%}
    {%- endif -%}

    {%- set dropped = [] -%}
    {%- for name in referenced -%}
        {%- set dependent = api.Relation.create(
            database=relation.database, schema=relation.schema, identifier=name, type='table') -%}
        {%- set backup = dependent.incorporate(path={'identifier': name ~ '__dbt_fk_backup'}) -%}
        {%- do adapter.drop_relation(backup) -%}
        {%- call statement('back_up_foreign_key_dependent') -%}
            create table {{ backup }} as select * from {{ dependent }}
        {%- endcall -%}
        {%- do log(
            "Dropping " ~ dependent ~ ", as its foreign key points at " ~ relation ~ "; this run builds it again",
            info=True) -%}
        {%- do adapter.drop_relation(dependent) -%}
        {%- do dropped.append({'relation': dependent, 'backup': backup}) -%}
    {%- endfor -%}
    {{ return(dropped) }}
{% endmacro %}

{# In the opposite order, so that a table is there again before one that points at it. #}
{% macro restore_foreign_key_dependents(dropped) %}
    {%- for entry in dropped | reverse -%}
        {%- do adapter.rename_relation(entry.backup, entry.relation) -%}
    {%- endfor -%}
{% endmacro %}
