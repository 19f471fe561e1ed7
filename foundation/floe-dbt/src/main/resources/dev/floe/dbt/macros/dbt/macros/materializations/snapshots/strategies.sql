{# How a snapshot finds out that a row has changed. #}

{# The macro of a strategy by its name, with or without the package that it is in. #}
{% macro strategy_dispatch(name) -%}
    {%- set package, found = none, context -%}
    {%- set strategy = name -%}
    {%- if '.' in name -%}
        {%- set package, strategy = name.split('.', 1) -%}
        {%- set found = context.get(package) -%}
        {%- if found is none -%}
            {{ exceptions.raise_compiler_error(
                "Snapshot strategy '" ~ name ~ "' is of an unknown package '" ~ package ~ "'") }}
        {%- endif -%}
    {%- endif -%}
    {%- set macro_name = 'snapshot_' ~ strategy ~ '_strategy' -%}
    {%- if macro_name not in found -%}
        {{ exceptions.raise_compiler_error(
            "Snapshot strategy '" ~ name ~ "' needs a macro '" ~ macro_name ~ "', but there is none") }}
    {%- endif -%}
    {{ return(found[macro_name]) }}
{%- endmacro %}

{% macro snapshot_hash_arguments(args) -%}
    {{ adapter.dispatch('snapshot_hash_arguments', 'dbt')(args) }}
{%- endmacro %}

{% macro default__snapshot_hash_arguments(args) -%}
    md5(
    {%- for argument in args -%}
        coalesce(cast({{ argument }} as varchar ), ''){{ " || '|' || " if not loop.last }}
    {%- endfor -%}
    )
{%- endmacro %}

{# Changed is what has a later time of update than the version that the snapshot holds. #}
{% macro snapshot_timestamp_strategy(node, snapshotted_rel, current_rel, model_config, target_exists) %}
    {%- set unique_key = config.get('unique_key') -%}
    {%- set updated_at = config.get('updated_at') -%}
    {%- set hard_deletes = adapter.get_hard_deletes_behavior(config) -%}
    {%- set names = config.get('snapshot_table_column_names') or get_snapshot_table_column_names() -%}
    {%- set old, new = snapshotted_rel ~ '.' ~ names.dbt_valid_from, current_rel ~ '.' ~ updated_at -%}
    {%- set keys = unique_key if unique_key | is_list else [unique_key] -%}
    {{ return({
        'unique_key': unique_key,
        'updated_at': updated_at,
        'row_changed': '(' ~ old ~ ' < ' ~ new ~ ')',
        'scd_id': snapshot_hash_arguments(keys + [updated_at]),
        'invalidate_hard_deletes': hard_deletes == 'invalidate',
        'hard_deletes': hard_deletes,
    }) }}
{% endmacro %}

{# Changed is what has other values in the compared columns, null being a value too. #}
{% macro snapshot_check_strategy(node, snapshotted_rel, current_rel, model_config, target_exists) %}
    {%- set check_cols = config.get('check_cols') -%}
    {%- set unique_key = config.get('unique_key') -%}
    {%- set hard_deletes = adapter.get_hard_deletes_behavior(config) -%}
    {%- set updated_at = config.get('updated_at') or snapshot_get_time() -%}
    {%- set added, columns = snapshot_check_all_get_existing_columns(node, target_exists, check_cols) -%}
    {%- set changes = [get_true_sql()] if added else [] -%}
    {%- for column in ([] if added else columns) -%}
        {%- set old, new = snapshotted_rel ~ '.' ~ column, current_rel ~ '.' ~ column -%}
        {%- do changes.append(
            old ~ ' != ' ~ new ~ ' or (((' ~ old ~ ' is null) and not (' ~ new ~ ' is null)) or ((not '
            ~ old ~ ' is null) and (' ~ new ~ ' is null)))') -%}
    {%- endfor -%}
    {%- set keys = unique_key if unique_key | is_list else [unique_key] -%}
    {{ return({
        'unique_key': unique_key,
        'updated_at': updated_at,
        'row_changed': '(' ~ changes | join(' or ') ~ ')',
        'scd_id': snapshot_hash_arguments(keys + [updated_at]),
        'invalidate_hard_deletes': hard_deletes == 'invalidate',
        'hard_deletes': hard_deletes,
    }) }}
{% endmacro %}

{# Whether the query has compared columns that the snapshot does not have yet, and those that both have, quoted. #}
{% macro snapshot_check_all_get_existing_columns(node, target_exists, check_cols_config) -%}
    {%- if not target_exists -%}
        {{ return((false, [])) }}
    {%- endif -%}
    {%- set target = adapter.get_relation(database=node.database, schema=node.schema, identifier=node.alias) -%}
    {%- if check_cols_config == 'all' -%}
        {%- set compared = get_columns_in_query(node['compiled_code']) -%}
    {%- elif check_cols_config is iterable and check_cols_config | length > 0 -%}
        {%- set compared = get_columns_in_query(
            'select ' ~ check_cols_config | join(', ') ~ ' from (' ~ node['compiled_code'] ~ ') subq') -%}
    {%- else -%}
        {%- do exceptions.raise_compiler_error(
            "'check_cols' is 'all' or a list of columns, but got '" ~ check_cols_config ~ "'") -%}
    {%- endif -%}
    {%- set existing = adapter.get_columns_in_relation(target) | map(attribute='name') | list -%}
    {%- set shared = [] -%}
    {%- for name in compared if name in existing -%}
        {%- do shared.append(adapter.quote(name)) -%}
    {%- endfor -%}
    {{ return((shared | length < compared | length, shared)) }}
{%- endmacro %}
